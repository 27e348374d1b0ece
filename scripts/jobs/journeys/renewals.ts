import { renewalPlan } from '../../../force-app/main/domain/lwc/success/success.ts';
import type { CalendarDate, RenewalPlan, SuccessModel } from '../../../force-app/main/domain/lwc/success/success.ts';
import type { DesiredRow } from '../diff.ts';
import type { JourneyState } from './journey-state.ts';

/** Type of the Opportunities that renew. */
const RENEWAL_TYPE = 'Renewal';

/** What of the customer's records a renewal Opportunity is made from. */
export interface RenewingCustomer {
    readonly accountId: string;
    readonly accountName: string;
    readonly acv: number | null;
    /** Null: neither the CSM nor the account's owner is an active user. */
    readonly ownerId: string | null;
}

export interface RenewalsToOpen {
    readonly open: readonly RenewalPlan[];
    /** Keys of journeys whose Opportunity is there, but not named by them. */
    readonly link: readonly string[];
    /** The journeys as they will be. */
    readonly after: readonly JourneyState[];
}

/** Renewals whose day has come and that have no Opportunity: of each subscription its latest term, while nothing is decided. */
export function renewalsToOpen(
    model: SuccessModel,
    customer: RenewingCustomer,
    journeys: readonly JourneyState[],
    asOf: CalendarDate
): RenewalsToOpen {
    const open: RenewalPlan[] = [];
    const link: string[] = [];
    const after = journeys.map((journey): JourneyState => {
        if (journey.opportunity !== null) {
            if (!journey.isLinked) link.push(journey.key);
            return journey;
        }
        if (journey.ending !== null || hasLaterTerm(journey, journeys, asOf)) return journey;
        const plan = renewalPlan(model, {
            accountName: customer.accountName,
            journey,
            acv: journey.acv ?? customer.acv
        });
        if (plan.kind !== 'planned' || asOf < plan.dueOn) return journey;
        open.push(plan);
        return { ...journey, opportunity: opened(plan, asOf), isLinked: true };
    });
    return { open, link: [...link, ...open.map(({ key }) => key)], after };
}

/** The row that opens a renewal's Opportunity. */
export function opportunityRow(plan: RenewalPlan, customer: RenewingCustomer, stage: string): DesiredRow {
    return {
        Success_Renewal_Key__c: plan.key,
        AccountId: customer.accountId,
        Name: plan.name,
        Type: RENEWAL_TYPE,
        StageName: stage,
        CloseDate: plan.closeDate,
        Amount: plan.amount ?? undefined,
        OwnerId: customer.ownerId ?? undefined
    };
}

/** Names its Opportunity by the key that both carry. */
export function linkRow(key: string): DesiredRow {
    return { Journey_Key__c: key, 'Renewal_Opportunity__r.Success_Renewal_Key__c': key };
}

function hasLaterTerm(journey: JourneyState, journeys: readonly JourneyState[], asOf: CalendarDate): boolean {
    return journeys.some(
        ({ subscription, term, startsOn }) =>
            subscription === journey.subscription && term > journey.term && startsOn !== null && startsOn <= asOf
    );
}

function opened({ closeDate }: RenewalPlan, asOf: CalendarDate): JourneyState['opportunity'] {
    return { stage: '', isClosed: false, isWon: false, closeDate, openedOn: asOf, movedOn: asOf };
}
