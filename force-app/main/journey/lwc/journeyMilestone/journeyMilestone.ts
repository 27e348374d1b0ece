import { LightningElement, api } from 'lwc';
import { labels } from 'c/journeyLabels';
import type { MilestoneView } from 'c/journeyView';

/**
 * One milestone.
 * @fires act with `{ key, action }`: `complete` and `reopen` by its box, others by its menu
 */
export default class JourneyMilestone extends LightningElement {
    @api view!: MilestoneView;

    labels = labels;

    get textClass(): string {
        return this.view.late ? 'text late' : 'text weak';
    }

    get nameClass(): string {
        return this.view.weak ? 'name name_weak' : 'name';
    }

    get iconClass(): string {
        const state = this.view.late ? 'late' : this.view.checked ? 'done' : 'plain';
        return `icon icon_${state}`;
    }

    handleTick(event: Event): void {
        this.act((event.target as HTMLInputElement).checked ? 'complete' : 'reopen');
    }

    handleMenu(event: CustomEvent<{ readonly value: string }>): void {
        this.act(event.detail.value);
    }

    private act(action: string): void {
        this.dispatchEvent(new CustomEvent('act', { detail: { key: this.view.key, action } }));
    }
}
