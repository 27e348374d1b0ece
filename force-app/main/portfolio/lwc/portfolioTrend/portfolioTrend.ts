import { LightningElement, api } from 'lwc';
import { labels } from 'c/portfolioLabels';
import { TREND_HEIGHT, TREND_WIDTH } from 'c/portfolioView';
import type { TrendView } from 'c/portfolioView';

/** The share of unhealthy customers: solid as it was, dashed as it should be. */
export default class PortfolioTrend extends LightningElement {
    /** Null: there is nothing to draw. */
    @api view: TrendView | null = null;

    labels = labels;
    isTable = false;
    viewBox = `0 0 ${TREND_WIDTH} ${TREND_HEIGHT}`;
    width = TREND_WIDTH;

    get switchLabel(): string {
        return this.isTable ? labels.hideTable : labels.showTable;
    }

    get isPicture(): boolean {
        return this.view !== null && !this.isTable;
    }

    get isTableShown(): boolean {
        return this.view !== null && this.isTable;
    }

    handleSwitch(): void {
        this.isTable = !this.isTable;
    }
}
