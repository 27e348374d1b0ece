import type { CalendarDate } from 'c/success';
import { changedText } from 'c/uiAgo';
import type { CardReading } from 'c/uiCardReading';
import type { FailureNote } from 'c/uiFailure';
import { fill } from 'c/uiFormat';
import type { WriteOutcome } from 'c/uiWrites';
import { labels } from 'c/renewalLabels';
import type { RenewalRecords } from 'c/renewalRecords';
import type { CheckpointAct, EditableTerm, ReadyView, RenewalFormat, RenewalPatch } from 'c/renewalView';
import { openRenewal, saveCheckpoint, saveLastDay, saveSpent } from 'c/renewalWrites';

/** What came of a save, shown on the card until it is dismissed. */
export interface Outcome extends FailureNote {
    /** To be offered again. */
    readonly retry: (() => Promise<void>) | null;
}

/** The card, as far as changes need it. */
export interface ChangedCard {
    readonly reading: Pick<CardReading, 'again' | 'tellPage'>;
    readonly ready: ReadyView | null;
    /** Of the term that is shown, dated or not. */
    readonly term: EditableTerm | null;
    readonly records: RenewalRecords | null;
    readonly format: RenewalFormat | null;
    /** Shows the records with the patches. */
    draw(): void;
    /** Shows what came of it; null takes it away. */
    tell(outcome: Outcome | null): void;
    /** Says what was done, with a way back. */
    announce(title: string, undo?: () => Promise<void>): void;
}

/** A change that shows at once and is taken back when it cannot be saved. */
interface Change {
    readonly patch: RenewalPatch | null;
    readonly send: () => Promise<WriteOutcome>;
    /** Said once it is saved. */
    readonly done: string;
    /** Offered once it is saved. */
    readonly undo?: () => Promise<void>;
    /** First words when it is not. */
    readonly failed: string;
    readonly retry: () => Promise<void>;
}

/** What the viewer changes on the renewal card. */
export class RenewalChanges {
    /** Saved by the viewer, and not yet in what Salesforce answered. */
    patches: readonly RenewalPatch[] = [];
    private readonly card: ChangedCard;

    constructor(card: ChangedCard) {
        this.card = card;
    }

    /** Says on which day a checkpoint was done; null: that it is not. */
    async tick({ key, checkpoint, doneOn: before }: CheckpointAct, doneOn: CalendarDate | null): Promise<void> {
        const { ready } = this.card;
        if (!ready) return;
        const { term } = ready;
        await this.save({
            patch: { kind: 'checkpoint', journeyId: term.journeyId, key, doneOn },
            send: () => saveCheckpoint(term, checkpoint, doneOn, labels.unknownError),
            done: fill(doneOn === null ? labels.checkpointUndone : labels.checkpointSaved, checkpoint.label),
            failed: fill(labels.checkpointFailed, checkpoint.label),
            ...(doneOn !== null && { undo: () => this.tickAgain(key, doneOn, before) }),
            retry: () => this.tickAgain(key, before, doneOn)
        });
    }

    /** As the row is now: somebody may have changed it since. */
    private async tickAgain(key: string, before: CalendarDate | null, doneOn: CalendarDate | null): Promise<void> {
        const act = this.card.ready?.checkpoints.rows.find((row) => row.key === key)?.act;
        if (act && act.doneOn === before) await this.tick(act, doneOn);
    }

    /** Records what was spent on retaining the customer; null clears it. */
    async spend(spent: number | null): Promise<void> {
        const { ready, format } = this.card;
        if (!ready || !format) return;
        const { term } = ready;
        await this.save({
            patch: { kind: 'spent', journeyId: term.journeyId, spent },
            send: () => saveSpent(term, spent, labels.unknownError),
            done: spent === null ? labels.spentCleared : fill(labels.spentSaved, format.money(spent)),
            failed: labels.spentFailed,
            retry: () => this.spend(spent)
        });
    }

    /** Gives the term its last day. `retry`: when that is to be tried again. */
    async giveLastDay(term: EditableTerm, day: CalendarDate, retry: () => Promise<void>): Promise<void> {
        await this.save({
            patch: null,
            send: () => saveLastDay(term, day, labels.unknownError),
            done: fill(labels.lastDaySaved, this.card.format?.fullDay(day) ?? day),
            failed: labels.notSaved,
            retry
        });
    }

    /** Opens the renewal's Opportunity in a stage; null: the org has none. True: it is open. `retry`: when that is to be tried again. */
    async open(stage: string | null, retry: () => Promise<void>): Promise<boolean> {
        const { ready } = this.card;
        const openable = ready?.opportunity?.open;
        if (!ready || !openable) return false;
        if (stage === null) {
            this.card.tell({ strong: labels.openFailed, text: labels.openNoStage, retry: null });
            return false;
        }
        this.card.tell(null);
        const outcome = await openRenewal(ready.term, { ...openable, stage }, labels.unknownError);
        if (outcome.kind !== 'saved') {
            await this.notOpened(outcome, retry);
            return false;
        }
        await this.card.reading.tellPage();
        this.card.announce(fill(labels.opened, openable.plan.name));
        return true;
    }

    /** Somebody else was faster: theirs is shown. Where it cannot be seen, or it is another fault, the card says so. */
    private async notOpened(outcome: WriteOutcome, retry: () => Promise<void>): Promise<void> {
        const { card } = this;
        await card.reading.again();
        const link = card.ready?.opportunity?.link;
        if (link) {
            const text = fill(labels.openFasterText, link.name, this.openedBy(link.id));
            card.tell({ tone: 'info', strong: labels.openFasterStrong, text, retry: null });
        } else if (outcome.kind === 'duplicate') {
            card.tell({ strong: labels.openFailed, text: labels.openHiddenText, retry: null });
        } else {
            const text = outcome.kind === 'failed' ? outcome.messages.join(' ') : labels.unknownError;
            card.tell({ strong: labels.openFailed, text, retry });
        }
    }

    private openedBy(id: string): string {
        const { opportunities = [], journeys = [] } = this.card.records ?? {};
        const all = [...opportunities, ...(journeys ?? []).flatMap(({ opportunity }) => opportunity ?? [])];
        return all.find((one) => one.id === id)?.createdBy ?? labels.somebody;
    }

    /** Shows a change at once, saves it, and takes it back when that fails. */
    private async save({ patch, send, done, undo, failed, retry }: Change): Promise<void> {
        const { card } = this;
        card.tell(null);
        if (patch) this.patches = [...this.patches, patch];
        card.draw();
        const outcome = await send();
        if (outcome.kind === 'saved') await card.reading.tellPage();
        else if (outcome.kind !== 'failed') await card.reading.again();
        this.patches = this.patches.filter((one) => one !== patch);
        card.draw();
        if (outcome.kind === 'saved') card.announce(done, undo);
        else {
            // What somebody else has made is not made again.
            const again = outcome.kind === 'duplicate' ? null : retry;
            card.tell({ strong: failed, text: this.reason(outcome), retry: again });
        }
    }

    private reason(outcome: Exclude<WriteOutcome, { readonly kind: 'saved' }>): string {
        if (outcome.kind === 'failed') return outcome.messages.join(' ');
        if (outcome.kind === 'duplicate') return labels.changedMeanwhile;
        const { term, format } = this.card;
        const last = { by: term?.lastModifiedBy ?? labels.somebody, at: term?.lastModifiedAt };
        return changedText(labels.conflict, last, new Date().toISOString(), format);
    }
}
