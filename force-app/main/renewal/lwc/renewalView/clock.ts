import { addDays, isCalendarDate, keyOfWord, renewalClock, RISK_CALL_WORDS } from 'c/success';
import type { CalendarDate, CsmCall, HealthMovement, RenewalAnswer, RenewalFacts } from 'c/success';
import type { CallRecord, JourneyRecord, OpportunityRecord } from 'c/renewalRecords';
import type { ViewContext } from './context.ts';
import { endingOf, isRenewalOf } from './journeys.ts';

/** The renewal's Opportunity, as far as the viewer can see it. */
export function opportunityOf({ records }: ViewContext, journey: JourneyRecord): OpportunityRecord | null {
    return journey.opportunity ?? records.opportunities.find((one) => isRenewalOf(one, journey)) ?? null;
}

/** Asks the domain about the renewal of a term. */
export function clockOf(
    context: ViewContext,
    journey: JourneyRecord,
    opportunity: OpportunityRecord | null
): RenewalAnswer {
    const { model, format } = context;
    const ending = endingOf(journey);
    const facts: RenewalFacts = {
        renewsOn: isCalendarDate(journey.endsOn) ? addDays(journey.endsOn, 1) : (journey.endsOn ?? null),
        noticeDays: journey.noticeDays ?? null,
        procurementDays: journey.procurementDays ?? null,
        outcome: ending ? { kind: ending.outcome, on: ending.on } : null,
        opportunityOpenedOn: openedOn(context, journey, opportunity),
        checkpointsDone: checkpointsDone(context, journey),
        acv: journey.acv ?? context.records.customer?.acv ?? null,
        spent: journey.spent ?? null,
        health: healthOf(context),
        calls: callsOf(context, journey).flatMap(csmCall)
    };
    return renewalClock(model, facts, format.today);
}

/** Calls of a term, oldest first. */
export function callsOf({ records }: ViewContext, { id }: JourneyRecord): readonly CallRecord[] {
    return (records.calls ?? []).filter(({ journeyId }) => journeyId === id);
}

/** One that the viewer may not see is open, though not since when: it counts from today. */
function openedOn(
    { format }: ViewContext,
    { opportunityId }: JourneyRecord,
    opportunity: OpportunityRecord | null
): CalendarDate | null {
    if (opportunity?.createdAt) return format.dayOf(opportunity.createdAt);
    return opportunity || opportunityId ? format.today : null;
}

function checkpointsDone({ records }: ViewContext, { id }: JourneyRecord): Record<string, CalendarDate> {
    const done: [key: string, day: CalendarDate][] = [];
    for (const { journeyId, key, completedOn } of records.checkpoints ?? []) {
        if (journeyId === id && completedOn) done.push([key, completedOn]);
    }
    return Object.fromEntries(done);
}

function healthOf({ records: { customer }, model }: ViewContext): HealthMovement | null {
    if (typeof customer?.healthScore !== 'number') return null;
    const band = model.health.bands.find(({ label }) => label === customer.healthBand);
    return band ? { band: band.key, changeIn4Weeks: customer.changeIn4Weeks ?? null } : null;
}

function csmCall({ call, on, reason }: CallRecord): CsmCall[] {
    const key = keyOfWord(RISK_CALL_WORDS, call);
    return key && on ? [{ call: key, on, reason: reason ?? null }] : [];
}
