import {
    addDays,
    leadingJourney,
    locateJourney,
    renewalClock,
    RISK_CALL_WORDS
} from '../../../force-app/main/domain/lwc/success/success.ts';
import type {
    CalendarDate,
    HealthAnswer,
    HealthMovement,
    JourneyAnswer,
    JourneyPosition,
    RenewalAnswer,
    RenewalClock,
    SuccessModel
} from '../../../force-app/main/domain/lwc/success/success.ts';
import type { DesiredRow } from '../diff.ts';
import type { JourneyState } from './journey-state.ts';

/** Where a customer is on the journey that it is told by. */
export interface LocatedCustomer {
    /** Null: it has no journey. */
    readonly journey: JourneyState | null;
    readonly answer: JourneyAnswer | null;
    /** Null where the answer tells no position. */
    readonly position: JourneyPosition | null;
}

/** Where a customer's next renewal stands. */
export interface CustomerRenewal {
    readonly answer: RenewalAnswer | null;
    /** Null where there is nothing to count to. */
    readonly clock: RenewalClock | null;
}

export function locateCustomer(
    model: SuccessModel,
    journeys: readonly JourneyState[],
    asOf: CalendarDate
): LocatedCustomer {
    const journey = leadingJourney(journeys, asOf);
    if (journey === null) return { journey: null, answer: null, position: null };
    const facts = journey.milestones.filter(({ isCheckpoint }) => !isCheckpoint).map(({ fact }) => fact);
    const answer = locateJourney(model, journey, facts, asOf);
    return { journey, answer, position: 'week' in answer ? answer : null };
}

/**
 * @param acv Of the customer, where its journey has none of its own.
 * @param health As it is shown on the day.
 */
export function renewalOf(
    model: SuccessModel,
    journey: JourneyState | null,
    acv: number | null,
    health: HealthMovement | null,
    asOf: CalendarDate
): CustomerRenewal {
    if (journey === null) return { answer: null, clock: null };
    const { ending, endsOn } = journey;
    const answer = renewalClock(
        model,
        {
            renewsOn: endsOn === null ? null : addDays(endsOn, 1),
            noticeDays: journey.noticeDays,
            procurementDays: journey.procurementDays,
            outcome: ending === null ? null : { kind: ending.outcome, on: ending.on },
            opportunityOpenedOn: journey.opportunity?.openedOn ?? null,
            checkpointsDone: checkpointsDone(journey),
            acv: journey.acv ?? acv,
            spent: journey.spent,
            health,
            calls: journey.calls
        },
        asOf
    );
    return { answer, clock: answer.kind === 'dated' ? answer : null };
}

/** The band that is shown, and the change that is compared with four weeks ago; null: there is no score. */
export function healthMovement(answer: HealthAnswer, fourWeeksAgo: number | null): HealthMovement | null {
    if (answer.kind !== 'scored') return null;
    return { band: answer.band.key, changeIn4Weeks: fourWeeksAgo === null ? null : answer.score - fourWeeksAgo };
}

/**
 * The fields of `Success_Customer__c` that sum up the journey and the renewal.
 * @param churnedOn null for a customer
 */
export function summaryRow(
    { journey, position }: LocatedCustomer,
    { clock }: CustomerRenewal,
    churnedOn: CalendarDate | null
): DesiredRow {
    const isOpen = clock !== null && clock.phase.kind !== 'renewed' && clock.phase.kind !== 'lost';
    const isLost = clock?.phase.kind === 'lost';
    return {
        Current_Term__c: journey?.term ?? null,
        Term_Starts_On__c: journey?.startsOn ?? null,
        // Nothing is renewed of what is lost; nothing is left to decide once it is decided.
        Renews_On__c: isLost ? null : (clock?.renewsOn ?? null),
        Churned_On__c: churnedOn,
        Decision_Deadline__c: isOpen ? clock.deadline : null,
        Actual_Stage__c: position?.actualStage?.stage.label ?? null,
        Expected_Stage__c: position?.expectedStage?.stage.label ?? null,
        Gap_Weeks__c: position?.gapWeeks ?? null,
        Milestones_On_Time__c: position?.onTime.percent ?? null,
        Onboarded_On__c: position?.onboarding.kind === 'complete' ? position.onboarding.on : null,
        Days_To_First_Value__c: position?.firstValue.kind === 'reached' ? position.firstValue.days : null,
        ...callFields(clock, isOpen)
    };
}

/** The same moments on the week's `Success_Snapshot__c`. */
export function snapshotSummary({ position }: LocatedCustomer, { clock }: CustomerRenewal): DesiredRow {
    const isOpen = clock !== null && clock.phase.kind !== 'renewed' && clock.phase.kind !== 'lost';
    const { Health_Call__c, CSM_Call__c } = callFields(clock, isOpen);
    return {
        Snapshot_Health_Call__c: Health_Call__c,
        Snapshot_CSM_Call__c: CSM_Call__c,
        Snapshot_Days_To_Renewal__c: isOpen ? clock.daysToRenewal : null,
        Snapshot_Stage__c: position?.actualStage?.stage.label ?? null,
        Snapshot_Gap_Weeks__c: position?.gapWeeks ?? null
    };
}

function callFields(clock: RenewalClock | null, isOpen: boolean): DesiredRow {
    const calls = isOpen && clock !== null ? clock.calls : null;
    return {
        Health_Call__c: calls?.health ? RISK_CALL_WORDS[calls.health] : null,
        CSM_Call__c: calls?.csm ? RISK_CALL_WORDS[calls.csm.call] : null,
        Calls_Disagree__c: calls?.agreement === 'disagree'
    };
}

function checkpointsDone({ milestones }: JourneyState): Record<string, CalendarDate> {
    const done: Record<string, CalendarDate> = {};
    for (const { isCheckpoint, fact } of milestones)
        if (isCheckpoint && fact.completedOn !== null) done[fact.key] = fact.completedOn;
    return done;
}
