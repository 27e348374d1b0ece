import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { addDays, defaultModel } from '../../force-app/main/domain/lwc/success/success.ts';
import { pushModel } from '../../scripts/jobs/model-store.ts';
import { todayIn } from '../../scripts/jobs/org-facts.ts';
import { backtestPlays } from '../../scripts/jobs/plays/backtest.ts';
import { silent } from '../../scripts/jobs/progress.ts';
import { runScore } from '../../scripts/jobs/run-score.ts';
import { query } from '../../scripts/org/query.ts';
import { create, startJobsOrg, update, type JobsOrg } from './jobs-fixture.ts';
import { newCustomer, type JourneyCustomer } from './journeys-fixture.ts';

const TODAY = todayIn('America/New_York', new Date());
const daysAgo = (days: number): string => addDays(TODAY, -days);

let org: JobsOrg;
let answered: JourneyCustomer;
let recorded: JourneyCustomer;
let lowId = '';

interface PlayRow {
    readonly Play_Key__c: string;
    readonly Why__c: string;
    readonly Customer__c: string;
}

async function survey(customer: JourneyCustomer, key: string, fields: object): Promise<string> {
    return create(org.jobs, 'Success_Survey__c', {
        Customer__c: customer.customerId,
        Survey_Key__c: `${customer.accountId}:${key}`,
        Survey_Source__c: 'Import',
        Follow_Up__c: 'Not Needed',
        ...fields
    });
}

async function record(customer: JourneyCustomer, metric: string, value: number, on: string): Promise<void> {
    await create(org.jobs, 'Success_Metric__c', {
        Customer__c: customer.customerId,
        Unique_Key__c: `${customer.accountId}:${metric}`,
        Metric_Key__c: metric,
        Value__c: value,
        Measured_On__c: on,
        Source__c: 'Import'
    });
}

async function metrics({ customerId }: JourneyCustomer): Promise<Record<string, readonly unknown[]>> {
    const rows = await query<Record<string, unknown>>(
        org.admin,
        `SELECT Metric_Key__c, Value__c, Measured_On__c, Source__c, Status__c FROM Success_Metric__c WHERE Customer__c = '${customerId}' AND Metric_Key__c IN ('csat', 'nps')`
    );
    return Object.fromEntries(
        rows.map((row) => [
            String(row['Metric_Key__c']),
            [row['Value__c'], row['Measured_On__c'], row['Source__c'], row['Status__c']]
        ])
    );
}

async function detractors(): Promise<PlayRow[]> {
    const soql = `SELECT Play_Key__c, Why__c, Customer__c FROM Success_Play__c WHERE Play_Key__c = 'detractor' ORDER BY Why__c`;
    return query<PlayRow>(org.admin, soql);
}

describe('the nightly job and surveys', () => {
    before(async () => {
        org = await startJobsOrg();
        await pushModel(org.admin, defaultModel, null, new Date());
        answered = await newCustomer(org, 'Answered', {});
        recorded = await newCustomer(org, 'Recorded', {});
        const low = { Survey_Kind__c: 'CSAT', Answer__c: 2, Touchpoint__c: 'QBR', Follow_Up__c: 'Open' };
        lowId = await survey(answered, '1', { ...low, Answered_On__c: daysAgo(4) });
        await survey(answered, '2', { Survey_Kind__c: 'CSAT', Answer__c: 5, Answered_On__c: daysAgo(89) });
        await survey(answered, '3', { Survey_Kind__c: 'CSAT', Answer__c: 1, Answered_On__c: daysAgo(90) });
        await survey(answered, '4', { Survey_Kind__c: 'NPS', Answer__c: 8, Answered_On__c: daysAgo(40) });
        await record(answered, 'nps', 3, daysAgo(2));
        await record(recorded, 'nps', 4, daysAgo(6));
        await record(recorded, 'csat', 90, daysAgo(6));
    });
    after(() => org.close());

    test('CSAT and NPS are made from the answers, and from what was recorded where nobody answered', async () => {
        const { failed } = await runScore(org.jobs, { asOf: TODAY });
        assert.equal(failed, 0);
        assert.deepEqual(await metrics(answered), {
            csat: [50, daysAgo(4), 'Salesforce', 'Counted'],
            nps: [8, daysAgo(40), 'Salesforce', 'Counted']
        });
        assert.deepEqual(await metrics(recorded), {
            csat: [90, daysAgo(6), 'Import', 'Counted'],
            nps: [4, daysAgo(6), 'Import', 'Counted']
        });
    });

    test('a low answer starts the Detractor play, whose reason names the answer and its day', async () => {
        const plays = await detractors();
        assert.deepEqual(
            plays.map((row) => [row.Customer__c, row.Why__c]),
            [
                [
                    answered.customerId,
                    `CSAT 2 of 5 on ${daysAgo(4)} (QBR); the rule is NPS 0 to 6 or CSAT up to 2 of 5`
                ],
                [recorded.customerId, `NPS 4 of 10 on ${daysAgo(6)}; the rule is NPS 0 to 6 or CSAT up to 2 of 5`]
            ]
        );
    });

    test('the second run of the day writes nothing; a corrected answer changes the metric', async () => {
        assert.equal((await runScore(org.jobs, { asOf: TODAY })).written, 0);
        await update(org.jobs, 'Success_Survey__c', lowId, { Answer__c: 4 });
        await runScore(org.jobs, { asOf: TODAY });
        assert.equal((await metrics(answered))['csat']?.[0], 100);
        assert.equal((await detractors()).length, 2);
        await update(org.jobs, 'Success_Survey__c', lowId, { Answer__c: 2 });
    });

    test('the backtest looks at the answers of the time', async () => {
        const { plays } = await backtestPlays(org.jobs, {
            model: defaultModel,
            from: daysAgo(7),
            to: TODAY,
            progress: silent
        });
        assert.equal(plays.find(({ key }) => key === 'detractor')?.fired, 2);
    });
});
