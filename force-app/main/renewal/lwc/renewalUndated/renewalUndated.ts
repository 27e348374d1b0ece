import { LightningElement, api } from 'lwc';
import { addDays, isCalendarDate } from 'c/success';
import { showFaults } from 'c/uiForm';
import { fill } from 'c/uiFormat';
import { labels } from 'c/renewalLabels';
import type { RenewalFormat, UndatedView } from 'c/renewalView';

/**
 * Asks for the last day of a term that has none.
 * @fires lastday with the day (YYYY-MM-DD)
 */
export default class RenewalUndated extends LightningElement {
    @api view!: UndatedView;
    @api format!: RenewalFormat;
    @api busy = false;

    labels = labels;
    day = '';

    /** Empty where the first day is not known. */
    get earliest(): string {
        const startsOn = this.view.term?.startsOn;
        return isCalendarDate(startsOn) ? addDays(startsOn, 1) : '';
    }

    handleChange(event: CustomEvent<{ readonly value: string | null }>): void {
        this.day = event.detail.value ?? '';
    }

    handleSave(): void {
        if (this.busy) return;
        const isDay = isCalendarDate(this.day) && this.day >= this.earliest;
        const startsOn = this.view.term?.startsOn;
        const first = isCalendarDate(startsOn) ? this.format.fullDay(startsOn) : labels.noValue;
        if (!showFaults(this.template!, { day: isDay ? '' : fill(labels.checkLastDay, first) })) return;
        this.dispatchEvent(new CustomEvent<string>('lastday', { detail: this.day }));
    }
}
