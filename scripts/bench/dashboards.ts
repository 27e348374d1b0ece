/**
 * Time from navigation to a drawn dashboard: each of its components shows its figures, or says why it cannot. In a local org of its own,
 * filled with the sample, as a manager.
 *
 *   node scripts/bench/dashboards.ts
 *
 * Cold: a browser context of its own, so nothing is cached. Warm: the same address once more in that context; the figures are counted again.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser, type TestBrowser } from '../../test/browser/support/browser.ts';
import { startLocalOrg, type RunningLocalOrg } from '../local-org/start.ts';
import { localConnection } from '../org/connection.ts';
import { API_VERSION } from '../org/request.ts';
import { openAs } from './browser.ts';
import { makeSample, median } from './server.ts';

const ROOT = join(import.meta.dirname, '../..');
const COLD_ROUNDS = 3;
const WARM_ROUNDS = 3;
const PERSONA = 'manager';

interface Dashboard {
    readonly id: string;
    readonly name: string;
}

/** Medians, from the start of the navigation to the frame in which the last component is there. */
export interface DashboardMeasurement {
    readonly name: string;
    readonly components: number;
    readonly coldMs: number;
    readonly warmMs: number;
}

/** Makes the sample, serves it, measures, and leaves nothing behind. */
export async function benchDashboards(say: (line: string) => void): Promise<readonly DashboardMeasurement[]> {
    const folder = await mkdtemp(join(tmpdir(), 'bench-dashboards-'));
    try {
        say('Making the sample (a minute) ...');
        await makeSample(folder);
        const running = await startLocalOrg({ port: 0, dataFolder: folder, pages: true, root: ROOT });
        const browser = await launchBrowser();
        try {
            await running.preparePages();
            const measured: DashboardMeasurement[] = [];
            for (const dashboard of await dashboards(running))
                measured.push(await measure(running, browser, dashboard));
            return measured;
        } finally {
            await browser.close();
            await running.close();
        }
    } finally {
        await rm(folder, { recursive: true, force: true });
    }
}

async function dashboards(running: RunningLocalOrg): Promise<readonly Dashboard[]> {
    const path = `/services/data/v${API_VERSION}/analytics/dashboards`;
    const found = await localConnection(running, PERSONA).request<readonly Dashboard[]>(path);
    if (found.length === 0) throw new Error('There are no dashboards.');
    return found;
}

async function measure(
    running: RunningLocalOrg,
    browser: TestBrowser,
    { id, name }: Dashboard
): Promise<DashboardMeasurement> {
    const url = `${running.url}/lightning/r/Dashboard/${id}/view`;
    const cold: number[] = [];
    const warm: number[] = [];
    let components = 0;
    // The first round warms the server and the disk's cache; it does not count.
    for (let round = 0; round <= COLD_ROUNDS; round += 1) {
        const testPage = await openAs(browser, running, PERSONA);
        const { page } = testPage;
        await page.addInitScript(noteDrawing);
        const first = await visit(page, url);
        const again: number[] = [];
        for (let next = 0; next < WARM_ROUNDS; next += 1) again.push(await visit(page, url));
        components = await page.locator('article').count();
        await testPage.close();
        testPage.assertNoProblems();
        if (round === 0) continue;
        cold.push(first);
        warm.push(...again);
    }
    return { name, components, coldMs: median(cold), warmMs: median(warm) };
}

/** The page's own tally, kept by the script below. */
interface Tally {
    drawnAt?: number;
}

/** Runs in the page before anything else, so it keeps the browser's own search, which sees through the shadow that LWC imitates. */
function noteDrawing(): void {
    const find = document.querySelector.bind(document);
    const watch = (): void => {
        // The frame in which it was found is painted before the next one begins.
        if (find('article') !== null && find('[aria-busy="true"]') === null)
            requestAnimationFrame(() => ((window as Tally).drawnAt = performance.now()));
        else requestAnimationFrame(watch);
    };
    watch();
}

async function visit(page: Page, url: string): Promise<number> {
    await page.goto('about:blank');
    await page.goto(url, { waitUntil: 'commit' });
    await page.waitForFunction(() => (window as Tally).drawnAt !== undefined, undefined, { polling: 'raf' });
    const drawnAt = await page.evaluate(() => (window as Tally).drawnAt);
    await page.waitForLoadState('networkidle');
    return drawnAt ?? NaN;
}

if (import.meta.main) {
    const say = (line: string): void => void process.stdout.write(`${line}\n`);
    for (const { name, components, coldMs, warmMs } of await benchDashboards(say))
        say(
            `  ${name}: ${components} components drawn after ${coldMs.toFixed(0)} ms cold, ${warmMs.toFixed(0)} ms warm`
        );
}
