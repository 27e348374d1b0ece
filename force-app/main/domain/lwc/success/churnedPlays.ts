import type { CalendarDate } from './model.ts';
import { IS_LOST } from './playFacts.ts';
import type { PlayFacts } from './playsFacts.ts';
import type { Condition, Play } from './playsModel.ts';
import { factsAsked, holds } from './playTriggers.ts';

/** What becomes of plays when their customer leaves. */

/** How a play came to run. */
export interface PlayStart {
    /** As the model has it now; undefined: it has it no more. */
    readonly play: Play | undefined;
    readonly startedOn: CalendarDate;
    /** A person started it, not the nightly run. */
    readonly isByPerson: boolean;
}

/** Of a customer of whom nothing is known but that it was lost. */
const LOST: PlayFacts = {
    segment: null,
    edition: null,
    customerSince: null,
    today: { [IS_LOST]: true },
    measuredOn: {},
    earlier: []
};

/** Whether a trigger asks for the loss and can hold with it: of plays to win customers back, or to see them off. */
export function isForTheLost(trigger: Condition, asOf: CalendarDate): boolean {
    return factsAsked(trigger).includes(IS_LOST) && holds(trigger, LOST, { asOf, lastStart: null }) !== false;
}

/**
 * Whether a play ends on a day because its customer has churned. Those go on that are for customers who were lost, and those that a person
 * started when the customer had left.
 * @param churnedOn First day on which it was a customer no more; null: it is one.
 */
export function endsByChurn(
    { play, startedOn, isByPerson }: PlayStart,
    churnedOn: CalendarDate | null,
    asOf: CalendarDate
): boolean {
    if (churnedOn === null || churnedOn > asOf || startedOn > asOf) {
        return false;
    }
    const isMeant = isByPerson && startedOn >= churnedOn;
    return !isMeant && !(play?.trigger && isForTheLost(play.trigger, asOf));
}
