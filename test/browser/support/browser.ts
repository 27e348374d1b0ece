/** A real browser for tests, with pages that fail a test when they log an error. */
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { findChromium } from './chromium.ts';

export interface PageOptions {
    /** Of the window, in CSS pixels; the height follows. */
    readonly width?: number;
    /** IANA name; the browser's clock then shows that zone's time. */
    readonly timeZone?: string;
    readonly locale?: string;
    /** Of the browser; Chromium's own, on a desktop, unless told. */
    readonly userAgent?: string;
}

/** How a phone's browser names itself. */
export const PHONE_AGENT =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';

/** A page and what went wrong on it. */
export interface TestPage {
    readonly page: Page;
    /** Errors on the console, uncaught ones, and answers of 5xx, in order. */
    readonly problems: readonly string[];
    /** Throws when there are problems, other than those that the test expects. */
    assertNoProblems(expected?: RegExp): void;
    close(): Promise<void>;
}

export interface TestBrowser {
    readonly browser: Browser;
    /** A page of its own: cookies and cache are not shared with other pages. */
    newPage(options?: PageOptions): Promise<TestPage>;
    close(): Promise<void>;
}

const FLAGS = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--font-render-hinting=none'
];
const DEFAULT_WIDTH = 1440;
const PHONE_WIDTH = 500;
const DESKTOP_HEIGHT = 900;
const PHONE_HEIGHT = 860;
const ACTION_TIMEOUT_MS = 20_000;

/** Starts Chromium without a window. Close it when done. */
export async function launchBrowser(): Promise<TestBrowser> {
    const { executablePath, env } = await findChromium();
    const browser = await chromium.launch({
        executablePath,
        args: FLAGS,
        env: { ...(process.env as Record<string, string>), ...env }
    });
    return {
        browser,
        newPage: (options) => openPage(browser, options ?? {}),
        close: () => browser.close()
    };
}

async function openPage(browser: Browser, options: PageOptions): Promise<TestPage> {
    const width = options.width ?? DEFAULT_WIDTH;
    const context = await browser.newContext({
        viewport: { width, height: width <= PHONE_WIDTH ? PHONE_HEIGHT : DESKTOP_HEIGHT },
        timezoneId: options.timeZone ?? 'America/New_York',
        locale: options.locale ?? 'en-US',
        reducedMotion: 'reduce',
        ...(options.userAgent !== undefined && { userAgent: options.userAgent, hasTouch: true })
    });
    context.setDefaultTimeout(ACTION_TIMEOUT_MS);
    const page = await context.newPage();
    const problems = collectProblems(page);
    return {
        page,
        problems,
        assertNoProblems(expected) {
            const found = problems.filter((problem) => expected === undefined || !expected.test(problem));
            if (found.length > 0) {
                throw new Error(`The page reported:\n${found.join('\n')}`);
            }
        },
        close: () => closeContext(context)
    };
}

function collectProblems(page: Page): string[] {
    const problems: string[] = [];
    page.on('console', (message) => {
        if (message.type() === 'error') {
            problems.push(`console: ${message.text()} (${message.location().url})`);
        }
    });
    page.on('pageerror', (error) => problems.push(`uncaught: ${error.stack ?? error.message}`));
    page.on('response', (response) => {
        if (response.status() >= 500) {
            problems.push(`answer: ${response.status()} ${response.url()}`);
        }
    });
    return problems;
}

async function closeContext(context: BrowserContext): Promise<void> {
    await context.close();
}
