import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { checkProject } from '../check.ts';
import { formatProblem } from '../problem.ts';
import { readProject } from '../project.ts';
import { faultsWith, field, object, PATHS } from './fixture.ts';
import type { Changes } from './fixture.ts';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const SECONDS_ALLOWED = 5;

interface Planted {
    readonly fault: string;
    readonly changes: Changes;
    /** What each finding says, in any order; nothing else may be found. */
    readonly found: readonly RegExp[];
}

const replace =
    (from: string | RegExp, to: string) =>
    (text: string): string =>
        text.replace(from, to);
const formula = (source: string): Changes => ({
    [PATHS.double]: replace(/<formula>.*<\/formula>/, `<formula>${source}</formula>`)
});
const rule = (source: string): Changes => ({
    [PATHS.rule]: replace(
        /<errorConditionFormula>.*<\/errorConditionFormula>/,
        `<errorConditionFormula>${source}</errorConditionFormula>`
    )
});
const trip = (name: string): string => `force-app/main/default/objects/Trip__c/fields/${name}.field-meta.xml`;
const detailOf = (master: string, name: string): string =>
    field(
        name,
        `<referenceTo>${master}</referenceTo><relationshipName>Kids</relationshipName><relationshipOrder>0</relationshipOrder><reparentableMasterDetail>true</reparentableMasterDetail><type>MasterDetail</type><writeRequiresMasterRead>true</writeRequiresMasterRead>`
    );
const level = (name: string, master: string): Changes => ({
    [`force-app/main/default/objects/${name}/${name}.object-meta.xml`]: object(
        `<label>${name.slice(0, 3)}</label><nameField><displayFormat>A-{0}</displayFormat><label>No</label><type>AutoNumber</type></nameField><pluralLabel>Many</pluralLabel><sharingModel>ControlledByParent</sharingModel>`
    ),
    [`force-app/main/default/objects/${name}/fields/Up_${name}.field-meta.xml`]: detailOf(master, `Up_${name}`)
});
const grant = (...objects: string[]): Changes => ({
    [PATHS.permissions]: replace(
        '<tabSettings>',
        `${objects.map((name) => `<objectPermissions><allowCreate>false</allowCreate><allowDelete>false</allowDelete><allowEdit>false</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>${name}</object><viewAllRecords>false</viewAllRecords></objectPermissions>`).join('')}<tabSettings>`
    )
});

const STRUCTURE: readonly Planted[] = [
    {
        fault: 'an unknown element',
        changes: { [PATHS.cost]: replace('<scale>', '<colour>red</colour><scale>') },
        found: [/CustomField\.colour: .*no such element/]
    },
    {
        fault: 'a misspelt element',
        changes: { [PATHS.listView]: replace(/filterScope/g, 'filterscope') },
        found: [/ListView\.filterScope: .*requires/, /Did you mean filterScope\?/]
    },
    {
        fault: 'a missing required element',
        changes: { [PATHS.rule]: replace('<active>true</active>', '') },
        found: [/ValidationRule\.active: .*requires/]
    },
    {
        fault: 'a missing element deep inside',
        changes: { [PATHS.status]: replace('<sorted>false</sorted>', '') },
        found: [/ValueSetValuesDefinition\.sorted: .*requires/]
    },
    {
        fault: 'a wrong enum value',
        changes: { [PATHS.trip]: replace('Deployed', 'Live') },
        found: [/CustomObject\.deploymentStatus: "Live" .*InDevelopment, Deployed/]
    },
    {
        fault: 'a word for a number',
        changes: { [PATHS.cost]: replace('<scale>2', '<scale>two') },
        found: [/CustomField\.scale: "two" is not a number/]
    },
    {
        fault: 'a word for a flag',
        changes: { [PATHS.status]: replace('<required>true', '<required>yes') },
        found: [/CustomField\.required: "yes" is not true or false/, /no permission set has an entry/]
    },
    {
        fault: 'an element given twice',
        changes: { [PATHS.cost]: replace('<scale>2</scale>', '<scale>2</scale><scale>2</scale>') },
        found: [/CustomField\.scale: .*once/]
    },
    {
        fault: 'a list that is broken up',
        changes: {
            [PATHS.listView]: replace('<filterScope>', '<label>All</label><columns>Cost__c</columns><filterScope>')
        },
        found: [/ListView\.columns: .*follow each other/, /ListView\.label: .*once/]
    },
    {
        fault: 'text where elements belong',
        changes: { [PATHS.page]: replace('<name>flexipage:recordHomeTemplateDesktop</name>', 'desktop') },
        found: [/FlexiPage\.template: .*other elements/]
    },
    {
        fault: 'elements where text belongs',
        changes: { [PATHS.cost]: replace('<scale>2</scale>', '<scale><digits>2</digits></scale>') },
        found: [/CustomField\.scale\.digits: .*plain value/]
    },
    {
        fault: 'a wrong root element',
        changes: { [PATHS.tab]: replace(/CustomTab/g, 'Tab') },
        found: [/Tab: .*holds a CustomTab/]
    },
    {
        fault: 'a missing namespace',
        changes: { [PATHS.tab]: replace(/ xmlns="[^"]*"/, '') },
        found: [/CustomTab: the namespace is missing/]
    },
    {
        fault: 'text that is not XML',
        changes: { [PATHS.labels]: '<CustomLabels><labels></CustomLabels>' },
        found: [/XML: .*well-formed/, /no label tripHello/]
    },
    {
        fault: 'an unknown suffix',
        changes: { 'force-app/main/default/objects/Trip__c/fields/Cost2__c.feld-meta.xml': '<X/>' },
        found: [/\.feld-meta\.xml: .*no metadata type/]
    },
    {
        fault: 'a file in the wrong folder',
        changes: { 'force-app/main/default/pages/Other.tab-meta.xml': '<CustomTab/>' },
        found: [/CustomTab: .*not inside a folder "tabs"/]
    }
];

const NAMES: readonly Planted[] = [
    {
        fault: 'a full name unlike the file',
        changes: { [PATHS.cost]: replace('<fullName>Cost__c', '<fullName>Price__c') },
        found: [/CustomField\.fullName: it says "Price__c"/]
    },
    {
        fault: 'an impossible API name',
        changes: {
            'force-app/main/default/tabs/Trip-List.tab-meta.xml':
                '<CustomTab xmlns="http://soap.sforce.com/2006/04/metadata"><url>https://example.com</url></CustomTab>'
        },
        found: [/CustomTab: "Trip-List" is not an API name/]
    },
    {
        fault: 'an API name of 41 characters',
        changes: {
            [trip(`${'A'.repeat(41)}__c`)]: field(
                `${'A'.repeat(41)}__c`,
                '<required>true</required><length>5</length><type>Text</type>'
            )
        },
        found: [/CustomField: the name has 41 characters/, /A{41}__c is required and missing/]
    },
    {
        fault: 'two files of one component',
        changes: {
            'force-app/main/other/tabs/Trip__c.tab-meta.xml':
                '<CustomTab xmlns="http://soap.sforce.com/2006/04/metadata"><customObject>true</customObject></CustomTab>'
        },
        found: [/defines the same component/]
    },
    {
        fault: 'a component without its file of metadata',
        changes: { [PATHS.componentMeta]: null },
        found: [/tripCard\.js-meta\.xml is missing/, /not made for this page/]
    },
    { fault: 'a component without a script', changes: { [PATHS.component]: null }, found: [/tripCard\.ts is missing/] },
    {
        fault: 'a field without __c',
        changes: { [trip('Price')]: field('Price', '<length>5</length><type>Text</type>') },
        found: [/a custom field ends in __c/]
    }
];

const LENGTHS: readonly Planted[] = [
    {
        fault: 'a label of 41 characters',
        changes: { [PATHS.cost]: replace('<label>Cost<', `<label>${'x'.repeat(41)}<`) },
        found: [/CustomField\.label: 41 characters, Salesforce allows 40/]
    },
    {
        fault: 'a long help text',
        changes: { [PATHS.cost]: replace('What to enter.', 'x'.repeat(511)) },
        found: [/CustomField\.inlineHelpText: 511 characters/]
    },
    {
        fault: 'a long description',
        changes: { [PATHS.cost]: replace('What it is.', 'x'.repeat(1001)) },
        found: [/CustomField\.description: 1001 characters/]
    },
    {
        fault: 'a long error message',
        changes: { [PATHS.rule]: replace('Enter 0 or more.', 'x'.repeat(256)) },
        found: [/ValidationRule\.errorMessage: 256 characters/]
    },
    {
        fault: 'a long formula',
        changes: formula(`Cost__c + ${'1 + '.repeat(1000)} 1`),
        found: [/CustomField\.formula: \d+ characters, Salesforce allows 3900/]
    },
    {
        fault: 'a long picklist value',
        changes: { [PATHS.status]: replace('<label>Over', `<label>${'x'.repeat(256)}`) },
        found: [/value\.label: 256 characters/]
    },
    {
        fault: 'a long custom label',
        changes: { [PATHS.labels]: replace('<value>Hello', `<value>${'x'.repeat(1001)}`) },
        found: [/labels\.value: 1001 characters/]
    }
];

const FIELDS: readonly Planted[] = [
    {
        fault: 'a number without a precision',
        changes: { [PATHS.cost]: replace('<precision>10</precision>', '') },
        found: [/CustomField\.precision: a field of type Number needs it/, /CustomField\.scale/]
    },
    {
        fault: 'too many digits',
        changes: { [PATHS.cost]: replace('<precision>10', '<precision>19') },
        found: [/CustomField\.precision: .*at most 18/]
    },
    {
        fault: 'a long text without lines',
        changes: { [PATHS.story]: replace('<visibleLines>5</visibleLines>', '') },
        found: [/CustomField\.visibleLines: /]
    },
    {
        fault: 'a long text that is too long',
        changes: { [PATHS.story]: replace('32000', '200000') },
        found: [/CustomField\.length: a long text area holds 256 to 131072/]
    },
    {
        fault: 'a text of 256 characters',
        changes: { [PATHS.story]: replace(/<length>.*<\/visibleLines>/s, '<length>256</length><type>Text</type>') },
        found: [/CustomField\.length: a text field holds at most 255/]
    },
    {
        fault: 'a required formula',
        changes: { [PATHS.double]: replace('<scale>', '<required>true</required><scale>') },
        found: [
            /CustomField\.required: a formula cannot/,
            /Double__c is required, which takes no field permissions/,
            /Double__c is always required/
        ]
    },
    {
        fault: 'a formula of a type that has none',
        changes: { [PATHS.double]: replace('<type>Number', '<type>Picklist') },
        found: [/CustomField\.type: a formula cannot give a Picklist/]
    },
    {
        fault: 'a unique field of the wrong type',
        changes: { [PATHS.story]: replace('<visibleLines>', '<unique>true</unique><visibleLines>') },
        found: [/CustomField\.unique: .*cannot be unique/]
    },
    {
        fault: 'a unique text silent about case',
        changes: {
            [trip('Key__c')]: field(
                'Key__c',
                '<length>20</length><required>true</required><type>Text</type><unique>true</unique>'
            ),
            [PATHS.layout]: replace(
                '<layoutColumns><layoutItems>',
                '<layoutColumns><layoutItems><behavior>Required</behavior><field>Key__c</field></layoutItems><layoutItems>'
            )
        },
        found: [/CustomField\.caseSensitive: /]
    },
    {
        fault: 'a lookup silent about deletion',
        changes: { [PATHS.guide]: replace('<deleteConstraint>SetNull</deleteConstraint>', '') },
        found: [/CustomField\.deleteConstraint: say/]
    },
    {
        fault: 'a master-detail that says it is required',
        changes: { [PATHS.stopTrip]: replace('<type>', '<required>true</required><type>') },
        found: [/CustomField\.required: a master-detail/]
    },
    {
        fault: 'a field without help',
        changes: { [PATHS.cost]: replace('<inlineHelpText>What to enter.</inlineHelpText>', '') },
        found: [/CustomField\.inlineHelpText: every field has one/]
    },
    {
        fault: 'a picklist value given twice',
        changes: { [PATHS.status]: replace('<fullName>Over', '<fullName>Planned') },
        found: [/the value "planned" is there twice/, /has no value "Over"/]
    },
    {
        fault: 'two default values',
        changes: { [PATHS.status]: replace('<default>false', '<default>true') },
        found: [/two values are the default/]
    }
];

const RELATIONSHIPS: readonly Planted[] = [
    {
        fault: 'a lookup to nothing',
        changes: { [PATHS.guide]: replace('<referenceTo>User', '<referenceTo>Usr') },
        found: [
            /CustomField\.referenceTo: there is no object Usr.*Did you mean User\?/,
            /Trip__c has no relationship Guide__r/
        ]
    },
    {
        fault: 'three masters',
        changes: {
            'force-app/main/default/objects/Stop__c/fields/B__c.field-meta.xml': detailOf('Account', 'B__c'),
            'force-app/main/default/objects/Stop__c/fields/C__c.field-meta.xml': detailOf('Contact', 'C__c'),
            ...grant('Account', 'Contact')
        },
        found: [/at most 2 master-detail/]
    },
    {
        fault: 'details four levels deep',
        changes: {
            ...level('One__c', 'Stop__c'),
            ...level('Two__c', 'One__c'),
            ...level('Three__c', 'Two__c'),
            ...grant('One__c', 'Two__c', 'Three__c')
        },
        found: [/at most 3 levels deep/]
    },
    {
        fault: 'two child relationships of one name',
        changes: {
            [trip('Second_Guide__c')]: field(
                'Second_Guide__c',
                '<deleteConstraint>Restrict</deleteConstraint><referenceTo>User</referenceTo><relationshipName>Guided_Trips</relationshipName><required>true</required><type>Lookup</type>'
            ),
            [PATHS.layout]: replace(
                '<layoutColumns><layoutItems>',
                '<layoutColumns><layoutItems><behavior>Required</behavior><field>Second_Guide__c</field></layoutItems><layoutItems>'
            )
        },
        found: [/uses this name on User/]
    },
    {
        fault: 'a detail with a sharing model of its own',
        changes: { [PATHS.stop]: replace('ControlledByParent', 'Private') },
        found: [/CustomObject\.sharingModel: a detail/]
    },
    {
        fault: 'a master controlled by a parent',
        changes: { [PATHS.trip]: replace('ReadWrite', 'ControlledByParent') },
        found: [/CustomObject\.sharingModel: without a master/]
    },
    {
        fault: 'one field name on a master and its detail',
        changes: {
            'force-app/main/default/objects/Stop__c/fields/Cost__c.field-meta.xml': field(
                'Cost__c',
                '<precision>5</precision><required>true</required><scale>0</scale><type>Number</type>'
            )
        },
        found: [/Trip__c has a field of this name, and reports/]
    }
];

const PARTS: readonly Planted[] = [
    {
        fault: 'a list view of a field that is not there',
        changes: { [PATHS.listView]: replace('<columns>Status__c', '<columns>State__c') },
        found: [/ListView\.columns: Trip__c has no field State__c.*Did you mean Status__c\?/]
    },
    {
        fault: 'a list view filtered by a field that is not there',
        changes: { [PATHS.listView]: replace('<field>Status__c', '<field>Gone__c') },
        found: [/ListView\.filters\.field: Trip__c has no field Gone__c/]
    },
    {
        fault: 'a list view filtered by an unknown value',
        changes: { [PATHS.listView]: replace('<value>Planned', '<value>Plannd') },
        found: [/Status__c has no value "Plannd".*Did you mean Planned\?/]
    },
    {
        fault: 'a list view of long text',
        changes: { [PATHS.listView]: replace('<columns>Status__c', '<columns>Story__c') },
        found: [/list views cannot show/]
    },
    {
        fault: 'a list of my details',
        changes: {
            'force-app/main/default/objects/Stop__c/listViews/Mine.listView-meta.xml':
                '<ListView xmlns="http://soap.sforce.com/2006/04/metadata"><columns>NAME</columns><filterScope>Mine</filterScope><label>Mine</label></ListView>'
        },
        found: [/ListView\.filterScope: details have no owner/]
    },
    {
        fault: 'a compact layout with a field that is not there',
        changes: { [PATHS.compact]: replace('<fields>Status__c', '<fields>Stat__c') },
        found: [/CompactLayout\.fields: Trip__c has no field Stat__c/]
    },
    {
        fault: 'a compact layout that is not there',
        changes: { [PATHS.trip]: replace('Trip_Compact', 'Trip_Compakt') },
        found: [/compactLayoutAssignment: .*Did you mean Trip_Compact\?/]
    },
    {
        fault: 'a search layout with a field that is not there',
        changes: { [PATHS.trip]: replace('>Status__c<', '>Stats__c<') },
        found: [/searchLayouts\.customTabListAdditionalFields: Trip__c has no field Stats__c/]
    },
    {
        fault: 'an error at a field that is not there',
        changes: { [PATHS.rule]: replace('<errorDisplayField>Cost__c', '<errorDisplayField>Price__c') },
        found: [/ValidationRule\.errorDisplayField: Trip__c has no field Price__c/]
    },
    {
        fault: 'a part of an object that is not there',
        changes: {
            'force-app/main/default/objects/Tripp__c/fields/A__c.field-meta.xml': field(
                'A__c',
                '<length>5</length><type>Text</type>'
            )
        },
        found: [/there is no object Tripp__c.*Did you mean Trip__c\?/]
    }
];

const FORMULAS: readonly Planted[] = [
    {
        fault: 'a formula with a field that is not there',
        changes: formula('Costs__c * 2'),
        found: [/CustomField\.formula: Trip__c has no field Costs__c.*Did you mean Cost__c\?/]
    },
    {
        fault: 'a formula over a relationship that is not there',
        changes: formula('IF(Leader__r.IsActive, 1, 0)'),
        found: [/Trip__c has no relationship Leader__r/]
    },
    {
        fault: 'a formula over a relationship to a field that is not there',
        changes: formula('IF(Guide__r.IsAlive, 1, 0)'),
        found: [/User has no field IsAlive/]
    },
    { fault: 'a formula with an unknown function', changes: formula('SQUARE(Cost__c)'), found: [/no function SQUARE/] },
    { fault: 'a formula with a missing bracket', changes: formula('IF(TRUE, 1, 0'), found: [/a "\)" is missing/] },
    {
        fault: 'a formula field that looks at changes',
        changes: formula('IF(ISCHANGED(Cost__c), 1, 0)'),
        found: [/ISCHANGED works in rules only/]
    },
    {
        fault: 'a formula field of long text',
        changes: formula('LEN(Story__c)'),
        found: [/long text, which a formula field cannot use/]
    },
    {
        fault: 'a formula that compares a picklist like text',
        changes: formula('IF(Status__c = "Over", 1, 0)'),
        found: [/Status__c is a picklist/]
    },
    {
        fault: 'a formula with an unknown picklist value',
        changes: formula('IF(ISPICKVAL(Status__c, "Done"), 1, 0)'),
        found: [/Status__c has no value "Done"/]
    },
    {
        fault: 'a rule with a permission that is not there',
        changes: rule('$Permission.Plan_Trip'),
        found: [/no custom permission Plan_Trip\..*Did you mean Plan_Trips\?/]
    },
    {
        fault: 'a rule with a user field that is not there',
        changes: rule('$User.Nick = "x"'),
        found: [/User has no field Nick/]
    },
    {
        fault: 'a rule with an unknown global',
        changes: rule('$Person.Name = "x"'),
        found: [/formulas have no \$Person/]
    },
    {
        fault: 'a rule with a label that is not there',
        changes: rule('$Label.tripHallo = "x"'),
        found: [/no label tripHallo.*Did you mean tripHello\?/]
    },
    {
        fault: 'a rule that compares long text with what it was',
        changes: rule('ISCHANGED(Story__c)'),
        found: [/Story__c is long text, which ISCHANGED cannot compare/]
    },
    {
        fault: 'a rule with an unknown value after PRIORVALUE',
        changes: rule('ISPICKVAL(PRIORVALUE(Status__c), "Gone")'),
        found: [/Status__c has no value "Gone"/]
    }
];

const LAYOUTS: readonly Planted[] = [
    {
        fault: 'a layout with a field that is not there',
        changes: { [PATHS.layout]: replace('<field>Cost__c', '<field>Price__c') },
        found: [/Layout\.layoutItems\.field: Trip__c has no field Price__c/]
    },
    {
        fault: 'a layout with a field twice',
        changes: {
            [PATHS.layout]: replace(
                '<behavior>Readonly</behavior><field>Double__c',
                '<behavior>Edit</behavior><field>Cost__c'
            )
        },
        found: [/Cost__c is on the layout already/]
    },
    {
        fault: 'a layout without a required field',
        changes: {
            [PATHS.layout]: replace(
                '<layoutItems><behavior>Required</behavior><field>Status__c</field></layoutItems>',
                ''
            )
        },
        found: [/Status__c is required and missing/]
    },
    {
        fault: 'a layout where a formula may be edited',
        changes: { [PATHS.layout]: replace('<behavior>Readonly', '<behavior>Edit') },
        found: [/Double__c cannot be edited/]
    },
    {
        fault: 'a layout where a required field may be blank',
        changes: {
            [PATHS.layout]: replace(
                '<behavior>Required</behavior><field>Status__c',
                '<behavior>Edit</behavior><field>Status__c'
            )
        },
        found: [/Status__c is always required/]
    },
    {
        fault: 'a related list that is not there',
        changes: { [PATHS.layout]: replace('Stop__c.Trip__c', 'Stop__c.Journey__c') },
        found: [/no field Stop__c\.Journey__c/]
    },
    {
        fault: 'a related list with a field that is not there',
        changes: { [PATHS.layout]: replace('<fields>NAME', '<fields>Where__c') },
        found: [/Stop__c has no field Where__c/]
    },
    {
        fault: 'a section with a column too few',
        changes: { [PATHS.layout]: replace('TwoColumnsTopToBottom', 'OneColumn') },
        found: [/the style has 1 columns, the section 2/]
    },
    {
        fault: 'a layout of no object',
        changes: {
            'force-app/main/default/layouts/Tripp__c-Layout.layout-meta.xml':
                '<Layout xmlns="http://soap.sforce.com/2006/04/metadata"></Layout>'
        },
        found: [/there is no object "Tripp__c"/]
    }
];

const PERMISSIONS: readonly Planted[] = [
    {
        fault: 'a field without a permission',
        changes: { [PATHS.permissions]: replace(/<fieldPermissions>[^\n]*Trip__c\.Cost__c[^\n]*\n/, '') },
        found: [/Cost__c\.field-meta\.xml:\d+: CustomField: no permission set has an entry/]
    },
    {
        fault: 'an object without a permission',
        changes: { [PATHS.permissions]: replace(/<objectPermissions>[^\n]*Stop__c[^\n]*\n/, '') },
        found: [/Stop__c\.object-meta\.xml:\d+: CustomObject: no permission set has an entry/]
    },
    {
        fault: 'a custom permission that nobody has',
        changes: { [PATHS.permissions]: replace(/<customPermissions>.*<\/customPermissions>/, '') },
        found: [/CustomPermission: no permission set/]
    },
    {
        fault: 'a permission for a field that is not there',
        changes: { [PATHS.permissions]: replace('Trip__c.Cost__c', 'Trip__c.Price__c') },
        found: [/Trip__c has no field Price__c/, /CustomField: no permission set/]
    },
    {
        fault: 'a permission for an object that is not there',
        changes: { [PATHS.permissions]: replace('<object>Stop__c', '<object>Stopp__c') },
        found: [/there is no object Stopp__c/, /CustomObject: no permission set/]
    },
    {
        fault: 'a permission for a required field',
        changes: { [PATHS.permissions]: replace('Trip__c.Cost__c', 'Trip__c.Status__c') },
        found: [/Status__c is required, which takes no field permissions/, /CustomField: no permission set/]
    },
    {
        fault: 'a permission for a master-detail field',
        changes: { [PATHS.permissions]: replace('Trip__c.Cost__c', 'Stop__c.Trip__c') },
        found: [/Trip__c is master-detail, which takes no field permissions/, /CustomField: no permission set/]
    },
    {
        fault: 'a formula that may be edited',
        changes: {
            [PATHS.permissions]: replace(
                '<editable>false</editable><field>Trip__c.Double__c',
                '<editable>true</editable><field>Trip__c.Double__c'
            )
        },
        found: [/Double__c is computed and cannot be edited/]
    },
    {
        fault: 'a field that may be edited and not read',
        changes: {
            [PATHS.permissions]: replace(
                '<field>Trip__c.Cost__c</field><readable>true',
                '<field>Trip__c.Cost__c</field><readable>false'
            )
        },
        found: [/Cost__c: editable needs readable/]
    },
    {
        fault: 'two entries for one field',
        changes: { [PATHS.permissions]: replace('Trip__c.Story__c', 'Trip__c.Guide__c') },
        found: [/Trip__c\.Guide__c has an entry already/, /CustomField: no permission set/]
    },
    {
        fault: 'an edit without a read',
        changes: {
            [PATHS.permissions]: replace(
                '<allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>Stop__c',
                '<allowRead>false</allowRead><modifyAllRecords>false</modifyAllRecords><object>Stop__c'
            )
        },
        found: [/Stop__c: allowCreate needs allowRead/, /Stop__c: allowEdit needs allowRead/]
    },
    {
        fault: 'a detail without its master',
        changes: { [PATHS.permissions]: replace(/<objectPermissions>[^\n]*<object>Trip__c[^\n]*\n/, '') },
        found: [
            /reading Stop__c needs reading Trip__c/,
            /CustomObject: no permission set/,
            ...Array<RegExp>(4).fill(/without permission to read Trip__c/)
        ]
    },
    {
        fault: 'an unknown application',
        changes: { [PATHS.permissions]: replace('<application>Travel', '<application>Travels') },
        found: [/there is no application Travels.*Did you mean Travel\?/]
    },
    {
        fault: 'an unknown tab',
        changes: { [PATHS.permissions]: replace('<tab>Trip__c', '<tab>Trips__c') },
        found: [/there is no tab Trips__c/]
    },
    { fault: 'object permissions on tasks', changes: grant('Task'), found: [/Task takes no object permissions/] }
];

function homeOverride(action: string, formFactor: string): string {
    return (
        `<actionOverrides><actionName>${action}</actionName><content>Trip_Page</content><formFactor>${formFactor}</formFactor>` +
        '<skipRecordTypeSelect>false</skipRecordTypeSelect><type>Flexipage</type><pageOrSobjectType>standard-home</pageOrSobjectType></actionOverrides>\n'
    );
}

const PAGES: readonly Planted[] = [
    {
        fault: 'a page with a component that is not there',
        changes: { [PATHS.page]: replace('<componentName>tripCard', '<componentName>tripCart') },
        found: [/there is no component tripCart.*Did you mean tripCard\?/]
    },
    {
        fault: 'a page with a component that is not exposed',
        changes: { [PATHS.componentMeta]: replace('<isExposed>true', '<isExposed>false') },
        found: [/tripCard is not made for this page/]
    },
    {
        fault: 'a page with a component of another object',
        changes: { [PATHS.componentMeta]: replace('<object>Trip__c', '<object>Account') },
        found: [/tripCard is not made for Trip__c/]
    },
    {
        fault: 'a property that the component lacks',
        changes: {
            [PATHS.page]: replace(
                '<componentName>tripCard',
                '<componentInstanceProperties><name>size</name><value>3</value></componentInstanceProperties><componentName>tripCard'
            )
        },
        found: [/tripCard has no property size/]
    },
    {
        fault: 'a facet that is not there',
        changes: { [PATHS.page]: replace('<value>tabs1', '<value>tabs2') },
        found: [/there is no facet tabs2/, /no component shows the facet tabs1/]
    },
    {
        fault: 'a region that the template lacks',
        changes: { [PATHS.page]: replace('<name>main', '<name>middle') },
        found: [/the template has no region middle/]
    },
    {
        fault: 'one identifier twice',
        changes: { [PATHS.page]: replace('<identifier>detail', '<identifier>tabset') },
        found: [/tabset is used on this page already/]
    },
    {
        fault: 'a page of no object',
        changes: { [PATHS.page]: replace('<sobjectType>Trip__c', '<sobjectType>Tripp__c') },
        found: [
            /FlexiPage\.sobjectType: there is no object Tripp__c/,
            /not made for Tripp__c/,
            /is for Tripp__c, not for Trip__c/
        ]
    },
    {
        fault: 'an application with a tab that is not there',
        changes: { [PATHS.app]: replace('<tabs>Trip__c', '<tabs>Stop__c') },
        found: [/there is no tab Stop__c/]
    },
    {
        fault: 'an override with a page that is not there',
        changes: { [PATHS.app]: replace('<content>Trip_Page', '<content>Trip_Pages') },
        found: [/there is no page Trip_Pages.*Did you mean Trip_Page\?/]
    },
    {
        fault: 'an override with the page of another object',
        changes: { [PATHS.app]: replace('<pageOrSobjectType>Trip__c', '<pageOrSobjectType>Account') },
        found: [/the page Trip_Page is for Trip__c, not for Account/]
    },
    {
        fault: 'an override for a form factor that a component lacks',
        changes: { [PATHS.app]: replace('<formFactor>Large', '<formFactor>Small') },
        found: [/tripCard on this page is not made for the form factor Small/]
    },
    {
        fault: 'a Home page overridden by a page that is no home page',
        changes: { [PATHS.app]: replace('<actionOverrides>', `${homeOverride('Tab', 'Large')}<actionOverrides>`) },
        found: [/there is no page Trip_Page of type HomePage/]
    },
    {
        fault: 'a Home page overridden by the action of records',
        changes: { [PATHS.app]: replace('<actionOverrides>', `${homeOverride('View', 'Large')}<actionOverrides>`) },
        found: [/the Home page is overridden by the action Tab, not View/]
    },
    {
        fault: 'a Home page for phones',
        changes: { [PATHS.app]: replace('<actionOverrides>', `${homeOverride('Tab', 'Small')}<actionOverrides>`) },
        found: [/only the form factor Large has Home pages/]
    },
    {
        fault: 'a tab that shows a record page',
        changes: {
            'force-app/main/default/tabs/Overview.tab-meta.xml':
                '<CustomTab xmlns="http://soap.sforce.com/2006/04/metadata"><flexiPage>Trip_Page</flexiPage><label>Overview</label><motif>Custom1: Heart</motif></CustomTab>'
        },
        found: [/CustomTab\.flexiPage: Trip_Page is no app page/]
    },
    {
        fault: 'a tab of no object',
        changes: {
            'force-app/main/default/tabs/Stopp__c.tab-meta.xml':
                '<CustomTab xmlns="http://soap.sforce.com/2006/04/metadata"><customObject>true</customObject></CustomTab>'
        },
        found: [/CustomTab\.customObject: there is no object Stopp__c/]
    }
];

const COMPONENTS: readonly Planted[] = [
    {
        fault: 'a label that is not there',
        changes: { [PATHS.component]: replace('c.tripHello', 'c.tripHallo') },
        found: [/there is no label tripHallo.*Did you mean tripHello\?/]
    },
    {
        fault: 'a schema import of a field that is not there',
        changes: { [PATHS.component]: replace('Trip__r.Status__c', 'Trip__r.State__c') },
        found: [/Trip__c has no field State__c/]
    },
    {
        fault: 'a schema import over a relationship that is not there',
        changes: { [PATHS.component]: replace('Trip__r.Status__c', 'Tour__r.Status__c') },
        found: [/Stop__c has no relationship Tour__r/]
    },
    {
        fault: 'a schema import of an object that is not there',
        changes: { [PATHS.component]: replace('schema/Stop__c', 'schema/Stopp__c') },
        found: [/there is no object Stopp__c/]
    },
    {
        fault: 'a permission import that is not there',
        changes: { [PATHS.component]: replace('customPermission/Plan_Trips', 'customPermission/Plan') },
        found: [/there is no custom permission Plan\./]
    },
    {
        fault: 'an import of a component that is not there',
        changes: { [PATHS.component]: replace('import { Light', "import { x } from 'c/tripShop';\nimport { Light") },
        found: [/tripCard\.ts:1: c\/tripShop: there is no component tripShop/]
    },
    {
        fault: 'styles of a component that is not there',
        changes: { 'force-app/main/default/lwc/tripCard/tripCard.css': '.a {}\n@import "c/tripStyles";\n' },
        found: [/tripCard\.css:2: c\/tripStyles: there is no component tripStyles/]
    },
    {
        fault: 'an import from npm',
        changes: { [PATHS.component]: replace('import { Light', "import pad from 'left-pad';\nimport { Light") },
        found: [/tripCard\.ts:1: left-pad: components cannot import packages of npm/]
    },
    {
        fault: 'a tag of a component that is not there',
        changes: { [PATHS.template]: replace('<c-trip-card>', '<c-trip-cart>') },
        found: [/tripCard\.html:2: <c-trip-cart>: there is no component tripCart/]
    },
    {
        fault: 'an API version of its own',
        changes: { [PATHS.componentMeta]: replace('67.0', '60.0') },
        found: [/LightningComponentBundle\.apiVersion: the project is on 67\.0/]
    }
];

const KINDS: Readonly<Record<string, readonly Planted[]>> = {
    structure: STRUCTURE,
    names: NAMES,
    lengths: LENGTHS,
    fields: FIELDS,
    relationships: RELATIONSHIPS,
    'parts of objects': PARTS,
    formulas: FORMULAS,
    layouts: LAYOUTS,
    permissions: PERMISSIONS,
    pages: PAGES,
    components: COMPONENTS
};

describe('the check of the metadata', () => {
    it('finds nothing in a project without faults', () => {
        assert.deepEqual(faultsWith({}).map(formatProblem), []);
    });

    for (const [kind, planted] of Object.entries(KINDS)) {
        describe(`of ${kind}`, () => {
            for (const { fault, changes, found } of planted) {
                it(`finds ${fault}, says where, and finds nothing else`, () => {
                    const lines = faultsWith(changes).map(formatProblem);
                    for (const expected of found)
                        assert.ok(
                            lines.some((line) => expected.test(line)),
                            `${String(expected)} is not in:\n${lines.join('\n')}`
                        );
                    assert.equal(lines.length, found.length, lines.join('\n'));
                    for (const line of lines) assert.match(line, /^force-app\/\S.*(:\d+): \S+: .+[.?]$/);
                });
            }
        });
    }

    it(`finds nothing in this project, in under ${SECONDS_ALLOWED} seconds`, () => {
        const before = process.cpuUsage();
        assert.deepEqual(checkProject(readProject(ROOT)).map(formatProblem), []);
        // Of the processor, not of the clock: other work on the machine must not fail it.
        const { user, system } = process.cpuUsage(before);
        assert.ok(user + system < SECONDS_ALLOWED * 1_000_000);
    });
});
