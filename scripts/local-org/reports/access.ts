/** Who may see which reports and dashboards, and which of their columns. */
import type { Session } from '../contracts.ts';
import { SalesforceError } from '../errors.ts';
import { statement } from '../storage/statements.ts';
import type { AnalyticsFolder, DashboardDefinition, ReportColumn, ReportDefinition } from './contracts.ts';

const RUN_REPORTS = 'RunReports';

/** Folders are for everybody, for some by their role, or for administrators alone. */
export function canSeeFolder(session: Session, folder: AnalyticsFolder): boolean {
    if (folder.access === 'Public' || session.hasUserPermission('ViewAllData')) return true;
    if (folder.access === 'Hidden') return false;
    const roles = rolesAbove(session);
    return folder.shares.some(
        ({ to, name }) => to === 'Organization' || (to === 'Role' ? roles[0] === name : roles.includes(name))
    );
}

/** The user's role, then those above it, by developer name. */
function rolesAbove({ org, userId }: Session): string[] {
    const sql = `WITH RECURSIVE above(id, depth) AS (
        SELECT "UserRoleId", 0 FROM "User" WHERE "Id" = ?
        UNION ALL SELECT r."ParentRoleId", depth + 1 FROM above JOIN "UserRole" r ON r."Id" = above.id
    ) SELECT r."DeveloperName" AS name FROM above JOIN "UserRole" r ON r."Id" = above.id ORDER BY depth`;
    return statement(org.db, sql)
        .all(userId)
        .map((row) => String(row['name']));
}

/** Reports that the viewer sees, by folder and name. */
export function visibleReports(session: Session): ReportDefinition[] {
    const { reports, reportFolders } = session.org.schema.analytics;
    return visible(session, [...reports.values()], reportFolders);
}

/** Dashboards likewise. */
export function visibleDashboards(session: Session): DashboardDefinition[] {
    const { dashboards, dashboardFolders } = session.org.schema.analytics;
    return visible(session, [...dashboards.values()], dashboardFolders);
}

function visible<T extends { readonly folder: string; readonly fullName: string }>(
    session: Session,
    items: readonly T[],
    folders: ReadonlyMap<string, AnalyticsFolder>
): T[] {
    if (!session.hasUserPermission(RUN_REPORTS)) return [];
    const seen = new Set(
        [...folders.values()].filter((folder) => canSeeFolder(session, folder)).map((f) => f.developerName)
    );
    return items.filter(({ folder }) => seen.has(folder)).sort((a, b) => (a.fullName < b.fullName ? -1 : 1));
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
