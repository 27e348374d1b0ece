import { LightningElement, api } from 'lwc';
import { labels } from 'c/healthLabels';
import type { CapView, OverrideView } from 'c/healthView';

/**
 * What stands in place of the computed score, or limits it: an override or a cap, who or why, and how it ends.
 * @fires end when the viewer ends the override
 * @fires act with the action that the viewer chose
 */
export default class HealthLimits extends LightningElement {
    @api override: OverrideView | null = null;
    @api cap: CapView | null = null;
    /** Whether the viewer may end the override. */
    @api endable = false;
    /** The override is being ended. */
    @api busy = false;

    labels = labels;

    handleEnd(): void {
        this.dispatchEvent(new CustomEvent('end'));
    }

    handleAct(): void {
        this.dispatchEvent(new CustomEvent('act', { detail: this.cap?.action }));
    }
}
