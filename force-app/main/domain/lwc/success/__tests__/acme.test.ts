import { readFileSync } from 'node:fs';
import {
    defaultModel,
    explainChange,
    parseFacts,
    prepareModel,
    quickScore,
    scoreCustomer,
    simulate
} from '../success.ts';
import type { CustomerFacts, FactValue, ScoredHealth } from '../success.ts';
import { TODAY } from './builders.ts';

const model = prepareModel(defaultModel);
const acme = exampleFacts();

function exampleFacts(): CustomerFacts {
    const result = parseFacts(readFileSync('config/examples/acme-facts.json', 'utf8'));
    if (result.kind === 'invalid') {
        throw new Error(JSON.stringify(result.problems));
    }
    return result.facts;
}

function scored(facts: CustomerFacts): ScoredHealth {
    const answer = scoreCustomer(model, facts, TODAY);
    if (answer.kind !== 'scored') {
        throw new Error('There should be a score.');
    }
    return answer;
}

describe('the default model', () => {
    it('is the document in config', () => {
        expect(defaultModel).toEqual(JSON.parse(readFileSync('config/success-model.json', 'utf8')));
    });

    it('gives the example customer 58, part by part', () => {
        const answer = scored(acme);

        expect(answer).toMatchObject({
            score: 58,
            coverage: 0.86,
            counted: 11,
            applicable: 13,
            cap: null,
            override: null
        });
        expect(answer.band.label).toBe('Yellow');
        expect(answer.computed).toEqual(answer.uncapped);
        expect(quickScore(model, acme, TODAY)).toBe(58);
        expect(
            answer.dimensions.map((d) => [d.key, d.points, d.weight, d.contribution, d.band?.label, d.partial])
        ).toEqual([
            ['product', 58, 20, 11.6, 'Yellow', false],
            ['support', 15, 20, 3, 'Red', false],
            ['outcomes', 67, 20, 13.4, 'Yellow', true],
            ['voice', 55, 20, 11, 'Yellow', true],
            ['engagement', 95, 20, 19, 'Green', false]
        ]);
        expect(
            answer.metrics.map((m) => [m.key, m.value, m.points, m.modelWeight, m.weight, m.contribution, m.lost])
        ).toEqual([
            ['licenceUtilisation', 78, 100, 8, 8, 8, 0],
            ['activeUsers', 68, 60, 6, 6, 3.6, 2.4],
            ['usageChange', -24, 0, 6, 6, 0, 6],
            ['ticketsIn30Days', 5, 0, 10, 10, 0, 10],
            ['openEscalations', 1, 30, 10, 10, 3, 7],
            ['milestonesOnTime', 75, 75, 7, 10, 7.5, 2.5],
            ['leadGoal', 59, 59, 7, 10, 5.9, 4.1],
            ['newSalesGoal', null, null, 6, 0, 0, 0],
            ['csat', 82, null, 8, 0, 0, 0],
            ['nps', 7, 60, 6, 10, 6, 4],
            ['csmPulse', 'Yellow', 50, 6, 10, 5, 5],
            ['lastTouch', 24, 100, 10, 10, 10, 0],
            ['engagementRate', 27, 90, 10, 10, 9, 1]
        ]);
    });

    it('tells how old each value of the example is, and which do not count', () => {
        const ages = scored(acme).metrics.map((m) => [m.key, m.status, m.ageDays, m.limitDays]);

        expect(ages).toContainEqual(['activeUsers', 'counted', 2, 35]);
        expect(ages).toContainEqual(['ticketsIn30Days', 'counted', null, null]);
        expect(ages).toContainEqual(['newSalesGoal', 'missing', null, 100]);
        expect(ages).toContainEqual(['csat', 'stale', 104, 90]);
        expect(ages).toContainEqual(['csmPulse', 'counted', 9, 14]);
    });

    it('leaves full and no points as they are when the score is rounded', () => {
        const values = { ...acme.values, engagementRate: { value: 14.3, measuredOn: TODAY } };

        const answer = scored({ ...acme, values });

        const parts = answer.metrics.filter((m) => m.points === 0 || m.points === 100);
        expect(answer.score).toBe(54);
        expect(parts.map((m) => [m.key, m.contribution])).toEqual([
            ['licenceUtilisation', 8],
            ['usageChange', 0],
            ['ticketsIn30Days', 0],
            ['lastTouch', 10]
        ]);
    });

    it('says what if there were one ticket', () => {
        const answer = simulate(model, acme, TODAY, { ticketsIn30Days: 1 });

        expect(answer).toMatchObject({ kind: 'scored', score: 68 });
    });

    it('explains the fall of 9 points in four weeks, cause by cause', () => {
        const dated = (value: number | string): FactValue => ({ value, measuredOn: '2026-07-28' });
        const before: CustomerFacts = {
            ...acme,
            values: {
                ...acme.values,
                licenceUtilisation: dated(78),
                activeUsers: dated(71),
                usageChange: dated(-12),
                ticketsIn30Days: { value: 3, measuredOn: null },
                openEscalations: { value: 0, measuredOn: null },
                leadGoal: dated(47),
                csmPulse: dated('Yellow'),
                lastTouch: { value: '2026-06-06', measuredOn: null },
                engagementRate: dated(18)
            }
        };

        const answer = explainChange({ model, facts: before, asOf: '2026-07-30' }, { model, facts: acme, asOf: TODAY });

        expect(answer).toMatchObject({ kind: 'explained', change: -9, before: { score: 67 }, after: { score: 58 } });
        expect(
            answer.kind === 'explained' && answer.lines.map((l) => [l.kind, l.key, l.before, l.after, l.points])
        ).toEqual([
            ['value', 'openEscalations', 0, 1, -7],
            ['value', 'ticketsIn30Days', 3, 5, -4],
            ['value', 'usageChange', -12, -24, -3.6],
            ['expired', 'csat', 82, 82, -2],
            ['value', 'activeUsers', 71, 68, -0.6],
            ['value', 'lastTouch', 54, 24, 4],
            ['value', 'engagementRate', 18, 27, 3],
            ['value', 'leadGoal', 47, 59, 1.2]
        ]);
    });

    it.each([
        ['2026-07-27', 30, null],
        ['2026-06-28', 30, null],
        ['2026-06-27', 9.9, 0],
        ['2026-06-27', 10, 60],
        ['2026-06-27', 50, 60],
        ['2026-06-27', 50.1, 100],
        ['2026-02-28', 51, 100],
        ['2026-02-27', 50, 0],
        ['2026-02-27', 50.5, 60],
        ['2026-02-27', 75, 60],
        ['2026-02-27', 75.1, 100],
        ['2025-11-28', 75, 60],
        ['2025-11-27', 75, 0],
        ['2025-11-27', 76, 100],
        ['2019-01-01', 74, 0]
    ])('gives licence utilisation its points by tenure: customer since %s at %d%%', (customerSince, value, points) => {
        const licenceUtilisation = { value, measuredOn: TODAY };
        const facts = { ...acme, customerSince, values: { ...acme.values, licenceUtilisation } };

        const metric = scored(facts).metrics.find(({ key }) => key === 'licenceUtilisation');

        expect([metric?.points, metric?.status]).toEqual([points, points === null ? 'notApplicable' : 'counted']);
    });

    it.each([
        [
            'usageChange',
            [
                [-30, 0],
                [-20.1, 0],
                [-20, 60],
                [-5, 60],
                [-4.9, 100],
                [10, 100]
            ]
        ],
        [
            'activeUsers',
            [
                [20, 0],
                [50, 0],
                [65, 50],
                [80, 100],
                [100, 100]
            ]
        ],
        [
            'ticketsIn30Days',
            [
                [0, 100],
                [1, 100],
                [2, 75],
                [3, 40],
                [4, 0],
                [40, 0]
            ]
        ],
        [
            'openEscalations',
            [
                [0, 100],
                [1, 30],
                [2, 0],
                [9, 0]
            ]
        ],
        [
            'leadGoal',
            [
                [0, 0],
                [59, 59],
                [100, 100],
                [140, 100]
            ]
        ],
        [
            'csat',
            [
                [50, 0],
                [82, 80],
                [90, 100],
                [100, 100]
            ]
        ],
        [
            'nps',
            [
                [0, 0],
                [6, 0],
                [7, 60],
                [8, 60],
                [9, 100],
                [10, 100]
            ]
        ],
        [
            'csmPulse',
            [
                ['Red', 0],
                ['Yellow', 50],
                ['Green', 100]
            ]
        ],
        [
            'lastTouch',
            [
                [0, 100],
                [30, 100],
                [60, 50],
                [90, 0],
                [400, 0]
            ]
        ],
        [
            'engagementRate',
            [
                [0, 0],
                [15, 50],
                [30, 100],
                [70, 100]
            ]
        ]
    ] as [string, [number | string, number][]][])('gives %s its points', (key, steps) => {
        for (const [value, points] of steps) {
            const metric = simulate(model, acme, TODAY, { [key]: value }).metrics.find((found) => found.key === key);
            expect([value, metric?.points]).toEqual([value, points]);
        }
    });

    it('caps the score at 40 from the day the sponsor left', () => {
        const withSponsorLeftOn = (value: string): CustomerFacts => {
            return { ...acme, values: { ...acme.values, sponsorLeft: { value, measuredOn: null } } };
        };

        expect(scored(withSponsorLeftOn('2026-08-12'))).toMatchObject({
            score: 40,
            band: { label: 'Red' },
            cap: { key: 'noSponsor', reason: 'Executive sponsor left' },
            uncapped: { score: 58 }
        });
        expect(scored(withSponsorLeftOn(TODAY)).score).toBe(40);
        expect(scored(withSponsorLeftOn('2026-08-28'))).toMatchObject({ score: 58, cap: null });
    });

    it('lets a pulse that is not green expire after 14 days, a green one after 30', () => {
        const statusOf = (value: string, measuredOn: string) => {
            const facts = { ...acme, values: { ...acme.values, csmPulse: { value, measuredOn } } };
            return scored(facts).metrics.find(({ key }) => key === 'csmPulse')?.status;
        };

        expect(statusOf('Yellow', '2026-08-13')).toBe('counted');
        expect(statusOf('Yellow', '2026-08-12')).toBe('stale');
        expect(statusOf('Green', '2026-07-28')).toBe('counted');
        expect(statusOf('Green', '2026-07-27')).toBe('stale');
    });
});
