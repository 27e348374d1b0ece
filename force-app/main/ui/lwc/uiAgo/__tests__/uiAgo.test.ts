import { agoText, changedText } from 'c/uiAgo';
import { createFormat } from 'c/uiFormat';

const format = createFormat({ locale: 'en-US', timeZone: 'America/New_York', today: '2026-08-27' });
const NOW = '2026-08-27T14:30:00.000Z';

describe('how long ago something was', () => {
    it.each([
        ['2026-08-27T14:29:30.000Z', 'a moment ago'],
        ['2026-08-27T14:30:30.000Z', 'a moment ago'],
        ['2026-08-27T14:29:00.000Z', 'a minute ago'],
        ['2026-08-27T13:31:00.000Z', '59 minutes ago'],
        ['2026-08-25T06:14:00.000Z', 'on Tue, Aug 25, 2:14 AM']
    ])('at %s is told as "%s"', (instant, text) => {
        expect(agoText(instant, NOW, format)).toBe(text);
    });
});

describe('who changed a record', () => {
    const sentence = '{0} changed it {1}. Your change was not saved.';

    it('is told with how long ago', () => {
        const last = { by: 'Mei Tan', at: '2026-08-27T14:25:00.000Z' };
        expect(changedText(sentence, last, NOW, format)).toBe(
            'Mei Tan changed it 5 minutes ago. Your change was not saved.'
        );
    });

    it('is told without a moment where nobody can tell', () => {
        const text = 'Somebody changed it. Your change was not saved.';
        expect(changedText(sentence, { by: 'Somebody', at: null }, NOW, format)).toBe(text);
        expect(changedText(sentence, { by: 'Somebody', at: '2026-08-27T14:25:00.000Z' }, NOW, null)).toBe(text);
    });
});
