/** What SQLite lacks and queries need. */
import type { DatabaseSync } from 'node:sqlite';
import { localText } from './zone.ts';

export const LOCAL_TEXT_FUNCTION = 'soql_local_text';

const registered = new WeakSet<DatabaseSync>();

/** Adds the functions to a database, once. */
export function registerFunctions(db: DatabaseSync): void {
    if (registered.has(db)) return;
    registered.add(db);
    db.function(LOCAL_TEXT_FUNCTION, { deterministic: true }, (stored, timeZone) =>
        typeof stored === 'string' && typeof timeZone === 'string' ? localText(stored, timeZone) : null
    );
}
