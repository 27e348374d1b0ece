import { LightningElement, api } from 'lwc';
import { labels } from 'c/healthLabels';
import type { HistoryView } from 'c/healthView';

/** A year of scores as a chart, with the bands, changes of the formula and overrides; or as a table. */
export default class HealthHistory extends LightningElement {
    @api view!: HistoryView;

    labels = labels;
    showsTable = false;

    get hasChart(): boolean {
        return this.view.absent === '';
    }

    get switchLabel(): string {
        return this.showsTable ? labels.showChart : labels.showTable;
    }

    get showsChart(): boolean {
        return !this.showsTable;
    }

    handleSwitch(): void {
        this.showsTable = !this.showsTable;
    }
}
