import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dayCalendar } from '../calendar.ts';

const ZONES = [
    'UTC',
    'America/New_York',
    'Asia/Kolkata',
    'Pacific/Auckland',
    'Pacific/Kiritimati',
    'Pacific/Honolulu',
    'America/St_Johns',
    'Africa/Casablanca'
];

test('a day begins at its own first instant and not a second earlier, in every zone and through summer time', () => {
    const days = fc
        .integer({ min: 0, max: 1100 })
        .map((offset) => new Date(Date.UTC(2024, 0, 1) + offset * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
        fc.property(fc.constantFrom(...ZONES), days, (zone, day) => {
            const calendar = dayCalendar(zone);
            const start = calendar.startOf(day);
            assert.equal(calendar.dayOf(start), day);
            assert.ok(calendar.dayOf(new Date(Date.parse(start) - 1000).toISOString()) < day);
        })
    );
});

test('a text that is a day already stays as it is', () => {
    assert.equal(dayCalendar('Pacific/Auckland').dayOf('2026-11-21'), '2026-11-21');
});

test('the same instant is another day elsewhere', () => {
    assert.equal(dayCalendar('America/New_York').dayOf('2026-11-21T02:00:00.000Z'), '2026-11-20');
    assert.equal(dayCalendar('Asia/Kolkata').dayOf('2026-11-20T19:00:00.000Z'), '2026-11-21');
});
