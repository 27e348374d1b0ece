import { addDays, isCalendarDate } from './calendar.ts';
import type { CalendarDate, SuccessModel } from './model.ts';

/** Characters of an Opportunity's name. */
const MAX_NAME = 120;

/** The term that is to be renewed. */
export interface RenewalRequest {
    readonly accountName: string;
    readonly journey: {
        readonly key: string;
        /** Last day of the term. */
        readonly endsOn: CalendarDate | null;
    };
    /** Annual contract value: the journey's, else the customer's; null: not known. */
    readonly acv: number | null;
}

/** The Opportunity of a renewal. Its key makes it the only one, whoever opens it. */
export interface RenewalPlan {
    readonly kind: 'planned';
    /** The journey's key. */
    readonly key: string;
    /** `<account>: Renewal <year>`. */
    readonly name: string;
    readonly amount: number | null;
    /** The renewal date: first day of the next term. */
    readonly closeDate: CalendarDate;
    /** First day on which it should be open. */
    readonly dueOn: CalendarDate;
}

export type RenewalPlanAnswer =
    | RenewalPlan
    /** The model has no renewal. */
    | { readonly kind: 'notConfigured' }
    /** The term has no end: there is nothing to renew. */
    | { readonly kind: 'undated' };

/** The Opportunity that renews a term. */
export function renewalPlan(model: SuccessModel, { accountName, journey, acv }: RenewalRequest): RenewalPlanAnswer {
    if (!model.renewal) {
        return { kind: 'notConfigured' };
    }
    if (!isCalendarDate(journey.endsOn)) {
        return { kind: 'undated' };
    }
    const closeDate = addDays(journey.endsOn, 1);
    return {
        kind: 'planned',
        key: journey.key,
        name: nameOf(accountName, closeDate),
        amount: typeof acv === 'number' && Number.isFinite(acv) && acv >= 0 ? acv : null,
        closeDate,
        dueOn: addDays(closeDate, -model.renewal.opportunityDays)
    };
}

function nameOf(accountName: string, closeDate: CalendarDate): string {
    const ending = `: Renewal ${closeDate.slice(0, 4)}`;
    return `${accountName.trim().slice(0, MAX_NAME - ending.length)}${ending}`;
}
