/** Health of a customer: formulas that change with the calendar, and the rules of an override. */
import { expectEqual, fieldAccess, NotApplicable } from '../check.ts';
import type { Check, SmokeOrg } from '../check.ts';
import { query } from '../../org/query.ts';
import type { Fields } from '../scratch.ts';
import { expectRefused } from '../scratch.ts';

const CUSTOMER = 'Success_Customer__c';
const RULE = 'FIELD_CUSTOM_VALIDATION_EXCEPTION';
const DAY_MS = 86_400_000;
const COMPUTED = 41;
const OVERRIDDEN = 88;
const HEALTH = ['Health_Score__c', 'Health_Band__c', 'Override_In_Force__c'];

const daysFrom = (day: string, days: number): string =>
    new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

function override({ userId, today }: SmokeOrg, changes: Fields = {}): Fields {
    return {
        Override_Score__c: OVERRIDDEN,
        Override_Band__c: 'Green',
        Override_Reason__c: 'Tried by the smoke check.',
        Override_Expires_On__c: daysFrom(today, 30),
        Override_Set_On__c: today,
        Override_By__c: userId,
        ...changes
    };
}

const insufficient: Check = {
    name: 'blank-score-is-insufficient-data',
    claim: 'A formula with blanks as blanks gives no number for no number, and lists can filter on its words.',
    run: async ({ conn, scratch }) => {
        const { customerId } = await scratch.customer();
        const health = await scratch.read(CUSTOMER, customerId, HEALTH);
        expectEqual(health['Health_Score__c'], null, 'Health_Score__c');
        expectEqual(health['Health_Band__c'], 'Insufficient Data', 'Health_Band__c');
        const found = await query(
            conn,
            `SELECT Id FROM ${CUSTOMER} WHERE Id = '${customerId}' AND Health_Band__c = 'Insufficient Data'`
        );
        expectEqual(found.length, 1, 'the number of rows that the filter finds');
    }
};

const effective: Check = {
    name: 'override-is-shown-while-it-lasts',
    claim: 'The shown score is the override from the day it is set, and the computed one again when it is cleared.',
    run: async (org) => {
        const { scratch } = org;
        const { customerId } = await scratch.customer();
        await scratch.update(CUSTOMER, customerId, override(org));
        const during = await scratch.read(CUSTOMER, customerId, HEALTH);
        expectEqual(during['Override_In_Force__c'], true, 'Override_In_Force__c');
        expectEqual(during['Health_Score__c'], OVERRIDDEN, 'Health_Score__c, overridden');
        expectEqual(during['Health_Band__c'], 'Green', 'Health_Band__c, overridden');
        const none = Object.fromEntries(Object.keys(override(org)).map((name) => [name, null]));
        await scratch.update(CUSTOMER, customerId, none);
        const afterwards = await scratch.read(CUSTOMER, customerId, HEALTH);
        expectEqual(afterwards['Override_In_Force__c'], false, 'Override_In_Force__c, cleared');
        expectEqual(afterwards['Health_Score__c'], null, 'Health_Score__c, cleared');
    }
};

const future: Check = {
    name: 'override-starts-on-its-day',
    claim: 'TODAY in formulas is the day of the user who looks.',
    run: async (org) => {
        const { customerId } = await org.scratch.customer(
            override(org, { Override_Set_On__c: daysFrom(org.today, 1) })
        );
        expectEqual(
            (await org.scratch.read(CUSTOMER, customerId, HEALTH))['Override_In_Force__c'],
            false,
            'Override_In_Force__c, the day before'
        );
    }
};

const rules: Check = {
    name: 'override-rules',
    claim: 'Validation refuses an override without a reason, without an end, with one too early or too late, out of range, or in another name.',
    run: async (org) => {
        const { scratch, today } = org;
        const { customerId } = await scratch.customer();
        const refused = (changes: Fields, words: string): Promise<void> =>
            expectRefused(scratch.update(CUSTOMER, customerId, override(org, changes)), RULE, words);
        await refused({ Override_Reason__c: 'short' }, 'at least 10 characters');
        await refused({ Override_Expires_On__c: null }, 'a day after today');
        await refused({ Override_Expires_On__c: today }, 'a day after today');
        await refused({ Override_Expires_On__c: daysFrom(today, 366) }, 'a day after today');
        await refused({ Override_Score__c: 101 }, 'from 0 to 100');
        await refused({ Override_Band__c: null }, 'band of the override');
        await refused({ Override_By__c: null }, 'must be you');
    }
};

const computedIsReadOnly: Check = {
    name: 'computed-fields-are-read-only',
    claim: 'Fields that no permission set of a person opens for editing are described as not updateable, and not updated.',
    run: async ({ conn, scratch }) => {
        // An administrator may hold "Edit Read Only Fields", which goes past field permissions.
        if ((await fieldAccess(conn, CUSTOMER, 'Computed_Score__c')).updateable)
            throw new NotApplicable('this user may edit computed fields: run it as a CSM');
        const { customerId } = await scratch.customer();
        await expectRefused(
            scratch.update(CUSTOMER, customerId, { Computed_Score__c: COMPUTED }),
            'INVALID_FIELD_FOR_INSERT_UPDATE'
        );
    }
};

const mine: Check = {
    name: 'mine-is-a-role',
    claim: 'A formula compares a user lookup with the user who looks, and queries can filter on it.',
    run: async ({ conn, scratch, userId }) => {
        const { customerId } = await scratch.customer({ Support_Manager__c: userId });
        const found = await query(conn, `SELECT Id FROM ${CUSTOMER} WHERE Id = '${customerId}' AND Is_Mine__c = TRUE`);
        expectEqual(found.length, 1, 'the number of rows that the filter finds');
        await scratch.update(CUSTOMER, customerId, { Support_Manager__c: null });
        expectEqual(
            (await scratch.read(CUSTOMER, customerId, ['Is_Mine__c']))['Is_Mine__c'],
            false,
            'Is_Mine__c, without a role'
        );
    }
};

export const OVERRIDE_CHECKS: readonly Check[] = [insufficient, effective, future, rules, computedIsReadOnly, mine];
