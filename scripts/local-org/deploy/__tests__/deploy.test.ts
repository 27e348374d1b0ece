import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { refusal, startFixture, type Fixture } from '../../__tests__/fixture.ts';
import { USER_PERMISSIONS } from '../../metadata/standard/user-permissions.ts';
import { prepareQuery } from '../../query/query.ts';
import { customObject, deploy, field, manifest, problems, text, xml, type DeployResult } from './support.ts';

let fixture: Fixture;
before(async () => {
    fixture = await startFixture();
});
after(() => fixture.stop());

const ALL_OF_PAYMENT = ['CustomObject:Payment__c', 'PermissionSet:Cashier'];
const PAYMENT = customObject(
    'Payment',
    text('Reference__c') +
        field('Amount__c', '<precision>16</precision><scale>2</scale><type>Currency</type>') +
        field(
            'Double__c',
            '<formula>Amount__c * 2</formula><precision>18</precision><scale>2</scale><type>Currency</type>'
        ) +
        field('Sure__c', '<defaultValue>true</defaultValue><type>Checkbox</type>')
);
const CASHIER = xml(
    'PermissionSet',
    '<fieldPermissions><editable>true</editable><field>Payment__c.Amount__c</field><readable>true</readable></fieldPermissions>' +
        '<fieldPermissions><editable>true</editable><field>Payment__c.Reference__c</field><readable>true</readable></fieldPermissions>' +
        '<fieldPermissions><editable>false</editable><field>Payment__c.Double__c</field><readable>true</readable></fieldPermissions>' +
        '<label>Cashier</label><objectPermissions><allowCreate>true</allowCreate><allowDelete>true</allowDelete>' +
        '<allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>true</modifyAllRecords>' +
        '<object>Payment__c</object><viewAllRecords>true</viewAllRecords></objectPermissions>'
);

function deployPayment(options: Readonly<Record<string, unknown>> = {}): Promise<DeployResult> {
    return deploy(
        fixture,
        {
            'package.xml': manifest(ALL_OF_PAYMENT),
            'objects/Payment__c.object': PAYMENT,
            'permissionsets/Cashier.permissionset': CASHIER
        },
        options
    );
}

/** One file of the invoice object with these parts, listed one by one. */
function deployInvoice(parts: string, names: readonly string[]): Promise<DeployResult> {
    return deploy(fixture, {
        'package.xml': manifest(names),
        'objects/Invoice__c.object': xml('CustomObject', parts)
    });
}

function destroy(...names: string[]): Promise<DeployResult> {
    return deploy(fixture, { 'package.xml': manifest([]), 'destructiveChanges.xml': manifest(names) });
}

async function fieldNames(object: string): Promise<string[]> {
    const { fields } = await fixture.connect('bookkeeper').describe(object);
    return fields.map(({ name }) => name);
}

test('a validation says what would come and changes nothing', async () => {
    const result = await deployPayment({ checkOnly: true });
    assert.deepEqual([result.status, result.success, problems(result)], ['Succeeded', true, []]);
    assert.equal((await refusal(fixture.connect('bookkeeper').describe('Payment__c'))).errorCode, 'NOT_FOUND');
    const sets = await fixture.connect('bookkeeper').query("SELECT Id FROM PermissionSet WHERE Name = 'Cashier'");
    assert.equal(sets.totalSize, 0);
});

test('objects, fields, formulas and permission sets are there at once for every API', async () => {
    const connection = fixture.connect('bookkeeper');
    const graphql = '{ uiapi { query { Payment__c { edges { node { Double__c { value } } } } } } }';
    const ask = async (): Promise<string> => {
        const init = { method: 'POST', body: JSON.stringify({ query: graphql }) };
        const headers = { 'Content-Type': 'application/json' };
        return (await fixture.fetch('bookkeeper', '/graphql', { ...init, headers })).text();
    };
    assert.match(await ask(), /Payment__c/);
    const result = await deployPayment();
    assert.deepEqual(problems(result), []);
    assert.deepEqual(
        result.details.componentSuccesses
            .filter(({ componentType }) => componentType !== '')
            .map(({ fullName, created, fileName }) => [fullName, created, fileName]),
        [
            ['Payment__c', true, 'objects/Payment__c.object'],
            ['Payment__c.Reference__c', true, 'objects/Payment__c.object'],
            ['Payment__c.Amount__c', true, 'objects/Payment__c.object'],
            ['Payment__c.Double__c', true, 'objects/Payment__c.object'],
            ['Payment__c.Sure__c', true, 'objects/Payment__c.object'],
            ['Cashier', true, 'permissionsets/Cashier.permissionset']
        ]
    );
    const set = await connection.query<{ Id: string }>("SELECT Id FROM PermissionSet WHERE Name = 'Cashier'");
    await connection.sobject('PermissionSetAssignment').create({
        AssigneeId: fixture.personas['bookkeeper']?.userId ?? '',
        PermissionSetId: set.records[0]?.Id ?? ''
    });
    await connection.sobject('Payment__c').create({ Name: 'One', Amount__c: 21, Reference__c: 'R' });
    const found = await connection.query<{ Double__c: number }>('SELECT Double__c FROM Payment__c WHERE Double__c > 1');
    assert.equal(found.records[0]?.Double__c, 42);
    assert.match(await ask(), /"Double__c":\{"value":42/);
});

test('what is as it was counts as unchanged', async () => {
    const result = await deployPayment();
    assert.ok(result.details.componentSuccesses.every(({ created, changed }) => !created && !changed));
});

test('a changed formula counts from the next query on', async () => {
    const formula = field(
        'With_Tax__c',
        '<formula>Amount__c * 3</formula><precision>18</precision><scale>2</scale><type>Currency</type>'
    );
    const connection = fixture.connect('bookkeeper');
    await connection.sobject('Invoice__c').create({ Number__c: 'F-1', Amount__c: 10 });
    const ask = async (): Promise<unknown> =>
        (await connection.query("SELECT With_Tax__c FROM Invoice__c WHERE Number__c = 'F-1'")).records[0]?.[
            'With_Tax__c'
        ];
    assert.equal(await ask(), 12);
    const result = await deployInvoice(formula, ['CustomField:Invoice__c.With_Tax__c']);
    assert.deepEqual(problems(result), []);
    assert.equal(await ask(), 30);
});

test('each fault is told with its component in the words of Salesforce, and nothing changes', async () => {
    const unknownField = field(
        'Wrong__c',
        '<formula>Nothing__c + 1</formula><precision>18</precision><scale>0</scale><type>Number</type>'
    );
    const dangling = field(
        'Payer__c',
        '<referenceTo>Payer__c</referenceTo><relationshipName>Invoices</relationshipName><type>Lookup</type>'
    );
    const badType = field('Odd__c', '<type>Text2</type>');
    const result = await deploy(fixture, {
        'package.xml': manifest([
            'CustomField:Invoice__c.Wrong__c',
            'CustomField:Invoice__c.Payer__c',
            'CustomField:Invoice__c.Odd__c',
            'CustomField:Invoice__c.Good__c',
            'PermissionSet:Broken',
            'PermissionSet:Reader',
            'CustomTab:Payer__c',
            'FlexiPage:Home',
            'CustomApplication:Desk',
            'Layout:Invoice__c-Invoice Layout',
            'LightningComponentBundle:card',
            'CustomPermission:Absent'
        ]),
        'objects/Invoice__c.object': xml(
            'CustomObject',
            `${text('Good__c')}\n${unknownField}\n${dangling}\n${badType}`
        ),
        'permissionsets/Broken.permissionset': xml('PermissionSet', '<label>Broken'),
        'permissionsets/Reader.permissionset': xml(
            'PermissionSet',
            '<fieldPermissions><editable>false</editable><field>Invoice__c.Nothing__c</field><readable>true</readable></fieldPermissions><label>R</label>'
        ),
        'tabs/Payer__c.tab': xml('CustomTab', '<customObject>true</customObject>'),
        'flexipages/Home.flexipage': xml(
            'FlexiPage',
            '<flexiPageRegions><itemInstances><componentInstance><componentName>c:nobody</componentName></componentInstance></itemInstances></flexiPageRegions>'
        ),
        'applications/Desk.app': xml('CustomApplication', '<tabs>standard-Account</tabs><tabs>Nowhere</tabs>'),
        'layouts/Invoice__c-Invoice Layout.layout': xml(
            'Layout',
            '<layoutSections><layoutColumns><layoutItems><field>Nothing__c</field></layoutItems></layoutColumns></layoutSections>'
        ),
        'lwc/card/card.js-meta.xml': xml('LightningComponentBundle', '<apiVersion>67.0</apiVersion>')
    });
    assert.equal(result.status, 'Failed');
    assert.deepEqual(problems(result), [
        'CustomApplication:Desk In field: tab - no CustomTab named Nowhere found',
        "CustomField:Invoice__c.Odd__c 'Text2' is not a valid value for the enum 'FieldType'",
        "CustomField:Invoice__c.Payer__c referenceTo value of 'Payer__c' does not resolve to a valid sObject type",
        'CustomField:Invoice__c.Wrong__c Field Nothing__c does not exist. Check spelling.',
        "CustomPermission:Absent An object 'Absent' of type CustomPermission was named in package.xml, but was not found in zipped directory",
        'CustomTab:Payer__c In field: customObject - no CustomObject named Payer__c found',
        "FlexiPage:Home We couldn't retrieve the design time component information for component c:nobody.",
        'Layout:Invoice__c-Invoice Layout In field: field - no CustomField named Invoice__c.Nothing__c found',
        'LightningComponentBundle:card Missing entry file: card.js',
        "PermissionSet:Broken Error parsing file: Expected closing tag 'label' (opened in line 3, col 1) instead of closing tag 'PermissionSet'.",
        'PermissionSet:Reader In field: field - no CustomField named Invoice__c.Nothing__c found'
    ]);
    const lines = new Map(result.details.componentFailures.map(({ fullName, lineNumber }) => [fullName, lineNumber]));
    assert.deepEqual([lines.get('Invoice__c.Wrong__c'), lines.get('Broken')], [4, 4]);
    assert.ok(!(await fieldNames('Invoice__c')).includes('Good__c'));
});

test('fields say what their type needs, and name children as nobody else does', async () => {
    const refused: [body: string, problem: string][] = [
        ['<type>Text</type>', "Must specify 'length' for a CustomField of type Text"],
        ['<length>256</length><type>Text</type>', 'The length of a Text field must be between 1 and 255'],
        ['<type>Checkbox</type>', "Must specify 'defaultValue' for a CustomField of type Checkbox"],
        [
            '<length>1000</length><type>LongTextArea</type>',
            "Must specify 'visibleLines' for a CustomField of type LongTextArea"
        ],
        ['<precision>19</precision><scale>0</scale><type>Number</type>', 'Precision must be between 1 and 18'],
        ['<precision>2</precision><scale>3</scale><type>Number</type>', 'Scale must be between 0 and the precision'],
        [
            '<type>Picklist</type><valueSet><valueSetDefinition><value><fullName>A</fullName></value><value><fullName>a</fullName></value></valueSetDefinition></valueSet>',
            'Duplicate picklist value: a'
        ],
        [
            '<deleteConstraint>SetNull</deleteConstraint><referenceTo>Account</referenceTo><relationshipName>More</relationshipName><required>true</required><type>Lookup</type>',
            'field integrity exception: unknown (must specify either cascade delete or restrict delete for required lookup foreign key)'
        ],
        [
            '<referenceTo>Account</referenceTo><relationshipName>Invoices</relationshipName><type>Lookup</type>',
            'There is already a Child Relationship named Invoices on Account.'
        ]
    ];
    const fields = refused.map(([body], index) => field(`F${String(index)}__c`, body));
    const names = refused.map((_, index) => `CustomField:Invoice__c.F${String(index)}__c`);
    const result = await deployInvoice(fields.join('\n'), names);
    assert.deepEqual(
        problems(result),
        refused.map(([, problem], index) => `${names[index] ?? ''} ${problem}`)
    );
});

test('permission sets, list views, compact layouts and rules are whole', async () => {
    const may = (object: string, granted: string): string =>
        `<objectPermissions><${granted}>true</${granted}><object>${object}</object></objectPermissions>`;
    const set = (body: string): string => xml('PermissionSet', `${body}<label>Set</label>`);
    const result = await deploy(fixture, {
        'package.xml': manifest([
            'PermissionSet:Writer',
            'PermissionSet:Liner',
            'PermissionSet:Tabbed',
            'ListView:Invoice__c.Odd',
            'CompactLayout:Invoice__c.Odd',
            'ValidationRule:Invoice__c.Mute'
        ]),
        'permissionsets/Writer.permissionset': set(may('Invoice__c', 'allowCreate')),
        'permissionsets/Liner.permissionset': set(may('Line__c', 'allowRead')),
        'permissionsets/Tabbed.permissionset': set(
            '<tabSettings><tab>Nowhere</tab><visibility>Visible</visibility></tabSettings>'
        ),
        'objects/Invoice__c.object': xml(
            'CustomObject',
            '<compactLayouts><fullName>Odd</fullName><fields>Nothing__c</fields><label>Odd</label></compactLayouts>' +
                '<listViews><fullName>Odd</fullName><columns>NAME</columns><columns>Nothing__c</columns><filterScope>Everything</filterScope><label>Odd</label></listViews>' +
                '<validationRules><fullName>Mute</fullName><active>true</active><errorConditionFormula>true</errorConditionFormula></validationRules>'
        )
    });
    assert.deepEqual(problems(result), [
        'CompactLayout:Invoice__c.Odd In field: fields - no CustomField named Invoice__c.Nothing__c found',
        'ListView:Invoice__c.Odd Could not resolve list view column: Nothing__c',
        'PermissionSet:Liner Permission Read Line__c depends on permission(s): Read Invoice__c',
        'PermissionSet:Tabbed In field: tab - no CustomTab named Nowhere found',
        'PermissionSet:Writer Permission Create Invoice__c depends on permission(s): Read Invoice__c',
        'ValidationRule:Invoice__c.Mute Required field is missing: errorMessage'
    ]);
});

test('a file holds a component of its type', async () => {
    const result = await deploy(fixture, {
        'package.xml': manifest(['CustomTab:Payer__c', 'Layout:Account-Odd', 'LightningComponentBundle:card']),
        'tabs/Payer__c.tab': xml('CustomApplication', '<label>Payer</label>'),
        'layouts/Account-Odd.layout': '<!-- <Layout> --><Layouts/>',
        'lwc/card/card.js': 'export default 1;',
        'lwc/card/card.js-meta.xml': xml('AuraDefinitionBundle', '<apiVersion>67.0</apiVersion>')
    });
    const odd = (root: string, type: string): string =>
        `Error parsing file: Element {http://soap.sforce.com/2006/04/metadata}${root} invalid at this location, expected ${type}`;
    assert.deepEqual(problems(result), [
        `CustomTab:Payer__c ${odd('CustomApplication', 'CustomTab')}`,
        `Layout:Account-Odd ${odd('Layouts', 'Layout')}`,
        `LightningComponentBundle:card ${odd('AuraDefinitionBundle', 'LightningComponentBundle')}`
    ]);
    assert.equal(result.details.componentFailures.find(({ fullName }) => fullName === 'Payer__c')?.lineNumber, 2);
});

test('user permissions are Salesforce’s own, granted or not', async () => {
    const granted = (name: string, enabled: boolean): string =>
        `<userPermissions><enabled>${enabled}</enabled><name>${name}</name></userPermissions>`;
    const result = await deploy(fixture, {
        'package.xml': manifest(['PermissionSet:Runner', 'PermissionSet:Flyer', 'Profile:Standard']),
        'permissionsets/Runner.permissionset': xml('PermissionSet', `<label>R</label>${granted('RunFlow', true)}`),
        'permissionsets/Flyer.permissionset': xml('PermissionSet', `<label>F</label>${granted('FlyAway', false)}`),
        'profiles/Standard.profile': xml('Profile', granted('AllowUniversalSearch', true))
    });
    assert.deepEqual(problems(result), [
        'PermissionSet:Flyer Unknown user permission: FlyAway',
        'Profile:Standard Unknown user permission: AllowUniversalSearch'
    ]);
});

test('the user permissions that are known are those of Salesforce’s types, and the one for audit fields', () => {
    const types = new URL(import.meta.resolve('@salesforce/types/tooling').replace(/\.js$/, '.d.ts'));
    const names = readFileSync(types, 'utf8').matchAll(/\bPermissions([A-Z]\w+)\?:/g);
    const theirs = new Set([...names].map(([, name]) => name));
    assert.deepEqual([...USER_PERMISSIONS].toSorted(), [...theirs, 'CreateAuditFields'].toSorted());
});

test('a formula that needs itself is refused', async () => {
    const number = '<precision>18</precision><scale>0</scale><type>Number</type>';
    const circle =
        field('A__c', `<formula>B__c + 1</formula>${number}`) + field('B__c', `<formula>A__c + 1</formula>${number}`);
    const result = await deployInvoice(circle, ['CustomField:Invoice__c.A__c', 'CustomField:Invoice__c.B__c']);
    assert.match(problems(result).join(), /Invoice__c\.[AB]__c the formula refers to itself/);
});

test('what the manifest leaves out is not deployed but told', async () => {
    const result = await deployInvoice(text('Listed__c') + text('Unlisted__c'), ['CustomField:Invoice__c.Listed__c']);
    assert.deepEqual(problems(result), ['CustomField:Invoice__c.Unlisted__c Not in package.xml']);
});

test('types that the local org does not take are refused, and so is a zip that is none', async () => {
    const apex = await deploy(fixture, { 'package.xml': manifest(['ApexClass:A']), 'classes/A.cls': 'class A {}' });
    assert.deepEqual(problems(apex), [":package.xml Unknown type name 'ApexClass' specified in package.xml"]);
    const none = await deploy(fixture, { 'readme.txt': 'nothing' });
    assert.deepEqual(problems(none), [':package.xml No package.xml found']);
});

test('a field changes its type only while it holds no value', async () => {
    const number = '<precision>6</precision><scale>0</scale><type>Number</type>';
    const names = ['CustomField:Invoice__c.Batch__c', 'CustomField:Invoice__c.Secret__c'];
    const connection = fixture.connect('bookkeeper');
    await connection.sobject('Invoice__c').create({ Number__c: 'T-1', Batch__c: 'kept' });
    const both = await deployInvoice(field('Batch__c', number) + field('Secret__c', number), names);
    assert.deepEqual(problems(both), ['CustomField:Invoice__c.Batch__c Cannot change type due to existing data']);
    const found = await connection.query("SELECT Batch__c FROM Invoice__c WHERE Number__c = 'T-1'");
    assert.equal(found.records[0]?.['Batch__c'], 'kept');
    const one = await deployInvoice(field('Secret__c', number), names.slice(1));
    assert.deepEqual(problems(one), []);
    await connection.sobject('Invoice__c').create({ Number__c: 'T-2', Secret__c: 7 });
    const sum = await connection.query('SELECT SUM(Secret__c) total FROM Invoice__c');
    assert.equal(sum.records[0]?.['total'], 7);
});

test('a field becomes unique only when its values are, and case-sensitive with its values', async () => {
    const unique = text('Note__c').replace('<type>', '<unique>true</unique><caseSensitive>true</caseSensitive><type>');
    const names = ['CustomField:Payment__c.Note__c'];
    const change = (part: string): Promise<DeployResult> =>
        deploy(fixture, { 'package.xml': manifest(names), 'objects/Payment__c.object': xml('CustomObject', part) });
    assert.deepEqual(problems(await change(text('Note__c'))), []);
    const grant = CASHIER.replaceAll('Payment__c.Reference__c', 'Payment__c.Note__c');
    await deploy(fixture, {
        'package.xml': manifest(['PermissionSet:Cashier']),
        'permissionsets/Cashier.permissionset': grant
    });
    const payments = fixture.connect('bookkeeper').sobject('Payment__c');
    await payments.create([
        { Name: 'a', Note__c: 'x' },
        { Name: 'b', Note__c: 'x' }
    ]);
    assert.match(problems(await change(unique)).join(), /Payment__c\.Note__c .*duplicate values/);
    const [first] = await payments.find({ Name: 'a' });
    await payments.update({ Id: first?.Id ?? '', Note__c: 'X' });
    assert.deepEqual(problems(await change(unique)), []);
    assert.equal((await refusal(payments.create({ Name: 'c', Note__c: 'X' }))).errorCode, 'DUPLICATE_VALUE');
    assert.deepEqual(
        (await payments.find({ Note__c: 'X' })).map(({ Name }) => Name as string),
        ['a']
    );
});

test('an object with records gets no master', async () => {
    const master = field(
        'Invoice__c',
        '<referenceTo>Invoice__c</referenceTo><relationshipName>Payments</relationshipName><relationshipOrder>0</relationshipOrder><type>MasterDetail</type>'
    );
    const result = await deploy(fixture, {
        'package.xml': manifest(['CustomField:Payment__c.Invoice__c']),
        'objects/Payment__c.object': xml('CustomObject', master)
    });
    assert.match(problems(result).join(), /^CustomField:Payment__c\.Invoice__c Cannot create a master-detail/);
    const lookup = '<referenceTo>Account</referenceTo><relationshipName>Invoices</relationshipName>';
    const turned = await deployInvoice(field('Account__c', `${lookup}<type>MasterDetail</type>`), [
        'CustomField:Invoice__c.Account__c'
    ]);
    assert.match(problems(turned).join(), /^CustomField:Invoice__c\.Account__c /);
});

test('permissions for a field go when everybody has to fill it', async () => {
    const result = await deployInvoice(
        field('Batch__c', '<length>20</length><required>true</required><type>Text</type>'),
        ['CustomField:Invoice__c.Batch__c']
    );
    assert.deepEqual(problems(result), []);
    const permissions = fixture.org.schema.permissionSets.get('Bookkeeper')?.fields;
    assert.deepEqual(
        [permissions?.has('Invoice__c.Batch__c'), permissions?.has('Invoice__c.Amount__c')],
        [false, true]
    );
});

test('a checkbox that is checked by default is checked on the records that are there', async () => {
    const box = field('Open__c', '<defaultValue>true</defaultValue><type>Checkbox</type>');
    assert.deepEqual(problems(await deployInvoice(box, ['CustomField:Invoice__c.Open__c'])), []);
    const row = fixture.org.db.prepare('SELECT MIN("Open__c") AS least FROM "Invoice__c"').get();
    assert.equal(row?.['least'], 1);
});

test('a field that something refers to is not deleted', async () => {
    const result = await destroy('CustomField:Invoice__c.Amount__c');
    assert.deepEqual(problems(result), [
        'CustomField:Invoice__c.Amount__c This custom field is referenced elsewhere in salesforce.com. : Validation Rule - Invoice__c.Not_Negative.'
    ]);
    assert.ok((await fieldNames('Invoice__c')).includes('Amount__c'));
});

test('a field is deleted with its values and permissions, and may come again', async () => {
    const result = await destroy('CustomField:Invoice__c.Due_On__c', 'CustomField:Invoice__c.Never__c');
    assert.deepEqual(problems(result), []);
    assert.deepEqual(
        result.details.componentSuccesses
            .slice(0, 2)
            .map(({ fullName, deleted, problem }) => [fullName, deleted, problem]),
        [
            ['Invoice__c.Due_On__c', true, undefined],
            ['Invoice__c.Never__c', false, 'No CustomField named: Invoice__c.Never__c found']
        ]
    );
    assert.ok(!(await fieldNames('Invoice__c')).includes('Due_On__c'));
    const again = await deployInvoice(field('Due_On__c', '<type>Date</type>'), ['CustomField:Invoice__c.Due_On__c']);
    assert.deepEqual(problems(again), []);
    assert.ok(!(await fieldNames('Invoice__c')).includes('Due_On__c'), 'nobody has been given it');
});

test('a field that is deleted leaves the columns and filters of list views', async () => {
    const filter = (name: string): string =>
        `<filters><field>${name}</field><operation>notEqual</operation><value>x</value></filters>`;
    const view =
        '<listViews><fullName>Spare</fullName><columns>NAME</columns><columns>Spare__c</columns><columns>Status__c</columns>' +
        `<filterScope>Everything</filterScope>${filter('Status__c')}${filter('Spare__c')}<label>Spare</label></listViews>`;
    const names = ['CustomField:Invoice__c.Spare__c', 'ListView:Invoice__c.Spare'];
    assert.deepEqual(problems(await deployInvoice(text('Spare__c') + view, names)), []);
    assert.deepEqual(problems(await destroy('CustomField:Invoice__c.Spare__c')), []);
    const left = fixture.org.object('Invoice__c').listViews.find(({ name }) => name === 'Spare');
    assert.deepEqual(left?.columns, ['NAME', 'Status__c']);
    assert.deepEqual(
        left.filters.map(({ field: name }) => name),
        ['Status__c']
    );
});

test('an object is deleted with its parts and records; standard objects and assigned permission sets stay', async () => {
    const kept = await destroy('PermissionSet:Cashier', 'CustomObject:Payment__c');
    assert.match(problems(kept).join(), /^PermissionSet:Cashier .*assigned/);
    assert.deepEqual(problems(await destroy('CustomObject:Payment__c')), []);
    assert.equal((await refusal(fixture.connect('bookkeeper').describe('Payment__c'))).errorCode, 'NOT_FOUND');
    assert.deepEqual(problems(await deployPayment()), []);
    assert.equal((await fixture.connect('bookkeeper').query('SELECT Id FROM Payment__c')).totalSize, 0);
});

test('a profile keeps what a deployment does not name', async () => {
    const entry = (object: string, name: string): string =>
        `<fieldPermissions><editable>true</editable><field>${object}.${name}</field><readable>true</readable></fieldPermissions>`;
    const profile = (body: string): Promise<DeployResult> =>
        deploy(fixture, {
            'package.xml': manifest(['Profile:Standard']),
            'profiles/Standard.profile': xml('Profile', body)
        });
    assert.deepEqual(problems(await profile(entry('Invoice__c', 'Status__c'))), []);
    assert.deepEqual(problems(await profile(entry('Invoice__c', 'Paid__c'))), []);
    const fields = fixture.org.schema.profiles.get('Standard User')?.fields;
    assert.deepEqual(
        [fields?.get('Invoice__c.Status__c')?.edit, fields?.get('Invoice__c.Paid__c')?.edit],
        [true, true]
    );
});

test('a deployment waits for a query that is still reading the table', async () => {
    const session = fixture.org.session('bookkeeper@billing.example');
    const reading = prepareQuery(session, 'SELECT Id, Sent_At__c FROM Invoice__c').records();
    reading.next();
    let done = false;
    const deployed = destroy('CustomField:Invoice__c.Sent_At__c').finally(() => (done = true));
    await delay(300);
    assert.equal(done, false);
    reading.return?.();
    assert.deepEqual(problems(await deployed), []);
});

test('only those who may change metadata deploy', async () => {
    const response = await fixture.fetch('clerk', '/metadata/deployRequest/0Af000000000001AAA');
    assert.deepEqual(
        [response.status, ((await response.json()) as { errorCode: string }[])[0]?.errorCode],
        [403, 'INSUFFICIENT_ACCESS']
    );
});
