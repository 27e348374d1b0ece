/** Report types, reports and dashboards as metadata defines them, and what running one gives. */
import type { FieldFilter } from '../metadata/filters.ts';
import type { FieldDefinition, ObjectDefinition, Share } from '../metadata/schema.ts';

/** An object of a custom report type: the base, or a child joined to the table before it. */
export interface ReportTable {
    /** From the base object: `Account`, `Account.Contacts`. */
    readonly path: string;
    readonly object: string;
    /** Of a child: the reference field that points at the table before it. */
    readonly via: string | null;
    /** "With or without": rows of the table before it stay when they have none. */
    readonly outer: boolean;
}

export interface ReportTypeColumn {
    /** Path of the table. */
    readonly table: string;
    /** As in metadata: `Name`, `Owner.Name`, `Manager__c.Name`. */
    readonly field: string;
    readonly label: string | null;
}

export interface ReportTypeDefinition {
    readonly name: string;
    readonly label: string;
    readonly description: string;
    /** In development it is not: only administrators may run reports of it. */
    readonly deployed: boolean;
    /** The base first, each joined to the one before. */
    readonly tables: readonly ReportTable[];
    readonly columns: readonly ReportTypeColumn[];
    /** Path of the metadata file. */
    readonly file: string;
}

export const REPORT_FORMATS = ['Tabular', 'Summary', 'Matrix'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export const SUMMARY_TYPES = ['Sum', 'Average', 'Maximum', 'Minimum', 'Unique'] as const;
export type SummaryType = (typeof SUMMARY_TYPES)[number];

export const DATE_GRANULARITIES = ['Day', 'Week', 'Month', 'Quarter', 'Year', 'MonthInYear', 'DayInMonth'] as const;
export type DateGranularity = (typeof DATE_GRANULARITIES)[number];

export type FilterOperator = FieldFilter['operation'];

export interface ReportFilter {
    readonly column: string;
    readonly operator: FilterOperator;
    /** As typed: several values with commas between them. The other column of `columnToColumn`. */
    readonly value: string;
    readonly columnToColumn: boolean;
}

export interface ReportCrossFilter {
    readonly without: boolean;
    readonly primaryColumn: string;
    readonly relatedTable: string;
    readonly relatedColumn: string;
    /** On fields of the related object, all of them to hold. */
    readonly filters: readonly ReportFilter[];
}

export interface ReportBucket {
    readonly name: string;
    readonly label: string;
    readonly type: 'text' | 'number' | 'picklist';
    readonly sourceColumn: string;
    readonly values: readonly {
        readonly label: string;
        readonly sources: readonly {
            readonly value: string | null;
            /** Above this, and up to that. */
            readonly from: number | null;
            readonly to: number | null;
        }[];
    }[];
    /** Null: what is in no bucket keeps its own value. */
    readonly otherLabel: string | null;
    readonly blankAsZero: boolean;
}

export interface ReportGrouping {
    readonly column: string;
    readonly granularity: DateGranularity;
    readonly descending: boolean;
    /** Groups in the order of one of their summaries, instead of their own. */
    readonly sortBy: { readonly column: string; readonly type: SummaryType | null } | null;
}

/** A custom summary formula. */
export interface ReportFormula {
    readonly name: string;
    readonly label: string;
    readonly source: string;
    readonly datatype: 'number' | 'percent' | 'currency';
    readonly scale: number;
    /** Null: at every level. */
    readonly level: string | null;
}

export interface ChartSummary {
    /** Null for the number of rows and for formulas. */
    readonly type: SummaryType | null;
    readonly column: string;
}

export interface ReportChart {
    readonly type: string;
    readonly title: string;
    readonly groupings: readonly string[];
    readonly summaries: readonly ChartSummary[];
    readonly atTop: boolean;
}

export interface ReportDefinition {
    readonly id: string;
    /** `Folder/Name`. */
    readonly fullName: string;
    readonly folder: string;
    readonly developerName: string;
    readonly name: string;
    readonly description: string;
    readonly reportType: string;
    readonly format: ReportFormat;
    readonly columns: readonly { readonly column: string; readonly summaries: readonly SummaryType[] }[];
    readonly groupingsDown: readonly ReportGrouping[];
    readonly groupingsAcross: readonly ReportGrouping[];
    readonly filters: readonly ReportFilter[];
    /** `1 AND (2 OR 3)`; null: all. */
    readonly booleanFilter: string | null;
    readonly crossFilters: readonly ReportCrossFilter[];
    readonly buckets: readonly ReportBucket[];
    readonly formulas: readonly ReportFormula[];
    readonly timeFrame: {
        readonly column: string;
        readonly interval: string;
        /** `YYYY-MM-DD`, of a custom interval. */
        readonly start: string | null;
        readonly end: string | null;
    } | null;
    readonly scope: 'organization' | 'user';
    readonly rowLimit: number | null;
    readonly sort: { readonly column: string; readonly descending: boolean } | null;
    readonly showDetails: boolean;
    readonly showGrandTotal: boolean;
    readonly showSubtotals: boolean;
    readonly chart: ReportChart | null;
    readonly file: string;
}

/** A folder of reports or of dashboards. */
export interface AnalyticsFolder {
    readonly id: string;
    readonly developerName: string;
    readonly name: string;
    /** Who sees it, beside those who see every folder. */
    readonly shares: readonly Share[];
    readonly file: string;
}

export interface DashboardComponent {
    readonly type: string;
    readonly header: string;
    readonly title: string;
    readonly footer: string;
    /** `Folder/Name`; null for texts. */
    readonly report: string | null;
    readonly groupings: readonly string[];
    readonly summaries: readonly ChartSummary[];
    /** Of a table. */
    readonly columns: readonly string[];
    readonly useReportChart: boolean;
    /** Whether a click on a group leads to the report filtered by it, or to all of the report. */
    readonly drillEnabled: boolean;
    /** Where a click leads, instead of to the report. */
    readonly drillUrl: string | null;
    /** Columns that the dashboard's filters are for, in their order; filters without one leave the component as it is. */
    readonly filterColumns: readonly string[];
    readonly metricLabel: string;
    /** Whether a figure is shown whole, or as short as `$3.2M`. */
    readonly isFullNumber: boolean;
    readonly gauge: { readonly min: number; readonly max: number } | null;
    /** Below the first the low colour, above the second the high one. */
    readonly breakpoints: readonly number[];
    readonly colors: readonly string[];
    readonly maxValues: number | null;
    readonly sortByValue: 'Ascending' | 'Descending' | null;
    readonly row: number;
    readonly column: number;
    readonly rowSpan: number;
    readonly columnSpan: number;
}

export interface DashboardFilter {
    readonly name: string;
    readonly options: readonly { readonly operator: string; readonly values: readonly string[] }[];
}

export interface DashboardDefinition {
    readonly id: string;
    readonly fullName: string;
    readonly folder: string;
    readonly developerName: string;
    readonly title: string;
    readonly description: string;
    /** Whose eyes it is seen with: those of whoever looks, or of one user. */
    readonly type: 'LoggedInUser' | 'SpecifiedUser';
    readonly runningUser: string | null;
    readonly filters: readonly DashboardFilter[];
    readonly columns: number;
    readonly rowHeight: number;
    readonly components: readonly DashboardComponent[];
    readonly file: string;
}

/** All of it that an org has. Reports and dashboards by `Folder/Name`, the others by name. */
export interface Analytics {
    readonly reportTypes: ReadonlyMap<string, ReportTypeDefinition>;
    readonly reportFolders: ReadonlyMap<string, AnalyticsFolder>;
    readonly reports: ReadonlyMap<string, ReportDefinition>;
    readonly dashboardFolders: ReadonlyMap<string, AnalyticsFolder>;
    readonly dashboards: ReadonlyMap<string, DashboardDefinition>;
}

/** A column of a report, found in the schema. */
export interface ReportColumn {
    /** `Account.Contacts$Owner.Name` */
    readonly token: string;
    readonly label: string;
    /** Which of the report type's tables. */
    readonly table: number;
    /** Reference fields from the table to the object of the field. */
    readonly lookups: readonly FieldDefinition[];
    readonly object: ObjectDefinition;
    readonly field: FieldDefinition;
    /** Groups values of the field. */
    readonly bucket: ReportBucket | null;
}

export type CellValue = string | number | boolean | null;

export interface Cell {
    /** The id, where the cell names a record. */
    readonly value: CellValue;
    readonly label: string;
    readonly recordId: string | null;
}

/** A column of summaries: a summary of a column, the number of rows, or a formula. */
export interface SummaryColumn {
    /** `s!Account$Amount`, `RowCount`, `FORMULA1`. */
    readonly key: string;
    readonly label: string;
    readonly type: SummaryType | 'RowCount' | 'Formula';
    readonly column: ReportColumn | null;
    readonly datatype: 'int' | 'double' | 'currency' | 'percent' | 'date' | 'datetime';
    readonly scale: number;
}

export interface Group {
    /** `0_2` */
    readonly key: string;
    readonly label: string;
    readonly value: CellValue;
    readonly recordId: string | null;
    readonly children: readonly Group[];
}

export interface Fact {
    /** In the order of the summary columns; null where there is nothing to say. */
    readonly summaries: readonly (number | string | null)[];
    readonly rows: readonly (readonly Cell[])[];
}

export interface ReportResult {
    readonly report: ReportDefinition;
    readonly type: ReportTypeDefinition;
    readonly columns: readonly ReportColumn[];
    readonly groupingsDown: readonly { readonly grouping: ReportGrouping; readonly column: ReportColumn }[];
    readonly groupingsAcross: readonly { readonly grouping: ReportGrouping; readonly column: ReportColumn }[];
    readonly summaries: readonly SummaryColumn[];
    readonly down: readonly Group[];
    readonly across: readonly Group[];
    /** By `T!T`, `0!T`, `0_1!2`. */
    readonly facts: ReadonlyMap<string, Fact>;
    /** False when there are more detail rows than one answer holds. */
    readonly allData: boolean;
    readonly hasDetails: boolean;
}
