import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startFixture, type Fixture } from '../../__tests__/fixture.ts';
import { startLocalOrg, type RunningLocalOrg } from '../../start.ts';
import { deploy, field, manifest, problems, text, xml } from './support.ts';

let fixture: Fixture;
before(async () => {
    fixture = await startFixture({ empty: false });
});
after(() => {
    rmSync(fixture.root, { recursive: true, force: true });
});

const FORMULA = '<precision>18</precision><scale>2</scale><type>Currency</type>';

async function restarted(check: (running: RunningLocalOrg) => void): Promise<void> {
    const running = await startLocalOrg({ port: 0, root: fixture.root });
    try {
        check(running);
    } finally {
        await running.close();
    }
}

function sourceOf({ org }: RunningLocalOrg, name: string): string | undefined {
    return org.object('Invoice__c').fields.get(name.toLowerCase())?.formula?.source;
}

test('deployments and deletions outlive a restart, until the file in the folder changes', async () => {
    const changed = field('With_Tax__c', `<formula>Amount__c * 2</formula>${FORMULA}`);
    const result = await deploy(fixture, {
        'package.xml': manifest(['CustomField:Invoice__c.With_Tax__c', 'CustomField:Invoice__c.Memo__c']),
        'objects/Invoice__c.object': xml('CustomObject', changed + text('Memo__c')),
        'destructiveChangesPost.xml': manifest(['CustomField:Invoice__c.Sent_At__c', 'PermissionSet:Absent'])
    });
    assert.deepEqual(problems(result), []);
    await fixture.close();
    await restarted((running) => {
        const { fields } = running.org.object('Invoice__c');
        assert.deepEqual([fields.has('memo__c'), fields.has('sent_at__c')], [true, false]);
        assert.equal(sourceOf(running, 'With_Tax__c'), 'Amount__c * 2');
    });
    const file = join(fixture.root, 'metadata/objects/Invoice__c/fields/With_Tax__c.field-meta.xml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('1.2', '1.3'));
    await restarted((running) => assert.equal(sourceOf(running, 'With_Tax__c'), 'Amount__c * 1.3'));
});
