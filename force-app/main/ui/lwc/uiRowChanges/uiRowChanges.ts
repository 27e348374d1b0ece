import { changedText } from 'c/uiAgo';
import type { CardReading } from 'c/uiCardReading';
import type { FailureNote } from 'c/uiFailure';
import { fill } from 'c/uiFormat';
import type { Format } from 'c/uiFormat';
import type { Maybe } from 'c/uiNodes';
import { KnownChanges } from 'c/uiWrites';
import type { CheckedOutcome, WriteOutcome } from 'c/uiWrites';

/** A row that can be changed: it has the names of the values under which they are changed. */
export type ChangedRow<Values> = Readonly<Record<keyof Values, unknown>> & {
    readonly id: string;
    readonly lastModifiedAt: Maybe<string>;
    readonly lastModifiedBy: Maybe<string>;
};

export interface RowChange<Row, Values> {
    readonly record: Row;
    readonly values: Values;
}

/** A way back, and what it is offered with. */
export interface RowUndo<Row, Values> {
    readonly text: string;
    readonly change: RowChange<Row, Values>;
}

/** The card, as far as changes need it. */
export interface RowCard<Row, Values> {
    readonly reading: Pick<CardReading, 'again' | 'saved' | 'tellPage'>;
    readonly format: Format | null;
    /** As they were read last; undefined: none yet, or hidden. */
    readonly rows: readonly Row[] | undefined;
    /** What went wrong, as it is shown. */
    failure: FailureNote | null;
    /** The way back that is offered. */
    undo: RowUndo<Row, Values> | null;
    /** Shows the rows with the change. */
    draw(): void;
}

/** How rows are saved, and what is said of it. */
export interface RowSaving<Row, Values> {
    /** `fallback`: said where an error has no words. */
    readonly send: (
        id: string,
        lastModifiedAt: string | null,
        values: Values,
        fallback: string
    ) => Promise<CheckedOutcome>;
    /** First words when a row could not be saved. */
    readonly failed: (record: Row) => string;
    readonly words: RowWords;
}

export interface RowWords {
    /** Somebody (`{0}`) has changed it (`{1}`: when). */
    readonly conflict: string;
    readonly somebody: string;
    /** `{0}`: what Salesforce says. */
    readonly saveFailedText: string;
    /** Where an error has no words. */
    readonly unknownError: string;
}

/** What the viewer changes of a card's rows: shown at once, saved, taken back when the save fails. */
export class RowChanges<Values extends object, Row extends ChangedRow<Values>> {
    /** Not saved yet: the card shows it all the same. */
    pending: RowChange<Row, Values> | null = null;
    private readonly known = new KnownChanges();
    private readonly card: RowCard<Row, Values>;
    private readonly saving: RowSaving<Row, Values>;

    constructor(card: RowCard<Row, Values>, saving: RowSaving<Row, Values>) {
        this.card = card;
        this.saving = saving;
    }

    /** Rows with what is not saved yet. */
    shown(rows: readonly Row[] | undefined): readonly Row[] | undefined {
        const { pending } = this;
        if (pending === null) return rows;
        return rows?.map((one) => (one.id === pending.record.id ? { ...one, ...pending.values } : one));
    }

    /** Shows a change at once and saves it; takes it back when the save fails. `done`: said with a way to undo it. */
    async save(change: RowChange<Row, Values>, done: string): Promise<void> {
        const { card } = this;
        const { record, values } = change;
        card.failure = null;
        card.undo = done === '' ? null : { text: done, change: reverse(change) };
        this.pending = change;
        card.draw();
        const at = this.known.knownChange(record.id, record.lastModifiedAt);
        const outcome = await this.saving.send(record.id, at, values, this.saving.words.unknownError);
        this.known.note(record.id, outcome);
        if (outcome.kind === 'saved') await card.reading.tellPage();
        this.pending = null;
        card.draw();
        if (outcome.kind === 'conflict') await this.conflict(record);
        else if (outcome.kind !== 'saved') this.refuse(this.saving.failed(record), outcome.messages);
    }

    /** Takes the last change back, as the viewer is offered. */
    async undo(): Promise<void> {
        const { undo } = this.card;
        if (undo) await this.save(undo.change, '');
    }

    /** Makes a row. `done`: said once it is made; `failed`: the first words when it could not be. */
    async create(outcome: Promise<WriteOutcome>, done: string, failed: string): Promise<void> {
        this.card.failure = null;
        const result = await outcome;
        if (result.kind === 'saved') await this.card.reading.saved(done);
        else this.refuse(failed, result.kind === 'conflict' ? [this.saving.words.unknownError] : result.messages);
    }

    /** Says that something could not be saved, and why. */
    private refuse(strong: string, messages: readonly string[]): void {
        this.card.undo = null;
        this.card.failure = { strong, text: fill(this.saving.words.saveFailedText, messages.join(' ')) };
    }

    /** Somebody else was faster: the newest data are shown. */
    private async conflict(record: Row): Promise<void> {
        const { card, saving } = this;
        const { conflict, somebody } = saving.words;
        card.undo = null;
        await card.reading.again();
        const latest = card.rows?.find(({ id }) => id === record.id) ?? record;
        const last = { by: latest.lastModifiedBy ?? somebody, at: latest.lastModifiedAt };
        const text = changedText(conflict, last, new Date().toISOString(), card.format);
        card.failure = { strong: saving.failed(record), text };
    }
}

/** The change that puts back what there was. */
function reverse<Values extends object, Row extends ChangedRow<Values>>({
    record,
    values
}: RowChange<Row, Values>): RowChange<Row, Values> {
    const names = Object.keys(values) as (keyof Values)[];
    const before = Object.fromEntries(names.map((name) => [name, record[name] ?? null])) as Values;
    return { record: { ...record, ...values }, values: before };
}
