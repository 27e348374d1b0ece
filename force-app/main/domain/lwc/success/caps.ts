import { COUNTED, knownValue, measuredDay } from './assess.ts';
import { dayNumber } from './calendar.ts';
import type { FactValue } from './facts.ts';
import type { Cap, ValueKind } from './model.ts';
import type { PreparedCap, PreparedModel } from './prepare.ts';

/** The cap that lowers a score on the day that `assess` looked at: the lowest that holds; null when none does. */
export function capOf(prepared: PreparedModel, day: number, score: number): Cap | null {
    for (const candidate of prepared.caps) {
        const { cap } = candidate;
        if (cap.max >= score) {
            return null;
        }
        const value = watchedValue(prepared, candidate, day);
        if (value !== null && holds(value, cap.when.op, cap.when.value)) {
            return cap;
        }
    }
    return null;
}

/** What a cap looks at; null when that is not known today. A metric that is stale is not. */
function watchedValue(prepared: PreparedModel, { fact, signalKind }: PreparedCap, day: number): number | string | null {
    const { work } = prepared;
    if (signalKind === null) {
        return work.status[fact] === COUNTED ? knownValue(prepared, fact, day) : null;
    }
    const recorded = work.facts[fact] ?? null;
    return recorded !== null && measuredDay(recorded) <= day ? signalValue(signalKind, recorded, day) : null;
}

/** Null for a value that is not of its kind, and for a day still to come. */
function signalValue(kind: ValueKind, { value }: FactValue, day: number): number | string | null {
    if (kind === 'number') {
        return typeof value === 'number' && Number.isFinite(value) ? value : null;
    }
    if (typeof value !== 'string' || kind === 'category') {
        return typeof value === 'string' ? value : null;
    }
    const days = day - dayNumber(value);
    return days >= 0 ? days : null;
}

function holds(value: number | string, op: Cap['when']['op'], limit: number | string): boolean {
    if (typeof value !== typeof limit) {
        return false;
    }
    switch (op) {
        case '=':
            return value === limit;
        case '!=':
            return value !== limit;
        case '<':
            return value < limit;
        case '<=':
            return value <= limit;
        case '>':
            return value > limit;
        default:
            return value >= limit;
    }
}
