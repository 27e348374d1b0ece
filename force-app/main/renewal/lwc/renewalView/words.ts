import type { RiskCall } from 'c/success';
import type { ChipTone } from 'c/uiBands';
import { fill } from 'c/uiFormat';
import type { Format } from 'c/uiFormat';
import { labels } from 'c/renewalLabels';

/** `1 day`, `36 days`. */
export function daysText(days: number, format: Format): string {
    return days === 1 ? labels.daysOne : fill(labels.daysOther, format.number(days));
}

interface CallLook {
    readonly label: string;
    readonly tone: ChipTone;
    readonly iconName: string;
}

const LOOKS: Readonly<Record<RiskCall, CallLook>> = {
    commit: { label: labels.callCommit, tone: 'green', iconName: 'utility:success' },
    likely: { label: labels.callLikely, tone: 'info', iconName: 'utility:like' },
    atRisk: { label: labels.callAtRisk, tone: 'yellow', iconName: 'utility:warning' },
    lost: { label: labels.callLost, tone: 'red', iconName: 'utility:error' }
};

/** From best to worst. */
export const CALLS: readonly RiskCall[] = ['commit', 'likely', 'atRisk', 'lost'];

/** How a risk call is drawn: with icon and word, never by colour alone. */
export function callLook(call: RiskCall): CallLook {
    return LOOKS[call];
}
