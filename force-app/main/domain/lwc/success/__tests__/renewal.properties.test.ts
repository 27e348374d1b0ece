import fc from 'fast-check';
import { addDays, daysBetween, healthCall, renewalClock, validateModel } from '../success.ts';
import type { CalendarDate, RenewalAnswer, RenewalClock, RenewalFacts } from '../success.ts';
import { anyHostileRenewal, anyRenewalCase } from './journeyArbitraries.ts';
import type { RenewalCase } from './journeyArbitraries.ts';
import { oddNumbers } from './numbers.ts';

const RUNS = { numRuns: 300 };
const CALLS = ['commit', 'likely', 'atRisk', 'lost'];

function clock({ model, facts, asOf }: RenewalCase): RenewalClock {
    const answer: RenewalAnswer = renewalClock(model, facts, asOf);
    if (answer.kind !== 'dated') {
        throw new Error(`There should be a clock, not "${answer.kind}".`);
    }
    return answer;
}

function knownOn(facts: RenewalFacts, asOf: CalendarDate): RenewalFacts {
    return {
        ...facts,
        outcome: facts.outcome?.on && facts.outcome.on > asOf ? null : facts.outcome,
        opportunityOpenedOn: (facts.opportunityOpenedOn ?? '') > asOf ? null : facts.opportunityOpenedOn,
        checkpointsDone: Object.fromEntries(Object.entries(facts.checkpointsDone).filter(([, on]) => on <= asOf)),
        calls: facts.calls.filter(({ on }) => on <= asOf)
    };
}

/** How far a phase is: 0 quiet, then each checkpoint, then overdue. */
function rankOf({ phase, checkpoints }: RenewalClock): number {
    if (phase.kind === 'checkpoint') {
        return checkpoints.findIndex(({ checkpoint }) => checkpoint === phase.checkpoint) + 1;
    }
    return phase.kind === 'quiet' ? 0 : checkpoints.length + 1;
}

describe('any renewal', () => {
    it('has a model that is valid', () => {
        fc.assert(
            fc.property(anyRenewalCase, ({ model }) => {
                expect(validateModel(model).kind).toBe('valid');
            }),
            RUNS
        );
    });

    it('has an answer whose numbers are numbers, whatever the facts and the day', () => {
        let clocks = 0;
        fc.assert(
            fc.property(anyHostileRenewal, ({ model, facts, asOf }) => {
                const answer = renewalClock(model, facts, asOf);
                clocks += answer.kind === 'dated' ? 1 : 0;
                expect(oddNumbers(answer)).toEqual([]);
            }),
            { numRuns: 500 }
        );
        expect(clocks).toBeGreaterThan(50);
    });

    it('has a deadline that leaves notice and procurement their days', () => {
        fc.assert(
            fc.property(anyRenewalCase, (renewalCase) => {
                const answer = clock(renewalCase);

                expect(daysBetween(answer.deadline, answer.renewsOn)).toBe(answer.noticeDays + answer.procurementDays);
                expect(answer.daysToDeadline).toBe(daysBetween(renewalCase.asOf, answer.deadline));
                expect(answer.daysToRenewal).toBe(daysBetween(renewalCase.asOf, answer.renewsOn));
            }),
            RUNS
        );
    });

    it('never falls back a phase while it is open', () => {
        fc.assert(
            fc.property(anyRenewalCase, fc.nat({ max: 200 }), (renewalCase, days) => {
                const facts = { ...renewalCase.facts, outcome: null };
                const later = addDays(renewalCase.asOf, days);

                expect(rankOf(clock({ ...renewalCase, facts, asOf: later }))).toBeGreaterThanOrEqual(
                    rankOf(clock({ ...renewalCase, facts }))
                );
            }),
            RUNS
        );
    });

    it('has outstanding what is due, not done, and still wanted', () => {
        fc.assert(
            fc.property(anyRenewalCase, (renewalCase) => {
                const answer = clock(renewalCase);
                const isOpen = answer.phase.kind !== 'renewed' && answer.phase.kind !== 'lost';
                const expected = answer.checkpoints.filter(
                    ({ dueOn, doneOn }) => isOpen && doneOn === null && dueOn <= renewalCase.asOf
                );

                expect(answer.outstanding).toEqual(expected);
                expect(answer.checkpoints.every(({ doneOn, state }) => (doneOn !== null) === (state === 'done'))).toBe(
                    true
                );
                expect(answer.opportunity.isDue).toBe(
                    isOpen && answer.opportunity.openedOn === null && answer.opportunity.dueOn <= renewalCase.asOf
                );
            }),
            RUNS
        );
    });

    it('can be told again of any day, though more is known by now', () => {
        fc.assert(
            fc.property(anyRenewalCase, (renewalCase) => {
                const then = { ...renewalCase, facts: knownOn(renewalCase.facts, renewalCase.asOf) };

                expect(clock(renewalCase)).toEqual(clock(then));
            }),
            RUNS
        );
    });

    it('does not depend on the order of the calls', () => {
        fc.assert(
            fc.property(anyRenewalCase, (renewalCase) => {
                const facts = { ...renewalCase.facts, calls: renewalCase.facts.calls.toReversed() };

                expect(clock({ ...renewalCase, facts })).toEqual(clock(renewalCase));
            }),
            RUNS
        );
    });

    it('has a budget that adds up to the cent', () => {
        fc.assert(
            fc.property(anyRenewalCase, (renewalCase) => {
                const { budget } = clock(renewalCase);
                const { acv } = renewalCase.facts;
                expect(budget.kind).toBe(acv === null ? 'unknown' : 'known');
                fc.pre(budget.kind === 'known' && budget.spent !== null && budget.left !== null);

                expect(Math.round((budget.spent + budget.left) * 100)).toBe(Math.round(budget.amount * 100));
                expect(budget.usedShare === null).toBe(budget.amount === 0);
            }),
            RUNS
        );
    });

    it('is called no better by health after a larger fall, or in a worse band', () => {
        const changes = fc.tuple(fc.integer({ min: -100, max: 100 }), fc.nat({ max: 50 }));
        fc.assert(
            fc.property(anyRenewalCase, changes, ({ model }, [change, more]) => {
                const rank = (band: string, changeIn4Weeks: number | null) =>
                    CALLS.indexOf(healthCall(model, { band, changeIn4Weeks }) ?? '');

                for (const band of ['red', 'yellow', 'green']) {
                    expect(rank(band, change - more)).toBeGreaterThanOrEqual(rank(band, change));
                }
                expect(rank('red', change)).toBeGreaterThanOrEqual(rank('yellow', change));
                expect(rank('yellow', change)).toBeGreaterThanOrEqual(rank('green', change));
            }),
            RUNS
        );
    });
});
