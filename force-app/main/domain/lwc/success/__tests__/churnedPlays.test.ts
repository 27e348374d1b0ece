import fc from 'fast-check';
import { addDays, defaultModel, duePlays, endPlay, endsByChurn, planTasks } from '../success.ts';
import type { Condition, Play, PlayFacts } from '../success.ts';
import { changeTask, contextOn, playOf, running, save, step } from './playBuilders.ts';
import type { Saved } from './playBuilders.ts';

/** First day on which the customer is none any more. */
const CHURNED = '2026-09-01';
const BEFORE = '2026-08-31';
const play = playOf(step('call', 1), step('training', 7), step('check', 14, { dependsOn: ['training'] }));

const IS_LOST: Condition = { fact: 'renewal.isLost', op: '=', value: true };
const IS_RED: Condition = { fact: 'band', op: '=', value: 'red' };

function triggered(trigger: Condition): Play {
    return { ...play, trigger };
}

function ends(change: Partial<Parameters<typeof endsByChurn>[0]> = {}, asOf = '2026-09-10'): boolean {
    return endsByChurn({ play, startedOn: '2026-08-01', isByPerson: false, ...change }, CHURNED, asOf);
}

describe('A play ends by churn', () => {
    it('from the day on which its customer is none any more, whoever started it', () => {
        expect(ends({}, BEFORE)).toBe(false);
        expect(ends({}, CHURNED)).toBe(true);
        expect(ends({ isByPerson: true }, CHURNED)).toBe(true);
        expect(endsByChurn({ play, startedOn: '2026-08-01', isByPerson: false }, null, CHURNED)).toBe(false);
    });

    it('when the nightly run started it before anybody told of the loss', () => {
        expect(ends({ startedOn: '2026-09-05' })).toBe(true);
    });

    it('when the model has it no more', () => {
        expect(ends({ play: undefined })).toBe(true);
    });
});

describe('A play goes on', () => {
    it('that a person started for a customer who had left', () => {
        expect(ends({ startedOn: CHURNED, isByPerson: true })).toBe(false);
        expect(ends({ startedOn: BEFORE, isByPerson: true })).toBe(true);
    });

    it('whose trigger asks for the loss and can hold with it', () => {
        const goesOn = (trigger: Condition): boolean => !ends({ play: triggered(trigger) });
        expect(goesOn(IS_LOST)).toBe(true);
        expect(goesOn({ all: [IS_LOST, IS_RED] })).toBe(true);
        expect(goesOn({ any: [IS_LOST, IS_RED] })).toBe(true);
        expect(goesOn({ not: IS_LOST })).toBe(false);
        expect(goesOn({ all: [{ ...IS_LOST, value: false }, IS_RED] })).toBe(false);
        expect(goesOn(IS_RED)).toBe(false);
    });
});

const anyTrigger: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
        { maxDepth: 3 },
        fc.record({
            fact: fc.constant('renewal.isLost'),
            op: fc.constantFrom('=' as const, '!=' as const),
            value: fc.boolean()
        }),
        fc.constantFrom(IS_RED, { fact: 'score', op: '<', value: 50 } as const),
        fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 2 }) }),
        fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 2 }) }),
        fc.record({ not: tie('condition') })
    )
})).condition;

it('never ends a play that the loss started', () => {
    fc.assert(
        fc.property(
            anyTrigger,
            fc.constantFrom('red', 'green'),
            fc.integer({ min: 0, max: 100 }),
            (trigger, band, score) => {
                const today = { band, score, 'renewal.isLost': true };
                const facts: PlayFacts = {
                    segment: null,
                    edition: null,
                    customerSince: null,
                    today,
                    measuredOn: {},
                    earlier: []
                };
                const plays = { ...defaultModel.plays!, plays: [triggered(trigger)] };
                const [verdict] = duePlays({ ...defaultModel, plays }, facts, [], CHURNED);
                fc.pre(verdict?.state === 'due');
                expect(ends({ play: verdict.play, startedOn: CHURNED })).toBe(false);
            }
        )
    );
});

function started(): Saved {
    const context = contextOn('2026-08-03');
    const saved: Saved = { plan: running(play, context.asOf), tasks: [] };
    const once = save(saved, planTasks(saved.plan, saved.tasks, context), context.asOf);
    return save(once, planTasks(once.plan, once.tasks, context), context.asOf);
}

describe('The end of a play whose customer has churned', () => {
    const context = contextOn(CHURNED);
    const end = ({ plan, tasks }: Saved) => endPlay(plan, tasks, context);

    it('cancels what is open and closes its tasks as not done; what people have done is done, on their day', () => {
        const saved = changeTask(started(), 'call', { isClosed: true, closedOn: BEFORE });
        const changes = end(saved);
        expect(changes).toMatchObject({ status: 'cancelled', create: [], nextDueOn: null, stepsDone: 1, overdue: 0 });
        expect(changes.ledger.steps.map(({ state, endedOn }) => [state, endedOn])).toEqual([
            ['done', BEFORE],
            ['cancelled', CHURNED],
            ['cancelled', CHURNED]
        ]);
        expect(changes.update).toEqual([
            { taskId: 'play-1-training', stepKey: 'training', status: 'drop' },
            { taskId: 'play-1-check', stepKey: 'check', status: 'drop' }
        ]);
    });

    it('is completion where people have done the last step meanwhile', () => {
        const keys = play.steps.map(({ key }) => key);
        const saved = keys.reduce((all, key) => changeTask(all, key, { isClosed: true, closedOn: BEFORE }), started());
        expect(end(saved)).toMatchObject({ status: 'completed', update: [], stepsDone: 3 });
    });

    it('makes no task and sends nothing for a play that had none yet', () => {
        const mail = playOf(step('mail', 0, { kind: 'send', emailTemplate: 'Guide' }), step('call', 1));
        const changes = endPlay(running(mail, '2026-08-03'), [], contextOn(CHURNED, { sending: true }));
        expect(changes).toMatchObject({ status: 'cancelled', create: [], update: [], sends: [] });
    });
});

it('stays as it is on all nights after it ended, whatever had been done of it', () => {
    const anyDone = fc.subarray(play.steps.map(({ key }) => key));
    fc.assert(
        fc.property(anyDone, fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 4 }), (done, nights) => {
            const worked = done.reduce(
                (all, key) => changeTask(all, key, { isClosed: true, closedOn: BEFORE }),
                started()
            );
            const ended = save(worked, endPlay(worked.plan, worked.tasks, contextOn(CHURNED)), CHURNED);
            expect(ended.plan.status).toBe(done.length === play.steps.length ? 'completed' : 'cancelled');
            expect(ended.tasks.every(({ isClosed }) => isClosed)).toBe(true);
            for (const days of nights) {
                const later = contextOn(addDays(CHURNED, days));
                for (const plan of [planTasks, endPlay])
                    expect(plan(ended.plan, ended.tasks, later)).toMatchObject({
                        create: [],
                        update: [],
                        isLedgerChanged: false,
                        status: ended.plan.status
                    });
            }
        })
    );
});
