import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import { labels } from 'c/healthLabels';
import type { ScoredMetricsView } from 'c/healthView';

/** Dialog that lists what the model scores. */
export default class HealthModelMetrics extends LightningModal {
    @api view!: ScoredMetricsView;

    labels = labels;

    handleDone(): void {
        this.close();
    }
}
