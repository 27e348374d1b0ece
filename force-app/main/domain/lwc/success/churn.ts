import { dateOfDay, requiredDay } from './calendar.ts';
import { contractsOf } from './kpiContracts.ts';
import type { KpiTerm } from './kpiFacts.ts';
import type { JourneyOfCustomer } from './leadingJourney.ts';
import type { CalendarDate } from './model.ts';

/**
 * The first day on which somebody is a customer no more: all terms on record are over, the last of them lost. As the KPIs count it. Null:
 * still a customer on `asOf`, or one to be, or nobody knows since when it was one. A term that has run out undecided goes on.
 * @throws RangeError where `asOf` is no day of the calendar.
 */
export function churnedOn(
    customerSince: CalendarDate | null,
    journeys: readonly JourneyOfCustomer[],
    asOf: CalendarDate
): CalendarDate | null {
    const contracts = contractsOf({ customerSince, acv: null, terms: journeys.map(termOf) });
    if (contracts === null) return null;
    const until = Math.max(...contracts.spans.map((span) => span.until));
    return until <= requiredDay(asOf) ? dateOfDay(until) : null;
}

/** Amounts do not matter: nobody stays or leaves by them. */
function termOf({ subscription, term, startsOn, endsOn, ending }: JourneyOfCustomer): KpiTerm {
    const outcome = ending === null ? null : { kind: ending.outcome, on: ending.on };
    return { subscription, term, startsOn, endsOn, outcome, acv: null, renewedFor: null, spent: null };
}
