import { LightningElement, api } from 'lwc';
import type { FreshnessView } from 'c/healthView';

/** How fresh a value is: a tick with its age, or a chip where it is not counted as it stands. */
export default class HealthFreshness extends LightningElement {
    @api freshness!: FreshnessView;
}
