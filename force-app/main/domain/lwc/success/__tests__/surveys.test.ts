import fc from 'fast-check';
import {
    ANSWER_SCALE,
    answerClass,
    answersUpTo,
    awaitsFollowUp,
    isLowAnswer,
    latestAnswer,
    surveyFigure,
    surveyTrend
} from '../success.ts';
import type { SurveyAnswer, SurveyKind } from '../success.ts';
import { addDays } from '../calendar.ts';

const TODAY = '2026-08-27';

function answerOf(
    kind: SurveyKind,
    answer: number,
    answeredOn: string,
    more: Partial<SurveyAnswer> = {}
): SurveyAnswer {
    return { kind, answer, answeredOn, touchpoint: null, followUp: null, followedUpOn: null, ...more };
}

const daysAgo = (days: number): string => addDays(TODAY, -days);
const csat = (answer: number, days: number, more: Partial<SurveyAnswer> = {}): SurveyAnswer =>
    answerOf('CSAT', answer, daysAgo(days), more);
const nps = (answer: number, days: number, more: Partial<SurveyAnswer> = {}): SurveyAnswer =>
    answerOf('NPS', answer, daysAgo(days), more);

const anyAnswer = fc
    .record({
        kind: fc.constantFrom<SurveyKind>('CSAT', 'NPS'),
        share: fc.nat(10),
        days: fc.integer({ min: -30, max: 400 }),
        followUp: fc.constantFrom(null, 'Open', 'Not Needed', 'Called', 'Closed' as const)
    })
    .map(({ kind, share, days, followUp }): SurveyAnswer => {
        const answer = kind === 'NPS' ? share : 1 + (share % 5);
        return answerOf(kind, answer, daysAgo(days), {
            followUp,
            followedUpOn: followUp === 'Called' || followUp === 'Closed' ? daysAgo(days - 3) : null
        });
    });
const anyAnswers = fc.array(anyAnswer, { maxLength: 30 });

describe('what an answer counts as', () => {
    it.each([
        ['CSAT', 1, 'Dissatisfied'],
        ['CSAT', 2, 'Dissatisfied'],
        ['CSAT', 3, 'Neutral'],
        ['CSAT', 4, 'Satisfied'],
        ['CSAT', 5, 'Satisfied'],
        ['NPS', 0, 'Detractor'],
        ['NPS', 6, 'Detractor'],
        ['NPS', 7, 'Passive'],
        ['NPS', 8, 'Passive'],
        ['NPS', 9, 'Promoter'],
        ['NPS', 10, 'Promoter']
    ] as const)('%s %i is %s', (kind, answer, expected) => {
        expect(answerClass(kind, answer)).toBe(expected);
        expect(isLowAnswer(kind, answer)).toBe(expected === 'Dissatisfied' || expected === 'Detractor');
    });
});

describe('answers known on a day', () => {
    it('leave out those to come, off the scale, of no kind and without a day', () => {
        const known = [csat(1, 0), nps(10, 3)];
        const others = [
            csat(5, -1),
            csat(0, 3),
            csat(6, 3),
            nps(-1, 3),
            nps(11, 3),
            answerOf('NPS', Number.NaN, TODAY),
            answerOf('NPS', 5, ''),
            answerOf('CES' as SurveyKind, 5, TODAY)
        ];
        expect(answersUpTo([...others, ...known], TODAY)).toEqual(known);
    });

    it('have the latest last, the lowest of one day', () => {
        expect(latestAnswer([csat(5, 2), csat(3, 1), csat(4, 1)])?.answer).toBe(3);
        expect(latestAnswer([nps(3, 2), csat(5, 1)], 'NPS')?.answer).toBe(3);
        expect(latestAnswer([csat(5, 1)], 'NPS')).toBeNull();
    });

    it('have one latest, whatever their order', () => {
        fc.assert(
            fc.property(anyAnswers, (answers) => {
                const latest = latestAnswer(answers, 'NPS');
                const turned = latestAnswer(answers.toReversed(), 'NPS');
                expect([turned?.answer, turned?.answeredOn]).toEqual([latest?.answer, latest?.answeredOn]);
            })
        );
    });
});

describe('a figure', () => {
    const span = { asOf: TODAY, windowDays: 90 };

    it('of CSAT is the share of 4 and 5', () => {
        const answers = [csat(5, 1), csat(4, 30), csat(3, 60), csat(1, 89), csat(1, 90), nps(0, 1)];
        expect(surveyFigure(answers, 'CSAT', span)).toEqual({ value: 50, answers: 4, latestOn: daysAgo(1) });
    });

    it('of NPS is the share of promoters less that of detractors', () => {
        const answers = [nps(10, 1), nps(9, 2), nps(8, 3), nps(6, 4), csat(1, 1)];
        expect(surveyFigure(answers, 'NPS', span)).toEqual({ value: 25, answers: 4, latestOn: daysAgo(1) });
    });

    it('is none where nobody answered', () => {
        expect(surveyFigure([csat(5, 91), csat(5, -1)], 'CSAT', span)).toBeNull();
    });

    it('stays on its scale, and of all-satisfied answers is the highest', () => {
        fc.assert(
            fc.property(anyAnswers, fc.constantFrom<SurveyKind>('CSAT', 'NPS'), (answers, kind) => {
                const figure = surveyFigure(answers, kind, span);
                if (figure === null) return;
                expect(figure.value).toBeGreaterThanOrEqual(kind === 'CSAT' ? 0 : -100);
                expect(figure.value).toBeLessThanOrEqual(100);
                const best = answers.map((each) => ({ ...each, answer: ANSWER_SCALE[each.kind][1] }));
                expect(surveyFigure(best, kind, span)?.value).toBe(100);
            })
        );
    });

    it('is seen at even steps back in time', () => {
        const points = surveyTrend([csat(5, 0), csat(1, 35)], 'CSAT', {
            asOf: TODAY,
            windowDays: 90,
            stepDays: 30,
            steps: 3
        });
        expect(points).toEqual([
            { on: daysAgo(60), figure: null },
            { on: daysAgo(30), figure: { value: 0, answers: 1, latestOn: daysAgo(35) } },
            { on: TODAY, figure: { value: 50, answers: 2, latestOn: TODAY } }
        ]);
    });
});

describe('a low answer waits for a call', () => {
    it.each([
        ['until somebody says something else', csat(2, 5), true],
        ['while it is open', nps(6, 5, { followUp: 'Open' }), true],
        ['not where no call is needed', csat(1, 5, { followUp: 'Not Needed' }), false],
        ['not once somebody called', nps(0, 5, { followUp: 'Called', followedUpOn: daysAgo(1) }), false],
        ['not once it is closed', nps(0, 5, { followUp: 'Closed', followedUpOn: TODAY }), false],
        ['on days before the call', nps(0, 5, { followUp: 'Closed', followedUpOn: daysAgo(-1) }), true],
        ['not before it is given', nps(0, -1), false],
        ['unlike one that is not low', csat(3, 5), false],
        ['as does any that somebody opened', csat(5, 5, { followUp: 'Open' }), true]
    ])('%s', (_when, answer, expected) => {
        expect(awaitsFollowUp(answer, TODAY)).toBe(expected);
    });
});
