import { LightningElement, api } from 'lwc';
import type { DatesView } from 'c/renewalView';

/** The two dates of a renewal, how the deadline is counted, and a ruler of the days before it. */
export default class RenewalDates extends LightningElement {
    @api view!: DatesView;
}
