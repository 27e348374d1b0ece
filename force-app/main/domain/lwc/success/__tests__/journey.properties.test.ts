import fc from 'fast-check';
import { addDays, daysBetween, defaultModel, locateJourney, validateModel } from '../success.ts';
import type { CalendarDate, JourneyAnswer, MilestoneFact } from '../success.ts';
import { isLocated, TERM } from './journeyBuilders.ts';
import { anyHostileJourney, anyJourneyCase, anyJourneyModel } from './journeyArbitraries.ts';
import type { JourneyCase } from './journeyArbitraries.ts';
import { oddNumbers } from './numbers.ts';

const RUNS = { numRuns: 300 };

function locate({ model, journey, milestones, asOf }: JourneyCase): JourneyAnswer {
    return locateJourney(model, journey, milestones, asOf);
}

/** The facts that were known on a day. */
function knownOn(milestones: readonly MilestoneFact[], asOf: CalendarDate): readonly MilestoneFact[] {
    return milestones.map((fact) => ({
        ...fact,
        completedOn: fact.completedOn !== null && fact.completedOn > asOf ? null : fact.completedOn,
        waiver: fact.waiver?.on && fact.waiver.on > asOf ? null : fact.waiver,
        readings: fact.readings.filter(({ on }) => on <= asOf)
    }));
}

describe('any journey', () => {
    it('has a model that is valid', () => {
        fc.assert(
            fc.property(anyJourneyModel, (journey) => {
                expect(validateModel({ ...defaultModel, journey }).kind).toBe('valid');
            }),
            RUNS
        );
    });

    it('has an answer whose numbers are numbers, whatever the facts and the day', () => {
        let positions = 0;
        fc.assert(
            fc.property(anyHostileJourney, (hostile) => {
                const answer = locate(hostile);
                positions += isLocated(answer) ? 1 : 0;
                expect(oddNumbers(answer)).toEqual([]);
            }),
            { numRuns: 500 }
        );
        expect(positions).toBeGreaterThan(50);
    });

    it('adds up', () => {
        fc.assert(
            fc.property(anyJourneyCase, (journeyCase) => {
                const answer = locate(journeyCase);
                fc.pre(isLocated(answer));
                const overdue = answer.milestones.filter(({ state }) => state === 'behind' || state === 'stuck');
                const oldest = Math.min(answer.week, ...overdue.map(({ dueWeek }) => dueWeek));

                expect(answer.customerWeek).toBe(oldest);
                expect(answer.customerWeek + answer.gapWeeks).toBe(answer.week);
                expect(answer.gapWeeks > 0).toBe(overdue.length > 0);
                for (const stage of answer.stages) {
                    const own = answer.milestones.filter(({ milestone }) => milestone.stage === stage.key);
                    expect([stage.total, stage.done, stage.waived]).toEqual([
                        own.length,
                        own.filter(({ state }) => state === 'done').length,
                        own.filter(({ state }) => state === 'waived').length
                    ]);
                }
                expect(answer.onTime.onTime).toBeLessThanOrEqual(answer.onTime.due);
            }),
            RUNS
        );
    });

    it('is behind from the day after the due day on, and not before', () => {
        fc.assert(
            fc.property(anyJourneyCase, (journeyCase) => {
                const answer = locate(journeyCase);
                fc.pre(isLocated(answer));
                for (const { state, dueOn, dueWeek, weeksLate, completedOn } of answer.milestones) {
                    const isOverdue = state === 'behind' || state === 'stuck';
                    const isOpen = isOverdue || state === 'due' || state === 'upcoming';
                    expect(isOverdue).toBe(isOpen && answer.locatedOn > dueOn);
                    expect(weeksLate > 0).toBe(isOverdue || (completedOn !== null && completedOn > dueOn));
                    expect(dueWeek).toBeGreaterThanOrEqual(1);
                    expect(dueWeek).toBeLessThanOrEqual(answer.term.weeks ?? Infinity);
                    expect(dueOn <= (answer.term.endsOn ?? '9999-12-31')).toBe(true);
                }
            }),
            RUNS
        );
    });

    it('does not depend on the order of facts and figures', () => {
        fc.assert(
            fc.property(anyJourneyCase, (journeyCase) => {
                const milestones = journeyCase.milestones
                    .toReversed()
                    .map((fact) => ({ ...fact, readings: fact.readings.toReversed() }));

                expect(locate({ ...journeyCase, milestones })).toEqual(locate(journeyCase));
            }),
            RUNS
        );
    });

    it('can be told again of any day, though more is known by now', () => {
        fc.assert(
            fc.property(anyJourneyCase, (journeyCase) => {
                const { journey, asOf } = journeyCase;
                const ending = journey.ending?.on && journey.ending.on > asOf ? null : journey.ending;
                const then = {
                    ...journeyCase,
                    journey: { ...journey, ending },
                    milestones: knownOn(journeyCase.milestones, asOf)
                };

                expect(locate(journeyCase)).toEqual(locate(then));
            }),
            RUNS
        );
    });

    it('comes no further behind, nor back a stage, when a milestone is done or waived', () => {
        const anyStep = fc.record({
            journeyCase: anyJourneyCase,
            index: fc.nat({ max: defaultModel.journey!.milestones.length - 1 }),
            isWaived: fc.boolean()
        });
        fc.assert(
            fc.property(anyStep, ({ journeyCase, index, isWaived }) => {
                const { key } = defaultModel.journey!.milestones[index]!;
                const old = journeyCase.milestones.find((fact) => fact.key === key);
                const step: MilestoneFact = {
                    key,
                    dueWeek: old?.dueWeek ?? null,
                    readings: old?.readings ?? [],
                    completedOn: isWaived ? (old?.completedOn ?? null) : journeyCase.journey.startsOn,
                    waiver: isWaived ? { on: null, reason: null } : null
                };
                const before = locate(journeyCase);
                const after = locate({ ...journeyCase, milestones: [step, ...journeyCase.milestones] });
                fc.pre(isLocated(before) && isLocated(after));
                const stageOf = ({ stages, actualStage }: typeof before) =>
                    stages.findIndex((stage) => stage.key === actualStage?.key);

                expect(after.gapWeeks).toBeLessThanOrEqual(before.gapWeeks);
                expect(stageOf(after)).toBeGreaterThanOrEqual(stageOf(before));
            }),
            RUNS
        );
    });

    it('sees its figures once, each at the checkpoint that follows it', () => {
        fc.assert(
            fc.property(anyJourneyCase, (journeyCase) => {
                const answer = locate(journeyCase);
                fc.pre(isLocated(answer));
                for (const { key, goal } of answer.milestones) {
                    const facts = journeyCase.milestones.find((fact) => fact.key === key);
                    const known = (facts?.readings ?? []).filter(
                        ({ on }) => on <= journeyCase.asOf && on >= journeyCase.journey.startsOn!
                    );
                    goal?.checkpoints.forEach(({ on, attained }, i, all) => {
                        const since = all[i - 1]?.on ?? '';
                        const seen = known.filter((reading) => reading.on > since && reading.on <= on);
                        const latest = seen.toSorted((a, b) => (a.on < b.on ? -1 : 1)).at(-1);
                        expect(attained).toBe(latest?.percent ?? null);
                    });
                }
            }),
            RUNS
        );
    });
});

describe('any term', () => {
    it('counts its weeks on, one each seven days, but for a long last one', () => {
        const anyTerm = fc.record({ length: fc.integer({ min: 1, max: 800 }), day: fc.integer({ min: 0, max: 850 }) });
        fc.assert(
            fc.property(anyTerm, ({ length, day }) => {
                const journey = { ...TERM, endsOn: addDays(TERM.startsOn!, length - 1) };
                const weekOn = (days: number) => {
                    const answer = locateJourney(defaultModel, journey, [], addDays(TERM.startsOn!, days));
                    return isLocated(answer) ? answer.week : NaN;
                };
                const weeks = Array.from({ length: 8 }, (_, i) => weekOn(day + i));
                const steps = weeks.slice(1).map((week, i) => week - weeks[i]!);

                expect(steps.every((step) => step === 0 || step === 1)).toBe(true);
                // Within whole weeks the seventh day is one week on.
                const isRegular = day + 7 < Math.floor(length / 7) * 7 || day >= length;
                expect(weekOn(day + 7) - weekOn(day) === 1 || !isRegular).toBe(true);
                // The term's last day is in its last week, the next day in another.
                expect(weekOn(length) - weekOn(length - 1)).toBe(1);
                expect(weekOn(0)).toBe(1);
            }),
            RUNS
        );
    });

    it('begins and ends on the days that it says', () => {
        fc.assert(
            fc.property(anyJourneyCase, (journeyCase) => {
                const answer = locate({ ...journeyCase, journey: { ...journeyCase.journey, ending: null } });
                const { startsOn, endsOn } = journeyCase.journey;
                const toStart = daysBetween(journeyCase.asOf, startsOn!);
                const toEnd = endsOn === null ? 0 : daysBetween(journeyCase.asOf, endsOn);
                const expected = toStart > 0 ? 'notBegun' : toEnd < 0 ? 'expired' : 'underway';

                expect(answer.kind).toBe(expected);
                expect(answer.kind === 'notBegun' ? answer.daysToStart : toStart).toBe(toStart);
                expect(answer.kind === 'expired' ? -answer.daysOver : toEnd).toBe(toEnd);
            }),
            RUNS
        );
    });
});
