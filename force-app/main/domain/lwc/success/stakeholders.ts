import { isCalendarDate } from './calendar.ts';
import type { CalendarDate } from './model.ts';

/** After every day of the calendar, as texts sort. */
const NEVER = '~';

/** What a contact is to our success with the customer, as it is stored. */
export type StakeholderRole = 'Sponsor' | 'Champion' | 'Decision Maker' | 'User';

export interface Stakeholder {
    readonly role: StakeholderRole;
    /** First day on which they were gone; null: they are there. */
    readonly leftOn: CalendarDate | null;
}

/** Whether anybody of a role is left. */
export type RolePresence =
    /** Nobody of the role was ever named. */
    | { readonly kind: 'unnamed' }
    | { readonly kind: 'present' }
    /** All of them left, the last on this day. */
    | { readonly kind: 'left'; readonly on: CalendarDate };

/** Whether anybody of a role is left on a day; who leaves later is still there. */
export function rolePresence(
    stakeholders: readonly Stakeholder[],
    role: StakeholderRole,
    asOf: CalendarDate
): RolePresence {
    const own = stakeholders.filter((stakeholder) => stakeholder.role === role);
    if (own.length === 0) {
        return { kind: 'unnamed' };
    }
    // A date that is none says nothing of a leave.
    const days = own.map(({ leftOn }) => (isCalendarDate(leftOn) ? leftOn : NEVER));
    const last = days.reduce((latest, day) => (day > latest ? day : latest));
    return last > asOf ? { kind: 'present' } : { kind: 'left', on: last };
}
