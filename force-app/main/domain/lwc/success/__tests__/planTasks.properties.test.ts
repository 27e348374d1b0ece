import fc from 'fast-check';
import { addDays, changePlay, isBusinessDay, planTasks, REVIVAL_DAYS } from '../success.ts';
import type { LedgerStep, Play, PlayAction, PlayTask } from '../success.ts';
import { CALENDAR, changeTask, contextOn, OWNERS, person, playOf, running, save, step } from './playBuilders.ts';
import type { Saved } from './playBuilders.ts';

const anyDay = fc.integer({ min: 0, max: 800 }).map((days) => addDays('2026-01-01', days));

/** Steps wait for earlier ones only, so there are no circles. */
const anyPlay: fc.Arbitrary<Play> = fc
    .array(
        fc.record({
            days: fc.integer({ min: 0, max: 30 }),
            unit: fc.constantFrom('business' as const, 'calendar' as const),
            role: fc.constantFrom('csm' as const, 'cse' as const),
            before: fc.array(fc.nat({ max: 9 }), { maxLength: 2 })
        }),
        { minLength: 1, maxLength: 6 }
    )
    .map((steps) =>
        playOf(
            ...steps.map(({ days, unit, role, before }, i) => {
                const dependsOn = i === 0 ? [] : [...new Set(before.map((index) => `s${index % i}`))];
                return step(`s${i}`, days, {
                    role,
                    offset: { days, unit },
                    ...(dependsOn.length > 0 ? { dependsOn } : {})
                });
            })
        )
    );

/** What happens to a play, by number of step. */
const anyEvent = fc.record({
    kind: fc.constantFrom(
        'complete',
        'reopen',
        'skip',
        'reschedule',
        'reassign',
        'cancel',
        'closed outside',
        'moved outside'
    ),
    index: fc.nat({ max: 5 }),
    days: fc.integer({ min: 0, max: 20 })
});

type Event = typeof anyEvent extends fc.Arbitrary<infer T> ? T : never;

function settle(saved: Saved, asOf: string): Saved {
    const once = save(saved, planTasks(saved.plan, saved.tasks, contextOn(asOf)), asOf);
    return save(once, planTasks(once.plan, once.tasks, contextOn(asOf)), asOf);
}

function happen(saved: Saved, { kind, index, days }: Event, asOf: string): Saved {
    const { plan, tasks } = saved;
    const stepKey = plan.ledger.steps[index % plan.ledger.steps.length]!.key;
    const day = addDays(asOf, days);
    switch (kind) {
        case 'closed outside':
            return settle(changeTask(saved, stepKey, { isClosed: true, closedOn: asOf }), asOf);
        case 'moved outside':
            return settle(changeTask(saved, stepKey, { dueOn: day }), asOf);
        default: {
            const action = { kind, stepKey, reason: 'Not needed', dueOn: day, ownerId: 'tom' } as PlayAction;
            return settle(save(saved, changePlay(plan, action, tasks, contextOn(asOf)), asOf), asOf);
        }
    }
}

const anyHistory = fc
    .record({ play: anyPlay, startedOn: anyDay, events: fc.array(anyEvent, { maxLength: 6 }) })
    .map(({ play, startedOn, events }) => {
        const began = settle({ plan: running(play, startedOn), tasks: [] }, startedOn);
        const asOf = addDays(startedOn, events.length * 2);
        const saved = events.reduce((state, event, i) => happen(state, event, addDays(startedOn, i * 2)), began);
        return { play, startedOn, events, asOf, saved: settle(saved, asOf) };
    });

it('changes nothing when it plans again what was written', () => {
    fc.assert(
        fc.property(anyHistory, ({ saved, asOf }) => {
            const again = planTasks(saved.plan, saved.tasks, contextOn(asOf));
            expect(again).toMatchObject({ create: [], update: [], isLedgerChanged: false });
        })
    );
});

it('changes nothing in any night to come in which nobody did anything', () => {
    fc.assert(
        fc.property(
            anyHistory,
            fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 5 }),
            ({ saved, asOf }, nights) => {
                for (const days of nights) {
                    const later = planTasks(saved.plan, saved.tasks, contextOn(addDays(asOf, days)));
                    expect(later).toMatchObject({
                        create: [],
                        update: [],
                        isLedgerChanged: false,
                        status: saved.plan.status
                    });
                }
            }
        )
    );
});

it('makes a play that was completed run again when a step of it is reopened, and end again when that is done', () => {
    fc.assert(
        fc.property(
            anyPlay,
            anyDay,
            fc.nat({ max: 5 }),
            fc.integer({ min: 0, max: 40 }),
            (play, startedOn, index, days) => {
                const began = settle({ plan: running(play, startedOn), tasks: [] }, startedOn);
                const events = play.steps.map((_, i): Event => ({ kind: 'closed outside', index: i, days: 0 }));
                const completed = events.reduce((saved, event) => happen(saved, event, startedOn), began);
                expect(completed.plan.status).toBe('completed');
                const stepKey = play.steps[index % play.steps.length]!.key;
                const asOf = addDays(startedOn, days);
                const reopened = settle(changeTask(completed, stepKey, { isClosed: false, closedOn: null }), asOf);
                expect(reopened.plan.status).toBe(days <= REVIVAL_DAYS ? 'running' : 'completed');
                const others = reopened.plan.ledger.steps.filter(({ key }) => key !== stepKey);
                expect(others).toEqual(completed.plan.ledger.steps.filter(({ key }) => key !== stepKey));
                const closed = settle(changeTask(reopened, stepKey, { isClosed: true, closedOn: asOf }), asOf);
                expect(closed.plan.status).toBe('completed');
            }
        )
    );
});

it('says of a closed task that it was not done where its step was skipped or cancelled, and nowhere else', () => {
    fc.assert(
        fc.property(anyHistory, ({ saved }) => {
            const { steps } = saved.plan.ledger;
            for (const { stepKey, isClosed, isNotDone } of saved.tasks) {
                const state = steps.find(({ key }) => key === stepKey)?.state;
                expect(isClosed).toBe(state === 'done' || state === 'skipped' || state === 'cancelled');
                expect(isNotDone).toBe(state === 'skipped' || state === 'cancelled');
            }
        })
    );
});

it('never touches tasks of other plays or of none', () => {
    fc.assert(
        fc.property(anyHistory, fc.constantFrom('play-2', null), ({ saved, asOf }, playId) => {
            const foreign = saved.tasks.map((task): PlayTask => ({ ...task, id: `other-${task.id}`, playId }));
            const owners = { ...OWNERS, roles: { csm: person('Mei'), cse: person('Tom') } };
            const context = contextOn(asOf, { owners });
            const alone = planTasks(saved.plan, saved.tasks, context);
            expect(planTasks(saved.plan, [...foreign, ...saved.tasks], context)).toEqual(alone);
        })
    );
});

it('puts no task on a day off, and none before the start, unless a person did', () => {
    fc.assert(
        fc.property(anyHistory, ({ saved, startedOn }) => {
            const { steps } = saved.plan.ledger;
            const planned = steps.filter(({ isFixed, state }) => !isFixed && (state === 'open' || state === 'waiting'));
            expect(steps.filter(({ dueOn }) => dueOn < startedOn)).toEqual([]);
            expect(planned.filter(({ dueOn }) => !isBusinessDay(CALENDAR, dueOn))).toEqual([]);
        })
    );
});

it('loses no step and deletes no task, whatever happens', () => {
    fc.assert(
        fc.property(anyHistory, ({ play, saved }) => {
            expect(saved.plan.ledger.steps.map(({ key }) => key)).toEqual(play.steps.map(({ key }) => key));
            expect(saved.tasks.map(({ stepKey }) => stepKey).sort()).toEqual(play.steps.map(({ key }) => key).sort());
        })
    );
});

it('leaves no step open that waits for one that has not ended', () => {
    fc.assert(
        fc.property(anyHistory, ({ saved }) => {
            const { steps } = saved.plan.ledger;
            const isLive = (key: string): boolean =>
                steps.some((other) => other.key === key && (other.state === 'open' || other.state === 'waiting'));
            const waitsFor = ({ dependsOn }: LedgerStep): boolean => dependsOn.some(isLive);
            expect(steps.filter((each) => each.state === 'open' && waitsFor(each))).toEqual([]);
            expect(steps.filter((each) => each.state === 'waiting' && !waitsFor(each))).toEqual([]);
        })
    );
});

it('does not care in which order steps without dependency are completed', () => {
    fc.assert(
        fc.property(anyPlay, anyDay, fc.array(fc.nat({ max: 5 }), { maxLength: 6 }), (play, startedOn, done) => {
            const free = { ...play, steps: play.steps.map((each) => ({ ...each, dependsOn: [] })) };
            const asOf = addDays(startedOn, 1);
            const complete = (order: readonly number[]): Saved =>
                order.reduce(
                    (saved, index) => happen(saved, { kind: 'complete', index, days: 0 }, asOf),
                    settle({ plan: running(free, startedOn), tasks: [] }, startedOn)
                );
            expect(complete([...done].reverse())).toEqual(complete(done));
        })
    );
});

it('plans many in bulk as it plans each alone', () => {
    fc.assert(
        fc.property(fc.array(anyHistory, { minLength: 2, maxLength: 4 }), anyDay, (histories, asOf) => {
            const plays = histories.map(({ saved }, i) => ({
                plan: { ...saved.plan, playId: `bulk-${i}` },
                tasks: saved.tasks.map((task): PlayTask => ({ ...task, id: `${i}-${task.id}`, playId: `bulk-${i}` }))
            }));
            const all = plays.flatMap(({ tasks }) => tasks);
            for (const { plan, tasks } of plays) {
                expect(planTasks(plan, all, contextOn(asOf))).toEqual(planTasks(plan, tasks, contextOn(asOf)));
            }
        })
    );
});
