/** What the pages of reports and dashboards ask for beside the Analytics API: lists by folder, and exports. */
import type { Session } from '../contracts.ts';
import { csvFormat, rowWriter } from '../bulk/csv.ts';
import { reportOf, visibleDashboards, visibleReports } from '../reports/access.ts';
import { REPORT_PREFIX } from '../reports/ids.ts';
import { changedReport } from '../reports/changed.ts';
import type { Cell } from '../reports/contracts.ts';
import { describeReport } from '../reports/describe.ts';
import { detailLabels, detailRows } from '../reports/run.ts';
import type { AnalyticsItem, ReportAnswer, ReportFilterData } from '../ui/org/report-answer.ts';
import { FILTERS_PARAMETER, filtersOfAddress, narrowed } from '../ui/org/report-filters.ts';

/** In the order of their names, folder by folder. Null for another kind of thing. */
export function analyticsList(session: Session, kind: string): AnalyticsItem[] | null {
    const items = kind === 'Report' ? reportItems(session) : kind === 'Dashboard' ? dashboardItems(session) : null;
    return items?.sort((a, b) => a.folder.localeCompare(b.folder) || a.name.localeCompare(b.name)) ?? null;
}

function reportItems(session: Session): AnalyticsItem[] {
    const { reportFolders } = session.org.schema.analytics;
    return visibleReports(session).map(({ id, name, description, folder, format }) => ({
        id,
        name,
        description,
        folder: reportFolders.get(folder)?.name ?? folder,
        kind: format
    }));
}

function dashboardItems(session: Session): AnalyticsItem[] {
    const { dashboardFolders } = session.org.schema.analytics;
    return visibleDashboards(session).map(({ id, title, description, folder, type, runningUser }) => ({
        id,
        name: title,
        description,
        folder: dashboardFolders.get(folder)?.name ?? folder,
        kind: type === 'LoggedInUser' ? 'The viewing user' : (runningUser ?? '')
    }));
}

/** A report that an address exports, and the filters that it adds to the report's own. */
interface Exported {
    readonly id: string;
    readonly filters: readonly ReportFilterData[];
}

/** As Salesforce's classic address of an export: `/00O...?export=1&xf=csv`. Null for other addresses. */
export function exportedReport({ pathname, searchParams }: URL): Exported | null {
    const [, id = ''] = /^\/(\w{15,18})$/.exec(pathname) ?? [];
    const isExport = searchParams.get('export') === '1' && searchParams.get('xf') === 'csv';
    if (!isExport || !id.startsWith(REPORT_PREFIX)) return null;
    return { id, filters: filtersOfAddress(searchParams.get(FILTERS_PARAMETER)) };
}

/** "Details only": a line for each row, every row, as the viewer sees them. Throws as running the report does. */
export function exportCsv(
    session: Session,
    { id, filters }: Exported
): { readonly fileName: string; readonly content: string } {
    const saved = reportOf(session, id);
    const { reportMetadata } = describeReport(session, saved) as unknown as Pick<ReportAnswer, 'reportMetadata'>;
    const report =
        filters.length === 0
            ? saved
            : changedReport(session, saved, { reportMetadata: narrowed(reportMetadata, filters) });
    const write = rowWriter(csvFormat('COMMA', 'CRLF', 'CSV'));
    const lines = [write(detailLabels(session, report))];
    for (const cells of detailRows(session, report)) lines.push(write(cells.map(exported)));
    return { fileName: `${report.developerName}.csv`, content: lines.join('') };
}

/** Numbers as they are, for other programs to read; everything else as people read it. */
function exported({ value, label }: Cell): string | number {
    if (value === null) return '';
    return typeof value === 'number' ? value : label;
}
