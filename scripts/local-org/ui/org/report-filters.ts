/** A report's filters in words. Pure. */
import type { ReportAnswer, ReportFilterData } from './report-answer.ts';

type Narrowable = Pick<ReportAnswer['reportMetadata'], 'reportFilters' | 'reportBooleanFilter'>;

const OPERATORS: Readonly<Record<string, string>> = {
    equals: 'equals',
    notEqual: 'not equal to',
    lessThan: 'less than',
    greaterThan: 'greater than',
    lessOrEqual: 'less or equal',
    greaterOrEqual: 'greater or equal',
    contains: 'contains',
    notContain: 'does not contain',
    startsWith: 'starts with',
    includes: 'includes',
    excludes: 'excludes',
    between: 'between'
};

/** The parameter by which an address, of a report's page or of an export, adds filters to the report's own. */
export const FILTERS_PARAMETER = 'reportFilters';

/** Filters that an address adds; none where it says something else. */
export function filtersOfAddress(text: unknown): ReportFilterData[] {
    if (typeof text !== 'string') return [];
    try {
        const sent = JSON.parse(text) as unknown;
        return Array.isArray(sent) ? (sent as ReportFilterData[]) : [];
    } catch {
        return [];
    }
}

/** A report's filters and others, all of those others to hold, whatever the logic of its own is. */
export function narrowed(
    { reportFilters, reportBooleanFilter: logic }: Narrowable,
    others: readonly ReportFilterData[]
): Narrowable {
    const places = others.map((_, index) => String(reportFilters.length + index + 1));
    return {
        reportFilters: [...reportFilters, ...others],
        reportBooleanFilter: logic === null ? null : [`(${logic})`, ...places].join(' AND ')
    };
}

/** A filter in words. */
export function filterText(answer: ReportAnswer, { column, operator, value }: ReportFilterData): string {
    return `${columnLabel(answer, column)} ${filterOperator(operator)} ${value === '' ? '""' : value}`;
}

/** An operator in words. */
export function filterOperator(name: string): string {
    return OPERATORS[name] ?? name;
}

/** Scope, time frame, filters with their logic, cross filters. */
export function filterTexts(answer: ReportAnswer): string[] {
    const { reportMetadata } = answer;
    const label = (column: string): string => columnLabel(answer, column);
    const numbered = reportMetadata.reportBooleanFilter !== null;
    const filters = reportMetadata.reportFilters.map((filter, index) => {
        const text = filterText(answer, filter);
        return numbered ? `${String(index + 1)}. ${text}` : text;
    });
    return [
        reportMetadata.scope === 'user' ? 'Show me: mine' : 'Show me: all',
        ...timeFrame(answer, label),
        ...filters,
        ...(numbered ? [`Filter logic: ${reportMetadata.reportBooleanFilter ?? ''}`] : []),
        ...reportMetadata.crossFilters.map(
            ({ includesObject, relatedEntity }) => `${includesObject ? 'with' : 'without'} ${relatedEntity}`
        ),
        ...(reportMetadata.topRows === null ? [] : [`Row limit: ${String(reportMetadata.topRows.rowLimit)}`])
    ];
}

function timeFrame({ reportMetadata }: ReportAnswer, label: (column: string) => string): string[] {
    const frame = reportMetadata.standardDateFilter;
    if (frame === null) return [];
    const { column, durationValue, startDate, endDate } = frame;
    if (durationValue !== 'CUSTOM') return [`${label(column)}: ${durationValue}`];
    if (startDate === null && endDate === null) return [`${label(column)}: all time`];
    return [`${label(column)}: ${startDate ?? '...'} to ${endDate ?? '...'}`];
}

/** The label of a column that the answer describes; else its own name, without the path. */
function columnLabel({ reportExtendedMetadata }: ReportAnswer, column: string): string {
    const { detailColumnInfo, groupingColumnInfo } = reportExtendedMetadata;
    const known = detailColumnInfo[column] ?? groupingColumnInfo[column];
    const name = column.split('.').at(-1) ?? column;
    return known?.label ?? name.replace(/__c$/, '').replaceAll('_', ' ');
}
