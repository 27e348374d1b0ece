import { LightningElement, api } from 'lwc';
import { isCalendarDate } from 'c/success';
import { showFaults } from 'c/uiForm';
import { labels } from 'c/voiceLabels';

interface Option {
    readonly value: string;
    readonly label: string;
}

/** What the form shows at first, and may choose from. */
export interface FollowUpForm {
    readonly state: string;
    readonly states: readonly Option[];
    readonly by: string;
    readonly people: readonly Option[];
    /** Calendar days. */
    readonly on: string;
    readonly earliest: string;
    readonly today: string;
    readonly outcome: string;
}

/** What was entered. */
export interface FollowUpEntered {
    readonly state: string;
    readonly by: string;
    readonly on: string;
    readonly outcome: string;
}

const MAX_OUTCOME = 255;
type Changed = CustomEvent<{ readonly value: string | null }>;

/**
 * Form in place of the line that tells of a follow-up.
 * @fires save with what was entered, once it passes the check
 * @fires cancel
 */
export default class VoiceFollowUp extends LightningElement {
    @api form!: FollowUpForm;

    labels = labels;
    maxOutcome = MAX_OUTCOME;
    private entered: Partial<FollowUpEntered> = {};

    /** Moves the focus into the form. */
    @api focus(): void {
        this.template!.querySelector<HTMLElement>('[data-name="state"]')?.focus();
    }

    get state(): string {
        return this.entered.state ?? this.form.state;
    }

    get by(): string {
        return this.entered.by ?? this.form.by;
    }

    get on(): string {
        return this.entered.on ?? this.form.on;
    }

    get outcome(): string {
        return this.entered.outcome ?? this.form.outcome;
    }

    get wasCalled(): boolean {
        return this.state === 'Called' || this.state === 'Closed';
    }

    get needsOutcome(): boolean {
        return this.state === 'Closed';
    }

    handleChange(event: Changed): void {
        const { name = '' } = (event.currentTarget as HTMLElement).dataset;
        this.entered = { ...this.entered, [name]: event.detail.value ?? '' };
    }

    handleCancel(): void {
        this.dispatchEvent(new CustomEvent('cancel'));
    }

    handleSave(): void {
        const { state, by, on, wasCalled } = this;
        const outcome = this.outcome.trim();
        const { earliest, today } = this.form;
        const faults = {
            state: state === '' ? labels.checkState : '',
            by: wasCalled && by === '' ? labels.checkBy : '',
            on: !wasCalled || (isCalendarDate(on) && on >= earliest && on <= today) ? '' : labels.checkOn,
            outcome: this.needsOutcome && outcome === '' ? labels.checkOutcome : ''
        };
        if (showFaults(this.template!, faults)) {
            this.dispatchEvent(new CustomEvent<FollowUpEntered>('save', { detail: { state, by, on, outcome } }));
        }
    }
}
