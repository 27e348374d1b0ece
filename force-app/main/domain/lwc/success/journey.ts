import { dateOfDay } from './calendar.ts';
import { dayOrNull, faultsOf } from './dateFaults.ts';
import type {
    FirstValue,
    JourneyAnswer,
    JourneyPosition,
    MilestonePosition,
    Onboarding,
    OnTimeCount,
    StagePosition,
    UndatedJourney
} from './journeyAnswer.ts';
import type { JourneyEnding, JourneyFacts, MilestoneFact } from './journeyFacts.ts';
import type { Stage } from './journeyModel.ts';
import { factsByKey, milestonePosition } from './milestones.ts';
import type { Viewpoint } from './milestones.ts';
import type { CalendarDate, SuccessModel } from './model.ts';
import { isRecord } from './shape.ts';
import { daysInto, journeyTerm, termOf, weekInTerm, weekOf } from './term.ts';
import type { Term } from './term.ts';

interface DatedEnding {
    readonly outcome: JourneyEnding['outcome'];
    readonly day: number | null;
    readonly reason: string | null;
}

/**
 * Where a customer is on its journey, and where it should be, on a day. Facts dated after that day are not known yet, so any day in the
 * past can be told again. Pure and total: it answers for any facts and any day, never throws, and its numbers are finite and never -0.
 */
export function locateJourney(
    model: SuccessModel,
    journey: JourneyFacts,
    milestones: readonly MilestoneFact[],
    asOf: CalendarDate
): JourneyAnswer {
    if (!model.journey) {
        return { kind: 'notConfigured' };
    }
    const known: Partial<JourneyFacts> = isRecord(journey) ? journey : {};
    const faults = dateFaults(known, asOf);
    const start = dayOrNull(known.startsOn);
    const today = dayOrNull(asOf);
    if (faults.length > 0 || start === null || today === null) {
        return { kind: 'undated', faults };
    }
    const term = termOf(start, dayOrNull(known.endsOn));
    const end = start + term.days - 1;
    const locate = (day: number): JourneyPosition => positionOn(model, milestones, term, Math.max(start, day), today);
    const ending = endingOf(known.ending, today);
    if (ending?.outcome === 'lost') {
        const position = locate(Math.min(today, end, ending.day ?? today));
        return { kind: 'ended', endedOn: dateOrNull(ending.day), reason: ending.reason, ...position };
    }
    if (today < start) {
        return { kind: 'notBegun', term: journeyTerm(term), daysToStart: start - today };
    }
    if (ending) {
        return { kind: 'renewed', renewedOn: dateOrNull(ending.day), ...locate(Math.min(today, end)) };
    }
    return today > end
        ? { kind: 'expired', daysOver: today - end, ...locate(today) }
        : { kind: 'underway', ...locate(today) };
}

function dateFaults({ startsOn, endsOn }: Partial<JourneyFacts>, asOf: CalendarDate): UndatedJourney['faults'] {
    const [start, end] = [dayOrNull(startsOn), dayOrNull(endsOn)];
    return [
        ...faultsOf('startsOn', startsOn),
        // Without an end the term is open, which is no fault.
        ...faultsOf('endsOn', endsOn).filter(({ fault }) => fault !== 'missing'),
        ...(start !== null && end !== null && end < start ? [{ field: 'endsOn', fault: 'beforeStart' } as const] : []),
        ...faultsOf('asOf', asOf)
    ];
}

/** Null when nothing was decided by that day. */
function endingOf(ending: unknown, today: number): DatedEnding | null {
    if (!isRecord(ending) || (ending.outcome !== 'renewed' && ending.outcome !== 'lost')) {
        return null;
    }
    const day = dayOrNull(ending.on);
    const reason = typeof ending.reason === 'string' ? ending.reason : null;
    return day !== null && day > today ? null : { outcome: ending.outcome, day, reason };
}

function positionOn(
    model: SuccessModel,
    facts: readonly MilestoneFact[],
    term: Term,
    day: number,
    knownUntil: number
): JourneyPosition {
    const view: Viewpoint = { model: model.journey!, term, day, knownUntil };
    const known = factsByKey(facts);
    const milestones = view.model.milestones.map((one) => milestonePosition(one, known.get(one.key), view));
    const stages = view.model.stages.map((stage) => stagePosition(stage, milestones, view));
    const week = weekOf(term, day);
    const oldestOverdue = oldestOf(milestones.filter(({ state }) => state === 'behind' || state === 'stuck'));
    const gapWeeks = oldestOverdue?.weeksLate ?? 0;
    const actual = stages.findLastIndex(({ complete }) => complete);
    return {
        modelVersion: model.version,
        term: journeyTerm(term),
        locatedOn: dateOfDay(day),
        week,
        customerWeek: week - gapWeeks,
        gapWeeks,
        oldestOverdue,
        expectedStage: stages.findLast(({ dueWeek }) => dueWeek <= week) ?? null,
        actualStage: stages[actual] ?? null,
        nextStage: stages[actual + 1] ?? null,
        stages,
        milestones,
        onTime: onTimeOf(milestones, week),
        onboarding: onboardingOf(milestones, view),
        firstValue: firstValueOf(milestones, view),
        unknownKeys: [...known.keys()].filter((key) => !view.model.milestones.some((one) => one.key === key))
    };
}

function stagePosition(
    stage: Stage,
    milestones: readonly MilestonePosition[],
    { model, term }: Viewpoint
): StagePosition {
    const own = milestones.filter(({ milestone }) => milestone.stage === stage.key);
    const dueWeek = weekInTerm(term, stage.dueWeek, model.termWeeks);
    const done = own.filter(({ state }) => state === 'done').length;
    const waived = own.filter(({ state }) => state === 'waived').length;
    return {
        key: stage.key,
        stage,
        dueWeek,
        lastDueWeek: Math.max(dueWeek, ...own.map((milestone) => milestone.dueWeek)),
        complete: done + waived === own.length,
        done,
        waived,
        total: own.length
    };
}

function oldestOf(overdue: readonly MilestonePosition[]): MilestonePosition | null {
    const oldest = Math.min(...overdue.map(({ dueWeek }) => dueWeek));
    return overdue.find(({ dueWeek }) => dueWeek === oldest) ?? null;
}

function onTimeOf(milestones: readonly MilestonePosition[], week: number): OnTimeCount {
    const due = milestones.filter(({ state, dueWeek }) => state !== 'waived' && dueWeek < week);
    const onTime = due.filter(({ state, weeksLate }) => state === 'done' && weeksLate === 0).length;
    return { due: due.length, onTime, percent: due.length === 0 ? null : (onTime * 100) / due.length };
}

function onboardingOf(milestones: readonly MilestonePosition[], { model, term }: Viewpoint): Onboarding {
    const stages = model.stages.map(({ key }) => key);
    const included = stages.slice(0, stages.indexOf(model.onboardingEndsWith) + 1);
    const own = milestones.filter(({ milestone }) => included.includes(milestone.stage));
    const remaining = openOf(own);
    if (remaining > 0) {
        return { kind: 'open', remaining };
    }
    const on = latestOf(own.map(({ completedOn, waiver }) => completedOn ?? waiver?.on ?? null));
    return on === null ? { kind: 'completeUndated' } : { kind: 'complete', on, days: daysInto(term, on) };
}

function firstValueOf(milestones: readonly MilestonePosition[], { model, term }: Viewpoint): FirstValue {
    const own = milestones.filter(({ milestone }) => milestone.stage === model.firstValueStage);
    const remaining = openOf(own);
    if (remaining > 0) {
        return { kind: 'open', remaining };
    }
    const on = latestOf(own.map(({ completedOn }) => completedOn));
    return on === null ? { kind: 'waived' } : { kind: 'reached', on, days: daysInto(term, on) };
}

function openOf(milestones: readonly MilestonePosition[]): number {
    return milestones.filter(({ state }) => state !== 'done' && state !== 'waived').length;
}

/** Calendar days sort as texts do. */
function latestOf(dates: readonly (CalendarDate | null)[]): CalendarDate | null {
    return dates.reduce((latest, date) => (latest === null || (date !== null && date > latest) ? date : latest), null);
}

function dateOrNull(day: number | null): CalendarDate | null {
    return day === null ? null : dateOfDay(day);
}
