import { LightningElement, api } from 'lwc';
import type { RulerPoint, RulerView } from 'c/journeyView';

interface Placed {
    readonly key: string;
    readonly style: string;
    readonly className: string;
    readonly text: string;
}

/** Where the customer is in the weeks of the term, and where it should be. */
export default class JourneyRuler extends LightningElement {
    @api view!: RulerView;

    get className(): string {
        return this.view.stacked ? 'ruler ruler_stacked' : 'ruler';
    }

    get doneStyle(): string {
        return `width: ${this.view.doneTo}%`;
    }

    get gapStyle(): string {
        return `inset-inline-start: ${this.view.doneTo}%; width: ${this.view.gapTo - this.view.doneTo}%`;
    }

    get marks(): readonly Placed[] {
        return this.view.marks.map(({ key, at, kind }) => ({
            key,
            style: placed(at),
            className: `mark mark_${kind}`,
            text: ''
        }));
    }

    get axis(): readonly Placed[] {
        return this.view.axis.map(({ key, at, text, wideOnly, last }) => ({
            key,
            style: last ? '' : placed(at),
            className: `week${last ? ' week_last' : ''}${wideOnly ? ' week_wide' : ''}`,
            text
        }));
    }

    get customerStyle(): string {
        return this.view.customer ? placed(this.view.customer.at) : '';
    }

    get customerWordsStyle(): string {
        return this.view.customer ? this.wordsStyle(this.view.customer, 'end') : '';
    }

    get todayStyle(): string {
        return placed(this.view.today.at);
    }

    get todayWordsStyle(): string {
        return this.wordsStyle(this.view.today, 'start');
    }

    /** The words of the two points lie away from each other; stacked ones are moved so that they stay on the ruler. */
    private wordsStyle({ at }: RulerPoint, side: 'start' | 'end'): string {
        return side === 'start' ? `--at: ${at}; --from: ${at}%` : `--at: ${at}; --from: ${100 - at}%`;
    }
}

function placed(at: number): string {
    return `inset-inline-start: ${at}%`;
}
