/** What formulas may ask of the caller: the day, the user, permissions. */
import type { Session, SqlValue } from '../contracts.ts';
import { callerRecord } from '../access/permissions.ts';
import { storedInstant } from './calendar.ts';
import type { SessionInput } from './inputs.ts';

/** The value of an input that is the same for every record, as the org stores values. */
export function sessionValue(session: Session, input: SessionInput): SqlValue {
    switch (input.kind) {
        case 'today':
            return session.today();
        case 'now':
            return storedInstant(session.org.now());
        case 'timeZone':
            return session.timeZone;
        case 'permission':
            return Number(session.hasCustomPermission(input.name));
        case 'caller':
            return callerRecord(session.org, session.userId, input.record)?.[input.field.name] ?? null;
    }
}
