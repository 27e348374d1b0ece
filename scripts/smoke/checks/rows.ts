/** Models, metrics and runs: unique slots, frozen versions, long texts, picklists. */
import { createHash } from 'node:crypto';
import { expectEqual, fieldAccess, NotApplicable } from '../check.ts';
import type { Check, SmokeOrg } from '../check.ts';
import { query } from '../../org/query.ts';
import { expectRefused, SMOKE_NAME } from '../scratch.ts';

const MODEL = 'Success_Model__c';
const METRIC = 'Success_Metric__c';
const RUN = 'Success_Run__c';
const SNAPSHOT = 'Success_Snapshot__c';
const RULE = 'FIELD_CUSTOM_VALIDATION_EXCEPTION';
const DOCUMENT = '{"formatVersion":1}';
const HASH = createHash('sha256').update(DOCUMENT).digest('hex');
const DOCUMENT_CHARACTERS = 131_072;
/** Versions of checks lie far above real ones: six digits. */
const FIRST_SMOKE_VERSION = 900_000;
const SMOKE_VERSIONS = 99_999;

const someVersion = (): number => FIRST_SMOKE_VERSION + Math.floor(Math.random() * SMOKE_VERSIONS);
const draft = (version: number): Record<string, unknown> => ({
    Name: SMOKE_NAME,
    Version__c: version,
    Status__c: 'Draft'
});

const frozen: Check = {
    name: 'retired-model-is-frozen',
    claim: 'PRIORVALUE of a picklist lets a rule freeze a version, and a rule stands in the way of administrators too.',
    run: async ({ scratch }) => {
        const id = await scratch.create(MODEL, {
            ...draft(someVersion()),
            Status__c: 'Retired',
            Document__c: DOCUMENT,
            Hash__c: HASH
        });
        await expectRefused(scratch.update(MODEL, id, { Document__c: '{}' }), RULE, 'cannot be edited');
        await expectRefused(scratch.update(MODEL, id, { Status__c: 'Draft' }), RULE, 'cannot be edited');
    }
};

const oneActive: Check = {
    name: 'one-active-model',
    claim: 'A unique slot keeps two versions from being active at once, and an active one can only be retired.',
    run: async (org) => {
        const { conn, scratch } = org;
        const active = { Status__c: 'Active', Active_Slot__c: 'active', Document__c: DOCUMENT, Hash__c: HASH };
        const others = await query(conn, `SELECT Id FROM ${MODEL} WHERE Status__c = 'Active'`);
        const first = await scratch.create(MODEL, draft(someVersion()));
        // A real active model is left alone: it holds the slot, which is half of what is tried.
        if (others.length === 0) {
            await scratch.update(MODEL, first, active);
            await expectRefused(scratch.update(MODEL, first, { Document__c: '{}' }), RULE, 'cannot be edited');
        }
        const second = await scratch.create(MODEL, draft(someVersion()));
        await expectRefused(scratch.update(MODEL, second, active), 'DUPLICATE_VALUE');
        await expectRefused(scratch.update(MODEL, second, { ...active, Active_Slot__c: null }), RULE, 'Active Slot');
        if (others.length === 0) await scratch.update(MODEL, first, { Status__c: 'Retired', Active_Slot__c: null });
    }
};

const longText: Check = {
    name: 'long-text-is-kept-whole',
    claim: 'A long text area keeps 131,072 characters, and cannot be filtered on.',
    run: async ({ conn, scratch }) => {
        const text = `"${'x'.repeat(DOCUMENT_CHARACTERS - 2)}"`;
        const id = await scratch.create(MODEL, { ...draft(someVersion()), Document__c: text });
        expectEqual((await scratch.read(MODEL, id, ['Document__c']))['Document__c'], text, 'Document__c');
        await expectRefused(query(conn, `SELECT Id FROM ${MODEL} WHERE Document__c = 'x'`), 'INVALID_FIELD');
    }
};

async function customerFor({ scratch }: SmokeOrg): Promise<{ readonly key: string; readonly customerId: string }> {
    const { accountId, customerId } = await scratch.customer();
    return { key: accountId, customerId };
}

const metricRules: Check = {
    name: 'metric-rules',
    claim: 'A metric is there once for a customer, holds one kind of value, and its restricted source takes no other word.',
    run: async (org) => {
        const { scratch } = org;
        const { key, customerId } = await customerFor(org);
        const metric = {
            Customer__c: customerId,
            Unique_Key__c: `${key}:smoke`,
            Metric_Key__c: 'smoke',
            Source__c: 'Manual',
            Value__c: 5
        };
        await scratch.create(METRIC, metric);
        await expectRefused(scratch.create(METRIC, metric), 'DUPLICATE_VALUE');
        const other = { ...metric, Unique_Key__c: `${key}:other`, Metric_Key__c: 'other' };
        await expectRefused(scratch.create(METRIC, { ...other, Text_Value__c: 'green' }), RULE, 'Fill in one');
        await expectRefused(scratch.create(METRIC, { ...other, Metric_Key__c: 'another' }), RULE, 'Unique Key must');
        await expectRefused(
            scratch.create(METRIC, { ...other, Source__c: 'Guess' }),
            'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST'
        );
        await expectRefused(scratch.create(METRIC, { ...other, Metric_Key__c: null }), 'REQUIRED_FIELD_MISSING');
    }
};

const percent: Check = {
    name: 'percent-is-out-of-a-hundred',
    claim: 'The API writes and reads a percent field as 86.5 for 86.5%.',
    run: async (org) => {
        const { conn, scratch, today } = org;
        if (!(await fieldAccess(conn, SNAPSHOT, 'Snapshot_Coverage__c')).createable) {
            throw new NotApplicable(
                'this user may not write snapshots: assign the permission set Success Integration too'
            );
        }
        const { key, customerId } = await customerFor(org);
        const snapshot = {
            Customer__c: customerId,
            Snapshot_Key__c: `${key}:${today}`,
            Taken_On__c: today,
            Snapshot_Coverage__c: 86.5
        };
        const id = await scratch.create(SNAPSHOT, snapshot);
        expectEqual(
            (await scratch.read(SNAPSHOT, id, ['Snapshot_Coverage__c']))['Snapshot_Coverage__c'],
            86.5,
            'Snapshot_Coverage__c'
        );
    }
};

const oneRun: Check = {
    name: 'one-run-at-a-time',
    claim: 'A unique slot refuses a second run of a job, whatever the case of its name, until the first gives it up.',
    run: async ({ scratch }) => {
        const running = { Job__c: scratch.key, Status__c: 'Running', Running_Slot__c: scratch.key };
        const first = await scratch.create(RUN, running);
        await expectRefused(
            scratch.create(RUN, { ...running, Running_Slot__c: scratch.key.toUpperCase() }),
            'DUPLICATE_VALUE'
        );
        await expectRefused(scratch.update(RUN, first, { Status__c: 'Completed' }), RULE, 'Clear Running Slot');
        await scratch.update(RUN, first, { Status__c: 'Completed', Running_Slot__c: null });
        await scratch.create(RUN, running);
    }
};

export const ROW_CHECKS: readonly Check[] = [frozen, oneActive, longText, metricRules, percent, oneRun];
