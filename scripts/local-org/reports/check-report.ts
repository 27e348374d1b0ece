/** Whether what a report names exists and goes together: the faults that a deployment of it finds. */
import { isLongText, isNumberType } from '../metadata/field.ts';
import type { OrgSchema } from '../metadata/schema.ts';
import { FormulaProblem } from '../rules/resolve.ts';
import { findReportColumn } from './columns.ts';
import type { Analytics, ReportColumn, ReportDefinition, ReportFilter, ReportTypeDefinition } from './contracts.ts';
import { findField } from './columns.ts';
import { readValues, ValueProblem } from './filter-values.ts';
import { compileSummaryFormula, GRAND_SUMMARY, SummaryFormulaProblem } from './formulas.ts';
import { isInterval } from './intervals.ts';
import { LogicProblem, parseLogic } from './logic.ts';
import { reportProblem } from './problem.ts';

type Objects = OrgSchema['objects'];

const GROUPING_LIMITS = { Tabular: [0, 0], Summary: [3, 0], Matrix: [2, 2] } as const;
const ROW_COUNT = 'RowCount';
const TEXT_OPERATORS: ReadonlySet<string> = new Set(['contains', 'notContain', 'startsWith']);
const MULTI_OPERATORS: ReadonlySet<string> = new Set(['includes', 'excludes']);

/** Throws MetadataError for the first fault. */
export function checkReport(report: ReportDefinition, analytics: Analytics, objects: Objects): void {
    new ReportCheck(report, analytics, objects).run();
}

class ReportCheck {
    readonly #report: ReportDefinition;
    readonly #type: ReportTypeDefinition;
    readonly #objects: Objects;

    constructor(report: ReportDefinition, { reportTypes, reportFolders }: Analytics, objects: Objects) {
        if (!reportFolders.has(report.folder)) {
            throw reportProblem(report.file, `Cannot find folder: ${report.folder}`, 'Add the folder');
        }
        const type = /__c$/.test(report.reportType)
            ? reportTypes.get(report.reportType.replace(/__c$/, ''))
            : undefined;
        if (type === undefined) {
            const known = [...reportTypes.keys()].map((name) => `${name}__c`).join(', ');
            throw reportProblem(
                report.file,
                `invalid report type: ${report.reportType}`,
                `The org has ${known || 'none'}`
            );
        }
        this.#report = report;
        this.#type = type;
        this.#objects = objects;
    }

    run(): void {
        this.#columns();
        this.#buckets();
        this.#groupings();
        this.#filters();
        this.#crossFilters();
        this.#timeFrame();
        this.#rest();
        this.#formulas();
        this.#chart();
    }

    #fail(problem: string): Error {
        return reportProblem(this.#report.file, problem);
    }

    #column(element: string, token: string): ReportColumn {
        const column = findReportColumn(this.#objects, this.#type, this.#report, token);
        if (column === null) throw this.#fail(`${element}-Invalid column name: ${token}`);
        return column;
    }

    #columns(): void {
        const seen = new Set<string>();
        for (const { column: token, summaries } of this.#report.columns) {
            const column = this.#column('columns', token);
            if (seen.has(token)) throw this.#fail(`columns-Duplicate column: ${token}`);
            seen.add(token);
            const wrong = summaries.find((type) => type !== 'Unique' && !isSummable(column, type));
            if (wrong !== undefined) throw this.#fail(`columns-${token} cannot be summarized by ${wrong}`);
        }
        if (seen.size === 0) throw this.#fail('Required field is missing: columns');
    }

    #buckets(): void {
        for (const bucket of this.#report.buckets) {
            if (!/^BucketField_\w+$/.test(bucket.name)) {
                throw this.#fail(`buckets-Invalid developer name: ${bucket.name} must begin with BucketField_`);
            }
            const column = this.#column('buckets', bucket.name);
            const isNumber = isNumberType(column.field.type);
            if (
                (bucket.type === 'number') !== isNumber ||
                (bucket.type === 'picklist') !== (column.field.type === 'picklist')
            ) {
                throw this.#fail(`buckets-${bucket.sourceColumn} is no ${bucket.type} field`);
            }
            if (bucket.values.length === 0) throw this.#fail(`buckets-${bucket.name} has no buckets`);
            const sources = bucket.values.flatMap((value) => value.sources);
            if (isNumber && sources.some(({ from, to }) => from === null && to === null)) {
                throw this.#fail(`buckets-${bucket.name} needs a range for each bucket`);
            }
            const names = sources.map(({ value }) => value).filter((value) => value !== null);
            if (!isNumber && new Set(names).size < names.length) {
                throw this.#fail(`buckets-${bucket.name} has a value in two buckets`);
            }
        }
    }

    #groupings(): void {
        const { format, groupingsDown, groupingsAcross } = this.#report;
        const [down, across] = GROUPING_LIMITS[format];
        if (groupingsDown.length > down || groupingsAcross.length > across) {
            throw this.#fail(`A ${format.toLowerCase()} report cannot have that many groupings`);
        }
        if ((down > 0 && groupingsDown.length === 0) || (across > 0 && groupingsAcross.length === 0)) {
            throw this.#fail(
                `A ${format.toLowerCase()} report needs a grouping${across > 0 ? ' down and across' : ''}`
            );
        }
        const seen = new Set<string>();
        for (const grouping of [...groupingsDown, ...groupingsAcross]) {
            const { field } = this.#column('groupings', grouping.column);
            if (isLongText(field)) throw this.#fail(`groupings-Long text cannot be grouped: ${grouping.column}`);
            if (seen.has(grouping.column)) throw this.#fail(`groupings-Duplicate grouping: ${grouping.column}`);
            seen.add(grouping.column);
            const { sortBy } = grouping;
            if (sortBy !== null && !this.#hasSummary(sortBy.column, sortBy.type)) {
                throw this.#fail(`groupings-Invalid sortByName: ${sortBy.column}`);
            }
        }
    }

    #filters(): void {
        const { filters, booleanFilter } = this.#report;
        for (const filter of filters) {
            const column = this.#column('filter', filter.column);
            if (filter.columnToColumn) {
                const other = this.#column('filter', filter.value);
                if (other.field.type !== column.field.type) {
                    throw this.#fail(`filter-${filter.column} cannot be compared with ${filter.value}`);
                }
            } else {
                this.#filter(filter, column);
            }
        }
        try {
            if (booleanFilter !== null) parseLogic(booleanFilter, filters.length);
        } catch (error) {
            if (error instanceof LogicProblem) throw this.#fail(error.message);
            throw error;
        }
    }

    #filter(filter: ReportFilter, { field, bucket }: Pick<ReportColumn, 'field' | 'bucket'>): void {
        const { operator, column } = filter;
        const isText = !isNumberType(field.type) && !['date', 'datetime', 'boolean'].includes(field.type);
        const isWrong =
            isLongText(field) ||
            (TEXT_OPERATORS.has(operator) && (!isText || bucket !== null)) ||
            MULTI_OPERATORS.has(operator) !== (field.type === 'multipicklist') ||
            (bucket !== null && operator !== 'equals' && operator !== 'notEqual');
        if (isWrong) throw this.#fail(`filter-Invalid operator ${operator} for ${column}`);
        try {
            if (bucket === null) readValues(field, filter.value);
        } catch (error) {
            if (error instanceof ValueProblem) throw this.#fail(`filter-Invalid value for ${column}: ${error.message}`);
            throw error;
        }
    }

    #crossFilters(): void {
        for (const cross of this.#report.crossFilters) {
            const primary = this.#column('crossFilters', cross.primaryColumn);
            const related = this.#objects.get(cross.relatedTable.toLowerCase());
            const joined = related === undefined ? null : findField(this.#objects, related.name, cross.relatedColumn);
            if (related === undefined) throw this.#fail(`crossFilters-Invalid related table: ${cross.relatedTable}`);
            const fits = joined?.field.reference?.to.includes(primary.object.name) ?? false;
            if (primary.field.name !== 'Id' || joined === null || joined.lookups.length > 0 || !fits) {
                throw this.#fail(`crossFilters-Invalid related table join column: ${cross.relatedColumn}`);
            }
            for (const filter of cross.filters) {
                const found = findField(this.#objects, related.name, filter.column);
                if (found === null || filter.columnToColumn) {
                    throw this.#fail(`crossFilters-Invalid column name: ${filter.column}`);
                }
                this.#filter(filter, { field: found.field, bucket: null });
            }
        }
    }

    #timeFrame(): void {
        const { timeFrame } = this.#report;
        if (timeFrame === null) return;
        const { field } = this.#column('timeFrameFilter', timeFrame.column);
        if (field.type !== 'date' && field.type !== 'datetime') {
            throw this.#fail(`timeFrameFilter-${timeFrame.column} is no date`);
        }
        if (!isInterval(timeFrame.interval)) {
            throw this.#fail(`timeFrameFilter-${timeFrame.interval} is not known; the local org has no fiscal year`);
        }
    }

    #rest(): void {
        const { scope, rowLimit, sort, format } = this.#report;
        const base = this.#objects.get((this.#type.tables[0]?.object ?? '').toLowerCase());
        if (scope === 'user' && base?.fields.has('ownerid') !== true) {
            throw this.#fail(`Invalid scope: ${base?.label ?? ''} has no owner`);
        }
        if (sort !== null) this.#column('sortColumn', sort.column);
        if (rowLimit === null) return;
        if (format !== 'Tabular' || sort === null || rowLimit < 1 || !Number.isInteger(rowLimit)) {
            throw this.#fail('rowLimit is for tabular reports that are sorted, and at least 1');
        }
    }

    #formulas(): void {
        const { formulas, groupingsDown, groupingsAcross, format } = this.#report;
        const groupings = [...groupingsDown, ...groupingsAcross].map((each) => each.column);
        if (formulas.length > 0 && format === 'Tabular') {
            throw this.#fail('Custom summary formulas are for summary, matrix and joined reports');
        }
        for (const formula of formulas) {
            if (formula.level !== null && formula.level !== GRAND_SUMMARY && !groupings.includes(formula.level)) {
                throw this.#fail(`aggregates-Invalid downGroupingContext: ${formula.level}`);
            }
            try {
                compileSummaryFormula({ objects: this.#objects }, this.#type, formula, groupings);
            } catch (error) {
                if (!(error instanceof SummaryFormulaProblem || error instanceof FormulaProblem)) throw error;
                throw this.#fail(`aggregates-Invalid formula ${formula.name}: ${error.message}`);
            }
        }
    }

    #chart(): void {
        const { chart, format, groupingsDown, groupingsAcross } = this.#report;
        if (chart === null) return;
        if (format === 'Tabular') throw this.#fail('chart-A tabular report has no groupings to chart');
        const grouped = [...groupingsDown, ...groupingsAcross].map((each) => each.column);
        const wrong = chart.groupings.find((column) => !grouped.includes(column));
        if (wrong !== undefined || chart.groupings.length === 0) {
            throw this.#fail(`chart-Invalid groupingColumn: ${wrong ?? ''}`);
        }
        const summary = chart.summaries.find(({ column, type }) => !this.#hasSummary(column, type));
        if (summary !== undefined || chart.summaries.length === 0) {
            throw this.#fail(`chart-Invalid chartSummaries: ${summary?.column ?? ''}`);
        }
    }

    #hasSummary(column: string, type: string | null): boolean {
        return hasSummary(this.#report, column, type);
    }
}

/** Whether a report has this summary: the number of rows, a formula, a summary of one of its columns. */
export function hasSummary(report: ReportDefinition, column: string, type: string | null): boolean {
    if (column === ROW_COUNT) return true;
    if (report.formulas.some((formula) => formula.name === column)) return true;
    const own = report.columns.find((each) => each.column === column);
    return own?.summaries.some((each) => each === (type ?? 'Sum')) ?? false;
}

function isSummable({ field, bucket }: ReportColumn, type: string): boolean {
    if (bucket !== null) return false;
    const isDate = field.type === 'date' || field.type === 'datetime';
    return isNumberType(field.type) || (isDate && (type === 'Maximum' || type === 'Minimum'));
}
