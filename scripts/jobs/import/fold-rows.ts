import { addDays } from '../../../force-app/main/domain/lwc/success/success.ts';
import type { CalendarDate } from '../../../force-app/main/domain/lwc/success/success.ts';
import { dayIn, isActive, satisfies } from './conditions.ts';
import type { DateReader } from './dates.ts';
import type { FoldMapping } from './mapping.ts';
import { BadRow, numberOf } from './values.ts';

export interface FoldedValue {
    readonly value: number | string;
    /** The day the value was true: of the latest row for a mean, a share or the latest value, else the as-of day. */
    readonly measuredOn: CalendarDate;
}

/** Gathers rows of a file into one value an account. */
export class RowFold {
    readonly mapping: FoldMapping;
    readonly #asOf: CalendarDate;
    readonly #dates: DateReader;
    readonly #accounts = new Map<string, State>();

    constructor(mapping: FoldMapping, asOf: CalendarDate, dates: DateReader) {
        this.mapping = mapping;
        this.#asOf = asOf;
        this.#dates = dates;
    }

    /** What is wrong with the row, else null. Rows that do not count are not wrong. */
    add(account: string, values: Readonly<Record<string, string>>): string | null {
        try {
            this.#add(account, values);
            return null;
        } catch (error) {
            if (error instanceof BadRow) return error.message;
            throw error;
        }
    }

    #add(account: string, values: Readonly<Record<string, string>>): void {
        const { mapping } = this;
        if (!satisfies(mapping.where, values)) return;
        if (mapping.activeBetween !== undefined && !isActive(mapping.activeBetween, values, this.#asOf, this.#dates))
            return;
        const day = mapping.date === undefined ? null : dayIn(mapping.date, values, this.#dates);
        if (mapping.date !== undefined && day === null)
            throw new BadRow(`${mapping.date} is blank: the row has no date`);
        const window = this.#window(day);
        if (window === null) return;
        const text = mapping.column === undefined ? '' : (values[mapping.column] ?? '');
        if (mapping.column !== undefined && text === '') return;
        const number = numberOf(text);
        if (NUMERIC.has(mapping.fold) && number === null)
            throw new BadRow(`${mapping.column ?? ''} "${text}" is not a number`);
        const matches = satisfies(mapping.of, values);
        gather(this.#state(account), { mapping, text, number: number ?? 0, day, window, matches });
    }

    /** Null: the account has no such rows, or too few. */
    result(account: string): FoldedValue | null {
        const state = this.#accounts.get(account);
        const value = state === undefined ? null : conclude(state, this.mapping);
        if (value === null)
            return this.mapping.whenNone === undefined
                ? null
                : { value: this.mapping.whenNone, measuredOn: this.#asOf };
        const ofLatest = ['mean', 'latest', 'ratio'].includes(this.mapping.fold);
        return { value, measuredOn: (ofLatest ? state?.latest : null) ?? this.#asOf };
    }

    /** 0: the window; 1: the one before it, which `change` compares with; null: neither. */
    #window(day: CalendarDate | null): 0 | 1 | null {
        if (day === null) return 0;
        if (day > this.#asOf) return null;
        const { windowDays, fold } = this.mapping;
        if (windowDays === undefined || day > addDays(this.#asOf, -windowDays)) return 0;
        return fold === 'change' && day > addDays(this.#asOf, -2 * windowDays) ? 1 : null;
    }

    #state(account: string): State {
        let state = this.#accounts.get(account);
        if (state === undefined) {
            state = { rows: [0, 0], sums: [0, 0], matching: 0, latest: null, latestText: '', distinct: null };
            this.#accounts.set(account, state);
        }
        return state;
    }
}

const NUMERIC = new Set<FoldMapping['fold']>(['sum', 'mean', 'change']);

interface State {
    /** In the window, and in the one before it. */
    readonly rows: [number, number];
    readonly sums: [number, number];
    matching: number;
    latest: CalendarDate | null;
    latestText: string;
    distinct: Set<string> | null;
}

interface Entry {
    readonly mapping: FoldMapping;
    readonly text: string;
    readonly number: number;
    readonly day: CalendarDate | null;
    readonly window: 0 | 1;
    readonly matches: boolean;
}

function gather(state: State, { mapping, text, number, day, window, matches }: Entry): void {
    state.rows[window] += 1;
    if (NUMERIC.has(mapping.fold)) state.sums[window] += number;
    if (matches) state.matching += 1;
    if (mapping.fold === 'distinct') (state.distinct ??= new Set()).add(text);
    // Of two rows of one day the greater value counts, whatever their order in the file.
    if (
        day !== null &&
        (state.latest === null || day > state.latest || (day === state.latest && text > state.latestText))
    ) {
        state.latest = day;
        state.latestText = text;
    }
}

function conclude(state: State, { fold, atLeastRows = 1 }: FoldMapping): number | string | null {
    const [rows, rowsBefore] = state.rows;
    const [sum, sumBefore] = state.sums;
    if (fold === 'change')
        return rowsBefore < atLeastRows || sumBefore === 0 ? null : (100 * (sum - sumBefore)) / sumBefore;
    if (rows < atLeastRows) return null;
    if (fold === 'count') return rows;
    if (fold === 'sum') return sum;
    if (fold === 'mean') return sum / rows;
    if (fold === 'ratio') return (100 * state.matching) / rows;
    if (fold === 'distinct') return state.distinct?.size ?? 0;
    if (fold === 'latestDate') return state.latest;
    const number = Number(state.latestText);
    return state.latestText !== '' && Number.isFinite(number) ? number : state.latestText;
}
