import { changePlay, ledgerText, parseLedger, planTasks, startPlay, TASK_DELETED } from '../success.ts';
import type { CalendarDate, PlanChanges, PlanContext } from '../success.ts';
import { CALENDAR, changeTask, contextOn, OWNERS, person, playOf, running, save, step } from './playBuilders.ts';
import type { Saved } from './playBuilders.ts';

const THURSDAY = '2026-08-27';

const play = playOf(
    step('call', 1),
    step('training', 7, { role: 'cse' }),
    step('check', 14, { dependsOn: ['training'] })
);

function plan(saved: Saved, context: PlanContext): PlanChanges {
    return planTasks(saved.plan, saved.tasks, context);
}

/** Plans and saves until nothing changes any more, as nightly runs do. */
function settle(saved: Saved, context: PlanContext): Saved {
    const once = save(saved, plan(saved, context), context.asOf);
    return save(once, plan(once, context), context.asOf);
}

function started(context = contextOn(THURSDAY)): Saved {
    return settle({ plan: running(play, context.asOf), tasks: [] }, context);
}

function days({ plan: { ledger } }: Saved): Record<string, CalendarDate> {
    return Object.fromEntries(ledger.steps.map(({ key, dueOn }) => [key, dueOn]));
}

function states({ plan: { ledger } }: Saved): Record<string, string> {
    return Object.fromEntries(ledger.steps.map(({ key, state }) => [key, state]));
}

describe('starting', () => {
    it('makes a task for every step at once, with its day and owner, dependants with a provisional day', () => {
        const { create } = planTasks(running(play, THURSDAY), [], contextOn(THURSDAY));
        expect(create.map(({ stepKey, dueOn, ownerId }) => [stepKey, dueOn, ownerId])).toEqual([
            ['call', '2026-08-28', 'ann'],
            // Seven business days on, for Sep 7 is Labor Day.
            ['training', '2026-09-08', 'luis'],
            ['check', '2026-09-17', 'ann']
        ]);
    });

    it('keeps the owners that a person chose', () => {
        const chosen = startPlay(play, THURSDAY, CALENDAR, { owners: { call: 'mei' } });
        const { create } = planTasks({ ...chosen, playId: 'play-1' }, [], contextOn(THURSDAY));
        expect(create.map(({ ownerId }) => ownerId)).toEqual(['mei', 'luis', 'ann']);
    });

    it('moves calendar offsets that end on a day off to the next business day', () => {
        const weekend = playOf(step('quote', 2, { offset: { days: 2, unit: 'calendar' } }));
        const { create } = planTasks(running(weekend, THURSDAY), [], contextOn(THURSDAY));
        expect(create[0]?.dueOn).toBe('2026-08-31');
    });
});

describe('waiting', () => {
    it('lets only the steps that wait for a step begin when it ends, on one of two paths', () => {
        const twoPaths = playOf(
            step('a', 1),
            step('afterA', 3, { dependsOn: ['a'] }),
            step('b', 1),
            step('afterB', 3, { dependsOn: ['b'] })
        );
        const context = contextOn('2026-08-28');
        const saved = settle({ plan: running(twoPaths, THURSDAY), tasks: [] }, context);
        const done = settle(changeTask(saved, 'a', { isClosed: true, closedOn: '2026-08-28' }), context);
        expect(states(done)).toEqual({ a: 'done', afterA: 'open', b: 'open', afterB: 'waiting' });
        expect(done.tasks).toHaveLength(4);
    });

    it('re-dates dependants from the day on which the step was really done', () => {
        const late = changeTask(started(), 'training', { isClosed: true, closedOn: '2026-09-11' });
        expect(days(settle(late, contextOn('2026-09-11'))).check).toBe('2026-09-22');
        const early = changeTask(started(), 'training', { isClosed: true, closedOn: '2026-08-31' });
        expect(days(settle(early, contextOn('2026-08-31'))).check).toBe('2026-09-10');
    });

    it('moves children when their parent is moved', () => {
        const moved = settle(changeTask(started(), 'training', { dueOn: '2026-09-10' }), contextOn('2026-08-28'));
        expect(days(moved)).toMatchObject({ training: '2026-09-10', check: '2026-09-21' });
        expect(moved.tasks.find(({ stepKey }) => stepKey === 'check')?.dueOn).toBe('2026-09-21');
    });

    it('does not release a step when the same step of another play is done', () => {
        const mine = started();
        const other = settle({ plan: running(play, THURSDAY, 'play-2'), tasks: mine.tasks }, contextOn(THURSDAY));
        const done = changeTask(other, 'training', { isClosed: true, closedOn: '2026-09-01' });
        const { update, isLedgerChanged } = planTasks(mine.plan, done.tasks, contextOn('2026-08-27'));
        expect(update).toEqual([]);
        expect(isLedgerChanged).toBe(false);
    });
});

describe('an overdue step', () => {
    it('leaves the days of what waits for it, night after night, until it ends', () => {
        const saved = started();
        for (const asOf of ['2026-09-09', '2026-09-10', '2026-09-18', '2026-10-01']) {
            const changes = plan(saved, contextOn(asOf));
            expect(changes).toMatchObject({ create: [], update: [], isLedgerChanged: false });
        }
        expect(plan(saved, contextOn('2026-10-01')).overdue).toBe(2);
        const done = changeTask(saved, 'training', { isClosed: true, closedOn: '2026-10-01' });
        expect(days(settle(done, contextOn('2026-10-01'))).check).toBe('2026-10-12');
    });

    it('leaves a day that a person chose for what waits for it', () => {
        const moved = settle(changeTask(started(), 'check', { dueOn: '2026-09-09' }), contextOn('2026-09-01'));
        expect(plan(moved, contextOn('2026-10-01'))).toMatchObject({ update: [], isLedgerChanged: false });
    });
});

describe('reopening', () => {
    const context = contextOn('2026-09-20');

    /** Each step done on its own day, the last on September 17. */
    function completed(): Saved {
        const done = started().tasks.reduce(
            (saved, { stepKey, dueOn }) => changeTask(saved, stepKey ?? '', { isClosed: true, closedOn: dueOn }),
            started()
        );
        return settle(done, context);
    }

    const reopened = (saved: Saved): Saved => changeTask(saved, 'check', { isClosed: false, closedOn: null });

    it('makes a completed play run again, as if it had never ended', () => {
        const again = settle(reopened(completed()), context);
        expect(again.plan.status).toBe('running');
        expect(states(again)).toEqual({ call: 'done', training: 'done', check: 'open' });
        const done = settle(changeTask(again, 'check', { isClosed: true, closedOn: '2026-09-21' }), context);
        expect(done.plan.status).toBe('completed');
    });

    it('leaves what waited for the reopened step done', () => {
        const saved = changeTask(completed(), 'training', { isClosed: false, closedOn: null });
        expect(states(settle(saved, context))).toEqual({ call: 'done', training: 'open', check: 'done' });
    });

    it('changes nothing long after the end, nor while another copy runs', () => {
        const saved = reopened(completed());
        const unchanged = { status: 'completed', create: [], update: [], isLedgerChanged: false };
        expect(plan(saved, contextOn('2026-10-17')).status).toBe('running');
        expect(plan(saved, contextOn('2026-10-18'))).toMatchObject(unchanged);
        expect(plan(saved, { ...context, staysEnded: true })).toMatchObject(unchanged);
    });

    it('does the same on the page', () => {
        const saved = completed();
        const reopen = { kind: 'reopen', stepKey: 'check' } as const;
        const changes = changePlay(saved.plan, reopen, saved.tasks, context);
        expect(changes).toMatchObject({ status: 'running', update: [{ stepKey: 'check', status: 'reopen' }] });
        const late = changePlay(saved.plan, reopen, saved.tasks, contextOn('2026-10-18'));
        expect(late).toMatchObject({ status: 'completed', update: [], isLedgerChanged: false });
    });

    it('does nothing to a play that was cancelled: its tasks are closed again', () => {
        const saved = started();
        const cancelled = save(saved, changePlay(saved.plan, { kind: 'cancel' }, saved.tasks, context), context.asOf);
        const again = reopened(cancelled);
        expect(plan(again, context)).toMatchObject({
            status: 'cancelled',
            update: [{ stepKey: 'check', status: 'drop' }]
        });
        expect(changePlay(again.plan, { kind: 'complete', stepKey: 'check' }, again.tasks, context).status).toBe(
            'cancelled'
        );
    });

    it('is not what an open task of a skipped step means: the task is closed, also when the play has ended by it', () => {
        const done = changeTask(started(), 'call', { isClosed: true, closedOn: '2026-08-28' });
        const trained = settle(changeTask(done, 'training', { isClosed: true, closedOn: '2026-09-08' }), context);
        const skip = { kind: 'skip', stepKey: 'check', reason: 'Not needed' } as const;
        const { ledger, status } = changePlay(trained.plan, skip, trained.tasks, context);
        // Saved without the task, which is somebody else's.
        const saved = { plan: { ...trained.plan, ledger, status }, tasks: trained.tasks };
        expect(plan(saved, context)).toMatchObject({
            status: 'completed',
            update: [{ stepKey: 'check', status: 'drop' }]
        });
    });

    it('deletes nothing: what waited waits again', () => {
        const done = settle(changeTask(started(), 'training', { isClosed: true, closedOn: '2026-09-01' }), context);
        expect(states(done)).toMatchObject({ training: 'done', check: 'open' });
        const again = settle(changeTask(done, 'training', { isClosed: false, closedOn: null }), context);
        expect(states(again)).toEqual({ call: 'open', training: 'open', check: 'waiting' });
        expect(again.tasks).toHaveLength(3);
    });
});

describe('owners', () => {
    it('follow the role when it changes hands', () => {
        const owners = { ...OWNERS, roles: { ...OWNERS.roles, csm: person('Mei') } };
        const { update } = plan(started(), contextOn(THURSDAY, { owners }));
        expect(update.map(({ stepKey, ownerId }) => [stepKey, ownerId])).toEqual([
            ['call', 'mei'],
            ['check', 'mei']
        ]);
    });

    it('stay with whom a person chose, until that person leaves', () => {
        const given = settle(changeTask(started(), 'call', { ownerId: 'tom' }), contextOn(THURSDAY));
        const owners = { ...OWNERS, roles: { ...OWNERS.roles, csm: person('Mei') } };
        const after = settle(given, contextOn(THURSDAY, { owners }));
        expect(after.tasks.find(({ stepKey }) => stepKey === 'call')?.ownerId).toBe('tom');
        const gone = settle(changeTask(after, 'call', { isOwnerActive: false }), contextOn(THURSDAY, { owners }));
        expect(gone.tasks.find(({ stepKey }) => stepKey === 'call')?.ownerId).toBe('mei');
    });

    it('are never nobody: a stand-in, the account owner, whoever plans', () => {
        const nobody = { ...OWNERS, roles: { csm: person('Ann', false), cse: null } };
        const create = (owners: typeof OWNERS): string[] =>
            planTasks(running(play, THURSDAY), [], contextOn(THURSDAY, { owners })).create.map(
                ({ ownerId }) => ownerId
            );
        expect(create({ ...OWNERS, roles: { csm: person('Ann', false), cse: person('Luis') } })).toEqual([
            'luis',
            'luis',
            'luis'
        ]);
        expect(create(nobody)).toEqual(['sally', 'sally', 'sally']);
        expect(create({ ...nobody, accountOwner: null })).toEqual(['robot', 'robot', 'robot']);
    });
});

describe('what people do on the page', () => {
    const context = contextOn('2026-09-01');

    it('completes a step and re-dates what waited, in one', () => {
        const { plan: before, tasks } = started();
        const { update, stepsDone } = changePlay(before, { kind: 'complete', stepKey: 'training' }, tasks, context);
        expect(update).toEqual([
            { taskId: 'play-1-training', stepKey: 'training', status: 'complete' },
            { taskId: 'play-1-check', stepKey: 'check', dueOn: '2026-09-11' }
        ]);
        expect(stepsDone).toBe(1);
    });

    it('skips a step with its reason, and counts it as ended', () => {
        const saved = started();
        const action = { kind: 'skip', stepKey: 'training', reason: 'Trained last month' } as const;
        const changes = changePlay(saved.plan, action, saved.tasks, context);
        expect(changes.update[0]).toEqual({ taskId: 'play-1-training', stepKey: 'training', status: 'drop' });
        const skipped = save(saved, changes, context.asOf);
        expect(skipped.plan.ledger.steps[1]).toMatchObject({ state: 'skipped', reason: 'Trained last month' });
        expect(states(settle(skipped, context))).toMatchObject({ check: 'open' });
    });

    it('keeps as much of a reason as the ledger has room for', () => {
        const { plan: before, tasks } = started();
        const action = { kind: 'skip', stepKey: 'training', reason: 'x'.repeat(5000) } as const;
        const { ledger } = changePlay(before, action, tasks, context);
        expect(ledger.steps[1]?.reason).toHaveLength(255);
    });

    it('reopens a step that was skipped', () => {
        const saved = started();
        const skip = { kind: 'skip', stepKey: 'call', reason: 'Called already' } as const;
        const skipped = save(saved, changePlay(saved.plan, skip, saved.tasks, context), context.asOf);
        const reopen = changePlay(skipped.plan, { kind: 'reopen', stepKey: 'call' }, skipped.tasks, context);
        const reopened = save(skipped, reopen, context.asOf);
        expect(states(settle(reopened, context))).toMatchObject({ call: 'open' });
        expect(skipped.tasks[0]).toMatchObject({ stepKey: 'call', isClosed: true, isNotDone: true });
        expect(reopened.tasks[0]).toMatchObject({ stepKey: 'call', isClosed: false, isNotDone: false });
    });

    it('keeps a day and an owner that were chosen', () => {
        const saved = started();
        const moved = save(
            saved,
            changePlay(saved.plan, { kind: 'reschedule', stepKey: 'call', dueOn: '2026-09-05' }, saved.tasks, context),
            context.asOf
        );
        const given = save(
            moved,
            changePlay(moved.plan, { kind: 'reassign', stepKey: 'call', ownerId: 'tom' }, moved.tasks, context),
            context.asOf
        );
        const { update, isLedgerChanged } = plan(given, contextOn('2026-09-04'));
        expect(given.tasks[0]).toMatchObject({ dueOn: '2026-09-05', ownerId: 'tom' });
        expect(update.filter(({ stepKey }) => stepKey === 'call')).toEqual([]);
        expect(isLedgerChanged).toBe(false);
    });

    it('cancels: open tasks are closed as not done, what was done stays done', () => {
        const done = settle(changeTask(started(), 'call', { isClosed: true, closedOn: '2026-08-28' }), context);
        const changes = changePlay(done.plan, { kind: 'cancel' }, done.tasks, context);
        const cancelled = save(done, changes, context.asOf);
        expect(changes.status).toBe('cancelled');
        expect(states(cancelled)).toEqual({ call: 'done', training: 'cancelled', check: 'cancelled' });
        expect(cancelled.tasks.map(({ isClosed, isNotDone }) => [isClosed, isNotDone])).toEqual([
            [true, false],
            [true, true],
            [true, true]
        ]);
        expect(plan(cancelled, context)).toMatchObject({ create: [], update: [], isLedgerChanged: false });
    });

    it('changes nothing where there is no such step', () => {
        const saved = started();
        expect(changePlay(saved.plan, { kind: 'complete', stepKey: 'none' }, saved.tasks, contextOn(THURSDAY))).toEqual(
            plan(saved, contextOn(THURSDAY))
        );
    });
});

describe('tasks that are gone', () => {
    it('are skipped with the reason when somebody deleted them', () => {
        const { plan: before } = started();
        const { ledger, create, status } = planTasks(before, [], contextOn('2026-09-01'));
        expect(ledger.steps.map(({ state, reason }) => [state, reason])).toEqual([
            ['skipped', TASK_DELETED],
            ['skipped', TASK_DELETED],
            ['skipped', TASK_DELETED]
        ]);
        expect(create).toEqual([]);
        expect(status).toBe('completed');
    });

    it('change nothing when the list may be cut', () => {
        const { plan: before } = started();
        const changes = planTasks(before, [], contextOn(THURSDAY, { isPartial: true }));
        expect(changes).toMatchObject({ create: [], update: [], isLedgerChanged: false });
    });

    it('stay done in the ledger, the memory of the play', () => {
        const done = settle(
            changeTask(started(), 'call', { isClosed: true, closedOn: '2026-08-28' }),
            contextOn('2026-08-28')
        );
        const without = { ...done, tasks: done.tasks.filter(({ stepKey }) => stepKey !== 'call') };
        expect(states(settle(without, contextOn('2026-08-28')))).toMatchObject({ call: 'done' });
    });
});

describe('the end', () => {
    it('comes when the last step ended', () => {
        const last = started().tasks.reduce(
            (saved, { stepKey }) => changeTask(saved, stepKey ?? '', { isClosed: true, closedOn: '2026-09-01' }),
            started()
        );
        expect(plan(last, contextOn('2026-09-01'))).toMatchObject({
            status: 'completed',
            stepsDone: 3,
            nextDueOn: null
        });
    });

    it('counts what is overdue until then', () => {
        expect(plan(started(), contextOn('2026-08-31'))).toMatchObject({ overdue: 1, nextDueOn: '2026-08-28' });
    });
});

describe('steps that send', () => {
    const sending = playOf(
        step('mail', 1, { kind: 'send', emailTemplate: 'Hello' }),
        step('call', 5, { dependsOn: ['mail'] })
    );

    it('are tasks for people while sending is off', () => {
        expect(planTasks(running(sending, THURSDAY), [], contextOn(THURSDAY)).create).toHaveLength(2);
    });

    it('are due as sends on their day, and make no task, while it is on', () => {
        const on = (asOf: CalendarDate): PlanChanges =>
            planTasks(running(sending, THURSDAY), [], contextOn(asOf, { sending: true }));
        expect(on(THURSDAY)).toMatchObject({ sends: [] });
        expect(on('2026-08-28').sends).toEqual([{ stepKey: 'mail', emailTemplate: 'Hello', dueOn: '2026-08-28' }]);
        expect(on('2026-08-28').create.map(({ stepKey }) => stepKey)).toEqual(['call']);
    });
});

describe('the ledger as text', () => {
    it('comes back as it was', () => {
        const { ledger } = started().plan;
        expect(parseLedger(ledgerText(ledger))).toEqual(ledger);
    });

    it('is null for anything else', () => {
        const { ledger } = started().plan;
        for (const text of [
            null,
            '',
            '{}',
            '[]',
            ledgerText(ledger).slice(0, -9),
            '{"version":2,"steps":[]}',
            '{"version":1,"steps":[{}]}'
        ]) {
            expect(parseLedger(text)).toBeNull();
        }
    });

    it('leaves descriptions out rather than not fitting its field', () => {
        const long = playOf(
            ...Array.from({ length: 20 }, (_, i) => step(`s${i}`, i, { description: 'x'.repeat(2000) }))
        );
        const text = ledgerText(running(long, THURSDAY).ledger);
        expect(text.length).toBeLessThan(32_000);
        expect(parseLedger(text)?.steps).toHaveLength(20);
    });
});
