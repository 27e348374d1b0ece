import { LightningElement } from 'lwc';
import { labels } from 'c/playbookLabels';

/** The shape of the card while its data loads: the card does not jump when they arrive. */
export default class PlaybookSkeleton extends LightningElement {
    labels = labels;
    rows = ['60%', '75%', '45%', '65%'].map((width, index) => ({ key: `row-${index}`, style: `width: ${width}` }));
}
