import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import { showFaults } from 'c/uiForm';
import { fill } from 'c/uiFormat';
import { labels } from 'c/healthLabels';
import { saveMetricValue } from 'c/healthWrites';
import type { EditableCustomer, ValueField } from 'c/healthView';

/** Dialog that records the value of a metric by hand. Closes with `saved` when it did. */
export default class HealthRecordValue extends LightningModal {
    @api customer!: EditableCustomer;
    @api field!: ValueField;
    /** The viewer's calendar day. */
    @api today!: string;

    labels = labels;
    isSaving = false;
    messages: readonly string[] = [];
    private enteredValue: string | null = null;
    private enteredDay: string | null = null;

    get heading(): string {
        return fill(labels.recordValue, this.field.label);
    }

    get isChoice(): boolean {
        return this.field.input === 'choice';
    }

    get inputType(): string {
        return this.field.input === 'date' ? 'date' : 'number';
    }

    get valueLabel(): string {
        if (this.field.input === 'date') return labels.date;
        return this.field.isPercent ? labels.valuePercent : labels.value;
    }

    get value(): string {
        return this.enteredValue ?? (this.field.current === null ? '' : String(this.field.current));
    }

    get measuredOn(): string {
        return this.enteredDay ?? this.today;
    }

    get latest(): string | null {
        return this.field.input === 'date' ? this.today : null;
    }

    get asksDay(): boolean {
        return this.field.input !== 'date';
    }

    get isRequired(): boolean {
        return !this.field.canClear;
    }

    get failed(): boolean {
        return this.messages.length > 0;
    }

    get messageText(): string {
        return this.messages.join(' ');
    }

    handleValue(event: CustomEvent<{ readonly value: string | null }>): void {
        this.enteredValue = event.detail.value ?? '';
    }

    handleDay(event: CustomEvent<{ readonly value: string | null }>): void {
        this.enteredDay = event.detail.value ?? '';
    }

    handleCancel(): void {
        this.close();
    }

    async handleSave(): Promise<void> {
        if (this.isSaving || !this.check()) return;
        this.isSaving = true;
        this.disableClose = true;
        this.messages = [];
        const { key, rowId, input } = this.field;
        const value = this.value === '' ? null : input === 'number' ? Number(this.value) : this.value;
        try {
            const recorded = { key, rowId, input, value, measuredOn: this.measuredOn };
            const outcome = await saveMetricValue(this.customer, recorded, labels.unknownError);
            this.disableClose = false;
            if (outcome.kind === 'saved') this.close('saved');
            else this.messages = outcome.kind === 'failed' ? outcome.messages : [labels.unknownError];
        } finally {
            this.isSaving = false;
            this.disableClose = false;
        }
    }

    private check(): boolean {
        const isNumber =
            this.field.input !== 'number' || (this.value.trim() !== '' && Number.isFinite(Number(this.value)));
        const isValue = this.value === '' ? this.field.canClear : isNumber;
        const isPast = this.field.input !== 'date' || this.value <= this.today;
        const isDay = this.measuredOn !== '' && this.measuredOn <= this.today;
        return showFaults(this.template!, {
            value: isValue ? (isPast ? '' : labels.checkMeasured) : labels.checkValue,
            day: isDay ? '' : labels.checkMeasured
        });
    }
}
