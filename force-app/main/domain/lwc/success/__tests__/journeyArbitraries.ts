import fc from 'fast-check';
import { addDays, defaultModel } from '../success.ts';
import type {
    CalendarDate,
    JourneyFacts,
    JourneyModel,
    MilestoneFact,
    RenewalFacts,
    RenewalModel,
    SuccessModel
} from '../success.ts';
import { daysAgo, garbage } from './arbitraries.ts';
import { TODAY } from './builders.ts';
import { journeyModel, renewalModel } from './journeyBuilders.ts';

/** Journeys and renewals of any valid model: orderly ones, and whatever may be found in place of their facts. */

const KEYS = journeyModel.milestones.map(({ key }) => key);
const CALLS = ['commit', 'likely', 'atRisk', 'lost'] as const;

const rising = (count: number, max: number) =>
    fc
        .uniqueArray(fc.integer({ min: 1, max }), { minLength: count, maxLength: count })
        .map((weeks) => weeks.toSorted((a, b) => a - b));

/** Stages and milestones of the default model with other weeks, in terms of other lengths. */
export const anyJourneyModel: fc.Arbitrary<JourneyModel> = fc.constantFrom(12, 26, 52, 104).chain((termWeeks) =>
    fc
        .record({
            stageWeeks: rising(journeyModel.stages.length, termWeeks),
            weeks: fc.array(fc.integer({ min: 1, max: termWeeks }), {
                minLength: KEYS.length,
                maxLength: KEYS.length
            }),
            stuckFactor: fc.constantFrom(1, 1.25, 1.5, 3),
            firstWeek: fc.integer({ min: 1, max: termWeeks }),
            everyWeeks: fc.integer({ min: 4, max: 26 })
        })
        .map(({ stageWeeks, weeks, stuckFactor, firstWeek, everyWeeks }) => ({
            ...journeyModel,
            termWeeks,
            stuckFactor,
            goalCheckpoints: { firstWeek, everyWeeks },
            stages: journeyModel.stages.map((stage, i) => ({ ...stage, dueWeek: stageWeeks[i]! })),
            milestones: journeyModel.milestones.map((milestone, i) => ({ ...milestone, dueWeek: weeks[i]! }))
        }))
);

const daysFrom = (start: CalendarDate, min: number, max: number) =>
    fc.integer({ min, max }).map((days) => addDays(start, days));

function milestoneFacts(start: CalendarDate): fc.Arbitrary<readonly MilestoneFact[]> {
    const day = daysFrom(start, -20, 800);
    const readings = fc.uniqueArray(fc.record({ on: day, percent: fc.integer({ min: 0, max: 130 }) }), {
        maxLength: 6,
        selector: ({ on }) => on
    });
    const facts = fc.record({
        dueWeek: fc.option(fc.integer({ min: 1, max: 110 }), { freq: 2, nil: null }),
        completedOn: fc.option(daysFrom(start, -20, 400), { freq: 2 }),
        waiver: fc.option(fc.record({ on: fc.option(day), reason: fc.constantFrom('Not bought', null) }), { freq: 2 }),
        readings
    });
    return fc.subarray(KEYS).chain((keys) => fc.tuple(...keys.map((key) => facts.map((fact) => ({ key, ...fact })))));
}

export interface JourneyCase {
    readonly model: SuccessModel;
    readonly journey: JourneyFacts;
    readonly milestones: readonly MilestoneFact[];
    readonly asOf: CalendarDate;
}

/** Terms of some days to two years, or open, seen from before their start to after their end. */
export const anyJourneyCase: fc.Arbitrary<JourneyCase> = fc
    .tuple(anyJourneyModel, daysAgo(0, 700))
    .chain(([journey, startsOn]) =>
        fc.record({
            model: fc.constant<SuccessModel>({ ...defaultModel, journey }),
            journey: fc.record({
                startsOn: fc.constant(startsOn),
                endsOn: fc.oneof(
                    fc.constant(addDays(startsOn, 364)),
                    fc.option(fc.integer({ min: 0, max: 730 }).map((days) => addDays(startsOn, days)))
                ),
                ending: fc.option(
                    fc.record({
                        outcome: fc.constantFrom('renewed' as const, 'lost' as const),
                        on: fc.option(daysFrom(startsOn, -10, 500), { freq: 5 }),
                        reason: fc.constant(null)
                    }),
                    { freq: 2 }
                )
            }),
            milestones: milestoneFacts(startsOn),
            asOf: daysFrom(startsOn, -20, 800)
        })
    );

/** A day mostly, else whatever may be found in place of one. */
const anyDay: fc.Arbitrary<unknown> = fc.oneof(
    { weight: 4, arbitrary: daysAgo(-400, 800) },
    { weight: 1, arbitrary: garbage }
);
const anyKey: fc.Arbitrary<unknown> = fc.oneof(fc.constantFrom(...KEYS, '__proto__', 'constructor'), garbage);

/** Whatever may be found in place of a journey. */
export const anyHostileJourney: fc.Arbitrary<JourneyCase> = fc.record({
    model: anyJourneyModel.map((journey): SuccessModel => ({ ...defaultModel, journey })),
    journey: fc.oneof(
        { weight: 1, arbitrary: garbage },
        {
            weight: 6,
            arbitrary: fc.record({
                startsOn: anyDay,
                endsOn: fc.oneof(anyDay, fc.constant(null)),
                ending: fc.oneof(
                    fc.record({ outcome: fc.constantFrom('renewed', 'lost', 'paused'), on: anyDay, reason: garbage }),
                    garbage
                )
            })
        }
    ),
    milestones: fc.oneof(
        { weight: 1, arbitrary: garbage },
        {
            weight: 6,
            arbitrary: fc.array(
                fc.oneof(
                    garbage,
                    fc.record({
                        key: anyKey,
                        dueWeek: garbage,
                        completedOn: anyDay,
                        waiver: fc.oneof(garbage, fc.record({ on: anyDay, reason: garbage })),
                        readings: fc.oneof(
                            garbage,
                            fc.array(
                                fc.oneof(garbage, fc.record({ on: anyDay, percent: fc.oneof(garbage, fc.double()) }))
                            )
                        )
                    })
                )
            )
        }
    ),
    asOf: anyDay
}) as unknown as fc.Arbitrary<JourneyCase>;

const anyRenewalModel: fc.Arbitrary<RenewalModel> = fc
    .record({
        noticeDays: fc.integer({ min: 0, max: 120 }),
        procurementDays: fc.integer({ min: 0, max: 120 }),
        days: fc.uniqueArray(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 4 }),
        opportunityDays: fc.integer({ min: 1, max: 200 }),
        retentionBudgetShare: fc.integer({ min: 0, max: 1000 }).map((x) => x / 1000),
        keptDays: fc.integer({ min: 1, max: 200 })
    })
    .map(({ days, keptDays, ...rest }) => ({
        ...rest,
        riskCalls: { ...renewalModel.riskCalls, keptDays },
        checkpoints: days
            .toSorted((a, b) => b - a)
            .map((daysBefore, i) => ({ ...renewalModel.checkpoints[i]!, daysBefore }))
    }));

export interface RenewalCase {
    readonly model: SuccessModel;
    readonly facts: RenewalFacts;
    readonly asOf: CalendarDate;
}

const anyFacts: fc.Arbitrary<RenewalFacts> = fc.record({
    renewsOn: daysAgo(-300, 60),
    noticeDays: fc.option(fc.integer({ min: 0, max: 100 })),
    procurementDays: fc.option(fc.integer({ min: 0, max: 100 })),
    outcome: fc.option(
        fc.record({
            kind: fc.constantFrom('renewed' as const, 'lost' as const),
            on: fc.option(daysAgo(-60, 60), { freq: 5 })
        }),
        { freq: 2 }
    ),
    opportunityOpenedOn: fc.option(daysAgo(-60, 60)),
    checkpointsDone: fc.dictionary(
        fc.constantFrom(...renewalModel.checkpoints.map(({ key }) => key)),
        daysAgo(-60, 200)
    ),
    acv: fc.option(fc.integer({ min: 0, max: 1e9 }).map((cents) => cents / 100)),
    spent: fc.option(fc.integer({ min: 0, max: 1e8 }).map((cents) => cents / 100)),
    health: fc.option(
        fc.record({
            band: fc.constantFrom('red', 'yellow', 'green'),
            changeIn4Weeks: fc.option(fc.integer({ min: -100, max: 100 }))
        })
    ),
    calls: fc.uniqueArray(
        fc.record({ call: fc.constantFrom(...CALLS), on: daysAgo(-60, 200), reason: fc.constant(null) }),
        { maxLength: 4, selector: ({ on }) => on }
    )
});

const anyRenewalModelOfAll = anyRenewalModel.map((renewal): SuccessModel => ({ ...defaultModel, renewal }));

export const anyRenewalCase: fc.Arbitrary<RenewalCase> = fc.record({
    model: anyRenewalModelOfAll,
    facts: anyFacts,
    asOf: fc.constant(TODAY)
});

/** Whatever may be found in place of the facts of a renewal. */
export const anyHostileRenewal: fc.Arbitrary<RenewalCase> = fc.record({
    model: anyRenewalModelOfAll,
    facts: fc.oneof(
        { weight: 1, arbitrary: garbage },
        {
            weight: 6,
            arbitrary: fc.record({
                renewsOn: anyDay,
                noticeDays: garbage,
                procurementDays: garbage,
                outcome: fc.oneof(garbage, fc.record({ kind: fc.constantFrom('renewed', 'lost', 7), on: anyDay })),
                opportunityOpenedOn: anyDay,
                checkpointsDone: fc.oneof(garbage, fc.dictionary(fc.string(), anyDay)),
                acv: fc.oneof(garbage, fc.double()),
                spent: fc.oneof(garbage, fc.double()),
                health: fc.oneof(garbage, fc.record({ band: garbage, changeIn4Weeks: garbage })),
                calls: fc.oneof(
                    garbage,
                    fc.array(fc.oneof(garbage, fc.record({ call: fc.constantFrom(...CALLS, 'x'), on: anyDay })))
                )
            })
        }
    ),
    asOf: anyDay
}) as unknown as fc.Arbitrary<RenewalCase>;
