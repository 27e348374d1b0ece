/** Locks of records between jobs that run at once: a batch locks what it writes and the parents that must not go away meanwhile. */
import { EventEmitter, once } from 'node:events';
import type { Org, SaveResult } from '../contracts.ts';
import type { ObjectDefinition } from '../metadata/schema.ts';
import type { LocalOrg } from '../org.ts';
import { quote, statement } from '../storage/statements.ts';

/** How often Salesforce tries a batch again before its rows fail. */
const MAX_RETRIES = 10;
/** The longest that one try waits; a batch that holds locks ends far sooner, unless it waits itself. */
const WAIT_MS = 50;

export class RecordLocks {
    /** Ids of the jobs that are at work, with the records that each has locked. */
    readonly #held = new Map<string, Set<string>>();
    #wake = new EventEmitter().setMaxListeners(0);

    enter(job: string): void {
        this.#held.set(job, new Set());
    }

    leave(job: string): void {
        this.#held.delete(job);
        this.#wake.emit('released');
    }

    /** The batch has ended. */
    release(job: string): void {
        this.#held.get(job)?.clear();
        this.#wake.emit('released');
    }

    /**
     * Saves rows of one batch. Those of which another job's batch has locked something are tried again when locks are released.
     * @param save in a transaction that is undone when something is locked; without the rows at fault it is called once more
     * @param retried called before each further try
     */
    async save<T>(
        { org, object, job }: { readonly org: LocalOrg; readonly object: ObjectDefinition; readonly job: string },
        rows: readonly T[],
        save: (rows: readonly T[]) => SaveResult[],
        retried: () => void
    ): Promise<SaveResult[]> {
        if (this.#held.size < 2) return save(rows);
        const results = new Map<T, SaveResult>();
        let waiting = rows;
        for (let tries = 0; waiting.length > 0 && tries <= MAX_RETRIES; tries += 1) {
            if (tries > 0) {
                retried();
                await this.#released();
            }
            const blocked = this.#saveUnlocked(org, object, job, waiting, save, results);
            waiting = waiting.filter((row) => blocked.has(row));
            for (const [row, records] of blocked) results.set(row, lockFailure(records));
        }
        return rows.flatMap((row) => results.get(row) ?? []);
    }

    /** @returns what is locked of each row that was not saved */
    #saveUnlocked<T>(
        org: LocalOrg,
        object: ObjectDefinition,
        job: string,
        rows: readonly T[],
        save: (rows: readonly T[]) => SaveResult[],
        results: Map<T, SaveResult>
    ): Map<T, string[]> {
        const blocked = new Map<T, string[]>();
        const taken: string[] = [];
        const saved = org.transaction(
            () => {
                const all = save(rows);
                for (const [index, row] of rows.entries()) {
                    const result = all[index];
                    const records = result?.success === true ? lockedBy(org, object, result.id) : [];
                    const locked = records.filter((record) => this.#isLockedByOther(job, record));
                    if (locked.length > 0) blocked.set(row, locked);
                    else taken.push(...records);
                }
                return all;
            },
            () => blocked.size === 0
        );
        if (blocked.size === 0) {
            for (const record of taken) this.#held.get(job)?.add(record);
            for (const [index, row] of rows.entries()) results.set(row, saved[index] as SaveResult);
            return blocked;
        }
        const free = rows.filter((row) => !blocked.has(row));
        if (free.length > 0) this.#saveUnlocked(org, object, job, free, save, results);
        return blocked;
    }

    #isLockedByOther(job: string, record: string): boolean {
        for (const [holder, records] of this.#held) if (holder !== job && records.has(record)) return true;
        return false;
    }

    async #released(): Promise<void> {
        const tooLong = AbortSignal.timeout(WAIT_MS);
        await once(this.#wake, 'released', { signal: tooLong }).catch(() => undefined);
    }
}

/**
 * What writing a record locks: itself, its masters, and parents by lookups that are not simply cleared with them.
 * @param id Of a record that is there, deleted or not; in the transaction that writes it.
 */
function lockedBy(org: Org, object: ObjectDefinition, id: string): string[] {
    const parents = [...object.fields.values()].filter(
        ({ reference }) => reference && reference.onDelete !== 'setNull'
    );
    if (parents.length === 0) return [id];
    const columns = parents.map(({ name }) => quote(name)).join(', ');
    const row = statement(org.db, `SELECT ${columns} FROM ${quote(object.name)} WHERE "Id" = ?`).get(id) ?? {};
    return [id, ...Object.values(row).filter((value): value is string => typeof value === 'string')];
}

function lockFailure(records: readonly string[]): SaveResult {
    const message = `unable to obtain exclusive access to this record or ${records.length} records: ${records.join(',')}`;
    return { success: false, id: null, errors: [{ statusCode: 'UNABLE_TO_LOCK_ROW', message, fields: [] }] };
}
