/** Dashboards from metadata. */
import type { MetadataFile } from '../metadata/files.ts';
import { childOf, childrenOf, flagOf, numberOf, readXml, textOf, textsOf, type XmlElement } from '../metadata/xml.ts';
import type { DashboardComponent, DashboardDefinition, DashboardFilter } from './contracts.ts';
import { DASHBOARD_PREFIX, idOfName } from './ids.ts';
import { reportProblem } from './problem.ts';
import { readChartSummary } from './read-report.ts';
import { oneOf, required, splitName } from './xml.ts';

export const COMPONENT_TYPES = [
    'Metric',
    'Gauge',
    'Bar',
    'BarGrouped',
    'BarStacked',
    'Column',
    'ColumnGrouped',
    'ColumnStacked',
    'Line',
    'LineGrouped',
    'Pie',
    'Donut',
    'FlexTable'
] as const;

const MAX_COMPONENTS = 20;
const MAX_FILTERS = 3;
const MAX_OPTIONS = 50;

/** Throws MetadataError for what a deployment refuses. */
export function readDashboard(file: MetadataFile): DashboardDefinition {
    const xml = readXml(file);
    const { path } = file;
    const grid = childOf(xml, 'dashboardGridLayout');
    if (grid === undefined) {
        throw reportProblem(path, 'Required field is missing: dashboardGridLayout', 'Only grids are supported');
    }
    for (const name of ['backgroundEndColor', 'backgroundFadeDirection', 'backgroundStartColor', 'textColor']) {
        required(path, xml, name);
    }
    const dashboard: DashboardDefinition = {
        id: idOfName(DASHBOARD_PREFIX, file.name),
        fullName: file.name,
        ...splitName(file.name),
        title: required(path, xml, 'title'),
        description: textOf(xml, 'description') ?? '',
        type: oneOf(path, 'dashboardType', textOf(xml, 'dashboardType') ?? 'SpecifiedUser', [
            'LoggedInUser',
            'SpecifiedUser'
        ] as const),
        runningUser: textOf(xml, 'runningUser') ?? null,
        filters: childrenOf(xml, 'dashboardFilters').map((each) => readFilter(path, each)),
        columns: numberOf(grid, 'numberOfColumns', 12),
        rowHeight: numberOf(grid, 'rowHeight', 36),
        components: childrenOf(grid, 'dashboardGridComponents').map((each) => readGridComponent(path, each)),
        file: path
    };
    checkLimits(dashboard);
    return dashboard;
}

function checkLimits({ file, components, filters }: DashboardDefinition): void {
    if (components.length > MAX_COMPONENTS) {
        throw reportProblem(file, `A dashboard can have at most ${String(MAX_COMPONENTS)} components`);
    }
    if (filters.length > MAX_FILTERS) {
        throw reportProblem(file, `A dashboard can have at most ${String(MAX_FILTERS)} filters`);
    }
    if (filters.some(({ options }) => options.length > MAX_OPTIONS || options.length === 0)) {
        throw reportProblem(file, `A dashboard filter has one to ${String(MAX_OPTIONS)} values`);
    }
}

function readFilter(file: string, xml: XmlElement): DashboardFilter {
    return {
        name: required(file, xml, 'name'),
        options: childrenOf(xml, 'dashboardFilterOptions').map((option) => ({
            operator: required(file, option, 'operator'),
            values: textsOf(option, 'values')
        }))
    };
}

function readGridComponent(file: string, xml: XmlElement): DashboardComponent {
    const component = childOf(xml, 'dashboardComponent');
    if (component === undefined) throw reportProblem(file, 'Required field is missing: dashboardComponent');
    const place = (name: string): number => Number(required(file, xml, name));
    return {
        ...readComponent(file, component),
        row: place('rowIndex'),
        column: place('columnIndex'),
        rowSpan: place('rowSpan'),
        columnSpan: place('colSpan')
    };
}

function readComponent(
    file: string,
    xml: XmlElement
): Omit<DashboardComponent, 'row' | 'column' | 'rowSpan' | 'columnSpan'> {
    const type = oneOf(file, 'componentType', required(file, xml, 'componentType'), COMPONENT_TYPES);
    const table = childOf(xml, 'flexComponentProperties') ?? {};
    const max = textOf(xml, 'maxValuesDisplayed');
    const sortBy = textOf(xml, 'sortBy');
    const optional = (name: string): number[] => (textOf(xml, name) === undefined ? [] : [numberOf(xml, name, 0)]);
    return {
        type,
        header: textOf(xml, 'header') ?? '',
        title: textOf(xml, 'title') ?? '',
        footer: textOf(xml, 'footer') ?? '',
        report: required(file, xml, 'report'),
        groupings: textsOf(xml, 'groupingColumn'),
        summaries: childrenOf(xml, 'chartSummary').map((each) => readChartSummary(file, each)),
        columns: childrenOf(table, 'flexTableColumn').map((column) => required(file, column, 'reportColumn')),
        useReportChart: flagOf(xml, 'useReportChart'),
        ...readDrill(file, xml),
        filterColumns: childrenOf(xml, 'dashboardFilterColumns').map((each) => textOf(each, 'column') ?? ''),
        metricLabel: textOf(xml, 'metricLabel') ?? '',
        isFullNumber: (textOf(xml, 'displayUnits') ?? 'Auto') !== 'Auto',
        gauge: type === 'Gauge' ? { min: numberOf(xml, 'gaugeMin', 0), max: numberOf(xml, 'gaugeMax', 100) } : null,
        breakpoints: [...optional('indicatorBreakpoint1'), ...optional('indicatorBreakpoint2')],
        colors: ['indicatorLowColor', 'indicatorMiddleColor', 'indicatorHighColor'].map(
            (name) => textOf(xml, name) ?? ''
        ),
        maxValues: max === undefined ? null : Number(max),
        sortByValue:
            sortBy === 'RowValueDescending' ? 'Descending' : sortBy === 'RowValueAscending' ? 'Ascending' : null
    };
}

/** Where clicks lead is said once: to all of the report, to the report filtered by a group, to records, or to an address. */
function readDrill(file: string, xml: XmlElement): Pick<DashboardComponent, 'drillEnabled' | 'drillUrl'> {
    const drillEnabled = flagOf(xml, 'drillEnabled');
    const drillUrl = textOf(xml, 'drillDownUrl') ?? null;
    const said = [drillEnabled, flagOf(xml, 'drillToDetailEnabled'), drillUrl !== null].filter(Boolean);
    if (said.length > 1) {
        throw reportProblem(file, 'Only one of drillEnabled, drillToDetailEnabled and drillDownUrl can be specified');
    }
    return { drillEnabled, drillUrl };
}
