import { LightningElement, api } from 'lwc';
import type { ActivePlayView, PlayAction, StepAction } from 'c/playbookView';

/** What the viewer asks of a step of a play. */
export interface StepRequest {
    readonly playId: string;
    readonly stepKey: string;
    readonly action: StepAction;
}

/** What the viewer asks of a play. */
export interface PlayRequest {
    readonly playId: string;
    readonly action: PlayAction;
}

/**
 * A running play: why it runs, and its steps in order.
 * @fires step with a `StepRequest`
 * @fires play with a `PlayRequest`
 */
export default class PlaybookPlay extends LightningElement {
    @api play!: ActivePlayView;
    /** A change is being saved: no other can be asked for. */
    @api busy = false;

    handleOpen(): void {
        this.askPlay('open');
    }

    handlePlayMenu({ detail }: CustomEvent<{ readonly value: PlayAction }>): void {
        this.askPlay(detail.value);
    }

    handleStepMenu(event: CustomEvent<{ readonly value: StepAction }>): void {
        this.askStep(event, event.detail.value);
    }

    handleTick(event: CustomEvent<{ readonly checked: boolean }>): void {
        this.askStep(event, event.detail.checked ? 'complete' : 'reopen');
    }

    private askPlay(action: PlayAction): void {
        const detail: PlayRequest = { playId: this.play.id, action };
        this.dispatchEvent(new CustomEvent('play', { detail }));
    }

    private askStep(event: Event, action: StepAction): void {
        const { key } = (event.currentTarget as HTMLElement).dataset;
        const detail: StepRequest = { playId: this.play.id, stepKey: key ?? '', action };
        this.dispatchEvent(new CustomEvent('step', { detail }));
    }
}
