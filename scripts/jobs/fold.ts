import type {
    CalendarDate,
    FactValue,
    SalesforceSource,
    SourceFilter,
    ValueKind
} from '../../force-app/main/domain/lwc/success/success.ts';
import type { DayCalendar } from './calendar.ts';

/** A record as Bulk gives it: text by field, blank is ''. */
export type SourceRecord = Readonly<Record<string, string>>;

/** Gathers the records of one account into one value. `add` each record, then `result`. */
export interface Fold {
    add(record: SourceRecord): void;
    /** Null: the account has no such record and the source does not say what that is worth. */
    result(): FactValue | null;
}

export interface FoldContext {
    readonly calendar: DayCalendar;
    /** What the value is: `latest` of a category stays a word. */
    readonly valueKind: ValueKind;
    /** The value never grows stale, so it carries no date. */
    readonly live: boolean;
}

/** A new, empty fold of a source. */
export function newFold(source: SalesforceSource, context: FoldContext): Fold {
    const state: FoldState = { count: 0, sum: 0, numbers: 0, matching: 0, latest: null, latestId: '', latestText: '' };
    return {
        add: (record) => gather(state, source, record, context.calendar),
        result: () => conclude(state, source, context)
    };
}

interface FoldState {
    count: number;
    sum: number;
    /** Records whose value is a number. */
    numbers: number;
    matching: number;
    latest: CalendarDate | null;
    latestId: string;
    latestText: string;
}

function gather(state: FoldState, source: SalesforceSource, record: SourceRecord, calendar: DayCalendar): void {
    const text = source.value === undefined ? '' : (record[source.value] ?? '');
    // A record without a value says nothing about the latest value or the mean.
    if (text === '' && source.value !== undefined && source.fold !== 'count') return;
    state.count += 1;
    const number = Number(text);
    if (text !== '' && Number.isFinite(number)) {
        state.sum += number;
        state.numbers += 1;
    }
    if (source.fold === 'ratio' && (source.of ?? []).every((filter) => matches(filter, record))) state.matching += 1;
    noteDate(state, source, record, text, calendar);
}

function noteDate(
    state: FoldState,
    source: SalesforceSource,
    record: SourceRecord,
    text: string,
    calendar: DayCalendar
): void {
    const when = source.date === undefined ? '' : (record[source.date] ?? '');
    if (when === '') return;
    const day = calendar.dayOf(when);
    const id = `${when} ${record['Id'] ?? ''}`;
    if (state.latest !== null && id <= state.latestId) return;
    // Of two records of one moment the one with the higher id counts, whatever order they come in.
    state.latest = day;
    state.latestId = id;
    state.latestText = text;
}

function conclude(state: FoldState, source: SalesforceSource, context: FoldContext): FactValue | null {
    const value = foldedValue(state, source, context);
    if (value === null) return source.whenNone === undefined ? null : { value: source.whenNone, measuredOn: null };
    return { value, measuredOn: context.live ? null : state.latest };
}

function foldedValue(state: FoldState, source: SalesforceSource, context: FoldContext): number | string | null {
    if (source.fold === 'count') return state.count === 0 && source.whenNone !== undefined ? null : state.count;
    if (source.fold === 'sum') return state.numbers === 0 && source.whenNone !== undefined ? null : state.sum;
    if (state.count === 0) return null;
    if (source.fold === 'mean') return state.numbers === 0 ? null : state.sum / state.numbers;
    if (source.fold === 'ratio') return (100 * state.matching) / state.count;
    if (source.fold === 'daysSince') return state.latest;
    return context.valueKind === 'category' ? state.latestText : toNumber(state.latestText);
}

function toNumber(text: string): number | string {
    const number = Number(text);
    // Text where a number belongs is told as it is: the domain calls it invalid.
    return text !== '' && Number.isFinite(number) ? number : text;
}

/** Whether a record satisfies a filter, compared as SOQL does: text without regard to case, blank as null. */
export function matches({ field, op, value }: SourceFilter, record: SourceRecord): boolean {
    const text = record[field] ?? '';
    if (typeof value === 'object' && value !== null) return value.some((each) => compare(text, each) === 0);
    const order = compare(text, value);
    if (op === '=') return order === 0;
    if (op === '!=') return order !== 0;
    if (order === null || text === '') return false;
    if (op === '<') return order < 0;
    if (op === '<=') return order <= 0;
    if (op === '>') return order > 0;
    return op === '>=' && order >= 0;
}

/** Null: the two cannot be put in order. */
function compare(text: string, value: string | number | boolean | null): number | null {
    if (value === null) return text === '' ? 0 : null;
    if (text === '') return typeof value === 'string' && value === '' ? 0 : null;
    if (typeof value === 'number') {
        const number = Number(text);
        return Number.isFinite(number) ? number - value : null;
    }
    const left = text.toLowerCase();
    const right = String(value).toLowerCase();
    return left < right ? -1 : left > right ? 1 : 0;
}
