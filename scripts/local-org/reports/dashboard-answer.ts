/** Dashboards in the shape of the Analytics API. */
import type { Session } from '../contracts.ts';
import { reportAnswer } from './answer.ts';
import type { DashboardComponent, DashboardDefinition, DashboardFilter } from './contracts.ts';
import { componentId, quoted, type ComponentResult } from './dashboard-run.ts';
import { apiName } from './describe.ts';
import { summaryKey } from './summaries.ts';

type Json = Record<string, unknown>;

/** Who a dashboard is seen with, when, and at which address. */
export interface DashboardView {
    readonly viewer: Session;
    readonly running: Session;
    readonly chosen: readonly (number | null)[];
    /** `/services/data/v67.0` */
    readonly base: string;
}

/** `{ componentData, dashboardMetadata }` */
export function dashboardAnswer(
    dashboard: DashboardDefinition,
    results: readonly ComponentResult[],
    view: DashboardView
): Json {
    const componentData = results.map(({ id, outcome }) => {
        const failed = 'error' in outcome;
        return {
            componentId: id,
            reportResult: failed ? null : reportAnswer(view.running, outcome, view.base),
            status: {
                dataStatus: failed ? 'ERROR' : 'DATA',
                errorCode: failed ? 'REPORT_ERROR' : null,
                errorMessage: failed ? outcome.error : null,
                errorSeverity: failed ? 'Error' : null,
                refreshDate: view.running.org.now().toISOString(),
                refreshStatus: 'IDLE'
            }
        };
    });
    return { componentData, dashboardMetadata: dashboardMetadata(dashboard, results, view) };
}

function dashboardMetadata(
    dashboard: DashboardDefinition,
    results: readonly ComponentResult[],
    view: DashboardView
): Json {
    const { id, title, developerName, description, filters, components } = dashboard;
    const folder = view.viewer.org.schema.analytics.dashboardFolders.get(dashboard.folder);
    return {
        attributes: {
            type: 'Dashboard',
            dashboardId: id,
            dashboardName: title,
            statusUrl: `${view.base}/analytics/dashboards/${id}/status`
        },
        id,
        name: title,
        developerName,
        description,
        folderId: folder?.id ?? null,
        folderName: folder?.name ?? '',
        dashboardType: dashboard.type,
        canChangeRunningUser: false,
        runningUser: { id: view.running.userId, displayName: nameOf(view.running) },
        filters: filters.map((filter, index) => filterJson(filter, view.chosen[index] ?? null)),
        components: results.map(componentJson),
        layout: {
            gridLayout: true,
            numColumns: dashboard.columns,
            rowHeight: dashboard.rowHeight,
            components: components.map(({ row, column, rowSpan, columnSpan }, index) => ({
                id: componentId(dashboard, index),
                row,
                column,
                rowspan: rowSpan,
                colspan: columnSpan
            }))
        }
    };
}

function nameOf({ org, userId, username }: Session): string {
    const row = org.db.prepare('SELECT "Name" FROM "User" WHERE "Id" = ?').get(userId);
    return String(row?.['Name'] ?? username);
}

function filterJson({ name, options }: DashboardFilter, chosen: number | null): Json {
    return {
        name,
        options: options.map(({ operator, values }, index) => ({
            id: String(index),
            alias: null,
            operation: operator,
            value: values.map(quoted).join(', ')
        })),
        selectedOption: chosen === null ? null : String(chosen)
    };
}

function componentJson({ id, component, report }: ComponentResult): Json {
    return {
        id,
        type: 'Report',
        reportId: report?.id ?? null,
        reportName: report?.name ?? null,
        header: component.header,
        title: component.title,
        footer: component.footer,
        properties: {
            visualizationType: component.type,
            useReportChart: component.useReportChart,
            drillUrl: component.drillUrl,
            drillEnabled: component.drillEnabled,
            groupings: component.groupings.map(apiName),
            aggregates: component.summaries.map(({ column, type }) => apiName(summaryKey(column, type))),
            filterColumns: component.filterColumns.map((column) => ({ name: apiName(column) })),
            visualizationProperties: visualization(component)
        }
    };
}

function visualization(component: DashboardComponent): Json {
    return {
        metricLabel: component.metricLabel,
        isFullNumber: component.isFullNumber,
        gauge: component.gauge,
        breakPoints: component.breakpoints,
        colors: component.colors,
        tableColumns: component.columns.map(apiName),
        maxRows: component.maxValues,
        sortByValue: component.sortByValue
    };
}
