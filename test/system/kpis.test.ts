import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { addDays, defaultModel, type SuccessModel } from '../../force-app/main/domain/lwc/success/success.ts';
import { pushModel } from '../../scripts/jobs/model-store.ts';
import { Faults } from '../../scripts/local-org/server/faults.ts';
import { localConnection } from '../../scripts/org/connection.ts';
import { query } from '../../scripts/org/query.ts';
import { announced, create, runJob, spawnJob, startJobsOrg, update, type JobsOrg } from './jobs-fixture.ts';
import { opportunity } from './journeys-fixture.ts';
import { AS_OF, fillKpiOrg, kpiRows, runAt, type KpiOrg, type KpiRow } from './kpis-fixture.ts';

const faults = new Faults();
let org: JobsOrg;
let filled: KpiOrg;

async function fill(): Promise<void> {
    faults.clear();
    org = await startJobsOrg({ faults });
    filled = await fillKpiOrg(org);
}

function figure(rows: ReadonlyMap<string, KpiRow>, key: string): readonly (number | null)[] {
    const row = rows.get(key);
    assert.ok(row, key);
    return [row.Kpi_Value__c, row.Numerator__c, row.Denominator__c, row.Counted__c, row.Left_Out__c];
}

/** What matters of the rows, without what depends on when they were written. */
function told(rows: ReadonlyMap<string, KpiRow>): unknown {
    return [...rows.values()].map(({ SystemModstamp, ...row }) => (assert.ok(SystemModstamp), row));
}

describe('the KPIs of a run', () => {
    let rows: Map<string, KpiRow>;
    before(async () => {
        await fill();
        const summary = await runAt(org, AS_OF);
        assert.equal(summary.failed, 0);
        rows = await kpiRows(org);
        assert.equal(summary.kpisWritten, rows.size);
    });
    after(() => org.close());

    for (const [kpi, ...expected] of [
        ['eligibleChurn', 33.3333, 12_000, 36_000, 2, 0],
        ['grossRetention', 66.6667, 24_000, 36_000, 2, 0],
        ['netRetention', 83.3333, 30_000, 36_000, 2, 0],
        ['monthlyChurn', 28.5714, 1000, 3500, 3, 0],
        ['customerLifetimeValue', 3266.6667, 93_333.3333, 28.5714, 3, 0],
        ['retentionRate', 66.6667, 2, 3, 3, 0],
        ['customerChurn', 33.3333, 1, 3, 3, 0],
        // Of 3650 in 365 days 19 days; the next term, the lost one and the new one have none recorded.
        ['spendOfAcv', 15.2083, 190, 1249.3151, 1, 3],
        ['spendOfNewAcv', 12.6667, 190, 1500, 1, 0],
        ['unhealthyCustomers', 100, 1, 1, 1, 1],
        ['averageHealth', 50, 50, 1, 1, 1],
        ['onboardingCompletion', 100, 1, 1, 1, 0],
        ['timeToFirstValue', null, 0, 0, 0, 0],
        ['customerEngagement', 50, 1, 2, 2, 0],
        ['contentConsumption', 1, 1, null, 1, 0],
        ['csat', 66.6667, 2, 3, 3, 1],
        ['nps', 50, 1, 2, 2, 0],
        ['ticketResolution', 15, 30, 2, 2, 0],
        ['upsellRate', 50, 1, 2, 2, 0],
        ['scoreAccuracy60', 100, 1, 1, 2, 0],
        ['scoreAccuracy90', null, 0, 0, 0, 2]
    ] as const)
        test(`of July: ${kpi}`, () => assert.deepEqual(figure(rows, `${kpi}:Month:2026-07-01:All:All`), expected));

    test('by segment, edition and CSM; what is not set is a slice of its own', () => {
        const csm = org.running.personas['csm'];
        assert.deepEqual(figure(rows, `retentionRate:Month:2026-07-01:CSM:${csm?.userId}`).slice(0, 3), [50, 1, 2]);
        assert.equal(rows.get(`retentionRate:Month:2026-07-01:CSM:${csm?.userId}`)?.Slice_CSM__c, csm?.userId);
        assert.equal(rows.get(`retentionRate:Month:2026-07-01:CSM:`)?.Slice__c, 'Not Set');
        assert.deepEqual(figure(rows, 'retentionRate:Month:2026-07-01:Segment:Enterprise').slice(0, 3), [50, 1, 2]);
        assert.deepEqual(figure(rows, 'netRetention:Month:2026-07-01:Edition:Professional'), [null, 0, 0, 0, 0]);
    });

    test('by quarter and year, so far', () => {
        assert.deepEqual(figure(rows, 'netRetention:Quarter:2026-07-01:All:All').slice(0, 1), [83.3333]);
        assert.deepEqual(figure(rows, 'timeToFirstValue:Quarter:2026-07-01:All:All').slice(0, 1), [50]);
        const year = rows.get('nps:Year:2026-01-01:All:All');
        assert.deepEqual([year?.Kpi_Value__c, year?.Period_Closed__c, year?.Kpi_As_Of__c], [50, false, AS_OF]);
    });

    test('closed periods, their targets on the way, and why something was left out', () => {
        const july = rows.get('unhealthyCustomers:Month:2026-07-01:All:All');
        assert.deepEqual(
            [july?.Period_Closed__c, july?.Kpi_As_Of__c, july?.Kpi_Status__c],
            [true, '2026-07-31', 'Off Target']
        );
        // 212 of 365 days from 34 to 25.
        assert.deepEqual([july?.Target__c, july?.Baseline__c], [28.7726, 34]);
        assert.equal(july?.Left_Out_Why__c, '1 no score in the period');
        assert.equal(rows.get('csat:Month:2026-07-01:All:All')?.Left_Out_Why__c, '1 other touchpoint');
        assert.equal(rows.get('timeToFirstValue:Month:2026-07-01:All:All')?.Kpi_Status__c, 'No Data');
        assert.equal(rows.get('retentionRate:Month:2026-07-01:All:All')?.Kpi_Status__c, 'No Target');
    });

    test('history begins with the month of which something was measured', () => {
        const months = new Set(
            [...rows.keys()].filter((key) => key.includes(':Month:')).map((key) => key.split(':')[2])
        );
        assert.deepEqual([...months].toSorted(), [
            '2026-04-01',
            '2026-05-01',
            '2026-06-01',
            '2026-07-01',
            '2026-08-01'
        ]);
    });

    test('managers and administrators see them, CSMs and others do not', async () => {
        const count = async (persona: string): Promise<number> =>
            (await query(localConnection(org.running, persona), 'SELECT Id FROM Success_Kpi__c LIMIT 2000')).length;
        assert.equal(await count('manager'), rows.size);
        assert.equal(await count('admin'), rows.size);
        for (const persona of ['csm', 'csm2'])
            await assert.rejects(count(persona), /INVALID_TYPE|not supported/, persona);
    });
});

describe('KPIs from night to night', () => {
    beforeEach(fill);
    afterEach(() => org.close());

    test('a second run of the day writes nothing, the next day the open periods only', async () => {
        await runAt(org, AS_OF);
        const before = await kpiRows(org);
        const again = await runAt(org, AS_OF);
        assert.deepEqual([again.kpisWritten, again.toWrite, again.written], [0, 0, 0]);
        assert.deepEqual(await kpiRows(org), before);
        await runAt(org, addDays(AS_OF, 1));
        for (const [key, row] of await kpiRows(org)) {
            if (row.Period_Closed__c) assert.deepEqual(row, before.get(key));
            else assert.equal(row.Kpi_As_Of__c, addDays(AS_OF, 1), key);
        }
    });

    test('a period changes until it closes, and never after', async () => {
        await runAt(org, '2026-08-06');
        const july = 'nps:Month:2026-07-01:All:All';
        const open = (await kpiRows(org)).get(july);
        assert.deepEqual([open?.Kpi_Value__c, open?.Period_Closed__c, open?.Kpi_As_Of__c], [50, false, '2026-07-31']);
        const late = (key: string): Promise<string> =>
            create(org.admin, 'Success_Survey__c', {
                Customer__c: filled.started.customerId,
                Survey_Key__c: `${filled.started.accountId}:${key}`,
                Survey_Kind__c: 'NPS',
                Touchpoint__c: 'Relationship',
                Answered_On__c: '2026-07-30',
                Answer__c: 0,
                Survey_Source__c: 'Import'
            });
        await late('late');
        await runAt(org, '2026-08-08');
        const closed = (await kpiRows(org)).get(july);
        assert.deepEqual([closed?.Kpi_Value__c, closed?.Counted__c, closed?.Period_Closed__c], [0, 3, true]);
        await late('too late');
        await runAt(org, '2026-08-09');
        assert.deepEqual((await kpiRows(org)).get(july), closed);
        const [row] = await query<{ Id: string }>(
            org.admin,
            `SELECT Id FROM Success_Kpi__c WHERE Kpi_Key__c = '${july}'`
        );
        await assert.rejects(
            update(org.jobs, 'Success_Kpi__c', row?.Id ?? '', { Kpi_Value__c: 1 }),
            /Figures of a closed period do not change/
        );
    });

    for (const { what, error } of [
        { what: 'locked', error: undefined },
        {
            what: 'refused by a rule',
            error: { statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'Not so', fields: [] }
        }
    ])
        test(`a period of which a slice is ${what} when it closes is completed by the next run`, async () => {
            await runAt(org, '2026-08-06');
            const [slice, whole, other] = [
                'nps:Month:2026-07-01:Segment:Enterprise',
                'nps:Month:2026-07-01:All:All',
                'csat:Month:2026-07-01:All:All'
            ] as const;
            faults.onRow({
                object: 'Success_Kpi__c',
                rows: (row) => row['Kpi_Key__c'] === slice,
                ...(error === undefined ? {} : { error })
            });
            const closing = await runAt(org, '2026-08-08');
            assert.equal(closing.failed, 1);
            assert.match(await readFile(closing.failedRows ?? '', 'utf8'), new RegExp(slice));
            const half = await kpiRows(org);
            const closed = (key: string): boolean | undefined => half.get(key)?.Period_Closed__c;
            assert.deepEqual([slice, whole, other].map(closed), [false, false, true]);
            faults.clear();
            const next = await runAt(org, '2026-08-09');
            assert.equal(next.failed, 0);
            const rows = await kpiRows(org);
            assert.deepEqual(
                [slice, whole].map((key) => [rows.get(key)?.Kpi_Value__c, rows.get(key)?.Period_Closed__c]),
                [
                    [100, true],
                    [50, true]
                ]
            );
            assert.deepEqual(rows.get(other), half.get(other));
            assert.equal((await runAt(org, '2026-08-09')).written, 0);
        });

    test('a slice that the org refuses when history is made is made by the next run', async () => {
        const slice = 'nps:Month:2026-07-01:Edition:Professional';
        faults.onRow({ object: 'Success_Kpi__c', rows: (row) => row['Kpi_Key__c'] === slice });
        assert.equal((await runAt(org, AS_OF)).failed, 1);
        assert.equal((await kpiRows(org)).get(slice), undefined);
        faults.clear();
        const next = await runAt(org, AS_OF);
        // The slice, and the figure for all customers, which closes.
        assert.deepEqual([next.failed, next.kpisWritten], [0, 2]);
        const made = (await kpiRows(org)).get(slice);
        assert.deepEqual([made?.Kpi_Value__c, made?.Period_Closed__c], [0, true]);
    });

    test('the figures of a CSM who hands over the last customer are emptied where they are open', async () => {
        await runAt(org, AS_OF);
        const key = `nps:Year:2026-01-01:CSM:${org.running.personas['csm']?.userId}`;
        assert.equal((await kpiRows(org)).get(key)?.Kpi_Value__c, 100);
        for (const { customerId } of [filled.lost, filled.renewed])
            await update(org.admin, 'Success_Customer__c', customerId, {
                CSM__c: org.running.personas['csm2']?.userId
            });
        await runAt(org, AS_OF);
        const emptied = (await kpiRows(org)).get(key);
        assert.deepEqual([emptied?.Kpi_Value__c, emptied?.Counted__c, emptied?.Kpi_Status__c], [null, 0, 'No Data']);
        assert.equal((await runAt(org, AS_OF)).written, 0);
    });

    test('a KPI that a new model brings is counted for closed periods, too; others stay', async () => {
        const kpis = defaultModel.kpis!;
        const with_ = (keys: readonly string[]): SuccessModel => ({
            ...defaultModel,
            kpis: { ...kpis, indicators: kpis.indicators.filter(({ key }) => keys.includes(key)) }
        });
        await pushModel(org.admin, with_(['csat']), 'CSAT alone', new Date());
        await runAt(org, AS_OF);
        const before = await kpiRows(org);
        assert.ok([...before.keys()].every((key) => key.startsWith('csat:')));
        await pushModel(org.admin, with_(['csat', 'nps']), 'And NPS', new Date());
        await runAt(org, AS_OF);
        const rows = await kpiRows(org);
        assert.equal(rows.get('nps:Month:2026-07-01:All:All')?.Kpi_Value__c, 50);
        for (const [key, row] of before) if (row.Period_Closed__c) assert.deepEqual(rows.get(key), row);
    });

    test('a dry run tells and writes nothing; without the section nothing is counted', async () => {
        const dry = await runAt(org, AS_OF, { dryRun: true });
        assert.ok(dry.toWrite > 500);
        assert.equal((await kpiRows(org)).size, 0);
        const { kpis, ...without } = defaultModel;
        assert.ok(kpis);
        await pushModel(org.admin, without, 'No KPIs', new Date());
        assert.equal((await runAt(org, AS_OF)).kpisWritten, 0);
    });

    test('what counts as an answer, a ticket, an interaction and an upsell is what the model says', async () => {
        const { renewed } = filled;
        await create(org.admin, 'Case', {
            AccountId: renewed.accountId,
            Subject: 'Outage',
            Status: 'Closed',
            Priority: 'High',
            CreatedDate: '2026-07-06T12:00:00.000Z',
            ClosedDate: '2026-07-06T16:00:00.000Z'
        });
        await opportunity(org, renewed, {
            StageName: 'Closed Won',
            CloseDate: '2026-07-20',
            Amount: 500,
            Type: 'Existing Customer - Replacement'
        });
        await runAt(org, '2026-08-01');
        const july = async (kpi: string, slice = 'All:All'): Promise<readonly (number | null)[]> =>
            figure(await kpiRows(org), `${kpi}:Month:2026-07-01:${slice}`).slice(0, 3);
        assert.deepEqual(
            [await july('ticketResolution'), await july('upsellRate', 'Segment:Enterprise')],
            [
                // 24, 6 and 4 hours; the deal is of no type that the default model names.
                [11.3333, 34, 3],
                [0, 0, 1]
            ]
        );
        const kpis = defaultModel.kpis!;
        const sources = {
            surveys: { csatTouchpoints: ['Relationship'] },
            cases: { ...kpis.sources.cases!, filter: [{ field: 'Priority', op: '=', value: 'High' }] as const },
            campaigns: { date: 'CreatedDate', statuses: ['Sent'], email: [], webinar: [], content: ['Email'] },
            opportunities: {
                ...kpis.sources.opportunities!,
                upsell: ['Existing Customer - Replacement'],
                crossSell: []
            }
        };
        await pushModel(org.admin, { ...defaultModel, kpis: { ...kpis, sources } }, 'Our own words', new Date());
        await runAt(org, '2026-08-01');
        assert.deepEqual(await july('csat'), [0, 0, 1]);
        assert.deepEqual(await july('ticketResolution'), [4, 4, 1]);
        // The e-mail that the new customer was sent, and not the content that the other answered.
        assert.deepEqual(await july('contentConsumption', 'Segment:Mid-Market'), [1, 1, null]);
        assert.deepEqual(await july('customerEngagement', 'Segment:Enterprise'), [0, 0, 1]);
        assert.deepEqual(await july('upsellRate', 'Segment:Enterprise'), [100, 1, 1]);
        assert.deepEqual(await july('upsellRate', 'Segment:Mid-Market'), [0, 0, 1]);
    });

    test('a source that the org does not have stops the run before it writes, and is named', async () => {
        const kpis = defaultModel.kpis!;
        const cases = { opened: 'CreatedDate', closed: 'Solved_On__c' };
        const broken = { ...defaultModel, kpis: { ...kpis, sources: { ...kpis.sources, cases } } };
        const run = runAt(org, AS_OF, { dryRun: true, model: broken });
        await assert.rejects(run, /Case has no field Solved_On__c that this user can read/);
        await assert.rejects(
            pushModel(org.admin, broken, 'Broken', new Date()),
            /kpis\.sources\.cases\.closed: Case has no field Solved_On__c/
        );
    });

    test('killed while it writes them and started again the figures are those of a run that was not', async () => {
        await runAt(org, AS_OF);
        const expected = told(await kpiRows(org));
        await org.close();
        await fill();
        const folder = await announced(org);
        const args = ['--as-of', AS_OF, '--json'];
        const killed = await spawnJob(folder, 'score.ts', args, 'Writing Success_Kpi__c');
        assert.equal(killed.code, null);
        const resumed = await runJob(org, 'score.ts', args);
        assert.equal(resumed.code, 0, resumed.stderr);
        const stable = (rows: unknown): unknown =>
            JSON.parse(JSON.stringify(rows).replaceAll(/005[A-Za-z0-9]{15}/g, 'USER'));
        assert.deepEqual(stable(told(await kpiRows(org))), stable(expected));
    });
});
