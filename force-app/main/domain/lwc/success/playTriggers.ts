import { addDays } from './calendar.ts';
import type { CalendarDate } from './model.ts';
import type { PlayFacts, PlayFactValue, PlayFactValues } from './playsFacts.ts';
import type { Change, Comparison, Condition } from './playsModel.ts';

/** Null: what it asks is not known. */
export type Truth = boolean | null;

/** Weekly moments: what was known up to a week before a day stands for that day. */
const MOMENT_DAYS = 7;

/** When conditions are looked at. */
export interface TriggerDay {
    readonly asOf: CalendarDate;
    /** Day on which the play last started; null: never. What was measured up to it fires no comparison that fires once. */
    readonly lastStart: CalendarDate | null;
}

/** Whether a condition holds on a day. What is not known makes it neither true nor false unless the rest decides. */
export function holds(condition: Condition, facts: PlayFacts, day: TriggerDay): Truth {
    if ('all' in condition) {
        return every(condition.all.map((part) => holds(part, facts, day)));
    }
    if ('any' in condition) {
        return negated(every(condition.any.map((part) => negated(holds(part, facts, day)))));
    }
    if ('not' in condition) {
        return negated(holds(condition.not, facts, day));
    }
    return 'change' in condition ? moved(condition, facts, day.asOf) : compared(condition, facts, day);
}

/** Whether what a comparison looks at has fired the play before. */
export function isSpent(
    { fact, oncePerMeasurement }: Comparison,
    facts: PlayFacts,
    { lastStart }: TriggerDay
): boolean {
    const measuredOn = Object.hasOwn(facts.measuredOn, fact) ? facts.measuredOn[fact] : undefined;
    return oncePerMeasurement === true && measuredOn !== undefined && lastStart !== null && measuredOn <= lastStart;
}

/** Names of the facts that a condition asks for, each once. */
export function factsAsked(condition: Condition): readonly string[] {
    if ('all' in condition || 'any' in condition) {
        const parts = 'all' in condition ? condition.all : condition.any;
        return [...new Set(parts.flatMap(factsAsked))];
    }
    return 'not' in condition ? factsAsked(condition.not) : [condition.fact];
}

/** All of its comparisons, in order. */
export function comparisonsOf(condition: Condition): readonly Comparison[] {
    if ('all' in condition || 'any' in condition) {
        return ('all' in condition ? condition.all : condition.any).flatMap(comparisonsOf);
    }
    if ('not' in condition) {
        return comparisonsOf(condition.not);
    }
    return 'change' in condition ? [] : [condition];
}

function every(truths: readonly Truth[]): Truth {
    if (truths.includes(false)) {
        return false;
    }
    return truths.includes(null) ? null : true;
}

function negated(truth: Truth): Truth {
    return truth === null ? null : !truth;
}

function compared(comparison: Comparison, facts: PlayFacts, day: TriggerDay): Truth {
    const { asOf } = day;
    const today = holdsIn(comparison, facts.today);
    if (today === true && isSpent(comparison, facts, day)) {
        return false;
    }
    if (!comparison.forDays || today !== true) {
        return today;
    }
    const since = addDays(asOf, -comparison.forDays);
    const first = valuesNear(facts, since);
    const between = facts.earlier.filter(({ on }) => on > since && on < asOf).map(({ values }) => values);
    return first === null ? null : every([first, ...between].map((values) => holdsIn(comparison, values)));
}

function moved({ fact, change, by, overDays }: Change, facts: PlayFacts, asOf: CalendarDate): Truth {
    const after = facts.today[fact];
    const before = valuesNear(facts, addDays(asOf, -overDays))?.[fact];
    if (typeof after !== 'number' || typeof before !== 'number') {
        return null;
    }
    return change === 'falls' ? before - after >= by : after - before >= by;
}

/** What was known last on a day or in the week before it; null: nothing. */
function valuesNear({ earlier }: PlayFacts, day: CalendarDate): PlayFactValues | null {
    const oldest = addDays(day, 1 - MOMENT_DAYS);
    let nearest: (typeof earlier)[number] | null = null;
    for (const moment of earlier) {
        const isNear = moment.on <= day && moment.on >= oldest;
        if (isNear && (nearest === null || moment.on > nearest.on)) {
            nearest = moment;
        }
    }
    return nearest?.values ?? null;
}

function holdsIn({ fact, op, value }: Comparison, values: PlayFactValues): Truth {
    const known = Object.hasOwn(values, fact) ? values[fact] : undefined;
    return known === undefined ? null : compare(known, op, value);
}

function compare(known: PlayFactValue, op: Comparison['op'], value: PlayFactValue): Truth {
    if (op === '=' || op === '!=') {
        return (known === value) === (op === '=');
    }
    if (typeof known !== 'number' || typeof value !== 'number') {
        return null;
    }
    switch (op) {
        case '<':
            return known < value;
        case '<=':
            return known <= value;
        case '>':
            return known > value;
        default:
            return known >= value;
    }
}
