import { bandOf, daysBetween, isUnhealthy, renewsWithin } from 'c/success';
import { fill } from 'c/uiFormat';
import { labels } from 'c/portfolioLabels';
import type { PortfolioFormat } from './format.ts';
import type { Portfolio, RankedCustomer } from './portfolio.ts';

/** What the list is narrowed to. Empty: any. */
export interface Filters {
    /** `mine`, or empty for all that the viewer can see. */
    readonly customers: string;
    readonly csm: string;
    readonly segment: string;
    readonly edition: string;
    readonly stage: string;
    readonly health: string;
    readonly renewal: string;
    readonly search: string;
}

export type FilterName = keyof Filters;

export const NO_FILTERS: Filters = {
    customers: '',
    csm: '',
    segment: '',
    edition: '',
    stage: '',
    health: '',
    renewal: '',
    search: ''
};

/** Stands for a field without a value. */
export const NONE = '-';
/** Renewal windows in days. */
const WINDOWS = [30, 60, 90, 180];
const DEADLINE_PASSED = 'late';
const NAMES = Object.keys(NO_FILTERS) as FilterName[];
/** What Salesforce asks of parameters that are a component's own. */
const PREFIX = 'c__';

/** Reads the filters from the page's address. */
export function filtersOf(state: Readonly<Record<string, unknown>> | undefined): Filters {
    const read = (name: FilterName): string => {
        const value = state?.[PREFIX + name];
        return typeof value === 'string' ? value : '';
    };
    return Object.fromEntries(NAMES.map((name) => [name, read(name)])) as unknown as Filters;
}

/** The page's address with these filters; what is no filter stays. */
export function stateOf(
    filters: Filters,
    state: Readonly<Record<string, unknown>> | undefined
): Readonly<Record<string, unknown>> {
    const others = Object.entries(state ?? {}).filter(([key]) => !NAMES.some((name) => key === PREFIX + name));
    const own = NAMES.filter((name) => filters[name] !== '').map((name) => [PREFIX + name, filters[name]] as const);
    return Object.fromEntries([...others, ...own]);
}

export function hasFilters(filters: Filters): boolean {
    return NAMES.some((name) => filters[name] !== '');
}

export function areEqual(one: Filters, other: Filters): boolean {
    return NAMES.every((name) => one[name] === other[name]);
}

/** The customers that all filters let through, in the order of the portfolio. */
export function filtered(portfolio: Portfolio, filters: Filters): readonly RankedCustomer[] {
    const tests = testsOf(portfolio, filters);
    return tests.length === 0
        ? portfolio.customers
        : portfolio.customers.filter((customer) => tests.every((test) => test(customer)));
}

type Test = (customer: RankedCustomer) => boolean;

function testsOf(portfolio: Portfolio, filters: Filters): readonly Test[] {
    const is = (value: string | null | undefined, wanted: string): boolean => (value || NONE) === wanted;
    const words = filters.search.toLowerCase().split(/\s+/).filter(Boolean);
    const tests: readonly (readonly [boolean, Test])[] = [
        [filters.customers === 'mine', ({ row }) => row.isMine],
        [filters.csm !== '', ({ row }) => is(row.csmId, filters.csm)],
        [filters.segment !== '', ({ row }) => is(row.segment, filters.segment)],
        [filters.edition !== '', ({ row }) => is(row.edition, filters.edition)],
        [filters.stage !== '', ({ row }) => is(row.stage, filters.stage)],
        [filters.health !== '', (customer) => isInBand(portfolio, customer, filters.health)],
        [filters.renewal !== '', (customer) => isInWindow(portfolio, customer, filters.renewal)],
        [words.length > 0, ({ searchText }) => words.every((word) => searchText.includes(word))]
    ];
    return tests.flatMap(([isWanted, test]) => (isWanted ? [test] : []));
}

function isInBand({ model }: Portfolio, { facts }: RankedCustomer, wanted: string): boolean {
    if (wanted === 'unhealthy') return isUnhealthy(model, facts);
    return facts.score === null ? wanted === NONE : bandOf(model, facts.score).key === wanted;
}

function isInWindow({ asOf }: Portfolio, { facts }: RankedCustomer, wanted: string): boolean {
    if (wanted === NONE) return facts.renewsOn === null;
    if (wanted === DEADLINE_PASSED) return facts.decideBy !== null && daysBetween(asOf, facts.decideBy) < 0;
    return renewsWithin(facts.renewsOn, asOf, Number(wanted));
}

export interface FilterOption {
    readonly label: string;
    readonly value: string;
}

/** A field to filter by. */
export interface FilterField {
    readonly name: FilterName;
    readonly label: string;
    readonly value: string;
    readonly options: readonly FilterOption[];
}

type Choices = readonly {
    readonly name: FilterName;
    readonly label: string;
    readonly options: readonly FilterOption[];
}[];

/** What there is to choose from, by portfolio: the same lists for the same customers, so that the fields need not be drawn anew. */
const choices = new WeakMap<Portfolio, Choices>();

/** The fields above the list, with what occurs among all customers to choose from. */
export function filterFields(portfolio: Portfolio, filters: Filters, format: PortfolioFormat): readonly FilterField[] {
    const known = choices.get(portfolio) ?? choicesOf(portfolio, format);
    choices.set(portfolio, known);
    return known.map(({ name, label, options }) => {
        const value = filters[name];
        const isKnown = options.some((option) => option.value === value);
        // A link may name what occurs no more: it is shown as it is, so that it can be seen and taken away.
        return { name, label, value, options: isKnown ? options : [...options, { label: value, value }] };
    });
}

function choicesOf(portfolio: Portfolio, format: PortfolioFormat): Choices {
    const any = { label: labels.any, value: '' };
    const { segments, editions } = portfolio.model;
    return [
        {
            name: 'customers',
            label: labels.filterCustomers,
            options: [
                { label: labels.allCustomers, value: '' },
                { label: labels.mine, value: 'mine' }
            ]
        },
        { name: 'csm', label: labels.csm, options: [any, ...csmOptions(portfolio)] },
        {
            name: 'segment',
            label: labels.segment,
            options: [any, ...valuesOf(portfolio, ({ row }) => row.segment, segments)]
        },
        {
            name: 'edition',
            label: labels.edition,
            options: [any, ...valuesOf(portfolio, ({ row }) => row.edition, editions)]
        },
        {
            name: 'stage',
            label: labels.stage,
            options: [any, ...valuesOf(portfolio, ({ row }) => row.stage, stagesOf(portfolio))]
        },
        { name: 'health', label: labels.health, options: [any, ...healthOptions(portfolio)] },
        { name: 'renewal', label: labels.renewal, options: [any, ...renewalOptions(format)] }
    ];
}

function csmOptions({ customers }: Portfolio): readonly FilterOption[] {
    const names = new Map<string, string>();
    let hasNone = false;
    for (const { row } of customers) {
        if (row.csmId) names.set(row.csmId, row.csmName ?? labels.somebody);
        else hasNone = true;
    }
    const options = [...names].map(([value, label]) => ({ label, value }));
    options.sort((a, b) => a.label.localeCompare(b.label));
    return [...options, ...(hasNone ? [{ label: labels.noCsm, value: NONE }] : [])];
}

/** Values that occur: first those that the model knows, in its order, then others, then none. */
function valuesOf(
    { customers }: Portfolio,
    valueOf: (customer: RankedCustomer) => string | null | undefined,
    known: readonly string[]
): readonly FilterOption[] {
    const found = new Set(customers.map((customer) => valueOf(customer) || ''));
    const others = [...found].filter((value) => value !== '' && !known.includes(value)).toSorted();
    const values = [...known.filter((value) => found.has(value)), ...others];
    return [
        ...values.map((value) => ({ label: value, value })),
        ...(found.has('') ? [{ label: labels.notSet, value: NONE }] : [])
    ];
}

function stagesOf({ model }: Portfolio): readonly string[] {
    return model.journey?.stages.map(({ label }) => label) ?? [];
}

function healthOptions({ model }: Portfolio): readonly FilterOption[] {
    const { bands } = model.health;
    const unhealthy = bands.filter((band) => band.unhealthy === true);
    return [
        ...(unhealthy.length > 1 ? [{ label: labels.unhealthy, value: 'unhealthy' }] : []),
        ...bands.map(({ key, label }) => ({ label, value: key })),
        { label: labels.notEnoughData, value: NONE }
    ];
}

function renewalOptions(format: PortfolioFormat): readonly FilterOption[] {
    return [
        { label: labels.deadlinePast, value: DEADLINE_PASSED },
        ...WINDOWS.map((days) => ({ label: fill(labels.nextDays, format.number(days)), value: String(days) })),
        { label: labels.noRenewal, value: NONE }
    ];
}
