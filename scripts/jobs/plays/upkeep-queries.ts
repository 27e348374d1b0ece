import type { Connection } from 'jsforce';
import { BulkQuery, bulkRead, type BulkRow } from '../../org/bulk.ts';
import { SortedCursor } from '../merge-join.ts';
import { ROLE_FIELDS } from '../responsible.ts';
import { RUNNING, scopeOf, type ReopenedPlays } from './reopened.ts';

/** What is read to keep plays up. Tasks are found by their play, wherever somebody moved them. */

const PEOPLE = [
    ...ROLE_FIELDS.flatMap((field) => {
        const path = field.replace(/__c$/, '__r');
        return [field, `${path}.Name`, `${path}.IsActive`];
    }),
    'Account__r.Name',
    'Account__r.OwnerId',
    'Account__r.Owner.Name',
    'Account__r.Owner.IsActive'
];
const PLAY = [
    'Id',
    'Start_Key__c',
    'Play_Key__c',
    'Play_Status__c',
    'Started_On__c',
    'Start_Source__c',
    'End_Reason__c',
    'LastModifiedDate',
    'Step_Ledger__c',
    'Steps_Total__c',
    'Steps_Done__c',
    'Next_Due_On__c',
    'Customer__c',
    'Customer__r.Account__c',
    'Customer__r.Health_Score__c',
    'Customer__r.Churned_On__c',
    ...PEOPLE.map((field) => `Customer__r.${field}`)
];
const TASK = [
    'Id',
    'Success_Play__c',
    'Success_Step_Key__c',
    'OwnerId',
    'Owner.IsActive',
    'ActivityDate',
    'IsClosed',
    'CompletedDateTime'
];

export interface UpkeepStreams {
    readonly plays: SortedCursor<BulkRow>;
    readonly tasks: SortedCursor<BulkRow>;
    readonly sends: SortedCursor<BulkRow>;
}

/** Plays that run or were reopened, with all their tasks and e-mails, by the play's id. */
export function openUpkeep(conn: Connection, reopened: ReopenedPlays): UpkeepStreams {
    return {
        plays: cursor(
            conn,
            'running plays',
            `SELECT ${PLAY.join(', ')} FROM Success_Play__c WHERE ${scopeOf(reopened)} ORDER BY Id`,
            'Id'
        ),
        tasks: cursor(
            conn,
            'tasks of running plays',
            `SELECT ${TASK.join(', ')} FROM Task WHERE ${scopeOf(reopened, 'Success_Play__c')} ORDER BY Success_Play__c`,
            'Success_Play__c'
        ),
        sends: cursor(
            conn,
            'e-mails of running plays',
            `SELECT Send_Key__c, Send_Status__c, Send_On__c, Send_Play__c FROM Success_Send__c WHERE ${scopeOf(reopened, 'Send_Play__c')} ORDER BY Send_Play__c`,
            'Send_Play__c'
        )
    };
}

/** Open tasks of plays that were cancelled. */
export function leftTasks(conn: Connection): AsyncGenerator<BulkRow> {
    return bulkRead(
        conn,
        "SELECT Id FROM Task WHERE IsClosed = false AND Success_Play__r.Play_Status__c = 'Cancelled' ORDER BY Success_Play__c"
    );
}

export interface CountStreams {
    readonly customers: SortedCursor<BulkRow>;
    readonly plays: SortedCursor<BulkRow>;
}

/** Customers with what they are said to have running, and what runs, by account. */
export function openCounts(conn: Connection): CountStreams {
    return {
        customers: cursor(
            conn,
            'customers',
            'SELECT Id, Account__c, Account_Key__c, Open_Plays__c, Overdue_Plays__c FROM Success_Customer__c ORDER BY Account__c',
            'Account__c'
        ),
        plays: cursor(
            conn,
            'running plays',
            `SELECT Customer__c, Next_Due_On__c, Customer__r.Account__c FROM Success_Play__c WHERE ${RUNNING} ORDER BY Customer__r.Account__c`,
            'Customer__r.Account__c'
        )
    };
}

function cursor(conn: Connection, name: string, soql: string, keyField: string): SortedCursor<BulkRow> {
    return new SortedCursor(name, new BulkQuery(conn, soql).pages(), (row) => row[keyField] ?? '');
}
