import { LightningElement, api } from 'lwc';
import type { BandTone } from 'c/uiBands';

/** A share of something as a bar. The figure stands beside it in words, so a screen reader passes over the bar. */
export default class UiBar extends LightningElement {
    /** 0 to 1; what lies outside is drawn as the nearer end. */
    @api share = 0;
    /** Colour by band; `none` is plain grey. */
    @api tone: BandTone = 'none';
    /** 0 to 1: a mark across the bar, such as the least share that is enough. */
    @api tick?: number | null;
    /** Thinner, for a figure that matters less. */
    @api thin = false;

    get trackClass(): string {
        return this.thin ? 'track track_thin' : 'track';
    }

    get fillClass(): string {
        return `fill fill_${this.tone}`;
    }

    get fillStyle(): string {
        return `width: ${percentOf(this.share)}%`;
    }

    get hasTick(): boolean {
        return typeof this.tick === 'number';
    }

    get tickStyle(): string {
        return `inset-inline-start: ${percentOf(this.tick ?? 0)}%`;
    }
}

function percentOf(share: number): number {
    return Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10;
}
