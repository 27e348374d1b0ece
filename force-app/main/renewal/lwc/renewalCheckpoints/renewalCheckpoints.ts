import { LightningElement, api } from 'lwc';
import { labels } from 'c/renewalLabels';
import type { CheckpointAct, CheckpointsView } from 'c/renewalView';

/**
 * What should have happened before a renewal, and what is next.
 * @fires tick with a `CheckpointAct`, when the viewer ticks a checkpoint or takes the tick away
 * @fires day with a `CheckpointAct`, when the viewer wants to say on which day it was done
 */
export default class RenewalCheckpoints extends LightningElement {
    @api view!: CheckpointsView;

    labels = labels;
    /** In a narrow card the list unfolds on demand; in a wide one it always shows. */
    isUnfolded = false;

    get frameClass(): string {
        return this.isUnfolded ? 'frame frame_unfolded' : 'frame';
    }

    get unfoldText(): string {
        return this.isUnfolded ? labels.checkpointsHide : this.view.allText;
    }

    get expanded(): string {
        return String(this.isUnfolded);
    }

    handleUnfold(): void {
        this.isUnfolded = !this.isUnfolded;
    }

    handleAct(event: Event): void {
        this.hand('tick', event);
    }

    handleDay(event: Event): void {
        this.hand('day', event);
    }

    /** Not while the row is being saved. */
    private hand(name: 'tick' | 'day', event: Event): void {
        const { key } = (event.currentTarget as HTMLElement).dataset;
        const act = this.view.rows.find((row) => row.key === key)?.act;
        if (act && !act.busy) this.dispatchEvent(new CustomEvent<CheckpointAct>(name, { detail: act }));
    }
}
