/** What holds for whatever a page shows. */
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

export const DESKTOP_WIDTH = 1440;
export const PHONE_WIDTH = 420;
/** Of a violation's element, in characters. */
const SHOWN = 200;

/**
 * A state of the page as its viewers meet it, on a desktop and on a phone: without accessibility violations, without scrolling sideways.
 * With `SCREENSHOTS` set to a folder, a picture of each is kept there.
 */
export async function assertFit(page: Page, state: string): Promise<void> {
    const before = page.viewportSize();
    for (const width of [DESKTOP_WIDTH, PHONE_WIDTH]) {
        await page.setViewportSize({ width, height: before?.height ?? 900 });
        await keepPicture(page, `${state}-${width}`);
        assert.deepEqual(await violations(page), [], `${state} at ${width} pixels`);
        assert.equal(await scrollsSideways(page), false, `${state} scrolls sideways at ${width} pixels`);
    }
    if (before !== null) await page.setViewportSize(before);
}

/** What axe finds, a line for each rule. Only violations are worked out, and there are no frames: that halves its time. */
async function violations(page: Page): Promise<string[]> {
    const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode(true);
    const found = await axe.analyze();
    return found.violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, SHOWN)).join(' | ')}`
    );
}

/** The page itself, or the body of a dialog that stands on it. */
async function scrollsSideways(page: Page): Promise<boolean> {
    const bodies = page.locator('html, .slds-modal__content');
    return bodies.evaluateAll((elements) => elements.some((element) => element.scrollWidth > element.clientWidth));
}

async function keepPicture(page: Page, name: string): Promise<void> {
    const folder = process.env.SCREENSHOTS;
    if (folder === undefined || folder === '') return;
    await mkdir(folder, { recursive: true });
    const isDialog = (await page.getByRole('dialog').count()) > 0;
    await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: !isDialog });
}
