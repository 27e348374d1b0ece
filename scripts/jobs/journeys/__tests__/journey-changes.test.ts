import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { defaultModel, planJourney } from '../../../../force-app/main/domain/lwc/success/success.ts';
import { firstTerm } from '../first-term.ts';
import { journeyChanges, type JourneyChanges } from '../journey-changes.ts';
import type { JourneyState, RenewalOpportunity } from '../journey-state.ts';
import { renewalsToOpen } from '../renewals.ts';

const ACCOUNT = '001000000000001AAA';
const DAY = { asOf: '2026-11-21', today: '2026-11-21' };
const NEW_CUSTOMER = { accountKey: ACCOUNT, customerSince: '2026-03-01', wonOn: ['2026-02-20'] };
const OPEN: RenewalOpportunity = {
    stage: 'Prospecting',
    isClosed: false,
    isWon: false,
    closeDate: '2026-12-01',
    openedOn: '2026-09-02',
    movedOn: '2026-09-02'
};
const WON: RenewalOpportunity = { ...OPEN, stage: 'Closed Won', isClosed: true, isWon: true, closeDate: '2026-11-10' };

/** A journey with all its rows, as a run leaves it. */
function journey(changes: Partial<JourneyState> = {}): JourneyState {
    const request = { accountKey: ACCOUNT, subscription: 'main', term: 1, startsOn: '2025-12-01', ...changes };
    const plan = planJourney(defaultModel, { ...request, startsOn: request.startsOn ?? '2025-12-01' });
    assert.ok(plan.kind === 'planned');
    return {
        ...plan.journey,
        id: 'a00',
        ending: null,
        outcomeReason: null,
        acv: null,
        spent: null,
        opportunity: null,
        isLinked: false,
        calls: [],
        stages: plan.stages,
        milestones: plan.milestones.map((milestone) => ({
            uniqueKey: milestone.uniqueKey,
            isCheckpoint: milestone.kind === 'checkpoint',
            fact: { key: milestone.key, dueWeek: null, completedOn: null, waiver: null, readings: [] },
            row: {
                Milestone_Label__c: milestone.label,
                Due_On__c: milestone.dueOn ?? '',
                Stuck_On__c: milestone.stuckOn ?? ''
            }
        })),
        ...changes
    };
}

function changesOf(journeys: readonly JourneyState[], day = DAY): JourneyChanges {
    return journeyChanges(defaultModel, { ...NEW_CUSTOMER, wonOn: [] }, journeys, day);
}

function isNothing(changes: JourneyChanges): boolean {
    const { created, endings, milestones, stages, updatedMilestones, updatedStages } = changes;
    return [created, endings, milestones, stages, updatedMilestones, updatedStages].every((list) => list.length === 0);
}

describe('the first term', () => {
    test('begins when the customer did, else when it first bought', () => {
        const term = (changes: Partial<typeof NEW_CUSTOMER>): string | undefined =>
            firstTerm(defaultModel, { ...NEW_CUSTOMER, ...changes }, DAY.asOf)?.startsOn;
        assert.equal(term({}), '2026-03-01');
        assert.equal(
            firstTerm(
                defaultModel,
                { accountKey: ACCOUNT, customerSince: null, wonOn: ['2026-08-01', '2026-07-01'] },
                DAY.asOf
            )?.startsOn,
            '2026-07-01'
        );
        assert.equal(term({ wonOn: [] }), undefined, 'nothing was won');
        assert.equal(term({ wonOn: ['2026-11-22'] }), undefined, 'nothing was won by that day');
        assert.equal(term({ customerSince: '2025-11-21' }), undefined, 'its first term is over');
        assert.equal(term({ customerSince: '2025-11-22' }), '2025-11-22', 'on its last day it is not');
    });
});

describe('journeys of a customer', () => {
    test('that have all they need are left as they are', () => {
        assert.ok(isNothing(changesOf([journey()])));
        assert.ok(isNothing(changesOf([])));
    });

    test('end by their Opportunity, and what follows from that changes nothing more', () => {
        const first = changesOf([journey({ opportunity: WON })]);
        assert.deepEqual(first.endings, [
            {
                key: `${ACCOUNT}:main:1`,
                ending: { outcome: 'renewed', on: '2026-11-10', reason: 'Opportunity closed as Closed Won' }
            }
        ]);
        assert.deepEqual(
            first.created.map((plan) => [plan.journey.term, plan.journey.startsOn, plan.journey.endsOn]),
            [[2, '2026-12-01', '2027-11-30']]
        );
        assert.deepEqual(first.updatedMilestones, [
            { uniqueKey: `${ACCOUNT}:main:1:renewalSigned`, completedOn: '2026-11-10' }
        ]);
        const renewed = first.after[0];
        assert.ok(renewed);
        assert.ok(isNothing(changesOf([renewed, journey({ term: 2, startsOn: '2026-12-01' })])));
    });

    test('signed after their term are ticked and renewed all the same', () => {
        const late = { asOf: '2027-01-10', today: '2027-01-10' };
        const { updatedMilestones, created } = changesOf(
            [journey({ opportunity: { ...WON, closeDate: '2027-01-09' } })],
            late
        );
        assert.equal(updatedMilestones[0]?.completedOn, '2027-01-09');
        assert.equal(created.length, 1);
    });

    test('of long ago are history: no next term is made up', () => {
        const old = journey({
            startsOn: '2019-01-01',
            endsOn: '2019-12-31',
            ending: { outcome: 'renewed', on: '2019-12-01', reason: null }
        });
        assert.ok(isNothing(changesOf([old])));
    });

    test('get what the model has and they lack', () => {
        const whole = journey();
        const lacking = {
            ...whole,
            milestones: whole.milestones.filter(({ fact }) => fact.key !== 'leadGoal'),
            stages: whole.stages.filter(({ key }) => key !== 'renewal')
        };
        const { milestones, stages } = changesOf([lacking]);
        assert.deepEqual(
            [milestones.map(({ milestone }) => milestone.key), stages.map(({ stage }) => stage.key)],
            [['leadGoal'], ['renewal']]
        );
    });

    test('have open milestones dated by their term, not those that are done', () => {
        const whole = journey();
        const longer = { ...whole, endsOn: '2026-12-31' };
        const keys = changesOf([longer]).updatedMilestones.map(({ uniqueKey }) => uniqueKey.split(':').at(-1));
        assert.ok(keys.includes('renewalSigned'));
        assert.ok(keys.includes('paperOut'));
        assert.ok(!keys.includes('blogMigrated'));
        const done = longer.milestones.map((each) => ({ ...each, fact: { ...each.fact, completedOn: '2026-01-01' } }));
        assert.deepEqual(changesOf([{ ...longer, milestones: done }]).updatedMilestones, []);
    });

    test('have stages whose weeks and names follow the term and the model, not what people write on them', () => {
        const whole = journey();
        const shorter = changesOf([{ ...whole, endsOn: '2026-05-31' }]).updatedStages;
        assert.deepEqual(
            shorter.map(({ uniqueKey, dueWeek }) => [uniqueKey.split(':').at(-1), dueWeek]),
            [['renewal', 26]]
        );
        const renamed = { ...whole, stages: whole.stages.map((stage) => ({ ...stage, label: 'As it was called' })) };
        assert.equal(changesOf([renamed]).updatedStages.length, whole.stages.length);
    });
});

describe('an outcome', () => {
    const lost = { outcome: 'lost', on: '2026-11-01', reason: 'Opportunity closed as Closed Lost' } as const;
    const endings = (changes: Partial<JourneyState>, day = DAY): unknown => changesOf([journey(changes)], day).endings;

    test('follows the Opportunity that gave it, and never changes what a person said', () => {
        const byOpportunity = { ending: lost, outcomeReason: lost.reason };
        assert.deepEqual(endings({ ...byOpportunity, opportunity: OPEN }), [
            { key: `${ACCOUNT}:main:1`, ending: null }
        ]);
        assert.equal((endings({ ...byOpportunity, opportunity: WON }) as unknown[]).length, 1);
        assert.deepEqual(endings({ ending: lost, outcomeReason: 'Price', opportunity: WON }), []);
        assert.deepEqual(
            endings({
                ending: { outcome: 'renewed', on: '2026-11-01', reason: 'Opportunity closed as Closed Won' },
                outcomeReason: 'Opportunity closed as Closed Won',
                opportunity: OPEN
            }),
            [],
            'the next term has begun'
        );
    });

    test('is known on the day that is looked at only', () => {
        const future = { ...WON, closeDate: '2026-12-20' };
        assert.equal((endings({ opportunity: future }) as unknown[]).length, 1, 'today it is closed');
        assert.deepEqual(endings({ opportunity: future }, { asOf: '2026-11-20', today: '2026-11-21' }), []);
    });
});

describe('renewals to open', () => {
    const customer = { accountId: ACCOUNT, accountName: 'Acme', acv: 10_000, ownerId: '005' };
    const open = (journeys: readonly JourneyState[], asOf = DAY.asOf): number =>
        renewalsToOpen(defaultModel, customer, journeys, asOf).open.length;

    test('are those whose day has come, that are undecided and have none', () => {
        assert.equal(open([journey()], '2026-09-01'), 0);
        assert.equal(open([journey()], '2026-09-02'), 1);
        assert.equal(open([journey({ opportunity: OPEN })]), 0);
        assert.equal(open([journey({ ending: { outcome: 'lost', on: null, reason: null } })]), 0);
    });

    test('are of the latest term alone', () => {
        const next = journey({ term: 2, startsOn: '2026-12-01' });
        assert.equal(open([journey(), next], '2026-12-02'), 0);
        assert.equal(open([journey(), journey({ subscription: 'add-on' })]), 2);
    });

    test('link what was opened by hand', () => {
        assert.deepEqual(renewalsToOpen(defaultModel, customer, [journey({ opportunity: OPEN })], DAY.asOf).link, [
            `${ACCOUNT}:main:1`
        ]);
        const linked = journey({ opportunity: OPEN, isLinked: true });
        assert.deepEqual(renewalsToOpen(defaultModel, customer, [linked], DAY.asOf).link, []);
    });
});
