import { LightningElement, api } from 'lwc';
import { labels } from 'c/journeyLabels';
import type { MilestonesView } from 'c/journeyView';

/**
 * Some milestones, how the journey does, and the way to all of them.
 * @fires act with `{ key, action }` when something is to be done with a milestone
 * @fires all when all are to be shown, or hidden again
 */
export default class JourneyMilestones extends LightningElement {
    @api view!: MilestonesView;
    /** All are shown. */
    @api expanded = false;

    labels = labels;

    get allLabel(): string {
        return this.expanded ? labels.fewer : this.view.allText;
    }

    get expandedText(): string {
        return String(this.expanded);
    }

    handleAct({ detail }: CustomEvent<unknown>): void {
        this.dispatchEvent(new CustomEvent('act', { detail }));
    }

    handleAll(): void {
        this.dispatchEvent(new CustomEvent('all'));
    }
}
