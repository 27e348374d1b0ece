import type { BandTone } from 'c/uiBands';
import { labels } from './labels.ts';

/** Words by what records hold. */

export const NOMINATION = 'Nomination';

/** What may be asked for, in the order of the choice. */
export const KINDS: readonly (readonly [string, string])[] = [
    ['Reference Call', labels.reference],
    ['Case Study', labels.caseStudy],
    ['Testimonial', labels.testimonial],
    ['Review', labels.review]
];

const STATUSES: Readonly<Record<string, readonly [word: string, tone: BandTone]>> = {
    Asked: [labels.asked, 'none'],
    Agreed: [labels.agreed, 'yellow'],
    Given: [labels.given, 'green'],
    Declined: [labels.declined, 'red']
};

/** What was asked for, in words; a kind of the org's own as it is stored. */
export function kindWord(kind: string): string {
    return kind === NOMINATION ? labels.nomination : (KINDS.find(([key]) => key === kind)?.[1] ?? kind);
}

/** An org may have statuses of its own: these are shown as they are stored. */
export function statusWords(status: string): readonly [word: string, tone: BandTone] {
    return STATUSES[status] ?? [status, 'none'];
}
