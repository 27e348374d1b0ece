import { addDays, addMonths, dateNear, daysBetween, isCalendarDate, monthsBetween, requiredDay } from './calendar.ts';
import { dayOrNull, faultsOf } from './dateFaults.ts';
import type { DateFault } from './dateFaults.ts';
import type { EffortLevel, JourneyModel } from './journeyModel.ts';
import type { CalendarDate, SuccessModel } from './model.ts';
import { firstDayOf, lastDayOf, termOf, weekInTerm } from './term.ts';
import type { Term } from './term.ts';

/** The subscription of a customer that has only one. */
export const MAIN_SUBSCRIPTION = 'main';

const WEEKS_PER_YEAR = 52;
const MONTHS_PER_YEAR = 12;

/** The term of one subscription whose journey is to be started. */
export interface JourneyRequest {
    /** The account's id, 18 characters. */
    readonly accountKey: string;
    /** What was bought: `main` where there is only one. */
    readonly subscription: string;
    /** From 1. */
    readonly term: number;
    readonly startsOn: CalendarDate;
    /** Last day; null: the term is open; left out: as long as the model's term, in whole months. */
    readonly endsOn?: CalendarDate | null;
}

/** What starting a journey creates, each once: the keys are the same whoever starts it. */
export interface JourneyPlan {
    readonly kind: 'planned';
    readonly modelVersion: number;
    readonly journey: PlannedJourney;
    /** The model's milestones in its order, then the checkpoints of the renewal that people tick. */
    readonly milestones: readonly PlannedMilestone[];
    readonly stages: readonly PlannedStage[];
}

export type JourneyPlanAnswer =
    | JourneyPlan
    /** The model has no journey. */
    | { readonly kind: 'notConfigured' }
    | { readonly kind: 'undated'; readonly faults: readonly DateFault<'startsOn' | 'endsOn'>[] }
    /** Nothing can be told apart without it: the account's key or the subscription is blank, or the term is no whole number from 1. */
    | { readonly kind: 'unnamed'; readonly field: 'accountKey' | 'subscription' | 'term' };

export interface PlannedJourney {
    /** `<account key>:<subscription>:<term>`. */
    readonly key: string;
    readonly subscription: string;
    readonly term: number;
    readonly startsOn: CalendarDate;
    readonly endsOn: CalendarDate | null;
    /** Null: the model has no renewal. */
    readonly noticeDays: number | null;
    readonly procurementDays: number | null;
}

export interface PlannedMilestone {
    /** `<journey key>:<milestone key>`. */
    readonly uniqueKey: string;
    readonly key: string;
    readonly label: string;
    /** Key of its stage; null for checkpoints. */
    readonly stage: string | null;
    /** `checkpoint`: of the renewal. */
    readonly kind: 'done' | 'goal' | 'checkpoint';
    /** Week of this term; null for checkpoints. */
    readonly dueWeek: number | null;
    /** Last day on which it is in time; null: a checkpoint of an open term. */
    readonly dueOn: CalendarDate | null;
    /** First day on which it is stuck; null: it never is. */
    readonly stuckOn: CalendarDate | null;
}

export interface PlannedStage {
    /** `<journey key>:<stage key>`. */
    readonly uniqueKey: string;
    readonly key: string;
    readonly label: string;
    /** Week of this term. */
    readonly dueWeek: number;
    readonly levelOfEffort: EffortLevel;
    /** What the model says of typical customers; null: nothing. */
    readonly customerChallenge: string | null;
    readonly ourIssue: string | null;
}

/** What to create for a journey through a term. Pure and total: whatever is wrong with the request is told. */
export function planJourney(model: SuccessModel, request: JourneyRequest): JourneyPlanAnswer {
    if (!model.journey) {
        return { kind: 'notConfigured' };
    }
    const unnamed = unnamedPart(request);
    if (unnamed !== null) {
        return { kind: 'unnamed', field: unnamed };
    }
    const faults = termFaults(request);
    if (faults.length > 0) {
        return { kind: 'undated', faults };
    }
    const { startsOn, subscription, term } = request;
    const endsOn = request.endsOn === undefined ? defaultEnd(model.journey, startsOn) : request.endsOn;
    const key = journeyKey(request);
    const days = termOf(requiredDay(startsOn), dayOrNull(endsOn));
    return {
        kind: 'planned',
        modelVersion: model.version,
        journey: {
            key,
            subscription,
            term,
            startsOn,
            endsOn,
            noticeDays: model.renewal?.noticeDays ?? null,
            procurementDays: model.renewal?.procurementDays ?? null
        },
        milestones: [...milestonesOf(model.journey, key, days), ...checkpointsOf(model, key, days)],
        stages: stagesOf(model.journey, key, days)
    };
}

/** `<account key>:<subscription>:<term>`. */
export function journeyKey({
    accountKey,
    subscription,
    term
}: Pick<JourneyRequest, 'accountKey' | 'subscription' | 'term'>): string {
    return `${accountKey}:${subscription}:${term}`;
}

/** When a milestone is due by a week agreed with the customer, and from when on it is stuck. Null where the term's dates are wrong. */
export function milestoneDates(
    model: SuccessModel,
    { startsOn, endsOn }: { readonly startsOn: CalendarDate | null; readonly endsOn: CalendarDate | null },
    dueWeek: number
): { readonly dueOn: CalendarDate; readonly stuckOn: CalendarDate } | null {
    const [start, end] = [dayOrNull(startsOn), dayOrNull(endsOn)];
    if (!model.journey || start === null || (end !== null && end < start) || !(dueWeek >= 1)) {
        return null;
    }
    const term = termOf(start, end);
    return datesOf(term, Math.min(Math.round(dueWeek), term.lastWeek), model.journey);
}

/**
 * The term after one that is renewed: it starts the day after, and lasts as long as that one did (in whole months where that was). Null
 * where the term has no end, or its dates are wrong.
 */
export function nextTerm(ended: JourneyRequest): JourneyRequest | null {
    const { startsOn, endsOn } = ended;
    if (!isCalendarDate(startsOn) || !isCalendarDate(endsOn) || endsOn < startsOn) {
        return null;
    }
    const next = addDays(endsOn, 1);
    const months = monthsBetween(startsOn, next);
    const isWholeMonths = months > 0 && addMonths(startsOn, months) === next;
    const after = isWholeMonths ? addMonths(next, months) : addDays(next, daysBetween(startsOn, next));
    return { ...ended, term: ended.term + 1, startsOn: next, endsOn: addDays(after, -1) };
}

function unnamedPart({
    accountKey,
    subscription,
    term
}: JourneyRequest): 'accountKey' | 'subscription' | 'term' | null {
    if (typeof accountKey !== 'string' || accountKey.trim() === '') {
        return 'accountKey';
    }
    if (typeof subscription !== 'string' || subscription.trim() === '') {
        return 'subscription';
    }
    return Number.isInteger(term) && term >= 1 ? null : 'term';
}

function termFaults({ startsOn, endsOn }: JourneyRequest): readonly DateFault<'startsOn' | 'endsOn'>[] {
    const [start, end] = [dayOrNull(startsOn), dayOrNull(endsOn)];
    return [
        ...faultsOf('startsOn', startsOn),
        ...faultsOf('endsOn', endsOn).filter(({ fault }) => fault !== 'missing'),
        ...(start !== null && end !== null && end < start ? [{ field: 'endsOn', fault: 'beforeStart' } as const] : [])
    ];
}

/** A term of 52 weeks is a year: December 1 to November 30. */
function defaultEnd({ termWeeks }: JourneyModel, startsOn: CalendarDate): CalendarDate {
    const months = Math.max(1, Math.round((termWeeks * MONTHS_PER_YEAR) / WEEKS_PER_YEAR));
    return addDays(addMonths(startsOn, months), -1);
}

function milestonesOf(model: JourneyModel, journey: string, term: Term): readonly PlannedMilestone[] {
    return model.milestones.map(({ key, label, stage, kind, dueWeek: modelWeek }) => {
        const dueWeek = weekInTerm(term, modelWeek, model.termWeeks);
        return { uniqueKey: `${journey}:${key}`, key, label, stage, kind, dueWeek, ...datesOf(term, dueWeek, model) };
    });
}

/** As `locateJourney` has it: stuck from the first week on that is at the stuck factor, and not before the milestone is late. */
function datesOf(term: Term, dueWeek: number, { stuckFactor }: JourneyModel): { dueOn: string; stuckOn: string } {
    const stuckWeek = Math.max(dueWeek + 1, Math.ceil(dueWeek * stuckFactor));
    return { dueOn: dateNear(lastDayOf(term, dueWeek)), stuckOn: dateNear(firstDayOf(term, stuckWeek)) };
}

function checkpointsOf({ renewal }: SuccessModel, journey: string, term: Term): readonly PlannedMilestone[] {
    const renewsOn = term.days === Infinity ? null : term.start + term.days;
    return (renewal?.checkpoints ?? [])
        .filter(({ doneBy }) => doneBy === undefined)
        .map(({ key, label, daysBefore }) => ({
            uniqueKey: `${journey}:${key}`,
            key,
            label,
            stage: null,
            kind: 'checkpoint',
            dueWeek: null,
            dueOn: renewsOn === null ? null : dateNear(renewsOn - daysBefore),
            stuckOn: null
        }));
}

function stagesOf(model: JourneyModel, journey: string, term: Term): readonly PlannedStage[] {
    return model.stages.map(({ key, label, dueWeek, levelOfEffort, customerChallenge, ownIssue }) => ({
        uniqueKey: `${journey}:${key}`,
        key,
        label,
        dueWeek: weekInTerm(term, dueWeek, model.termWeeks),
        levelOfEffort,
        customerChallenge: customerChallenge ?? null,
        ourIssue: ownIssue ?? null
    }));
}
