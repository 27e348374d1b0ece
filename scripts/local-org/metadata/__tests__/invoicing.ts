/** A small business to test the local org with: invoices of accounts, their lines, and payment plans that people own. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { SaveResult, Session } from '../../contracts.ts';
import { openOrg } from '../../org.ts';
import type { LocalOrg, OrgConfig } from '../../org.ts';
import { readSchema } from '../read.ts';

/** Content of metadata files by path; undefined takes a file away. */
export type Files = Readonly<Record<string, string | undefined>>;

export function xml(root: string, body: string): string {
    return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://soap.sforce.com/2006/04/metadata">${body}</${root}>\n`;
}

/** A custom field's file; `body` is whatever stands beside name, label and type. */
export function field(name: string, type: string, body = ''): string {
    return xml(
        'CustomField',
        `<fullName>${name}</fullName><label>${name.replace(/__c$/, '').replaceAll('_', ' ')}</label><type>${type}</type>${body}`
    );
}

export function rule(name: string, formula: string, message: string, errorField?: string): string {
    const place = errorField === undefined ? '' : `<errorDisplayField>${errorField}</errorDisplayField>`;
    const condition = `<errorConditionFormula>${formula}</errorConditionFormula>`;
    return xml(
        'ValidationRule',
        `<fullName>${name}</fullName><active>true</active>${condition}${place}<errorMessage>${message}</errorMessage>`
    );
}

function object(label: string, nameField: string, sharing: string): string {
    return xml(
        'CustomObject',
        `<label>${label}</label><pluralLabel>${label}s</pluralLabel><nameField>${nameField}</nameField>` +
            `<sharingModel>${sharing}</sharingModel><deploymentStatus>Deployed</deploymentStatus><enableActivities>true</enableActivities>`
    );
}

const value = (name: string, isDefault = false): string =>
    `<value><fullName>${name}</fullName><default>${isDefault}</default><label>${name}</label></value>`;
const objectAccess = (name: string, flags: readonly string[]): string =>
    `<objectPermissions><object>${name}</object>${['Read', 'Create', 'Edit', 'Delete']
        .map((flag) => `<allow${flag}>${flags.includes(flag)}</allow${flag}>`)
        .join(
            ''
        )}<modifyAllRecords>false</modifyAllRecords><viewAllRecords>${flags.includes('ViewAll')}</viewAllRecords></objectPermissions>`;
const fieldAccess = (name: string, edit: boolean): string =>
    `<fieldPermissions><field>${name}</field><readable>true</readable><editable>${edit}</editable></fieldPermissions>`;

const INVOICE = 'objects/Invoice__c';
const INVOICE_FIELDS = [
    'Key__c',
    'Amount__c',
    'Tax_Percent__c',
    'Status__c',
    'Due_On__c',
    'Sent_At__c',
    'Paid__c',
    'Contact_Email__c',
    'Note__c',
    'Terms__c',
    'Approver__c'
];
const FORMULAS = ['Gross__c', 'Overdue__c', 'Is_Mine__c', 'Headline__c', 'Gross_Label__c'];
const CLERK_OBJECTS =
    objectAccess('Invoice__c', ['Read', 'Create', 'Edit', 'Delete']) +
    objectAccess('Line__c', ['Read', 'Create', 'Edit', 'Delete']) +
    objectAccess('Plan__c', ['Read', 'Create', 'Edit', 'Delete']);

/** The metadata of the business. */
export const FILES: Files = {
    'objects/Account/fields/Account_Key__c.field-meta.xml': field(
        'Account_Key__c',
        'Text',
        '<length>20</length><unique>true</unique><caseSensitive>false</caseSensitive><externalId>true</externalId>'
    ),
    [`${INVOICE}/Invoice__c.object-meta.xml`]: object(
        'Invoice',
        '<label>Invoice Number</label><type>AutoNumber</type><displayFormat>INV-{0000}</displayFormat>',
        'ControlledByParent'
    ),
    [`${INVOICE}/fields/Account__c.field-meta.xml`]: field(
        'Account__c',
        'MasterDetail',
        '<referenceTo>Account</referenceTo><relationshipName>Invoices</relationshipName><relationshipOrder>0</relationshipOrder>' +
            '<reparentableMasterDetail>true</reparentableMasterDetail><writeRequiresMasterRead>true</writeRequiresMasterRead>'
    ),
    [`${INVOICE}/fields/Key__c.field-meta.xml`]: field(
        'Key__c',
        'Text',
        '<length>10</length><unique>true</unique><caseSensitive>true</caseSensitive><externalId>true</externalId>'
    ),
    [`${INVOICE}/fields/Amount__c.field-meta.xml`]: field(
        'Amount__c',
        'Currency',
        '<precision>8</precision><scale>2</scale>'
    ),
    [`${INVOICE}/fields/Tax_Percent__c.field-meta.xml`]: field(
        'Tax_Percent__c',
        'Percent',
        '<precision>5</precision><scale>2</scale>'
    ),
    [`${INVOICE}/fields/Status__c.field-meta.xml`]: field(
        'Status__c',
        'Picklist',
        `<valueSet><restricted>true</restricted><valueSetDefinition>${value('Draft', true)}${value('Sent')}${value('Paid')}</valueSetDefinition></valueSet>`
    ),
    [`${INVOICE}/fields/Due_On__c.field-meta.xml`]: field(
        'Due_On__c',
        'Date',
        '<defaultValue>TODAY() + 30</defaultValue>'
    ),
    [`${INVOICE}/fields/Sent_At__c.field-meta.xml`]: field('Sent_At__c', 'DateTime'),
    [`${INVOICE}/fields/Paid__c.field-meta.xml`]: field('Paid__c', 'Checkbox', '<defaultValue>false</defaultValue>'),
    [`${INVOICE}/fields/Contact_Email__c.field-meta.xml`]: field('Contact_Email__c', 'Email'),
    [`${INVOICE}/fields/Note__c.field-meta.xml`]: field('Note__c', 'Text', '<length>20</length>'),
    [`${INVOICE}/fields/Terms__c.field-meta.xml`]: field(
        'Terms__c',
        'LongTextArea',
        '<length>1000</length><visibleLines>3</visibleLines>'
    ),
    [`${INVOICE}/fields/Approver__c.field-meta.xml`]: field(
        'Approver__c',
        'Lookup',
        '<referenceTo>User</referenceTo><relationshipName>Approved_Invoices</relationshipName>'
    ),
    [`${INVOICE}/fields/Gross__c.field-meta.xml`]: field(
        'Gross__c',
        'Currency',
        '<formula>Amount__c * (1 + Tax_Percent__c)</formula><formulaTreatBlanksAs>BlankAsZero</formulaTreatBlanksAs><precision>18</precision><scale>2</scale>'
    ),
    [`${INVOICE}/fields/Overdue__c.field-meta.xml`]: field(
        'Overdue__c',
        'Checkbox',
        '<formula>AND(NOT(Paid__c), Due_On__c &lt; TODAY())</formula>'
    ),
    [`${INVOICE}/fields/Is_Mine__c.field-meta.xml`]: field(
        'Is_Mine__c',
        'Checkbox',
        '<formula>Approver__c = $User.Id</formula>'
    ),
    [`${INVOICE}/fields/Headline__c.field-meta.xml`]: field(
        'Headline__c',
        'Text',
        '<formula>Account__r.Name &amp; " by " &amp; Account__r.Owner.LastName &amp; ": " &amp; TEXT(Status__c)</formula>'
    ),
    [`${INVOICE}/fields/Gross_Label__c.field-meta.xml`]: field(
        'Gross_Label__c',
        'Text',
        '<formula>IF(Gross__c &gt; 100, "large", "small")</formula>'
    ),
    [`${INVOICE}/validationRules/Paid_Is_Final.validationRule-meta.xml`]: rule(
        'Paid_Is_Final',
        'AND(NOT(ISNEW()), ISPICKVAL(PRIORVALUE(Status__c), "Paid"), ISCHANGED(Amount__c))',
        'A paid invoice keeps its amount.',
        'Amount__c'
    ),
    [`${INVOICE}/validationRules/Sending_Needs_Approval.validationRule-meta.xml`]: rule(
        'Sending_Needs_Approval',
        'AND(ISPICKVAL(Status__c, "Sent"), NOT($Permission.Approve_Invoices))',
        'You may not send invoices.'
    ),
    'objects/Line__c/Line__c.object-meta.xml': object(
        'Line',
        '<label>Line</label><type>Text</type>',
        'ControlledByParent'
    ),
    'objects/Line__c/fields/Invoice__c.field-meta.xml': field(
        'Invoice__c',
        'MasterDetail',
        '<referenceTo>Invoice__c</referenceTo><relationshipName>Lines</relationshipName><relationshipOrder>0</relationshipOrder>' +
            '<reparentableMasterDetail>false</reparentableMasterDetail><writeRequiresMasterRead>false</writeRequiresMasterRead>'
    ),
    'objects/Line__c/fields/Plan__c.field-meta.xml': field(
        'Plan__c',
        'Lookup',
        '<referenceTo>Plan__c</referenceTo><relationshipName>Lines</relationshipName><deleteConstraint>Restrict</deleteConstraint>'
    ),
    'objects/Plan__c/fields/Old_Number__c.field-meta.xml': field(
        'Old_Number__c',
        'Text',
        '<length>20</length><externalId>true</externalId>'
    ),
    'objects/Plan__c/Plan__c.object-meta.xml': object('Plan', '<label>Plan</label><type>Text</type>', 'Private'),
    'customPermissions/Approve_Invoices.customPermission-meta.xml': xml(
        'CustomPermission',
        '<isLicensed>false</isLicensed><label>Approve</label>'
    ),
    'permissionsets/Clerk.permissionset-meta.xml': xml(
        'PermissionSet',
        '<label>Clerk</label>' +
            CLERK_OBJECTS +
            fieldAccess('Account.Account_Key__c', true) +
            INVOICE_FIELDS.filter((name) => name !== 'Terms__c')
                .map((name) => fieldAccess(`Invoice__c.${name}`, name !== 'Tax_Percent__c'))
                .join('') +
            FORMULAS.map((name) => fieldAccess(`Invoice__c.${name}`, false)).join('') +
            fieldAccess('Line__c.Plan__c', true) +
            fieldAccess('Plan__c.Old_Number__c', true)
    ),
    'permissionsets/Approver.permissionset-meta.xml': xml(
        'PermissionSet',
        '<label>Approver</label><customPermissions><enabled>true</enabled><name>Approve_Invoices</name></customPermissions>' +
            fieldAccess('Invoice__c.Tax_Percent__c', true) +
            fieldAccess('Invoice__c.Terms__c', true)
    )
};

const person = (
    persona: string,
    role: string | null,
    permissionSets: readonly string[],
    profile = 'Standard User'
): OrgConfig['users'][number] => ({
    persona,
    firstName: persona,
    lastName: `${persona}son`,
    username: `${persona}@invoicing.example`,
    email: `${persona}@invoicing.example`,
    profile,
    role,
    permissionSets
});

export const CONFIG: OrgConfig = {
    organization: { name: 'Invoicing', timeZone: 'America/New_York', locale: 'en_US', currency: 'USD' },
    organizationWideDefaults: { Account: 'Private', Opportunity: 'Private', Case: 'Private' },
    roles: [
        { name: 'Head', parent: null },
        { name: 'Clerks', parent: 'Head' }
    ],
    users: [
        person('clara', 'Clerks', ['Clerk']),
        person('carl', 'Clerks', ['Clerk']),
        person('hanna', 'Head', ['Clerk', 'Approver']),
        person('guest', null, []),
        {
            ...person('admin', null, ['Clerk', 'Approver'], 'System Administrator'),
            userPermissions: ['CreateAuditFields']
        }
    ]
};

/** 2026-03-01 in UTC, still 28 February in New York. */
export const NOW = new Date('2026-03-01T03:00:00Z');

/** Writes metadata into a new folder, reads it, and takes the folder away. */
export function withMetadata<T>(files: Files, read: (folder: string) => T): T {
    const folder = mkdtempSync(join(tmpdir(), 'local-org-'));
    try {
        for (const [path, content] of Object.entries(files)) {
            if (content !== undefined) {
                mkdirSync(dirname(join(folder, path)), { recursive: true });
                writeFileSync(join(folder, path), content);
            }
        }
        return read(folder);
    } finally {
        rmSync(folder, { recursive: true });
    }
}

/** An org of the business; `changes` replace or add metadata files. */
export function openInvoicing(
    options: { changes?: Files; file?: string; config?: OrgConfig; now?: () => Date } = {}
): LocalOrg {
    const schema = withMetadata({ ...FILES, ...options.changes }, (folder) => readSchema([folder]));
    return openOrg({
        schema,
        config: options.config ?? CONFIG,
        file: options.file ?? ':memory:',
        now: options.now ?? (() => NOW)
    });
}

export function as(org: LocalOrg, persona: string): Session {
    return org.session(`${persona}@invoicing.example`);
}

/** The id of one record just saved. Throws when it was refused. */
export function savedId(results: readonly SaveResult[]): string {
    const [result] = results;
    if (result?.success !== true) {
        throw new Error(`not saved: ${JSON.stringify(result)}`);
    }
    return result.id;
}

/** Codes of the one record refused. */
export function codesOf(results: readonly SaveResult[]): string[] {
    const [result] = results;
    return result?.success === false ? result.errors.map((error) => error.statusCode) : [];
}

/** The first message of the one record refused. */
export function messageOf(results: readonly SaveResult[]): string {
    const [result] = results;
    return result?.success === false ? (result.errors[0]?.message ?? '') : '';
}
