import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
    addDays,
    defaultModel,
    mondayOf,
    prepareModel,
    scoreCustomer,
    type CustomerFacts
} from '../../force-app/main/domain/lwc/success/success.ts';
import { readModel } from '../../scripts/jobs/model-store.ts';
import { todayIn } from '../../scripts/jobs/org-facts.ts';
import type { ScoreSummary } from '../../scripts/jobs/run-score.ts';
import { startLocalOrg, type RunningLocalOrg } from '../../scripts/local-org/start.ts';
import { bulkRead } from '../../scripts/org/bulk.ts';
import type { OrgConnection } from '../../scripts/org/connection.ts';
import { query } from '../../scripts/org/query.ts';
import { generateSample } from '../../scripts/sample/generate.ts';
import { SampleClock, sampleOrg } from '../../scripts/sample/local-sample.ts';

let running: RunningLocalOrg;
let admin: OrgConnection;
let today: string;
let lastRun: ScoreSummary;

describe('the sample data', () => {
    before(async () => {
        const clock = new SampleClock();
        running = await startLocalOrg({ port: 0, empty: true, now: clock.now });
        const org = sampleOrg(running, clock);
        admin = org.admin;
        today = todayIn('America/New_York', new Date());
        lastRun = await generateSample(org);
    });
    after(() => running.close());

    test('every customer is there, scored as of today', () => {
        assert.equal(lastRun.asOf, today);
        assert.ok(lastRun.customers >= 55 && lastRun.customers <= 65);
        assert.ok(lastRun.scored > 50 && lastRun.insufficient > 0);
        assert.equal(lastRun.failed, 0);
    });

    test('scores of a year: each was made by the job, and its inputs give it again', async () => {
        const models = new Map<string, ReturnType<typeof prepareModel>>();
        for (const row of await query<{ Version__c: number; Document__c: string }>(
            admin,
            'SELECT Version__c, Document__c FROM Success_Model__c'
        )) {
            models.set(String(row.Version__c), prepareModel(readModel(row.Document__c, `version ${row.Version__c}`)));
        }
        assert.deepEqual([...models.keys()].toSorted(), ['1', '2']);
        let snapshots = 0;
        const weeks = new Set<string>();
        const fields = 'Snapshot_Key__c, Taken_On__c, Inputs__c, Snapshot_Score__c, Snapshot_Model_Version__c';
        for await (const row of bulkRead(admin, `SELECT ${fields} FROM Success_Snapshot__c`)) {
            const model = models.get(String(Number(row['Snapshot_Model_Version__c'])));
            assert.ok(model);
            const answer = scoreCustomer(
                model,
                JSON.parse(row['Inputs__c'] ?? '') as CustomerFacts,
                row['Taken_On__c'] ?? ''
            );
            const score = row['Snapshot_Score__c'] ?? '';
            assert.equal(
                answer.kind === 'scored' ? answer.score : null,
                score === '' ? null : Number(score),
                row['Snapshot_Key__c']
            );
            weeks.add((row['Snapshot_Key__c'] ?? '').slice(-10));
            snapshots += 1;
        }
        assert.ok(snapshots > 1500);
        const recent = [...weeks].filter((week) => week >= addDays(mondayOf(today), -7 * 26));
        assert.equal(recent.length, 27, 'each of the last 26 weeks, and this one');
        assert.ok(
            [...weeks].some((week) => week <= addDays(today, -350)),
            'older ones once a month'
        );
    });

    test('nobody has a score of the time before becoming a customer', async () => {
        const rows = await query<{ Taken_On__c: string; Customer__r: { Name: string; Customer_Since__c: string } }>(
            admin,
            'SELECT Taken_On__c, Customer__r.Name, Customer__r.Customer_Since__c FROM Success_Snapshot__c'
        );
        const early = rows.filter(({ Taken_On__c: day, Customer__r: customer }) => day < customer.Customer_Since__c);
        assert.deepEqual(early, []);
        const [begun] = await query<{ total: number }>(
            admin,
            `SELECT COUNT(Id) total FROM Success_Customer__c WHERE Customer_Since__c > ${addDays(today, -70)}`
        );
        assert.ok((begun?.total ?? 0) >= 3, 'some have just begun');
    });

    test('the year has a change of model, overrides that ended, and one that holds', async () => {
        const ended = await query(
            admin,
            `SELECT Id FROM Success_Snapshot__c WHERE Snapshot_Override__c = true AND Taken_On__c < ${addDays(today, -60)}`
        );
        assert.ok(ended.length >= 3);
        const holding = await query<{ Override_By__r: { Name: string } }>(
            admin,
            'SELECT Override_By__r.Name FROM Success_Customer__c WHERE Override_In_Force__c = true'
        );
        assert.ok(holding.length > 0 && holding.every((row) => row.Override_By__r.Name !== ''));
    });

    test('all bands and stories are there, and everybody has customers of their own', async () => {
        const bands = await query<{ band: string }>(
            admin,
            'SELECT Snapshot_Band__c band FROM Success_Snapshot__c GROUP BY Snapshot_Band__c'
        );
        assert.deepEqual(bands.map(({ band }) => band).toSorted(), ['Green', 'Insufficient Data', 'Red', 'Yellow']);
        assert.ok((await query(admin, 'SELECT Id FROM Success_Customer__c WHERE Cap_Reason__c != null')).length > 0);
        const owners = await query<{ n: number }>(
            admin,
            'SELECT CSM__c, COUNT(Id) n FROM Success_Customer__c GROUP BY CSM__c'
        );
        assert.ok(owners.length >= 3 && owners.every(({ n }) => n >= 5));
    });

    test('journeys of every kind: terms renewed and lost, milestones done, waived, behind and stuck', async () => {
        const outcomes = await query<{ Outcome__c: string | null; n: number }>(
            admin,
            'SELECT Outcome__c, COUNT(Id) n FROM Success_Journey__c GROUP BY Outcome__c'
        );
        const count = new Map(outcomes.map(({ Outcome__c: outcome, n }) => [outcome, n]));
        assert.ok((count.get('Renewed') ?? 0) > 20 && (count.get('Lost') ?? 0) >= 2 && (count.get(null) ?? 0) > 40);
        const states = new Set<string>();
        for (const row of await query<{ Milestone_State__c: string }>(
            admin,
            'SELECT Milestone_State__c FROM Success_Milestone__c'
        ))
            states.add(row.Milestone_State__c);
        for (const state of ['Done', 'Waived', 'Upcoming', 'Behind', 'Stuck']) assert.ok(states.has(state), state);
    });

    test('some have left: their weeks end there, and what counts today agrees with the KPIs', async () => {
        const left = await query<{ Id: string; Churned_On__c: string }>(
            admin,
            'SELECT Id, Churned_On__c FROM Success_Customer__c WHERE Churned_On__c != null'
        );
        assert.ok(left.length >= 2);
        for (const { Id, Churned_On__c: day } of left) {
            assert.ok(day <= today);
            const weeks = `SELECT Id FROM Success_Snapshot__c WHERE Customer__c = '${Id}' AND Taken_On__c`;
            assert.ok((await query(admin, `${weeks} < ${day}`)).length > 0);
            assert.equal((await query(admin, `${weeks} >= ${day}`)).length, 0);
        }
        const scored = 'SELECT Id FROM Success_Customer__c WHERE Churned_On__c = null AND Is_Scored__c = 1';
        const [kpi] = await query<{ Numerator__c: number; Denominator__c: number }>(
            admin,
            `SELECT Numerator__c, Denominator__c FROM Success_Kpi__c
             WHERE Kpi__c = 'unhealthyCustomers' AND Period__c = 'Month' AND Slice_By__c = 'All'
             ORDER BY Period_Start__c DESC LIMIT 1`
        );
        assert.equal((await query(admin, scored)).length, kpi?.Denominator__c);
        assert.equal((await query(admin, `${scored} AND Is_Unhealthy__c = 1`)).length, kpi?.Numerator__c);
    });

    test('plays that ran for those who left have ended with them, and nobody has a task of them', async () => {
        const ofThoseWhoLeft = 'Customer__r.Churned_On__c != null';
        const plays = await query<{ Play_Status__c: string; End_Reason__c: string | null }>(
            admin,
            `SELECT Play_Status__c, End_Reason__c FROM Success_Play__c WHERE ${ofThoseWhoLeft}`
        );
        assert.ok(plays.every(({ Play_Status__c }) => Play_Status__c !== 'Running'));
        assert.ok(plays.some(({ End_Reason__c }) => /^The customer churned on/.test(End_Reason__c ?? '')));
        const open = `SELECT Id FROM Task WHERE IsClosed = false AND Success_Play__r.${ofThoseWhoLeft}`;
        assert.deepEqual(await query(admin, open), []);
    });

    test('renewals: each opened once by the job, decided or open, with calls that agree and that do not', async () => {
        const opportunities = await query<{ Success_Renewal_Key__c: string; IsWon: boolean; IsClosed: boolean }>(
            admin,
            "SELECT Success_Renewal_Key__c, IsWon, IsClosed FROM Opportunity WHERE Type = 'Renewal'"
        );
        assert.equal(new Set(opportunities.map((row) => row.Success_Renewal_Key__c)).size, opportunities.length);
        assert.ok(opportunities.some((row) => row.IsWon));
        assert.ok(opportunities.some((row) => row.IsClosed && !row.IsWon));
        assert.ok(opportunities.some((row) => !row.IsClosed));
        const calls = await query<{ Calls_Disagree__c: boolean }>(
            admin,
            'SELECT Calls_Disagree__c FROM Success_Customer__c WHERE CSM_Call__c != null'
        );
        assert.ok(calls.some((row) => row.Calls_Disagree__c) && calls.some((row) => !row.Calls_Disagree__c));
    });

    test('every play of the model has run; some are under way, overdue, completed, cancelled', async () => {
        const plays = await query<{ Play_Key__c: string; Play_Status__c: string; Play_Overdue__c: boolean }>(
            admin,
            'SELECT Play_Key__c, Play_Status__c, Play_Overdue__c FROM Success_Play__c'
        );
        const keys = new Set(plays.map((row) => row.Play_Key__c));
        assert.deepEqual([...keys].toSorted(), defaultModel.plays?.plays.map(({ key }) => key).toSorted());
        for (const status of ['Running', 'Completed', 'Cancelled'])
            assert.ok(
                plays.some((row) => row.Play_Status__c === status),
                status
            );
        assert.ok(plays.some((row) => row.Play_Overdue__c));
        const deleted = await query<{ Step_Ledger__c: string }>(admin, 'SELECT Step_Ledger__c FROM Success_Play__c');
        assert.ok(
            deleted.some((row) => row.Step_Ledger__c.includes('"skipped"')),
            'a step was skipped'
        );
    });

    test('surveys of both kinds after every experience, with follow-ups in each state', async () => {
        const rows = await query<Record<string, string | null>>(
            admin,
            'SELECT Survey_Kind__c, Touchpoint__c, Answer_Class__c, Follow_Up__c, Respondent__c, Survey_Case__c, Comment__c FROM Success_Survey__c'
        );
        const seen = (field: string): string[] =>
            [...new Set(rows.map((row) => row[field] ?? ''))].filter((value) => value !== '').toSorted();
        assert.deepEqual(seen('Survey_Kind__c'), ['CSAT', 'NPS']);
        assert.deepEqual(seen('Touchpoint__c'), ['Onboarding', 'QBR', 'Relationship', 'Support Resolution']);
        assert.equal(seen('Answer_Class__c').length, 6);
        assert.deepEqual(seen('Follow_Up__c'), ['Called', 'Closed', 'Not Needed', 'Open']);
        for (const link of ['Respondent__c', 'Survey_Case__c', 'Comment__c'])
            assert.ok(
                rows.some((row) => row[link] !== null),
                link
            );
        const silent = await query(
            admin,
            'SELECT Id FROM Success_Customer__c WHERE Id NOT IN (SELECT Customer__c FROM Success_Survey__c)'
        );
        assert.ok(silent.length > 0, 'some never answered');
    });

    test('advocates were asked, and gave, agreed, declined or did not answer', async () => {
        const asks = await query<{ status: string }>(
            admin,
            'SELECT Advocacy_Status__c status FROM Success_Advocacy__c GROUP BY Advocacy_Status__c'
        );
        assert.deepEqual(asks.map(({ status }) => status).toSorted(), ['Agreed', 'Asked', 'Declined', 'Given']);
    });

    test('each KPI has figures of the year, with targets met and missed', async () => {
        const rows = await query<{ Kpi__c: string; Kpi_Value__c: number | null; Kpi_Status__c: string }>(
            admin,
            "SELECT Kpi__c, Kpi_Value__c, Kpi_Status__c FROM Success_Kpi__c WHERE Slice_By__c = 'All'"
        );
        const told = new Set(rows.filter((row) => row.Kpi_Value__c !== null).map((row) => row.Kpi__c));
        assert.deepEqual(
            [...told].toSorted(),
            defaultModel.kpis?.indicators.map(({ key }) => key as string).toSorted()
        );
        for (const status of ['On Target', 'Off Target', 'No Data', 'No Target'])
            assert.ok(
                rows.some((row) => row.Kpi_Status__c === status),
                status
            );
        assert.ok(lastRun.kpisWritten > 3000);
    });

    test('KPIs are what the records say: surveys and cases, counted here in another way', async () => {
        const surveys = await query<{
            Survey_Kind__c: string;
            Touchpoint__c: string;
            Answered_On__c: string;
            Answer__c: number;
        }>(admin, 'SELECT Survey_Kind__c, Touchpoint__c, Answered_On__c, Answer__c FROM Success_Survey__c');
        const months = await query<{ Period_Start__c: string; Period_End__c: string }>(
            admin,
            "SELECT Period_Start__c, Period_End__c FROM Success_Kpi__c WHERE Kpi__c = 'csat' AND Period__c = 'Month' AND Slice_By__c = 'All'"
        );
        assert.equal(months.length, 13);
        for (const { Period_Start__c: from, Period_End__c: to } of months) {
            const own = surveys.filter(({ Answered_On__c: on }) => on >= from && on <= to);
            const csat = own.filter((row) => row.Survey_Kind__c === 'CSAT' && row.Touchpoint__c !== 'Relationship');
            const satisfied = csat.filter((row) => row.Answer__c >= 4).length;
            await assertFigure('csat', from, satisfied, csat.length);
            const nps = own.filter((row) => row.Survey_Kind__c === 'NPS').map((row) => row.Answer__c);
            const net = nps.filter((answer) => answer >= 9).length - nps.filter((answer) => answer <= 6).length;
            await assertFigure('nps', from, net, nps.length);
            const closed = await query<{ CreatedDate: string; ClosedDate: string }>(
                admin,
                'SELECT CreatedDate, ClosedDate FROM Case WHERE IsClosed = true'
            );
            const hours = closed
                .filter(({ ClosedDate }) => dayOf(ClosedDate) >= from && dayOf(ClosedDate) <= to)
                .map((row) => (Date.parse(row.ClosedDate) - Date.parse(row.CreatedDate)) / 3_600_000);
            await assertFigure(
                'ticketResolution',
                from,
                hours.reduce((sum, each) => sum + each, 0),
                hours.length
            );
        }
    });

    /** A figure of a month, for all customers. */
    async function assertFigure(kpi: string, month: string, numerator: number, denominator: number): Promise<void> {
        const [row] = await query<{ Kpi_Value__c: number | null; Numerator__c: number; Denominator__c: number }>(
            admin,
            `SELECT Kpi_Value__c, Numerator__c, Denominator__c FROM Success_Kpi__c WHERE Kpi_Key__c = '${kpi}:Month:${month}:All:All'`
        );
        assert.ok(row, `${kpi} ${month}`);
        assert.equal(row.Denominator__c, denominator, `${kpi} ${month}`);
        assert.ok(
            Math.abs(row.Numerator__c - numerator) < 0.01,
            `${kpi} ${month}: ${row.Numerator__c}, not ${numerator}`
        );
        if (denominator === 0) assert.equal(row.Kpi_Value__c, null);
    }

    test('the clock of the org is the real one afterwards', () => {
        assert.ok(Math.abs(running.org.now().getTime() - Date.now()) < 1000);
    });
});

function dayOf(instant: string): string {
    return new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(new Date(instant));
}
