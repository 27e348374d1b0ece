/** Tasks, stages and keys as the nightly run reads and writes them. */
import { bulkLoad, bulkRead, toParts, type BulkValue } from '../../org/bulk.ts';
import { query } from '../../org/query.ts';
import { sendForJson } from '../../org/request.ts';
import { expectEqual, NotAsAssumed } from '../check.ts';
import type { Check, SmokeOrg } from '../check.ts';
import { SMOKE_NAME } from '../scratch.ts';

const JOURNEY = 'Success_Journey__c';
const MILESTONE = 'Success_Milestone__c';
const RENEWAL_KEY = 'Success_Renewal_Key__c';
const MASTER_RECORD_TYPE = '012000000000000AAA';

const statusCloses: Check = {
    name: 'task-status-closes',
    claim: 'TaskStatus says which statuses close a task. Closing one that way fills in when it was completed, and opening it again blanks that.',
    run: async ({ conn, scratch }) => {
        const statuses = await query<{ ApiName: string; IsClosed: boolean }>(
            conn,
            'SELECT ApiName, IsClosed, IsDefault FROM TaskStatus ORDER BY SortOrder'
        );
        const [closed, open] = [true, false].map((closes) => statuses.find(({ IsClosed }) => IsClosed === closes));
        if (!closed || !open) throw new NotAsAssumed('the org has no status that closes a task, or none that does not');
        const id = await scratch.create('Task', { Subject: SMOKE_NAME, Status: open.ApiName });
        const read = (): Promise<Record<string, unknown>> =>
            scratch.read('Task', id, ['IsClosed', 'CompletedDateTime']);
        const before = await read();
        expectEqual(before['IsClosed'], false, 'IsClosed of a task that is open');
        await scratch.update('Task', id, { Status: closed.ApiName });
        const done = await read();
        expectEqual(done['IsClosed'], true, `IsClosed of a task with the status ${closed.ApiName}`);
        if (done['CompletedDateTime'] === null) throw new NotAsAssumed('CompletedDateTime of a closed task is blank');
        await scratch.update('Task', id, { Status: open.ApiName });
        const again = await read();
        expectEqual(again['IsClosed'], false, 'IsClosed of a task that was reopened');
        expectEqual(again['CompletedDateTime'], null, 'CompletedDateTime of a task that was reopened');
    }
};

const tasksInOrder: Check = {
    name: 'bulk-tasks-by-id',
    claim: 'A bulk query ordered by Id gives the ids as they sort as text, and of tasks whether their owner is active.',
    run: async ({ conn, scratch, userId }) => {
        const made: string[] = [];
        for (const step of ['a', 'b', 'c'])
            made.push(await scratch.create('Task', { Subject: `${SMOKE_NAME} ${step}`, OwnerId: userId }));
        const found: string[] = [];
        const soql = `SELECT Id, OwnerId, Owner.IsActive FROM Task WHERE Id IN ('${made.join("', '")}') ORDER BY Id`;
        for await (const row of bulkRead(conn, soql)) {
            found.push(row['Id'] ?? '');
            expectEqual(row['Owner.IsActive'], 'true', "Owner.IsActive of the user's own task");
        }
        expectEqual(found.join(), made.toSorted().join(), 'the order of the ids');
    }
};

const stagesClose: Check = {
    name: 'stages-tell-whether-they-close',
    claim: 'The picklist of stages, as pages read it, tells of each value whether it closes an opportunity.',
    run: async ({ conn }) => {
        interface Stage {
            readonly value: string;
            readonly attributes: { readonly closed?: boolean } | null;
        }
        const { values } = await sendForJson<{ values: readonly Stage[] }>(conn, {
            method: 'GET',
            path: `/ui-api/object-info/Opportunity/picklist-values/${MASTER_RECORD_TYPE}/StageName`
        });
        const stages = await query<{ ApiName: string; IsClosed: boolean }>(
            conn,
            'SELECT ApiName, IsClosed FROM OpportunityStage WHERE IsActive = true'
        );
        for (const { value, attributes } of values) {
            const known = stages.find(({ ApiName }) => ApiName === value);
            if (known) expectEqual(attributes?.closed, known.IsClosed, `attributes.closed of the stage ${value}`);
        }
        expectEqual(values.length > 0, true, 'whether there are stages');
    }
};

/** Loads one row. */
async function loadOne(
    { conn }: SmokeOrg,
    target: { readonly object: string; readonly operation: 'insert' | 'upsert'; readonly externalIdField?: string },
    row: Readonly<Record<string, BulkValue>>
): Promise<void> {
    const columns = Object.keys(row);
    const { written } = await bulkLoad(conn, { ...target, columns }, toParts(columns, [row]), ({ reason }) => {
        throw new NotAsAssumed(`${target.object} was refused: ${reason}`);
    });
    expectEqual(written, 1, `the number of rows of ${target.object} written`);
}

const parentsByKey: Check = {
    name: 'bulk-names-parents-by-key',
    claim: 'Bulk rows name a master, and the record of a lookup, by an external id of it, on insert and on upsert.',
    run: async (org) => {
        const { conn, scratch, today } = org;
        const { accountId, customerId } = await scratch.customer();
        const key = `${accountId}:main:1`;
        const journey = { Customer__c: customerId, Journey_Key__c: key, Subscription__c: 'main', Term__c: 1 };
        const journeyId = await scratch.create(JOURNEY, { ...journey, Starts_On__c: today });
        await loadOne(
            org,
            { object: MILESTONE, operation: 'insert' },
            {
                Milestone_Unique_Key__c: `${key}:smoke`,
                'Journey__r.Journey_Key__c': key,
                Milestone_Key__c: 'smoke',
                Milestone_Kind__c: 'Done'
            }
        );
        const [milestone] = await query<{ Id: string; Journey__c: string }>(
            conn,
            `SELECT Id, Journey__c FROM ${MILESTONE} WHERE Milestone_Unique_Key__c = '${key}:smoke'`
        );
        expectEqual(milestone?.Journey__c, journeyId, 'the master named by its key');
        const [stage] = await query<{ ApiName: string }>(
            conn,
            'SELECT ApiName FROM OpportunityStage WHERE IsActive = true AND IsClosed = false ORDER BY SortOrder LIMIT 1'
        );
        const deal = { Name: SMOKE_NAME, AccountId: accountId, StageName: stage?.ApiName, CloseDate: today };
        const opportunityId = await scratch.create('Opportunity', { ...deal, [RENEWAL_KEY]: key });
        await loadOne(
            org,
            { object: JOURNEY, operation: 'upsert', externalIdField: 'Journey_Key__c' },
            { Journey_Key__c: key, [`Renewal_Opportunity__r.${RENEWAL_KEY}`]: key }
        );
        const linked = await scratch.read(JOURNEY, journeyId, ['Renewal_Opportunity__c']);
        expectEqual(linked['Renewal_Opportunity__c'], opportunityId, 'the lookup named by a key');
    }
};

export const TASK_CHECKS: readonly Check[] = [statusCloses, tasksInOrder, stagesClose, parentsByKey];
