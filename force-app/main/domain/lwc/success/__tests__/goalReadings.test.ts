import { readGoalReadings, withGoalReading } from 'c/success';
import type { StoredReadings } from 'c/success';

const NONE: StoredReadings = { text: null, percent: null, on: null };

describe('figures of a goal', () => {
    it('are read by day, with the latest where only its own fields are filled', () => {
        const text = '[{"on":"2026-08-01","percent":59},{"on":"2026-05-01","percent":41}]';
        expect(readGoalReadings({ text, percent: 62, on: '2026-08-20' })).toEqual([
            { on: '2026-05-01', percent: 41 },
            { on: '2026-08-01', percent: 59 },
            { on: '2026-08-20', percent: 62 }
        ]);
        expect(readGoalReadings({ text: null, percent: 62, on: '2026-08-20' })).toEqual([
            { on: '2026-08-20', percent: 62 }
        ]);
    });

    it.each([
        null,
        '',
        'no JSON',
        '{}',
        '[{"on":"2026-02-30","percent":1}]',
        '[{"on":"2026-02-01","percent":-1}, 3, null]'
    ])('that are none are left out: %s', (text) => {
        expect(readGoalReadings({ ...NONE, text })).toEqual([]);
    });

    it('are added once a day, and the latest by day is the latest, whenever it was entered', () => {
        const first = withGoalReading(NONE, { on: '2026-08-01', percent: 59 });
        expect(first).toEqual({ text: '[{"on":"2026-08-01","percent":59}]', percent: 59, on: '2026-08-01' });
        const earlier = withGoalReading(first, { on: '2026-05-01', percent: 41 });
        expect(earlier).toEqual({
            text: '[{"on":"2026-05-01","percent":41},{"on":"2026-08-01","percent":59}]',
            percent: 59,
            on: '2026-08-01'
        });
        expect(withGoalReading(earlier, { on: '2026-08-01', percent: 60 })).toMatchObject({
            text: '[{"on":"2026-05-01","percent":41},{"on":"2026-08-01","percent":60}]',
            percent: 60
        });
    });

    it('are let go from the oldest on when they no longer fit', () => {
        const days = Array.from({ length: 400 }, (_, day) =>
            new Date(Date.UTC(2020, 0, 1 + day)).toISOString().slice(0, 10)
        );
        const all = days.reduce((stored, on) => withGoalReading(stored, { on, percent: 50.5 }), NONE);
        expect(all.text!.length).toBeLessThanOrEqual(8000);
        expect(all.on).toBe(days.at(-1));
        expect(readGoalReadings(all).at(-1)).toEqual({ on: days.at(-1), percent: 50.5 });
    });
});
