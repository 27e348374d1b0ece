import { createFormat } from 'c/uiFormat';
import { FormatOfToday, today } from 'c/uiToday';

jest.mock('@salesforce/i18n/timeZone', () => ({ __esModule: true, default: 'America/New_York' }), { virtual: true });
jest.mock('@salesforce/i18n/locale', () => ({ __esModule: true, default: 'en-US' }), { virtual: true });

/** Ten minutes before midnight in New York. */
const LATE = new Date('2026-08-28T03:50:00.000Z');
const AFTER_MIDNIGHT = new Date('2026-08-28T04:01:00.000Z');

beforeEach(() => {
    jest.useFakeTimers({ now: LATE });
});
afterEach(() => jest.useRealTimers());

it('knows the day where the viewer is', () => {
    expect(today()).toBe('2026-08-27');
});

it('makes the formats once a day', () => {
    const create = jest.fn(createFormat);
    const format = new FormatOfToday(create);
    const before = format.current;
    expect(format.current).toBe(before);
    jest.setSystemTime(AFTER_MIDNIGHT);
    expect(format.current.today).toBe('2026-08-28');
    expect(create).toHaveBeenCalledTimes(2);
});

it('writes as the viewer does', () => {
    expect(new FormatOfToday(createFormat).current.time('2026-08-27T14:00:00.000Z')).toBe('10:00 AM');
});
