import fc from 'fast-check';
import {
    addDays,
    defaultModel,
    journeyKey,
    leadingJourney,
    locateJourney,
    milestoneDates,
    nextTerm,
    planJourney,
    renewalPlan,
    rolePresence
} from '../success.ts';
import type { JourneyOfCustomer, JourneyPlan, JourneyRequest, SuccessModel } from '../success.ts';
import { isLocated, milestoneIn, withJourney } from './journeyBuilders.ts';

const ACCOUNT = '001000000000001AAA';
const REQUEST: JourneyRequest = { accountKey: ACCOUNT, subscription: 'main', term: 2, startsOn: '2025-12-01' };

function planned(request: Partial<JourneyRequest> = {}, model: SuccessModel = defaultModel): JourneyPlan {
    const plan = planJourney(model, { ...REQUEST, ...request });
    if (plan.kind !== 'planned') {
        throw new Error(`There should be a plan, not "${plan.kind}".`);
    }
    return plan;
}

const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days));
const anyTerm = fc.record({
    startsOn: anyDay,
    days: fc.option(fc.integer({ min: 1, max: 1200 }), { nil: null, freq: 8 })
});

describe('planning a journey', () => {
    it('lasts a year less a day, as contracts do', () => {
        expect(planned().journey).toEqual({
            key: `${ACCOUNT}:main:2`,
            subscription: 'main',
            term: 2,
            startsOn: '2025-12-01',
            endsOn: '2026-11-30',
            noticeDays: 30,
            procurementDays: 30
        });
        expect(planned({ startsOn: '2028-02-29' }).journey.endsOn).toBe('2029-02-27');
        expect(planned({}, withJourney({ termWeeks: 104 })).journey.endsOn).toBe('2027-11-30');
        expect(planned({ endsOn: null }).journey.endsOn).toBeNull();
    });

    it('makes every milestone and stage of the model and every checkpoint that a person ticks, each by a key of its own', () => {
        const { milestones, stages } = planned();

        expect(milestones.map(({ key }) => key)).toEqual([
            ...defaultModel.journey!.milestones.map(({ key }) => key),
            'valueReview',
            'paperOut',
            'signature'
        ]);
        expect(new Set(milestones.map(({ uniqueKey }) => uniqueKey)).size).toBe(milestones.length);
        expect(stages.map(({ uniqueKey, dueWeek }) => [uniqueKey.slice(ACCOUNT.length), dueWeek])).toContainEqual([
            ':main:2:initialValue',
            8
        ]);
        expect(stages[0]).toMatchObject({
            levelOfEffort: 'veryHigh',
            customerChallenge: 'Setting up the subdomain takes time',
            ourIssue: 'Blog migration is slow'
        });
    });

    it('dates what is due, and from when on it is stuck', () => {
        const byKey = new Map(planned().milestones.map((milestone) => [milestone.key, milestone]));

        expect(byKey.get('newLeadsFlowing')).toMatchObject({ dueWeek: 4, dueOn: '2025-12-28', stuckOn: '2026-01-05' });
        expect(byKey.get('blogMigrated')).toMatchObject({ dueWeek: 1, dueOn: '2025-12-07', stuckOn: '2025-12-08' });
        expect(byKey.get('renewalSigned')).toMatchObject({ dueWeek: 52, dueOn: '2026-11-30', stuckOn: '2027-05-25' });
        expect(byKey.get('valueReview')).toMatchObject({
            kind: 'checkpoint',
            stage: null,
            dueWeek: null,
            dueOn: '2026-06-04',
            stuckOn: null
        });
        expect(planned({ endsOn: null }).milestones.at(-1)?.dueOn).toBeNull();
    });

    it('agrees with where the journey is located, on each day of any term', () => {
        const factor = fc.double({ min: 1, max: 4, noNaN: true });
        const check = fc.property(anyTerm, factor, ({ startsOn, days }, stuckFactor) => {
            const model = withJourney({ stuckFactor });
            const endsOn = days === null ? null : addDays(startsOn, days - 1);
            for (const { key, kind, dueOn, stuckOn } of planned({ startsOn, endsOn }, model).milestones) {
                if (kind === 'checkpoint' || dueOn === null || stuckOn === null) continue;
                const stateOn = (day: string): string => {
                    const answer = locateJourney(model, { startsOn, endsOn, ending: null }, [], day);
                    return isLocated(answer) ? milestoneIn(answer, key).state : answer.kind;
                };
                expect(stateOn(dueOn)).toBe('due');
                expect(['behind', 'stuck']).toContain(stateOn(addDays(dueOn, 1)));
                expect(stateOn(stuckOn)).toBe('stuck');
                expect(stateOn(addDays(stuckOn, -1))).not.toBe('stuck');
            }
        });
        fc.assert(check, { numRuns: 60 });
    });

    it('says why it cannot', () => {
        const { journey, ...without } = defaultModel;

        expect(journey).toBeDefined();
        expect(planJourney(without, REQUEST)).toEqual({ kind: 'notConfigured' });
        expect(planJourney(defaultModel, { ...REQUEST, startsOn: '2025-02-30' })).toEqual({
            kind: 'undated',
            faults: [{ field: 'startsOn', fault: 'notADay' }]
        });
        expect(planJourney(defaultModel, { ...REQUEST, endsOn: '2025-11-30' })).toEqual({
            kind: 'undated',
            faults: [{ field: 'endsOn', fault: 'beforeStart' }]
        });
        expect(planJourney(defaultModel, { ...REQUEST, accountKey: ' ' })).toEqual({
            kind: 'unnamed',
            field: 'accountKey'
        });
        expect(planJourney(defaultModel, { ...REQUEST, subscription: '' })).toMatchObject({ field: 'subscription' });
        expect(planJourney(defaultModel, { ...REQUEST, term: 0 })).toMatchObject({ field: 'term' });
    });
});

describe('a milestone that is planned anew', () => {
    it('is due at the end of the agreed week, within the term', () => {
        const term = { startsOn: '2025-12-01', endsOn: '2026-11-30' };

        expect(milestoneDates(defaultModel, term, 6)).toEqual({ dueOn: '2026-01-11', stuckOn: '2026-01-26' });
        expect(milestoneDates(defaultModel, term, 80)?.dueOn).toBe('2026-11-30');
        expect(milestoneDates(defaultModel, { ...term, startsOn: null }, 6)).toBeNull();
        expect(milestoneDates(defaultModel, term, Number.NaN)).toBeNull();
    });
});

describe('the next term', () => {
    it('starts the day after and lasts as long, in whole months where the last did', () => {
        expect(nextTerm({ ...REQUEST, endsOn: '2026-11-30' })).toEqual({
            ...REQUEST,
            term: 3,
            startsOn: '2026-12-01',
            endsOn: '2027-11-30'
        });
        expect(nextTerm({ ...REQUEST, startsOn: '2027-03-01', endsOn: '2028-02-29' })?.endsOn).toBe('2029-02-28');
        expect(nextTerm({ ...REQUEST, startsOn: '2026-01-01', endsOn: '2026-01-10' })).toMatchObject({
            startsOn: '2026-01-11',
            endsOn: '2026-01-20'
        });
        expect(nextTerm({ ...REQUEST, endsOn: null })).toBeNull();
        expect(nextTerm({ ...REQUEST, endsOn: '2025-01-01' })).toBeNull();
    });

    it('follows without a gap, whatever the term', () => {
        const check = fc.property(anyDay, fc.integer({ min: 1, max: 1200 }), (startsOn, days) => {
            const endsOn = addDays(startsOn, days - 1);
            const next = nextTerm({ ...REQUEST, startsOn, endsOn });
            expect(next?.startsOn).toBe(addDays(endsOn, 1));
            expect(next!.endsOn! >= next!.startsOn).toBe(true);
        });
        fc.assert(check);
    });
});

describe('the journey that leads', () => {
    const journey = (
        subscription: string,
        term: number,
        startsOn: string,
        endsOn: string | null
    ): JourneyOfCustomer => ({
        subscription,
        term,
        startsOn,
        endsOn,
        ending: null
    });
    const first = journey('main', 1, '2025-01-01', '2025-12-31');
    const second = journey('main', 2, '2026-01-01', '2026-12-31');
    const other = journey('add-on', 1, '2025-10-01', '2026-09-30');

    it('is the next renewal of the terms that are on', () => {
        expect(leadingJourney([first, second, other], '2026-05-01')).toBe(other);
        expect(leadingJourney([second, journey('open', 1, '2025-01-01', null)], '2026-05-01')).toBe(second);
    });

    it('is the latest that began, though nobody said how the one before ended', () => {
        expect(leadingJourney([second, first], '2026-02-01')).toBe(second);
        expect(leadingJourney([second, first], '2025-12-31')).toBe(first);
    });

    it('is one that is open before one that is decided', () => {
        const lost = { ...other, ending: { outcome: 'lost', on: '2026-04-01', reason: 'Price' } } as const;

        expect(leadingJourney([lost, second], '2026-05-01')).toBe(second);
        expect(leadingJourney([lost, second], '2026-03-01')).toBe(lost);
        expect(leadingJourney([lost], '2026-05-01')).toBe(lost);
    });

    it('is the first to begin where none has, and none where there are none', () => {
        expect(leadingJourney([second, other], '2024-01-01')).toBe(other);
        expect(leadingJourney([], '2024-01-01')).toBeNull();
    });
});

describe('the renewal of a term', () => {
    const journey = { key: journeyKey(REQUEST), endsOn: '2026-11-30' };

    it('is one Opportunity for the contract value, closing on the renewal date', () => {
        expect(renewalPlan(defaultModel, { accountName: ' Acme ', journey, acv: 184_000 })).toEqual({
            kind: 'planned',
            key: `${ACCOUNT}:main:2`,
            name: 'Acme: Renewal 2026',
            amount: 184_000,
            closeDate: '2026-12-01',
            dueOn: '2026-09-02'
        });
    });

    it('has a name that fits, and no amount that is none', () => {
        const plan = renewalPlan(defaultModel, { accountName: 'x'.repeat(255), journey, acv: Number.NaN });

        expect(plan).toMatchObject({ amount: null });
        expect(plan.kind === 'planned' ? plan.name.length : 0).toBe(120);
        expect(plan.kind === 'planned' && plan.name.endsWith(': Renewal 2026')).toBe(true);
    });

    it('says why there is none', () => {
        const { renewal, ...without } = defaultModel;

        expect(renewal).toBeDefined();
        expect(renewalPlan(without, { accountName: 'Acme', journey, acv: 1 })).toEqual({ kind: 'notConfigured' });
        expect(
            renewalPlan(defaultModel, { accountName: 'Acme', journey: { ...journey, endsOn: null }, acv: 1 })
        ).toEqual({ kind: 'undated' });
    });
});

describe('who is left of a role', () => {
    const TODAY = '2026-08-27';

    it('is nobody from the day on which the last left', () => {
        const left = [
            { role: 'Sponsor', leftOn: '2026-03-01' },
            { role: 'Sponsor', leftOn: '2026-08-27' },
            { role: 'User', leftOn: null }
        ] as const;

        expect(rolePresence(left, 'Sponsor', TODAY)).toEqual({ kind: 'left', on: '2026-08-27' });
        expect(rolePresence(left, 'Sponsor', '2026-08-26')).toEqual({ kind: 'present' });
        expect(rolePresence(left, 'User', TODAY)).toEqual({ kind: 'present' });
        expect(rolePresence(left, 'Champion', TODAY)).toEqual({ kind: 'unnamed' });
    });
});
