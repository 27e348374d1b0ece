import { LightningElement } from 'lwc';
import { labels } from 'c/journeyLabels';

/** The shape of the card while its data loads: the card does not jump when they arrive. */
export default class JourneySkeleton extends LightningElement {
    labels = labels;
    stages = [1, 2, 3, 4, 5, 6].map((number) => ({ key: `stage-${number}` }));
    columns = [1, 2, 3].map((number) => ({ key: `column-${number}` }));
}
