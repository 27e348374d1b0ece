import VoiceTrend from 'c/voiceTrend';
import type { TrendView } from 'c/voiceTrend';
import { clearPage, find, findAll, mount, settle, textOf } from 'test/jest/components';

async function show(heights: readonly (number | null)[], more: Partial<TrendView> = {}): Promise<HTMLElement> {
    const view: TrendView = {
        key: 'CSAT',
        title: 'CSAT',
        value: '82%',
        note: '9 of 11 satisfied, 90 days',
        few: '',
        sentence: 'CSAT over a year',
        points: heights.map((height, index) => ({ key: `p${index}`, height })),
        first: 'Sep',
        last: 'Aug',
        ...more
    };
    const element = mount('c-voice-trend', VoiceTrend, { view });
    await settle();
    return element;
}

afterEach(clearPage);

it('draws a line through what is known, and a dot for today', async () => {
    const element = await show([0, 50, 100]);
    expect(findAll(element, 'path').map((path) => path.getAttribute('d'))).toEqual(['M0 100 L50 50 L100 0']);
    expect(findAll(element, '.dot').map((dot) => dot.getAttribute('style'))).toEqual(['left: 100%; top: 0%']);
    expect(find(element, '.chart').getAttribute('aria-label')).toBe('CSAT over a year');
    await expect(element).toBeAccessible();
});

it('breaks the line where nothing is known, and marks what stands alone', async () => {
    const element = await show([80, 80, null, 40, null]);
    expect(findAll(element, 'path').map((path) => path.getAttribute('d'))).toEqual(['M0 20 L25 20']);
    expect(findAll(element, '.dot').map((dot) => dot.getAttribute('style'))).toEqual(['left: 75%; top: 60%']);
});

it('draws nothing where nothing is known, and says that few answered', async () => {
    const element = await show([null, null], { value: '–', note: 'Never answered', few: '1 answer only' });
    expect(findAll(element, '.chart')).toHaveLength(0);
    expect(textOf(element)).toBe('CSAT – Never answered 1 answer only');
    await expect(element).toBeAccessible();
});
