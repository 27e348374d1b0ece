import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import { labels } from 'c/portfolioLabels';
import type { RankingView } from 'c/portfolioView';

/** Dialog that says how the list is ranked, with one customer's own numbers. */
export default class PortfolioRanking extends LightningModal {
    @api view: RankingView | null = null;

    labels = labels;

    handleClose(): void {
        this.close();
    }
}
