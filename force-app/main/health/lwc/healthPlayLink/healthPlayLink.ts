import { LightningElement, api } from 'lwc';
import type { PlayLink } from 'c/playbookView';

/**
 * A play that answers a loss: a link where it runs, a button where it is due.
 * @fires start with the key of the play that the viewer wants to start
 */
export default class HealthPlayLink extends LightningElement {
    @api play!: PlayLink;

    get runningId(): string | null {
        return this.play.kind === 'running' ? this.play.playId : null;
    }

    handleStart(): void {
        this.dispatchEvent(new CustomEvent('start', { detail: this.play.playKey }));
    }
}
