import { calendarDay, createFormat, fill, withDays } from 'c/uiFormat';

const format = createFormat({ locale: 'en-US', timeZone: 'America/New_York', today: '2026-08-27' });

describe('numbers', () => {
    it('have the true minus sign, and no minus zero', () => {
        expect(format.signedTenths(-4.2)).toBe('\u22124.2');
        expect(format.number(-3)).toBe('\u22123');
        expect(format.percent(-24)).toBe('\u221224%');
        expect(format.signedTenths(-0)).toBe('0.0');
        expect(format.number(-0)).toBe('0');
    });

    it('have one decimal as points and none as scores', () => {
        expect(format.tenths(3)).toBe('3.0');
        expect(format.signedTenths(1.2)).toBe('+1.2');
        expect(format.number(58, 0)).toBe('58');
    });

    it('follow the locale', () => {
        const german = createFormat({ locale: 'de-DE', timeZone: 'Europe/Berlin', today: '2026-08-27' });
        expect(german.tenths(1234.5)).toBe('1.234,5');
        expect(german.day('2026-08-27')).toBe('27. Aug.');
    });
});

describe('days', () => {
    it('in texts that were stored for everybody are written as the viewer writes them', () => {
        const text = 'NPS 9 of 10 on 2026-08-01, after 6 of 10 on 2025-11-30; key 2026-99-99';
        expect(withDays(text, format)).toBe('NPS 9 of 10 on Aug 1, after 6 of 10 on Nov 30, 2025; key 2026-99-99');
    });

    it('do not shift in any time zone', () => {
        for (const timeZone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kolkata']) {
            expect(createFormat({ locale: 'en-US', timeZone, today: '2026-08-27' }).day('2026-03-01')).toBe('Mar 1');
        }
    });

    it('name their year when it is not this one', () => {
        expect(format.day('2026-08-27')).toBe('Aug 27');
        expect(format.day('2025-08-27')).toBe('Aug 27, 2025');
    });

    it('of an instant are those of the viewer', () => {
        const lateEvening = new Date('2026-08-28T02:30:00Z');
        expect(calendarDay(lateEvening, 'America/New_York')).toBe('2026-08-27');
        expect(calendarDay(lateEvening, 'Europe/Berlin')).toBe('2026-08-28');
        expect(format.dayOf('2026-08-28T02:30:00.000Z')).toBe('2026-08-27');
    });
});

describe('times', () => {
    it('are those of the viewer\u2019s time zone, with plain spaces', () => {
        expect(format.time('2026-08-27T06:14:00.000Z')).toBe('2:14 AM');
        expect(format.moment('2026-08-25T06:14:00.000Z')).toBe('Tue, Aug 25, 2:14 AM');
    });
});

describe('unknown settings', () => {
    it('fall back to English and UTC instead of failing', () => {
        const odd = createFormat({ locale: 'en_US', timeZone: 'Nowhere/Else', today: '2026-08-27' });
        expect(odd.day('2026-08-27')).toBe('Aug 27');
        expect(odd.time('2026-08-27T06:14:00.000Z')).toBe('6:14 AM');
    });
});

describe('sentences', () => {
    it('take values in any order and leave places without a value', () => {
        expect(fill('{1} of {0}, {2}', 13, 11)).toBe('11 of 13, {2}');
    });

    it('list names as the locale does', () => {
        expect(format.list(['Support', 'Voice'])).toBe('Support and Voice');
    });

    it('do not take a value with a dollar sign apart', () => {
        expect(fill('{0}', '$& $1')).toBe('$& $1');
    });
});
