import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { as, CONFIG, field, openInvoicing, savedId } from '../../metadata/__tests__/invoicing.ts';
import { readSchema } from '../../metadata/read.ts';
import { openOrg } from '../../org.ts';
import type { OrgConfig } from '../../org.ts';
import { readRow } from '../rows.ts';

let folder: string;
before(() => {
    folder = mkdtempSync(join(tmpdir(), 'local-org-file-'));
});
after(() => {
    rmSync(folder, { recursive: true });
});

describe('openOrg', () => {
    it('seeds users, roles, profiles, permission sets and the organization', () => {
        const org = openInvoicing();
        assert.deepEqual(
            org.personas.map((persona) => persona.persona),
            ['clara', 'carl', 'hanna', 'guest', 'admin']
        );
        assert.equal(org.personas[0]?.name, 'clara clarason');
        assert.equal(readRow(org.db, 'Organization', org.organizationId)?.['Name'], 'Invoicing');
        assert.equal(org.object('invoice__C').name, 'Invoice__c');
        assert.equal(org.objectOfId('001000000000001AAA')?.name, 'Account');
        assert.ok(
            org.childRelationships('Account').some((child) => child.relationshipName === 'Invoices__r' && child.cascade)
        );
        assert.throws(() => org.object('Nothing'), { errorCode: 'INVALID_TYPE' });
        assert.throws(() => org.session('nobody@invoicing.example'), { errorCode: 'INVALID_LOGIN', httpStatus: 401 });
        assert.equal(as(org, 'clara').today(), '2026-02-28');
        org.close();
    });

    it('keeps records, prefixes and numbers in its file', () => {
        const file = join(folder, 'kept.db');
        const first = openInvoicing({ file });
        const account = savedId(first.dml.insert(as(first, 'clara'), 'Account', [{ Name: 'Acme' }], true));
        savedId(first.dml.insert(as(first, 'clara'), 'Invoice__c', [{ Account__c: account }], true));
        first.close();
        const added = {
            'objects/Early__c/Early__c.object-meta.xml': `<CustomObject><label>Early</label><nameField><type>Text</type></nameField><sharingModel>Read</sharingModel></CustomObject>`,
            'objects/Invoice__c/fields/New__c.field-meta.xml': field('New__c', 'Text', '<length>5</length>')
        };
        const second = openInvoicing({ file, changes: added });
        assert.equal(second.object('Invoice__c').keyPrefix, 'a00', 'though Early__c now comes first');
        assert.equal(second.object('Early__c').keyPrefix, 'a03');
        assert.equal(
            savedId(second.dml.insert(as(second, 'clara'), 'Invoice__c', [{ Account__c: account }], true)),
            'a00000000000002AAA'
        );
        assert.equal(readRow(second.db, 'Invoice__c', 'a00000000000002AAA')?.['Name'], 'INV-0002');
        second.close();
    });

    it('refuses a file made from metadata that does not fit any more', () => {
        const file = join(folder, 'old.db');
        openInvoicing({ file }).close();
        const changes = {
            'objects/Invoice__c/fields/Note__c.field-meta.xml': field(
                'Note__c',
                'Number',
                '<precision>5</precision><scale>0</scale>'
            )
        };
        assert.throws(
            () => openInvoicing({ file, changes }),
            /old\.db: made from other metadata: Invoice__c\.Note__c is now REAL\. Delete the file/
        );
    });

    it('adds users of a changed configuration to an existing file', () => {
        const file = join(folder, 'users.db');
        openInvoicing({ file }).close();
        const newcomer = {
            persona: 'nora',
            lastName: 'New',
            username: 'nora@invoicing.example',
            email: 'nora@invoicing.example',
            profile: 'Standard User'
        };
        const org = openInvoicing({ file, config: { ...CONFIG, users: [...CONFIG.users, newcomer] } });
        assert.equal(as(org, 'nora').canObject('Account', 'read'), true);
        org.close();
    });

    it('refuses a configuration that names what does not exist', () => {
        const [clara] = CONFIG.users;
        assert.ok(clara);
        const open = (config: Partial<OrgConfig>) => () => openInvoicing({ config: { ...CONFIG, ...config } });
        assert.throws(open({ users: [{ ...clara, profile: 'Nobody' }] }), /user "clara": there is no Profile "Nobody"/);
        assert.throws(
            open({ users: [{ ...clara, permissionSets: ['Nothing'] }] }),
            /there is no PermissionSet "Nothing"/
        );
        assert.throws(open({ organizationWideDefaults: { Nothing__c: 'Read' } }), /names "Nothing__c"/);
        assert.throws(
            open({ organization: { ...CONFIG.organization, timeZone: 'Mars/Base' } }),
            /unknown time zone "Mars\/Base"/
        );
    });

    it('opens with the metadata and the configuration of this project', () => {
        const root = join(import.meta.dirname, '../../../..');
        const config = JSON.parse(readFileSync(join(root, 'config/local-org.json'), 'utf8')) as OrgConfig;
        const schema = readSchema((config.metadata ?? []).map((path) => join(root, path)));
        const org = openOrg({ schema, config, file: ':memory:' });
        assert.ok(org.personas.length > 0);
        assert.ok([...org.schema.objects.values()].some((object) => object.custom));
        org.close();
    });
});
