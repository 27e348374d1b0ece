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
}

const CUSTOMER = 'Success_Customer__c';
const customers = (fields: string, keep: Expected['keep']): Expected => ({ object: CUSTOMER, fields, keep });
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
        fields: 'Completed_On__c, Due_On__c, Stuck_On__c, Journey__r.Is_Current__c',
        keep: (row) =>
            row['Completed_On__c'] === null &&
            before0(row['Due_On__c']) &&
            String(row['Stuck_On__c']) <= day(0) &&
            (row['Journey__r'] as Row)['Is_Current__c'] === true
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
    let csm: OrgConnection;

    before(async () => {
        org = await startReportsOrg();
        csm = localConnection(org.running, 'csm2');
    });
    after(async () => {
        await csm.close();
        await org.close();
    });

    for (const [name, { object, fields, keep }] of Object.entries(LISTS)) {
        it(`show in ${name} what belongs there, and nothing else`, async () => {
            const me = org.running.personas['csm2']?.userId ?? '';
            const session = org.running.org.session(me);
            const view = listViewsOf(session, session.org.object(object)).find((each) => each.name === name);
            assert.ok(view);
            const shown = await query<{ Id: string }>(csm, `SELECT Id FROM ${object} WHERE ${view.where}`);
            const rows = await query<Row & { Id: string }>(csm, `SELECT Id, ${fields} FROM ${object}`);
            const expected = rows.filter((row) => keep(row, me)).map(({ Id }) => Id);
            assert.ok(expected.length > 0 && expected.length < rows.length, `${String(expected.length)} of all`);
            assert.deepEqual(shown.map(({ Id }) => Id).sort(), expected.sort());
        });
    }
});
