import type { CheckedOutcome } from './checked.ts';

/**
 * Knows when the viewer's own saves changed a record: another save of it, made before the card has read the record again, must not take
 * that for somebody else's change.
 */
export class KnownChanges {
    private readonly changedAt = new Map<string, string>();

    /** When a record was changed last as far as the viewer knows; null: nobody can tell. */
    knownChange(id: string, lastModifiedAt: string | null | undefined): string | null {
        const own = this.changedAt.get(id);
        const read = lastModifiedAt ?? null;
        return own !== undefined && (read === null || own > read) ? own : read;
    }

    /** Notes a save that ended well. */
    note(id: string, outcome: CheckedOutcome): void {
        if (outcome.kind === 'saved' && outcome.lastModifiedAt !== null) this.changedAt.set(id, outcome.lastModifiedAt);
    }
}
