/** Custom summary formulas: summaries of a group, put together by a formula. */
import { defineField, isNumberType } from '../metadata/field.ts';
import type { ObjectDefinition, OrgSchema } from '../metadata/schema.ts';
import { compileFormula } from '../rules/formula.ts';
import type { ReportFormula, ReportTypeDefinition, SummaryType } from './contracts.ts';
import { findColumn } from './columns.ts';

/** What a formula reads of a group: a summary of a column; the number of rows where `column` is null. */
export interface FormulaInputRef {
    readonly column: string | null;
    readonly type: SummaryType | null;
    /** Of the group of this grouping above; `GRAND_SUMMARY`: of all rows; null: of the group itself. */
    readonly level: string | null;
}

export interface CompiledSummaryFormula {
    readonly formula: ReportFormula;
    readonly inputs: readonly FormulaInputRef[];
    /** Null where there is nothing to say, as after a division by zero. A percentage as 34 for 34%. */
    evaluate(values: readonly (number | null)[]): number | null;
}

/** A formula that cannot be kept to, in words. */
export class SummaryFormulaProblem extends Error {}

export const GRAND_SUMMARY = 'GRAND_SUMMARY';
const SUMMARIES: Readonly<Record<string, SummaryType>> = {
    SUM: 'Sum',
    AVG: 'Average',
    MIN: 'Minimum',
    MAX: 'Maximum',
    UNIQUE: 'Unique'
};
const REFERENCE = String.raw`RowCount\b|[A-Za-z][\w.]*:[A-Z]+`;
const TOKENS = new RegExp(
    String.raw`"(?:[^"\\]|\\.)*"|PREVGROUPVAL|PARENTGROUPVAL\s*\(\s*(${REFERENCE})\s*,\s*([\w.]+)\s*\)|(${REFERENCE})`,
    'g'
);
const MAX_SCALE = 18;

/**
 * Compiles a formula against the columns of a report type.
 * @param groupings Columns that the report is grouped by.
 * @throws SummaryFormulaProblem, FormulaProblem
 */
export function compileSummaryFormula(
    schema: Pick<OrgSchema, 'objects'>,
    type: ReportTypeDefinition,
    formula: ReportFormula,
    groupings: readonly string[]
): CompiledSummaryFormula {
    const inputs: FormulaInputRef[] = [];
    const source = formula.source.replace(
        TOKENS,
        (token: string, inParent?: string, level?: string, plain?: string) => {
            if (token.startsWith('"')) return token;
            const reference = inParent ?? plain;
            if (reference === undefined) throw new SummaryFormulaProblem(`${token} is not supported by the local org`);
            const ref = readReference(schema, type, reference);
            inputs.push({ ...ref, level: level === undefined ? null : readLevel(level, groupings) });
            return `in${String(inputs.length - 1)}`;
        }
    );
    const compiled = compileFormula(schema as OrgSchema, inputObject(inputs.length), source, {
        use: 'field',
        blankAsZero: false,
        result: { type: 'double', scale: MAX_SCALE, length: 0 }
    });
    const order = compiled.inputs.map((input) => ('field' in input ? Number(input.field.name.slice(2)) : -1));
    if (order.includes(-1)) throw new SummaryFormulaProblem('A summary formula has no clock and no user');
    const factor = formula.datatype === 'percent' ? 100 : 1;
    return {
        formula,
        inputs,
        evaluate(values) {
            const result = compiled.constant ?? compiled.evaluate(order.map((index) => values[index] ?? null));
            return typeof result === 'number' ? Number((result * factor).toFixed(formula.scale)) : null;
        }
    };
}

function readReference(
    schema: Pick<OrgSchema, 'objects'>,
    type: ReportTypeDefinition,
    reference: string
): Omit<FormulaInputRef, 'level'> {
    if (reference === 'RowCount') return { column: null, type: null };
    const [path = '', summary = ''] = reference.split(':');
    const own = type.columns.find(({ table, field }) => `${table}.${field}` === path);
    const column = own === undefined ? null : findColumn(schema.objects, type, `${own.table}$${own.field}`);
    const kind = SUMMARIES[summary];
    if (column === null) throw new SummaryFormulaProblem(`Field ${path} does not exist. Check spelling`);
    if (kind === undefined || (kind !== 'Unique' && !isNumberType(column.field.type))) {
        throw new SummaryFormulaProblem(`Field ${path} cannot be summarized by ${summary}`);
    }
    return { column: column.token, type: kind };
}

function readLevel(level: string, groupings: readonly string[]): string {
    if (level === GRAND_SUMMARY) return level;
    const grouping = groupings.find((token) => token === level || token.replace('$', '.') === level);
    if (grouping === undefined) throw new SummaryFormulaProblem(`The report is not grouped by ${level}`);
    return grouping;
}

/** An object with a number for each input: what the compiler of formulas reads its names from. */
function inputObject(count: number): ObjectDefinition {
    const fields = Array.from({ length: count }, (_, index) => {
        const name = `in${String(index)}`;
        return [
            name,
            defineField({ name, label: name, type: 'double', precision: MAX_SCALE, scale: MAX_SCALE })
        ] as const;
    });
    return {
        name: 'Report',
        label: 'Report',
        pluralLabel: 'Reports',
        keyPrefix: '',
        custom: false,
        fields: new Map(fields),
        nameField: '',
        validationRules: [],
        recordTypes: [],
        sharing: 'Private',
        compactLayout: [],
        listViews: [],
        createable: false,
        updateable: false,
        deletable: false,
        activitiesEnabled: false,
        sharedThrough: []
    };
}
