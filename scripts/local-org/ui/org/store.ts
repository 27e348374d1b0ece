/**
 * The page's cache of what the server answered. Several wires that ask the same share one request and one answer; when
 * a record changes, the answers that hold it are read again.
 */
import { deepFreeze } from './freeze.ts';

/** An answer and who waits for it. */
interface Entry {
    readonly load: () => Promise<unknown>;
    readonly listeners: Set<Listener>;
    answer: Answer | null;
    loadedAt: number;
    /** Of the latest load: an answer that was overtaken is dropped. */
    turn: number;
    pending: Promise<void> | null;
    /** How many changes the page had made when the latest load began. */
    writesSeen: number;
}

export type Answer =
    { readonly data: unknown; readonly error?: undefined } | { readonly data?: undefined; readonly error: unknown };
export type Listener = (answer: Answer) => void;

/** How long an answer that nobody shows is taken again without asking. */
const FRESH_MS = 30_000;

const entries = new Map<string, Entry>();
let writes = 0;

/** Tells that the page changed something: what is being read right now may be older, and is not shared any more. */
export function noteWrite(): void {
    writes += 1;
}

/** Listens to a resource, loading it if need be. Returns the way to stop. */
export function subscribe(key: string, load: () => Promise<unknown>, listener: Listener): () => void {
    let entry = entries.get(key);
    if (entry === undefined) {
        entry = { load, listeners: new Set(), answer: null, loadedAt: 0, turn: 0, pending: null, writesSeen: 0 };
        entries.set(key, entry);
    }
    entry.listeners.add(listener);
    const isFresh = entry.listeners.size > 1 || Date.now() - entry.loadedAt < FRESH_MS;
    if (entry.answer !== null && isFresh) {
        listener(entry.answer);
    } else if (entry.pending === null) {
        void read(entry);
    }
    return () => {
        entry.listeners.delete(listener);
    };
}

/** Reads a resource again; settles when its listeners have the new answer. Those who ask at the same time share one request. */
export async function refresh(key: string): Promise<void> {
    const entry = entries.get(key);
    if (entry !== undefined) {
        await readAgain(entry);
    }
}

/** After these records changed: reads again whatever holds one of them; forgets it where nobody listens. */
export async function refreshRecords(ids: Iterable<string>): Promise<void> {
    noteWrite();
    const changed = new Set(ids);
    await refreshWhere((entry) => holdsRecord(entry.answer?.data, changed));
}

/** Reads everything that is on the page again. */
export async function refreshAll(): Promise<void> {
    await refreshWhere(() => true);
}

async function refreshWhere(matches: (entry: Entry) => boolean): Promise<void> {
    const reads: Promise<void>[] = [];
    for (const [key, entry] of entries) {
        if (!matches(entry)) {
            continue;
        }
        if (entry.listeners.size === 0) {
            entries.delete(key);
        } else {
            reads.push(readAgain(entry));
        }
    }
    await Promise.all(reads);
}

function readAgain(entry: Entry): Promise<void> {
    return entry.pending !== null && entry.writesSeen === writes ? entry.pending : read(entry);
}

async function read(entry: Entry): Promise<void> {
    const turn = ++entry.turn;
    entry.writesSeen = writes;
    const pending = answerOf(entry).then((answer) => {
        if (turn !== entry.turn) {
            return;
        }
        entry.answer = answer;
        entry.loadedAt = answer.error === undefined ? Date.now() : 0;
        entry.pending = null;
        for (const listener of [...entry.listeners]) {
            listener(answer);
        }
    });
    entry.pending = pending;
    await pending;
}

async function answerOf(entry: Entry): Promise<Answer> {
    try {
        return { data: deepFreeze(await entry.load()) };
    } catch (error) {
        return { error: deepFreeze(error) };
    }
}

/** Whether an answer holds a record with one of the ids: under `Id` in GraphQL, `id` in UI API records. */
function holdsRecord(value: unknown, ids: ReadonlySet<string>): boolean {
    if (typeof value !== 'object' || value === null) {
        return false;
    }
    const { Id, id } = value as { Id?: unknown; id?: unknown };
    if ((typeof Id === 'string' && ids.has(Id)) || (typeof id === 'string' && ids.has(id))) {
        return true;
    }
    return Object.values(value).some((part) => holdsRecord(part, ids));
}
