import { dayNumber, dayParts } from './calendar.ts';
import type { CustomerFacts, Override } from './facts.ts';
import type { CalendarDate } from './model.ts';

/** The override in force on a day, tidied; null when there is none, or what is there is no override. */
export function overrideInForce(facts: CustomerFacts, asOf: CalendarDate): Override | null {
    const { override } = facts;
    if (
        typeof override !== 'object' ||
        override === null ||
        !Number.isInteger(override.score) ||
        override.score < 0 ||
        override.score > 100
    ) {
        return null;
    }
    const { expiresOn, setOn = null } = override;
    const day = dayParts(asOf).number;
    const begun = setOn === null || (typeof setOn === 'string' && dayNumber(setOn) <= day);
    if (!begun || typeof expiresOn !== 'string' || !(day <= dayNumber(expiresOn))) {
        return null;
    }
    return {
        score: override.score + 0,
        reason: typeof override.reason === 'string' ? override.reason : '',
        expiresOn,
        by: typeof override.by === 'string' ? override.by : null,
        setOn
    };
}
