import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MetadataError } from '../problem.ts';
import { readSchema } from '../read.ts';
import type { OrgSchema } from '../schema.ts';
import { field, FILES, rule, withMetadata, xml } from './invoicing.ts';
import type { Files } from './invoicing.ts';

const read = (changes: Files = {}): OrgSchema =>
    withMetadata({ ...FILES, ...changes }, (folder) => readSchema([folder]));
const INVOICE = 'objects/Invoice__c';

function refused(changes: Files, message: RegExp): void {
    assert.throws(
        () => read(changes),
        (error) => error instanceof MetadataError && message.test(error.message)
    );
}

describe('readSchema', () => {
    it('reads custom objects with their system fields, in the order of Salesforce', () => {
        const invoice = read().objects.get('invoice__c');
        assert.deepEqual([...(invoice?.fields.keys() ?? [])].slice(0, 3), ['id', 'isdeleted', 'name']);
        assert.equal(invoice?.fields.has('ownerid'), false, 'details have no owner');
        assert.equal(invoice?.sharing, 'ControlledByParent');
        assert.equal(read().objects.get('plan__c')?.fields.has('ownerid'), true);
    });

    it('gives custom objects prefixes in the order of their names', () => {
        const { objects } = read();
        assert.deepEqual(
            ['invoice__c', 'line__c', 'plan__c'].map((name) => objects.get(name)?.keyPrefix),
            ['a00', 'a01', 'a02']
        );
    });

    it('knows the real prefixes and relationship names of standard objects', () => {
        const { objects } = read();
        const prefixes = {
            account: '001',
            contact: '003',
            opportunity: '006',
            case: '500',
            task: '00T',
            user: '005',
            campaign: '701'
        };
        for (const [name, prefix] of Object.entries(prefixes)) {
            assert.equal(objects.get(name)?.keyPrefix, prefix);
        }
        assert.equal(objects.get('case')?.fields.get('accountid')?.reference?.childRelationshipName, 'Cases');
        assert.equal(
            objects.get('opportunity')?.fields.get('accountid')?.reference?.childRelationshipName,
            'Opportunities'
        );
        assert.equal(objects.get('contact')?.fields.get('accountid')?.reference?.relationshipName, 'Account');
    });

    it('lets tasks be about every object that has activities', () => {
        const what = read().objects.get('task')?.fields.get('whatid');
        assert.ok(what?.reference?.to.includes('Account'));
        assert.ok(what?.reference?.to.includes('Invoice__c'));
    });

    it('puts fields of Activity on tasks and events', () => {
        const { objects } = read({
            'objects/Activity/fields/Effort__c.field-meta.xml': field(
                'Effort__c',
                'Number',
                '<precision>3</precision><scale>0</scale>'
            )
        });
        assert.equal(objects.get('task')?.fields.get('effort__c')?.type, 'double');
        assert.equal(objects.get('event')?.fields.get('effort__c')?.precision, 3);
    });

    it('reads master-detail, lookup and text settings', () => {
        const fields = read().objects.get('invoice__c')?.fields;
        assert.deepEqual(fields?.get('account__c')?.reference?.masterDetail, {
            reparentable: true,
            writeRequiresMasterRead: true,
            order: 0
        });
        assert.equal(fields?.get('account__c')?.permissionable, false);
        assert.equal(fields?.get('key__c')?.caseSensitive, true);
        assert.equal(fields?.get('terms__c')?.filterable, false);
        assert.equal(fields?.get('gross__c')?.createable, false);
        assert.equal(fields?.get('gross__c')?.formula?.blankAsZero, true);
    });

    it('reads permission sets, and merges profiles into the standard ones', () => {
        const profile = xml(
            'Profile',
            '<custom>false</custom><userPermissions><enabled>true</enabled><name>ManageUsers</name></userPermissions>'
        );
        const schema = read({ 'profiles/Standard.profile-meta.xml': profile });
        assert.equal(schema.permissionSets.get('Clerk')?.fields.get('Invoice__c.Tax_Percent__c')?.edit, false);
        assert.ok(schema.profiles.get('Standard User')?.userPermissions.has('ManageUsers'));
        assert.equal(schema.profiles.get('Standard User')?.objects.get('Account')?.create, true);
    });

    it('rules the parts of an address by the whole', () => {
        const entry =
            '<fieldPermissions><field>Account.BillingAddress</field><readable>true</readable><editable>false</editable></fieldPermissions>';
        const schema = read({
            'permissionsets/Map.permissionset-meta.xml': xml('PermissionSet', `<label>Map</label>${entry}`)
        });
        assert.equal(schema.permissionSets.get('Map')?.fields.get('Account.BillingAddress')?.read, true);
    });
});

describe('readSchema refuses, naming file and remedy,', () => {
    it('a folder that does not exist', () => {
        assert.throws(() => readSchema(['/nowhere/at/all']), /no such folder/);
    });

    it('XML that is not well-formed', () => {
        refused(
            { [`${INVOICE}/fields/Note__c.field-meta.xml`]: '<CustomField><fullName>' },
            /Note__c\.field-meta\.xml: not well-formed XML/
        );
    });

    it('a lookup to an unknown object', () => {
        const lookup = field('Broken__c', 'Lookup', '<referenceTo>Nowhere__c</referenceTo>');
        refused(
            { [`${INVOICE}/fields/Broken__c.field-meta.xml`]: lookup },
            /Broken__c\.field-meta\.xml: referenceTo "Nowhere__c" is no object.*Add the object/
        );
    });

    it('a formula over an unknown field, relationship, permission or function', () => {
        const formula = (text: string): Files => ({
            [`${INVOICE}/fields/F__c.field-meta.xml`]: field('F__c', 'Text', `<formula>${text}</formula>`)
        });
        refused(formula('Nothing__c'), /F__c\.field-meta\.xml: field Nothing__c does not exist on Invoice__c/);
        refused(formula('Nothing__r.Name'), /no relationship "Nothing__r"/);
        refused(formula('IF($Permission.Nothing, "a", "b")'), /Field \$Permission\.Nothing does not exist/);
        refused(formula('GETSESSIONID()'), /F__c\.field-meta\.xml: Unknown function GETSESSIONID\. Check spelling/);
        refused(formula('"a" + 1'), /F__c/);
        refused(formula('IF('), /Syntax error\. Missing '\)'/);
        refused(formula('LEN("a"))'), /Syntax error\. Extra '\)'/);
        refused(formula('1 ? 2'), /Syntax error\. Found '\?'/);
        refused(formula('IF(1, 2, 3)'), /Incorrect parameter type\. Expected Boolean, received Number/);
        refused(formula('LEN("a", 1)'), /Incorrect number of parameters\. Expected 1, received 2/);
        refused(formula('TODAY()'), /Formula result is data type \(Date\), incompatible with expected data type/);
        refused(formula(`1${' + 1'.repeat(1000)}`), /Formula is too long \(4001 characters\)/);
    });

    it('a formula of the wrong type', () => {
        refused(
            { [`${INVOICE}/fields/F__c.field-meta.xml`]: field('F__c', 'Date', '<formula>"text"</formula>') },
            /F__c/
        );
    });

    it('a picklist outside the functions that take one', () => {
        refused(
            { [`${INVOICE}/fields/F__c.field-meta.xml`]: field('F__c', 'Text', '<formula>Status__c</formula>') },
            /Status__c is a picklist field/
        );
    });

    it('a picklist in ISBLANK, its prior value included', () => {
        const condition = (formula: string): Files => ({
            [`${INVOICE}/validationRules/R.validationRule-meta.xml`]: rule('R', formula, 'No')
        });
        refused(
            condition('ISBLANK(Status__c)'),
            /R\.validationRule-meta\.xml: Field Status__c is a picklist field\. Picklist fields are only supported in certain functions/
        );
        refused(condition('ISBLANK(PRIORVALUE(Status__c))'), /Status__c is a picklist field/);
        assert.ok(read(condition('ISBLANK(TEXT(PRIORVALUE(Status__c)))')));
    });

    it('formulas that need each other', () => {
        refused(
            {
                [`${INVOICE}/fields/A__c.field-meta.xml`]: field('A__c', 'Text', '<formula>B__c</formula>'),
                [`${INVOICE}/fields/B__c.field-meta.xml`]: field('B__c', 'Text', '<formula>A__c</formula>')
            },
            /the formula refers to itself/
        );
    });

    it('PRIORVALUE in a formula field', () => {
        refused(
            {
                [`${INVOICE}/fields/F__c.field-meta.xml`]: field(
                    'F__c',
                    'Text',
                    '<formula>PRIORVALUE(Note__c)</formula>'
                )
            },
            /validation rules only/
        );
    });

    it('a rule that shows its error at an unknown field', () => {
        refused(
            { [`${INVOICE}/validationRules/R.validationRule-meta.xml`]: rule('R', 'FALSE', 'No', 'Nothing__c') },
            /errorDisplayField "Nothing__c"/
        );
    });

    it('what it could only answer wrongly: lookup filters, dependent picklists', () => {
        const filtered = field(
            'L__c',
            'Lookup',
            '<referenceTo>User</referenceTo><lookupFilter><active>true</active></lookupFilter>'
        );
        refused({ [`${INVOICE}/fields/L__c.field-meta.xml`]: filtered }, /lookup filters/);
        const dependent = field(
            'P__c',
            'Picklist',
            '<valueSet><controllingField>Status__c</controllingField></valueSet>'
        );
        refused({ [`${INVOICE}/fields/P__c.field-meta.xml`]: dependent }, /dependent picklists/);
    });

    it('permissions for what does not exist or cannot be ruled', () => {
        const set = (entry: string): Files => ({
            'permissionsets/X.permissionset-meta.xml': xml('PermissionSet', `<label>X</label>${entry}`)
        });
        refused(
            set('<objectPermissions><object>Nothing__c</object></objectPermissions>'),
            /objectPermissions for "Nothing__c"/
        );
        refused(
            set('<fieldPermissions><field>Invoice__c.Nothing__c</field></fieldPermissions>'),
            /fieldPermissions for "Invoice__c\.Nothing__c"/
        );
        refused(
            set('<fieldPermissions><field>Invoice__c.Account__c</field></fieldPermissions>'),
            /everyone with the object has/
        );
        refused(
            set('<customPermissions><enabled>true</enabled><name>Nothing</name></customPermissions>'),
            /custom permission "Nothing"/
        );
    });
});
