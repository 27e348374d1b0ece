/** Who may see which reports and dashboards, and which of their columns. */
import { membershipsOf } from '../access/groups.ts';
import { accessOf } from '../access/permissions.ts';
import type { Session } from '../contracts.ts';
import { SalesforceError } from '../errors.ts';
import { idOfShare } from '../storage/groups.ts';
import type { AnalyticsFolder, DashboardDefinition, ReportColumn, ReportDefinition } from './contracts.ts';

const RUN_REPORTS = 'RunReports';
/** Who has one of these sees every folder, hidden ones too. "View All Data" cannot be had without the two of viewing. */
const ALL_REPORTS = ['ViewPublicReports', 'ManageReportsInPubFolders', 'ViewAllData'];
const ALL_DASHBOARDS = ['ViewPublicDashboards', 'ManageDashbdsInPubFolders', 'ViewAllData'];

/** Reports that the viewer sees, by folder and name. */
export function visibleReports(session: Session): ReportDefinition[] {
    const { reports, reportFolders } = session.org.schema.analytics;
    return visible(session, [...reports.values()], reportFolders, ALL_REPORTS);
}

/** Dashboards likewise. */
export function visibleDashboards(session: Session): DashboardDefinition[] {
    const { dashboards, dashboardFolders } = session.org.schema.analytics;
    return visible(session, [...dashboards.values()], dashboardFolders, ALL_DASHBOARDS);
}

function visible<T extends { readonly folder: string; readonly fullName: string }>(
    session: Session,
    items: readonly T[],
    folders: ReadonlyMap<string, AnalyticsFolder>,
    allSeen: readonly string[]
): T[] {
    if (!session.hasUserPermission(RUN_REPORTS)) return [];
    const isAllSeen = allSeen.some((permission) => session.hasUserPermission(permission));
    const seen = isAllSeen ? new Set(folders.keys()) : sharedFolders(session, folders);
    return items.filter(({ folder }) => seen.has(folder)).sort((a, b) => (a.fullName < b.fullName ? -1 : 1));
}

/** Folders shared with the viewer, by name, role or group. Not those of people below: folders have no hierarchy. */
function sharedFolders({ org, userId }: Session, folders: ReadonlyMap<string, AnalyticsFolder>): ReadonlySet<string> {
    const viewer = new Set([userId, ...membershipsOf(org, accessOf(org, userId))]);
    const shared = [...folders].filter(([, { shares }]) =>
        shares.some((share) => viewer.has(idOfShare(org, share) ?? ''))
    );
    return new Set(shared.map(([name]) => name));
}

/** By id or `Folder/Name`. Throws 404 for one that the viewer does not see, too. */
export function reportOf(session: Session, idOrName: string): ReportDefinition {
    requireRunReports(session);
    return found(visibleReports(session), idOrName, 'report');
}

export function dashboardOf(session: Session, idOrName: string): DashboardDefinition {
    requireRunReports(session);
    return found(visibleDashboards(session), idOrName, 'dashboard');
}

function found<T extends { readonly id: string; readonly fullName: string }>(
    items: readonly T[],
    idOrName: string,
    what: string
): T {
    const item = items.find(
        ({ id, fullName }) => id === idOrName || id.slice(0, 15) === idOrName || fullName === idOrName
    );
    if (item !== undefined) return item;
    throw new SalesforceError('NOT_FOUND', `The data you're trying to access is unavailable: no such ${what}.`, {
        httpStatus: 404
    });
}

function requireRunReports(session: Session): void {
    if (session.hasUserPermission(RUN_REPORTS)) return;
    throw forbidden('You don’t have sufficient privileges to perform this operation.');
}

export function forbidden(message: string): SalesforceError {
    return new SalesforceError('FORBIDDEN', message, { httpStatus: 403 });
}

/** Whether the viewer may read the column and everything on the way to it. */
export function canReadColumn(session: Session, { lookups, object, field }: ReportColumn, base: string): boolean {
    let owner = base;
    for (const lookup of lookups) {
        if (!session.canReadField(owner, lookup.name)) return false;
        owner = lookup.reference?.to[0] ?? '';
    }
    return session.canObject(object.name, 'read') && session.canReadField(object.name, field.name);
}
