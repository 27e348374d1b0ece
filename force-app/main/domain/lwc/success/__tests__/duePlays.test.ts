import fc from 'fast-check';
import {
    addDays,
    defaultModel,
    duePlays,
    locateJourney,
    playFactDays,
    playFacts,
    prepareModel,
    renewalClock,
    scoreCustomer,
    validateModel
} from '../success.ts';
import type { CustomerFacts, Play, PlayFacts, PlayFactValues, PlayRun, PlayVerdict, SuccessModel } from '../success.ts';
import { copyOf } from './builders.ts';

const TODAY = '2026-08-27';
const SAID = {
    kind: 'CSAT',
    answer: 1,
    answeredOn: '2026-08-20',
    touchpoint: 'QBR',
    followUp: 'Open',
    followedUpOn: null
} as const;

const EVERYTHING_WELL: PlayFactValues = {
    score: 80,
    band: 'green',
    'metrics.ticketsIn30Days': 1,
    'metrics.usageChange': 3,
    'metrics.lastTouch': 10,
    'metrics.csat': 90,
    'survey.answers': 2,
    'survey.lastNps': 8,
    'survey.daysSinceNps': 10,
    'survey.lastCsat': 5,
    'survey.daysSinceCsat': 10,
    'metrics.licenceUtilisation': 80,
    tenureDays: 400,
    'journey.stuck': 0,
    'journey.isOnboarded': true,
    'renewal.daysToRenewal': 200,
    'renewal.isOpen': true
};

/** Of these one alone says that a default play is not due. */
const DECIDES = [
    'metrics.ticketsIn30Days',
    'tenureDays',
    'journey.isOnboarded',
    'journey.stuck',
    'metrics.usageChange',
    'renewal.daysToRenewal',
    'survey.lastNps',
    'metrics.licenceUtilisation'
];

function factsOf(
    today: PlayFactValues,
    earlier: PlayFacts['earlier'] = [],
    measuredOn: PlayFacts['measuredOn'] = {}
): PlayFacts {
    return { segment: null, edition: null, customerSince: '2025-01-01', today, measuredOn, earlier };
}

function verdict(key: string, facts: PlayFacts, history: readonly PlayRun[] = []): PlayVerdict {
    return duePlays(defaultModel, facts, history, TODAY).find(({ play }) => play.key === key)!;
}

function due(changes: PlayFactValues): readonly string[] {
    return duePlays(defaultModel, factsOf({ ...EVERYTHING_WELL, ...changes }), [], TODAY)
        .filter(({ state }) => state === 'due')
        .map(({ play }) => play.key);
}

/** The default model with one play of this trigger. */
function withPlay(changes: Partial<Play>): SuccessModel {
    const play: Play = { ...defaultModel.plays!.plays[0]!, key: 'own', ...changes };
    return { ...defaultModel, plays: { ...defaultModel.plays!, plays: [play] } };
}

function stateOf(changes: Partial<Play>, facts: PlayFacts): string {
    return duePlays(withPlay(changes), facts, [], TODAY)[0]!.state;
}

describe('the default plays', () => {
    it('leave a customer alone who is well', () => {
        expect(due({})).toEqual([]);
    });

    it.each<[PlayFactValues, string]>([
        [{ 'metrics.ticketsIn30Days': 4 }, 'supportOverload'],
        [{ tenureDays: 3, 'journey.isOnboarded': false }, 'onboarding'],
        [{ 'journey.stuck': 1 }, 'milestoneStuck'],
        [{ 'metrics.usageChange': -20 }, 'usageDrop'],
        [{ band: 'red' }, 'lowActivity'],
        [{ 'metrics.lastTouch': 61 }, 'lowActivity'],
        [{ 'renewal.daysToRenewal': 90 }, 'renewal'],
        [{ 'signals.sponsorLeft': 0 }, 'sponsorLeft'],
        [{ 'survey.lastNps': 6, 'survey.daysSinceNps': 30 }, 'detractor'],
        [{ 'survey.lastCsat': 2, 'survey.daysSinceCsat': 30 }, 'detractor'],
        [{ 'survey.answers': 0, 'metrics.csat': 40 }, 'detractor'],
        [{ 'survey.lastNps': 9, 'survey.daysSinceNps': 180 }, 'advocate'],
        [{ 'metrics.licenceUtilisation': 91 }, 'expand']
    ])('fire where %j says so: %s', (changes, key) => {
        expect(due(changes)).toEqual([key]);
    });

    it('prepare each renewal once, also where terms last half a year', () => {
        const ran = { playKey: 'renewal', startedOn: '2026-02-10', endedOn: '2026-05-10', restsUntil: null };
        const renewal = (daysToRenewal: number, endedOn: string): string => {
            const facts = factsOf({ ...EVERYTHING_WELL, 'renewal.daysToRenewal': daysToRenewal });
            return verdict('renewal', facts, [{ ...ran, endedOn }]).state;
        };
        // Ended on the day of the last renewal, half a year ago or so: the next is 89 days away.
        expect(renewal(89, '2026-05-10')).toBe('due');
        // Done with long before the renewal, which is still open.
        expect(renewal(0, '2026-05-29')).toBe('resting');
    });

    it('do not fire just short of their rules', () => {
        const short = {
            'metrics.ticketsIn30Days': 3,
            'metrics.usageChange': -19.9,
            'metrics.lastTouch': 60,
            'metrics.csat': 20,
            'survey.lastNps': 5,
            'survey.daysSinceNps': 31,
            'survey.lastCsat': 3
        };
        expect(due({ ...short, 'renewal.daysToRenewal': 91, 'metrics.licenceUtilisation': 90 })).toEqual([]);
    });

    it('say why in words, with the facts of the day', () => {
        const { why } = verdict('supportOverload', factsOf({ ...EVERYTHING_WELL, 'metrics.ticketsIn30Days': 5 }));
        expect(why).toBe('5 tickets in 30 days; the rule is more than 3');
        expect(verdict('lowActivity', factsOf({ band: 'red' })).why).toBe(
            'Health is Red, the last meaningful touch unknown days ago; the rule is red, or more than 60 days'
        );
        expect(verdict('usageDrop', factsOf({ ...EVERYTHING_WELL, 'metrics.usageChange': -24 })).why).toBe(
            'Usage changed by −24% in 30 days; the rule is a fall of 20%'
        );
    });

    it('leave a customer alone who was lost, but for plays that ask for that', () => {
        const lost = { ...EVERYTHING_WELL, band: 'red', 'renewal.isOpen': false, 'renewal.isLost': true };
        expect(due(lost)).toEqual([]);
        expect(verdict('lowActivity', factsOf(lost)).state).toBe('notDue');
        expect(verdict('lowActivity', factsOf({ ...lost, 'renewal.isLost': false })).state).toBe('due');
        const farewell = { trigger: { fact: 'renewal.isLost', op: '=', value: true } } as const;
        expect(stateOf(farewell, factsOf(lost))).toBe('due');
        expect(stateOf(farewell, factsOf({ ...lost, 'renewal.isLost': false }))).toBe('notDue');
    });

    it('tell the day on which a countdown will start them', () => {
        expect(verdict('renewal', factsOf(EVERYTHING_WELL))).toMatchObject({ state: 'notDue', startsOn: '2026-12-15' });
        expect(verdict('renewal', factsOf({ ...EVERYTHING_WELL, 'renewal.isOpen': false })).startsOn).toBeNull();
    });
});

describe('what is not known', () => {
    it('fires nothing, and is named', () => {
        const facts = factsOf({ 'survey.lastNps': 9, 'survey.daysSinceNps': 10 });
        expect(verdict('advocate', facts)).toMatchObject({ state: 'unknown', unknownFacts: ['band'] });
    });

    it('does not matter where the rest decides', () => {
        expect(verdict('detractor', factsOf({ 'survey.lastNps': 3, 'survey.daysSinceNps': 10 })).state).toBe('due');
        expect(verdict('expand', factsOf({ band: 'red' })).state).toBe('notDue');
    });
});

describe('running and resting', () => {
    const facts = factsOf({ ...EVERYTHING_WELL, 'metrics.ticketsIn30Days': 5 });
    const run = (changes: Partial<PlayRun>): PlayRun => ({
        playKey: 'supportOverload',
        startedOn: '2026-07-01',
        endedOn: null,
        restsUntil: null,
        ...changes
    });

    it('never starts a play that runs', () => {
        expect(verdict('supportOverload', facts, [run({})])).toMatchObject({ state: 'running', since: '2026-07-01' });
    });

    it('rests for the cool-down after its end, to the day', () => {
        expect(verdict('supportOverload', facts, [run({ endedOn: '2026-07-28' })])).toMatchObject({
            state: 'resting',
            until: '2026-08-27'
        });
        expect(verdict('supportOverload', facts, [run({ endedOn: '2026-07-27' })]).state).toBe('due');
    });

    it('rests as long as the play itself says', () => {
        const rested = run({ endedOn: '2026-07-01', restsUntil: '2026-12-31' });
        expect(verdict('supportOverload', facts, [rested])).toMatchObject({ state: 'resting', until: '2026-12-31' });
    });

    it('does not know plays that start later, nor other plays', () => {
        const others = [run({ startedOn: '2026-09-01' }), run({ playKey: 'renewal' })];
        expect(verdict('supportOverload', facts, others).state).toBe('due');
    });
});

describe('a measurement that fired a play', () => {
    const detractor = (nps: number, measuredOn: string): PlayFacts =>
        factsOf({ ...EVERYTHING_WELL, 'survey.lastNps': nps }, [], { 'survey.lastNps': measuredOn });
    const ran = (startedOn: string, endedOn: string): PlayRun[] => [
        { playKey: 'detractor', startedOn, endedOn, restsUntil: null }
    ];

    it('does not fire it again when the rest is over, however fresh it is', () => {
        const history = ran('2026-04-15', '2026-04-28');
        expect(verdict('detractor', detractor(3, '2026-04-14'), history)).toMatchObject({
            state: 'notDue',
            firedOn: '2026-04-15'
        });
        expect(verdict('detractor', detractor(3, '2026-04-15'), history).state).toBe('notDue');
    });

    it('gives way to a newer one', () => {
        const history = ran('2026-04-15', '2026-04-28');
        expect(verdict('detractor', detractor(3, '2026-04-16'), history)).toMatchObject({
            state: 'due',
            firedOn: null
        });
    });

    it('counts from the latest start, and for its own play alone', () => {
        const history = [...ran('2026-01-10', '2026-01-20'), ...ran('2026-04-15', '2026-04-28')];
        expect(verdict('detractor', detractor(3, '2026-03-01'), history).state).toBe('notDue');
        const others = history.map((run) => ({ ...run, playKey: 'advocate' }));
        expect(verdict('detractor', detractor(3, '2026-03-01'), others).state).toBe('due');
    });

    it('is not told of where the trigger would not hold anyway', () => {
        const history = ran('2026-04-15', '2026-04-28');
        expect(verdict('detractor', detractor(8, '2026-04-14'), history)).toMatchObject({
            state: 'notDue',
            firedOn: null
        });
    });

    it('leaves the other answers of its trigger alone: a later CSAT fires where the NPS has fired', () => {
        const facts = factsOf({ ...EVERYTHING_WELL, 'survey.lastNps': 3, 'survey.lastCsat': 1 }, [], {
            'survey.lastNps': '2026-04-14',
            'survey.lastCsat': '2026-08-20'
        });
        expect(verdict('detractor', facts, ran('2026-04-15', '2026-04-28')).state).toBe('due');
    });

    it('fires for each sponsor who leaves, once', () => {
        const left = (on: string): PlayFacts =>
            factsOf({ 'signals.sponsorLeft': 9 }, [], { 'signals.sponsorLeft': on });
        const history = [
            { playKey: 'sponsorLeft', startedOn: '2025-02-01', endedOn: '2025-02-20', restsUntil: '2025-03-22' }
        ];
        expect(verdict('sponsorLeft', left('2025-01-31'), history).state).toBe('notDue');
        expect(verdict('sponsorLeft', left('2026-08-18'), history).state).toBe('due');
    });

    it('starts a play at most once, whatever days are looked at', () => {
        const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays('2025-06-01', days));
        fc.assert(
            fc.property(day, fc.array(day, { maxLength: 20 }), fc.integer({ min: 1, max: 20 }), (on, days, takes) => {
                const runs: PlayRun[] = [];
                for (const asOf of days.filter((each) => each >= on).toSorted()) {
                    const verdicts = duePlays(defaultModel, detractor(2, on), runs, asOf);
                    if (verdicts.some(({ play, state }) => play.key === 'detractor' && state === 'due')) {
                        const endedOn = addDays(asOf, takes);
                        runs.push({ playKey: 'detractor', startedOn: asOf, endedOn, restsUntil: null });
                    }
                }
                expect(runs.length).toBeLessThanOrEqual(1);
            })
        );
    });
});

describe('conditions', () => {
    const on = (days: number, score: number): PlayFacts['earlier'][number] => ({
        on: addDays(TODAY, -days),
        values: { score }
    });

    it('hold for N days only when they held at every known moment since', () => {
        const trigger = { fact: 'score', op: '<', value: 50, forDays: 14 } as const;
        expect(stateOf({ trigger }, factsOf({ score: 40 }, [on(15, 45), on(8, 44), on(1, 43)]))).toBe('due');
        expect(stateOf({ trigger }, factsOf({ score: 40 }, [on(15, 45), on(8, 60), on(1, 43)]))).toBe('notDue');
        expect(stateOf({ trigger }, factsOf({ score: 40 }, [on(8, 44)]))).toBe('unknown');
        expect(stateOf({ trigger }, factsOf({ score: 60 }))).toBe('notDue');
    });

    it('see changes over a window', () => {
        const trigger = { fact: 'score', change: 'falls', by: 10, overDays: 28 } as const;
        expect(stateOf({ trigger }, factsOf({ score: 60 }, [on(28, 70)]))).toBe('due');
        expect(stateOf({ trigger }, factsOf({ score: 61 }, [on(28, 70)]))).toBe('notDue');
        expect(stateOf({ trigger }, factsOf({ score: 60 }, [on(35, 90)]))).toBe('unknown');
        expect(stateOf({ trigger: { ...trigger, change: 'rises' } }, factsOf({ score: 85 }, [on(30, 70)]))).toBe('due');
    });

    it('may be turned round', () => {
        expect(stateOf({ trigger: { not: { fact: 'band', op: '=', value: 'red' } } }, factsOf({ band: 'green' }))).toBe(
            'due'
        );
    });

    it('are for customers whom the play is for', () => {
        const trigger = { fact: 'score', op: '<', value: 50 } as const;
        const facts = { ...factsOf({ score: 40 }), segment: 'Enterprise' };
        expect(stateOf({ trigger, appliesTo: { segments: ['Small Business'] } }, facts)).toBe('notApplicable');
        expect(stateOf({ trigger, appliesTo: { segments: ['Enterprise'], tenureMonths: { from: 12 } } }, facts)).toBe(
            'due'
        );
        expect(stateOf({ trigger, appliesTo: { tenureMonths: { before: 12 } } }, facts)).toBe('notApplicable');
    });

    it('see that a sponsor left', () => {
        const trigger = { fact: 'signals.sponsorLeft', op: '>=', value: 0 } as const;
        expect(validateModel(withPlay({ trigger })).kind).toBe('valid');
        expect(stateOf({ trigger }, factsOf({ 'signals.sponsorLeft': 0 }))).toBe('due');
        expect(stateOf({ trigger }, factsOf({}))).toBe('unknown');
    });

    it('are left to people where there are none', () => {
        const model = withPlay({});
        Reflect.deleteProperty(model.plays!.plays[0]!, 'trigger');
        expect(duePlays(model, factsOf({}), [], TODAY)[0]?.state).toBe('manual');
    });

    it('fire on nothing but what the facts of the day decide', () => {
        const facts = fc.record(
            Object.fromEntries(Object.entries(EVERYTHING_WELL).map(([fact, value]) => [fact, fc.constant(value)])),
            { requiredKeys: [] }
        );
        fc.assert(
            fc.property(facts, (known) => {
                const states = duePlays(defaultModel, factsOf(known as PlayFactValues), [], TODAY).map(
                    ({ state }) => state
                );
                expect(states).not.toContain('due');
                expect(states.includes('notDue')).toBe(Object.keys(known).some((fact) => DECIDES.includes(fact)));
            })
        );
    });
});

describe('facts of a day', () => {
    const customer: CustomerFacts = {
        customerSince: '2026-08-07',
        segment: null,
        edition: null,
        values: {
            ticketsIn30Days: { value: 5, measuredOn: null },
            nps: { value: 3, measuredOn: '2025-01-01' },
            lastTouch: { value: '2026-08-17', measuredOn: null },
            sponsorLeft: { value: '2026-08-25', measuredOn: null },
            championLeft: { value: '2026-08-28', measuredOn: null }
        },
        override: null
    };
    const journey = locateJourney(
        defaultModel,
        { startsOn: '2026-06-01', endsOn: '2027-05-31', ending: null },
        [],
        TODAY
    );
    const renewal = renewalClock(
        defaultModel,
        {
            renewsOn: '2026-11-01',
            noticeDays: null,
            procurementDays: null,
            outcome: null,
            opportunityOpenedOn: null,
            checkpointsDone: {},
            acv: null,
            spent: null,
            health: null,
            calls: []
        },
        TODAY
    );
    const values = playFacts(
        {
            facts: customer,
            health: scoreCustomer(prepareModel(defaultModel), customer, TODAY),
            changeIn4Weeks: -7,
            journey,
            renewal,
            opportunityMovedOn: '2026-08-24',
            surveys: [SAID]
        },
        TODAY
    );

    it('come from health, journey and renewal', () => {
        expect(values).toMatchObject({
            'metrics.ticketsIn30Days': 5,
            'metrics.lastTouch': 10,
            'signals.sponsorLeft': 2,
            changeIn4Weeks: -7,
            tenureDays: 20,
            'journey.week': 13,
            'journey.expectedStage': 'achievement',
            'journey.actualStage': 'none',
            'journey.isOnboarded': false,
            'journey.oldestOverdue': 'Blog migrated',
            'renewal.daysToRenewal': 66,
            'renewal.isOpen': true,
            'renewal.isLost': false,
            'renewal.opportunityStalledDays': 3,
            'survey.lastCsat': 1,
            'survey.lowAnswer': 'CSAT 1 of 5 on 2026-08-20 (QBR)',
            'survey.openFollowUps': 1
        });
        expect(values['journey.stuck']).toBeGreaterThan(0);
    });

    it('have a day where they were measured, or happened, and none where they are read anew', () => {
        expect(
            playFactDays(
                {
                    facts: customer,
                    health: scoreCustomer(prepareModel(defaultModel), customer, TODAY),
                    changeIn4Weeks: null,
                    journey: null,
                    renewal: null,
                    opportunityMovedOn: null,
                    surveys: [SAID]
                },
                TODAY
            )
        ).toEqual({
            'metrics.nps': '2025-01-01',
            'metrics.lastTouch': '2026-08-17',
            'signals.sponsorLeft': '2026-08-25',
            'survey.lastCsat': '2026-08-20'
        });
    });

    it('leave out what is stale or still to come, and the score where there is none', () => {
        expect(values).not.toHaveProperty(['signals.championLeft']);
        expect(values).not.toHaveProperty(['metrics.nps']);
        expect(values).not.toHaveProperty('score');
        expect(values).not.toHaveProperty('band');
    });
});

describe('facts of surveys', () => {
    const recorded = { nps: { value: 4, measuredOn: '2026-08-20' }, csat: { value: 30, measuredOn: '2026-08-20' } };
    const customer: CustomerFacts = {
        customerSince: null,
        segment: null,
        edition: null,
        values: recorded,
        override: null
    };
    const health = scoreCustomer(prepareModel(defaultModel), customer, TODAY);
    const beside = { facts: customer, health, changeIn4Weeks: null, journey: null, renewal: null };
    const sources = { ...beside, opportunityMovedOn: null };

    it('are what was recorded where nobody answered, as long as it is fresh', () => {
        expect(playFacts({ ...sources, surveys: [] }, TODAY)).toMatchObject({
            'survey.answers': 0,
            'survey.lastNps': 4,
            'survey.daysSinceNps': 7
        });
        const later = scoreCustomer(prepareModel(defaultModel), customer, '2027-08-27');
        const old = playFacts({ ...sources, health: later, surveys: [] }, '2027-08-27');
        expect(old).not.toHaveProperty(['survey.lastNps']);
    });

    it('are not known where surveys were not read', () => {
        const known = Object.keys(playFacts({ ...sources, surveys: null }, TODAY));
        expect(known.filter((fact) => fact.startsWith('survey.'))).toEqual([]);
    });
});

describe('faults of a section of plays', () => {
    function faults(change: (plays: Record<string, never>) => void): readonly string[] {
        const model = copyOf(defaultModel);
        change(model.plays as never);
        const result = validateModel(model);
        return result.kind === 'invalid' ? result.problems.map(({ path, message }) => `${path}: ${message}`) : [];
    }

    it.each<
        [string, (section: { plays: Play[]; calendar: { holidays: unknown[] }; roles: unknown[] }) => void, RegExp]
    >([
        [
            'a fact that does not exist',
            ({ plays }) =>
                Object.assign(plays[0]!, { trigger: { all: [{ fact: 'metrics.tickets', op: '>', value: 3 }] } }),
            /^plays\.plays\[0\]\.trigger\.all\[0\]\.fact: there is no fact "metrics\.tickets": use one of score, /
        ],
        [
            'a fact in the reason that does not exist',
            ({ plays }) => Object.assign(plays[0]!, { why: '{tickets} tickets' }),
            /^plays\.plays\[0\]\.why: there is no fact "tickets"/
        ],
        [
            'a band that does not exist',
            ({ plays }) => Object.assign(plays[0]!, { trigger: { fact: 'band', op: '=', value: 'blue' } }),
            /trigger\.value: there is no band "blue": use one of red, yellow, green/
        ],
        [
            'a stage that does not exist',
            ({ plays }) =>
                Object.assign(plays[0]!, { trigger: { fact: 'journey.actualStage', op: '=', value: 'start' } }),
            /trigger\.value: there is no stage "start": use one of none, technicalSetUp, active/
        ],
        [
            'a category that does not exist',
            ({ plays }) => Object.assign(plays[0]!, { trigger: { fact: 'metrics.csmPulse', op: '=', value: 'Blue' } }),
            /trigger\.value: there is no category "Blue": use one of Red, Yellow, Green/
        ],
        [
            'a segment that does not exist',
            ({ plays }) => Object.assign(plays[0]!, { appliesTo: { segments: ['Huge'] } }),
            /plays\.plays\[0\]\.appliesTo\.segments\[0\]: there is no segment "Huge"/
        ],
        [
            'a signal that does not exist',
            ({ plays }) => Object.assign(plays[0]!, { trigger: { fact: 'signals.championLeft', op: '>=', value: 0 } }),
            /trigger\.fact: there is no fact "signals\.championLeft"/
        ],
        [
            'a text compared by size',
            ({ plays }) => Object.assign(plays[0]!, { trigger: { fact: 'band', op: '<', value: 'red' } }),
            /trigger\.op: band is no number: use "=" or "!="/
        ],
        [
            'a number compared with a text',
            ({ plays }) => Object.assign(plays[0]!, { trigger: { fact: 'score', op: '<', value: 'red' } }),
            /trigger\.value: must be a number, for score is/
        ],
        [
            'a change of what is no number',
            ({ plays }) => Object.assign(plays[0]!, { trigger: { fact: 'band', change: 'falls', by: 1, overDays: 7 } }),
            /trigger\.fact: band is no number and cannot rise or fall/
        ],
        [
            'what is read anew each day and is to fire once',
            ({ plays }) =>
                Object.assign(plays[0]!, {
                    trigger: { fact: 'metrics.ticketsIn30Days', op: '>', value: 3, oncePerMeasurement: true }
                }),
            /trigger\.oncePerMeasurement: metrics\.ticketsIn30Days is read anew each day: remove it/
        ],
        [
            'what fires once, turned round',
            ({ plays }) =>
                Object.assign(plays[0]!, {
                    trigger: { not: { fact: 'metrics.nps', op: '>', value: 3, oncePerMeasurement: true } }
                }),
            /trigger\.not: what fires once cannot be turned round/
        ],
        [
            'steps that wait for each other',
            ({ plays }) => Object.assign(plays[1]!.steps[0]!, { dependsOn: ['firstValue'] }),
            /plays\.plays\[1\]\.steps\[0\]\.dependsOn: step "welcome" waits for itself/
        ],
        [
            'a step that waits for none of its play',
            ({ plays }) => Object.assign(plays[1]!.steps[1]!, { dependsOn: ['acknowledge'] }),
            /steps\[1\]\.dependsOn\[0\]: the play has no step "acknowledge"/
        ],
        [
            'a send without a template',
            ({ plays }) => Reflect.deleteProperty(plays[0]!.steps[0]!, 'emailTemplate'),
            /steps\[0\]\.emailTemplate: is missing/
        ],
        [
            'a role that is not defined',
            ({ roles }) => roles.splice(3, 1),
            /\.role: role "advocate" is not among plays\.roles/
        ],
        [
            'a holiday that no month has',
            ({ calendar }) => calendar.holidays.push({ kind: 'yearly', label: 'No day', month: 2, day: 30 }),
            /holidays\[11\]\.day: month 2 has no day 30/
        ],
        [
            'a day that does not exist',
            ({ calendar }) => calendar.holidays.push({ kind: 'day', label: 'No day', on: '2026-02-29' }),
            /holidays\[11\]\.on: 2026-02-29 is no day of the calendar/
        ],
        [
            'two plays of one key',
            ({ plays }) => Object.assign(plays[1]!, { key: 'supportOverload' }),
            /plays\.plays\[1\]\.key: key "supportOverload" is that of plays\.plays\[0\] already/
        ]
    ])('are %s', (_name, change, expected) => {
        expect(faults(change as never).join('\n')).toMatch(new RegExp(expected.source, `${expected.flags}m`));
    });

    it('are facts of a section that the model lacks', () => {
        const model = copyOf(defaultModel);
        delete model.renewal;
        const result = validateModel(model);
        const lines =
            result.kind === 'invalid' ? result.problems.map(({ path, message }) => `${path}: ${message}`) : [];
        expect(lines).toHaveLength(3);
        expect(lines[0]).toBe(
            'plays.plays[5].trigger.all[0].fact: renewal.daysToRenewal is never known: the model has no section "renewal"; add it, or use another fact'
        );
    });
});
