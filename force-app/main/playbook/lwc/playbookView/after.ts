import { ledgerText } from 'c/success';
import type { PlanChanges, TaskUpdate } from 'c/success';
import type { PlaybookRecords, TaskRecord } from 'c/playbookRecords';
import type { PlaybookContext, RunningPlay } from './context.ts';
import { peopleOf } from './people.ts';
import { closedStatus, openStatus } from './statuses.ts';

/** The records as they will be when a play's changes are written: what the card shows meanwhile. */
export function recordsAfter(
    context: PlaybookContext,
    play: RunningPlay,
    changes: PlanChanges,
    reason: string | null
): PlaybookRecords {
    const { records } = context;
    const { record } = play;
    const updates = new Map(changes.update.map((update) => [update.taskId, update]));
    const tasks = (records.tasks ?? []).map((task) => {
        const update = updates.get(task.id);
        return update ? taskAfter(context, task, update) : task;
    });
    const created = changes.create.map((task): TaskRecord => ({
        id: `new-${task.stepKey}`,
        playId: record.id,
        stepKey: task.stepKey,
        subject: task.subject,
        dueOn: task.dueOn,
        status: openStatus(context),
        closed: false,
        completedAt: null,
        ownerId: task.ownerId,
        owner: peopleOf(records).get(task.ownerId) ?? null
    }));
    const after = { ...records, tasks: [...tasks, ...created] };
    const others = (records.running ?? []).filter(({ id }) => id !== record.id);
    if (changes.status !== 'running') {
        const { today } = context.format;
        const status = changes.status === 'cancelled' ? 'Cancelled' : 'Completed';
        const ended = { ...record, status, endedOn: today, endReason: reason, scoreAtEnd: context.score };
        return { ...after, running: others, ended: [ended, ...(records.ended ?? [])] };
    }
    const changed = { ...record, ledger: ledgerText(changes.ledger) };
    return { ...after, running: (records.running ?? []).map((row) => (row.id === record.id ? changed : row)) };
}

function taskAfter(context: PlaybookContext, task: TaskRecord, update: TaskUpdate): TaskRecord {
    const ownerId = update.ownerId ?? task.ownerId;
    const moved: TaskRecord = {
        ...task,
        dueOn: update.dueOn ?? task.dueOn,
        ownerId,
        owner: ownerId === task.ownerId ? task.owner : (peopleOf(context.records).get(ownerId ?? '') ?? null)
    };
    if (update.status === undefined) return moved;
    const closed = update.status !== 'reopen';
    return {
        ...moved,
        closed,
        status: closed ? closedStatus(context) : openStatus(context),
        completedAt: closed ? context.now : null
    };
}
