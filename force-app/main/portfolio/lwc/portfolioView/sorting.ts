import { fill } from 'c/uiFormat';
import { labels } from 'c/portfolioLabels';
import type { FilterOption } from './filters.ts';
import type { Portfolio, RankedCustomer } from './portfolio.ts';

/** What the list is sorted by in place of attention. */
export interface Sort {
    readonly key: string;
    readonly descending: boolean;
}

/** A heading of the list. */
export interface ColumnView {
    readonly key: string;
    readonly label: string;
    readonly className: string;
    readonly isSortable: boolean;
    /** Null: the list is sorted by another column. */
    readonly ariaSort: 'ascending' | 'descending' | null;
}

type Value = string | number | null | undefined;

interface Column {
    readonly key: string;
    readonly label: string;
    readonly className: string;
    /** Null: no order makes sense. */
    readonly valueOf: ((customer: RankedCustomer) => Value) | null;
    /** What people look for first is at the end: the highest amount, the most tasks. */
    readonly startsDescending?: boolean;
}

/** The column of the ranking, which the list comes back to. */
const RANK = 'attention';
/** `c__sort=arr`, `c__sort=-arr`. */
const PARAMETER = 'c__sort';
const DESCENDING = '-';
/** Keys of columns that are dimensions': these have keys of their own. */
const DIMENSION = 'dimension.';

function columnsIn({ dimensions }: Portfolio): readonly Column[] {
    return [
        { key: RANK, label: labels.attention, className: 'rank', valueOf: null },
        { key: 'customer', label: labels.customer, className: 'name', valueOf: ({ row }) => row.name },
        { key: 'health', label: labels.healthWeeks, className: 'health', valueOf: ({ facts }) => facts.score },
        { key: 'change', label: labels.weeks4, className: 'points', valueOf: ({ facts }) => facts.changeIn4Weeks },
        ...dimensions.map(({ key, label }) => ({
            key: `${DIMENSION}${key}`,
            label,
            className: 'dimension',
            valueOf: ({ facts }: RankedCustomer) => facts.dimensions[key]
        })),
        { key: 'arr', label: labels.arr, className: 'money', valueOf: ({ row }) => row.arr, startsDescending: true },
        { key: 'renewal', label: labels.renewal, className: 'renewal', valueOf: ({ facts }) => facts.renewsOn },
        { key: 'why', label: labels.whyHere, className: 'why', valueOf: null },
        {
            key: 'plays',
            label: labels.play,
            className: 'play',
            // Overdue ones weigh more than any number that only runs.
            valueOf: ({ row }) => (row.overduePlays ?? 0) * 1000 + (row.openPlays ?? 0),
            startsDescending: true
        }
    ];
}

/** Reads the order from the page's address. Null: by attention. */
export function sortOf(state: Readonly<Record<string, unknown>> | undefined): Sort | null {
    const value = state?.[PARAMETER];
    if (typeof value !== 'string' || value === '') return null;
    return value.startsWith(DESCENDING)
        ? { key: value.slice(DESCENDING.length), descending: true }
        : { key: value, descending: false };
}

/** The order as it stands in the address, and in the choice of narrow windows; empty: by attention. */
export function sortText(sort: Sort | null): string {
    return sort === null ? '' : `${sort.descending ? DESCENDING : ''}${sort.key}`;
}

/** The address with this order; what else it says stays. */
export function sortedState(
    sort: Sort | null,
    state: Readonly<Record<string, unknown>>
): Readonly<Record<string, unknown>> {
    const others = Object.entries(state).filter(([key]) => key !== PARAMETER);
    return Object.fromEntries(sort === null ? others : [...others, [PARAMETER, sortText(sort)]]);
}

/** After a press on a heading: by this column, then the other way round, then by attention again. */
export function nextSort(portfolio: Portfolio, sort: Sort | null, key: string): Sort | null {
    const column = columnsIn(portfolio).find((each) => each.key === key);
    if (!column?.valueOf) return null;
    const first = column.startsDescending === true;
    if (sort?.key !== key) return { key, descending: first };
    return sort.descending === first ? { key, descending: !first } : null;
}

/** Customers in this order; those without a value last either way, equal ones by attention. `customers`: by attention. */
export function sorted(
    portfolio: Portfolio,
    customers: readonly RankedCustomer[],
    sort: Sort | null
): readonly RankedCustomer[] {
    const valueOf = columnOf(portfolio, sort)?.valueOf;
    if (!valueOf) return customers;
    const all = customers.map((customer) => ({ customer, value: valueOf(customer) ?? null }));
    const known = all.filter(({ value }) => value !== null && value !== '');
    const blank = all.filter(({ value }) => value === null || value === '');
    const sign = sort?.descending === true ? -1 : 1;
    known.sort((a, b) => sign * compared(a.value, b.value));
    return [...known, ...blank].map(({ customer }) => customer);
}

/** Without options: browsers compare plain names much faster then. */
const collator = new Intl.Collator();

function compared(a: Value, b: Value): number {
    return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
}

function columnOf(portfolio: Portfolio, sort: Sort | null): Column | undefined {
    return sort === null ? undefined : columnsIn(portfolio).find(({ key, valueOf }) => key === sort.key && valueOf);
}

/** The headings of the list. */
export function columnsOf(portfolio: Portfolio, sort: Sort | null): readonly ColumnView[] {
    // An address may name what is no column: the list is by attention then.
    const current = columnOf(portfolio, sort)?.key ?? RANK;
    const direction = current !== RANK && sort?.descending === true ? 'descending' : 'ascending';
    return columnsIn(portfolio).map(({ key, label, className, valueOf }) => ({
        key,
        label,
        className,
        isSortable: key === RANK || valueOf !== null,
        ariaSort: key === current ? direction : null
    }));
}

/** "ARR"; null: by attention. */
export function sortedBy(portfolio: Portfolio, sort: Sort | null): string | null {
    return columnOf(portfolio, sort)?.label ?? null;
}

/** The orders to choose from where there is no room for headings. */
export function sortOptions(portfolio: Portfolio, sort: Sort | null): readonly FilterOption[] {
    const options = columnsIn(portfolio)
        .filter(({ valueOf }) => valueOf !== null)
        .map(({ key, label, startsDescending }) => ({
            label,
            value: sortText({ key, descending: startsDescending === true })
        }));
    const current = sortText(sort);
    const name = sortedBy(portfolio, sort);
    const isOffered = name === null || options.some(({ value }) => value === current);
    return [
        { label: labels.attention, value: '' },
        ...options,
        ...(isOffered ? [] : [{ label: fill(labels.sortReversed, name), value: current }])
    ];
}
