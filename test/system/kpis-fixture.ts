import { runScore, type ScoreOptions, type ScoreSummary } from '../../scripts/jobs/run-score.ts';
import { query } from '../../scripts/org/query.ts';
import { create, update, type JobsOrg } from './jobs-fixture.ts';
import { journey, newCustomer, opportunity, type JourneyCustomer } from './journeys-fixture.ts';

/** An org with everything that KPIs are counted from, in July and August 2026, and what runs leave of it. */

/** A Wednesday. */
export const AS_OF = '2026-08-19';

export interface KpiRow {
    readonly Kpi_Key__c: string;
    readonly Kpi_Value__c: number | null;
    readonly Numerator__c: number | null;
    readonly Denominator__c: number | null;
    readonly Counted__c: number;
    readonly Left_Out__c: number;
    readonly Left_Out_Why__c: string | null;
    readonly Target__c: number | null;
    readonly Baseline__c: number | null;
    readonly Kpi_Status__c: string;
    readonly Period_Closed__c: boolean;
    readonly Kpi_As_Of__c: string;
    readonly Kpi_Model_Version__c: number;
    readonly Slice__c: string;
    readonly Slice_CSM__c: string | null;
    readonly SystemModstamp: string;
}

const FIELDS =
    'Kpi_Key__c, Kpi_Value__c, Numerator__c, Denominator__c, Counted__c, Left_Out__c, Left_Out_Why__c, Target__c, Baseline__c, Kpi_Status__c, Period_Closed__c, Kpi_As_Of__c, Kpi_Model_Version__c, Slice__c, Slice_CSM__c, SystemModstamp';

export async function kpiRows({ admin }: JobsOrg): Promise<Map<string, KpiRow>> {
    const rows = await query<KpiRow>(admin, `SELECT ${FIELDS} FROM Success_Kpi__c ORDER BY Kpi_Key__c`);
    return new Map(rows.map((row) => [row.Kpi_Key__c, row]));
}

export function runAt(org: JobsOrg, asOf: string, options: Partial<ScoreOptions> = {}): Promise<ScoreSummary> {
    return runScore(org.jobs, { asOf, failedRowsFolder: org.folder, ...options });
}

export interface KpiOrg {
    readonly lost: JourneyCustomer;
    readonly renewed: JourneyCustomer;
    readonly started: JourneyCustomer;
}

/**
 * Three customers: one of Ann's left in July, one of Ann's renewed for more, one of nobody's has just begun.
 */
export async function fillKpiOrg(org: JobsOrg): Promise<KpiOrg> {
    const csm = org.running.personas['csm']?.userId;
    const lost = await newCustomer(org, 'Lost', { CSM__c: csm });
    const renewed = await newCustomer(org, 'Renewed', { CSM__c: csm });
    const started = await newCustomer(org, 'Started', { Segment__c: 'Mid-Market', Edition__c: 'Professional' });
    await journey(org, lost, {
        Starts_On__c: '2025-07-10',
        Ends_On__c: '2026-07-09',
        Journey_ACV__c: 12_000,
        Outcome__c: 'Lost',
        Outcome_On__c: '2026-07-01',
        Outcome_Reason__c: 'Went to a competitor'
    });
    await journey(org, renewed, {
        Starts_On__c: '2025-07-20',
        Ends_On__c: '2026-07-19',
        Journey_ACV__c: 24_000,
        Retention_Spent__c: 3650
    });
    await opportunity(org, renewed, {
        Name: 'Renewal',
        Type: 'Renewal',
        StageName: 'Closed Won',
        CloseDate: '2026-07-10',
        Amount: 30_000,
        Success_Renewal_Key__c: `${renewed.accountId}:main:1`
    });
    await journey(org, started, { Starts_On__c: '2026-06-15', Ends_On__c: '2027-06-14', Journey_ACV__c: 6000 });
    await scoresBefore(org, lost, renewed);
    await milestonesDone(org, started);
    await surveysAnswered(org, renewed, started);
    await casesClosed(org, renewed);
    await campaignsSent(org, renewed, started);
    await opportunity(org, started, {
        Name: 'More seats',
        Type: 'Existing Customer - Upgrade',
        StageName: 'Closed Won',
        CloseDate: '2026-07-31',
        Amount: 1500
    });
    return { lost, renewed, started };
}

/** Scores two months before the renewals, and at the end of July. */
async function scoresBefore(org: JobsOrg, lost: JourneyCustomer, renewed: JourneyCustomer): Promise<void> {
    const scores: readonly (readonly [JourneyCustomer, string, number, string])[] = [
        [lost, '2026-04-27', 44, 'Red'],
        [lost, '2026-05-04', 41, 'Red'],
        [renewed, '2026-05-18', 82, 'Green'],
        [renewed, '2026-07-27', 50, 'Red']
    ];
    for (const [{ accountId, customerId }, on, score, band] of scores) {
        await create(org.jobs, 'Success_Snapshot__c', {
            Customer__c: customerId,
            Snapshot_Key__c: `${accountId}:${on}`,
            Taken_On__c: on,
            Snapshot_Score__c: score,
            Snapshot_Band__c: band
        });
    }
}

/** The job makes the milestones; people tick those of onboarding in time, and the first value in week 8. */
async function milestonesDone(org: JobsOrg, { customerId }: JourneyCustomer): Promise<void> {
    await runAt(org, '2026-06-16', { kpis: false });
    const rows = await query<{ Id: string; Milestone_Stage__c: string }>(
        org.admin,
        `SELECT Id, Milestone_Stage__c FROM Success_Milestone__c WHERE Journey__r.Customer__c = '${customerId}' AND Milestone_Stage__c IN ('technicalSetUp', 'active', 'initialValue')`
    );
    for (const { Id, Milestone_Stage__c: stage } of rows)
        await update(org.admin, 'Success_Milestone__c', Id, {
            Completed_On__c: stage === 'initialValue' ? '2026-08-04' : '2026-07-10'
        });
}

async function surveysAnswered(org: JobsOrg, renewed: JourneyCustomer, started: JourneyCustomer): Promise<void> {
    const answers: readonly (readonly [JourneyCustomer, string, string, string, number])[] = [
        [renewed, 'CSAT', 'QBR', '2026-07-02', 5],
        [renewed, 'CSAT', 'Support Resolution', '2026-07-31', 2],
        [renewed, 'CSAT', 'Relationship', '2026-07-05', 1],
        [started, 'CSAT', 'Onboarding', '2026-07-20', 4],
        [renewed, 'NPS', 'Relationship', '2026-07-06', 9],
        [started, 'NPS', 'Relationship', '2026-07-06', 8]
    ];
    for (const [i, [{ accountId, customerId }, kind, touchpoint, on, answer]] of answers.entries())
        await create(org.admin, 'Success_Survey__c', {
            Customer__c: customerId,
            Survey_Key__c: `${accountId}:${i}`,
            Survey_Kind__c: kind,
            Touchpoint__c: touchpoint,
            Answered_On__c: on,
            Answer__c: answer,
            Survey_Source__c: 'Import'
        });
}

/** The second is closed in July in New York, in August elsewhere. */
async function casesClosed(org: JobsOrg, { accountId }: JourneyCustomer): Promise<void> {
    for (const [opened, closed] of [
        ['2026-07-01T12:00:00.000Z', '2026-07-02T12:00:00.000Z'],
        ['2026-07-31T20:00:00.000Z', '2026-08-01T02:00:00.000Z']
    ])
        await create(org.admin, 'Case', {
            AccountId: accountId,
            Subject: 'Question',
            Status: 'Closed',
            CreatedDate: opened,
            ClosedDate: closed
        });
}

/** Content that the renewed customer answered, an e-mail that the new one let lie. */
async function campaignsSent(org: JobsOrg, renewed: JourneyCustomer, started: JourneyCustomer): Promise<void> {
    for (const [{ accountId }, type, status] of [
        [renewed, 'Content', 'Responded'],
        [started, 'Email', 'Sent']
    ] as const) {
        const CampaignId = await create(org.admin, 'Campaign', { Name: type, Type: type, IsActive: true });
        const ContactId = await create(org.admin, 'Contact', { AccountId: accountId, LastName: type });
        await create(org.admin, 'CampaignMember', {
            CampaignId,
            ContactId,
            Status: status,
            CreatedDate: '2026-07-15T15:00:00.000Z'
        });
    }
}
