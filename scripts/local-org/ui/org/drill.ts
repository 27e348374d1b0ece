/** Where clicks on a dashboard's component lead: its report, filtered by what was clicked. Pure. */
import type { DashboardComponentData, Grouping, ReportAnswer, ReportFilterData } from './report-answer.ts';
import { FILTERS_PARAMETER } from './report-filters.ts';
import { urlOf } from './routes.ts';

/** A report that groups of a chart lead to, and the filters of the dashboard that it is seen with. */
export interface Drill {
    readonly reportId: string;
    readonly filters: readonly ReportFilterData[];
}

type Group = Pick<Grouping, 'label' | 'value'>;

const DATES: ReadonlySet<string> = new Set(['date', 'datetime']);
const DAY_MS = 86_400_000;
const DAYS: Readonly<Record<string, number>> = { None: 1, Week: 7 };
const MONTHS: Readonly<Record<string, number>> = { Month: 1, Quarter: 3, Year: 12 };
const RECORD_ID = /^[a-zA-Z0-9]{18}$/;

/** The page of a report, with filters beside its own. */
export function reportUrl(reportId: string, filters: readonly ReportFilterData[]): string {
    const attributes = { objectApiName: 'Report', recordId: reportId, actionName: 'view' };
    const state = filters.length === 0 ? {} : { [FILTERS_PARAMETER]: JSON.stringify(filters) };
    return urlOf({ type: 'standard__recordPage', attributes, state });
}

/** Where a click on a component leads wherever it is; null where its groups lead to reports of their own, and tables to records. */
export function wholeUrl({ properties }: DashboardComponentData, url: string): string | null {
    const { drillUrl, drillEnabled, visualizationType } = properties;
    if (drillUrl !== null) return drillUrl;
    const hasGroups = !['Metric', 'Gauge'].includes(visualizationType);
    return drillEnabled && hasGroups ? null : url;
}

/**
 * The filters that leave of a report what one of its groups holds.
 * None where no filter says that: of a month, or a day of the month, of all years.
 */
export function groupFilters(answer: ReportAnswer, column: string, group: Group): ReportFilterData[] {
    const { reportMetadata, reportExtendedMetadata } = answer;
    if (group.value === null || group.value === '') return [{ column, operator: 'equals', value: '' }];
    if (!DATES.has(reportExtendedMetadata.groupingColumnInfo[column]?.dataType ?? '')) {
        return [{ column, operator: 'equals', value: quoted(valueOf(group)) }];
    }
    const groupings = [...reportMetadata.groupingsDown, ...reportMetadata.groupingsAcross];
    const granularity = groupings.find(({ name }) => name === column)?.dateGranularity ?? 'None';
    const first = String(group.value);
    const next = dayAfter(first, granularity);
    if (next === null) return [];
    return [
        { column, operator: 'greaterOrEqual', value: first },
        { column, operator: 'lessThan', value: next }
    ];
}

/** Records are filtered by their names, everything else by what is stored. */
function valueOf({ label, value }: Group): string {
    const text = String(value);
    return RECORD_ID.test(text) ? label : text;
}

/** A value as one, whatever commas it has. */
function quoted(value: string): string {
    return /[",]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** The first day (`YYYY-MM-DD`) after the period that begins on a day; null where groups are no periods. */
function dayAfter(first: string, granularity: string): string | null {
    const date = new Date(`${first}T00:00:00Z`);
    const [days, months] = [DAYS[granularity], MONTHS[granularity]];
    if (months !== undefined) date.setUTCMonth(date.getUTCMonth() + months);
    else if (days !== undefined) date.setTime(date.getTime() + days * DAY_MS);
    else return null;
    return date.toISOString().slice(0, 10);
}
