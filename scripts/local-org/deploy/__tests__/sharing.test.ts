import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startFixture, type Fixture } from '../../__tests__/fixture.ts';
import { deploy, field, manifest, problems, xml, type DeployResult } from './support.ts';

let fixture: Fixture;
before(async () => {
    fixture = await startFixture({}, { organizationWideDefaults: { Account: 'Private' } });
});
after(() => fixture.stop());

const rule = (name: string, industry: string): string =>
    `<sharingCriteriaRules><fullName>${name}</fullName><accessLevel>Read</accessLevel><label>${name}</label>` +
    '<sharedTo><group>Readers</group></sharedTo><accountSettings><caseAccessLevel>None</caseAccessLevel>' +
    '<contactAccessLevel>None</contactAccessLevel><opportunityAccessLevel>None</opportunityAccessLevel></accountSettings>' +
    `<criteriaItems><field>Industry</field><operation>equals</operation><value>${industry}</value></criteriaItems>` +
    '<includeRecordsOwnedByAll>true</includeRecordsOwnedByAll></sharingCriteriaRules>';
const GROUP = xml('Group', '<doesIncludeBosses>true</doesIncludeBosses><name>Readers</name>');

function deployRules(body: string): Promise<DeployResult> {
    return deploy(fixture, {
        'package.xml': manifest(['SharingRules:Account']),
        'sharingRules/Account.sharingRules': xml('SharingRules', body)
    });
}

function destroy(...names: string[]): Promise<DeployResult> {
    return deploy(fixture, { 'package.xml': manifest([]), 'destructiveChanges.xml': manifest(names) });
}

async function seenByClerk(): Promise<number> {
    return (await fixture.connect('clerk').query('SELECT Id FROM Account')).totalSize;
}

test('sharing rules and their group count from the deployment on; a later one leaves other rules alone', async () => {
    const bookkeeper = fixture.connect('bookkeeper');
    await bookkeeper.sobject('Account').create([
        { Name: 'A', Industry: 'Banking' },
        { Name: 'B', Industry: 'Energy' }
    ]);
    assert.deepEqual(problems(await deployRules(rule('Banks', 'Banking'))), [
        'SharingRules:Account In field: group - no group named Readers found'
    ]);
    const result = await deploy(fixture, {
        'package.xml': manifest(['SharingRules:Account', 'Group:Readers']),
        'groups/Readers.group': GROUP,
        'sharingRules/Account.sharingRules': xml('SharingRules', rule('Banks', 'Banking'))
    });
    assert.deepEqual(problems(result), []);
    assert.equal(await seenByClerk(), 0);
    const [group] = (await bookkeeper.query("SELECT Id FROM Group WHERE DeveloperName = 'Readers'")).records;
    await bookkeeper
        .sobject('GroupMember')
        .create({ GroupId: group?.Id ?? '', UserOrGroupId: fixture.personas['clerk']?.userId ?? '' });
    assert.equal(await seenByClerk(), 1);
    assert.deepEqual(problems(await deployRules(rule('Power', 'Energy'))), []);
    assert.equal(await seenByClerk(), 2);
});

test('a group that a rule names stays; without the rules it goes, with what it gave', async () => {
    const kept = await destroy('Group:Readers');
    assert.match(problems(kept).join(), /^Group:Readers This group is referenced elsewhere/);
    assert.deepEqual(problems(await destroy('SharingRules:Account')), []);
    assert.equal(await seenByClerk(), 0);
    assert.deepEqual(problems(await destroy('Group:Readers')), []);
    const left = await fixture.connect('bookkeeper').query("SELECT Id FROM GroupMember WHERE Group.Name = 'Readers'");
    assert.equal(left.totalSize, 0);
});

test('a queue is deployed with its members and what it may own', async () => {
    const queue = xml(
        'Queue',
        '<doesSendEmailToMembers>false</doesSendEmailToMembers><name>Inbox</name>' +
            '<queueMembers><users><user>clerk@billing.example</user></users></queueMembers>' +
            '<queueSobject><sobjectType>Invoice__c</sobjectType></queueSobject>'
    );
    const files = { 'package.xml': manifest(['Queue:Inbox']), 'queues/Inbox.queue': queue };
    assert.deepEqual(problems(await deploy(fixture, files)), []);
    const bookkeeper = fixture.connect('bookkeeper');
    const [inbox] = (await bookkeeper.query("SELECT Id FROM Group WHERE Type = 'Queue'")).records;
    const created = await bookkeeper.sobject('Invoice__c').create({ Number__c: 'Q-1', OwnerId: inbox?.Id ?? '' });
    assert.ok(created.success);
    const soql = "SELECT Owner.Name, Owner.Type FROM Invoice__c WHERE Number__c = 'Q-1'";
    const [invoice] = (await bookkeeper.query<{ Owner: { Name: string; Type: string } }>(soql)).records;
    assert.deepEqual([invoice?.Owner.Name, invoice?.Owner.Type], ['Inbox', 'Group']);
    const odd = { ...files, 'queues/Inbox.queue': queue.replace('Invoice__c', 'Account') };
    assert.deepEqual(problems(await deploy(fixture, odd)), [
        'Queue:Inbox In field: queueSobject - Account cannot be owned by a queue'
    ]);
});

test('a picklist without values of its own or of a known set is refused', async () => {
    const picklist = (name: string, valueSet: string): string =>
        field(name, `<type>Picklist</type>${valueSet === '' ? '' : `<valueSet>${valueSet}</valueSet>`}`);
    const result = await deploy(fixture, {
        'package.xml': manifest(['CustomField:Invoice__c.Bare__c', 'CustomField:Invoice__c.Shared__c']),
        'objects/Invoice__c.object': xml(
            'CustomObject',
            picklist('Bare__c', '') + picklist('Shared__c', '<valueSetName>Nowhere</valueSetName>')
        )
    });
    assert.deepEqual(problems(result), [
        'CustomField:Invoice__c.Bare__c the picklist has no valueSet. Give its values',
        'CustomField:Invoice__c.Shared__c In field: valueSetName - no GlobalValueSet named Nowhere found'
    ]);
});
