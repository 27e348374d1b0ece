import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import type { CalendarDate, RiskCall } from 'c/success';
import { showFaults } from 'c/uiForm';
import { labels } from 'c/renewalLabels';
import type { CallChangeView, EditableTerm } from 'c/renewalView';
import { saveCall } from 'c/renewalWrites';

/** Closes with this once the call is saved; with nothing when cancelled. */
export interface SavedCall {
    readonly call: RiskCall;
}

const MAX_REASON = 255;

/** Dialog in which a CSM makes a risk call, beside what health says. */
export default class RenewalCallChange extends LightningModal {
    @api term!: EditableTerm;
    @api view!: CallChangeView;
    /** The viewer's calendar day. */
    @api today!: CalendarDate;

    labels = labels;
    maxReason = MAX_REASON;
    isSaving = false;
    messages: readonly string[] = [];
    call = '';
    reason = '';

    get failed(): boolean {
        return this.messages.length > 0;
    }

    get messageText(): string {
        return this.messages.join(' ');
    }

    handleCall(event: CustomEvent<{ readonly value: string }>): void {
        this.call = event.detail.value;
    }

    handleReason(event: CustomEvent<{ readonly value: string | null }>): void {
        this.reason = event.detail.value ?? '';
    }

    handleCancel(): void {
        this.close();
    }

    async handleSave(): Promise<void> {
        const chosen = this.view.options.find(({ value }) => value === this.call);
        if (this.isSaving || !this.check(chosen !== undefined) || !chosen) return;
        const { healthCall, healthScore } = this.view;
        const call = { call: chosen.value, reason: this.reason.trim(), today: this.today, healthCall, healthScore };
        this.isSaving = true;
        this.disableClose = true;
        this.messages = [];
        const outcome = await saveCall(this.term, call, labels.unknownError);
        this.isSaving = false;
        this.disableClose = false;
        if (outcome.kind === 'saved') this.close({ call: chosen.value } satisfies SavedCall);
        else this.messages = outcome.kind === 'conflict' ? [labels.unknownError] : outcome.messages;
    }

    /** Marks what is wrong at its field, and moves to the first. */
    private check(isCall: boolean): boolean {
        return showFaults(this.template!, {
            call: isCall ? '' : labels.checkCall,
            reason: this.reason.trim() !== '' ? '' : labels.checkReason
        });
    }
}
