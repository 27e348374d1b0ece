import { fill } from 'c/uiFormat';
import type { Format } from 'c/uiFormat';
import momentNow from '@salesforce/label/c.Success_Moment_Now';
import minutesOne from '@salesforce/label/c.Success_Minutes_One';
import minutesOther from '@salesforce/label/c.Success_Minutes_Other';
import onDay from '@salesforce/label/c.Success_On_Day';

const MS_PER_MINUTE = 60_000;
const MINUTES_SHOWN = 60;

/** How long ago an instant was: "a moment ago", "5 minutes ago", "on Tue, Aug 25, 2:14 AM". */
export function agoText(instant: string, now: string, format: Format): string {
    const minutes = Math.floor((Date.parse(now) - Date.parse(instant)) / MS_PER_MINUTE);
    if (minutes < 1) return momentNow;
    if (minutes === 1) return minutesOne;
    return minutes < MINUTES_SHOWN ? fill(minutesOther, format.number(minutes)) : fill(onDay, format.moment(instant));
}

/** Who changed a record last, and when. */
export interface LastChange {
    readonly by: string;
    /** An instant. */
    readonly at: string | null | undefined;
}

/** A sentence that says who (`{0}`) changed a record, and how long ago (`{1}`): the last words, left out where nobody can tell. */
export function changedText(sentence: string, { by, at }: LastChange, now: string, format: Format | null): string {
    const ago = at && format ? agoText(at, now, format) : '';
    return fill(sentence, by, ago).replace(/\s+\./, '.');
}
