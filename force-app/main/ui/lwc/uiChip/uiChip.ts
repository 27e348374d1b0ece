import { LightningElement, api } from 'lwc';
import { bandIcon } from 'c/uiBands';
import type { BandTone, ChipTone } from 'c/uiBands';

/** A word with its icon and colour: a band, an override, a state of data. */
export default class UiChip extends LightningElement {
    /** The word. */
    @api label = '';
    /** One of the bands, `info` or `outline`. */
    @api tone: ChipTone = 'none';
    /** Icon in place of the band's own. */
    @api iconName?: string;

    get className(): string {
        return `chip chip_${this.tone}`;
    }

    get icon(): string {
        return (
            this.iconName ??
            bandIcon(this.tone === 'info' || this.tone === 'outline' ? 'none' : (this.tone satisfies BandTone))
        );
    }
}
