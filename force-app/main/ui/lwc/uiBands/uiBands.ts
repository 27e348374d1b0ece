/** How a band, or anything told apart by the bands' colours, is drawn: always with an icon and a word, never by colour alone. */

/** The bands of the Success Model, `none` where there is no score. */
export type BandTone = 'red' | 'yellow' | 'green' | 'none';

const BAND_ICONS: Readonly<Record<BandTone, string>> = {
    red: 'utility:error',
    yellow: 'utility:warning',
    green: 'utility:success',
    none: 'utility:ban'
};

/** The icon of a band. */
export function bandIcon(tone: BandTone): string {
    return BAND_ICONS[tone];
}

/** Tones of chips and notes: the bands, `info` (a person's doing), `outline` (a state of data). */
export type ChipTone = BandTone | 'info' | 'outline';
