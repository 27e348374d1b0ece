/** Reports and dashboards as the Analytics API answers them. Types only. */

export interface Aggregate {
    readonly value: number | string | null;
    readonly label: string;
}

export interface DataCell {
    readonly value: unknown;
    readonly label: string;
    readonly recordId?: string;
}

export interface Fact {
    readonly aggregates: readonly Aggregate[];
    readonly rows?: readonly { readonly dataCells: readonly DataCell[] }[];
}

export interface Grouping {
    /** `0_2` */
    readonly key: string;
    readonly label: string;
    readonly value: string | number | boolean | null;
    readonly groupings: readonly Grouping[];
}

export interface ColumnInfo {
    readonly label: string;
    readonly dataType: string;
}

export interface GroupingInfo {
    readonly name: string;
    /** `Week`, `MonthInYear`; `None` for days and for what is no date. */
    readonly dateGranularity: string;
}

export interface ReportFilterData {
    readonly column: string;
    readonly operator: string;
    readonly value: string;
    readonly filterType?: string;
}

export interface ReportChartData {
    readonly chartType: string;
    readonly groupings: readonly string[];
    readonly summaries: readonly string[];
    readonly title: string;
}

export interface ReportAnswer {
    readonly allData: boolean;
    readonly hasDetailRows: boolean;
    readonly factMap: Readonly<Record<string, Fact>>;
    readonly groupingsDown: { readonly groupings: readonly Grouping[] };
    readonly groupingsAcross: { readonly groupings: readonly Grouping[] };
    readonly reportMetadata: {
        readonly id: string;
        readonly name: string;
        readonly description: string;
        readonly reportFormat: 'TABULAR' | 'SUMMARY' | 'MATRIX';
        readonly reportType: { readonly type: string; readonly label: string };
        readonly detailColumns: readonly string[];
        readonly aggregates: readonly string[];
        readonly groupingsDown: readonly GroupingInfo[];
        readonly groupingsAcross: readonly GroupingInfo[];
        readonly reportFilters: readonly ReportFilterData[];
        readonly reportBooleanFilter: string | null;
        readonly crossFilters: readonly { readonly includesObject: boolean; readonly relatedEntity: string }[];
        readonly standardDateFilter: {
            readonly column: string;
            readonly durationValue: string;
            readonly startDate: string | null;
            readonly endDate: string | null;
        } | null;
        readonly scope: string;
        readonly hasDetailRows: boolean;
        readonly showGrandTotal: boolean;
        readonly showSubtotals: boolean;
        readonly topRows: { readonly rowLimit: number } | null;
        readonly chart: ReportChartData | null;
    };
    readonly reportExtendedMetadata: {
        readonly detailColumnInfo: Readonly<Record<string, ColumnInfo>>;
        readonly aggregateColumnInfo: Readonly<Record<string, ColumnInfo>>;
        readonly groupingColumnInfo: Readonly<Record<string, ColumnInfo>>;
    };
}

export interface DashboardComponentData {
    readonly id: string;
    readonly reportId: string | null;
    readonly reportName: string | null;
    readonly header: string;
    readonly title: string;
    readonly footer: string;
    readonly properties: {
        readonly visualizationType: string;
        readonly useReportChart: boolean;
        /** Where a click leads, instead of to the report. */
        readonly drillUrl: string | null;
        /** Whether a click on a group leads to the report filtered by it, or to all of the report. */
        readonly drillEnabled: boolean;
        readonly groupings: readonly string[];
        readonly aggregates: readonly string[];
        /** Of the dashboard's filters, in their order; blank for one that leaves the component as it is. */
        readonly filterColumns: readonly { readonly name: string }[];
        readonly visualizationProperties: {
            readonly metricLabel: string;
            readonly isFullNumber: boolean;
            readonly gauge: { readonly min: number; readonly max: number } | null;
            readonly breakPoints: readonly number[];
            readonly colors: readonly string[];
            readonly tableColumns: readonly string[];
            readonly maxRows: number | null;
            readonly sortByValue: 'Ascending' | 'Descending' | null;
        };
    };
}

export interface DashboardAnswer {
    readonly componentData: readonly {
        readonly componentId: string;
        readonly reportResult: ReportAnswer | null;
        readonly status: { readonly errorMessage: string | null; readonly refreshDate: string };
    }[];
    readonly dashboardMetadata: {
        readonly id: string;
        readonly name: string;
        readonly description: string;
        readonly folderName: string;
        readonly dashboardType: string;
        readonly runningUser: { readonly displayName: string };
        readonly filters: readonly {
            readonly name: string;
            readonly options: readonly { readonly id: string; readonly operation: string; readonly value: string }[];
            readonly selectedOption: string | null;
        }[];
        readonly components: readonly DashboardComponentData[];
        readonly layout: {
            readonly numColumns: number;
            readonly rowHeight: number;
            readonly components: readonly {
                readonly id: string;
                readonly row: number;
                readonly column: number;
                readonly rowspan: number;
                readonly colspan: number;
            }[];
        };
    };
}

/** A line of the lists of reports and of dashboards. */
export interface AnalyticsItem {
    readonly id: string;
    readonly name: string;
    readonly description: string;
    readonly folder: string;
    /** `Summary`, `Matrix`; of dashboards whose eyes they are seen with. */
    readonly kind: string;
}
