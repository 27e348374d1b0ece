import { defaultModel, pastWeekOf } from '../success.ts';
import type { SnapshotGroup } from '../success.ts';

const MONDAY = '2026-11-09';

function group(on: string, band: string | null, count: number, sum: number, arr: number | null = null): SnapshotGroup {
    const isScored = band !== 'Insufficient Data';
    return {
        on,
        band,
        count,
        scores: { count: isScored ? count : 0, sum },
        arr: { count: arr === null ? 0 : count, sum: arr ?? 0 }
    };
}

const WEEK = [
    group('2026-11-09', 'Red', 1, 40, 50_000),
    group('2026-11-11', 'Red', 2, 60, 100_000),
    group('2026-11-15', 'Green', 5, 450, 300_000),
    group('2026-11-15', 'Insufficient Data', 2, 0, 10_000)
];

function counts(groups: readonly SnapshotGroup[]): unknown {
    const { bands } = pastWeekOf(defaultModel, groups, MONDAY) ?? {};
    return bands && [...bands];
}

describe('a week of the past', () => {
    it('adds up the snapshots of its days, whichever they were taken on, and no other week\u2019s', () => {
        const others = [group('2026-11-08', 'Red', 9, 90, 900), group('2026-11-16', 'Red', 9, 90, 900)];
        expect(pastWeekOf(defaultModel, [...WEEK, ...others], MONDAY)).toMatchObject({
            customers: 10,
            unhealthyPercent: 37.5,
            averageHealth: 550 / 8,
            arr: 460_000,
            atRisk: 150_000
        });
        expect(counts(WEEK)).toEqual([
            ['red', 3],
            ['yellow', 0],
            ['green', 5],
            [null, 2]
        ]);
    });

    it('is not known where nobody was seen', () => {
        expect(pastWeekOf(defaultModel, [], MONDAY)).toBeNull();
        expect(pastWeekOf(defaultModel, WEEK, '2026-11-02')).toBeNull();
    });

    it('has no ARR where none was recorded, and none at risk', () => {
        const without = WEEK.map((each) => ({ ...each, arr: { count: 0, sum: 0 } }));
        expect(pastWeekOf(defaultModel, without, MONDAY)).toMatchObject({ customers: 10, arr: null, atRisk: null });
        const hidden = WEEK.map((each) => ({ ...each, arr: null }));
        expect(pastWeekOf(defaultModel, hidden, MONDAY)).toMatchObject({ unhealthyPercent: 37.5, arr: null });
    });

    it('has no share of bands that the model does not know, but all else', () => {
        const renamed = [...WEEK, group('2026-11-15', 'Critical', 1, 10, 1000)];
        expect(pastWeekOf(defaultModel, renamed, MONDAY)).toMatchObject({
            customers: 11,
            bands: null,
            unhealthyPercent: null,
            averageHealth: 560 / 9,
            arr: 461_000,
            atRisk: null
        });
    });

    it('has neither share nor mean where nobody had a score, or scores are hidden', () => {
        const unscored = [group('2026-11-10', 'Insufficient Data', 4, 0, 1000)];
        expect(pastWeekOf(defaultModel, unscored, MONDAY)).toMatchObject({
            customers: 4,
            unhealthyPercent: null,
            averageHealth: null,
            arr: 1000,
            atRisk: 0
        });
        const hidden = WEEK.map((each) => ({ ...each, scores: null }));
        expect(pastWeekOf(defaultModel, hidden, MONDAY)).toMatchObject({ bands: null, unhealthyPercent: null });
    });
});
