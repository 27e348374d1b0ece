import { fill } from 'c/uiFormat';
import type { Format } from 'c/uiFormat';
import { labels } from 'c/healthLabels';

const MS_PER_MINUTE = 60_000;
const MINUTES_SHOWN = 60;

/** How long ago an instant was: "a moment ago", "5 minutes ago", "on Tue, Aug 25, 2:14 AM". */
export function agoText(instant: string, now: string, format: Format): string {
    const minutes = Math.floor((Date.parse(now) - Date.parse(instant)) / MS_PER_MINUTE);
    if (minutes < 1) return labels.momentNow;
    if (minutes === 1) return labels.minutesOne;
    return minutes < MINUTES_SHOWN
        ? fill(labels.minutesOther, format.number(minutes))
        : fill(labels.onDay, format.moment(instant));
}
