import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import { labels } from 'c/renewalLabels';
import type { CallsView } from 'c/renewalView';

/** Dialog with all risk calls of a term, newest first, and what health said at the time. */
export default class RenewalCallHistory extends LightningModal {
    @api view!: CallsView;

    labels = labels;
}
