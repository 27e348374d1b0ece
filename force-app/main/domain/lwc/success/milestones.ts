import type { GoalCheckpoint, GoalPosition, MilestonePosition, MilestoneState } from './journeyAnswer.ts';
import type { GoalReading, MilestoneFact, Waiver } from './journeyFacts.ts';
import type { JourneyModel, Milestone } from './journeyModel.ts';
import { dateNear, dateOfDay } from './calendar.ts';
import { dayOrNull } from './dateFaults.ts';
import { isRecord } from './shape.ts';
import { lastDayOf, weekInTerm, weekOf } from './term.ts';
import type { Term } from './term.ts';

/** A goal is reached at so many percent. */
const GOAL_REACHED = 100;
/** 100 years; what is agreed for later was not agreed. */
const MAX_WEEK = 5200;

/** When and where a journey is looked at, in day numbers. */
export interface Viewpoint {
    readonly model: JourneyModel;
    readonly term: Term;
    /** The day told of. */
    readonly day: number;
    /** Facts after this day are not known yet. */
    readonly knownUntil: number;
}

interface DatedReading {
    readonly day: number;
    readonly percent: number;
}

/** Facts by key, the first of each; whatever is none is left out. */
export function factsByKey(facts: readonly MilestoneFact[]): ReadonlyMap<string, MilestoneFact> {
    const byKey = new Map<string, MilestoneFact>();
    for (const fact of Array.isArray(facts) ? (facts as readonly MilestoneFact[]) : []) {
        if (isRecord(fact) && typeof fact.key === 'string' && !byKey.has(fact.key)) {
            byKey.set(fact.key, fact);
        }
    }
    return byKey;
}

/** Where one milestone stands. */
export function milestonePosition(
    milestone: Milestone,
    fact: MilestoneFact | undefined,
    view: Viewpoint
): MilestonePosition {
    const { term } = view;
    const readings = milestone.kind === 'goal' ? readingsOf(fact, view) : [];
    const completed = completedDay(fact, readings, view);
    const waiver = completed === null ? waiverOf(fact, view) : null;
    const dueWeek = dueWeekOf(milestone, fact, view);
    const state = stateOf(completed, waiver, dueWeek, view);
    return {
        key: milestone.key,
        milestone,
        state,
        dueWeek,
        dueOn: dateNear(lastDayOf(term, dueWeek)),
        weeksLate: state === 'waived' ? 0 : Math.max(0, weekOf(term, completed ?? view.day) - dueWeek),
        completedOn: completed === null ? null : dateOfDay(completed),
        waiver,
        goal: milestone.kind === 'goal' ? goalPosition(readings, view) : null
    };
}

/** The week agreed with the customer is one of this term; the model's is one of the term that the model lays out. */
function dueWeekOf(milestone: Milestone, fact: MilestoneFact | undefined, { model, term }: Viewpoint): number {
    const agreed = fact?.dueWeek;
    if (typeof agreed === 'number' && Number.isInteger(agreed) && agreed >= 1 && agreed <= MAX_WEEK) {
        return Math.min(agreed, term.lastWeek);
    }
    return weekInTerm(term, milestone.dueWeek, model.termWeeks);
}

function stateOf(
    completed: number | null,
    waiver: Waiver | null,
    dueWeek: number,
    { model, term, day }: Viewpoint
): MilestoneState {
    if (completed !== null) {
        return 'done';
    }
    if (waiver !== null) {
        return 'waived';
    }
    const week = weekOf(term, day);
    if (week <= dueWeek) {
        return week === dueWeek ? 'due' : 'upcoming';
    }
    return week >= dueWeek * model.stuckFactor ? 'stuck' : 'behind';
}

/** The day somebody ticked it, or the first figure that reached the goal, whichever was earlier. */
function completedDay(
    fact: MilestoneFact | undefined,
    readings: readonly DatedReading[],
    { knownUntil }: Viewpoint
): number | null {
    const ticked = dayOrNull(fact?.completedOn) ?? Infinity;
    const reached = readings.find(({ percent }) => percent >= GOAL_REACHED)?.day ?? Infinity;
    const first = Math.min(ticked, reached);
    return first <= knownUntil ? first : null;
}

function waiverOf(fact: MilestoneFact | undefined, { knownUntil }: Viewpoint): Waiver | null {
    const waiver: unknown = fact?.waiver;
    if (!isRecord(waiver)) {
        return null;
    }
    const day = dayOrNull(waiver.on);
    const reason = typeof waiver.reason === 'string' ? waiver.reason : null;
    return day !== null && day > knownUntil ? null : { on: day === null ? null : dateOfDay(day), reason };
}

/** Figures of this term known by now, by day. Negative ones and those that are no numbers are none. */
function readingsOf(fact: MilestoneFact | undefined, { term, knownUntil }: Viewpoint): readonly DatedReading[] {
    const readings: readonly unknown[] = Array.isArray(fact?.readings) ? fact.readings : [];
    return readings
        .flatMap((reading): readonly DatedReading[] => {
            const { on, percent } = (isRecord(reading) ? reading : {}) as Partial<GoalReading>;
            const day = dayOrNull(on);
            const isFigure = typeof percent === 'number' && Number.isFinite(percent) && percent >= 0;
            // + 0 takes -0 for 0.
            return day !== null && isFigure && isWithin(day, term.start, knownUntil)
                ? [{ day, percent: percent + 0 }]
                : [];
        })
        .toSorted((a, b) => a.day - b.day);
}

function goalPosition(readings: readonly DatedReading[], view: Viewpoint): GoalPosition {
    const latest = readings.at(-1);
    return {
        attained: latest?.percent ?? null,
        measuredOn: latest ? dateOfDay(latest.day) : null,
        checkpoints: goalCheckpoints(readings, view)
    };
}

/**
 * Each checkpoint sees what was measured since the one before. Up to the next one and at least those of the term laid out: a term may
 * be entered as lasting to the end of time.
 */
function goalCheckpoints(readings: readonly DatedReading[], view: Viewpoint): readonly GoalCheckpoint[] {
    const { model, term, day } = view;
    const { firstWeek, everyWeeks } = model.goalCheckpoints;
    const last = Math.min(term.lastWeek, Math.max(model.termWeeks, weekOf(term, day) + everyWeeks));
    const checkpoints: GoalCheckpoint[] = [];
    let since = term.start;
    for (let week = firstWeek; week <= last; week += everyWeeks) {
        const until = lastDayOf(term, week);
        const from = since;
        const attained = readings.findLast((reading) => isWithin(reading.day, from, until))?.percent ?? null;
        checkpoints.push({ week, on: dateNear(until), attained, state: checkpointState(attained, until < day) });
        since = until + 1;
    }
    return checkpoints;
}

function checkpointState(attained: number | null, hasPassed: boolean): GoalCheckpoint['state'] {
    if (attained !== null && attained >= GOAL_REACHED) {
        return 'reached';
    }
    if (!hasPassed) {
        return 'upcoming';
    }
    return attained === null ? 'noFigure' : 'missed';
}

function isWithin(day: number, from: number, until: number): boolean {
    return day >= from && day <= until;
}
