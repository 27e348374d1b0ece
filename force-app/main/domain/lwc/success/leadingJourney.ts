import { isCalendarDate } from './calendar.ts';
import type { JourneyFacts } from './journeyFacts.ts';
import type { CalendarDate } from './model.ts';

/** A journey among others of the same customer. */
export interface JourneyOfCustomer extends JourneyFacts {
    readonly subscription: string;
    readonly term: number;
}

/**
 * The journey that a customer with several is told by. Of each subscription its latest term that has begun counts; of these one that is not
 * decided yet goes first, then the one that renews next. Where none has begun, the one that begins next. Null: there is none.
 */
export function leadingJourney<Journey extends JourneyOfCustomer>(
    journeys: readonly Journey[],
    asOf: CalendarDate
): Journey | null {
    const dated = journeys.filter(({ startsOn }) => isCalendarDate(startsOn));
    const begun = dated.filter(({ startsOn }) => startsOn! <= asOf);
    if (begun.length === 0) {
        return first(dated, ({ startsOn, subscription }) => [startsOn!, subscription]);
    }
    return first(latestTerms(begun), (journey) => [
        isDecided(journey, asOf) ? '1' : '0',
        // An open term renews after all others.
        journey.endsOn ?? '~',
        journey.subscription
    ]);
}

function latestTerms<Journey extends JourneyOfCustomer>(journeys: readonly Journey[]): readonly Journey[] {
    const latest = new Map<string, Journey>();
    for (const journey of journeys) {
        const known = latest.get(journey.subscription);
        if (known === undefined || journey.term > known.term) {
            latest.set(journey.subscription, journey);
        }
    }
    return [...latest.values()];
}

function isDecided({ ending }: JourneyFacts, asOf: CalendarDate): boolean {
    return ending !== null && (ending.on === null || ending.on <= asOf);
}

function first<Item>(items: readonly Item[], rank: (item: Item) => readonly string[]): Item | null {
    let best: Item | null = null;
    for (const item of items) {
        if (best === null || isBefore(rank(item), rank(best))) {
            best = item;
        }
    }
    return best;
}

function isBefore(one: readonly string[], other: readonly string[]): boolean {
    const at = one.findIndex((part, i) => part !== other[i]);
    return at >= 0 && one[at]! < other[at]!;
}
