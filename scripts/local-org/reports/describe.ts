/** Reports as the Analytics API describes them. */
import type { Session } from '../contracts.ts';
import type { FieldType } from '../metadata/schema.ts';
import type { ReportColumn, ReportDefinition, ReportResult } from './contracts.ts';
import { findColumn } from './columns.ts';
import { planReport, typeOf, type Grouped, type ReportPlan } from './plan.ts';
import { summaryKey } from './summaries.ts';

type Json = Record<string, unknown>;

/** What describing needs of a report, run or not. */
type Described = Pick<ReportResult, 'report' | 'type' | 'columns' | 'groupingsDown' | 'groupingsAcross' | 'summaries'>;

/** Columns of the API stand with dots all along: `Account.Contacts.Name`. */
export function apiName(token: string): string {
    return token.replace('$', '.');
}

/** `{ reportMetadata, reportExtendedMetadata, reportTypeMetadata }` */
export function describeReport(session: Session, report: ReportDefinition): Json {
    const plan = planReport(session, report, []);
    return {
        ...metadataOf(session, describedBy(plan)),
        reportTypeMetadata: reportTypeMetadata(session, report)
    };
}

function describedBy(plan: ReportPlan): Described {
    return { ...plan, groupingsDown: plan.down, groupingsAcross: plan.across };
}

/** `{ reportMetadata, reportExtendedMetadata }` */
export function metadataOf(session: Session, described: Described): Json {
    return { reportMetadata: reportMetadata(session, described), reportExtendedMetadata: extendedMetadata(described) };
}

function reportMetadata(session: Session, described: Described): Json {
    const { report, type, columns, summaries } = described;
    const folder = session.org.schema.analytics.reportFolders.get(report.folder);
    return {
        id: report.id,
        name: report.name,
        developerName: report.developerName,
        description: report.description,
        folderId: folder?.id ?? null,
        reportFormat: report.format.toUpperCase(),
        reportType: { type: report.reportType, label: type.label },
        detailColumns: columns.map(({ token }) => apiName(token)),
        aggregates: summaries.map(({ key }) => apiName(key)),
        groupingsDown: described.groupingsDown.map(groupingJson),
        groupingsAcross: described.groupingsAcross.map(groupingJson),
        reportBooleanFilter: report.booleanFilter,
        reportFilters: report.filters.map(({ column, operator, value, columnToColumn }) => ({
            column: apiName(column),
            operator,
            value,
            filterType: columnToColumn ? 'fieldToField' : 'fieldValue',
            isRunPageEditable: true
        })),
        crossFilters: report.crossFilters.map((cross) => ({
            includesObject: !cross.without,
            primaryEntityField: apiName(cross.primaryColumn),
            relatedEntity: cross.relatedTable,
            relatedEntityJoinField: cross.relatedColumn,
            criteria: cross.filters.map(({ column, operator, value }) => ({ column, operator, value }))
        })),
        buckets: report.buckets.map(({ name, label, sourceColumn, type: bucketType }) => ({
            id: name,
            devloperName: name,
            label,
            bucketType,
            sourceColumnName: apiName(sourceColumn)
        })),
        standardDateFilter: dateFilter(report),
        scope: report.scope,
        sortBy:
            report.sort === null
                ? []
                : [{ sortColumn: apiName(report.sort.column), sortOrder: report.sort.descending ? 'Desc' : 'Asc' }],
        hasDetailRows: report.showDetails,
        hasRecordCount: true,
        showGrandTotal: report.showGrandTotal,
        showSubtotals: report.showSubtotals,
        topRows:
            report.rowLimit === null
                ? null
                : { rowLimit: report.rowLimit, direction: report.sort?.descending ? 'Desc' : 'Asc' },
        currency: null,
        division: null,
        historicalSnapshotDates: [],
        chart: chartJson(report)
    };
}

function groupingJson({ grouping }: Grouped): Json {
    const { sortBy } = grouping;
    return {
        name: apiName(grouping.column),
        sortOrder: grouping.descending ? 'Desc' : 'Asc',
        dateGranularity: grouping.granularity === 'Day' ? 'None' : grouping.granularity,
        sortAggregate: sortBy === null ? null : apiName(summaryKey(sortBy.column, sortBy.type))
    };
}

function dateFilter({ timeFrame }: ReportDefinition): Json | null {
    if (timeFrame === null) return null;
    const { column, interval, start, end } = timeFrame;
    const durationValue = interval.replace('INTERVAL_', '');
    return { column: apiName(column), durationValue, startDate: start, endDate: end };
}

function chartJson({ chart }: ReportDefinition): Json | null {
    if (chart === null) return null;
    return {
        chartType: chart.type,
        groupings: chart.groupings.map(apiName),
        hasLegend: true,
        legendPosition: 'RIGHT',
        showChartValues: true,
        summaries: chart.summaries.map(({ column, type }) => apiName(summaryKey(column, type))),
        summaryAxisLocations: chart.summaries.map(() => 'Y'),
        title: chart.title,
        isAtTop: chart.atTop
    };
}

function extendedMetadata({ columns, summaries, groupingsDown, groupingsAcross }: Described): Json {
    const detail = columns.map((column) => [apiName(column.token), columnInfo(column)]);
    const aggregates = summaries.map(({ key, label, datatype }) => [
        apiName(key),
        { label, dataType: datatype, acrossGroupingContext: null, downGroupingContext: null }
    ]);
    const groupings = [groupingsDown, groupingsAcross].flatMap((axis) =>
        axis.map(({ column }, index) => [apiName(column.token), { ...columnInfo(column), groupingLevel: index }])
    );
    return {
        detailColumnInfo: Object.fromEntries(detail) as Json,
        aggregateColumnInfo: Object.fromEntries(aggregates) as Json,
        groupingColumnInfo: Object.fromEntries(groupings) as Json
    };
}

const DATA_TYPES: Partial<Record<FieldType, string>> = { reference: 'string', id: 'id', textarea: 'textarea' };

function columnInfo({ label, field, object, bucket }: ReportColumn): Json {
    return {
        label,
        dataType: bucket === null ? (DATA_TYPES[field.type] ?? field.type) : 'string',
        entityColumnName: field.name,
        fullyQualifiedName: `${object.name}.${field.name}`,
        isLookup: field.reference !== null
    };
}

/** Every column of the report type, by its table. */
function reportTypeMetadata(session: Session, report: ReportDefinition): Json {
    const type = typeOf(session, report);
    const { objects } = session.org.schema;
    const categories = type.tables.map(({ path, object }) => {
        const columns = type.columns
            .filter(({ table }) => table === path)
            .map(({ table, field }) => findColumn(objects, type, `${table}$${field}`))
            .filter((column) => column !== null)
            .filter(({ object: owner, field }) => session.canReadField(owner.name, field.name));
        return {
            label: session.org.object(object).label,
            columns: Object.fromEntries(
                columns.map((column) => [
                    apiName(column.token),
                    { label: column.label, dataType: column.field.type, filterable: column.field.filterable }
                ])
            )
        };
    });
    return { categories };
}
