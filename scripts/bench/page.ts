/**
 * Time from navigation to a drawn health card (the ring with its score is painted), and to a page with all its cards drawn (none of them says
 * any more that it is loading). In a local org of its own, filled with the sample.
 *
 *   node scripts/bench/page.ts
 *
 * Cold: a browser context of its own, so nothing is cached. Warm: the same address once more in that context; the document and the data are
 * asked for again, scripts and styles are not.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser, type TestBrowser } from '../../test/browser/support/browser.ts';
import { startLocalOrg, type RunningLocalOrg } from '../local-org/start.ts';
import { localConnection } from '../org/connection.ts';
import { query } from '../org/query.ts';
import { API_VERSION } from '../org/request.ts';
import { openAs } from './browser.ts';
import { makeSample, median } from './server.ts';

const ROOT = join(import.meta.dirname, '../..');
const COLD_ROUNDS = 5;
const WARM_ROUNDS = 3;
const QUERY_ROUNDS = 50;
const PERSONA = 'csm';
const OPERATION = 'SuccessHealthCard';
/** Cards of ours on the account page: health, journey, voice, renewal, plays, stakeholders, advocacy. */
const CARDS = 7;
const TARGET_WARM_MS = 1000;
const TARGET_PAGE_WARM_MS = 1500;

/** One navigation. */
interface Visit {
    /** From the start of the navigation to the frame in which the ring is there. */
    readonly drawnMs: number;
    /** To the frame in which no card is loading any more. */
    readonly pageMs: number;
    /** Requests for data by the page, all cards together. */
    readonly dataRequests: number;
    readonly firstPaintMs: number;
    /** Answered over the network, not from the browser's cache. */
    readonly requests: number;
    /** Of their answers as sent, heads included. */
    readonly kilobytes: number;
}

/** Medians. */
export interface PageMeasurement {
    readonly cold: Visit;
    readonly warm: Visit;
    /** Server's time for the card's one query, with the way over localhost. */
    readonly queryMs: number;
    readonly queryKilobytes: number;
    readonly snapshots: number;
}

/** The page's own tally, kept by the script below. */
interface Tally {
    drawnAt?: number;
    pageDrawnAt?: number;
}

/** Makes the sample, serves it, measures, and leaves nothing behind. */
export async function benchPage(say: (line: string) => void): Promise<PageMeasurement> {
    const folder = await mkdtemp(join(tmpdir(), 'bench-page-'));
    try {
        say('Making the sample (half a minute) ...');
        await makeSample(folder);
        const running = await startLocalOrg({ port: 0, dataFolder: folder, pages: true, root: ROOT });
        const browser = await launchBrowser();
        try {
            await running.preparePages();
            return await measure(running, browser);
        } finally {
            await browser.close();
            await running.close();
        }
    } finally {
        await rm(folder, { recursive: true, force: true });
    }
}

async function measure(running: RunningLocalOrg, browser: TestBrowser): Promise<PageMeasurement> {
    const { accountId, snapshots } = await longestHistory(running);
    const url = `${running.url}/lightning/r/Account/${accountId}/view`;
    const cold: Visit[] = [];
    const warm: Visit[] = [];
    let body = '';
    // The first round warms the server and the disk's cache; it does not count.
    for (let round = 0; round <= COLD_ROUNDS; round += 1) {
        const { page, close } = await openPage(browser, running, (asked) => (body = asked));
        const first = await visit(page, url);
        const again: Visit[] = [];
        for (let next = 0; next < WARM_ROUNDS; next += 1) again.push(await visit(page, url));
        await close();
        if (round === 0) continue;
        cold.push(first);
        warm.push(...again);
    }
    return { cold: medians(cold), warm: medians(warm), snapshots, ...(await timeQuery(running, body)) };
}

/** The account whose customer has most snapshots: the longest year to draw. */
async function longestHistory(running: RunningLocalOrg): Promise<{ accountId: string; snapshots: number }> {
    const [row] = await query<{ readonly account: string; readonly snapshots: number }>(
        localConnection(running),
        `SELECT Customer__r.Account__c account, COUNT(Id) snapshots FROM Success_Snapshot__c
         GROUP BY Customer__r.Account__c ORDER BY COUNT(Id) DESC, Customer__r.Account__c LIMIT 1`
    );
    if (row === undefined) throw new Error('The sample has no snapshots.');
    return { accountId: row.account, snapshots: row.snapshots };
}

async function openPage(
    browser: TestBrowser,
    running: RunningLocalOrg,
    onQuery: (body: string) => void
): Promise<{ page: Page; close: () => Promise<void> }> {
    const testPage = await openAs(browser, running, PERSONA);
    const { page } = testPage;
    await page.addInitScript(noteDrawing, CARDS);
    page.on('request', (request) => {
        const body = request.postData() ?? '';
        if (body.includes(OPERATION)) onQuery(body);
    });
    return {
        page,
        close: async () => {
            await testPage.close();
            testPage.assertNoProblems();
        }
    };
}

/** Runs in the page before anything else, so it keeps the browser's own search, which sees through the shadow that LWC imitates. */
function noteDrawing(cards: number): void {
    const tally = window as Tally;
    const find = document.querySelector.bind(document);
    const findAll = document.querySelectorAll.bind(document);
    const isRingThere = (): boolean => find('[role="img"][aria-label^="Health score"]') !== null;
    const isPageThere = (): boolean =>
        isRingThere() && findAll('article').length >= cards && find('article [role="status"]') === null;
    const watch = (isThere: () => boolean, note: () => void): void => {
        // The frame in which it was found is painted before the next one begins.
        if (isThere()) requestAnimationFrame(note);
        else requestAnimationFrame(() => watch(isThere, note));
    };
    watch(isRingThere, () => (tally.drawnAt = performance.now()));
    watch(isPageThere, () => (tally.pageDrawnAt = performance.now()));
}

async function visit(page: Page, url: string): Promise<Visit> {
    await page.goto('about:blank');
    await page.goto(url, { waitUntil: 'commit' });
    await page.waitForFunction(() => (window as Tally).pageDrawnAt !== undefined, undefined, { polling: 'raf' });
    await page.waitForLoadState('networkidle');
    return page.evaluate(() => {
        const { drawnAt: drawn = NaN, pageDrawnAt = NaN } = window as Tally;
        const timings = performance
            .getEntries()
            .filter((entry) => entry instanceof PerformanceResourceTiming)
            .filter(({ transferSize, startTime }) => transferSize > 0 && startTime <= pageDrawnAt);
        return {
            drawnMs: drawn,
            pageMs: pageDrawnAt,
            dataRequests: timings.filter(({ name }) => name.endsWith('/graphql')).length,
            firstPaintMs: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
            requests: timings.length,
            kilobytes: timings.reduce((sum, { transferSize }) => sum + transferSize, 0) / 1024
        };
    });
}

/** The card's own query, asked again as the page asked it. */
async function timeQuery(
    { url, personas }: RunningLocalOrg,
    body: string
): Promise<Pick<PageMeasurement, 'queryMs' | 'queryKilobytes'>> {
    const headers = {
        Authorization: `Bearer ${personas[PERSONA]?.accessToken ?? ''}`,
        'Content-Type': 'application/json'
    };
    const times: number[] = [];
    let answer = '';
    for (let round = 0; round < QUERY_ROUNDS; round += 1) {
        const began = performance.now();
        const response = await fetch(`${url}/services/data/v${API_VERSION}/graphql`, {
            method: 'POST',
            headers,
            body
        });
        answer = await response.text();
        times.push(performance.now() - began);
        if (!response.ok || answer.includes('"errors":[{'))
            throw new Error(`The query failed: ${answer.slice(0, 500)}`);
    }
    return { queryMs: median(times), queryKilobytes: Buffer.byteLength(answer) / 1024 };
}

function medians(visits: readonly Visit[]): Visit {
    return {
        drawnMs: median(visits.map(({ drawnMs }) => drawnMs)),
        pageMs: median(visits.map(({ pageMs }) => pageMs)),
        dataRequests: median(visits.map(({ dataRequests }) => dataRequests)),
        firstPaintMs: median(visits.map(({ firstPaintMs }) => firstPaintMs)),
        requests: median(visits.map(({ requests }) => requests)),
        kilobytes: median(visits.map(({ kilobytes }) => kilobytes))
    };
}

function under(milliseconds: number, target: number): string {
    return `${milliseconds < target ? 'is' : 'is NOT'} under ${target} ms`;
}

function inWords({ cold, warm, queryMs, queryKilobytes, snapshots }: PageMeasurement): string {
    const line = (name: string, { drawnMs, pageMs, dataRequests, firstPaintMs, requests, kilobytes }: Visit): string =>
        `  ${name}: health card drawn after ${drawnMs.toFixed(0)} ms, the whole page after ${pageMs.toFixed(0)} ms ` +
        `(first paint ${firstPaintMs.toFixed(0)} ms), ${requests} requests (${dataRequests} for data), ${kilobytes.toFixed(0)} kB`;
    return [
        `An account with ${snapshots} snapshots, as a CSM; medians of ${COLD_ROUNDS} cold and ${COLD_ROUNDS * WARM_ROUNDS} warm navigations`,
        line('cold', cold),
        line('warm', warm),
        `  the card's query: ${queryMs.toFixed(1)} ms, ${queryKilobytes.toFixed(0)} kB`,
        `  warm: the card ${under(warm.drawnMs, TARGET_WARM_MS)}, the page ${under(warm.pageMs, TARGET_PAGE_WARM_MS)}`
    ].join('\n');
}

if (import.meta.main) {
    const say = (line: string): void => void process.stdout.write(`${line}\n`);
    say(inWords(await benchPage(say)));
}
