import { addMonths, dateOfDay, requiredDay } from './calendar.ts';
import { dayOrNull } from './dateFaults.ts';
import { contractsOf } from './kpiContracts.ts';
import type { Contracts } from './kpiContracts.ts';
import type { KpiCustomer, KpiOnboarding, KpiSnapshot, KpiSurvey } from './kpiFacts.ts';
import type { KpisModel } from './kpiModel.ts';

/** A customer's facts by day number, looked up once for all periods. */

export interface Dated<Item> {
    readonly day: number;
    readonly item: Item;
}

export interface OnboardingDays {
    readonly started: number;
    /** Last day on which it is in time. */
    readonly due: number;
    readonly completed: number | null;
    readonly isUndated: boolean;
    readonly firstValue: number | null;
}

export interface CountedCustomer {
    /** Null: nobody knows since when it is a customer. */
    readonly contracts: Contracts | null;
    readonly onboardings: readonly OnboardingDays[];
    /** Each list by day, earliest first. */
    readonly snapshots: readonly Dated<KpiSnapshot>[];
    readonly surveys: readonly Dated<KpiSurvey>[];
    /** Hours from opened to closed. */
    readonly tickets: readonly Dated<number>[];
    readonly interactions: readonly Dated<'email' | 'webinar' | 'content'>[];
    /** Annual value added; null: not known. */
    readonly deals: readonly Dated<number | null>[];
}

/** What is dated by no calendar day is not counted. */
export function countedCustomer(facts: KpiCustomer, { onboardingMonths }: KpisModel): CountedCustomer {
    return {
        contracts: contractsOf(facts),
        onboardings: facts.onboardings.flatMap((each) => onboardingDays(each, onboardingMonths)),
        snapshots: byDay(
            facts.snapshots,
            ({ on }) => on,
            (item) => item
        ),
        surveys: byDay(
            facts.surveys,
            ({ on }) => on,
            (item) => item
        ),
        tickets: byDay(
            facts.tickets,
            ({ closedOn }) => closedOn,
            ({ hours }) => hours
        ),
        interactions: byDay(
            facts.interactions,
            ({ on }) => on,
            ({ kind }) => kind
        ),
        deals: byDay(
            facts.deals,
            ({ on }) => on,
            ({ amount }) => amount
        )
    };
}

function onboardingDays(
    { startedOn, completedOn, isUndated, firstValueOn }: KpiOnboarding,
    months: number
): readonly OnboardingDays[] {
    const started = dayOrNull(startedOn);
    if (started === null) return [];
    return [
        {
            started,
            due: requiredDay(addMonths(dateOfDay(started), months)) - 1,
            completed: dayOrNull(completedOn),
            isUndated,
            firstValue: dayOrNull(firstValueOn)
        }
    ];
}

function byDay<Fact, Item>(
    facts: readonly Fact[],
    dateOf: (fact: Fact) => string,
    itemOf: (fact: Fact) => Item
): readonly Dated<Item>[] {
    const dated: Dated<Item>[] = [];
    let isSorted = true;
    for (const fact of facts) {
        const day = dayOrNull(dateOf(fact));
        if (day === null) continue;
        if (dated.length > 0 && dated[dated.length - 1]!.day > day) isSorted = false;
        dated.push({ day, item: itemOf(fact) });
    }
    return isSorted ? dated : dated.sort((a, b) => a.day - b.day);
}

/** Index of the first that is on a day or after it. */
export function firstFrom(dated: readonly { readonly day: number }[], day: number): number {
    let low = 0;
    let high = dated.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (dated[middle]!.day < day) low = middle + 1;
        else high = middle;
    }
    return low;
}

/** The last of the days from `from` to `to`; null: there is none. */
export function lastWithin<Item>(dated: readonly Dated<Item>[], from: number, to: number): Dated<Item> | null {
    const last = dated[firstFrom(dated, to + 1) - 1];
    return last !== undefined && last.day >= from ? last : null;
}
