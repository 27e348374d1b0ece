import { LightningElement } from 'lwc';
import { labels } from 'c/healthLabels';

/** The shape of the card while its data loads: the card does not jump when they arrive. */
export default class HealthSkeleton extends LightningElement {
    labels = labels;
    rows = ['60%', '35%', '75%', '55%', '80%'].map((width, index) => ({
        key: `row-${index}`,
        style: `width: ${width}`
    }));
}
