/** Reports from metadata. Whether what a report names exists is asked in `check-report.ts`. */
import type { MetadataFile } from '../metadata/files.ts';
import { FILTER_OPERATIONS } from '../metadata/filters.ts';
import { childOf, childrenOf, flagOf, readXml, textOf, textsOf, type XmlElement } from '../metadata/xml.ts';
import {
    DATE_GRANULARITIES,
    REPORT_FORMATS,
    SUMMARY_TYPES,
    type ReportBucket,
    type ReportChart,
    type ReportCrossFilter,
    type ReportDefinition,
    type ReportFilter,
    type ReportFormula,
    type ReportGrouping
} from './contracts.ts';
import { idOfName, REPORT_PREFIX } from './ids.ts';
import { reportProblem } from './problem.ts';
import { flag, oneOf, refuse, required, splitName } from './xml.ts';

const UNSUPPORTED = [
    'aggregateFilters',
    'block',
    'blockInfo',
    'colorRanges',
    'customDetailFormulas',
    'dataCategoryFilters',
    'division',
    'formattingRules',
    'hierarchyScopeBindings',
    'historicalSelector',
    'roleHierarchyFilter',
    'territoryHierarchyFilter',
    'userFilter'
];
const SORT_ORDERS = ['Asc', 'Desc'] as const;
const MAX_FILTERS = 20;
const MAX_CROSS_FILTERS = 3;
const MAX_SUBFILTERS = 5;
const MAX_FORMULAS = 5;
const MAX_BUCKETS = 5;
const MAX_BUCKET_VALUES = 20;

/** Throws MetadataError for what a deployment refuses. */
export function readReport(file: MetadataFile): ReportDefinition {
    const xml = readXml(file);
    const { path } = file;
    refuse(path, xml, UNSUPPORTED);
    const filter = childOf(xml, 'filter') ?? {};
    const report: ReportDefinition = {
        id: idOfName(REPORT_PREFIX, file.name),
        fullName: file.name,
        ...splitName(file.name),
        name: required(path, xml, 'name'),
        description: textOf(xml, 'description') ?? '',
        reportType: required(path, xml, 'reportType'),
        format: oneOf(path, 'format', required(path, xml, 'format'), REPORT_FORMATS),
        columns: childrenOf(xml, 'columns').map((column) => ({
            column: required(path, column, 'field'),
            summaries: textsOf(column, 'aggregateTypes').map((type) =>
                oneOf(path, 'aggregateTypes', type, SUMMARY_TYPES)
            )
        })),
        groupingsDown: childrenOf(xml, 'groupingsDown').map((each) => readGrouping(path, each)),
        groupingsAcross: childrenOf(xml, 'groupingsAcross').map((each) => readGrouping(path, each)),
        filters: childrenOf(filter, 'criteriaItems').map((each) => readFilter(path, each)),
        booleanFilter: textOf(filter, 'booleanFilter') ?? null,
        crossFilters: childrenOf(xml, 'crossFilters').map((each) => readCrossFilter(path, each)),
        buckets: childrenOf(xml, 'buckets').map((each) => readBucket(path, each)),
        formulas: childrenOf(xml, 'aggregates').flatMap((each) => readFormula(path, each)),
        timeFrame: readTimeFrame(path, xml),
        scope: oneOf(path, 'scope', textOf(xml, 'scope') ?? 'organization', ['organization', 'user'] as const),
        rowLimit: readNumber(path, xml, 'rowLimit'),
        sort: readSort(path, xml),
        showDetails: flag(xml, 'showDetails', true),
        showGrandTotal: flag(xml, 'showGrandTotal', true),
        showSubtotals: flag(xml, 'showSubTotals', true),
        chart: readChart(path, xml),
        file: path
    };
    checkLimits(report);
    return report;
}

function checkLimits({ file, filters, crossFilters, formulas, buckets }: ReportDefinition): void {
    const limits: readonly (readonly [number, number, string])[] = [
        [filters.length, MAX_FILTERS, 'filters'],
        [crossFilters.length, MAX_CROSS_FILTERS, 'cross filters'],
        [Math.max(0, ...crossFilters.map((each) => each.filters.length)), MAX_SUBFILTERS, 'filters of a cross filter'],
        [formulas.length, MAX_FORMULAS, 'custom summary formulas'],
        [buckets.length, MAX_BUCKETS, 'bucket fields'],
        [Math.max(0, ...buckets.map((each) => each.values.length)), MAX_BUCKET_VALUES, 'buckets in a bucket field']
    ];
    const exceeded = limits.find(([count, limit]) => count > limit);
    if (exceeded === undefined) return;
    throw reportProblem(file, `Too many ${exceeded[2]}: at most ${String(exceeded[1])} are allowed in a report`);
}

function readNumber(file: string, xml: XmlElement, name: string): number | null {
    const text = textOf(xml, name);
    if (text === undefined) return null;
    const value = Number(text);
    if (!Number.isFinite(value)) throw reportProblem(file, `'${text}' is not a valid value for the type xsd:double`);
    return value;
}

function readGrouping(file: string, xml: XmlElement): ReportGrouping {
    const granularity = textOf(xml, 'dateGranularity') ?? 'Day';
    if (granularity.startsWith('Fiscal')) {
        throw reportProblem(
            file,
            `dateGranularity ${granularity} is not supported by the local org`,
            'It has no fiscal year'
        );
    }
    const sortBy = textOf(xml, 'sortByName');
    const sortType = textOf(xml, 'aggregateType');
    const type =
        sortType === undefined || sortType === 'RowCount'
            ? null
            : oneOf(file, 'aggregateType', sortType, SUMMARY_TYPES);
    return {
        column: required(file, xml, 'field'),
        granularity: granularity === 'None' ? 'Day' : oneOf(file, 'dateGranularity', granularity, DATE_GRANULARITIES),
        descending: oneOf(file, 'sortOrder', required(file, xml, 'sortOrder'), SORT_ORDERS) === 'Desc',
        sortBy: sortBy === undefined ? null : { column: sortBy, type }
    };
}

function readFilter(file: string, xml: XmlElement): ReportFilter {
    return {
        column: required(file, xml, 'column'),
        operator: oneOf(file, 'operator', required(file, xml, 'operator'), FILTER_OPERATIONS),
        value: textOf(xml, 'value') ?? '',
        columnToColumn: flagOf(xml, 'columnToColumn')
    };
}

function readCrossFilter(file: string, xml: XmlElement): ReportCrossFilter {
    return {
        without: oneOf(file, 'operation', required(file, xml, 'operation'), ['with', 'without'] as const) === 'without',
        primaryColumn: required(file, xml, 'primaryTableColumn'),
        relatedTable: required(file, xml, 'relatedTable'),
        relatedColumn: required(file, xml, 'relatedTableJoinColumn'),
        filters: childrenOf(xml, 'criteriaItems').map((each) => readFilter(file, each))
    };
}

function readBucket(file: string, xml: XmlElement): ReportBucket {
    const useOther = flag(xml, 'useOther', true);
    return {
        name: required(file, xml, 'developerName'),
        label: required(file, xml, 'masterLabel'),
        type: oneOf(file, 'bucketType', required(file, xml, 'bucketType'), ['text', 'number', 'picklist'] as const),
        sourceColumn: required(file, xml, 'sourceColumnName'),
        values: childrenOf(xml, 'values').map((each) => ({
            label: required(file, each, 'value'),
            sources: childrenOf(each, 'sourceValues').map((source) => ({
                value: textOf(source, 'sourceValue') ?? null,
                from: readNumber(file, source, 'from'),
                to: readNumber(file, source, 'to')
            }))
        })),
        otherLabel: useOther ? (textOf(xml, 'otherBucketLabel') ?? 'Other') : null,
        blankAsZero: oneOf(file, 'nullTreatment', textOf(xml, 'nullTreatment') ?? 'n', ['n', 'z'] as const) === 'z'
    };
}

/** None for a formula that is switched off. */
function readFormula(file: string, xml: XmlElement): ReportFormula[] {
    if (flagOf(xml, 'isCrossBlock')) throw reportProblem(file, 'Cross-block formulas are for joined reports only');
    const formula: ReportFormula = {
        name: required(file, xml, 'developerName'),
        label: required(file, xml, 'masterLabel'),
        source: required(file, xml, 'calculatedFormula'),
        datatype: oneOf(file, 'datatype', required(file, xml, 'datatype'), ['number', 'percent', 'currency'] as const),
        scale: readNumber(file, xml, 'scale') ?? 0,
        level: textOf(xml, 'downGroupingContext') ?? null
    };
    if (textOf(xml, 'acrossGroupingContext') !== undefined) refuse(file, xml, ['acrossGroupingContext']);
    return required(file, xml, 'isActive') === 'true' ? [formula] : [];
}

function readTimeFrame(file: string, xml: XmlElement): ReportDefinition['timeFrame'] {
    const frame = childOf(xml, 'timeFrameFilter');
    return frame === undefined
        ? null
        : {
              column: required(file, frame, 'dateColumn'),
              interval: required(file, frame, 'interval'),
              start: textOf(frame, 'startDate') ?? null,
              end: textOf(frame, 'endDate') ?? null
          };
}

function readSort(file: string, xml: XmlElement): ReportDefinition['sort'] {
    const column = textOf(xml, 'sortColumn');
    if (column === undefined) return null;
    return { column, descending: oneOf(file, 'sortOrder', textOf(xml, 'sortOrder') ?? 'Asc', SORT_ORDERS) === 'Desc' };
}

function readChart(file: string, xml: XmlElement): ReportChart | null {
    const chart = childOf(xml, 'chart');
    if (chart === undefined) return null;
    return {
        type: required(file, chart, 'chartType'),
        title: textOf(chart, 'title') ?? '',
        groupings: [textOf(chart, 'groupingColumn'), textOf(chart, 'secondaryGroupingColumn')].filter(
            (column) => column !== undefined
        ),
        summaries: childrenOf(chart, 'chartSummaries').map((each) => readChartSummary(file, each)),
        atTop: textOf(chart, 'location') !== 'CHART_BOTTOM'
    };
}

/** Of a chart, and of a component of a dashboard. */
export function readChartSummary(file: string, xml: XmlElement): ReportChart['summaries'][number] {
    const type = textOf(xml, 'aggregate');
    return {
        column: required(file, xml, 'column'),
        type: type === undefined || type === 'Noop' ? null : oneOf(file, 'aggregate', type, SUMMARY_TYPES)
    };
}
