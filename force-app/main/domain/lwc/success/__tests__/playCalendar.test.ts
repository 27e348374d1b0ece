import fc from 'fast-check';
import {
    addBusinessDays,
    addDays,
    addOffset,
    businessDaysBetween,
    defaultModel,
    holidayOn,
    isBusinessDay,
    nextBusinessDay
} from '../success.ts';

const { calendar } = defaultModel.plays!;
const anyDay = fc.integer({ min: -20_000, max: 40_000 }).map((days) => addDays('1990-01-01', days));

it('knows the holidays of each year, those that move too', () => {
    expect(holidayOn(calendar, '2026-09-07')).toBe('Labor Day');
    expect(holidayOn(calendar, '2027-09-06')).toBe('Labor Day');
    expect(holidayOn(calendar, '2026-11-26')).toBe('Thanksgiving Day');
    expect(holidayOn(calendar, '2026-05-25')).toBe('Memorial Day');
    expect(holidayOn(calendar, '2026-12-25')).toBe('Christmas Day');
    expect(holidayOn(calendar, '2026-08-27')).toBeNull();
});

it('knows single days, and the last weekday of December', () => {
    const own = {
        workdays: [1],
        holidays: [
            { kind: 'day', label: 'Move', on: '2026-08-24' },
            { kind: 'weekday', label: 'Last Monday', month: 12, weekday: 1, nth: -1 },
            { kind: 'yearly', label: 'Leap', month: 2, day: 29 }
        ] as const
    };
    expect(holidayOn(own, '2026-08-24')).toBe('Move');
    expect(holidayOn(own, '2026-12-28')).toBe('Last Monday');
    expect(holidayOn(own, '2028-02-29')).toBe('Leap');
    expect(holidayOn(own, '2027-03-01')).toBeNull();
});

it('keeps holidays that fall on a weekend on the nearest weekday as well', () => {
    expect(holidayOn(calendar, '2026-07-04')).toBe('Independence Day');
    expect(holidayOn(calendar, '2026-07-03')).toBe('Independence Day');
    expect(holidayOn(calendar, '2026-07-06')).toBeNull();
    expect(holidayOn(calendar, '2027-07-05')).toBe('Independence Day');
    expect(holidayOn(calendar, '2027-12-31')).toBe("New Year's Day");
    expect(holidayOn(calendar, '2026-12-24')).toBeNull();
});

it('keeps two holidays of one weekend on the next two days that are worked', () => {
    const british = {
        workdays: [1, 2, 3, 4, 5],
        holidays: [
            { kind: 'yearly', label: 'Christmas Day', month: 12, day: 25, observed: 'next' },
            { kind: 'yearly', label: 'Boxing Day', month: 12, day: 26, observed: 'next' }
        ] as const
    };
    expect(holidayOn(british, '2027-12-27')).toBe('Christmas Day');
    expect(holidayOn(british, '2027-12-28')).toBe('Boxing Day');
    expect(holidayOn(british, '2027-12-24')).toBeNull();
    // Christmas is a Sunday then: Boxing Day, a Monday, stays, and Christmas is kept after it.
    expect(holidayOn(british, '2022-12-26')).toBe('Boxing Day');
    expect(holidayOn(british, '2022-12-27')).toBe('Christmas Day');
});

it('keeps a holiday on its own day where people work on that weekday', () => {
    const sixDays = {
        workdays: [1, 2, 3, 4, 5, 6],
        holidays: [{ kind: 'yearly', label: 'Fourth', month: 7, day: 4, observed: 'nearest' }] as const
    };
    expect(isBusinessDay(sixDays, '2026-07-04')).toBe(false);
    expect(isBusinessDay(sixDays, '2026-07-03')).toBe(true);
});

it('counts business days from any day', () => {
    expect(addBusinessDays(calendar, '2026-08-27', 1)).toBe('2026-08-28');
    expect(addBusinessDays(calendar, '2026-08-27', 7)).toBe('2026-09-08');
    expect(addBusinessDays(calendar, '2026-08-29', 1)).toBe('2026-08-31');
    expect(addBusinessDays(calendar, '2026-08-29', 0)).toBe('2026-08-31');
    expect(addOffset(calendar, '2026-08-27', { days: 9, unit: 'calendar' })).toBe('2026-09-08');
});

it('always ends on a business day, never before it began, and counts what it added', () => {
    fc.assert(
        fc.property(anyDay, fc.integer({ min: 0, max: 60 }), (date, days) => {
            const end = addBusinessDays(calendar, date, days);
            expect(isBusinessDay(calendar, end)).toBe(true);
            expect(end >= date).toBe(true);
            const from = nextBusinessDay(calendar, date);
            expect(businessDaysBetween(calendar, from, addBusinessDays(calendar, from, days))).toBe(days);
        })
    );
});

it('ends where there is no business day at all', () => {
    expect(addBusinessDays({ workdays: [], holidays: [] }, '2026-08-27', 2)).toBe('2026-08-29');
});
