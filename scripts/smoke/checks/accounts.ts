/** Accounts, keys and details under them. */
import { expectEqual, NotApplicable } from '../check.ts';
import type { Check } from '../check.ts';
import { query } from '../../org/query.ts';
import { OrgError, sendForJson } from '../../org/request.ts';
import { expectRefused, SMOKE_NAME } from '../scratch.ts';

const OBJECTS = [
    'Success_Model__c',
    'Success_Customer__c',
    'Success_Metric__c',
    'Success_Snapshot__c',
    'Success_Run__c'
];
const LONG_AGO = '2020-02-03T04:05:06.000Z';

const deployed: Check = {
    name: 'objects-deployed',
    claim: 'Models, customers, metrics, snapshots and runs are there, and the user who runs the checks may create them.',
    run: async ({ conn }) => {
        for (const object of OBJECTS) {
            const described = await sendForJson<{ createable: boolean }>(conn, {
                method: 'GET',
                path: `/sobjects/${object}/describe`
            });
            expectEqual(described.createable, true, `${object}: createable (assign the permission set Success Admin)`);
        }
    }
};

const upsertTwice: Check = {
    name: 'upsert-by-key',
    claim: 'An upsert by external id creates once, changes the second time, and takes case seriously where the field says so.',
    run: async ({ scratch }) => {
        const first = await scratch.upsert('Account', 'Success_Key__c', scratch.key, { Name: SMOKE_NAME });
        const again = await scratch.upsert('Account', 'Success_Key__c', scratch.key, { Name: `${SMOKE_NAME} 2` });
        const other = await scratch.upsert('Account', 'Success_Key__c', scratch.key.toUpperCase(), {
            Name: SMOKE_NAME
        });
        expectEqual(first.created, true, 'created, the first time');
        expectEqual(again.created, false, 'created, the second time');
        expectEqual(again.id, first.id, 'the id, the second time');
        expectEqual(other.created, true, 'created, for a key in other case');
    }
};

const parentByKey: Check = {
    name: 'parent-by-key',
    claim: 'A detail finds its master by external id.',
    run: async ({ scratch }) => {
        const accountId = await scratch.account();
        const id = await scratch.create('Success_Customer__c', {
            Account__r: { Success_Key__c: scratch.key },
            Account_Key__c: accountId
        });
        expectEqual(
            (await scratch.read('Success_Customer__c', id, ['Account__c']))['Account__c'],
            accountId,
            'Account__c'
        );
    }
};

const oneCustomer: Check = {
    name: 'one-customer-per-account',
    claim: 'The unique account key keeps an account from having two customers.',
    run: async ({ scratch }) => {
        const { accountId } = await scratch.customer();
        await expectRefused(
            scratch.create('Success_Customer__c', { Account__c: accountId, Account_Key__c: accountId }),
            'DUPLICATE_VALUE'
        );
    }
};

const accountKey: Check = {
    name: 'account-key-is-18-characters',
    claim: 'CASESAFEID of a master-detail field is the 18-character id that the API answers.',
    run: async ({ scratch }) => {
        const accountId = await scratch.account();
        const wrong = { Account__c: accountId, Account_Key__c: accountId.slice(0, 15) };
        await expectRefused(
            scratch.create('Success_Customer__c', wrong),
            'FIELD_CUSTOM_VALIDATION_EXCEPTION',
            'Account Key must be'
        );
        await scratch.create('Success_Customer__c', { ...wrong, Account_Key__c: accountId });
    }
};

const reparent: Check = {
    name: 'detail-changes-master',
    claim: 'A customer can move to another account when its key moves with it.',
    run: async ({ scratch }) => {
        const { customerId } = await scratch.customer();
        const other = await scratch.account('-other');
        await scratch.update('Success_Customer__c', customerId, { Account__c: other, Account_Key__c: other });
        expectEqual(
            (await scratch.read('Success_Customer__c', customerId, ['Account__c']))['Account__c'],
            other,
            'Account__c'
        );
    }
};

const cascade: Check = {
    name: 'delete-takes-details',
    claim: 'Deleting an account deletes its customer, metrics and snapshots.',
    run: async ({ conn, scratch }) => {
        const { accountId, customerId } = await scratch.customer();
        const key = `${accountId}:smoke`;
        await scratch.create('Success_Metric__c', {
            Customer__c: customerId,
            Unique_Key__c: key,
            Metric_Key__c: 'smoke',
            Source__c: 'Manual'
        });
        await scratch.remove('Account', accountId);
        const left = [
            ...(await query(conn, `SELECT Id FROM Success_Customer__c WHERE Id = '${customerId}'`)),
            ...(await query(conn, `SELECT Id FROM Success_Metric__c WHERE Unique_Key__c = '${key}'`))
        ];
        expectEqual(left.length, 0, 'the number of details left');
    }
};

const auditFields: Check = {
    name: 'created-date-on-import',
    claim: 'With the permission "Set Audit Fields upon Record Creation" an import sets when a record was created.',
    run: async ({ scratch }) => {
        const fields = { Subject: SMOKE_NAME, Success_Key__c: scratch.key, CreatedDate: LONG_AGO };
        const id = await scratch.create('Case', fields).catch((error: unknown) => {
            if (!(error instanceof OrgError) || error.errorCode !== 'INVALID_FIELD_FOR_INSERT_UPDATE') throw error;
            throw new NotApplicable('this user has no permission "Set Audit Fields upon Record Creation"');
        });
        const { CreatedDate } = await scratch.read('Case', id, ['CreatedDate']);
        expectEqual(Date.parse(String(CreatedDate)), Date.parse(LONG_AGO), 'CreatedDate');
    }
};

/** In the order in which a failure tells most. */
export const ACCOUNT_CHECKS: readonly Check[] = [
    deployed,
    upsertTwice,
    parentByKey,
    oneCustomer,
    accountKey,
    reparent,
    cascade,
    auditFields
];
