/** Whether a dashboard's components show what their reports have. */
import { findReportColumn } from './columns.ts';
import { hasSummary } from './check-report.ts';
import type { Analytics, DashboardComponent, DashboardDefinition, ReportDefinition } from './contracts.ts';
import { readValues, ValueProblem } from './filter-values.ts';
import { reportProblem } from './problem.ts';
import type { OrgSchema } from '../metadata/schema.ts';

/** Throws MetadataError for the first fault. `isUser`: whether somebody has this username. */
export function checkDashboard(
    dashboard: DashboardDefinition,
    analytics: Analytics,
    objects: OrgSchema['objects']
): void {
    const { file, folder, type, runningUser, components } = dashboard;
    if (!analytics.dashboardFolders.has(folder))
        throw reportProblem(file, `Cannot find folder: ${folder}`, 'Add the folder');
    if (type === 'SpecifiedUser' && runningUser === null) {
        throw reportProblem(
            file,
            'Required field is missing: runningUser',
            'Or make it a dashboard of the LoggedInUser'
        );
    }
    if (type === 'LoggedInUser' && runningUser !== null) {
        throw reportProblem(file, 'A dynamic dashboard has no running user', 'Take runningUser out');
    }
    for (const component of components) {
        const fault = componentFault(dashboard, component, analytics, objects);
        if (fault !== null) throw reportProblem(file, fault);
    }
}

function componentFault(
    dashboard: DashboardDefinition,
    component: DashboardComponent,
    analytics: Analytics,
    objects: OrgSchema['objects']
): string | null {
    const report = analytics.reports.get(component.report ?? '');
    if (report === undefined) return `In field: report - no Report named ${component.report ?? ''} found`;
    if (component.column + component.columnSpan > dashboard.columns) return 'A component reaches out of the grid';
    if (component.filterColumns.length > dashboard.filters.length) {
        return `${titleOf(component)}: more dashboardFilterColumns than the dashboard has filters`;
    }
    return contentFault(component, report) ?? filterFault(dashboard, component, report, analytics, objects);
}

function contentFault(component: DashboardComponent, report: ReportDefinition): string | null {
    const name = titleOf(component);
    if (component.type === 'FlexTable') return tableFault(component, report);
    if (component.useReportChart) {
        return report.chart === null ? `${name}: report ${report.fullName} has no chart` : null;
    }
    if (report.format === 'Tabular')
        return `${name}: a chart needs a report with groupings, ${report.fullName} is tabular`;
    const isSingle = component.type === 'Metric' || component.type === 'Gauge';
    const grouped = [...report.groupingsDown, ...report.groupingsAcross].map((each) => each.column);
    const wrong = component.groupings.find((column) => !grouped.includes(column));
    if (wrong !== undefined || (component.groupings.length === 0) !== isSingle) {
        return `${name}: Invalid groupingColumn ${wrong ?? ''}: ${report.fullName} is not grouped by it`;
    }
    const summary = component.summaries.find(({ column, type }) => !hasSummary(report, column, type));
    return summary !== undefined || component.summaries.length === 0
        ? `${name}: Invalid chartSummary ${summary?.column ?? ''}: ${report.fullName} has no such summary`
        : null;
}

function tableFault(component: DashboardComponent, report: ReportDefinition): string | null {
    const name = titleOf(component);
    if (report.format === 'Tabular' && report.rowLimit === null) {
        return `${name}: a tabular report needs a row limit to be shown on a dashboard`;
    }
    const groupings = [...report.groupingsDown, ...report.groupingsAcross].map((each) => each.column);
    // Tables write `Account.Name` of the column that reports and charts call `Account$Name`.
    const known = [...report.columns.map((each) => each.column), ...groupings].map(dotted);
    const wrong = component.columns.find((column) => !known.includes(column) && !isTotal(report, column));
    return wrong === undefined ? null : `${name}: Invalid reportColumn ${wrong}`;
}

/** A column of a table that shows summaries: `s!Account.Amount`, `RowCount`, a formula. */
function isTotal(report: ReportDefinition, key: string): boolean {
    const [, letter = '', column = ''] = /^([asmxu])!(.+)$/.exec(key) ?? [];
    const types: Readonly<Record<string, string>> = { s: 'Sum', a: 'Average', m: 'Minimum', x: 'Maximum', u: 'Unique' };
    if (letter === '') return !key.includes('$') && hasSummary(report, key, null);
    const own = report.columns.find((each) => dotted(each.column) === column);
    return own !== undefined && hasSummary(report, own.column, types[letter] ?? '');
}

function dotted(token: string): string {
    return token.replace('$', '.');
}

function filterFault(
    dashboard: DashboardDefinition,
    component: DashboardComponent,
    report: ReportDefinition,
    { reportTypes }: Analytics,
    objects: OrgSchema['objects']
): string | null {
    const type = reportTypes.get(report.reportType.replace(/__c$/, ''));
    if (type === undefined) return null;
    for (const [index, token] of component.filterColumns.entries()) {
        if (token === '') continue;
        const column = findReportColumn(objects, type, report, token);
        if (column === null) return `${titleOf(component)}: Invalid column name: ${token}`;
        try {
            dashboard.filters[index]?.options.forEach(({ values }) => readValues(column.field, values.join(',')));
        } catch (error) {
            if (error instanceof ValueProblem)
                return `Invalid value of filter ${dashboard.filters[index]?.name ?? ''}: ${error.message}`;
            throw error;
        }
    }
    return null;
}

function titleOf({ header, title, type }: DashboardComponent): string {
    return header || title || type;
}
