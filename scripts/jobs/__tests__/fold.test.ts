import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { SalesforceSource } from '../../../force-app/main/domain/lwc/success/success.ts';
import { dayCalendar } from '../calendar.ts';
import { matches, newFold, type SourceRecord } from '../fold.ts';

const calendar = dayCalendar('America/New_York');
const source = (own: Partial<SalesforceSource>): SalesforceSource => ({
    kind: 'salesforce',
    object: 'Case',
    account: 'AccountId',
    fold: 'count',
    ...own
});

function fold(
    own: Partial<SalesforceSource>,
    records: readonly SourceRecord[],
    live = true
): ReturnType<ReturnType<typeof newFold>['result']> {
    const folded = newFold(source(own), { calendar, valueKind: 'number', live });
    for (const record of records) folded.add(record);
    return folded.result();
}

test('counts records; none is 0, unless the model says what none is worth', () => {
    assert.deepEqual(fold({}, [{ Id: '1' }, { Id: '2' }]), { value: 2, measuredOn: null });
    assert.deepEqual(fold({}, []), { value: 0, measuredOn: null });
    assert.deepEqual(fold({ whenNone: 7 }, []), { value: 7, measuredOn: null });
});

test('sums and means leave blank values out', () => {
    const records = [{ Amount: '10' }, { Amount: '' }, { Amount: '5' }];
    assert.equal(fold({ fold: 'sum', value: 'Amount' }, records)?.value, 15);
    assert.equal(fold({ fold: 'mean', value: 'Amount' }, records)?.value, 7.5);
    assert.equal(fold({ fold: 'mean', value: 'Amount' }, [{ Amount: '' }]), null);
});

test('a ratio is the percent of the records that satisfy all its conditions', () => {
    const responded = { field: 'HasResponded', op: '=', value: true } as const;
    const records = [
        { HasResponded: 'true' },
        { HasResponded: 'false' },
        { HasResponded: 'false' },
        { HasResponded: 'true' }
    ];
    assert.equal(fold({ fold: 'ratio', of: [responded] }, records)?.value, 50);
    assert.equal(fold({ fold: 'ratio', of: [responded] }, []), null);
});

test('days since counts from the last calendar day in the zone of the org', () => {
    const records = [{ When: '2026-11-20T03:30:00.000Z' }, { When: '2026-11-01T12:00:00.000Z' }];
    assert.deepEqual(fold({ fold: 'daysSince', date: 'When' }, records), { value: '2026-11-19', measuredOn: null });
});

test('a value that grows stale carries the day of its latest record', () => {
    const records = [
        { When: '2026-11-02', Score: '9' },
        { When: '2026-11-05', Score: '4' }
    ];
    assert.deepEqual(fold({ fold: 'latest', date: 'When', value: 'Score' }, records, false), {
        value: 4,
        measuredOn: '2026-11-05'
    });
});

test('the order in which records come does not matter', () => {
    const record = fc.record({
        Id: fc.string({ unit: fc.constantFrom('a', 'b', '1', '2'), minLength: 1, maxLength: 3 }),
        When: fc.constantFrom('2026-11-01', '2026-11-02'),
        Score: fc.integer({ min: 0, max: 10 }).map(String)
    });
    fc.assert(
        fc.property(
            fc.uniqueArray(record, { selector: ({ Id }) => Id }),
            fc.constantFrom('latest', 'sum', 'count', 'daysSince'),
            (records, kind) => {
                const own = { fold: kind, date: 'When', value: 'Score' } as const;
                assert.deepEqual(fold(own, records), fold(own, records.toReversed()));
            }
        )
    );
});

test('conditions compare as SOQL does', () => {
    const record = { Status: 'Closed', Amount: '12.5', Blank: '' };
    assert.equal(matches({ field: 'Status', op: '=', value: 'closed' }, record), true);
    assert.equal(matches({ field: 'Status', op: 'in', value: ['Open', 'Closed'] }, record), true);
    assert.equal(matches({ field: 'Amount', op: '>=', value: 12.5 }, record), true);
    assert.equal(matches({ field: 'Amount', op: '<', value: 2 }, record), false);
    assert.equal(matches({ field: 'Blank', op: '=', value: null }, record), true);
    assert.equal(matches({ field: 'Blank', op: '<', value: 5 }, record), false);
    assert.equal(matches({ field: 'Status', op: '!=', value: null }, record), true);
});
