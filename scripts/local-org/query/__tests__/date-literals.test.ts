import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysOf, firstDayOfWeek } from '../date-literals.ts';
import { localText, startOfDay } from '../zone.ts';

const span = (name: string, count: number | null, today: string, firstDay = 0): string | undefined => {
    const days = daysOf(name, count, today, firstDay);
    return days === undefined ? undefined : `${days.first}..${days.last}`;
};

test('weeks begin on the day of the locale', () => {
    assert.equal(firstDayOfWeek('en_US'), 0);
    assert.equal(firstDayOfWeek('de_DE'), 1);
    assert.equal(span('THIS_WEEK', null, '2026-11-22', 0), '2026-11-22..2026-11-28');
    assert.equal(span('THIS_WEEK', null, '2026-11-22', 1), '2026-11-16..2026-11-22');
});

test('months, quarters and years cross the turn of the year', () => {
    assert.equal(span('LAST_MONTH', null, '2026-01-31'), '2025-12-01..2025-12-31');
    assert.equal(span('NEXT_QUARTER', null, '2026-11-20'), '2027-01-01..2027-03-31');
    assert.equal(span('LAST_N_MONTHS', 3, '2024-03-31'), '2023-12-01..2024-02-29');
    assert.equal(span('N_FISCAL_YEARS_AGO', 2, '2026-11-20'), '2024-01-01..2024-12-31');
});

test('the last days reach into today, the last months end before this one', () => {
    assert.equal(span('LAST_N_DAYS', 7, '2026-11-20'), '2026-11-13..2026-11-20');
    assert.equal(span('NEXT_N_DAYS', 7, '2026-11-20'), '2026-11-21..2026-11-27');
    assert.equal(span('N_DAYS_AGO', 7, '2026-11-20'), '2026-11-13..2026-11-13');
    assert.equal(span('LAST_90_DAYS', null, '2026-11-20'), '2026-08-22..2026-11-20');
});

test('names that are no literals have no days', () => {
    for (const name of ['LAST_N_WEEK', 'N_WEEKS', 'LAST_N_WEEKS_AGO', 'THIS_FISCAL_WEEK', 'LAST_DAY', 'TODAYS', '']) {
        assert.equal(span(name, 1, '2026-11-20'), undefined, name);
        assert.equal(span(name, null, '2026-11-20'), undefined, name);
    }
});

test('spans outside the calendar are none', () => {
    assert.equal(span('LAST_N_DAYS', 999_999_999_999, '2026-11-20'), undefined);
    assert.equal(span('N_YEARS_AGO', 2027, '2026-11-20'), undefined);
    assert.equal(span('NEXT_N_YEARS', 9000, '2026-11-20'), undefined);
    assert.equal(span('NEXT_N_DAYS', -1, '2026-11-20'), undefined);
});

test('days begin at local midnight, whatever the clock does', () => {
    assert.equal(startOfDay('2026-07-01', 'America/New_York'), '2026-07-01T04:00:00.000Z');
    assert.equal(startOfDay('2026-03-08', 'America/New_York'), '2026-03-08T05:00:00.000Z');
    assert.equal(startOfDay('2026-03-09', 'America/New_York'), '2026-03-09T04:00:00.000Z');
    assert.equal(startOfDay('2026-11-20', 'Asia/Kolkata'), '2026-11-19T18:30:00.000Z');
    // Where midnight was skipped, the day began at one.
    assert.equal(startOfDay('2018-11-04', 'America/Sao_Paulo'), '2018-11-04T03:00:00.000Z');
    assert.equal(startOfDay('2026-11-01', 'America/Havana'), '2026-11-01T04:00:00.000Z');
    assert.equal(localText('2026-11-19T18:30:00.000Z', 'Asia/Kolkata'), '2026-11-20T00:00:00');
});
