import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateReader } from '../dates.ts';
import { RowFold } from '../fold-rows.ts';
import type { FoldMapping } from '../mapping.ts';

const dates = dateReader('YYYY-MM-DD', 'UTC');
const AS_OF = '2024-12-31';

function folded(own: Partial<FoldMapping>, rows: readonly Record<string, string>[]): ReturnType<RowFold['result']> {
    const fold = new RowFold({ from: 'usage', fold: 'count', ...own }, AS_OF, dates);
    for (const row of rows) assert.equal(fold.add('A', row), null);
    return fold.result('A');
}

test('a change compares the sum of a window with that of the window before it', () => {
    const rows = [
        { day: '2024-12-31', uses: '10' },
        { day: '2024-12-02', uses: '5' },
        { day: '2024-12-01', uses: '12' },
        { day: '2024-11-02', uses: '8' },
        { day: '2024-11-01', uses: '1000' },
        { day: '2025-01-01', uses: '1000' }
    ];
    assert.deepEqual(folded({ fold: 'change', column: 'uses', date: 'day', windowDays: 30 }, rows), {
        value: -25,
        measuredOn: AS_OF
    });
});

test('a change from nothing is no number', () => {
    assert.equal(
        folded({ fold: 'change', column: 'uses', date: 'day', windowDays: 30 }, [{ day: '2024-12-31', uses: '10' }]),
        null
    );
});

test('a share and a mean are as old as the latest row they are made from', () => {
    const rows = [
        { day: '2024-11-20', score: '5' },
        { day: '2024-12-15', score: '3' },
        { day: '2024-10-01', score: '' }
    ];
    assert.deepEqual(folded({ fold: 'mean', column: 'score', date: 'day' }, rows), {
        value: 4,
        measuredOn: '2024-12-15'
    });
    const satisfied = [{ column: 'score', op: '>=', value: 4 }] as const;
    assert.deepEqual(
        folded({ fold: 'ratio', of: satisfied, where: [{ column: 'score', op: 'present' }], date: 'day' }, rows),
        { value: 50, measuredOn: '2024-12-15' }
    );
});

test('only subscriptions in force on the day count', () => {
    const rows = [
        { start: '2024-01-01', end: '', arr: '100' },
        { start: '2024-01-01', end: '2024-12-31', arr: '10' },
        { start: '2025-01-01', end: '', arr: '1' },
        { start: '2024-01-01', end: '2025-06-01', arr: '1000' }
    ];
    assert.equal(
        folded({ fold: 'sum', column: 'arr', activeBetween: { start: 'start', end: 'end' } }, rows)?.value,
        1100
    );
});

test('the latest day, different values, and what none is worth', () => {
    const rows = [
        { day: '2024-12-01', feature: 'a' },
        { day: '2024-12-03', feature: 'b' },
        { day: '2024-12-02', feature: 'a' }
    ];
    assert.equal(folded({ fold: 'latestDate', date: 'day' }, rows)?.value, '2024-12-03');
    assert.equal(folded({ fold: 'distinct', column: 'feature', date: 'day' }, rows)?.value, 2);
    assert.equal(folded({ fold: 'latest', column: 'feature', date: 'day' }, rows)?.value, 'b');
    assert.equal(folded({ fold: 'count', whenNone: 0 }, [])?.value, 0);
    assert.equal(folded({ fold: 'mean', column: 'feature', atLeastRows: 3 }, []), null);
});

test('rows that cannot be read are told of', () => {
    const fold = new RowFold({ from: 'usage', fold: 'sum', column: 'uses', date: 'day' }, AS_OF, dates);
    assert.match(fold.add('A', { day: '31.12.2024', uses: '1' }) ?? '', /day "31\.12\.2024" is not a date/);
    assert.match(fold.add('A', { day: '2024-12-31', uses: 'many' }) ?? '', /uses "many" is not a number/);
});

test('a row that a numeric condition cannot be asked of is told of, one that an earlier condition leaves out is not', () => {
    const where = [
        { column: 'kind', op: '=', value: 'survey' },
        { column: 'score', op: '>=', value: 4 }
    ] as const;
    const fold = new RowFold({ from: 'usage', fold: 'count', where }, AS_OF, dates);
    assert.equal(fold.add('A', { kind: 'chat', score: 'five' }), null);
    assert.equal(fold.add('A', { kind: 'survey', score: '' }), null, 'a blank is neither above nor below');
    assert.match(fold.add('A', { kind: 'survey', score: 'five' }) ?? '', /score "five" is not a number/);
    assert.match(fold.add('A', { kind: 'survey', score: '0x10' }) ?? '', /is not a number/);
    assert.equal(fold.result('A'), null);
    const share = new RowFold(
        { from: 'usage', fold: 'ratio', of: [{ column: 'score', op: 'in', value: [4, 5] }] },
        AS_OF,
        dates
    );
    assert.match(share.add('A', { score: '1,5' }) ?? '', /"1,5" is not a number, as the condition score in 4 asks for/);
});

test('a start or end that is not a date is told of', () => {
    const activeBetween = { start: 'start', end: 'end' };
    const fold = new RowFold({ from: 'plans', fold: 'count', activeBetween }, AS_OF, dates);
    assert.match(fold.add('A', { start: 'soon', end: '' }) ?? '', /start "soon" is not a date/);
    assert.match(fold.add('A', { start: '2024-01-01', end: 'never' }) ?? '', /end "never" is not a date/);
});
