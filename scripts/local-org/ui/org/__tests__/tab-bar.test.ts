import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { tabsInBar } from '../tab-bar.ts';

const WIDTHS = { tabs: [100, 100, 100, 100], more: 60 };

describe('A bar of tabs', () => {
    test('shows all of them while there is room for all, the menu left out', () => {
        assert.deepEqual(tabsInBar(WIDTHS, 0, 400), [0, 1, 2, 3]);
    });

    test('leaves room for the menu as soon as one does not fit', () => {
        assert.deepEqual(tabsInBar(WIDTHS, 0, 399), [0, 1, 2]);
        assert.deepEqual(tabsInBar(WIDTHS, 0, 359), [0, 1]);
    });

    test('shows the tab of the page last where it would not fit', () => {
        assert.deepEqual(tabsInBar(WIDTHS, 3, 360), [0, 1, 3]);
        assert.deepEqual(tabsInBar(WIDTHS, 3, 200), [3]);
    });

    test('shows the tab of the page even where nothing has room', () => {
        assert.deepEqual(tabsInBar(WIDTHS, 2, 50), [2]);
        assert.deepEqual(tabsInBar(WIDTHS, -1, 50), []);
    });

    test('is never wider than its room but for the tab of the page, and leaves no tab out that would fit', () => {
        const width = fc.integer({ min: 10, max: 200 });
        const bars = fc.record({ tabs: fc.array(width, { minLength: 1, maxLength: 12 }), more: width });
        fc.assert(
            fc.property(bars, fc.integer({ min: -1, max: 11 }), fc.integer({ min: 0, max: 1500 }), (bar, at, room) => {
                const active = at < bar.tabs.length ? at : -1;
                const fits = (places: readonly number[]): boolean =>
                    places.reduce((total, place) => total + (bar.tabs[place] ?? 0), bar.more) <= room;
                const shown = tabsInBar(bar, active, room);
                assert.ok(active === -1 || shown.includes(active));
                if (shown.length === bar.tabs.length) return;
                const first = bar.tabs.findIndex((_, place) => !shown.includes(place));
                assert.ok(!fits([...shown, first]));
                assert.ok(fits(shown) || shown.every((place) => place === active));
            })
        );
    });
});
