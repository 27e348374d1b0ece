/** Pages of a local org in a browser, for benchmarks. */
import type { TestBrowser, TestPage } from '../../test/browser/support/browser.ts';
import type { RunningLocalOrg } from '../local-org/start.ts';

/** A page with nothing in its cache, signed in as one of the org's people. */
export async function openAs(browser: TestBrowser, running: RunningLocalOrg, persona: string): Promise<TestPage> {
    const testPage = await browser.newPage();
    const token = running.personas[persona]?.accessToken ?? '';
    const cookie = { name: 'sid', value: encodeURIComponent(token), url: running.url };
    await testPage.page.context().addCookies([cookie]);
    return testPage;
}
