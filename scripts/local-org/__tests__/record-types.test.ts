import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Connection, DescribeSObjectResult } from 'jsforce';
import { deploy, manifest, problems, xml, type DeployResult } from '../deploy/__tests__/support.ts';
import { refusal, startFixture, type Fixture } from './fixture.ts';

/** The bookkeeper may use Domestic and Export, and Export by default; the clerk Domestic by a permission set. */
let fixture: Fixture;
let bookkeeper: Connection;
let clerk: Connection;

const value = (name: string, isDefault = false): string =>
    `<values><fullName>${name}</fullName><default>${isDefault}</default></values>`;
const recordType = (name: string, body: string, active = true): string =>
    `<recordTypes><fullName>${name}</fullName><active>${active}</active><label>${name} label</label>${body}</recordTypes>`;
const picklist = (name: string, values: string): string =>
    `<picklistValues><picklist>${name}</picklist>${values}</picklistValues>`;
const visible = (name: string, isDefault: boolean | null = null): string =>
    `<recordTypeVisibilities>${isDefault === null ? '' : `<default>${isDefault}</default>`}<recordType>${name}</recordType>` +
    '<visible>true</visible></recordTypeVisibilities>';

const INVOICE =
    recordType('Domestic', picklist('Status__c', value('Draft') + value('Sent', true))) +
    recordType('Export', picklist('Status__c', value('Draft', true))) +
    recordType('Old', '', false);
const OPPORTUNITY =
    `<businessProcesses><fullName>Short</fullName><isActive>true</isActive>${value('Prospecting', true)}${value('Closed Won')}</businessProcesses>` +
    recordType('Simple', '<businessProcess>Short</businessProcess>');

function deployAll(): Promise<DeployResult> {
    return deploy(fixture, {
        'package.xml': manifest([
            'CustomObject:Invoice__c',
            'CustomObject:Opportunity',
            'Profile:Admin',
            'PermissionSet:Home_Trade'
        ]),
        'objects/Invoice__c.object': xml('CustomObject', INVOICE),
        'objects/Opportunity.object': xml('CustomObject', OPPORTUNITY),
        'profiles/Admin.profile': xml(
            'Profile',
            visible('Invoice__c.Domestic', false) +
                visible('Invoice__c.Export', true) +
                visible('Invoice__c.Old', false) +
                visible('Opportunity.Simple', true)
        ),
        'permissionsets/Home_Trade.permissionset': xml(
            'PermissionSet',
            `<label>Home</label>${visible('Invoice__c.Domestic')}`
        )
    });
}

type RecordTypeInfo = DescribeSObjectResult['recordTypeInfos'][number];

const ids = new Map<string, string>();

before(async () => {
    fixture = await startFixture();
    bookkeeper = fixture.connect('bookkeeper');
    clerk = fixture.connect('clerk');
    await bookkeeper.sobject('Invoice__c').create({ Number__c: 'OLD' });
    assert.deepEqual(problems(await deployAll()), []);
    const types = await bookkeeper.query<{ Id: string; DeveloperName: string }>(
        'SELECT Id, DeveloperName FROM RecordType'
    );
    for (const { Id, DeveloperName } of types.records) ids.set(DeveloperName, Id);
});
after(() => fixture.stop());

const idOf = (name: string): string => ids.get(name) ?? '';
const json = async (path: string): Promise<Record<string, unknown>> =>
    (await (await fixture.fetch('bookkeeper', path)).json()) as Record<string, unknown>;

describe('a record', () => {
    test('that was there is of the master; a new one is of the default of the profile, with its default values', async () => {
        const soql = "SELECT RecordTypeId, RecordType.DeveloperName, Status__c FROM Invoice__c WHERE Number__c = 'OLD'";
        const [old] = (await bookkeeper.query(soql)).records;
        assert.deepEqual([old?.['RecordTypeId'], old?.['RecordType'], old?.['Status__c']], [null, null, 'Draft']);
        await bookkeeper
            .sobject('Invoice__c')
            .create([
                { Number__c: 'NEW' },
                { Number__c: 'HOME', RecordTypeId: idOf('Domestic') },
                { Number__c: 'NONE', RecordTypeId: '012000000000000AAA' }
            ]);
        const found = await bookkeeper.query<{ RecordType: { DeveloperName: string } | null; Status__c: string }>(
            "SELECT RecordType.DeveloperName, Status__c FROM Invoice__c WHERE Number__c IN ('NEW', 'HOME', 'NONE') ORDER BY Number__c"
        );
        assert.deepEqual(
            found.records.map((row) => [row.RecordType?.DeveloperName ?? null, row.Status__c]),
            [
                ['Domestic', 'Sent'],
                ['Export', 'Draft'],
                [null, 'Draft']
            ]
        );
        const counted = await bookkeeper.query("SELECT Id FROM Invoice__c WHERE RecordType.Name = 'Domestic label'");
        assert.equal(counted.totalSize, 1);
    });

    test('gets no type that its writer may not give, that is inactive, or of another object', async () => {
        const create = async (connection: Connection, name: string): Promise<string> => {
            const { errorCode, message } = await refusal(
                connection.sobject('Invoice__c').create({ Number__c: `X-${name}`, RecordTypeId: idOf(name) })
            );
            assert.match(message, /Record Type ID: this ID value isn't valid for the user: 012/);
            return errorCode;
        };
        assert.equal(await create(bookkeeper, 'Old'), 'INVALID_CROSS_REFERENCE_KEY');
        assert.equal(await create(bookkeeper, 'Simple'), 'INVALID_CROSS_REFERENCE_KEY');
        const [old] = (await bookkeeper.query("SELECT Id FROM Invoice__c WHERE Number__c = 'OLD'")).records;
        const change = async (name: string): Promise<void> => {
            await clerk.sobject('Invoice__c').update({ Id: old?.Id ?? '', RecordTypeId: idOf(name) });
        };
        assert.equal((await refusal(change('Domestic'))).errorCode, 'INVALID_CROSS_REFERENCE_KEY');
        const [set] = (await bookkeeper.query("SELECT Id FROM PermissionSet WHERE Name = 'Home_Trade'")).records;
        await bookkeeper.sobject('PermissionSetAssignment').create({
            AssigneeId: fixture.personas['clerk']?.userId ?? '',
            PermissionSetId: set?.Id ?? ''
        });
        await change('Domestic');
        assert.equal((await refusal(change('Export'))).errorCode, 'INVALID_CROSS_REFERENCE_KEY');
    });

    test('keeps to the values of its type where the picklist is restricted', async () => {
        const rows = [
            { Number__c: 'V-1', Status__c: 'Sent' },
            { Number__c: 'V-2', Status__c: 'Sent', RecordTypeId: idOf('Domestic') }
        ];
        const results = await bookkeeper.sobject('Invoice__c').create(rows);
        const errors = results.map((result) => (result.success ? null : result.errors[0]));
        assert.deepEqual(
            errors.map((error) => (error as { statusCode?: string } | null)?.statusCode ?? null),
            ['INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', null]
        );
    });
});

describe('is told by', () => {
    test('the describe', async () => {
        const infos = (await bookkeeper.describe('Invoice__c')).recordTypeInfos as (RecordTypeInfo & {
            active: boolean;
        })[];
        assert.deepEqual(
            infos.map((info) => [info.name, info.active, info.available, info.defaultRecordTypeMapping, info.master]),
            [
                ['Domestic label', true, true, false, false],
                ['Export label', true, true, true, false],
                ['Old label', false, false, false, false],
                ['Master', true, true, false, true]
            ]
        );
        const ofClerk = await clerk.describe('Invoice__c');
        assert.equal(ofClerk.recordTypeInfos.find((info) => info.defaultRecordTypeMapping)?.name, 'Master');
        const fields = (await bookkeeper.describe('Account')).fields.map(({ name }) => name);
        assert.ok(!fields.includes('RecordTypeId'), 'objects without record types have no such field');
    });

    test('the object info and the picklist values of the UI API', async () => {
        const info = await json('/ui-api/object-info/Invoice__c');
        assert.equal(info['defaultRecordTypeId'], idOf('Export'));
        assert.deepEqual((info['recordTypeInfos'] as Record<string, unknown>)[idOf('Domestic')], {
            available: true,
            defaultRecordTypeMapping: false,
            master: false,
            name: 'Domestic label',
            recordTypeId: idOf('Domestic')
        });
        const values = async (object: string, type: string, field: string): Promise<unknown> => {
            const found = await json(`/ui-api/object-info/${object}/picklist-values/${type}/${field}`);
            return [
                (found['defaultValue'] as { value: string } | null)?.value ?? null,
                (found['values'] as { value: string }[]).map((each) => each.value)
            ];
        };
        assert.deepEqual(await values('Invoice__c', idOf('Domestic'), 'Status__c'), ['Sent', ['Draft', 'Sent']]);
        assert.deepEqual(await values('Invoice__c', idOf('Export'), 'Status__c'), ['Draft', ['Draft']]);
        assert.deepEqual(await values('Opportunity', idOf('Simple'), 'StageName'), [
            'Prospecting',
            ['Prospecting', 'Closed Won']
        ]);
        const other = await fixture.fetch(
            'bookkeeper',
            `/ui-api/object-info/Invoice__c/picklist-values/${idOf('Simple')}/Status__c`
        );
        assert.equal(other.status, 400);
    });

    test('records of the UI API, parents included, and GraphQL', async () => {
        const [invoice] = await bookkeeper
            .sobject('Invoice__c')
            .create([{ Number__c: 'UI', RecordTypeId: idOf('Domestic') }]);
        const [line] = await bookkeeper.sobject('Line__c').create([{ Name: 'L', Invoice__c: invoice?.id ?? '' }]);
        const record = await json(`/ui-api/records/${line?.id}?fields=Line__c.Name,Line__c.Invoice__r.Number__c`);
        assert.equal(record['recordTypeId'], null);
        const parent = (record['fields'] as { Invoice__r: { value: Record<string, unknown> } }).Invoice__r.value;
        assert.equal(parent['recordTypeId'], idOf('Domestic'));
        assert.equal((parent['recordTypeInfo'] as { name: string }).name, 'Domestic label');
        const query =
            '{ uiapi { query { Invoice__c(where: { Number__c: { eq: "UI" } }) { edges { node { RecordType { DeveloperName { value } } } } } } } }';
        const answer = await fixture.fetch('bookkeeper', '/graphql', {
            method: 'POST',
            body: JSON.stringify({ query }),
            headers: { 'Content-Type': 'application/json' }
        });
        assert.match(await answer.text(), /"RecordType":\{"DeveloperName":\{"value":"Domestic"/);
    });
});

describe('a deployment', () => {
    const types = (object: string, body: string, names: readonly string[]): Promise<DeployResult> =>
        deploy(fixture, {
            'package.xml': manifest(names.map((name) => `RecordType:${object}.${name}`)),
            [`objects/${object}.object`]: xml('CustomObject', body)
        });

    test('of unknown picklists, values and processes is refused, and so are permissions for unknown types', async () => {
        const odd =
            recordType('A', picklist('Nothing__c', value('x'))) + recordType('B', picklist('Status__c', value('Lost')));
        assert.deepEqual(problems(await types('Invoice__c', odd, ['A', 'B'])), [
            'RecordType:Invoice__c.A In field: picklist - no picklist named Nothing__c found',
            'RecordType:Invoice__c.B Picklist value: Lost in picklist: Status__c not found'
        ]);
        assert.deepEqual(problems(await types('Opportunity', recordType('C', ''), ['C'])), [
            'RecordType:Opportunity.C Required field is missing: businessProcess'
        ]);
        const process = recordType('D', '<businessProcess>Long</businessProcess>');
        assert.deepEqual(problems(await types('Opportunity', process, ['D'])), [
            'RecordType:Opportunity.D In field: businessProcess - no BusinessProcess named Opportunity.Long found'
        ]);
        const granted = await deploy(fixture, {
            'package.xml': manifest(['PermissionSet:Wrong']),
            'permissionsets/Wrong.permissionset': xml('PermissionSet', `<label>W</label>${visible('Invoice__c.Never')}`)
        });
        assert.deepEqual(problems(granted), [
            'PermissionSet:Wrong In field: recordType - no RecordType named Invoice__c.Never found'
        ]);
    });

    test('deletes no record type, and changes what it says', async () => {
        const gone = await deploy(fixture, {
            'package.xml': manifest([]),
            'destructiveChanges.xml': manifest(['RecordType:Invoice__c.Export'])
        });
        assert.deepEqual(problems(gone), ['RecordType:Invoice__c.Export Cannot delete record type through API']);
        assert.deepEqual(problems(await types('Invoice__c', recordType('Export', '', false), ['Export'])), []);
        const { recordTypeInfos } = await bookkeeper.describe('Invoice__c');
        assert.equal(recordTypeInfos.find((info) => info.defaultRecordTypeMapping)?.name, 'Master');
        const [kept] = (await bookkeeper.query("SELECT RecordTypeId FROM Invoice__c WHERE Number__c = 'NEW'")).records;
        assert.equal(kept?.['RecordTypeId'], idOf('Export'), 'records keep a type that is no longer active');
    });
});
