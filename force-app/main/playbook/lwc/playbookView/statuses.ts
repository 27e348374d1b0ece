import type { PlaybookContext } from './context.ts';

/** What Salesforce ships with. */
const USUAL_CLOSED = 'Completed';
const USUAL_OPEN = 'Not Started';

/**
 * The status that completes a task. Which statuses close a task is the org's to say: the picklist's own word goes first, then the status that
 * closed tasks of these plays have, then Salesforce's own "Completed" if the org has it, and last whatever stands last in the org's list.
 */
export function closedStatus({ statuses, records }: PlaybookContext): string {
    const told = statuses.find(({ attributes }) => attributes?.closed === true);
    const seen = (records.tasks ?? []).find(({ closed, status }) => closed && status)?.status;
    const usual = statuses.length === 0 || statuses.some(({ value }) => value === USUAL_CLOSED) ? USUAL_CLOSED : null;
    return told?.value ?? seen ?? usual ?? statuses.at(-1)?.value ?? USUAL_CLOSED;
}

/** The status that opens a task again: the org's first that does not close it. */
export function openStatus(context: PlaybookContext): string {
    const closed = closedStatus(context);
    const isOpen = ({ value, attributes }: PlaybookContext['statuses'][number]): boolean =>
        attributes?.closed !== true && value !== closed;
    return context.statuses.find(isOpen)?.value ?? USUAL_OPEN;
}
