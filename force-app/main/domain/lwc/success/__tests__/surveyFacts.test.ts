import { addDays } from '../calendar.ts';
import { surveyPlayFacts, surveyValue } from '../surveyFacts.ts';
import type { SurveyAnswer, SurveyKind } from '../success.ts';

const TODAY = '2026-08-27';
const daysAgo = (days: number): string => addDays(TODAY, -days);

function given(kind: SurveyKind, answer: number, days: number, touchpoint: string | null = null): SurveyAnswer {
    return { kind, answer, answeredOn: daysAgo(days), touchpoint, followUp: null, followedUpOn: null };
}

describe('a metric that is read from surveys', () => {
    const share = { kind: 'survey', value: 'satisfiedShare', windowDays: 90 } as const;
    const last = { kind: 'survey', value: 'lastNps' } as const;

    it('is the share of satisfied answers of the window, with the day of the last one', () => {
        const answers = [given('CSAT', 5, 89), given('CSAT', 2, 7), given('CSAT', 1, 90), given('NPS', 0, 1)];
        expect(surveyValue(share, answers, TODAY)).toEqual({ value: 50, measuredOn: daysAgo(7) });
    });

    it('is the old share where nobody answered in the window, so that it reads as stale and not as missing', () => {
        const answers = [given('CSAT', 5, 104), given('CSAT', 5, 150), given('CSAT', 1, 193), given('CSAT', 1, 194)];
        const value = surveyValue(share, answers, TODAY);
        expect(value).toEqual({ value: (100 * 2) / 3, measuredOn: daysAgo(104) });
    });

    it('is the last answer to the question of NPS, the lowest of a day', () => {
        const answers = [given('NPS', 10, 40), given('NPS', 9, 12), given('NPS', 3, 12), given('NPS', 0, -1)];
        expect(surveyValue(last, answers, TODAY)).toEqual({ value: 3, measuredOn: daysAgo(12) });
    });

    it('counts what was asked after some experiences only', () => {
        const answers = [given('NPS', 10, 40, 'QBR'), given('NPS', 2, 12, 'Onboarding'), given('NPS', 1, 3)];
        expect(surveyValue({ ...last, touchpoints: ['QBR', 'Relationship'] }, answers, TODAY)?.value).toBe(10);
        expect(surveyValue({ ...share, touchpoints: ['QBR'] }, answers, TODAY)).toBeNull();
    });

    it('is none where nobody ever answered', () => {
        expect(surveyValue(last, [given('CSAT', 5, 1)], TODAY)).toBeNull();
        expect(surveyValue(share, [], TODAY)).toBeNull();
    });
});

describe('what triggers may ask of surveys', () => {
    const nothing = { nps: null, satisfiedShare: null };

    it('is what was answered last, and the low answer in words', () => {
        const answers = [
            given('NPS', 3, 20, 'QBR'),
            given('CSAT', 2, 10, 'Support Resolution'),
            given('CSAT', 5, 4),
            given('CSAT', 1, -3)
        ];
        expect(surveyPlayFacts(answers, nothing, TODAY)).toEqual({
            values: {
                'survey.answers': 3,
                'survey.openFollowUps': 2,
                'survey.daysSinceLastAnswer': 4,
                'survey.lastNps': 3,
                'survey.lastNpsOn': '2026-08-07',
                'survey.daysSinceNps': 20,
                'survey.lastCsat': 5,
                'survey.lastCsatOn': '2026-08-23',
                'survey.daysSinceCsat': 4,
                'survey.lastAnswer': 'CSAT 5 of 5 on 2026-08-23',
                'survey.lowAnswer': 'CSAT 2 of 5 on 2026-08-17 (Support Resolution)'
            },
            days: { 'survey.lastNps': '2026-08-07', 'survey.lastCsat': '2026-08-23' }
        });
    });

    it('is what was recorded in place of answers where there are none', () => {
        const recorded = { nps: { value: 4, measuredOn: daysAgo(9) }, satisfiedShare: null };
        expect(surveyPlayFacts([], recorded, TODAY)).toEqual({
            values: {
                'survey.answers': 0,
                'survey.openFollowUps': 0,
                'survey.lastNps': 4,
                'survey.lastNpsOn': '2026-08-18',
                'survey.daysSinceNps': 9,
                'survey.lowAnswer': 'NPS 4 of 10 on 2026-08-18'
            },
            days: { 'survey.lastNps': '2026-08-18' }
        });
        expect(surveyPlayFacts([given('CSAT', 5, 1)], recorded, TODAY).values['survey.lastNps']).toBeUndefined();
    });

    it.each([
        [{ value: 40, measuredOn: daysAgo(9) }, 'CSAT 40% satisfied on 2026-08-18'],
        [{ value: 33.3, measuredOn: null }, 'CSAT 33% satisfied'],
        [{ value: 41, measuredOn: null }, undefined]
    ])('names a share that was recorded and is low: %j', (satisfiedShare, expected) => {
        const { values } = surveyPlayFacts([], { nps: { value: 9, measuredOn: null }, satisfiedShare }, TODAY);
        expect(values['survey.lowAnswer']).toBe(expected);
        expect(values['survey.lastNps']).toBe(9);
    });
});
