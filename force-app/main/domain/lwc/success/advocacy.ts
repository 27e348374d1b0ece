import { addDays, isCalendarDate } from './calendar.ts';
import type { CalendarDate, SuccessModel } from './model.ts';

/** The part of the Success Model that keeps advocates from being asked too often. */
export interface AdvocacyModel {
    /** So many asks, at least 1, of one customer ... */
    readonly maxAsks: number;
    /** ... in so many days up to and including today. */
    readonly withinDays: number;
}

/** Something that a customer was asked for. */
export interface AdvocacyAsk {
    /** As it is stored; a `Nomination` asks nothing. */
    readonly kind: string;
    readonly askedOn: CalendarDate;
}

/** Whether a customer may be asked again. */
export type AskRoom =
    /** The model sets no limit. */
    | { readonly kind: 'unlimited' }
    | { readonly kind: 'free'; readonly asks: number; readonly left: number }
    /** `freeOn`: the first day on which another ask is within the limit. */
    | { readonly kind: 'limited'; readonly asks: number; readonly freeOn: CalendarDate };

const NOMINATION = 'Nomination';

/** Whether a customer may be asked on a day, by what it was asked up to then; asks without a day do not count. Pure and total. */
export function askRoom({ advocacy }: SuccessModel, asks: readonly AdvocacyAsk[], asOf: CalendarDate): AskRoom {
    if (!advocacy) {
        return { kind: 'unlimited' };
    }
    const { maxAsks, withinDays } = advocacy;
    const from = addDays(asOf, 1 - withinDays);
    const days = asks
        .filter(({ kind, askedOn }) => kind !== NOMINATION && isCalendarDate(askedOn))
        .map(({ askedOn }) => askedOn)
        .filter((day) => day >= from && day <= asOf)
        .toSorted();
    if (days.length < maxAsks) {
        return { kind: 'free', asks: days.length, left: maxAsks - days.length };
    }
    // Once this one is out of the window, one ask fewer than the limit is left in it.
    return { kind: 'limited', asks: days.length, freeOn: addDays(days[days.length - maxAsks]!, withinDays) };
}
