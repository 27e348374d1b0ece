import { LightningElement, api } from 'lwc';
import type { BandTone } from 'c/uiBands';

const RADIUS = 54;
const CIRCUMFERENCE = 2 * Math.PI * RADIUS;
/** Width of the gap at a band's limit, in units of the drawing. */
const GAP = 2.5;
/** Dashes of the ring that has no score. */
const EMPTY_DASHES = 32;

interface Arc {
    readonly key: string;
    readonly className: string;
    readonly dash: string;
    readonly offset: string;
}

/** A score as a ring with gaps at the limits of the bands; a dashed ring where there is no score. */
export default class UiRing extends LightningElement {
    /** 0 to 100, or null where there is none. */
    @api score: number | null = null;
    /** The score as the viewer's locale writes it. */
    @api text = '';
    /** Small print under the score. */
    @api caption = '';
    @api tone: BandTone = 'none';
    /** Upper limits of the bands, the last excluded: `[50, 75]`. */
    @api limits: readonly number[] = [];
    /** What the ring says, as a sentence. */
    @api label = '';

    get isEmpty(): boolean {
        return this.score === null;
    }

    get emptyDash(): string {
        const step = CIRCUMFERENCE / EMPTY_DASHES;
        return `${round(step * 0.6)} ${round(step * 0.4)}`;
    }

    get arcs(): Arc[] {
        const score = this.score ?? 0;
        const edges = [0, ...this.limits, 100];
        const spans = edges.slice(1).map((to, index) => ({ from: edges[index] ?? 0, to }));
        const track = spans.map(({ from, to }) => this.arc('track', from, to, from, to));
        const filled = spans
            .filter(({ from }) => score > from)
            .map(({ from, to }) => this.arc(`value value_${this.tone}`, from, Math.min(to, score), from, to));
        return [...track, ...filled];
    }

    /** An arc from one score to another inside a band's span, half a gap short of the limits it touches. */
    private arc(className: string, from: number, to: number, spanFrom: number, spanTo: number): Arc {
        const start = at(from) + (spanFrom > 0 ? GAP / 2 : 0);
        const end = at(to) - (to === spanTo && spanTo < 100 ? GAP / 2 : 0);
        const length = Math.max(0, end - start);
        return {
            key: `${className}-${from}`,
            className,
            dash: `${round(length)} ${round(CIRCUMFERENCE - length)}`,
            offset: String(round(-start))
        };
    }
}

function at(score: number): number {
    return (score / 100) * CIRCUMFERENCE;
}

function round(value: number): number {
    return Math.round(value * 100) / 100;
}
