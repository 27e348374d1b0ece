import { MAIN_SUBSCRIPTION, planJourney } from '../../../force-app/main/domain/lwc/success/success.ts';
import type { CalendarDate, JourneyRequest, SuccessModel } from '../../../force-app/main/domain/lwc/success/success.ts';

/** What decides when a customer's first journey starts. */
export interface CustomerStart {
    readonly accountKey: string;
    readonly customerSince: CalendarDate | null;
    /** Close dates of the account's Opportunities that were won. */
    readonly wonOn: readonly CalendarDate[];
}

/**
 * The first term of a customer that has no journey: begun by the first Opportunity that was won, on the day that the customer's record says
 * it began, else on that Opportunity's close date. Null: nothing was won by then, or that term is over already, so that the customer is not
 * new, and only people know which term it is in.
 */
export function firstTerm(
    model: SuccessModel,
    { accountKey, customerSince, wonOn }: CustomerStart,
    asOf: CalendarDate
): JourneyRequest | null {
    const won = wonOn.filter((day) => day !== '' && day <= asOf).toSorted();
    const startsOn = customerSince ?? won[0];
    if (won.length === 0 || startsOn === undefined) return null;
    const request = { accountKey, subscription: MAIN_SUBSCRIPTION, term: 1, startsOn };
    const plan = planJourney(model, request);
    if (plan.kind !== 'planned' || (plan.journey.endsOn ?? asOf) < asOf) return null;
    return request;
}
