import type { PlaybookRecords } from 'c/playbookRecords';

/**
 * So many customers are read by one request: their metrics, weeks and tasks then fit into what one answer holds, and none is left out
 * without a word.
 */
export const READ_AT_ONCE = 20;

/** What has been read of several customers, lot by lot. */
export class Reading {
    readonly lots: readonly (readonly string[])[];
    private readonly byAccount = new Map<string, PlaybookRecords>();
    private at = 0;

    constructor(accountIds: readonly string[]) {
        const count = Math.max(1, Math.ceil(accountIds.length / READ_AT_ONCE));
        this.lots = Array.from({ length: count }, (_, index) =>
            accountIds.slice(index * READ_AT_ONCE, (index + 1) * READ_AT_ONCE)
        );
    }

    /** The accounts that are asked for now. */
    get asked(): readonly string[] {
        return this.lots[this.at] ?? [];
    }

    /** Keeps an answer; false where it is not of those asked for now: an answer that comes twice, or late. */
    keep(records: readonly PlaybookRecords[]): boolean {
        for (const one of records) this.byAccount.set(one.account.id, one);
        return records.every(({ account }) => this.asked.includes(account.id));
    }

    /** Goes on to the next lot; false: that was the last. */
    next(): boolean {
        if (this.at + 1 >= this.lots.length) return false;
        this.at += 1;
        return true;
    }

    /** Begins again with the first lot; what was read stays until it is read anew. */
    restart(): void {
        this.at = 0;
    }

    /** What was read, in the order in which it was asked for; accounts that the viewer may not see are left out. */
    all(): readonly PlaybookRecords[] {
        return this.lots.flat().flatMap((id) => this.byAccount.get(id) ?? []);
    }
}
