import { defaultModel, linkedValue, recordedBy, validateModel } from '../success.ts';
import type { LinkedSource, MetricSource, SuccessModel } from '../success.ts';
import { ACME_MILESTONES, located } from './journeyBuilders.ts';

const NOBODY = { kind: 'unnamed' } as const;
const NO_ANSWERS = { surveys: [], asOf: '2026-08-27' } as const;
const byPerson = { kind: 'recorded', by: 'person' } as const;
const onTime: LinkedSource = { kind: 'journey', value: 'milestonesOnTime', otherwise: byPerson };
const goal: LinkedSource = { kind: 'journey', value: 'goal', milestone: 'leadGoal' };
const lastNps: LinkedSource = {
    kind: 'survey',
    value: 'lastNps',
    otherwise: { kind: 'recorded', by: 'import' }
};
const sponsor: LinkedSource = { kind: 'stakeholder', role: 'Sponsor', value: 'leftOn', otherwise: byPerson };

function withSource(key: string, source: MetricSource): SuccessModel {
    const { health } = defaultModel;
    const replaced = <Fact extends { key: string; source: MetricSource }>(facts: readonly Fact[]): Fact[] =>
        facts.map((fact) => (fact.key === key ? { ...fact, source } : fact));
    return {
        ...defaultModel,
        health: { ...health, metrics: replaced(health.metrics), signals: replaced(health.signals) }
    };
}

function problemsOf(model: SuccessModel): readonly string[] {
    const result = validateModel(model);
    return result.kind === 'valid' ? [] : result.problems.map(({ path, message }) => `${path}: ${message}`);
}

describe('values read from journeys and stakeholders', () => {
    const records = { position: located(ACME_MILESTONES), presence: NOBODY, ...NO_ANSWERS };

    it('are those of the journey, the goal with the day of its figure', () => {
        expect(linkedValue(onTime, records)).toEqual({ value: 75, measuredOn: null });
        expect(linkedValue(goal, records)).toEqual({ value: 59, measuredOn: '2026-08-05' });
    });

    it('are missing before anything was due or measured', () => {
        const early = { position: located([], '2025-12-03'), presence: NOBODY, ...NO_ANSWERS };

        expect(linkedValue(onTime, early)).toBeNull();
        expect(linkedValue(goal, early)).toBeNull();
    });

    it('are what was recorded otherwise where there is no journey', () => {
        expect(linkedValue(onTime, { position: null, presence: NOBODY, ...NO_ANSWERS })).toBeUndefined();
        expect(linkedValue(goal, { position: null, presence: NOBODY, ...NO_ANSWERS })).toBeNull();
    });

    it('tell when the last of a role left, and nothing while there is one', () => {
        const presence = (kind: 'present' | 'unnamed') => ({ position: null, presence: { kind }, ...NO_ANSWERS });

        expect(
            linkedValue(sponsor, { position: null, presence: { kind: 'left', on: '2026-03-01' }, ...NO_ANSWERS })
        ).toEqual({
            value: '2026-03-01',
            measuredOn: null
        });
        expect(linkedValue(sponsor, presence('present'))).toBeNull();
        expect(linkedValue(sponsor, presence('unnamed'))).toBeUndefined();
    });
});

describe('values read from surveys', () => {
    const said = { kind: 'NPS', touchpoint: null, followUp: null, followedUpOn: null } as const;
    const surveys = [{ ...said, answer: 9, answeredOn: '2026-08-01' }];

    it('are those of the answers, and else what was recorded otherwise', () => {
        const records = { position: null, presence: NOBODY, asOf: '2026-08-27' };

        expect(linkedValue(lastNps, { ...records, surveys })).toEqual({ value: 9, measuredOn: '2026-08-01' });
        expect(linkedValue(lastNps, { ...records, surveys: [] })).toBeUndefined();
        expect(linkedValue({ kind: 'survey', value: 'lastNps' }, { ...records, surveys: [] })).toBeNull();
    });

    it('grow old, so that their metrics say for how long they count', () => {
        const live = withSource('nps', lastNps);
        const { health } = live;
        const freshness = { kind: 'live' } as const;
        const metrics = health.metrics.map((metric) => ({ ...metric, ...(metric.key === 'nps' && { freshness }) }));

        expect(problemsOf(live)).toEqual([]);
        expect(problemsOf({ ...live, health: { ...health, metrics } })).toEqual([
            expect.stringMatching(/freshness\.kind: answers grow old: say for how many "days" one counts/)
        ]);
    });
});

describe('a source that reads journeys, stakeholders or surveys', () => {
    it('is recorded by whom the model says otherwise', () => {
        expect([onTime, goal, lastNps, byPerson].map(recordedBy)).toEqual(['person', null, 'import', 'person']);
    });

    it('fits metrics and signals of its kind', () => {
        expect(problemsOf(withSource('leadGoal', goal))).toEqual([]);
        expect(problemsOf(withSource('sponsorLeft', sponsor))).toEqual([]);
        expect(problemsOf(withSource('csmPulse', onTime))).toContainEqual(
            expect.stringMatching(/gives values of kind "number"/)
        );
    });

    it('names a goal that the model has', () => {
        expect(problemsOf(withSource('leadGoal', { ...goal, milestone: 'renewalSigned' }))).toEqual([
            expect.stringMatching(
                /source\.milestone: there is no milestone "renewalSigned" of kind "goal": use one of leadGoal/
            )
        ]);
    });

    it('needs a journey in the model', () => {
        const { journey, ...without } = withSource('leadGoal', goal);

        expect(journey).toBeDefined();
        expect(problemsOf(without)).toContainEqual(expect.stringMatching(/no journey to read from/));
    });
});
