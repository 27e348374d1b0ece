import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { KPI_KEYS } from '../../force-app/main/domain/lwc/success/success.ts';
import { startLocalOrg, type RunningLocalOrg, type StartOptions } from '../../scripts/local-org/start.ts';

/** Customers of three CSMs whose accounts are their own, with something of everything that reports are about. */

type Fields = Readonly<Record<string, unknown>>;

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** A Wednesday. */
const NOW = new Date('2026-11-18T15:00:00Z');
const CUSTOMERS = 30;
const CSMS = ['csm', 'csm2', 'csm3'] as const;
const SEGMENTS = ['Enterprise', 'Mid-Market', 'Small Business', null];
const EDITIONS = ['Enterprise', 'Professional', 'Basic'];
const CALLS = ['Commit', 'Likely', 'At Risk', 'Lost', null];
/** Days ago on which every fourth customer churned; a Sunday, a Monday, and both sides of 90 days among them. */
const CHURNED_AGO = [3, 21, 40, 58, 77, 90, 91, 200];
/** Is lost, and a customer until its term is over. */
const LEAVING = 6;
const DUE_IN = [-5, -1, 0, 12, 30, 31, 45, 60, 61, 75, 90, 91, 150, 180, 181, 300, null];
const MS_PER_DAY = 86_400_000;

/** So many days from today, as a date. */
export function day(offset: number): string {
    return new Date(NOW.getTime() + offset * MS_PER_DAY).toISOString().slice(0, 10);
}

/** The item of a list that goes round. */
function turn<T>(items: readonly T[], index: number): T {
    return items[index % items.length]!;
}

/** First day without the customer; null: it is one. */
function churnedOn(index: number): string | null {
    const ago = CHURNED_AGO[index / 4];
    return ago === undefined ? null : day(-ago);
}

export interface ReportsOrg {
    readonly running: RunningLocalOrg;
    close(): Promise<void>;
}

/** An org in which only its owner, and who is above in the roles, sees an account. */
export async function startReportsOrg(options: Partial<StartOptions> = {}): Promise<ReportsOrg> {
    const folder = mkdtempSync(join(tmpdir(), 'reports-test-'));
    const config = JSON.parse(readFileSync(join(ROOT, 'config', 'local-org.json'), 'utf8')) as Record<string, unknown>;
    const defaults = { ...(config['organizationWideDefaults'] as object), Account: 'Private' };
    const configFile = join(folder, 'local-org.json');
    writeFileSync(configFile, JSON.stringify({ ...config, organizationWideDefaults: defaults }));
    const running = await startLocalOrg({ port: 0, empty: true, root: ROOT, configFile, now: () => NOW, ...options });
    new Maker(running).run();
    return {
        running,
        close: async () => {
            await running.close();
            rmSync(folder, { recursive: true, force: true });
        }
    };
}

interface MadeCustomer {
    readonly index: number;
    readonly accountId: string;
    readonly id: string;
}

class Maker {
    readonly #running: RunningLocalOrg;

    constructor(running: RunningLocalOrg) {
        this.#running = running;
    }

    run(): void {
        const customers = this.#customers();
        this.#overrides(customers);
        this.#metrics(customers);
        this.#snapshots(customers);
        this.#journeys(customers);
        this.#plays(customers);
        this.#surveys(customers);
        this.#advocacies(customers);
        this.#kpis();
    }

    #user(persona: string): string {
        return this.#running.personas[persona]?.userId ?? '';
    }

    #insert(object: string, rows: readonly Fields[], persona = 'integration'): string[] {
        const { org } = this.#running;
        return org.dml.insert(org.session(this.#user(persona)), object, rows, true).map((result) => {
            if (!result.success) throw new Error(`${object}: ${JSON.stringify(result)}`);
            return result.id;
        });
    }

    #customers(): MadeCustomer[] {
        const indexes = Array.from({ length: CUSTOMERS }, (_, index) => index);
        const accounts = this.#insert(
            'Account',
            indexes.map((index) => ({ Name: `Customer ${String(index)}`, OwnerId: this.#user(turn(CSMS, index)) })),
            'admin'
        );
        const ids = this.#insert(
            'Success_Customer__c',
            indexes.map((index) => ({
                Account__c: accounts[index],
                Account_Key__c: accounts[index],
                CSM__c: this.#user(turn(CSMS, index)),
                Segment__c: turn(SEGMENTS, index),
                Edition__c: turn(EDITIONS, index),
                ARR__c: index % 7 === 0 ? null : 10_000.5 * (index + 1),
                ACV__c: index % 5 === 0 ? null : 5000 * (index + 1),
                Churned_On__c: churnedOn(index),
                ...healthOf(index),
                ...journeyOf(index)
            }))
        );
        return indexes.map((index) => ({ index, accountId: accounts[index] ?? '', id: ids[index] ?? '' }));
    }

    #overrides(customers: readonly MadeCustomer[]): void {
        const { org } = this.#running;
        const manager = this.#user('manager');
        const rows = customers
            .filter(({ index }) => index % 5 === 4)
            .map(({ id, index }) => ({
                Id: id,
                Override_Score__c: 40 + index,
                Override_Band__c: 'Yellow',
                Override_Reason__c: 'The sponsor told us so',
                Override_Set_On__c: day(index === 14 ? 2 : -1),
                Override_Expires_On__c: day(10 + index),
                Override_By__c: manager
            }));
        for (const result of org.dml.update(org.session(manager), 'Success_Customer__c', rows, true)) {
            if (!result.success) throw new Error(JSON.stringify(result));
        }
    }

    #metrics(customers: readonly MadeCustomer[]): void {
        const keys = ['licenceUtilisation', 'csat', 'nps', 'tickets'];
        const statuses = ['Counted', 'Stale', 'Missing', 'Invalid', 'Not Applicable'];
        const rows = customers.flatMap(({ accountId, id, index }) =>
            keys.map((key, place) => ({
                Customer__c: id,
                Unique_Key__c: `${accountId}:${key}`,
                Metric_Key__c: key,
                Label__c: `Label of ${key}`,
                Source__c: 'Import',
                Status__c: turn(statuses, index + place),
                Weight__c: place + 1.25,
                Measured_On__c: day(-index)
            }))
        );
        this.#insert('Success_Metric__c', rows);
    }

    #snapshots(customers: readonly MadeCustomer[]): void {
        const rows = customers.flatMap(({ accountId, id, index }) =>
            snapshotsAgo(index).map((ago, place) => ({
                Customer__c: id,
                Snapshot_Key__c: `${accountId}:${day(-ago - 2)}`,
                Taken_On__c: day(-ago),
                Snapshot_Band__c: turn(['Red', 'Yellow', 'Green'], index + place),
                Snapshot_ARR__c: index % 3 === 0 ? null : 9000.25 * (index + 1),
                Snapshot_Score__c: (index + place) % 6 === 5 ? null : (index * 11 + place * 7) % 101,
                Snapshot_Coverage__c: 60 + ((index + place) % 40)
            }))
        );
        this.#insert('Success_Snapshot__c', rows);
    }

    #journeys(customers: readonly MadeCustomer[]): void {
        const rows = customers.flatMap(({ accountId, id, index }) => [
            pastTerm(accountId, id, index),
            lastTerm(accountId, id, index)
        ]);
        const ids = this.#insert('Success_Journey__c', rows);
        const milestones = rows.flatMap((journey, place) => milestonesOf(ids[place] ?? '', journey, place));
        this.#insert('Success_Milestone__c', milestones, 'admin');
    }

    #plays(customers: readonly MadeCustomer[]): void {
        const rows = customers
            .filter(({ index }) => index % 5 !== 3)
            .flatMap(({ accountId, id, index }) => [
                playOf(accountId, id, 'supportOverload', 'Support overload', index, index % 2 === 0),
                playOf(accountId, id, 'advocate', 'Advocate', index + 1, index % 3 === 0)
            ]);
        this.#insert('Success_Play__c', rows);
    }

    #surveys(customers: readonly MadeCustomer[]): void {
        const touchpoints = ['Onboarding', 'Support Resolution', 'QBR', 'Relationship', null];
        const rows = customers.flatMap(({ accountId, id, index }) => [
            {
                Customer__c: id,
                Survey_Key__c: `${accountId}:csat`,
                Survey_Kind__c: 'CSAT',
                Touchpoint__c: turn(touchpoints, index),
                Answer__c: 1 + ((2 * index + Math.floor(index / 5)) % 5),
                Answered_On__c: day(-4 * index),
                Survey_Source__c: 'Import',
                Follow_Up__c: index % 5 < 2 ? 'Open' : 'Not Needed'
            },
            {
                Customer__c: id,
                Survey_Key__c: `${accountId}:nps`,
                Survey_Kind__c: 'NPS',
                Touchpoint__c: 'Relationship',
                Answer__c: index % 11,
                Answered_On__c: day(-3 * index - 1),
                Survey_Source__c: 'Import',
                ...this.#followUp(index)
            }
        ]);
        this.#insert('Success_Survey__c', rows);
    }

    #followUp(index: number): Fields {
        if (index % 11 > 6) return { Follow_Up__c: 'Not Needed' };
        if (index % 3 === 0) return { Follow_Up__c: 'Open' };
        const called = { Followed_Up_By__c: this.#user('csm'), Followed_Up_On__c: day(0) };
        return index % 3 === 1
            ? { Follow_Up__c: 'Called', ...called }
            : { Follow_Up__c: 'Closed', Follow_Up_Outcome__c: 'Fixed', ...called };
    }

    #advocacies(customers: readonly MadeCustomer[]): void {
        const kinds = ['Nomination', 'Reference Call', 'Case Study', 'Testimonial', 'Review'];
        const statuses = ['Asked', 'Agreed', 'Given', 'Declined'];
        const rows = customers.map(({ id, index }) => {
            const kind = turn(kinds, index);
            const status = kind === 'Nomination' ? null : turn(statuses, index);
            return {
                Customer__c: id,
                Advocacy_Kind__c: kind,
                Asked_On__c: day(-index * 15 - 10),
                Advocacy_Status__c: status,
                Given_On__c: status === 'Given' ? day(-1) : null
            };
        });
        this.#insert('Success_Advocacy__c', rows);
    }

    #kpis(): void {
        const kpis = KPI_KEYS.flatMap((kpi, place) =>
            KPI_PERIODS.flatMap(([period, starts]) =>
                starts.flatMap((start, index) =>
                    KPI_SLICES.map(([by, slice], cut) => ({
                        Kpi_Key__c: `${kpi}:${period}:${start}:${by}:${slice}`,
                        Kpi__c: kpi,
                        Kpi_Label__c: `Label of ${kpi}`,
                        Kpi_Unit__c: turn(KPI_UNITS, place),
                        Period__c: period,
                        Period_Start__c: start,
                        Slice_By__c: by,
                        Slice__c: slice,
                        // No data in some, no target in others.
                        Kpi_Value__c:
                            (place + index + cut) % 5 === 4
                                ? null
                                : (10 + place + index * 3 + cut / 8) * (isMoney(place) ? 100 ** index : 1),
                        Target__c: place % 3 === 2 ? null : 20 + index,
                        Kpi_As_Of__c: day(-1)
                    }))
                )
            )
        );
        this.#insert('Success_Kpi__c', kpis);
    }
}

const KPI_UNITS = ['Percent', 'Number', 'Currency', 'Days', 'Hours', 'Points'];
/** Small sums and large ones. */
const isMoney = (place: number): boolean => turn(KPI_UNITS, place) === 'Currency';
const KPI_PERIODS: readonly (readonly [string, readonly string[]])[] = [
    ['Month', ['2024-12-01', '2025-01-01', '2026-09-01', '2026-10-01', '2026-11-01']],
    ['Quarter', ['2024-10-01', '2025-10-01', '2026-04-01', '2026-10-01']],
    ['Year', ['2023-01-01', '2024-01-01', '2025-01-01', '2026-01-01']]
];
const KPI_SLICES: readonly (readonly [string, string])[] = [
    ['All', 'All'],
    ['Segment', 'Enterprise'],
    ['Segment', 'Mid-Market'],
    ['Edition', 'Basic'],
    ['CSM', 'Ann Brown'],
    ['CSM', 'Mei Tan']
];

function healthOf(index: number): Fields {
    const score = index % 6 === 0 ? null : (index * 13) % 101;
    const band = score === null ? null : score <= 50 ? 'Red' : score <= 75 ? 'Yellow' : 'Green';
    return {
        Computed_Score__c: score,
        Computed_Band__c: band,
        Coverage__c: score === null ? 30 + index : 80,
        Metrics_Counted__c: 5,
        Metrics_Applicable__c: 13,
        Change_4_Weeks__c: index % 5 === 0 ? null : ((index * 7) % 31) - 20,
        Main_Reason__c: `Reason ${String(index)}`
    };
}

/** Those who left keep here what was known of them last, whatever the job would write: reports are not to count on it. */
function journeyOf(index: number): Fields {
    const dueIn = index === LEAVING ? null : turn(DUE_IN, index);
    const started = -20 * index;
    return {
        Renews_On__c: dueIn === null ? null : day(dueIn),
        Decision_Deadline__c: dueIn === null || index % 8 === 7 ? null : day(dueIn - 60),
        Health_Call__c: turn(CALLS, index),
        CSM_Call__c: turn(CALLS, index + 1),
        Calls_Disagree__c: index % 7 < 2,
        Gap_Weeks__c: (index % 5) - 2,
        Current_Term__c: index % 6 === 0 ? 2 : 1,
        Term_Starts_On__c: day(index === 4 ? 5 : started),
        Onboarded_On__c: index % 3 === 0 ? day(started + 25) : null,
        Days_To_First_Value__c: index % 5 === 1 ? null : 40 + index
    };
}

/** Days ago on which snapshots were taken; of those who left none after that, and one of each week a quarter before. */
function snapshotsAgo(index: number): readonly number[] {
    const churnedAgo = CHURNED_AGO[index / 4];
    return churnedAgo === undefined
        ? [0, 7, 14, 70, 119, 126, 140]
        : [2, 9, 75, 82, 89, 96, 103].map((before) => churnedAgo + before);
}

/** The term that runs. Of those who left it was lost: at its end, or, where it had none, at any time. */
function lastTerm(accountId: string, id: string, index: number): Fields {
    const churned = churnedOn(index);
    const lostOn = index === LEAVING ? day(-10) : churned;
    const runsUntil = index % 8 === 0 ? null : day(-1 - (CHURNED_AGO[index / 4] ?? 0));
    return {
        Customer__c: id,
        Journey_Key__c: `${accountId}:main:2`,
        Subscription__c: 'main',
        Term__c: 2,
        Starts_On__c: day(-100 - index - (CHURNED_AGO[index / 4] ?? 0)),
        Ends_On__c: churned === null ? day(265 - index) : runsUntil,
        Journey_ACV__c: index % 3 === 1 ? null : 1000 * (index + 1),
        Outcome__c: lostOn === null ? null : 'Lost',
        Outcome_On__c: lostOn,
        Outcome_Reason__c: lostOn === null ? null : 'Price'
    };
}

/** A term that is over, or open where nobody told. */
function pastTerm(accountId: string, id: string, index: number): Fields {
    const outcome = turn(['Renewed', 'Lost', null], index);
    return {
        Customer__c: id,
        Journey_Key__c: `${accountId}:main:1`,
        Subscription__c: 'main',
        Term__c: 1,
        Starts_On__c: day(-500 - index * 25),
        Ends_On__c: day(-101 - index * 25),
        // Nothing is a value of its own; no value is not.
        Journey_ACV__c: index % 7 === 1 ? 0 : index % 2 === 0 ? null : 900.25 * (index + 1),
        Outcome__c: outcome,
        Outcome_On__c: outcome === null ? null : day(-101 - index * 25),
        Outcome_Reason__c: outcome === 'Lost' ? 'Price' : null
    };
}

function milestonesOf(journeyId: string, journey: Fields, place: number): Fields[] {
    const keys = ['blogMigrated', 'crmIntegrated', 'leadGoal'];
    return keys.map((key, number) => ({
        Journey__c: journeyId,
        Milestone_Unique_Key__c: `${String(journey['Journey_Key__c'])}:${key}`,
        Milestone_Key__c: key,
        Milestone_Label__c: `Label of ${key}`,
        Milestone_Kind__c: 'Done',
        Due_On__c: day(20 - 15 * ((place + number) % 5)),
        Stuck_On__c: day(25 - 12 * ((place + number) % 5)),
        Completed_On__c: (place + number) % 4 === 3 ? journey['Starts_On__c'] : null
    }));
}

function playOf(accountId: string, id: string, key: string, name: string, index: number, isRunning: boolean): Fields {
    const startedOn = day(-3 * index - 1);
    const status = isRunning ? 'Running' : index % 4 === 3 ? 'Cancelled' : 'Completed';
    return {
        Customer__c: id,
        Play_Key__c: key,
        Play_Name__c: name,
        Start_Key__c: `${accountId}:${key}:${startedOn}`,
        Running_Slot__c: isRunning ? `${accountId}:${key}` : null,
        Play_Status__c: status,
        Started_On__c: startedOn,
        Start_Source__c: index % 4 === 1 ? 'Person' : 'Job',
        Next_Due_On__c: isRunning ? day((index % 7) - 3) : null,
        Ended_On__c: isRunning ? null : day(-3 * index),
        End_Reason__c: status === 'Cancelled' ? 'No longer needed' : null,
        Score_At_Start__c: index % 5 === 0 ? null : 30 + index,
        Score_At_End__c: isRunning ? null : 35 + ((index * 3) % 40)
    };
}
