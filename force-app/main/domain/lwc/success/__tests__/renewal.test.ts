import { addDays, defaultModel, healthCall, renewalClock } from '../success.ts';
import type { CalendarDate, RenewalClock, RenewalFacts, RiskCall, SuccessModel } from '../success.ts';
import { fourMetrics, modelOf, TODAY } from './builders.ts';
import { withRenewal } from './journeyBuilders.ts';

const RENEWAL = '2026-12-01';

/** The example customer: yellow and falling, its CSM confident. */
const ACME: RenewalFacts = {
    renewsOn: RENEWAL,
    noticeDays: null,
    procurementDays: null,
    outcome: null,
    opportunityOpenedOn: '2026-08-03',
    checkpointsDone: {},
    acv: 184_000,
    spent: 8832,
    health: { band: 'yellow', changeIn4Weeks: -9 },
    calls: [
        { call: 'commit', on: '2026-05-11', reason: 'New sponsor' },
        { call: 'likely', on: '2026-08-12', reason: 'Sponsor has budget' },
        { call: 'atRisk', on: '2026-07-01', reason: null }
    ]
};

function clock(
    changes: Partial<RenewalFacts> = {},
    asOf: CalendarDate = TODAY,
    model: SuccessModel = defaultModel
): RenewalClock {
    const answer = renewalClock(model, { ...ACME, ...changes }, asOf);
    if (answer.kind !== 'dated') {
        throw new Error(`There should be a clock, not "${answer.kind}".`);
    }
    return answer;
}

/** So many days before the renewal. */
function daysBefore(days: number): CalendarDate {
    return addDays(RENEWAL, -days);
}

describe('the example renewal', () => {
    it('is 96 days away, its deadline 36', () => {
        expect(clock()).toMatchObject({
            modelVersion: 1,
            renewsOn: '2026-12-01',
            daysToRenewal: 96,
            deadline: '2026-10-02',
            daysToDeadline: 36,
            noticeDays: 30,
            procurementDays: 30
        });
    });

    it('is being prepared, and its value review is 84 days late', () => {
        const { phase, checkpoints, outstanding } = clock();

        expect(phase.kind === 'checkpoint' && phase.checkpoint.phase).toBe('Prepare');
        expect(checkpoints.map((c) => [c.checkpoint.daysBefore, c.dueOn, c.state, c.doneOn, c.daysLate])).toEqual([
            [180, '2026-06-04', 'late', null, 84],
            [90, '2026-09-02', 'done', '2026-08-03', -30],
            [60, '2026-10-02', 'upcoming', null, -36],
            [30, '2026-11-01', 'upcoming', null, -66]
        ]);
        expect(outstanding.map(({ key }) => key)).toEqual(['valueReview']);
    });

    it('may cost 22,080 of 184,000, of which 40% is used', () => {
        expect(clock().budget).toEqual({
            kind: 'known',
            amount: 22_080,
            spent: 8832,
            left: 13_248,
            usedShare: 0.4
        });
    });

    it('is at risk for health and likely for the CSM, who disagree; both are kept from Sep 2', () => {
        expect(clock().calls).toEqual({
            health: 'atRisk',
            csm: { call: 'likely', on: '2026-08-12', reason: 'Sponsor has budget' },
            agreement: 'disagree',
            keptFrom: '2026-09-02',
            isKept: false
        });
        expect(clock({}, '2026-09-02').calls.isKept).toBe(true);
    });

    it('has its opportunity early', () => {
        expect(clock().opportunity).toEqual({ dueOn: '2026-09-02', openedOn: '2026-08-03', isDue: false });
    });
});

describe('the two dates', () => {
    it('take notice and procurement of the contract where they are known', () => {
        expect(clock({ noticeDays: 90, procurementDays: 0 })).toMatchObject({
            deadline: '2026-09-02',
            noticeDays: 90,
            procurementDays: 0
        });
    });

    it.each([-1, 2.5, NaN, Infinity, 3651])('take those of the model for %d days of notice', (noticeDays) => {
        expect(clock({ noticeDays }).noticeDays).toBe(30);
    });

    it('count below zero when they are past', () => {
        expect(clock({}, '2026-12-03')).toMatchObject({ daysToRenewal: -2, daysToDeadline: -62 });
        expect(clock({}, '2026-10-02')).toMatchObject({ daysToRenewal: 60, daysToDeadline: 0 });
    });
});

describe('the phase', () => {
    it('turns on the day of each checkpoint', () => {
        const phases = [181, 180, 91, 90, 61, 60, 31, 30, 1, 0, -1].map((days) => {
            const { phase } = clock({}, daysBefore(days));
            return phase.kind === 'checkpoint' ? phase.checkpoint.daysBefore : phase.kind;
        });

        expect(phases).toEqual(['quiet', 180, 180, 90, 90, 60, 60, 30, 30, 30, 'overdue']);
    });

    it('tells how long a renewal is overdue', () => {
        expect(clock({}, daysBefore(-12)).phase).toEqual({ kind: 'overdue', days: 12 });
    });

    it.each(['renewed', 'lost'] as const)('is %s from the day of the decision on', (kind) => {
        const outcome = { kind, on: '2026-08-20' };

        expect(clock({ outcome }).phase).toEqual(outcome);
        expect(clock({ outcome }, '2027-01-01').phase).toEqual(outcome);
        expect(clock({ outcome }, '2026-08-19').phase.kind).toBe('checkpoint');
    });

    it('is decided although nobody knows when', () => {
        expect(clock({ outcome: { kind: 'lost', on: null } }).phase).toEqual({ kind: 'lost', on: null });
    });
});

describe('checkpoints', () => {
    const stateOf = (changes: Partial<RenewalFacts>, asOf: CalendarDate) => {
        const found = clock(changes, asOf).checkpoints.find(({ key }) => key === 'paperOut')!;
        return [found.state, found.doneOn, found.daysLate];
    };

    it('are upcoming, due on their day and late after it', () => {
        expect([61, 60, 59].map((days) => stateOf({}, daysBefore(days)))).toEqual([
            ['upcoming', null, -1],
            ['due', null, 0],
            ['late', null, 1]
        ]);
    });

    it('are done on a day, early or late, and not before it', () => {
        const checkpointsDone = { paperOut: '2026-10-10' };

        expect(stateOf({ checkpointsDone }, '2026-10-10')).toEqual(['done', '2026-10-10', 8]);
        expect(stateOf({ checkpointsDone }, '2026-10-09')).toEqual(['late', null, 7]);
        expect(stateOf({ checkpointsDone: { paperOut: '2026-09-30' } }, daysBefore(0))).toEqual([
            'done',
            '2026-09-30',
            -2
        ]);
    });

    it('are dropped when the renewal was decided before they were done', () => {
        const answer = clock({ outcome: { kind: 'renewed', on: '2026-08-20' } });

        expect(answer.checkpoints.map(({ state, daysLate }) => [state, daysLate])).toEqual([
            ['dropped', 0],
            ['done', -30],
            ['dropped', 0],
            ['dropped', 0]
        ]);
        expect(answer.outstanding).toEqual([]);
    });

    it('are outstanding from their own day on', () => {
        const keys = clock({ opportunityOpenedOn: null }, daysBefore(90)).outstanding.map(({ key, state }) => [
            key,
            state
        ]);

        expect(keys).toEqual([
            ['valueReview', 'late'],
            ['opportunityOpened', 'due']
        ]);
    });

    it('that the opportunity does are not done by hand', () => {
        const facts = { opportunityOpenedOn: null, checkpointsDone: { opportunityOpened: '2026-08-03' } };

        expect(clock(facts).checkpoints[1]).toMatchObject({ state: 'upcoming', doneOn: null });
    });

    it('know no inherited property for a day', () => {
        const checkpoints = [{ key: 'constructor', daysBefore: 100, label: 'Built', phase: 'Build' }];

        expect(clock({}, TODAY, withRenewal({ checkpoints })).checkpoints[0]?.state).toBe('late');
    });
});

describe('the renewal opportunity', () => {
    const isDue = (changes: Partial<RenewalFacts>, days: number) =>
        clock({ opportunityOpenedOn: null, ...changes }, daysBefore(days)).opportunity.isDue;

    it('is due from 90 days out until there is one', () => {
        expect([91, 90, 5, -20].map((days) => isDue({}, days))).toEqual([false, true, true, true]);
        expect(isDue({ opportunityOpenedOn: '2026-09-02' }, 90)).toBe(false);
        expect(isDue({ opportunityOpenedOn: '2026-09-03' }, 90)).toBe(true);
    });

    it('is not due once the renewal is decided', () => {
        expect(isDue({ outcome: { kind: 'lost', on: '2026-08-20' } }, 60)).toBe(false);
    });

    it('is due when the model says', () => {
        const model = withRenewal({ opportunityDays: 120 });

        expect(clock({ opportunityOpenedOn: null }, TODAY, model).opportunity).toMatchObject({
            dueOn: '2026-08-03',
            isDue: true
        });
    });
});

describe('the call of health', () => {
    it.each([
        ['green', null, 'commit'],
        ['green', 3, 'commit'],
        ['green', -4, 'commit'],
        ['green', -5, 'likely'],
        ['yellow', 0, 'likely'],
        ['yellow', -4, 'likely'],
        ['yellow', -9, 'atRisk'],
        ['red', null, 'atRisk'],
        ['red', -30, 'atRisk'],
        ['blue', -30, null]
    ])('in %s with a change of %j is %s', (band, changeIn4Weeks, call) => {
        expect(healthCall(defaultModel, { band, changeIn4Weeks })).toBe(call);
    });

    it('is none without a section in the model', () => {
        expect(healthCall(modelOf(fourMetrics()), { band: 'low', changeIn4Weeks: null })).toBeNull();
    });

    it('stays lost where the model calls a band so', () => {
        const riskCalls = { keptDays: 90, fallPoints: 5, byBand: [{ band: 'red', call: 'lost' as const }] };

        expect(healthCall(withRenewal({ riskCalls }), { band: 'red', changeIn4Weeks: -9 })).toBe('lost');
    });
});

describe('agreement of the calls', () => {
    const agreementOf = (band: string, call: RiskCall) =>
        clock({ health: { band, changeIn4Weeks: null }, calls: [{ call, on: '2026-08-01', reason: null }] }).calls
            .agreement;

    it('is the same, on the same side of renewing, or none', () => {
        const calls = ['commit', 'likely', 'atRisk', 'lost'] as const;

        expect(calls.map((call) => agreementOf('green', call))).toEqual(['same', 'sameSide', 'disagree', 'disagree']);
        expect(calls.map((call) => agreementOf('red', call))).toEqual(['disagree', 'disagree', 'same', 'sameSide']);
    });

    it('cannot be told without one of them', () => {
        expect(clock({ health: null }).calls).toMatchObject({ health: null, agreement: null });
        expect(clock({ calls: [] }).calls).toMatchObject({ csm: null, agreement: null });
    });

    it('takes the latest call that was made by then, the last in the list of one day', () => {
        const calls = [
            { call: 'likely', on: '2026-08-12', reason: null },
            { call: 'lost', on: '2026-08-12', reason: 'Typed wrong before' },
            { call: 'commit', on: '2026-08-28', reason: null },
            { call: 'commit', on: '2026-08-11', reason: null }
        ] as const;

        expect(clock({ calls }).calls.csm).toEqual(calls[1]);
        expect(clock({ calls }, '2026-08-28').calls.csm).toEqual(calls[2]);
    });

    it('is kept from 90 days out, when overdue too, until the renewal is decided', () => {
        const isKept = (days: number, changes: Partial<RenewalFacts> = {}) =>
            clock(changes, daysBefore(days)).calls.isKept;

        expect([91, 90, 0, -5].map((days) => isKept(days))).toEqual([false, true, true, true]);
        expect(isKept(60, { outcome: { kind: 'renewed', on: '2026-09-20' } })).toBe(false);
    });
});

describe('the retention budget', () => {
    it('is unknown without a contract value', () => {
        for (const acv of [null, NaN, -1, Infinity, 1e14]) {
            expect(clock({ acv }).budget).toEqual({ kind: 'unknown' });
        }
    });

    it('is known although the spending is not', () => {
        expect(clock({ spent: null }).budget).toEqual({
            kind: 'known',
            amount: 22_080,
            spent: null,
            left: null,
            usedShare: null
        });
    });

    it('may be overspent', () => {
        expect(clock({ spent: 33_120 }).budget).toMatchObject({ left: -11_040, usedShare: 1.5 });
    });

    it('of nothing has no share that is used', () => {
        expect(clock({ acv: 0, spent: 0 }).budget).toEqual({
            kind: 'known',
            amount: 0,
            spent: 0,
            left: 0,
            usedShare: null
        });
    });

    it('is in cents', () => {
        expect(clock({ acv: 1234.56, spent: 0.1 + 0.2 }).budget).toMatchObject({
            amount: 148.15,
            spent: 0.3,
            left: 147.85
        });
    });
});

describe('renewals without a clock', () => {
    it('are those of a model without the section', () => {
        expect(renewalClock(modelOf(fourMetrics()), ACME, TODAY)).toEqual({ kind: 'notConfigured' });
    });

    it('are those without a date, or on a day that is none', () => {
        expect(renewalClock(defaultModel, { ...ACME, renewsOn: null }, TODAY)).toEqual({
            kind: 'undated',
            faults: [{ field: 'renewsOn', fault: 'missing' }]
        });
        expect(renewalClock(defaultModel, { ...ACME, renewsOn: '2026-11-31' }, 'now')).toEqual({
            kind: 'undated',
            faults: [
                { field: 'renewsOn', fault: 'notADay' },
                { field: 'asOf', fault: 'notADay' }
            ]
        });
    });
});
