import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatProblem } from '../problem.ts';
import { faultsWith, metadata } from './fixture.ts';
import type { Changes } from './fixture.ts';

const DEFAULT = 'force-app/main/default';
const TYPE = `${DEFAULT}/reportTypes/Trips_And_Stops.reportType-meta.xml`;
const FOLDER = `${DEFAULT}/reports/Travel.reportFolder-meta.xml`;
const REPORT = `${DEFAULT}/reports/Travel/Costs.report-meta.xml`;
const LIST = `${DEFAULT}/reports/Travel/Dear_Trips.report-meta.xml`;
const BOARDS = `${DEFAULT}/dashboards/Travel.dashboardFolder-meta.xml`;
const BOARD = `${DEFAULT}/dashboards/Travel/Costs.dashboard-meta.xml`;

const column = (table: string, field: string): string =>
    `<columns><checkedByDefault>false</checkedByDefault><field>${field}</field><table>${table}</table></columns>`;
const criterion = (name: string, operator: string, value: string): string =>
    `<criteriaItems><column>${name}</column><operator>${operator}</operator><value>${value}</value></criteriaItems>`;
const component = (left: number, content: string): string =>
    `<dashboardGridComponents><colSpan>4</colSpan><columnIndex>${left}</columnIndex><dashboardComponent>${content}</dashboardComponent><rowIndex>0</rowIndex><rowSpan>6</rowSpan></dashboardGridComponents>`;

/** Texts one below the other. */
const texts = (count: number): string =>
    Array.from({ length: count }, (_, index) =>
        component(0, '<componentType>RichText</componentType>').replace('<rowIndex>0', `<rowIndex>${(index + 1) * 6}`)
    ).join('');

const ADDED = {
    [TYPE]: metadata(
        'ReportType',
        `<baseObject>Trip__c</baseObject><category>other</category><deployed>true</deployed><description>One row a stop.</description><join><outerJoin>false</outerJoin><relationship>Stops__r</relationship></join><label>Trips with Stops</label><sections>${['Id', 'Name', 'Status__c', 'Cost__c', 'Double__c', 'Guide__c', 'Guide__c.Name', 'CreatedDate'].map((name) => column('Trip__c', name)).join('')}<masterLabel>Trip</masterLabel></sections><sections>${column('Trip__c.Stops__r', 'Name')}<masterLabel>Stop</masterLabel></sections>`
    ),
    [FOLDER]: metadata('ReportFolder', '<name>Travel</name>'),
    [REPORT]: metadata(
        'Report',
        `<aggregates><calculatedFormula>Trip__c.Cost__c:SUM / RowCount</calculatedFormula><datatype>number</datatype><developerName>FORMULA1</developerName><isActive>true</isActive><masterLabel>Cost of a Stop</masterLabel></aggregates>
<buckets><bucketType>number</bucketType><developerName>BucketField_Cost</developerName><masterLabel>Cost</masterLabel><sourceColumnName>Trip__c$Cost__c</sourceColumnName><values><sourceValues><to>10</to></sourceValues><value>Cheap</value></values></buckets>
<chart><chartSummaries><aggregate>Sum</aggregate><column>Trip__c$Cost__c</column></chartSummaries><chartType>Donut</chartType><groupingColumn>Trip__c$Status__c</groupingColumn></chart>
<columns><field>Trip__c$Name</field></columns><columns><aggregateTypes>Sum</aggregateTypes><field>Trip__c$Cost__c</field></columns><columns><field>Trip__c.Stops__r$Name</field></columns>
<crossFilters><operation>without</operation><primaryTableColumn>Trip__c$Id</primaryTableColumn><relatedTable>Stop__c</relatedTable><relatedTableJoinColumn>Trip__c</relatedTableJoinColumn></crossFilters>
<description>What do trips cost?</description>
<filter><booleanFilter>1 OR 2</booleanFilter>${criterion('Trip__c$Status__c', 'equals', 'Planned,Over')}${criterion('Trip__c$Guide__c', 'notEqual', '')}</filter>
<format>Summary</format><groupingsDown><field>Trip__c$Status__c</field><sortOrder>Asc</sortOrder></groupingsDown><groupingsDown><field>BucketField_Cost</field><sortOrder>Asc</sortOrder></groupingsDown>
<name>Costs</name><reportType>Trips_And_Stops__c</reportType><sortColumn>Trip__c$Name</sortColumn><sortOrder>Asc</sortOrder>
<timeFrameFilter><dateColumn>Trip__c$CreatedDate</dateColumn><interval>INTERVAL_CUSTOM</interval></timeFrameFilter>`
    ),
    [LIST]: metadata(
        'Report',
        '<columns><field>Trip__c$Name</field></columns><columns><field>Trip__c$Cost__c</field></columns><description>Which trips are dearest?</description><format>Tabular</format><name>Dear Trips</name><reportType>Trips_And_Stops__c</reportType><rowLimit>10</rowLimit><sortColumn>Trip__c$Cost__c</sortColumn><sortOrder>Desc</sortOrder>'
    ),
    [BOARDS]: metadata('DashboardFolder', '<name>Travel</name>'),
    [BOARD]: metadata(
        'Dashboard',
        `<backgroundEndColor>#FFFFFF</backgroundEndColor><backgroundFadeDirection>Diagonal</backgroundFadeDirection><backgroundStartColor>#FFFFFF</backgroundStartColor>
<dashboardGridLayout>${component(0, '<chartSummary><column>FORMULA1</column></chartSummary><componentType>Gauge</componentType><report>Travel/Costs</report>')}${component(4, '<chartSummary><column>RowCount</column></chartSummary><componentType>Bar</componentType><groupingColumn>Trip__c$Status__c</groupingColumn><report>Travel/Costs</report>')}${component(8, '<componentType>FlexTable</componentType><flexComponentProperties><flexTableColumn><reportColumn>Trip__c.Cost__c</reportColumn><type>detail</type></flexTableColumn><flexTableSortInfo><sortColumn>Trip__c.Cost__c</sortColumn><sortOrder>2</sortOrder></flexTableSortInfo></flexComponentProperties><report>Travel/Dear_Trips</report>')}<numberOfColumns>12</numberOfColumns><rowHeight>36</rowHeight></dashboardGridLayout>
<dashboardType>LoggedInUser</dashboardType><description>For whoever travels.</description><textColor>#000000</textColor><title>Costs</title><titleColor>#000000</titleColor><titleSize>12</titleSize>`
    )
};
type Path = keyof typeof ADDED;

interface Planted {
    readonly fault: string;
    readonly at: Path;
    readonly from: string | RegExp;
    readonly to: string;
    readonly found: readonly RegExp[];
}

const plant = (at: Path, fault: string, from: string | RegExp, to: string, ...found: RegExp[]): Planted => ({
    fault,
    at,
    from,
    to,
    found
});
const times = (count: number, text: string): string => text.repeat(count);
const AGGREGATE =
    '<aggregates><calculatedFormula>RowCount</calculatedFormula><datatype>number</datatype><developerName>F</developerName><isActive>true</isActive><masterLabel>F</masterLabel></aggregates>';

const TYPES: readonly Planted[] = [
    plant(
        TYPE,
        'no description',
        /<description>.*<\/description>/,
        '',
        /ReportType\.description: .*what a row of it is/
    ),
    plant(
        TYPE,
        'a join over no relationship',
        'Stops__r</rel',
        'Stop__r</rel',
        /Trip__c has no children called Stop__r/,
        /there is no table Trip__c\.Stops__r/,
        /Costs\.report.*no column Trip__c\.Stops__r\$Name/
    ),
    plant(
        TYPE,
        'a column of no field',
        'Double__c',
        'Doubel__c',
        /Trip__c has no field Doubel__c .*Did you mean Double__c/
    ),
    plant(
        TYPE,
        'the id of a standard lookup',
        'Guide__c</field>',
        'CreatedById</field>',
        /no field CreatedById for reports/,
        /Costs\.report.*no column Trip__c\$Guide__c/
    ),
    plant(TYPE, 'a column over no lookup', 'Guide__c.Name', 'Guide__c.Nom', /no field Guide__c\.Nom/),
    plant(TYPE, 'a column twice', 'Double__c', 'Status__c', /Status__c is a column already/),
    plant(
        TYPE,
        'a section without columns',
        '<sections><',
        '<sections><masterLabel>None</masterLabel></sections><sections><',
        /the section has no columns/
    )
];

const REPORTS: readonly Planted[] = [
    plant(REPORT, 'no description', /<description>.*<\/description>/, '', /Report\.description: .*which question/),
    plant(
        REPORT,
        'a type that is not there',
        'Trips_And_Stops__c',
        'Trips_And_Stop__c',
        /there is no report type Trips_And_Stop__c\. .*Did you mean Trips_And_Stops__c/
    ),
    plant(
        REPORT,
        'a column that its type lacks',
        'Stops__r$Name',
        'Stops__r$Place__c',
        /Report\.columns: Trips_And_Stops has no column/
    ),
    plant(
        REPORT,
        'a grouping that its type lacks',
        '<groupingsDown><field>Trip__c$Status__c',
        '<groupingsDown><field>Trip__c$Story__c',
        /Report\.groupingsDown: .*no column Trip__c\$Story__c/,
        /Report\.chart: the report is not grouped by/,
        /Dashboard\.groupingColumn: Travel\/Costs is not grouped by/
    ),
    plant(
        REPORT,
        'a grouped column among the columns',
        '<field>Trip__c$Name',
        '<field>Trip__c$Status__c',
        /grouped by this column\. Remove it from the columns/
    ),
    plant(
        REPORT,
        'a bucket of no column',
        '<sourceColumnName>Trip__c$Cost__c',
        '<sourceColumnName>Trip__c$Cast__c',
        /Report\.buckets: .*Did you mean Trip__c\$Cost__c/
    ),
    plant(
        REPORT,
        'a grouping by no bucket',
        '<field>BucketField_Cost',
        '<field>BucketField_Coast',
        /no column BucketField_Coast/
    ),
    plant(
        REPORT,
        'a sort by no column',
        '<sortColumn>Trip__c$Name',
        '<sortColumn>Trip__c$Title',
        /Report\.sortColumn: /
    ),
    plant(REPORT, 'a time frame of no column', '$CreatedDate', '$MadeDate', /Report\.timeFrameFilter: /),
    plant(
        REPORT,
        'a filter of no column',
        '<column>Trip__c$Guide__c',
        '<column>Trip__c$Guides__c',
        /Report\.filter: .*Did you mean Trip__c\$Guide__c/
    ),
    plant(
        REPORT,
        'a filter by no value of the picklist',
        'Planned,Over',
        'Planned,Ever',
        /Status__c has no value "Ever".*Did you mean Over/
    ),
    plant(REPORT, 'filter logic that leaves a filter out', '1 OR 2', '1 OR 3', /it must name the filters 1 to 2/),
    plant(
        REPORT,
        'more than 20 filters',
        /<booleanFilter>.*<\/booleanFilter>/,
        times(19, criterion('Trip__c$Cost__c', 'greaterThan', '0')),
        /at most 20 filters/
    ),
    plant(
        REPORT,
        'more than 5 formulas',
        '<buckets>',
        `${times(5, AGGREGATE)}<buckets>`,
        /Report\.aggregates: at most 5/
    ),
    plant(
        REPORT,
        'a formula of no column',
        'Cost__c:SUM',
        'Coat__c:SUM',
        /no column Trip__c\.Coat__c\. .*Did you mean Trip__c\.Cost__c/
    ),
    plant(REPORT, 'a formula that adds up words', 'Cost__c:SUM', 'Status__c:SUM', /Trip__c\.Status__c is no number/),
    plant(REPORT, 'a formula by no summary', 'Cost__c:SUM', 'Cost__c:MEAN', /not by MEAN/),
    plant(
        REPORT,
        'a chart of what is not added up',
        '<aggregate>Sum</aggregate>',
        '<aggregate>Average</aggregate>',
        /does not add up Trip__c\$Cost__c like that/
    ),
    plant(
        REPORT,
        'a cross filter with no object',
        '>Stop__c<',
        '>Stopp__c<',
        /there is no object Stopp__c\. .*Did you mean Stop__c/
    ),
    plant(REPORT, 'a cross filter over no lookup', '>Trip__c<', '>Name<', /Stop__c\.Name does not point at Trip__c/),
    plant(REPORT, 'a cross filter from no id', 'Trip__c$Id', 'Trip__c$Name', /Trip__c\$Name is not the column Id/),
    plant(
        REPORT,
        'a summary without groupings',
        /<groupingsDown>.*<\/groupingsDown>/,
        '',
        /a summary report has other groupings/,
        /Report\.chart: the report is not grouped by/,
        /Dashboard\.groupingColumn: /
    ),
    plant(
        LIST,
        'a row limit without an order',
        /<sortColumn>.*<\/sortOrder>/,
        '',
        /only tabular reports that are sorted have a row limit/
    )
];

const DASHBOARDS: readonly Planted[] = [
    plant(
        BOARD,
        'a report that is not there',
        'Travel/Dear_Trips',
        'Travel/Dear_Trip',
        /there is no report Travel\/Dear_Trip\. .*Did you mean Travel\/Dear_Trips/
    ),
    plant(
        BOARD,
        'a user of one org',
        '<textColor>',
        '<runningUser>ann@travel.example</runningUser><textColor>',
        /Dashboard\.runningUser: no user of one org/
    ),
    plant(
        BOARD,
        'one user’s data shown to all',
        'LoggedInUser',
        'SpecifiedUser',
        /it would show one user’s data to all/
    ),
    plant(BOARD, 'a summary that the report lacks', 'FORMULA1', 'FORMULA2', /Travel\/Costs does not add up FORMULA2/),
    plant(
        BOARD,
        'a grouping that the report lacks',
        '<groupingColumn>Trip__c$Status__c',
        '<groupingColumn>Trip__c$Name',
        /not grouped by Trip__c\$Name/
    ),
    plant(BOARD, 'a bar without a grouping', /<groupingColumn>.*<\/groupingColumn>/, '', /a Bar needs a grouping/),
    plant(
        BOARD,
        'a column that the report lacks',
        '<reportColumn>Trip__c.Cost__c',
        '<reportColumn>Trip__c.Coat__c',
        /has no column Trip__c\.Coat__c\. .*Did you mean Trip__c\.Cost__c/
    ),
    plant(
        BOARD,
        'a column of a table as charts name it',
        '<reportColumn>Trip__c.Cost__c',
        '<reportColumn>Trip__c$Cost__c',
        /has no column Trip__c\$Cost__c\. .*Did you mean Trip__c\.Cost__c/
    ),
    plant(
        BOARD,
        'a table in no order',
        /<flexTableSortInfo>.*<\/flexTableSortInfo>/,
        '',
        /a table says how it is sorted/
    ),
    plant(
        BOARD,
        'a table in the order of no column',
        '<sortColumn>Trip__c.Cost__c',
        '<sortColumn>Trip__c.Coast__c',
        /has no column Trip__c\.Coast__c/
    ),
    plant(
        BOARD,
        'a total that the report lacks',
        '<reportColumn>Trip__c.Cost__c',
        '<reportColumn>s!Trip__c.Cost__c',
        /has no column s!Trip__c\.Cost__c/
    ),
    plant(
        BOARD,
        'a chart of a tabular report',
        'Travel/Costs',
        'Travel/Dear_Trips',
        /is tabular, and only tables show such/,
        /does not add up FORMULA1/
    ),
    plant(BOARD, 'a component beyond the grid', '<columnIndex>8', '<columnIndex>9', /reaches beyond column 12/),
    plant(
        BOARD,
        'two components in one place',
        '<columnIndex>4',
        '<columnIndex>2',
        /another component lies there already/
    ),
    plant(
        BOARD,
        'more than 20 components',
        '<numberOfColumns>',
        `${texts(18)}<numberOfColumns>`,
        /at most 20 components/
    ),
    plant(
        LIST,
        'a table of a list without end',
        /<rowLimit>.*<\/rowLimit>/,
        '',
        /needs a rowLimit to stand on a dashboard/
    )
];

function linesWith(changes: Changes): string[] {
    return faultsWith({ ...ADDED, ...changes }).map(formatProblem);
}

const KINDS = { 'report types': TYPES, reports: REPORTS, dashboards: DASHBOARDS };

describe('the check of reports and dashboards', () => {
    it('finds nothing in reports without faults', () => {
        assert.deepEqual(linesWith({}), []);
    });

    for (const [kind, planted] of Object.entries(KINDS)) {
        describe(`of ${kind}`, () => {
            for (const { fault, at, from, to, found } of planted) {
                it(`finds ${fault}, says where, and finds nothing else`, () => {
                    const before = ADDED[at];
                    const text = before.replace(from, to);
                    assert.notEqual(text, before);
                    const lines = linesWith({ [at]: text });
                    for (const expected of found) {
                        assert.ok(
                            lines.some((line) => expected.test(line)),
                            `${String(expected)} is not in:\n${lines.join('\n')}`
                        );
                    }
                    assert.equal(lines.length, found.length, lines.join('\n'));
                });
            }
        });
    }

    it('finds a folder that is missing', () => {
        const lines = linesWith({ [FOLDER]: null, [BOARDS]: null });
        assert.deepEqual(
            lines.map((line) => /there is no folder Travel\. Add Travel\.(\w+)-meta/.exec(line)?.[1]),
            ['reportFolder', 'reportFolder', 'dashboardFolder']
        );
    });

    it('finds a custom field whose name two joined objects have', () => {
        const stops = `${DEFAULT}/objects/Stop__c/fields/Story__c.field-meta.xml`;
        const lines = faultsWith({
            ...ADDED,
            [TYPE]: ADDED[TYPE].replace(column('Trip__c', 'Double__c'), column('Trip__c', 'Story__c')).replace(
                column('Trip__c.Stops__r', 'Name'),
                column('Trip__c.Stops__r', 'Name') + column('Trip__c.Stops__r', 'Story__c')
            ),
            [stops]: metadata(
                'CustomField',
                '<fullName>Story__c</fullName><label>Story</label><length>32000</length><type>LongTextArea</type><visibleLines>5</visibleLines>'
            )
        }).map(formatProblem);
        assert.ok(
            lines.some((line) => /Trip__c has a column Story__c too, and a report type keeps only one/.test(line)),
            lines.join('\n')
        );
    });

    it('finds a join that may lose what an outer join kept', () => {
        const [trip = ''] = /<join>.*<\/join>/.exec(ADDED[TYPE]) ?? [];
        const inner = '<join><outerJoin>false</outerJoin><relationship>Legs__r</relationship></join>';
        const leg = `${DEFAULT}/objects/Leg__c`;
        const lines = faultsWith({
            ...ADDED,
            [TYPE]: ADDED[TYPE].replace(
                trip,
                trip
                    .replace('<join>', `<join>${inner}`)
                    .replace(
                        '<outerJoin>false</outerJoin><relationship>Stops',
                        '<outerJoin>true</outerJoin><relationship>Stops'
                    )
            ),
            [`${leg}/Leg__c.object-meta.xml`]: metadata(
                'CustomObject',
                '<deploymentStatus>Deployed</deploymentStatus><label>Leg</label><nameField><label>Name</label><type>Text</type></nameField><pluralLabel>Legs</pluralLabel><sharingModel>ReadWrite</sharingModel>'
            ),
            [`${leg}/fields/Stop__c.field-meta.xml`]: metadata(
                'CustomField',
                '<fullName>Stop__c</fullName><label>Stop</label><referenceTo>Stop__c</referenceTo><relationshipName>Legs</relationshipName><required>false</required><type>Lookup</type>'
            )
        }).map(formatProblem);
        assert.ok(
            lines.some((line) => /what follows an outer join must be an outer join too/.test(line)),
            lines.join('\n')
        );
    });
});
