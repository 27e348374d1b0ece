import assert from 'node:assert/strict';
import { test } from 'node:test';
import { earlierScores, snapshotKey, superfluousSnapshots, thinnedBefore } from '../history.ts';

const KEY = '001000000000001AAA';
const snapshot = (week: string, score = ''): Record<string, string> => ({
    Id: week,
    Snapshot_Key__c: `${KEY}:${week}`,
    Snapshot_Score__c: score
});

test('all days of a week have one snapshot, named by its Monday', () => {
    assert.equal(snapshotKey(KEY, '2026-11-16'), `${KEY}:2026-11-16`);
    assert.equal(snapshotKey(KEY, '2026-11-22'), `${KEY}:2026-11-16`);
    assert.equal(snapshotKey(KEY, '2026-11-23'), `${KEY}:2026-11-23`);
});

test('changes compare with last week and four weeks ago, on every day of the week alike', () => {
    const snapshots = [
        snapshot('2026-10-19', '70'),
        snapshot('2026-10-26', '60'),
        snapshot('2026-11-09', '50'),
        snapshot('2026-11-16', '40')
    ];
    for (const asOf of ['2026-11-16', '2026-11-19', '2026-11-22']) {
        assert.deepEqual(earlierScores(snapshots, asOf), { oneWeekAgo: 50, fourWeeksAgo: 70 });
    }
});

test('without a snapshot or a score in that week there is nothing to compare with', () => {
    assert.deepEqual(earlierScores([snapshot('2026-11-09', '')], '2026-11-16'), {
        oneWeekAgo: null,
        fourWeeksAgo: null
    });
});

test('of old snapshots the first of each month stays, whatever their order', () => {
    const before = thinnedBefore('2026-11-21');
    assert.equal(before, '2026-05-18');
    const weeks = ['2026-05-11', '2026-04-06', '2026-04-27', '2026-05-04', '2026-05-18', '2026-04-13'];
    assert.deepEqual(
        superfluousSnapshots(
            weeks.map((week) => snapshot(week)),
            before
        ),
        ['2026-04-13', '2026-04-27', '2026-05-11']
    );
    const thinned = weeks.filter((week) => !['2026-04-13', '2026-04-27', '2026-05-11'].includes(week));
    assert.deepEqual(
        superfluousSnapshots(
            thinned.map((week) => snapshot(week)),
            before
        ),
        []
    );
});
