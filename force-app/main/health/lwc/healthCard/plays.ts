import { createPlaybookFormat, playbookContext, playLinks } from 'c/playbookView';
import type { PlayLink } from 'c/playbookView';
import type { PlaybookRecords } from 'c/playbookRecords';
import type { FormatOptions } from 'c/uiFormat';

/** Who looks, and when: an instant (ISO 8601). */
interface Viewing extends FormatOptions {
    readonly userId: string;
    readonly now: string;
}

/** The plays that run, and those that are due and may be started. */
export function linksOf(records: PlaybookRecords, { userId, now, ...options }: Viewing): PlayLink[] {
    const format = createPlaybookFormat(options);
    return playLinks(playbookContext(records, { format, userId, now, statuses: [], types: [] }));
}
