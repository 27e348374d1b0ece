import { byAttention, keyOfWord, rankAttention, RISK_CALL_WORDS, isCalendarDate } from 'c/success';
import type { Attention, Dimension, PortfolioCustomer, SuccessModel } from 'c/success';
import type { CustomerRow } from 'c/portfolioRecords';
import { activeModel } from 'c/uiActiveModel';

/** A customer with its place in the list. */
export interface RankedCustomer {
    readonly id: string;
    readonly row: CustomerRow;
    readonly facts: PortfolioCustomer;
    readonly attention: Attention;
    /** What a search looks at, in lower case. */
    readonly searchText: string;
}

/** All customers that were read, those that need attention first. */
export interface Portfolio {
    readonly model: SuccessModel;
    /** No model of the org could be read. */
    readonly usesDefaultModel: boolean;
    /** Of the model, those whose scores are stored and to be seen. */
    readonly dimensions: readonly Dimension[];
    readonly customers: readonly RankedCustomer[];
    /** By id of customer: 1 for the first. */
    readonly rankOf: ReadonlyMap<string, number>;
    readonly asOf: string;
}

/** Ranks the customers that were read. Pure. */
export function portfolioOf(
    rows: readonly CustomerRow[],
    modelDocument: string | null | undefined,
    asOf: string
): Portfolio {
    const { model, isDefault } = activeModel(modelDocument);
    const customers = rows.map((row) => rankedCustomer(model, row, asOf)).toSorted(byAttention);
    return {
        model,
        usesDefaultModel: isDefault,
        dimensions: model.health.dimensions.filter(({ field }) => isShown(rows, field)),
        customers,
        rankOf: new Map(customers.map(({ id }, index) => [id, index + 1])),
        asOf
    };
}

/** A model need not store the scores of a dimension, and a viewer need not see the field. */
function isShown(rows: readonly CustomerRow[], field: string | undefined): boolean {
    return field !== undefined && (rows.length === 0 || rows.some((row) => row.dimensionFields[field] !== undefined));
}

function rankedCustomer(model: SuccessModel, row: CustomerRow, asOf: string): RankedCustomer {
    const facts = factsOf(model, row);
    return {
        id: row.id,
        row,
        facts,
        attention: rankAttention(model, facts, asOf),
        searchText: `${row.name ?? ''} ${row.csmName ?? ''}`.toLowerCase()
    };
}

function factsOf(model: SuccessModel, row: CustomerRow): PortfolioCustomer {
    const dimensions: Record<string, number | null> = {};
    for (const { key, field } of model.health.dimensions) dimensions[key] = row.dimensionFields[field ?? ''] ?? null;
    return {
        id: row.id,
        score: row.score ?? null,
        changeIn1Week: row.changeIn1Week ?? null,
        changeIn4Weeks: row.changeIn4Weeks ?? null,
        dimensions,
        arr: row.arr,
        decideBy: isCalendarDate(row.decideBy) ? row.decideBy : null,
        renewsOn: isCalendarDate(row.renewsOn) ? row.renewsOn : null,
        healthCall: keyOfWord(RISK_CALL_WORDS, row.healthCall),
        csmCall: keyOfWord(RISK_CALL_WORDS, row.csmCall),
        callsDisagree: row.callsDisagree,
        overduePlays: row.overduePlays ?? 0,
        gapWeeks: row.gapWeeks ?? null
    };
}
