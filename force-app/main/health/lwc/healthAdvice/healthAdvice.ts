import { LightningElement, api } from 'lwc';
import type { ActionView } from 'c/healthView';

/**
 * What to do about a metric: in words, as a link where the page can do it, or both.
 * @fires act with the action when the viewer chose the link
 */
export default class HealthAdvice extends LightningElement {
    @api action!: ActionView;

    handleAct(): void {
        this.dispatchEvent(new CustomEvent('act', { detail: this.action }));
    }
}
