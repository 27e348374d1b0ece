import type { Connection } from 'jsforce';
import type { StepChannel } from '../../../force-app/main/domain/lwc/success/success.ts';
import { query } from '../../org/query.ts';
import { OrgError } from '../../org/request.ts';
import type { Describer } from '../org-facts.ts';

/** What an org calls the states and kinds of its tasks. */
export interface TaskWords {
    readonly closed: string;
    readonly open: string;
    /** Types by channel; a channel that the org has no type for is left out. */
    readonly types: Readonly<Partial<Record<StepChannel, string>>>;
}

const TYPE_OF_CHANNEL: Readonly<Partial<Record<StepChannel, string>>> = {
    call: 'Call',
    email: 'Email',
    meeting: 'Meeting'
};

/** @throws OrgError when the org has no status that closes a task, or none that leaves it open. */
export async function taskWords(conn: Connection, describer: Describer): Promise<TaskWords> {
    const statuses = await query<{ ApiName: string; IsClosed: boolean; IsDefault: boolean }>(
        conn,
        'SELECT ApiName, IsClosed, IsDefault FROM TaskStatus ORDER BY SortOrder'
    );
    const closed = statuses.find(({ IsClosed }) => IsClosed);
    const open = statuses.find(({ IsClosed, IsDefault }) => !IsClosed && IsDefault) ?? statuses.find(isOpen);
    if (closed === undefined || open === undefined)
        throw new OrgError('NO_TASK_STATUS', 'Tasks of this org cannot be both open and closed: plays need both.');
    const { fields } = await describer.object('Task');
    const known = fields.find(({ name }) => name === 'Type')?.picklistValues?.filter(({ active }) => active) ?? [];
    const types = Object.entries(TYPE_OF_CHANNEL).filter(([, type]) => known.some(({ value }) => value === type));
    return { closed: closed.ApiName, open: open.ApiName, types: Object.fromEntries(types) };
}

function isOpen({ IsClosed }: { readonly IsClosed: boolean }): boolean {
    return !IsClosed;
}
