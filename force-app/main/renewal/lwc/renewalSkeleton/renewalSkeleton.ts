import { LightningElement } from 'lwc';
import { labels } from 'c/renewalLabels';

/** The shape of the card while its data loads: the card does not jump when they arrive. */
export default class RenewalSkeleton extends LightningElement {
    labels = labels;
    rows = ['100%', '70%', '85%', '60%'].map((width, index) => ({ key: `row-${index}`, style: `width: ${width}` }));
}
