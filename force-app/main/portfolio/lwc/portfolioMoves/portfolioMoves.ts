import { LightningElement, api } from 'lwc';
import { labels } from 'c/portfolioLabels';
import type { MovesView } from 'c/portfolioView';

/** Customers by band now and a week ago, and who moved. */
export default class PortfolioMoves extends LightningElement {
    @api view: MovesView | null = null;

    labels = labels;
}
