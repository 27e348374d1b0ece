import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import { addDays } from 'c/success';
import { showFaults } from 'c/uiForm';
import { fill } from 'c/uiFormat';
import { labels } from 'c/healthLabels';
import { saveOverride } from 'c/healthWrites';
import type { EditableCustomer } from 'c/healthView';

/** What the viewer entered, to be offered again after a conflict. */
export interface OverrideEntries {
    readonly score: number | null;
    readonly reason: string;
    readonly expiresOn: string;
}

export type OverrideResult =
    | { readonly kind: 'saved'; readonly score: number; readonly expiresOn: string }
    | { readonly kind: 'conflict'; readonly entries: OverrideEntries };

const MIN_REASON = 10;
const MAX_REASON = 255;
const MAX_DAYS = 365;

/** Dialog that sets a person's score in place of the computed one, with reason and expiry. Closes with an `OverrideResult`. */
export default class HealthOverride extends LightningModal {
    @api customer!: EditableCustomer;
    /** "58 Yellow": the computed score; empty where there is none. */
    @api computedText = '';
    @api entries!: OverrideEntries;
    /** The viewer's calendar day. */
    @api today!: string;
    /** Label of the band of a score. */
    @api bandOf!: (score: number) => string;

    labels = labels;
    maxReason = MAX_REASON;
    isSaving = false;
    messages: readonly string[] = [];
    private changed: Partial<Record<keyof OverrideEntries, string>> = {};

    get intro(): string {
        return this.computedText === '' ? labels.overrideIntroNone : fill(labels.overrideIntro, this.computedText);
    }

    get score(): string {
        return this.changed.score ?? (this.entries.score === null ? '' : String(this.entries.score));
    }

    get reason(): string {
        return this.changed.reason ?? this.entries.reason;
    }

    get expiresOn(): string {
        return this.changed.expiresOn ?? this.entries.expiresOn;
    }

    get earliest(): string {
        return addDays(this.today, 1);
    }

    get latest(): string {
        return addDays(this.today, MAX_DAYS);
    }

    get failed(): boolean {
        return this.messages.length > 0;
    }

    get messageText(): string {
        return this.messages.join(' ');
    }

    handleChange(event: CustomEvent<{ readonly value: string | null }>): void {
        const { name } = (event.currentTarget as HTMLElement).dataset;
        this.changed = { ...this.changed, [name as keyof OverrideEntries]: event.detail.value ?? '' };
    }

    handleCancel(): void {
        this.close();
    }

    async handleSave(): Promise<void> {
        if (this.isSaving || !this.check()) return;
        this.isSaving = true;
        this.disableClose = true;
        this.messages = [];
        const score = Number(this.score);
        const override = {
            score,
            band: this.bandOf(score),
            reason: this.reason.trim(),
            expiresOn: this.expiresOn,
            today: this.today
        };
        try {
            const outcome = await saveOverride(this.customer, override, labels.unknownError);
            this.disableClose = false;
            if (outcome.kind === 'failed') this.messages = outcome.messages;
            else this.finish(outcome.kind, score);
        } finally {
            this.isSaving = false;
            this.disableClose = false;
        }
    }

    private finish(kind: 'saved' | 'conflict', score: number): void {
        const { reason, expiresOn } = this;
        const result: OverrideResult =
            kind === 'saved' ? { kind, score, expiresOn } : { kind, entries: { score, reason, expiresOn } };
        this.close(result);
    }

    /** Marks what is wrong at its field, and moves to the first. */
    private check(): boolean {
        const score = Number(this.score);
        const isScore = this.score.trim() !== '' && Number.isInteger(score) && score >= 0 && score <= 100;
        const isReason = this.reason.trim().length >= MIN_REASON;
        const isDay = this.expiresOn >= this.earliest && this.expiresOn <= this.latest;
        return showFaults(this.template!, {
            score: isScore ? '' : labels.checkScore,
            reason: isReason ? '' : labels.checkReason,
            expiresOn: isDay ? '' : labels.checkEnds
        });
    }
}
