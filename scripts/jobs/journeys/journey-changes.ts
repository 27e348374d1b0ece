import { milestoneDates, nextTerm, planJourney } from '../../../force-app/main/domain/lwc/success/success.ts';
import type {
    CalendarDate,
    JourneyEnding,
    JourneyPlan,
    JourneyRequest,
    PlannedMilestone,
    PlannedStage,
    SuccessModel
} from '../../../force-app/main/domain/lwc/success/success.ts';
import { firstTerm, type CustomerStart } from './first-term.ts';
import type { JourneyState, MilestoneRecord } from './journey-state.ts';
import { endingByOpportunity } from './renewal-outcome.ts';

/** What the journeys of a customer need: pure, so that running it on what it has made changes nothing. */

/** When a run looks: `today` is the real day, which `asOf` may be before. */
export interface LookingDay {
    readonly asOf: CalendarDate;
    readonly today: CalendarDate;
}

export interface JourneyChanges {
    /** Journeys to create. */
    readonly created: readonly JourneyPlan[];
    /** Journeys whose outcome changes; null: it is open again. */
    readonly endings: readonly { readonly key: string; readonly ending: JourneyEnding | null }[];
    readonly milestones: readonly NewMilestone[];
    readonly stages: readonly { readonly journey: string; readonly stage: PlannedStage }[];
    readonly updatedMilestones: readonly MilestoneUpdate[];
    readonly updatedStages: readonly StageUpdate[];
    /** The journeys as they will be. */
    readonly after: readonly JourneyState[];
}

export interface NewMilestone {
    readonly journey: string;
    readonly milestone: PlannedMilestone;
    readonly completedOn: CalendarDate | null;
}

/** What is left out stays as it is. */
export interface MilestoneUpdate {
    readonly uniqueKey: string;
    readonly completedOn?: CalendarDate;
    readonly label?: string;
    readonly dueOn?: CalendarDate | null;
    readonly stuckOn?: CalendarDate | null;
}

export interface StageUpdate {
    readonly uniqueKey: string;
    readonly label: string;
    readonly dueWeek: number;
}

/**
 * Starts the first journey of a new customer, ends terms whose renewal Opportunity is closed, starts the next term of those renewed, and
 * gives current journeys the rows of the model that they lack.
 */
export function journeyChanges(
    model: SuccessModel,
    customer: CustomerStart,
    journeys: readonly JourneyState[],
    day: LookingDay
): JourneyChanges {
    const endings: { key: string; ending: JourneyEnding | null }[] = [];
    const decided = journeys.map((journey): JourneyState => {
        const ending = endingByOpportunity(journey, day);
        if (ending === undefined) return journey;
        endings.push({ key: journey.key, ending });
        return { ...journey, ending, outcomeReason: ending?.reason ?? null };
    });
    const created = newTerms(model, customer, decided, day.asOf).flatMap((request) => {
        const plan = planJourney(model, request);
        return plan.kind === 'planned' ? [plan] : [];
    });
    const all = [...decided, ...created.map((plan) => plannedState(plan))];
    // By what is recorded, not by what this run decides: a renewal that is signed late is ticked, too.
    const over = new Set(journeys.filter((journey) => !isCurrent(journey, day.asOf)).map(({ key }) => key));
    const rows = all.filter(({ key }) => !over.has(key)).map((journey) => rowChanges(model, journey));
    const changed = new Map(rows.map(({ after }) => [after.key, after]));
    return {
        created,
        endings,
        milestones: rows.flatMap(({ milestones }) => milestones),
        stages: rows.flatMap(({ stages }) => stages),
        updatedMilestones: rows.flatMap(({ updatedMilestones }) => updatedMilestones),
        updatedStages: rows.flatMap(({ updatedStages }) => updatedStages),
        after: all.map((journey) => changed.get(journey.key) ?? journey)
    };
}

/** Journeys that should be there and are not. */
function newTerms(
    model: SuccessModel,
    customer: CustomerStart,
    journeys: readonly JourneyState[],
    asOf: CalendarDate
): JourneyRequest[] {
    if (journeys.length === 0) {
        const first = firstTerm(model, customer, asOf);
        return first === null ? [] : [first];
    }
    return journeys.flatMap((journey) => {
        const { subscription, term, startsOn, endsOn, ending } = journey;
        if (ending?.outcome !== 'renewed' || (ending.on !== null && ending.on > asOf) || startsOn === null) return [];
        if (journeys.some((other) => other.subscription === subscription && other.term > term)) return [];
        const next = nextTerm({ accountKey: customer.accountKey, subscription, term, startsOn, endsOn });
        // A renewal of long ago, whose next term is over, is history that nobody entered.
        return next === null || (next.endsOn ?? asOf) < asOf ? [] : [next];
    });
}

function plannedState({ journey }: JourneyPlan): JourneyState {
    return {
        ...journey,
        id: null,
        ending: null,
        outcomeReason: null,
        acv: null,
        spent: null,
        opportunity: null,
        isLinked: false,
        milestones: [],
        stages: [],
        calls: []
    };
}

/** Not decided yet, or its term is not over: one without an end is over once it is lost. As `Is_Current__c` has it. */
function isCurrent({ ending, endsOn }: JourneyState, asOf: CalendarDate): boolean {
    if (ending === null) return true;
    if (endsOn !== null) return endsOn >= asOf;
    return ending.outcome === 'renewed' || (ending.on !== null && ending.on > asOf);
}

interface RowChanges {
    readonly milestones: NewMilestone[];
    readonly stages: { journey: string; stage: PlannedStage }[];
    readonly updatedMilestones: MilestoneUpdate[];
    readonly updatedStages: StageUpdate[];
    readonly after: JourneyState;
}

function rowChanges(model: SuccessModel, journey: JourneyState): RowChanges {
    const changes: RowChanges = {
        milestones: [],
        stages: [],
        updatedMilestones: [],
        updatedStages: [],
        after: journey
    };
    const { key, startsOn, endsOn } = journey;
    const plan = startsOn === null ? null : planJourney(model, { ...requestOf(journey), startsOn, endsOn });
    if (plan?.kind !== 'planned') return changes;
    const signed = signedOn(journey);
    const after = [...journey.milestones];
    for (const milestone of plan.milestones) {
        const completedOn = signed !== null && isSigned(model, milestone) ? signed : null;
        const index = after.findIndex(({ fact }) => fact.key === milestone.key);
        const known = after[index];
        if (known === undefined) {
            changes.milestones.push({ journey: key, milestone, completedOn });
            if (completedOn !== null) after.push(completedRecord(milestone, completedOn));
            continue;
        }
        const update = updateOf(model, journey, known, milestone, completedOn);
        if (update === null) continue;
        changes.updatedMilestones.push(update);
        if (update.completedOn !== undefined)
            after[index] = { ...known, fact: { ...known.fact, completedOn: update.completedOn } };
    }
    addStages(changes, journey, plan.stages);
    return { ...changes, after: { ...journey, milestones: after } };
}

/** Stages that are missing; of the others what the model and the term's dates say now. What people write on them stays. */
function addStages(
    changes: RowChanges,
    { key: journey, stages }: JourneyState,
    planned: readonly PlannedStage[]
): void {
    for (const stage of planned) {
        const known = stages.find(({ key }) => key === stage.key);
        if (known === undefined) changes.stages.push({ journey, stage });
        else if (known.label !== stage.label || known.dueWeek !== stage.dueWeek)
            changes.updatedStages.push({ uniqueKey: known.uniqueKey, label: stage.label, dueWeek: stage.dueWeek });
    }
}

/** Its key is that of the record, whatever account it was made for. */
function requestOf({ key, subscription, term }: JourneyState): {
    accountKey: string;
    subscription: string;
    term: number;
} {
    return { accountKey: key.slice(0, key.length - `:${subscription}:${term}`.length), subscription, term };
}

/** The day on which the renewal was signed, within the term's past; null: it was not. */
function signedOn({ ending, startsOn }: JourneyState): CalendarDate | null {
    if (ending?.outcome !== 'renewed' || ending.on === null || startsOn === null) return null;
    return ending.on < startsOn ? startsOn : ending.on;
}

/** What is ticked of the model's last stage is done when the renewal is signed. */
function isSigned({ journey }: SuccessModel, { stage, kind }: PlannedMilestone): boolean {
    return kind === 'done' && stage === journey?.stages.at(-1)?.key;
}

function completedRecord(milestone: PlannedMilestone, completedOn: CalendarDate): MilestoneRecord {
    return {
        uniqueKey: milestone.uniqueKey,
        isCheckpoint: false,
        row: {},
        fact: { key: milestone.key, dueWeek: null, completedOn, waiver: null, readings: [] }
    };
}

/** A row of an open milestone says what the model and the term's dates say now. */
function updateOf(
    model: SuccessModel,
    journey: JourneyState,
    { uniqueKey, fact, row, isCheckpoint }: MilestoneRecord,
    planned: PlannedMilestone,
    signed: CalendarDate | null
): MilestoneUpdate | null {
    if (fact.completedOn !== null || fact.waiver !== null) return null;
    const dates =
        isCheckpoint || fact.dueWeek === null ? planned : (milestoneDates(model, journey, fact.dueWeek) ?? planned);
    const update: { -readonly [Key in keyof MilestoneUpdate]: MilestoneUpdate[Key] } = { uniqueKey };
    if (signed !== null) update.completedOn = signed;
    if ((row['Due_On__c'] || null) !== dates.dueOn) update.dueOn = dates.dueOn;
    if ((row['Stuck_On__c'] || null) !== dates.stuckOn) update.stuckOn = dates.stuckOn;
    if ((row['Milestone_Label__c'] ?? '') !== planned.label) update.label = planned.label;
    return Object.keys(update).length === 1 ? null : update;
}
