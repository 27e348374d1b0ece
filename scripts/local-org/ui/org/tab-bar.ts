/** Which tabs of a bar have room, and which go into its menu. */

/** Widths in CSS pixels, as they were drawn. */
export interface BarWidths {
    readonly tabs: readonly number[];
    /** Of the button that opens the menu. */
    readonly more: number;
}

/**
 * How Lightning fills its navigation bar: from the start, as far as there is room beside the menu's button. The tab of the page that is shown
 * (`active`, its place in the app; -1 for none) always stands in the bar, as the last one where it would not fit.
 * Gives the places of the tabs in the bar, in order; all of them when no menu is needed.
 */
export function tabsInBar({ tabs, more }: BarWidths, active: number, room: number): readonly number[] {
    const all = tabs.map((_, index) => index);
    if (sum(tabs) <= room) return all;
    const left = room - more;
    const fits = (places: readonly number[]): boolean => sum(places.map((place) => tabs[place] ?? 0)) <= left;
    let count = all.findIndex((_, index) => !fits(all.slice(0, index + 1)));
    if (active < count) return all.slice(0, count);
    while (count > 0 && !fits([...all.slice(0, count), active])) count -= 1;
    return [...all.slice(0, count), active];
}

function sum(widths: readonly number[]): number {
    return widths.reduce((total, width) => total + width, 0);
}
