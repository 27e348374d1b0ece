import { LightningElement, api } from 'lwc';
import { showFaults } from 'c/uiForm';
import { labels } from 'c/renewalLabels';
import type { BudgetView } from 'c/renewalView';

/** What a currency field with 16 digits, two of them after the point, holds. */
const MAX_AMOUNT = 1e14;

/**
 * The retention budget and what is spent of it, to be edited in place.
 * @fires spent with a `SpentChange`
 */
export default class RenewalBudget extends LightningElement {
    @api view!: BudgetView;

    labels = labels;
    isEditing = false;
    entered = '';
    private isFocusDue: 'field' | 'pencil' | null = null;

    override renderedCallback(): void {
        const due = this.isFocusDue;
        if (due === null) return;
        this.isFocusDue = null;
        const name = due === 'field' ? '[data-name="spent"]' : '[data-name="edit"]';
        this.template!.querySelector<HTMLElement>(name)?.focus();
    }

    get hasBudget(): boolean {
        return this.view.absent === '';
    }

    get isPencilShown(): boolean {
        return this.view.editable && !this.isEditing;
    }

    handleEdit(): void {
        this.entered = this.view.spent === null ? '' : String(this.view.spent);
        this.isEditing = true;
        this.isFocusDue = 'field';
    }

    handleChange(event: CustomEvent<{ readonly value: string | null }>): void {
        this.entered = event.detail.value ?? '';
    }

    handleKey(event: KeyboardEvent): void {
        if (event.key !== 'Escape' && event.key !== 'Enter') return;
        // The focus moves to the pencil, which the same key would press.
        event.preventDefault();
        if (event.key === 'Escape') this.handleCancel();
        else this.handleSave();
    }

    handleCancel(): void {
        this.isEditing = false;
        this.isFocusDue = 'pencil';
    }

    handleSave(): void {
        const text = this.entered.trim();
        const spent = text === '' ? null : Number(text);
        const isAmount = spent === null || (spent >= 0 && spent < MAX_AMOUNT);
        if (!showFaults(this.template!, { spent: isAmount ? '' : labels.checkSpent })) return;
        this.handleCancel();
        if (spent === this.view.spent) return;
        this.dispatchEvent(new CustomEvent<SpentChange>('spent', { detail: { spent } }));
    }
}

/** What was entered; null: left blank. */
export interface SpentChange {
    readonly spent: number | null;
}
