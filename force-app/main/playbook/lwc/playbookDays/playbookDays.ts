import { LightningElement, api } from 'lwc';
import { labels } from 'c/playbookLabels';
import type { StripView } from 'c/playbookView';

/** The days of a play as a strip: weekends grey, holidays dashed and named, steps marked. Long strips scroll in themselves. */
export default class PlaybookDays extends LightningElement {
    @api view!: StripView;

    labels = labels;
}
