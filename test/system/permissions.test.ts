import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startLocalOrg } from '../../scripts/local-org/start.ts';
import type { RunningLocalOrg } from '../../scripts/local-org/start.ts';
import { localConnection } from '../../scripts/org/connection.ts';
import type { OrgConnection } from '../../scripts/org/connection.ts';
import { OrgError, sendForJson } from '../../scripts/org/request.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CUSTOMER = 'Success_Customer__c';
const METRIC = 'Success_Metric__c';
const SNAPSHOT = 'Success_Snapshot__c';
const MODEL = 'Success_Model__c';
const MONDAY = '2026-01-05';
const DAY_MS = 86_400_000;
/** An administrator's mistake: fields opened to somebody who has not the custom permission. */
const TOO_WIDE = `<?xml version="1.0" encoding="UTF-8" ?>
<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata">
    ${['Score', 'Band', 'Reason', 'Expires_On', 'Set_On', 'By']
        .map(
            (name) =>
                `<fieldPermissions><editable>true</editable><field>${CUSTOMER}.Override_${name}__c</field><readable>true</readable></fieldPermissions>`
        )
        .join('\n    ')}
    <label>Too Wide</label>
</PermissionSet>
`;

interface Config {
    readonly metadata: readonly string[];
    readonly users: readonly {
        readonly persona: string;
        readonly username: string;
        readonly permissionSets: readonly string[];
    }[];
}

describe('what each persona may write', () => {
    let folder = '';
    let local: RunningLocalOrg;
    let accountId = '';
    let customerId = '';
    const connections = new Map<string, OrgConnection>();

    before(async () => {
        folder = mkdtempSync(join(tmpdir(), 'happy-path-permissions-'));
        local = await startLocalOrg({ port: 0, empty: true, root: ROOT, configFile: writeConfig(folder) });
        accountId = await create('admin', 'Account', { Name: 'Northwind' });
        customerId = await create('integration', CUSTOMER, { Account__c: accountId, Account_Key__c: accountId });
    });
    after(async () => {
        await Promise.all([...connections.values()].map((conn) => conn.close()));
        await local.close();
        rmSync(folder, { recursive: true, force: true });
    });

    const as = (persona: string): OrgConnection => {
        const conn = connections.get(persona) ?? localConnection(local, persona);
        connections.set(persona, conn);
        return conn;
    };
    const create = async (persona: string, object: string, fields: object): Promise<string> =>
        (
            await sendForJson<{ id: string }>(as(persona), {
                method: 'POST',
                path: `/sobjects/${object}`,
                body: JSON.stringify(fields)
            })
        ).id;
    const update = async (persona: string, object: string, id: string, fields: object): Promise<void> => {
        await sendForJson<null>(as(persona), {
            method: 'PATCH',
            path: `/sobjects/${object}/${id}`,
            body: JSON.stringify(fields)
        });
    };
    const remove = async (persona: string, object: string, id: string): Promise<void> => {
        await sendForJson<null>(as(persona), { method: 'DELETE', path: `/sobjects/${object}/${id}` });
    };
    const refused = (attempt: Promise<unknown>, code: string, words = ''): Promise<void> =>
        assert.rejects(attempt, (error) => {
            assert.ok(error instanceof OrgError, String(error));
            assert.equal(error.errorCode, code, error.message);
            assert.ok(error.message.includes(words), error.message);
            return true;
        });
    const overrideBy = (persona: string): object => ({
        Override_Score__c: 80,
        Override_Band__c: 'Green',
        Override_Reason__c: 'Met the new sponsor on site.',
        Override_Expires_On__c: new Date(Date.now() + 10 * DAY_MS).toISOString().slice(0, 10),
        Override_By__c: local.personas[persona]?.userId
    });
    const metric = (key: string, source: string): object => ({
        Customer__c: customerId,
        Unique_Key__c: `${accountId}:${key}`,
        Metric_Key__c: key,
        Source__c: source,
        Text_Value__c: 'green'
    });

    it('lets CSMs and managers who have the permission override a score, and end the override', async () => {
        for (const persona of ['csm', 'manager']) {
            await update(persona, CUSTOMER, customerId, overrideBy(persona));
            const ended = Object.fromEntries(Object.keys(overrideBy(persona)).map((name) => [name, null]));
            await update(persona, CUSTOMER, customerId, ended);
        }
    });

    it('keeps the override fields from CSMs without the permission, and from the jobs', async () => {
        await refused(update('csm2', CUSTOMER, customerId, overrideBy('csm2')), 'INVALID_FIELD_FOR_INSERT_UPDATE');
        await refused(
            update('integration', CUSTOMER, customerId, overrideBy('integration')),
            'INVALID_FIELD_FOR_INSERT_UPDATE'
        );
    });

    it('refuses an override without the permission by a rule, where field permissions were opened too wide', async () => {
        await refused(
            update('cse', CUSTOMER, customerId, overrideBy('cse')),
            'FIELD_CUSTOM_VALIDATION_EXCEPTION',
            'You may not override'
        );
        const other = await create('admin', 'Account', { Name: 'Contoso' });
        const fields = { Account__c: other, Account_Key__c: other, ...overrideBy('cse') };
        await refused(create('cse', CUSTOMER, fields), 'FIELD_CUSTOM_VALIDATION_EXCEPTION', 'You may not override');
    });

    it("refuses an override in another person's name", async () => {
        await refused(
            update('csm', CUSTOMER, customerId, overrideBy('manager')),
            'FIELD_CUSTOM_VALIDATION_EXCEPTION',
            'must be you'
        );
    });

    it('lets people keep commercial facts and roles, and no computed field', async () => {
        await update('csm2', CUSTOMER, customerId, { ARR__c: 12_000, CSM__c: local.personas['csm2']?.userId });
        for (const persona of ['csm', 'manager', 'admin']) {
            await refused(
                update(persona, CUSTOMER, customerId, { Computed_Score__c: 99 }),
                'INVALID_FIELD_FOR_INSERT_UPDATE'
            );
        }
        await update('integration', CUSTOMER, customerId, { Computed_Score__c: 64, Computed_Band__c: 'Yellow' });
    });

    it('lets people write metrics whose source is manual, and no other', async () => {
        const id = await create('csm2', METRIC, metric('pulse', 'Manual'));
        await update('csm2', METRIC, id, { Text_Value__c: 'red' });
        await refused(
            create('csm2', METRIC, metric('nps', 'Import')),
            'FIELD_CUSTOM_VALIDATION_EXCEPTION',
            'source Manual'
        );
        await refused(
            update('csm2', METRIC, id, { Source__c: 'Salesforce' }),
            'FIELD_CUSTOM_VALIDATION_EXCEPTION',
            'source Manual'
        );
    });

    it("keeps people from taking over a job's metric, and lets the job write any", async () => {
        const id = await create('integration', METRIC, metric('csat', 'Import'));
        await refused(
            update('csm', METRIC, id, { Text_Value__c: 'red' }),
            'FIELD_CUSTOM_VALIDATION_EXCEPTION',
            'source Manual'
        );
        await refused(
            update('csm', METRIC, id, { Source__c: 'Manual' }),
            'FIELD_CUSTOM_VALIDATION_EXCEPTION',
            'source Manual'
        );
        await update('integration', METRIC, id, { Points__c: 50, Source__c: 'Salesforce' });
    });

    it('lets only administrators delete, and the jobs only old snapshots', async () => {
        const snapshot = { Customer__c: customerId, Snapshot_Key__c: `${accountId}:${MONDAY}`, Taken_On__c: MONDAY };
        const first = await create('integration', SNAPSHOT, snapshot);
        await refused(remove('csm', SNAPSHOT, first), 'INSUFFICIENT_ACCESS_OR_READONLY');
        await remove('integration', SNAPSHOT, first);
        for (const persona of ['csm', 'manager', 'integration']) {
            await refused(remove(persona, CUSTOMER, customerId), 'INSUFFICIENT_ACCESS_OR_READONLY');
        }
        await remove('admin', SNAPSHOT, await create('integration', SNAPSHOT, snapshot));
    });

    it('lets only administrators write models', async () => {
        const fields = { Name: 'Index', Version__c: 1, Status__c: 'Draft' };
        for (const persona of ['csm', 'manager', 'integration']) {
            await assert.rejects(create(persona, MODEL, fields), OrgError);
        }
        await create('admin', MODEL, fields);
    });

    it('lets whoever closes tasks of plays say that they were not done: people by the card, the jobs', async () => {
        for (const persona of ['csm', 'manager', 'admin', 'integration']) {
            const id = await create(persona, 'Task', { Subject: 'Call', Status: 'Not Started' });
            await update(persona, 'Task', id, { Status: 'Completed', Success_Not_Done__c: true });
        }
    });

    it('lets the jobs read what metrics are made from, and keep the dates of what they import', async () => {
        for (const soql of [
            'SELECT AccountId, IsEscalated, ClosedDate FROM Case',
            'SELECT ActivityDate, Type, Success_Not_Done__c FROM Task',
            'SELECT CampaignId, Status FROM CampaignMember'
        ]) {
            await sendForJson(as('integration'), { method: 'GET', path: `/query?q=${encodeURIComponent(soql)}` });
        }
        const imported = {
            Subject: 'Old ticket',
            Success_Key__c: 'T-1',
            AccountId: accountId,
            CreatedDate: '2024-01-02T03:04:05Z'
        };
        await create('integration', 'Case', imported);
        await assert.rejects(create('csm', 'Case', imported), OrgError);
    });
});

/** The configuration of the local org, with the metadata's mistake assigned to the engineer. */
function writeConfig(folder: string): string {
    const config = JSON.parse(readFileSync(join(ROOT, 'config/local-org.json'), 'utf8')) as Config;
    const metadata = join(folder, 'permissionsets');
    mkdirSync(metadata);
    writeFileSync(join(metadata, 'Too_Wide.permissionset-meta.xml'), TOO_WIDE);
    const users = config.users.map((user) =>
        user.persona === 'cse' ? { ...user, permissionSets: [...user.permissionSets, 'Too_Wide'] } : user
    );
    const file = join(folder, 'local-org.json');
    writeFileSync(file, JSON.stringify({ ...config, metadata: [...config.metadata, metadata], users }));
    return file;
}
