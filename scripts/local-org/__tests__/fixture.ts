/** An org of its own for tests of the APIs: invoices and their lines, a bookkeeper, a clerk, a stranger. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import jsforce, { type Connection } from 'jsforce';
import { startLocalOrg, type RunningLocalOrg, type StartOptions } from '../start.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const XMLNS = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

function field(object: string, name: string, body: string): [string, string] {
    const label = name.replace('__c', '').replaceAll('_', ' ');
    return [
        `objects/${object}/fields/${name}.field-meta.xml`,
        `${HEAD}<CustomField ${XMLNS}><fullName>${name}</fullName><label>${label}</label>${body}</CustomField>`
    ];
}

function object(name: string, label: string, sharing: string, nameField: string): [string, string] {
    return [
        `objects/${name}/${name}.object-meta.xml`,
        `${HEAD}<CustomObject ${XMLNS}><deploymentStatus>Deployed</deploymentStatus><label>${label}</label>` +
            `<nameField>${nameField}</nameField><pluralLabel>${label}s</pluralLabel><sharingModel>${sharing}</sharingModel></CustomObject>`
    ];
}

function permissionSet(name: string, body: string): [string, string] {
    return [
        `permissionsets/${name}.permissionset-meta.xml`,
        `${HEAD}<PermissionSet ${XMLNS}><hasActivationRequired>false</hasActivationRequired><label>${name}</label>${body}</PermissionSet>`
    ];
}

function fieldPermission(name: string, editable: boolean): string {
    return `<fieldPermissions><editable>${editable}</editable><field>${name}</field><readable>true</readable></fieldPermissions>`;
}

function objectPermission(name: string, all: boolean): string {
    const flags = {
        allowCreate: true,
        allowDelete: all,
        allowEdit: true,
        allowRead: true,
        modifyAllRecords: all,
        viewAllRecords: all
    };
    const body = Object.entries(flags)
        .map(([flag, value]) => `<${flag}>${value}</${flag}>`)
        .join('');
    return `<objectPermissions>${body}<object>${name}</object></objectPermissions>`;
}

const PICKLIST = `<type>Picklist</type><valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted>
    <value><fullName>Draft</fullName><default>true</default><label>Draft</label></value>
    <value><fullName>Sent</fullName><default>false</default><label>Sent to customer</label></value>
    </valueSetDefinition></valueSet>`;
const INVOICE_FIELDS = [
    'Account__c',
    'Amount__c',
    'Batch__c',
    'Due_On__c',
    'Paid__c',
    'Secret__c',
    'Sent_At__c',
    'Status__c'
];

const FILES: readonly [string, string][] = [
    field(
        'Account',
        'Billing_Key__c',
        '<caseSensitive>true</caseSensitive><externalId>true</externalId><length>40</length><type>Text</type><unique>true</unique>'
    ),
    object(
        'Invoice__c',
        'Invoice',
        'ReadWrite',
        '<displayFormat>INV-{00000}</displayFormat><label>Invoice</label><type>AutoNumber</type>'
    ),
    field(
        'Invoice__c',
        'Account__c',
        '<deleteConstraint>SetNull</deleteConstraint><referenceTo>Account</referenceTo><relationshipLabel>Invoices</relationshipLabel><relationshipName>Invoices</relationshipName><type>Lookup</type>'
    ),
    field(
        'Invoice__c',
        'Number__c',
        '<externalId>true</externalId><length>20</length><required>true</required><type>Text</type><unique>true</unique>'
    ),
    field('Invoice__c', 'Batch__c', '<externalId>true</externalId><length>20</length><type>Text</type>'),
    field('Invoice__c', 'Amount__c', '<precision>16</precision><scale>2</scale><type>Currency</type>'),
    field('Invoice__c', 'Secret__c', '<length>40</length><type>Text</type>'),
    field('Invoice__c', 'Due_On__c', '<type>Date</type>'),
    field('Invoice__c', 'Sent_At__c', '<type>DateTime</type>'),
    field('Invoice__c', 'Paid__c', '<defaultValue>false</defaultValue><type>Checkbox</type>'),
    field('Invoice__c', 'Status__c', PICKLIST),
    field(
        'Invoice__c',
        'With_Tax__c',
        '<formula>Amount__c * 1.2</formula><formulaTreatBlanksAs>BlankAsZero</formulaTreatBlanksAs><precision>18</precision><scale>2</scale><type>Currency</type>'
    ),
    [
        'objects/Invoice__c/validationRules/Not_Negative.validationRule-meta.xml',
        `${HEAD}<ValidationRule ${XMLNS}><fullName>Not_Negative</fullName><active>true</active><errorConditionFormula>Amount__c &lt; 0</errorConditionFormula><errorDisplayField>Amount__c</errorDisplayField><errorMessage>The amount must not be negative.</errorMessage></ValidationRule>`
    ],
    object('Line__c', 'Line', 'ControlledByParent', '<label>Line</label><type>Text</type>'),
    field(
        'Line__c',
        'Invoice__c',
        '<referenceTo>Invoice__c</referenceTo><relationshipLabel>Lines</relationshipLabel><relationshipName>Lines</relationshipName><relationshipOrder>0</relationshipOrder><reparentableMasterDetail>true</reparentableMasterDetail><type>MasterDetail</type><writeRequiresMasterRead>false</writeRequiresMasterRead>'
    ),
    field('Line__c', 'Quantity__c', '<precision>6</precision><scale>0</scale><type>Number</type>'),
    field(
        'Activity',
        'Invoice__c',
        '<deleteConstraint>SetNull</deleteConstraint><referenceTo>Invoice__c</referenceTo><relationshipLabel>Reminders</relationshipLabel><relationshipName>Reminders</relationshipName><type>Lookup</type>'
    ),
    permissionSet(
        'Bookkeeper',
        fieldPermission('Account.Billing_Key__c', true) +
            INVOICE_FIELDS.map((name) => fieldPermission(`Invoice__c.${name}`, true)).join('') +
            fieldPermission('Invoice__c.With_Tax__c', false) +
            fieldPermission('Line__c.Quantity__c', true) +
            fieldPermission('Task.Invoice__c', true) +
            fieldPermission('Event.Invoice__c', true) +
            objectPermission('Invoice__c', true) +
            objectPermission('Line__c', true)
    ),
    permissionSet(
        'Clerk',
        fieldPermission('Invoice__c.Amount__c', false) +
            fieldPermission('Invoice__c.Status__c', true) +
            objectPermission('Invoice__c', false)
    )
];

/** A user as the configuration has one; `more` beside or instead of what every user has. */
export function user(
    persona: string,
    profile: string,
    permissionSets: readonly string[],
    more: Readonly<Record<string, unknown>> = {}
): Record<string, unknown> {
    const username = `${persona}@billing.example`;
    return {
        persona,
        firstName: 'A',
        lastName: persona,
        username,
        email: username,
        title: persona,
        profile,
        role: null,
        permissionSets,
        ...more
    };
}

const CONFIG = {
    metadata: ['metadata'],
    organization: { name: 'Billing', timeZone: 'America/New_York', locale: 'en_US', currency: 'USD' },
    organizationWideDefaults: { Account: 'ReadWrite' },
    roles: [],
    users: [
        user('bookkeeper', 'System Administrator', ['Bookkeeper']),
        user('clerk', 'Standard User', ['Clerk']),
        user('stranger', 'Standard User', []),
        user('robot', 'Minimum Access - API Only Integrations', [])
    ]
};

export interface Fixture extends RunningLocalOrg {
    readonly root: string;
    /** An unmodified jsforce connection of a persona. */
    connect(persona: string): Connection;
    /** A plain request to the API as a persona; `path` from `/services/data/v67.0` when it starts otherwise. */
    fetch(persona: string, path: string, init?: RequestInit): Promise<Response>;
    stop(): Promise<void>;
}

/** Writes the metadata to a temporary folder and starts an org over it. */
export async function startFixture(
    options: Partial<StartOptions> = {},
    config: Readonly<Record<string, unknown>> = {}
): Promise<Fixture> {
    const root = mkdtempSync(join(tmpdir(), 'local-org-test-'));
    for (const [path, content] of FILES) {
        const file = join(root, 'metadata', path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, content);
    }
    mkdirSync(join(root, 'config'));
    writeFileSync(join(root, 'config', 'local-org.json'), JSON.stringify({ ...CONFIG, ...config }));
    const running = await startLocalOrg({ port: 0, empty: true, root, ...options });
    return {
        ...running,
        root,
        connect: (persona) => connect(running, persona),
        fetch: (persona, path, init) => fetchAs(running, persona, path, init),
        async stop() {
            await running.close();
            rmSync(root, { recursive: true, force: true });
        }
    };
}

function tokenOf({ personas }: RunningLocalOrg, persona: string): string {
    const access = personas[persona];
    if (!access) throw new Error(`There is no persona ${persona}`);
    return access.accessToken;
}

/** A connection that polls bulk jobs often enough for tests. */
export function connect(running: RunningLocalOrg, persona: string): Connection {
    const connection = new jsforce.Connection({
        instanceUrl: running.url,
        accessToken: tokenOf(running, persona),
        version: '67.0'
    });
    connection.bulk2.pollInterval = 5;
    connection.bulk2.pollTimeout = 60_000;
    return connection;
}

function fetchAs(running: RunningLocalOrg, persona: string, path: string, init: RequestInit = {}): Promise<Response> {
    const url = /^\/(services|id|lightning)\b/.test(path) ? path : `/services/data/v67.0${path}`;
    const authorization = { Authorization: `Bearer ${tokenOf(running, persona)}` };
    return fetch(`${running.url}${url}`, {
        ...init,
        headers: { ...authorization, ...(init.headers as Record<string, string>) }
    });
}

/** The code and message that a promise is refused with. */
export async function refusal(
    work: PromiseLike<unknown>
): Promise<{ errorCode: string; message: string; fields?: string[] }> {
    try {
        await work;
    } catch (error) {
        const { errorCode, message, data } = error as {
            errorCode: string;
            message: string;
            data?: { fields?: string[] };
        };
        return { errorCode, message, ...(data?.fields ? { fields: data.fields } : {}) };
    }
    throw new Error('Nothing was refused.');
}
