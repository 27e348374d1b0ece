import { RefreshEvent, registerRefreshHandler } from 'lightning/refresh';
import HealthCard from 'c/healthCard';
import { endOverride } from 'c/healthWrites';
import { stopDate } from 'test/jest/clock';
import { button, clearPage, find, mount, settle, textOf } from 'test/jest/components';
import { emitGraphql, refreshMock } from 'test/jest/graphql';
import { openMock } from 'test/jest/modal';
import { ACME_NOW, acmeData, makeOverridden } from '../../healthView/__tests__/data/acme';
import type { Query } from '../../healthView/__tests__/data/acme';

jest.mock('c/healthWrites', () => ({ endOverride: jest.fn() }));
jest.mock('@salesforce/i18n/timeZone', () => ({ __esModule: true, default: 'America/New_York' }), { virtual: true });
jest.mock('@salesforce/i18n/locale', () => ({ __esModule: true, default: 'en-US' }), { virtual: true });
jest.mock('@salesforce/customPermission/Success_Override_Health', () => ({ __esModule: true, default: true }), {
    virtual: true
});

const end = jest.mocked(endOverride);
const DAY_MS = 86_400_000;

async function show(change?: (query: Query) => void): Promise<HTMLElement> {
    const element = mount('c-health-card', HealthCard, { recordId: '001000000000001AAA', objectApiName: 'Account' });
    emitGraphql(acmeData(change));
    await settle();
    return element;
}

/** What the page does with the refresh event of a card: it asks every card that has registered to read again. */
function refreshLikeThePage(): void {
    const refresh = (): void => {
        for (const handler of refreshHandlers()) handler().catch(console.error);
    };
    document.body.addEventListener(new RefreshEvent().type, refresh, { once: true });
}

function refreshHandlers(): readonly (() => Promise<unknown>)[] {
    return jest.mocked(registerRefreshHandler).mock.calls.map(([, handler]) => handler);
}

beforeEach(() => {
    HTMLElement.prototype.scrollIntoView = jest.fn();
    stopDate(ACME_NOW);
    openMock.mockResolvedValue(undefined);
});

afterEach(() => {
    clearPage();
    jest.clearAllMocks();
    jest.useRealTimers();
});

describe('after a save', () => {
    it('reads once, though the page asks for it as well', async () => {
        refreshLikeThePage();
        const element = await show(makeOverridden);
        end.mockResolvedValue({ kind: 'saved' });
        find(element, 'c-health-limits').dispatchEvent(new CustomEvent('end'));
        await settle();
        expect(refreshMock).toHaveBeenCalledTimes(1);
    });
});

describe('a page that is open over midnight', () => {
    it('shows the new day when it is refreshed, even where no data have changed', async () => {
        const element = await show();
        expect(textOf(element)).toContain('Scored today 2:14 AM');
        jest.setSystemTime(Date.parse(ACME_NOW) + DAY_MS);
        await Promise.all(refreshHandlers().map((handler) => handler()));
        await settle();
        expect(textOf(element)).toContain('Scored Thu, Aug 27, 2:14 AM');
    });

    it('reckons with the new day when the viewer overrides the score', async () => {
        const element = await show();
        jest.setSystemTime(Date.parse(ACME_NOW) + DAY_MS);
        button(element, 'Override score').click();
        await settle();
        expect(openMock.mock.lastCall?.[0]).toMatchObject({ modal: 'HealthOverride', today: '2026-08-28' });
    });

    it('explains the score of the new day', async () => {
        const element = await show();
        jest.setSystemTime(Date.parse(ACME_NOW) + DAY_MS);
        find(element, 'c-health-summary').dispatchEvent(new CustomEvent('why'));
        await settle();
        const { view } = openMock.mock.lastCall?.[0] as { view: { copyText: string } };
        expect(view.copyText).toContain('Last meaningful touch: 25 days');
    });
});
