/** Everything for reports that the metadata has, checked. */
import type { MetadataFile } from '../metadata/files.ts';
import type { OrgSchema } from '../metadata/schema.ts';
import { checkDashboard } from './check-dashboard.ts';
import { checkReport } from './check-report.ts';
import type { Analytics } from './contracts.ts';
import { readDashboard } from './read-dashboard.ts';
import { readFolder } from './read-folder.ts';
import { readReport } from './read-report.ts';
import { readReportType } from './read-report-type.ts';

/** Throws MetadataError for the first fault. */
export function readAnalytics(files: readonly MetadataFile[], objects: OrgSchema['objects']): Analytics {
    const read = <T>(kind: string, reader: (file: MetadataFile) => T): Map<string, T> =>
        new Map(files.filter((file) => file.kind === kind).map((file) => [file.name, reader(file)]));
    const analytics: Analytics = {
        reportTypes: read('reportType', (file) => readReportType(file, objects)),
        reportFolders: read('reportFolder', readFolder),
        reports: read('report', readReport),
        dashboardFolders: read('dashboardFolder', readFolder),
        dashboards: read('dashboard', readDashboard)
    };
    for (const report of analytics.reports.values()) checkReport(report, analytics, objects);
    for (const dashboard of analytics.dashboards.values()) checkDashboard(dashboard, analytics, objects);
    return analytics;
}
