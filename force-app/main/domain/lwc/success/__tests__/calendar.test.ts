import fc from 'fast-check';
import { addDays, addMonths, daysBetween, isCalendarDate, mondayOf, monthsBetween, weekdayOf } from '../success.ts';

const MS_PER_DAY = 86_400_000;

/** Any day of the years 1 to 9999, by way of `Date` in UTC, which knows the same calendar. */
const anyDay = fc
    .integer({ min: Date.UTC(2000, 0, 1) / MS_PER_DAY - 730_119, max: Date.UTC(9999, 11, 31) / MS_PER_DAY })
    .map((day) => new Date(day * MS_PER_DAY).toISOString().slice(0, 10));
const nearDay = fc
    .integer({ min: -20_000, max: 40_000 })
    .map((day) => new Date(day * MS_PER_DAY).toISOString().slice(0, 10));

describe('the calendar', () => {
    it('knows the days of the Gregorian calendar and nothing else', () => {
        for (const day of ['2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31', '2026-08-27']) {
            expect([day, isCalendarDate(day)]).toEqual([day, true]);
        }
        const wrong = [
            '2023-02-29',
            '1900-02-29',
            '2026-13-01',
            '2026-00-10',
            '2026-01-00',
            '2026-04-31',
            '0000-01-01'
        ];
        const odd = [
            '2026-8-27',
            '27-08-2026',
            '2026/08/27',
            '2026-08-27T00:00',
            ' 2026-08-2',
            '2026-08-2x',
            '+026-08-27',
            ''
        ];
        for (const input of [...wrong, ...odd, null, undefined, 20260827, {}, new Date(0), NaN]) {
            expect([input, isCalendarDate(input)]).toEqual([input, false]);
        }
    });

    it('agrees with Date in UTC on every day', () => {
        fc.assert(
            fc.property(anyDay, fc.integer({ min: -3000, max: 3000 }), (day, days) => {
                const expected = new Date(Date.parse(day) + days * MS_PER_DAY);
                fc.pre(expected.getUTCFullYear() >= 1 && expected.getUTCFullYear() <= 9999);
                const later = expected.toISOString().slice(0, 10);
                expect(addDays(day, days)).toBe(later);
                expect(daysBetween(day, later)).toBe(days);
                expect(weekdayOf(day)).toBe((new Date(Date.parse(day)).getUTCDay() + 6) % 7);
            })
        );
    });

    it('finds the Monday of a week', () => {
        expect(mondayOf('2026-08-27')).toBe('2026-08-24');
        expect(mondayOf('2026-08-24')).toBe('2026-08-24');
        expect(mondayOf('2026-08-30')).toBe('2026-08-24');
        expect(mondayOf('1969-12-31')).toBe('1969-12-29');
    });

    it('counts whole months completed', () => {
        expect(monthsBetween('2026-01-15', '2026-02-14')).toBe(0);
        expect(monthsBetween('2026-01-15', '2026-02-15')).toBe(1);
        expect(monthsBetween('2024-12-01', '2026-08-27')).toBe(20);
        expect(monthsBetween('2026-01-31', '2026-02-27')).toBe(0);
        expect(monthsBetween('2026-01-31', '2026-02-28')).toBe(1);
        expect(monthsBetween('2026-01-31', '2026-03-30')).toBe(1);
        expect(monthsBetween('2024-02-29', '2025-02-28')).toBe(12);
        expect(monthsBetween('2026-03-15', '2026-01-15')).toBe(-2);
        expect(Object.is(monthsBetween('2026-03-15', '2026-03-10'), 0)).toBe(true);
    });

    it('completes as many months as addMonths adds', () => {
        fc.assert(
            fc.property(nearDay, fc.integer({ min: 0, max: 600 }), (day, months) => {
                expect(monthsBetween(day, addMonths(day, months))).toBe(months);
                expect(monthsBetween(day, addDays(addMonths(day, months), -1))).toBeLessThan(Math.max(months, 1));
            })
        );
    });

    it('ends short months on their last day', () => {
        expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
        expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
        expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
        expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
    });

    it('refuses what is not a day, naming it', () => {
        expect(() => addDays('2026-02-30', 1)).toThrow('"2026-02-30" is not a calendar day: use YYYY-MM-DD.');
        expect(() => daysBetween('2026-01-01', 'soon')).toThrow(RangeError);
        expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
        expect(() => addDays('2026-01-01', 0.5)).toThrow(RangeError);
    });
});
