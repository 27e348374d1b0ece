import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateReader, isDateFormat } from '../dates.ts';

test('reads days as the mapping writes them', () => {
    assert.equal(dateReader('DD-MM-YYYY', 'UTC').day('31-12-2024'), '2024-12-31');
    assert.equal(dateReader('MM/DD/YYYY', 'UTC').day('2/9/2024'), '2024-02-09');
    assert.equal(dateReader('YYYY-MM-DD', 'UTC').day('2024-02-29'), '2024-02-29');
    assert.equal(dateReader('DD-MM-YYYY', 'UTC').day('28-07-2023 03:00'), '2023-07-28');
});

test('a day that does not exist, or is written otherwise, is none', () => {
    const reader = dateReader('DD-MM-YYYY', 'UTC');
    for (const text of ['31-02-2024', '2024-12-31', '', '1-1-24', '31-12-2024 25:00x', '00-01-2024'])
        assert.equal(reader.day(text), null, text);
    assert.equal(reader.instant('31-12-2024 24:00'), null);
});

test('times are of the time zone of the mapping, through summer time', () => {
    const berlin = dateReader('DD-MM-YYYY', 'Europe/Berlin');
    assert.equal(berlin.instant('01-07-2024 03:00'), '2024-07-01T01:00:00.000Z');
    assert.equal(berlin.instant('01-12-2024'), '2024-11-30T23:00:00.000Z');
    assert.equal(berlin.instant('31-03-2024 03:30'), '2024-03-31T01:30:00.000Z');
    assert.equal(berlin.instant('01-12-2024T10:00:05Z'), '2024-12-01T10:00:05.000Z');
});

test('a format names year, month and day once each', () => {
    assert.equal(isDateFormat('DD.MM.YYYY'), true);
    for (const format of ['DD-MM-YY', 'DD-DD-YYYY', 'YYYY', 'DD-MMM-YYYY'])
        assert.equal(isDateFormat(format), false, format);
});
