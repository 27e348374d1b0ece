/** Runs a dashboard: each component's report, through the eyes of whom the dashboard is seen with. */
import type { Session } from '../contracts.ts';
import { SalesforceError } from '../errors.ts';
import { visibleReports } from './access.ts';
import type {
    DashboardComponent,
    DashboardDefinition,
    ReportDefinition,
    ReportFilter,
    ReportResult
} from './contracts.ts';
import { COMPONENT_PREFIX, idOfName } from './ids.ts';
import { runReport } from './run.ts';

export interface ComponentResult {
    readonly id: string;
    readonly component: DashboardComponent;
    readonly report: ReportDefinition | null;
    /** What went wrong instead, in words. */
    readonly outcome: ReportResult | { readonly error: string };
}

export function componentId({ fullName }: DashboardDefinition, index: number): string {
    return idOfName(COMPONENT_PREFIX, `${fullName}:${String(index)}`);
}

/** The session that a dashboard runs with: of whoever looks, or of its running user. */
export function runningSession(
    viewer: Session,
    dashboard: DashboardDefinition,
    of: (username: string) => Session
): Session {
    if (dashboard.type === 'LoggedInUser' || dashboard.runningUser === null) return viewer;
    try {
        return of(dashboard.runningUser);
    } catch (error) {
        if (!(error instanceof SalesforceError)) throw error;
        const message = 'The running user for this dashboard does not exist or is inactive.';
        throw new SalesforceError('BAD_REQUEST', message);
    }
}

/**
 * @param session Whose eyes it is seen with.
 * @param chosen The place of the option chosen of each filter; null for all.
 */
export function runDashboard(
    session: Session,
    dashboard: DashboardDefinition,
    chosen: readonly (number | null)[]
): ComponentResult[] {
    return dashboard.components.map((component, index) => {
        const report = visibleReports(session).find(({ fullName }) => fullName === component.report) ?? null;
        const id = componentId(dashboard, index);
        return { id, component, report, outcome: runComponent(session, dashboard, component, report, chosen) };
    });
}

function runComponent(
    session: Session,
    dashboard: DashboardDefinition,
    component: DashboardComponent,
    report: ReportDefinition | null,
    chosen: readonly (number | null)[]
): ComponentResult['outcome'] {
    if (report === null) return { error: "You don't have access to the report of this component." };
    try {
        const extraFilters = chosenFilters(dashboard, component, chosen);
        return runReport(session, report, { includeDetails: component.type === 'FlexTable', extraFilters });
    } catch (error) {
        if (error instanceof SalesforceError) return { error: error.message };
        throw error;
    }
}

/** The chosen options as filters of a component's report, on the columns that the component names for them. */
function chosenFilters(
    { filters }: DashboardDefinition,
    { filterColumns }: DashboardComponent,
    chosen: readonly (number | null)[]
): ReportFilter[] {
    return filters.flatMap((filter, index) => {
        const place = chosen[index] ?? null;
        const option = place === null ? undefined : filter.options[place];
        const column = filterColumns[index] ?? '';
        if (option === undefined || column === '') return [];
        return optionFilters(column, option);
    });
}

function optionFilters(
    column: string,
    { operator, values }: DashboardDefinition['filters'][number]['options'][number]
): ReportFilter[] {
    const one = (own: ReportFilter['operator'], value: string): ReportFilter => ({
        column,
        operator: own,
        value,
        columnToColumn: false
    });
    const [first = '', second = ''] = values;
    if (operator === 'between') return [one('greaterOrEqual', first), one('lessThan', second)];
    return [one(operator as ReportFilter['operator'], values.map(quoted).join(','))];
}

/** A value as one, whatever commas it has. */
export function quoted(value: string): string {
    return /[",]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
