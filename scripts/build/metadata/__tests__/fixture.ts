/** A small project without faults, to plant faults in. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkProject } from '../check.ts';
import type { Problem } from '../problem.ts';
import { readProject } from '../project.ts';

export type Files = Readonly<Record<string, string>>;

const NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';
export const metadata = (type: string, content: string): string =>
    `<?xml version="1.0" encoding="UTF-8" ?>\n<${type} xmlns="${NAMESPACE}">\n${content.trim()}\n</${type}>\n`;

/** A field with the texts that every field has. */
export function field(name: string, content: string): string {
    return metadata(
        'CustomField',
        `<fullName>${name}</fullName>\n<description>What it is.</description>\n<inlineHelpText>What to enter.</inlineHelpText>\n<label>${name.replace('__c', '').slice(0, 40)}</label>\n${content}`
    );
}

export function object(content: string): string {
    return metadata(
        'CustomObject',
        `<deploymentStatus>Deployed</deploymentStatus>\n<description>What it is for.</description>\n${content}`
    );
}

const textName = '<nameField><label>Name</label><type>Text</type></nameField>';
const permission = (name: string, editable: boolean): string =>
    `<fieldPermissions><editable>${editable}</editable><field>${name}</field><readable>true</readable></fieldPermissions>`;
const objectPermission = (name: string): string =>
    `<objectPermissions><allowCreate>true</allowCreate><allowDelete>false</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>${name}</object><viewAllRecords>false</viewAllRecords></objectPermissions>`;
const layoutItem = (name: string, behavior: string): string =>
    `<layoutItems><behavior>${behavior}</behavior><field>${name}</field></layoutItems>`;

const TRIP = 'force-app/main/default/objects/Trip__c';
const STOP = 'force-app/main/default/objects/Stop__c';
const LWC = 'force-app/main/default/lwc';

/** Paths that tests change. */
export const PATHS = {
    trip: `${TRIP}/Trip__c.object-meta.xml`,
    status: `${TRIP}/fields/Status__c.field-meta.xml`,
    cost: `${TRIP}/fields/Cost__c.field-meta.xml`,
    story: `${TRIP}/fields/Story__c.field-meta.xml`,
    double: `${TRIP}/fields/Double__c.field-meta.xml`,
    guide: `${TRIP}/fields/Guide__c.field-meta.xml`,
    rule: `${TRIP}/validationRules/Cost_Is_Positive.validationRule-meta.xml`,
    listView: `${TRIP}/listViews/All.listView-meta.xml`,
    compact: `${TRIP}/compactLayouts/Trip_Compact.compactLayout-meta.xml`,
    stop: `${STOP}/Stop__c.object-meta.xml`,
    stopTrip: `${STOP}/fields/Trip__c.field-meta.xml`,
    layout: 'force-app/main/default/layouts/Trip__c-Trip Layout.layout-meta.xml',
    permissions: 'force-app/main/default/permissionsets/Traveller.permissionset-meta.xml',
    custom: 'force-app/main/default/customPermissions/Plan_Trips.customPermission-meta.xml',
    page: 'force-app/main/default/flexipages/Trip_Page.flexipage-meta.xml',
    app: 'force-app/main/default/applications/Travel.app-meta.xml',
    tab: 'force-app/main/default/tabs/Trip__c.tab-meta.xml',
    labels: 'force-app/main/default/labels/CustomLabels.labels-meta.xml',
    component: `${LWC}/tripCard/tripCard.ts`,
    template: `${LWC}/tripCard/tripCard.html`,
    componentMeta: `${LWC}/tripCard/tripCard.js-meta.xml`
} as const;

const COMPONENT_META = metadata(
    'LightningComponentBundle',
    `<apiVersion>67.0</apiVersion><isExposed>true</isExposed><targets><target>lightning__RecordPage</target></targets>
<targetConfigs><targetConfig targets="lightning__RecordPage"><objects><object>Trip__c</object></objects><supportedFormFactors><supportedFormFactor type="Large" /></supportedFormFactors></targetConfig></targetConfigs>`
);

const FILES: Files = {
    'sfdx-project.json': JSON.stringify({
        packageDirectories: [{ path: 'force-app', default: true }],
        sourceApiVersion: '67.0'
    }),
    [PATHS.trip]: object(
        `<compactLayoutAssignment>Trip_Compact</compactLayoutAssignment>\n<label>Trip</label>${textName}<pluralLabel>Trips</pluralLabel><searchLayouts><customTabListAdditionalFields>Status__c</customTabListAdditionalFields></searchLayouts><sharingModel>ReadWrite</sharingModel>`
    ),
    [PATHS.status]: field(
        'Status__c',
        '<required>true</required>\n<type>Picklist</type>\n<valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted><value><fullName>Planned</fullName><default>true</default><label>Planned</label></value><value><fullName>Over</fullName><default>false</default><label>Over</label></value></valueSetDefinition></valueSet>'
    ),
    [PATHS.cost]: field(
        'Cost__c',
        '<precision>10</precision>\n<required>false</required>\n<scale>2</scale>\n<type>Number</type>'
    ),
    [PATHS.story]: field(
        'Story__c',
        '<length>32000</length>\n<type>LongTextArea</type>\n<visibleLines>5</visibleLines>'
    ),
    [PATHS.double]: field(
        'Double__c',
        '<formula>IF(ISPICKVAL(Status__c, "Over"), 0, Cost__c * 2)</formula>\n<precision>12</precision>\n<scale>2</scale>\n<type>Number</type>'
    ),
    [PATHS.guide]: field(
        'Guide__c',
        '<deleteConstraint>SetNull</deleteConstraint>\n<referenceTo>User</referenceTo>\n<relationshipName>Guided_Trips</relationshipName>\n<required>false</required>\n<type>Lookup</type>'
    ),
    [PATHS.rule]: metadata(
        'ValidationRule',
        '<fullName>Cost_Is_Positive</fullName>\n<active>true</active>\n<errorConditionFormula>AND(NOT($Permission.Plan_Trips), Cost__c &lt; 0, Guide__r.IsActive)</errorConditionFormula>\n<errorDisplayField>Cost__c</errorDisplayField>\n<errorMessage>Enter 0 or more.</errorMessage>'
    ),
    [PATHS.listView]: metadata(
        'ListView',
        '<fullName>All</fullName>\n<columns>NAME</columns>\n<columns>Status__c</columns>\n<filterScope>Everything</filterScope>\n<filters><field>Status__c</field><operation>equals</operation><value>Planned</value></filters>\n<label>All</label>'
    ),
    [PATHS.compact]: metadata(
        'CompactLayout',
        '<fullName>Trip_Compact</fullName>\n<fields>Name</fields>\n<fields>Status__c</fields>\n<label>Trip Compact</label>'
    ),
    [PATHS.stop]: object(
        '<label>Stop</label><nameField><displayFormat>S-{0000}</displayFormat><label>Stop</label><type>AutoNumber</type></nameField><pluralLabel>Stops</pluralLabel><sharingModel>ControlledByParent</sharingModel>'
    ),
    [PATHS.stopTrip]: field(
        'Trip__c',
        '<referenceTo>Trip__c</referenceTo>\n<relationshipName>Stops</relationshipName>\n<relationshipOrder>0</relationshipOrder>\n<reparentableMasterDetail>true</reparentableMasterDetail>\n<type>MasterDetail</type>\n<writeRequiresMasterRead>true</writeRequiresMasterRead>'
    ),
    [PATHS.layout]: metadata(
        'Layout',
        `<layoutSections><label>Trip</label><layoutColumns>${layoutItem('Name', 'Required')}${layoutItem('Status__c', 'Required')}</layoutColumns><layoutColumns>${layoutItem('Cost__c', 'Edit')}${layoutItem('Double__c', 'Readonly')}</layoutColumns><style>TwoColumnsTopToBottom</style></layoutSections>\n<relatedLists><fields>NAME</fields><relatedList>Stop__c.Trip__c</relatedList></relatedLists>`
    ),
    [PATHS.permissions]: metadata(
        'PermissionSet',
        `<applicationVisibilities><application>Travel</application><visible>true</visible></applicationVisibilities>\n<customPermissions><enabled>true</enabled><name>Plan_Trips</name></customPermissions>\n${permission('Trip__c.Cost__c', true)}\n${permission('Trip__c.Double__c', false)}\n${permission('Trip__c.Guide__c', true)}\n${permission('Trip__c.Story__c', true)}\n<label>Traveller</label>\n${objectPermission('Stop__c')}\n${objectPermission('Trip__c')}\n<tabSettings><tab>Trip__c</tab><visibility>Visible</visibility></tabSettings>`
    ),
    [PATHS.custom]: metadata('CustomPermission', '<isLicensed>false</isLicensed><label>Plan Trips</label>'),
    [PATHS.page]: metadata(
        'FlexiPage',
        '<flexiPageRegions><itemInstances><componentInstance><componentName>tripCard</componentName><identifier>c_tripCard</identifier></componentInstance></itemInstances>\n<itemInstances><componentInstance><componentInstanceProperties><name>tabs</name><value>tabs1</value></componentInstanceProperties><componentName>flexipage:tabset</componentName><identifier>tabset</identifier></componentInstance></itemInstances><name>main</name><type>Region</type></flexiPageRegions>\n<flexiPageRegions><itemInstances><componentInstance><componentName>force:detailPanel</componentName><identifier>detail</identifier></componentInstance></itemInstances><name>tabs1</name><type>Facet</type></flexiPageRegions>\n<masterLabel>Trip</masterLabel>\n<sobjectType>Trip__c</sobjectType>\n<template><name>flexipage:recordHomeTemplateDesktop</name></template>\n<type>RecordPage</type>'
    ),
    [PATHS.app]: metadata(
        'CustomApplication',
        '<actionOverrides><actionName>View</actionName><content>Trip_Page</content><formFactor>Large</formFactor><skipRecordTypeSelect>false</skipRecordTypeSelect><type>Flexipage</type><pageOrSobjectType>Trip__c</pageOrSobjectType></actionOverrides>\n<formFactors>Large</formFactors>\n<label>Travel</label>\n<navType>Standard</navType>\n<tabs>Trip__c</tabs>\n<tabs>standard-Account</tabs>\n<uiType>Lightning</uiType>'
    ),
    [PATHS.tab]: metadata('CustomTab', '<customObject>true</customObject><motif>Custom1: Heart</motif>'),
    [PATHS.labels]: metadata(
        'CustomLabels',
        '<labels><fullName>tripHello</fullName><language>en_US</language><protected>true</protected><shortDescription>Hello</shortDescription><value>Hello</value></labels>'
    ),
    [PATHS.component]:
        "import { LightningElement } from 'lwc';\nimport hello from '@salesforce/label/c.tripHello';\nimport STATUS from '@salesforce/schema/Stop__c.Trip__r.Status__c';\nimport mayPlan from '@salesforce/customPermission/Plan_Trips';\nexport default class TripCard extends LightningElement { hello = hello; status = STATUS; mayPlan = mayPlan; }\n",
    [PATHS.template]: '<template>\n    <c-trip-card></c-trip-card>\n</template>\n',
    [PATHS.componentMeta]: COMPONENT_META
};

/** A change to the project: new text for a file, or null to leave the file out. */
export type Changes = Readonly<Record<string, string | null | ((text: string) => string)>>;

/** What the check finds in the project with these changes. */
export function faultsWith(changes: Changes): Problem[] {
    const root = mkdtempSync(join(tmpdir(), 'happy-path-metadata-'));
    try {
        for (const path of new Set([...Object.keys(FILES), ...Object.keys(changes)])) {
            const change = changes[path];
            const before = FILES[path] ?? '';
            const text = typeof change === 'function' ? change(before) : change === undefined ? before : change;
            if (text === null) continue;
            if (typeof change === 'function' && text === before)
                throw new Error(`The change leaves ${path} as it was.`);
            mkdirSync(dirname(join(root, path)), { recursive: true });
            writeFileSync(join(root, path), text);
        }
        return checkProject(readProject(root));
    } finally {
        rmSync(root, { recursive: true, force: true });
    }
}
