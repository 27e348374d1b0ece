/** A shipping company's org in memory: ships, their voyages, ports and captains. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Session } from '../../contracts.ts';
import { readSchema } from '../../metadata/read.ts';
import type { OrgSchema } from '../../metadata/schema.ts';
import { openOrg } from '../../org.ts';
import type { LocalOrg, OrgConfig } from '../../org.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const XMLNS = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

/** Friday, in the afternoon of New York. */
export const NOW = new Date('2026-11-20T20:30:00.000Z');

type File = readonly [path: string, content: string];

function field(object: string, name: string, body: string): File {
    const label = name.replace('__c', '').replaceAll('_', ' ');
    return [
        `objects/${object}/fields/${name}.field-meta.xml`,
        `${HEAD}<CustomField ${XMLNS}><fullName>${name}</fullName><label>${label}</label>${body}</CustomField>`
    ];
}

function object(name: string, label: string, sharing: string, nameField: string): File {
    return [
        `objects/${name}/${name}.object-meta.xml`,
        `${HEAD}<CustomObject ${XMLNS}><deploymentStatus>Deployed</deploymentStatus><enableActivities>true</enableActivities><label>${label}</label>` +
            `<nameField>${nameField}</nameField><pluralLabel>${label}s</pluralLabel><sharingModel>${sharing}</sharingModel></CustomObject>`
    ];
}

function values(type: string, list: readonly (readonly [string, string])[]): string {
    const items = list.map(
        ([name, label]) => `<value><fullName>${name}</fullName><default>false</default><label>${label}</label></value>`
    );
    const set = `<valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted>${items.join('')}</valueSetDefinition></valueSet>`;
    return `<type>${type}</type>${set}${type === 'MultiselectPicklist' ? '<visibleLines>4</visibleLines>' : ''}`;
}

function lookup(to: string, relationship: string, label: string): string {
    return (
        `<deleteConstraint>SetNull</deleteConstraint><referenceTo>${to}</referenceTo><relationshipLabel>${label}</relationshipLabel>` +
        `<relationshipName>${relationship}</relationshipName><type>Lookup</type>`
    );
}

const number = (precision: number, scale: number, type = 'Number'): string =>
    `<precision>${String(precision)}</precision><scale>${String(scale)}</scale><type>${type}</type>`;

const SHIP_FIELDS: readonly File[] = [
    field('Ship__c', 'Tonnage__c', number(10, 2)),
    field('Ship__c', 'Crew__c', number(4, 0)),
    field('Ship__c', 'Price__c', number(16, 2, 'Currency')),
    field('Ship__c', 'Load__c', number(5, 1, 'Percent')),
    field('Ship__c', 'Built_On__c', '<type>Date</type>'),
    field('Ship__c', 'Seen_At__c', '<type>DateTime</type>'),
    field('Ship__c', 'Afloat__c', '<defaultValue>false</defaultValue><type>Checkbox</type>'),
    field(
        'Ship__c',
        'Class__c',
        values('Picklist', [
            ['Tanker', 'Tank ship'],
            ['Bulk', 'Bulk carrier'],
            ['Reefer', 'Reefer']
        ])
    ),
    field(
        'Ship__c',
        'Flags__c',
        values('MultiselectPicklist', [
            ['Ice', 'Ice class'],
            ['Fire', 'Fire'],
            ['Dual', 'Dual fuel']
        ])
    ),
    field(
        'Ship__c',
        'Code__c',
        '<caseSensitive>true</caseSensitive><externalId>true</externalId><length>20</length><type>Text</type><unique>true</unique>'
    ),
    field('Ship__c', 'Note__c', '<length>80</length><type>Text</type>'),
    field('Ship__c', 'Log__c', '<length>1000</length><type>LongTextArea</type><visibleLines>3</visibleLines>'),
    field('Ship__c', 'Mail__c', '<type>Email</type>'),
    field('Ship__c', 'Secret__c', '<length>40</length><type>Text</type>'),
    field(
        'Ship__c',
        'Crew_Doubled__c',
        `<formula>Crew__c * 2</formula><formulaTreatBlanksAs>BlankAsBlank</formulaTreatBlanksAs>${number(18, 0)}`
    ),
    field('Ship__c', 'Owner_Port__c', lookup('Account', 'Ships', 'Ships')),
    field('Ship__c', 'Captain__c', lookup('User', 'Commands', 'Commands')),
    field('Ship__c', 'Sister__c', lookup('Ship__c', 'Sisters', 'Sisters'))
];

const VOYAGE_FIELDS: readonly File[] = [
    field(
        'Voyage__c',
        'Ship__c',
        '<referenceTo>Ship__c</referenceTo><relationshipLabel>Voyages</relationshipLabel><relationshipName>Voyages</relationshipName><relationshipOrder>0</relationshipOrder><reparentableMasterDetail>true</reparentableMasterDetail><type>MasterDetail</type><writeRequiresMasterRead>false</writeRequiresMasterRead>'
    ),
    field('Voyage__c', 'Miles__c', number(8, 1)),
    field('Voyage__c', 'Left_On__c', '<type>Date</type>')
];

function permissionSet(name: string, fields: readonly string[], objects: readonly string[]): File {
    const fieldXml = fields.map(
        (each) =>
            `<fieldPermissions><editable>${each.includes('Doubled') ? 'false' : 'true'}</editable><field>${each}</field><readable>true</readable></fieldPermissions>`
    );
    const flags = ['allowCreate', 'allowDelete', 'allowEdit', 'allowRead']
        .map((flag) => `<${flag}>true</${flag}>`)
        .join('');
    const objectXml = objects.map(
        (each) =>
            `<objectPermissions>${flags}<modifyAllRecords>false</modifyAllRecords><object>${each}</object><viewAllRecords>false</viewAllRecords></objectPermissions>`
    );
    return [
        `permissionsets/${name}.permissionset-meta.xml`,
        `${HEAD}<PermissionSet ${XMLNS}><hasActivationRequired>false</hasActivationRequired><label>${name}</label>${fieldXml.join('')}${objectXml.join('')}</PermissionSet>`
    ];
}

const READABLE = SHIP_FIELDS.map(([path]) => `Ship__c.${/fields\/(.*)\.field/.exec(path)?.[1] ?? ''}`);
const VOYAGE_READABLE = ['Voyage__c.Miles__c', 'Voyage__c.Left_On__c'];
const VALIDATION: File = [
    'objects/Ship__c/validationRules/Crew_Positive.validationRule-meta.xml',
    `${HEAD}<ValidationRule ${XMLNS}><fullName>Crew_Positive</fullName><active>true</active><errorConditionFormula>Crew__c &lt; 0</errorConditionFormula><errorDisplayField>Crew__c</errorDisplayField><errorMessage>A ship cannot sail with fewer than no people.</errorMessage></ValidationRule>`
];

const FILES: readonly File[] = [
    object('Ship__c', 'Ship', 'ReadWrite', '<label>Ship</label><type>Text</type>'),
    object(
        'Voyage__c',
        'Voyage',
        'ControlledByParent',
        '<displayFormat>V-{0000}</displayFormat><label>Voyage</label><type>AutoNumber</type>'
    ),
    object('Logbook__c', 'Logbook', 'Private', '<label>Logbook</label><type>Text</type>'),
    ...SHIP_FIELDS,
    ...VOYAGE_FIELDS,
    VALIDATION,
    permissionSet('Harbour', [...READABLE, ...VOYAGE_READABLE], ['Ship__c', 'Voyage__c', 'Logbook__c']),
    permissionSet('Deckhand', [...READABLE.filter((name) => !name.endsWith('Secret__c'))], ['Ship__c', 'Logbook__c'])
];

function user(persona: string, profile: string, permissionSets: readonly string[]): OrgConfig['users'][number] {
    const username = `${persona}@ships.example`;
    return {
        persona,
        firstName: 'Ada',
        lastName: persona,
        username,
        email: username,
        title: persona,
        profile,
        role: null,
        permissionSets
    };
}

const CONFIG = {
    organization: { name: 'Ships', timeZone: 'America/New_York', locale: 'en_US', currency: 'USD' },
    organizationWideDefaults: { Account: 'ReadWrite' },
    roles: [],
    users: [
        user('master', 'System Administrator', ['Harbour']),
        user('mate', 'Standard User', ['Harbour']),
        user('deckhand', 'Standard User', ['Deckhand'])
    ]
} as unknown as OrgConfig;

let schema: OrgSchema | null = null;

function fixtureSchema(): OrgSchema {
    if (schema !== null) return schema;
    const root = mkdtempSync(join(tmpdir(), 'ships-'));
    try {
        for (const [path, content] of FILES) {
            const file = join(root, path);
            mkdirSync(dirname(file), { recursive: true });
            writeFileSync(file, content);
        }
        schema = readSchema([root]);
    } finally {
        rmSync(root, { recursive: true, force: true });
    }
    return schema;
}

export interface Ships {
    readonly org: LocalOrg;
    readonly master: Session;
    readonly mate: Session;
    readonly deckhand: Session;
    /** Inserts rows as the master and gives their ids. */
    readonly insert: (objectName: string, rows: readonly Record<string, unknown>[]) => string[];
}

/** A new org with users and nothing else. */
export function openShips(): Ships {
    const org = openOrg({ schema: fixtureSchema(), config: CONFIG, file: ':memory:', now: () => NOW });
    const as = (persona: string): Session => org.session(`${persona}@ships.example`);
    const master = as('master');
    return {
        org,
        master,
        mate: as('mate'),
        deckhand: as('deckhand'),
        insert: (objectName, rows) =>
            org.dml.insert(master, objectName, rows, true).map((result) => {
                if (!result.success) throw new Error(JSON.stringify(result.errors));
                return result.id;
            })
    };
}
