import { addDays, isCalendarDate, monthsBetween } from './calendar.ts';
import { isForTheLost } from './churnedPlays.ts';
import type { Applicability, CalendarDate, SuccessModel } from './model.ts';
import { IS_LOST } from './playFacts.ts';
import { comparisonsOf, factsAsked, holds, isSpent } from './playTriggers.ts';
import type { TriggerDay } from './playTriggers.ts';
import { playWhy } from './playWhy.ts';
import type { PlayVerdict } from './playsAnswer.ts';
import type { PlayFacts, PlayRun } from './playsFacts.ts';
import type { Comparison, Condition, Play } from './playsModel.ts';

type Verdict = Pick<PlayVerdict, 'state'> &
    Partial<Pick<PlayVerdict, 'since' | 'until' | 'startsOn' | 'unknownFacts' | 'firedOn'>>;

/** Fact that falls by one a day, whatever happens. */
const COUNTDOWNS: readonly string[] = ['renewal.daysToRenewal', 'renewal.daysToDeadline'];

/**
 * Whether each play of the model should start on a day, in the model's order, with the reason. A play never runs twice on one customer, and
 * rests after its end for its cool-down. A measurement that fired a play before fires it no more where the trigger says so: of `history`
 * this takes plays of any age. A customer who was lost fires only plays that ask for that: nobody is to chase who has left. Empty where the
 * model has no plays. Pure and total for any calendar day.
 */
export function duePlays(
    model: SuccessModel,
    facts: PlayFacts,
    history: readonly PlayRun[],
    asOf: CalendarDate
): readonly PlayVerdict[] {
    return (model.plays?.plays ?? []).map((play) => {
        const runs = history.filter(({ playKey, startedOn }) => playKey === play.key && startedOn <= asOf);
        const verdict = verdictOf(play, facts, runs, asOf);
        return {
            play,
            why: playWhy(model, play, facts.today),
            since: null,
            until: null,
            startsOn: null,
            unknownFacts: [],
            firedOn: null,
            ...verdict
        };
    });
}

function verdictOf(play: Play, facts: PlayFacts, runs: readonly PlayRun[], asOf: CalendarDate): Verdict {
    const running = runs.find(({ endedOn }) => endedOn === null || endedOn > asOf);
    if (running) {
        return { state: 'running', since: running.startedOn };
    }
    const until = lastDayOfRest(play, runs);
    if (until !== null && until >= asOf) {
        return { state: 'resting', until };
    }
    if (play.appliesTo && !applies(play.appliesTo, facts, asOf)) {
        return { state: 'notApplicable' };
    }
    return play.trigger ? triggered(play.trigger, facts, { asOf, lastStart: lastStart(runs) }) : { state: 'manual' };
}

function triggered(trigger: Condition, facts: PlayFacts, day: TriggerDay): Verdict {
    if (facts.today[IS_LOST] === true && !isForTheLost(trigger, day.asOf)) {
        return { state: 'notDue' };
    }
    const truth = holds(trigger, facts, day);
    if (truth === true) {
        return { state: 'due' };
    }
    if (truth === false) {
        const isOld = comparisonsOf(trigger).some((comparison) => isSpent(comparison, facts, day));
        const firedOn = isOld && holds(trigger, facts, { ...day, lastStart: null }) ? day.lastStart : null;
        return { state: 'notDue', startsOn: startsOn(trigger, facts, day), firedOn };
    }
    const unknownFacts = factsAsked(trigger).filter((fact) => !Object.hasOwn(facts.today, fact));
    return { state: 'unknown', unknownFacts };
}

function lastStart(runs: readonly PlayRun[]): CalendarDate | null {
    return runs.reduce<CalendarDate | null>((latest, { startedOn }) => {
        return latest === null || startedOn > latest ? startedOn : latest;
    }, null);
}

function lastDayOfRest({ coolDownDays }: Play, runs: readonly PlayRun[]): CalendarDate | null {
    return runs.reduce<CalendarDate | null>((latest, { endedOn, restsUntil }) => {
        const until = restsUntil ?? addDays(endedOn!, coolDownDays);
        return latest === null || until > latest ? until : latest;
    }, null);
}

function applies({ segments, editions, tenureMonths }: Applicability, facts: PlayFacts, asOf: CalendarDate): boolean {
    if (segments && !segments.includes(facts.segment ?? '')) {
        return false;
    }
    if (editions && !editions.includes(facts.edition ?? '')) {
        return false;
    }
    if (!tenureMonths) {
        return true;
    }
    if (!isCalendarDate(facts.customerSince) || facts.customerSince > asOf) {
        return false;
    }
    const months = monthsBetween(facts.customerSince, asOf);
    return months >= (tenureMonths.from ?? 0) && months < (tenureMonths.before ?? Infinity);
}

/** The day on which a countdown alone will make the trigger hold, all else as it is; null: no countdown would. */
function startsOn(trigger: Condition, facts: PlayFacts, day: TriggerDay): CalendarDate | null {
    for (const comparison of comparisonsOf(trigger)) {
        const days = daysUntil(comparison, facts);
        if (days === null) {
            continue;
        }
        const passed = Object.fromEntries(
            COUNTDOWNS.flatMap((fact) => {
                const left = facts.today[fact];
                return typeof left === 'number' ? [[fact, left - days] as const] : [];
            })
        );
        const then = { ...facts, today: { ...facts.today, ...passed } };
        if (holds(trigger, then, day) === true) {
            return addDays(day.asOf, days);
        }
    }
    return null;
}

/** Days until a countdown meets a comparison; null: it is none, or has met it. */
function daysUntil({ fact, op, value }: Comparison, { today }: PlayFacts): number | null {
    const left = today[fact];
    if (!COUNTDOWNS.includes(fact) || typeof left !== 'number' || typeof value !== 'number') {
        return null;
    }
    const threshold = op === '<' ? value - 1 : value;
    const isMet = op !== '<' && op !== '<=' && op !== '=';
    return isMet || left <= threshold ? null : left - threshold;
}
