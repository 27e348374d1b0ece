import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { listViewsOf } from '../../scripts/local-org/pages/metadata/list-view.ts';
import { localConnection, type OrgConnection } from '../../scripts/org/connection.ts';
import { query } from '../../scripts/org/query.ts';
import { day, startReportsOrg, type ReportsOrg } from './reports-fixture.ts';

type Row = Readonly<Record<string, unknown>>;

/** What a list shows, said in other words than its filters, of rows with these fields. */
interface Expected {
    readonly object: string;
    readonly fields: string;
    readonly keep: (row: Row, me: string) => boolean;
    /** Who left is not in it. */
    readonly isOfToday?: true;
}

const CUSTOMER = 'Success_Customer__c';
const customers = (fields: string, keep: Expected['keep']): Expected => ({
    object: CUSTOMER,
    fields: `${fields}, Churned_On__c`,
    keep,
    isOfToday: true
});
const hasLeft = (row: Row): boolean => row['Churned_On__c'] !== null;
const renewals = (days: number, keep: Expected['keep'] = () => true): Expected =>
    customers('Renews_On__c, CSM__c', (row, me) => {
        const on = row['Renews_On__c'];
        return typeof on === 'string' && on >= day(0) && on <= day(days) && keep(row, me);
    });
const mine = (row: Row, me: string): boolean => row['CSM__c'] === me;
const before0 = (value: unknown): boolean => typeof value === 'string' && value < day(0);

const LISTS: Readonly<Record<string, Expected>> = {
    Renewals_In_30_Days: renewals(30),
    Renewals_In_60_Days: renewals(60),
    Renewals_In_90_Days: renewals(90),
    Renewals_In_180_Days: renewals(180),
    My_Renewals_In_90_Days: renewals(90, mine),
    All: customers('Segment__c', () => true),
    Mine: customers('CSM__c', mine),
    Churned: { object: CUSTOMER, fields: 'Churned_On__c', keep: hasLeft },
    Red: customers('Health_Band__c', (row) => row['Health_Band__c'] === 'Red'),
    Insufficient_Data: customers('Health_Score__c', (row) => row['Health_Score__c'] === null),
    Slid_In_Four_Weeks: customers(
        'Change_4_Weeks__c',
        (row) => row['Change_4_Weeks__c'] !== null && Number(row['Change_4_Weeks__c']) <= -10
    ),
    Behind_On_The_Journey: customers('Gap_Weeks__c', (row) => Number(row['Gap_Weeks__c']) > 0),
    Calls_Disagree: customers('Calls_Disagree__c', (row) => row['Calls_Disagree__c'] === true),
    Overrides_In_Force: customers(
        'Override_Score__c, Override_Set_On__c',
        (row) => row['Override_Score__c'] !== null && String(row['Override_Set_On__c']) <= day(0)
    ),
    My_Red: customers('Health_Band__c, CSM__c', (row, me) => row['Health_Band__c'] === 'Red' && mine(row, me)),
    In_Onboarding: customers(
        'Current_Term__c, Onboarded_On__c, Term_Starts_On__c',
        (row) =>
            row['Current_Term__c'] === 1 &&
            row['Onboarded_On__c'] === null &&
            String(row['Term_Starts_On__c']) <= day(0)
    ),
    Stuck: {
        object: 'Success_Milestone__c',
        fields: 'Completed_On__c, Due_On__c, Stuck_On__c, Journey__r.Is_Current__c, Journey__r.Outcome__c, Journey__r.Outcome_On__c',
        keep: ({ Completed_On__c, Due_On__c, Stuck_On__c, Journey__r }) => {
            const { Is_Current__c, Outcome__c, Outcome_On__c } = Journey__r as Row;
            // Nobody waits any more once the customer has said no.
            const told = Outcome__c === 'Lost' ? String(Outcome_On__c) : day(0);
            const isLate = String(Due_On__c) < told && String(Stuck_On__c) <= told;
            return Completed_On__c === null && isLate && Is_Current__c === true;
        }
    },
    My_Overdue: {
        object: 'Success_Play__c',
        fields: 'Play_Status__c, Next_Due_On__c, Customer__r.CSM__c',
        keep: (row, me) =>
            row['Play_Status__c'] === 'Running' && before0(row['Next_Due_On__c']) && mine(row['Customer__r'] as Row, me)
    },
    Nominated_By_The_Play: {
        object: 'Success_Play__c',
        fields: 'Play_Key__c, Play_Status__c',
        keep: (row) => row['Play_Key__c'] === 'advocate' && row['Play_Status__c'] !== 'Cancelled'
    },
    Started_By_The_Job: {
        object: 'Success_Play__c',
        fields: 'Start_Source__c, Started_On__c',
        keep: (row) => row['Start_Source__c'] === 'Job' && String(row['Started_On__c']) >= day(-7)
    }
};

describe('list views of the product', () => {
    let org: ReportsOrg;
    let connections: Record<string, OrgConnection>;

    before(async () => {
        org = await startReportsOrg();
        const personas = ['csm2', 'manager'];
        connections = Object.fromEntries(personas.map((persona) => [persona, localConnection(org.running, persona)]));
    });
    after(async () => {
        await Promise.all(Object.values(connections).map((conn) => conn.close()));
        await org.close();
    });

    for (const [name, { object, fields, keep, isOfToday }] of Object.entries(LISTS)) {
        it(`show in ${name} what belongs there, and nothing else`, async () => {
            const persona = /^(My_|Mine)/.test(name) ? 'csm2' : 'manager';
            const conn = connections[persona];
            const me = org.running.personas[persona]?.userId ?? '';
            const session = org.running.org.session(me);
            const view = listViewsOf(session, session.org.object(object)).find((each) => each.name === name);
            assert.ok(view && conn);
            const shown = await query<{ Id: string }>(conn, `SELECT Id FROM ${object} WHERE ${view.where}`);
            const rows = await query<Row & { Id: string }>(conn, `SELECT Id, ${fields} FROM ${object}`);
            const kept = rows.filter((row) => keep(row, me));
            const expected = kept.filter((row) => isOfToday === undefined || !hasLeft(row)).map(({ Id }) => Id);
            assert.ok(expected.length > 0 && expected.length < rows.length, `${String(expected.length)} of all`);
            assert.ok(isOfToday === undefined || expected.length < kept.length, 'nobody left');
            assert.deepEqual(shown.map(({ Id }) => Id).sort(), expected.sort());
        });
    }
});
