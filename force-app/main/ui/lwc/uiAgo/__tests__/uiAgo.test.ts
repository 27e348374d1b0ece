import { agoText } from 'c/uiAgo';
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
