import { LightningElement, api } from 'lwc';
import { fill } from 'c/uiFormat';
import { labels } from 'c/portfolioLabels';
import type { TodayView } from 'c/portfolioView';

/**
 * The day's list.
 * @fires all with whether everything is to be shown
 */
export default class PortfolioToday extends LightningElement {
    @api view: TodayView | null = null;
    /** Everything is shown, not only the first few. */
    @api showsAll = false;

    labels = labels;

    get more(): string {
        const hidden = (this.view?.moreSteps ?? 0) + (this.view?.moreChanged ?? 0);
        if (this.showsAll) return labels.showLess;
        return hidden === 0 ? '' : fill(labels.moreOther, hidden);
    }

    get hasSteps(): boolean {
        return (this.view?.steps.length ?? 0) > 0;
    }

    get hasChanged(): boolean {
        return (this.view?.changed.length ?? 0) > 0;
    }

    handleMore(): void {
        this.dispatchEvent(new CustomEvent<boolean>('all', { detail: !this.showsAll }));
    }
}
