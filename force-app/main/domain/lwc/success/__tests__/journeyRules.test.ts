import { defaultModel, problemText, validateModel } from '../success.ts';
import type { JourneyModel, RenewalModel, SuccessModel } from '../success.ts';
import { fourMetrics, modelOf } from './builders.ts';
import { journeyModel, renewalModel, withJourney, withRenewal } from './journeyBuilders.ts';

function faults(model: SuccessModel): readonly string[] {
    const result = validateModel(model);
    return result.kind === 'invalid' ? result.problems.map(problemText) : [];
}

function journeyFaults(changes: { readonly [Name in keyof JourneyModel]?: unknown }): readonly string[] {
    return faults(withJourney(changes as Partial<JourneyModel>));
}

function renewalFaults(changes: { readonly [Name in keyof RenewalModel]?: unknown }): readonly string[] {
    return faults(withRenewal(changes as Partial<RenewalModel>));
}

/** Entries with one of them changed. */
function changed<Entry>(entries: readonly Entry[], index: number, changes: Partial<Entry>): readonly Entry[] {
    return entries.map((entry, i) => (i === index ? { ...entry, ...changes } : entry));
}

describe('models without journey and renewal', () => {
    it('stay valid', () => {
        expect(faults(modelOf(fourMetrics()))).toEqual([]);
        expect(faults({ ...modelOf(fourMetrics()), journey: journeyModel })).toEqual([]);
    });

    it('may not have them empty', () => {
        expect(faults({ ...defaultModel, journey: null } as unknown as SuccessModel)).toEqual([
            'journey: must be an object, not null'
        ]);
    });
});

describe('faults of the structure of a journey', () => {
    const { stages, milestones } = journeyModel;

    it.each<[string, Parameters<typeof journeyFaults>[0], string]>([
        ['termWeeks', { termWeeks: 3 }, 'journey.termWeeks: must be 4 to 520, not 3'],
        ['stuckFactor', { stuckFactor: 0.5 }, 'journey.stuckFactor: must be 1 to 10, not 0.5'],
        ['stages', { stages: [] }, 'journey.stages: must have 1 to 12 entries, not 0'],
        [
            'levelOfEffort',
            { stages: changed(stages, 1, { levelOfEffort: 'huge' as 'high' }) },
            'journey.stages[1].levelOfEffort: must be one of "veryLow", "low", "medium", "high", "veryHigh", not "huge"'
        ],
        [
            'ownIssue',
            { stages: changed(stages, 1, { ownIssue: ' ' }) },
            'journey.stages[1].ownIssue: is blank: fill it in'
        ],
        [
            'dueWeek',
            { milestones: changed(milestones, 2, { dueWeek: 1.5 }) },
            'journey.milestones[2].dueWeek: must be a whole number, not 1.5'
        ],
        [
            'kind',
            { milestones: changed(milestones, 2, { kind: 'tick' as 'done' }) },
            'journey.milestones[2].kind: must be one of "done", "goal", not "tick"'
        ],
        [
            'goalCheckpoints',
            { goalCheckpoints: { firstWeek: 24 } },
            'journey.goalCheckpoints.everyWeeks: is missing: add it'
        ]
    ])('name the place and the remedy: %s', (_name, changes, message) => {
        expect(journeyFaults(changes)).toEqual([message]);
    });
});

describe('faults of a journey', () => {
    const { stages, milestones } = journeyModel;

    it('are keys used twice', () => {
        expect(journeyFaults({ milestones: changed(milestones, 1, { key: 'blogMigrated' }) })).toEqual([
            'journey.milestones[1].key: key "blogMigrated" is that of journey.milestones[0] already: rename or remove one'
        ]);
        expect(journeyFaults({ stages: [...stages.slice(0, 5), { ...stages[5]!, key: 'active' }] })[0]).toBe(
            'journey.stages[5].key: key "active" is that of journey.stages[1] already: rename or remove one'
        );
    });

    it('are stages out of order', () => {
        expect(journeyFaults({ stages: changed(stages, 2, { dueWeek: 4 }) })).toEqual([
            'journey.stages[2].dueWeek: stages must rise: week 4 is not after week 4; sort the stages or change a week'
        ]);
    });

    it('are stages without a milestone', () => {
        expect(journeyFaults({ milestones: milestones.slice(0, -1) })).toEqual([
            'journey.stages[5]: stage "renewal" has no milestone, so nobody could tell who reached it: add one or remove the stage'
        ]);
    });

    it('are stages that are not there', () => {
        const known = 'technicalSetUp, active, initialValue, fullSpeed, achievement, renewal';
        const message = `there is no stage "start": use one of ${known}, or add it`;

        expect(journeyFaults({ milestones: changed(milestones, 0, { stage: 'start' }) })).toEqual([
            `journey.milestones[0].stage: ${message}`
        ]);
        expect(journeyFaults({ onboardingEndsWith: 'start', firstValueStage: 'start' })).toEqual([
            `journey.onboardingEndsWith: ${message}`,
            `journey.firstValueStage: ${message}`
        ]);
    });

    it('are weeks after the term', () => {
        const message = (week: number) =>
            `week ${week} is after the term of 51 weeks: use an earlier week, or raise "termWeeks"`;

        expect(journeyFaults({ termWeeks: 51 })).toEqual([
            `journey.stages[5].dueWeek: ${message(52)}`,
            `journey.milestones[12].dueWeek: ${message(52)}`,
            `journey.milestones[13].dueWeek: ${message(52)}`
        ]);
        expect(journeyFaults({ goalCheckpoints: { firstWeek: 53, everyWeeks: 12 } })).toEqual([
            'journey.goalCheckpoints.firstWeek: week 53 is after the term of 52 weeks: use an earlier week, or raise "termWeeks"'
        ]);
    });
});

describe('faults of a renewal section', () => {
    const { checkpoints, riskCalls } = renewalModel;

    it.each<[string, Parameters<typeof renewalFaults>[0], string]>([
        ['noticeDays', { noticeDays: -1 }, 'renewal.noticeDays: must be 0 to 3650, not -1'],
        ['retentionBudgetShare', { retentionBudgetShare: 12 }, 'renewal.retentionBudgetShare: must be 0 to 1, not 12'],
        [
            'doneBy',
            { checkpoints: changed(checkpoints, 0, { doneBy: 'quote' as 'opportunity' }) },
            'renewal.checkpoints[0].doneBy: must be "opportunity", not "quote"'
        ],
        [
            'fallPoints',
            { riskCalls: { ...riskCalls, fallPoints: 0 } },
            'renewal.riskCalls.fallPoints: must be above 0, not 0'
        ]
    ])('name the place and the remedy: %s', (_name, changes, message) => {
        expect(renewalFaults(changes)).toEqual([message]);
    });

    it('are checkpoints that have the key of a milestone: both are kept under it', () => {
        expect(renewalFaults({ checkpoints: changed(checkpoints, 1, { key: 'leadGoal' }) })).toEqual([
            expect.stringMatching(
                /^renewal\.checkpoints\[1\]\.key: key "leadGoal" is that of journey\.milestones\[\d+\] already/
            )
        ]);
    });

    it('are checkpoints out of order, or with one key', () => {
        expect(renewalFaults({ checkpoints: changed(checkpoints, 1, { daysBefore: 180 }) })).toEqual([
            'renewal.checkpoints[1].daysBefore: checkpoints must fall: 180 is not below 180; sort the checkpoints or remove one'
        ]);
        expect(renewalFaults({ checkpoints: changed(checkpoints, 1, { key: 'valueReview' }) })).toEqual([
            'renewal.checkpoints[1].key: key "valueReview" is that of renewal.checkpoints[0] already: rename or remove one'
        ]);
    });

    it('are bands that are not, that are called twice, and that have no call', () => {
        const byBand = [
            { band: 'red', call: 'atRisk' },
            { band: 'blue', call: 'likely' },
            { band: 'red', call: 'lost' }
        ];

        expect(renewalFaults({ riskCalls: { ...riskCalls, byBand } })).toEqual([
            'renewal.riskCalls.byBand[1].band: there is no band "blue": use one of red, yellow, green, or add it',
            'renewal.riskCalls.byBand[2].band: band "red" has a call already: remove one',
            'renewal.riskCalls.byBand: has no call for band "yellow", "green": add one for each'
        ]);
    });

    it('are bands of other models', () => {
        expect(faults({ ...modelOf(fourMetrics()), renewal: renewalModel })).toHaveLength(4);
    });
});
