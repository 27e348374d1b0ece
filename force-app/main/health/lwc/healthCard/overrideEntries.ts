import { addDays } from 'c/success';
import type { Format } from 'c/uiFormat';
import { labels } from 'c/healthLabels';
import type { HealthRecords } from 'c/healthRecords';
import type { OverrideEntries } from 'c/healthOverride';
import type { InsufficientView, ReadyView } from 'c/healthView';

/** Days that an override holds unless the viewer chooses another day. */
const USUAL_OVERRIDE_DAYS = 28;

/** What the dialog starts with: the override in force, else nothing and four weeks. */
export function usualEntries(
    records: HealthRecords | null,
    view: ReadyView | InsufficientView | null,
    format: Format | null
): OverrideEntries {
    const customer = view?.override ? records?.customer : null;
    return {
        score: customer?.overrideScore ?? null,
        reason: customer?.overrideReason ?? '',
        expiresOn: customer?.overrideExpiresOn ?? (format ? addDays(format.today, USUAL_OVERRIDE_DAYS) : '')
    };
}

/** The computed score in words, `58 Yellow`; empty where there is none. */
export function computedText({ kind, summary }: ReadyView | InsufficientView): string {
    if (kind === 'insufficient') return '';
    if (summary.besideLead === labels.computed) return summary.besideText;
    return `${summary.scoreText} ${summary.chips[0]?.label ?? ''}`.trim();
}
