import { addDays, defaultModel, locateJourney } from '../success.ts';
import type { CalendarDate, JourneyFacts, MilestoneFact } from '../success.ts';
import { modelOf, fourMetrics, TODAY } from './builders.ts';
import {
    ACME_DONE,
    ACME_MILESTONES,
    doneOn,
    journeyModel,
    located,
    milestoneFact,
    milestoneIn,
    TERM,
    withJourney
} from './journeyBuilders.ts';

const SET_UP = ['blogMigrated', 'crmIntegrated', 'websiteCodeDeployed'];
const ACTIVE = ['newLeadsFlowing', 'firstWorkflowLive', 'firstBlogPostLive'];
const INITIAL_VALUE = ['attributionReportBuilt', 'completeMonthOfStats'];

/** All of these done on one day. */
function allDone(keys: readonly string[], completedOn: CalendarDate): readonly MilestoneFact[] {
    return keys.map((key) => milestoneFact(key, { completedOn }));
}

/** All of these waived on one day. */
function allWaived(keys: readonly string[], on: CalendarDate | null): readonly MilestoneFact[] {
    return keys.map((key) => milestoneFact(key, { waiver: { on, reason: 'Not bought' } }));
}

function weekOn(asOf: CalendarDate, journey: Partial<JourneyFacts> = {}): number {
    return located([], asOf, journey).week;
}

/** First day of a week of the example's term. */
function dayOfWeek(week: number): CalendarDate {
    return addDays(TERM.startsOn!, (week - 1) * 7);
}

describe('the example customer on its journey', () => {
    const position = located(ACME_MILESTONES);

    it('is in week 39, at week 36, 3 weeks behind', () => {
        expect(position).toMatchObject({
            kind: 'underway',
            modelVersion: 1,
            locatedOn: TODAY,
            week: 39,
            customerWeek: 36,
            gapWeeks: 3,
            term: { startsOn: '2025-12-01', endsOn: '2026-11-30', renewsOn: '2026-12-01', weeks: 52 },
            unknownKeys: []
        });
        expect(position.oldestOverdue?.key).toBe('leadGoal');
    });

    it('should be in Achievement, has completed Full Speed, and works on Achievement', () => {
        const { expectedStage, actualStage, nextStage } = position;

        expect([expectedStage, actualStage, nextStage].map((stage) => stage?.stage.label)).toEqual([
            'Achievement',
            'Full Speed',
            'Achievement'
        ]);
    });

    it('has its stages counted as the path shows them', () => {
        const stages = position.stages.map((s) => [s.stage.label, s.dueWeek, s.lastDueWeek, s.done, s.total]);

        expect(stages).toEqual([
            ['Technical Set-up', 1, 1, 3, 3],
            ['Active', 4, 4, 3, 3],
            ['Initial Value', 8, 8, 2, 2],
            ['Full Speed', 10, 10, 3, 3],
            ['Achievement', 12, 52, 0, 2],
            ['Renewal', 52, 52, 0, 1]
        ]);
        expect(position.stages.map(({ complete }) => complete)).toEqual([true, true, true, true, false, false]);
    });

    it('kept 9 of the 12 milestones due so far, which is 75%', () => {
        expect(position.milestones.filter(({ state }) => state === 'done')).toHaveLength(11);
        expect(position.milestones).toHaveLength(14);
        expect(position.onTime).toEqual({ due: 12, onTime: 9, percent: 75 });
    });

    it('has milestones on time, late and overdue', () => {
        const milestones = ['emailCampaignSent', 'socialMonitoringActive', 'leadGoal', 'newSalesGoal', 'renewalSigned'];
        const shown = milestones.map((key) => milestoneIn(position, key));

        expect(shown.map((m) => [m.key, m.state, m.dueWeek, m.dueOn, m.completedOn, m.weeksLate])).toEqual([
            ['emailCampaignSent', 'done', 10, '2026-02-08', '2026-01-30', 0],
            ['socialMonitoringActive', 'done', 10, '2026-02-08', '2026-02-12', 1],
            ['leadGoal', 'behind', 36, '2026-08-09', null, 3],
            ['newSalesGoal', 'upcoming', 52, '2026-11-30', null, 0],
            ['renewalSigned', 'upcoming', 52, '2026-11-30', null, 0]
        ]);
    });

    it('has attained 59% of its lead goal, and has no figure of its new-sales goal', () => {
        expect(milestoneIn(position, 'leadGoal').goal).toEqual({
            attained: 59,
            measuredOn: '2026-08-05',
            checkpoints: [
                { week: 24, on: '2026-05-17', attained: 47, state: 'missed' },
                { week: 36, on: '2026-08-09', attained: 59, state: 'missed' },
                { week: 48, on: '2026-11-01', attained: null, state: 'upcoming' }
            ]
        });
        expect(milestoneIn(position, 'newSalesGoal').goal).toMatchObject({
            attained: null,
            measuredOn: null,
            checkpoints: [{ state: 'noFigure' }, { state: 'noFigure' }, { state: 'upcoming' }]
        });
        expect(milestoneIn(position, 'blogMigrated').goal).toBeNull();
    });

    it('completed its onboarding and reached its first value', () => {
        expect(position.onboarding).toEqual({ kind: 'complete', on: '2026-01-08', days: 38 });
        expect(position.firstValue).toEqual({ kind: 'reached', on: '2026-01-25', days: 55 });
    });
});

describe('the week', () => {
    it.each([
        ['2025-12-01', 1],
        ['2025-12-07', 1],
        ['2025-12-08', 2],
        ['2026-08-09', 36],
        ['2026-08-10', 37],
        ['2026-11-22', 51],
        ['2026-11-23', 52],
        ['2026-11-29', 52],
        ['2026-11-30', 52],
        ['2026-12-01', 53],
        ['2026-12-08', 54]
    ])('of %s is %i in the year from December 1', (day, week) => {
        expect(weekOn(day)).toBe(week);
    });

    it('52 has nine days in a leap year', () => {
        const leapYear = { startsOn: '2027-03-01', endsOn: '2028-02-29' };

        expect(['2028-02-20', '2028-02-21', '2028-02-29', '2028-03-01'].map((day) => weekOn(day, leapYear))).toEqual([
            51, 52, 52, 53
        ]);
    });

    it('goes on in an open term', () => {
        expect(weekOn('2026-11-30', { endsOn: null })).toBe(53);
        expect(located([], TODAY, { endsOn: null }).term).toEqual({
            startsOn: '2025-12-01',
            endsOn: null,
            renewsOn: null,
            weeks: null
        });
    });

    it('is 1 all through a term of less than a week', () => {
        const days = { startsOn: '2026-01-01', endsOn: '2026-01-03' };

        expect(['2026-01-01', '2026-01-03', '2026-01-04'].map((day) => weekOn(day, days))).toEqual([1, 1, 2]);
    });
});

describe('a milestone', () => {
    const stateIn = (week: number, key: string, fact: Partial<MilestoneFact> = {}) => {
        const { state, weeksLate } = milestoneIn(located([milestoneFact(key, fact)], dayOfWeek(week)), key);
        return [state, weeksLate];
    };

    it('is upcoming, due in its week, behind after it and stuck from 1.5 times its week on', () => {
        expect([7, 8, 9, 11, 12, 20].map((week) => stateIn(week, 'completeMonthOfStats'))).toEqual([
            ['upcoming', 0],
            ['due', 0],
            ['behind', 1],
            ['behind', 3],
            ['stuck', 4],
            ['stuck', 12]
        ]);
    });

    it('of week 1 is stuck as soon as its week has passed', () => {
        expect([1, 2].map((week) => stateIn(week, 'crmIntegrated'))).toEqual([
            ['due', 0],
            ['stuck', 1]
        ]);
    });

    it('is never stuck within its own week, whatever the factor', () => {
        const answer = located([], dayOfWeek(8), {}, withJourney({ stuckFactor: 1 }));

        expect(milestoneIn(answer, 'completeMonthOfStats').state).toBe('due');
    });

    it('is stuck at a factor of the model', () => {
        const answer = located([], dayOfWeek(15), {}, withJourney({ stuckFactor: 2 }));

        expect(milestoneIn(answer, 'completeMonthOfStats').state).toBe('behind');
    });

    it('that was done stays done, with the weeks that it was late', () => {
        expect(stateIn(30, 'completeMonthOfStats', { completedOn: '2026-01-25' })).toEqual(['done', 0]);
        expect(stateIn(30, 'completeMonthOfStats', { completedOn: '2026-01-26' })).toEqual(['done', 1]);
        expect(stateIn(30, 'completeMonthOfStats', { completedOn: '2026-02-20' })).toEqual(['done', 4]);
    });

    it('done before the term is done on time', () => {
        expect(stateIn(2, 'crmIntegrated', { completedOn: '2025-11-01' })).toEqual(['done', 0]);
    });

    it('that is waived is never late, and one both waived and done is done', () => {
        const waiver = { on: '2026-03-01', reason: 'No CRM' };
        const waived = milestoneIn(located([milestoneFact('crmIntegrated', { waiver })]), 'crmIntegrated');

        expect(waived).toMatchObject({ state: 'waived', weeksLate: 0, waiver });
        const both = milestoneFact('crmIntegrated', { waiver, completedOn: '2025-12-02' });
        expect(milestoneIn(located([both]), 'crmIntegrated')).toMatchObject({ state: 'done', waiver: null });
        expect(stateIn(30, 'crmIntegrated', { waiver: { on: null, reason: null } })).toEqual(['waived', 0]);
    });

    it('is not done or waived before the day that it is', () => {
        const states = (fact: Partial<MilestoneFact>) =>
            ['2026-02-19', '2026-02-20'].map((asOf) => {
                const facts = [milestoneFact('completeMonthOfStats', fact)];
                return milestoneIn(located(facts, asOf), 'completeMonthOfStats').state;
            });

        expect(states({ completedOn: '2026-02-20' })).toEqual(['stuck', 'done']);
        expect(states({ waiver: { on: '2026-02-20', reason: null } })).toEqual(['stuck', 'waived']);
    });

    it('without facts is not done', () => {
        expect(milestoneIn(located([]), 'crmIntegrated')).toMatchObject({ state: 'stuck', weeksLate: 38 });
    });

    it('is due in the week agreed with the customer', () => {
        expect(stateIn(39, 'leadGoal', { dueWeek: 44 })).toEqual(['upcoming', 0]);
        expect(stateIn(39, 'leadGoal', { dueWeek: 20 })).toEqual(['stuck', 19]);
        expect([0, -3, 2.5, NaN, 1e9].map((dueWeek) => stateIn(39, 'leadGoal', { dueWeek }))).toEqual(
            Array.from({ length: 5 }, () => ['behind', 3])
        );
    });

    it('has the first of two facts with its key', () => {
        const facts = [...doneOn({ crmIntegrated: '2025-12-02' }), milestoneFact('crmIntegrated')];

        expect(milestoneIn(located(facts), 'crmIntegrated').completedOn).toBe('2025-12-02');
    });

    it('that the model does not know is named and left out', () => {
        const position = located([milestoneFact('podcastLive'), ...ACME_MILESTONES]);

        expect(position.unknownKeys).toEqual(['podcastLive']);
        expect(position.gapWeeks).toBe(3);
    });
});

describe('terms of other lengths', () => {
    const dueWeeks = (journey: Partial<JourneyFacts>) =>
        ['completeMonthOfStats', 'leadGoal', 'newSalesGoal', 'renewalSigned'].map((key) => {
            const { dueWeek, dueOn } = milestoneIn(located([], TERM.startsOn!, journey), key);
            return [dueWeek, dueOn];
        });

    it('have nothing due after half a year', () => {
        expect(dueWeeks({ endsOn: '2026-05-31' })).toEqual([
            [8, '2026-01-25'],
            [26, '2026-05-31'],
            [26, '2026-05-31'],
            [26, '2026-05-31']
        ]);
    });

    it('have the last week of the model at the end of two years', () => {
        expect(dueWeeks({ endsOn: '2027-11-30' })).toEqual([
            [8, '2026-01-25'],
            [36, '2026-08-09'],
            [104, '2027-11-30'],
            [104, '2027-11-30']
        ]);
    });

    it('keep the weeks of the model when they are open', () => {
        expect(dueWeeks({ endsOn: null })[3]).toEqual([52, '2026-11-29']);
    });

    it('measure goals each quarter up to the next checkpoint', () => {
        const weeks = (asOf: CalendarDate, journey: Partial<JourneyFacts>) =>
            milestoneIn(located([], asOf, journey), 'leadGoal').goal?.checkpoints.map(({ week }) => week);

        expect(weeks(TODAY, { endsOn: '2026-05-31' })).toEqual([24]);
        expect(weeks(TODAY, { endsOn: '2026-02-28' })).toEqual([]);
        expect(weeks(TODAY, { endsOn: '2027-11-30' })).toEqual([24, 36, 48]);
        expect(weeks(dayOfWeek(60), { endsOn: '2027-11-30' })).toEqual([24, 36, 48, 60, 72]);
        expect(weeks(dayOfWeek(100), { endsOn: '2027-11-30' })?.at(-1)).toBe(96);
        expect(weeks(TODAY, { endsOn: '9999-12-31' })).toEqual([24, 36, 48]);
        expect(weeks(dayOfWeek(60), { endsOn: null })?.at(-1)).toBe(72);
    });
});

describe('stages and the gap', () => {
    it('expect the last stage whose week has come', () => {
        const expected = [1, 3, 4, 7, 8, 9, 10, 11, 12, 51, 52].map((week) => {
            return located([], dayOfWeek(week)).expectedStage?.dueWeek;
        });

        expect(expected).toEqual([1, 1, 4, 4, 8, 8, 10, 10, 12, 12, 52]);
    });

    it('expect none before the week of the first', () => {
        const later = withJourney({ stages: journeyModel.stages.slice(1) });

        expect(located([], dayOfWeek(3), {}, later).expectedStage).toBeNull();
    });

    it('have no actual stage while none is complete, and no next one after the last', () => {
        const all = journeyModel.milestones.map(({ key }) => key);

        expect(located([])).toMatchObject({ actualStage: null, nextStage: { key: 'technicalSetUp' } });
        expect(located(allDone(all, '2026-01-01'))).toMatchObject({ actualStage: { key: 'renewal' }, nextStage: null });
    });

    it('take the last complete stage, though an earlier one lags', () => {
        const position = located(allDone([...SET_UP, ...INITIAL_VALUE], '2026-01-10'));

        expect(position.actualStage?.key).toBe('initialValue');
        expect(position.nextStage?.key).toBe('fullSpeed');
        expect(position.gapWeeks).toBe(39 - 4);
    });

    it('are complete with milestones waived, which count apart', () => {
        const facts = [...allDone(SET_UP.slice(1), '2025-12-03'), ...allWaived(SET_UP.slice(0, 1), '2025-12-03')];

        expect(located(facts).stages[0]).toMatchObject({ complete: true, done: 2, waived: 1, total: 3 });
    });

    it('have no gap in the week of a milestone, and one week after it', () => {
        const facts = allDone(SET_UP, '2025-12-03');

        expect([4, 5].map((week) => located(facts, dayOfWeek(week)).gapWeeks)).toEqual([0, 1]);
        expect(located(facts, dayOfWeek(4))).toMatchObject({ customerWeek: 4, oldestOverdue: null });
    });

    it('count the gap from the oldest week, not from the first in order', () => {
        const facts = [...ACME_MILESTONES, milestoneFact('newSalesGoal', { dueWeek: 30 })];

        expect(located(facts)).toMatchObject({ gapWeeks: 9, oldestOverdue: { key: 'newSalesGoal' } });
    });
});

describe('milestones on time', () => {
    it('are nothing yet before the first week has passed', () => {
        expect(located(doneOn(ACME_DONE), dayOfWeek(1)).onTime).toEqual({ due: 0, onTime: 0, percent: null });
    });

    it('leave out what is waived and what was done before its week', () => {
        const facts = [...allDone([...SET_UP, ...INITIAL_VALUE], '2025-12-03'), ...allWaived(ACTIVE.slice(0, 1), null)];

        expect(located(facts, dayOfWeek(5)).onTime).toEqual({ due: 5, onTime: 3, percent: 60 });
    });
});

describe('onboarding', () => {
    it('is open with so many milestones while one is not done', () => {
        expect(located(allDone(SET_UP, '2025-12-03')).onboarding).toEqual({ kind: 'open', remaining: 3 });
        expect(located(allDone(ACTIVE, '2025-12-03')).onboarding).toEqual({ kind: 'open', remaining: 3 });
    });

    it('is complete on the day that the last milestone was done or waived', () => {
        const facts = [
            ...allDone(SET_UP, '2025-12-03'),
            ...allDone(ACTIVE.slice(1), '2025-12-20'),
            ...allWaived(ACTIVE.slice(0, 1), '2025-12-24')
        ];

        expect(located(facts).onboarding).toEqual({ kind: 'complete', on: '2025-12-24', days: 23 });
    });

    it('is complete on no known day when all was waived on none', () => {
        expect(located(allWaived([...SET_UP, ...ACTIVE], null)).onboarding).toEqual({ kind: 'completeUndated' });
    });

    it('ends with the stage that the model says', () => {
        const model = withJourney({ onboardingEndsWith: 'technicalSetUp' });

        expect(located(allDone(SET_UP, '2025-12-03'), TODAY, {}, model).onboarding).toEqual({
            kind: 'complete',
            on: '2025-12-03',
            days: 2
        });
    });
});

describe('time to first value', () => {
    it('is open while a milestone of the stage is', () => {
        expect(located(allDone(INITIAL_VALUE.slice(1), '2026-01-10')).firstValue).toEqual({
            kind: 'open',
            remaining: 1
        });
    });

    it('counts to the last milestone done, not to one waived', () => {
        const facts = [
            ...allDone(INITIAL_VALUE.slice(1), '2026-01-10'),
            ...allWaived(INITIAL_VALUE.slice(0, 1), '2026-03-01')
        ];

        expect(located(facts).firstValue).toEqual({ kind: 'reached', on: '2026-01-10', days: 40 });
    });

    it('is never negative', () => {
        expect(located(allDone(INITIAL_VALUE, '2025-11-10')).firstValue).toMatchObject({ days: 0 });
    });

    it('is not asked of customers for whom the stage is waived', () => {
        expect(located(allWaived(INITIAL_VALUE, '2026-01-10')).firstValue).toEqual({ kind: 'waived' });
    });
});

describe('goals', () => {
    const goalOf = (readings: MilestoneFact['readings'], asOf: CalendarDate = TODAY) =>
        milestoneIn(located([milestoneFact('leadGoal', { readings })], asOf), 'leadGoal');

    it('are done on the day of the first figure of 100% or more, and stay so', () => {
        const readings = [
            { on: '2026-08-20', percent: 80 },
            { on: '2026-08-12', percent: 104.5 },
            { on: '2026-05-01', percent: 99.9 }
        ];

        expect(goalOf(readings)).toMatchObject({
            state: 'done',
            completedOn: '2026-08-12',
            weeksLate: 1,
            goal: { attained: 80, measuredOn: '2026-08-20' }
        });
        expect(goalOf(readings, '2026-08-11')).toMatchObject({ state: 'behind', goal: { attained: 99.9 } });
    });

    it('may be ticked', () => {
        const fact = milestoneFact('leadGoal', { completedOn: '2026-06-01', readings: [] });

        expect(milestoneIn(located([fact]), 'leadGoal')).toMatchObject({ state: 'done', completedOn: '2026-06-01' });
    });

    it('show at each checkpoint the latest figure since the one before', () => {
        const readings = [
            { on: '2025-12-15', percent: 10 },
            { on: '2026-05-17', percent: 60 },
            { on: '2026-05-18', percent: 100 },
            { on: '2026-08-10', percent: 20 }
        ];

        expect(goalOf(readings).goal?.checkpoints).toEqual([
            { week: 24, on: '2026-05-17', attained: 60, state: 'missed' },
            { week: 36, on: '2026-08-09', attained: 100, state: 'reached' },
            { week: 48, on: '2026-11-01', attained: 20, state: 'upcoming' }
        ]);
    });

    it('are not missed on the last day of the checkpoint, and are reached before it', () => {
        const stateOn = (asOf: CalendarDate, percent: number) =>
            goalOf([{ on: '2026-05-01', percent }], asOf).goal?.checkpoints[0]?.state;

        expect(stateOn('2026-05-17', 50)).toBe('upcoming');
        expect(stateOn('2026-05-18', 50)).toBe('missed');
        expect(stateOn('2026-05-02', 100)).toBe('reached');
    });

    it('take the last of two figures of one day', () => {
        expect(
            goalOf([
                { on: '2026-05-01', percent: 40 },
                { on: '2026-05-01', percent: 41 }
            ]).goal?.attained
        ).toBe(41);
    });

    it('leave out figures that are none, of another term, or still to come', () => {
        const readings = [
            { on: '2026-05-01', percent: NaN },
            { on: '2026-05-01', percent: -5 },
            { on: '2026-05-01', percent: Infinity },
            { on: '2026-02-30', percent: 50 },
            { on: '2025-11-30', percent: 100 },
            { on: '2026-08-28', percent: 100 }
        ];

        expect(goalOf(readings)).toMatchObject({ state: 'behind', goal: { attained: null, measuredOn: null } });
    });

    it('take no figures for milestones that are ticked', () => {
        const fact = milestoneFact('crmIntegrated', { readings: [{ on: '2026-01-01', percent: 100 }] });

        expect(milestoneIn(located([fact]), 'crmIntegrated')).toMatchObject({ state: 'stuck', goal: null });
    });
});

describe('journeys that are not underway', () => {
    const answerOn = (asOf: CalendarDate, journey: Partial<JourneyFacts> = {}) =>
        locateJourney(defaultModel, { ...TERM, ...journey }, ACME_MILESTONES, asOf);

    it('are none without a section in the model', () => {
        expect(locateJourney(modelOf(fourMetrics()), TERM, ACME_MILESTONES, TODAY)).toEqual({ kind: 'notConfigured' });
    });

    it('have not begun before their first day', () => {
        expect(answerOn('2025-11-24')).toEqual({
            kind: 'notBegun',
            daysToStart: 7,
            term: { startsOn: '2025-12-01', endsOn: '2026-11-30', renewsOn: '2026-12-01', weeks: 52 }
        });
        expect(answerOn('2025-12-01').kind).toBe('underway');
    });

    it.each([
        [{ startsOn: null }, [{ field: 'startsOn', fault: 'missing' }]],
        [{ startsOn: '2025-02-29' }, [{ field: 'startsOn', fault: 'notADay' }]],
        [{ endsOn: 'soon' }, [{ field: 'endsOn', fault: 'notADay' }]],
        [{ endsOn: '2025-11-30' }, [{ field: 'endsOn', fault: 'beforeStart' }]],
        [
            { startsOn: null, endsOn: 'soon' },
            [
                { field: 'startsOn', fault: 'missing' },
                { field: 'endsOn', fault: 'notADay' }
            ]
        ]
    ])('are undated with %j', (journey, faults) => {
        expect(answerOn(TODAY, journey)).toEqual({ kind: 'undated', faults });
    });

    it('are undated on a day that is none', () => {
        expect(answerOn('today')).toEqual({ kind: 'undated', faults: [{ field: 'asOf', fault: 'notADay' }] });
    });

    it('expired when nobody decided: weeks go on, and the renewal is late', () => {
        const answer = located(ACME_MILESTONES, '2026-12-10');

        expect(answer).toMatchObject({ kind: 'expired', daysOver: 10, week: 54, gapWeeks: 18 });
        expect(milestoneIn(answer, 'renewalSigned')).toMatchObject({ state: 'behind', weeksLate: 2 });
        expect(located(ACME_MILESTONES, '2026-11-30').kind).toBe('underway');
    });

    it('are renewed, told as of today until the term ends', () => {
        const ending = { outcome: 'renewed', on: '2026-08-20', reason: null } as const;

        expect(answerOn('2026-08-19', { ending }).kind).toBe('underway');
        expect(answerOn(TODAY, { ending })).toMatchObject({
            kind: 'renewed',
            renewedOn: '2026-08-20',
            locatedOn: TODAY,
            week: 39,
            gapWeeks: 3
        });
        expect(answerOn('2027-03-01', { ending })).toMatchObject({
            kind: 'renewed',
            locatedOn: '2026-11-30',
            week: 52,
            term: { renewsOn: '2026-12-01' }
        });
    });

    it('are renewed late with what was done after the term', () => {
        const ending = { outcome: 'renewed', on: '2026-12-03', reason: null } as const;
        const position = located(doneOn({ renewalSigned: '2026-12-03' }), '2026-12-20', { ending });

        expect(milestoneIn(position, 'renewalSigned')).toMatchObject({ state: 'done', weeksLate: 1 });
    });

    it('ended with a reason, told as of the day of the decision', () => {
        const ending = { outcome: 'lost', on: '2026-08-20', reason: 'Went bankrupt' } as const;

        expect(answerOn('2026-10-01', { ending })).toMatchObject({
            kind: 'ended',
            endedOn: '2026-08-20',
            reason: 'Went bankrupt',
            locatedOn: '2026-08-20',
            week: 38
        });
        expect(answerOn('2026-08-19', { ending }).kind).toBe('underway');
    });

    it('ended on a day that is not known, or before they began', () => {
        const unknown = { outcome: 'lost', on: null, reason: null } as const;
        const early = { outcome: 'lost', on: '2025-11-20', reason: null } as const;

        expect(answerOn('2027-01-01', { ending: unknown })).toMatchObject({ kind: 'ended', locatedOn: '2026-11-30' });
        expect(answerOn('2025-11-24', { ending: early })).toMatchObject({ kind: 'ended', week: 1, gapWeeks: 0 });
    });

    it('that are renewed before they begin have not begun', () => {
        const ending = { outcome: 'renewed', on: '2025-11-20', reason: null } as const;

        expect(answerOn('2025-11-24', { ending }).kind).toBe('notBegun');
    });
});
