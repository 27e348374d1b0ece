import { RefreshEvent } from 'lightning/refresh';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import HealthCard from 'c/healthCard';
import { healthQuery } from 'c/healthRecords';
import { endOverride } from 'c/healthWrites';
import { stopDate } from 'test/jest/clock';
import { button, clearPage, find, findAll, mount, settle, textOf } from 'test/jest/components';
import { emitGraphql, emitGraphqlErrors, lastGraphqlConfig, refreshMock } from 'test/jest/graphql';
import { openMock } from 'test/jest/modal';
import { navigateMock } from 'test/jest/navigation';
import { emitAccountOfOpportunity } from 'test/jest/records';
import {
    ACME_NOW,
    acmeData,
    DIMENSION_FIELDS,
    first,
    hide,
    makeCapped,
    makeOverridden,
    makeSilent,
    metric
} from '../../healthView/__tests__/data/acme';
import type { Query } from '../../healthView/__tests__/data/acme';
import { addPlays } from '../../healthView/__tests__/data/plays';

jest.mock('c/healthWrites', () => ({ endOverride: jest.fn() }));
jest.mock('@salesforce/i18n/timeZone', () => ({ __esModule: true, default: 'America/New_York' }), { virtual: true });
jest.mock('@salesforce/i18n/locale', () => ({ __esModule: true, default: 'en-US' }), { virtual: true });
jest.mock('@salesforce/customPermission/Success_Override_Health', () => ({ __esModule: true, default: true }), {
    virtual: true
});

const ACCOUNT = '001000000000001AAA';
const OPPORTUNITY = '006000000000001AAA';
const end = jest.mocked(endOverride);
const toasts = jest.fn<void, [CustomEvent<{ title: string }>]>();

interface Adapter {
    emit(value: unknown): void;
}

function card(): HTMLElement {
    const element = mount('c-health-card', HealthCard, { recordId: ACCOUNT });
    element.addEventListener('lightning__showtoast', toasts as unknown as EventListener);
    return element;
}

async function show(change?: (query: Query) => void): Promise<HTMLElement> {
    const element = card();
    emitGraphql(acmeData(change));
    await settle();
    return element;
}

/** What the newest modal was opened with. */
const opened = (): Record<string, unknown> => openMock.mock.lastCall?.[0] ?? {};

beforeEach(() => {
    HTMLElement.prototype.scrollIntoView = jest.fn();
    stopDate(ACME_NOW);
    openMock.mockResolvedValue(undefined);
});

afterEach(() => {
    clearPage();
    jest.resetAllMocks();
    jest.useRealTimers();
});

describe('the data', () => {
    it('come from one query, asked with the account', async () => {
        await show();
        expect(lastGraphqlConfig()).toMatchObject({
            query: healthQuery(DIMENSION_FIELDS),
            variables: { record: ACCOUNT },
            operationName: 'SuccessHealthCard'
        });
    });

    it('are those of its account on the page of an opportunity, and follow when it gets another', async () => {
        const element = mount('c-health-card', HealthCard, { recordId: OPPORTUNITY, objectApiName: 'Opportunity' });
        await settle();
        expect(lastGraphqlConfig().query).toBeUndefined();
        emitAccountOfOpportunity('001000000000009AAA');
        await settle();
        expect(lastGraphqlConfig()).toMatchObject({ variables: { record: '001000000000009AAA' } });
        emitAccountOfOpportunity(ACCOUNT);
        await settle();
        expect(lastGraphqlConfig()).toMatchObject({
            query: healthQuery(DIMENSION_FIELDS),
            variables: { record: ACCOUNT }
        });
        emitGraphql(acmeData());
        await settle();
        expect(findAll(element, 'c-health-summary')).toHaveLength(1);
    });

    it('are not asked for before the account is known', () => {
        mount('c-health-card', HealthCard);
        expect(lastGraphqlConfig().query).toBeUndefined();
    });
});

describe('the states', () => {
    it('keeps the card\u2019s shape while loading', async () => {
        const element = card();
        expect(findAll(element, 'c-health-skeleton')).toHaveLength(1);
        await expect(element).toBeAccessible();
    });

    it('shows score, dimensions, costs, what is not counted, causes and the year', async () => {
        const element = await show();
        const parts = ['summary', 'dimensions', 'costliest', 'ledger', 'history'];
        for (const part of parts) expect(findAll(element, `c-health-${part}`)).toHaveLength(1);
        expect(textOf(element)).toContain('2 metrics are not counted.');
        expect(textOf(element)).toContain('Scored today 2:14 AM, model v2');
        await expect(element).toBeAccessible();
    });

    it('says what to do where there is no customer yet', async () => {
        const element = await show((query) => {
            query.Success_Customer__c = { edges: [] };
        });
        (getObjectInfo as unknown as Adapter).emit({ apiName: 'Success_Customer__c', createable: true });
        await settle();
        expect(textOf(element)).toContain('Acme Robotics is not set up as a success customer.');
        button(element, 'What gets scored').click();
        expect(opened()).toMatchObject({ modal: 'HealthModelMetrics' });
        await expect(element).toBeAccessible();
    });

    it('sets up the account of an opportunity', async () => {
        const element = mount('c-health-card', HealthCard, { recordId: OPPORTUNITY, objectApiName: 'Opportunity' });
        emitAccountOfOpportunity(ACCOUNT);
        emitGraphql(
            acmeData((query) => {
                query.Success_Customer__c = { edges: [] };
            })
        );
        await settle();
        const setup = find<HTMLElement & { accountId?: string }>(element, 'c-customer-setup');
        expect(setup.accountId).toBe(ACCOUNT);
    });

    it('says that an opportunity has no account', async () => {
        const element = mount('c-health-card', HealthCard, { recordId: OPPORTUNITY, objectApiName: 'Opportunity' });
        emitAccountOfOpportunity(null);
        emitGraphql(
            acmeData((query) => {
                query.Account = { edges: [] };
            })
        );
        await settle();
        expect(textOf(element)).toContain('This opportunity has no account, or you may not see it.');
        await expect(element).toBeAccessible();
    });

    it('reads again when the customer was set up', async () => {
        const element = await show((query) => {
            query.Success_Customer__c = { edges: [] };
        });
        find(element, 'c-customer-setup').dispatchEvent(new CustomEvent('setup'));
        await settle();
        expect(refreshMock).toHaveBeenCalledTimes(1);
        expect(toasts.mock.calls[0]?.[0].detail.title).toContain('The customer is set up.');
    });

    it('says what happened when the query fails, and asks again', async () => {
        const element = card();
        emitGraphqlErrors([{ message: 'Timed out' }]);
        await settle();
        expect(textOf(element)).toContain('Health could not be loaded');
        await expect(element).toBeAccessible();
        find(element, 'c-ui-card').dispatchEvent(new CustomEvent('retry'));
        expect(refreshMock).toHaveBeenCalledTimes(1);
        emitGraphql(acmeData());
        await settle();
        expect(findAll(element, 'c-health-summary')).toHaveLength(1);
    });

    it('gives an answer where there is not enough data', async () => {
        const element = await show(makeSilent);
        expect(textOf(element)).toContain('Bring these back to get a score');
        await expect(element).toBeAccessible();
        button(element, 'Why no score?').click();
        expect(opened()).toMatchObject({ modal: 'HealthWhy', label: 'Why no score?' });
    });

    it('says what limits the score', async () => {
        const element = await show(makeCapped);
        expect(textOf(element)).toContain('At most 40: Executive sponsor left. The cap ends when a sponsor is named.');
        await expect(element).toBeAccessible();
        button(find(element, 'c-health-limits'), 'Name a sponsor').click();
        expect(opened()).toMatchObject({ modal: 'HealthRecordValue', field: { key: 'sponsorLeft', canClear: true } });
    });

    it('says what is hidden, and the rest still works', async () => {
        const element = await show((query) => hide(query, 'Success_Customer__c', 'Support_Score__c', 'Voice_Score__c'));
        expect(textOf(element)).toContain('Support and Voice are hidden from you');
        await expect(element).toBeAccessible();
    });

    it('shows the stored score where the metrics are hidden, and offers no override', async () => {
        const element = await show((query) => {
            delete query.Success_Metric__c;
        });
        expect(textOf(element)).toContain('The metrics are hidden from you');
        expect(findAll(element, 'c-health-ledger')).toHaveLength(0);
        expect(() => button(element, 'Override score')).toThrow();
        await expect(element).toBeAccessible();
    });

    it('says that reports are older, with a way to the run', async () => {
        const element = await show((query) => {
            first(query, 'Success_Customer__c').Health_Score__c = { value: 61 };
        });
        expect(textOf(element)).toContain('Reports still show 61 Yellow');
        button(element, 'See run').click();
        expect(navigateMock.mock.calls[0]?.[0]).toMatchObject({
            type: 'standard__recordPage',
            attributes: { recordId: 'a06000000000001AAA', actionName: 'view' }
        });
        await expect(element).toBeAccessible();
    });
});

describe('why', () => {
    it('opens the sum, at the dimension that was clicked', async () => {
        const element = await show();
        find(element, 'c-health-summary').dispatchEvent(new CustomEvent('why'));
        expect(opened()).toMatchObject({ modal: 'HealthWhy', label: 'Why 58?', section: null });
        find(element, 'c-health-dimensions').dispatchEvent(new CustomEvent('why', { detail: 'voice' }));
        expect(opened()).toMatchObject({ section: 'voice' });
    });

    it('shows the causes of the period that was clicked', async () => {
        const element = await show();
        const ledger = find(element, 'c-health-ledger');
        find(ledger, 'h3').scrollIntoView = jest.fn();
        find(element, 'c-health-summary').dispatchEvent(new CustomEvent('ledger', { detail: 'one' }));
        await settle();
        expect(textOf(ledger)).toContain('Why it fell 3 points since last week');
    });
});

describe('what to do', () => {
    it('leads to the account\u2019s cases', async () => {
        const element = await show();
        find(element, 'c-health-costliest').dispatchEvent(
            new CustomEvent('act', { detail: { kind: 'cases', metricKey: 'ticketsIn30Days' } })
        );
        expect(navigateMock.mock.calls[0]?.[0]).toMatchObject({
            type: 'standard__recordRelationshipPage',
            attributes: { recordId: ACCOUNT, relationshipApiName: 'Cases' }
        });
    });

    it('records what a person records, and reads again', async () => {
        openMock.mockResolvedValue('saved');
        const element = await show();
        button(element, 'Record New-sales goal attained').click();
        await settle();
        expect(opened()).toMatchObject({
            modal: 'HealthRecordValue',
            field: { key: 'newSalesGoal', rowId: null },
            today: '2026-08-27'
        });
        expect(refreshMock).toHaveBeenCalledTimes(1);
        expect(toasts.mock.calls[0]?.[0].detail.title).toBe('New-sales goal attained is recorded.');
        expect(element.shadowRoot?.activeElement).toBe(find(element, 'c-ui-card'));
    });

    it('knows the row that already holds a value', async () => {
        const element = await show((query) => {
            metric(query, 'csmPulse').Measured_On__c = { value: '2026-06-01' };
        });
        button(element, 'Record CSM pulse').click();
        await settle();
        expect(opened()).toMatchObject({
            field: { input: 'choice', current: 'Yellow', rowId: expect.stringMatching(/^a02/) as string }
        });
    });
});

describe('plays for what costs points', () => {
    /** Presses the button of the one play that is due. */
    async function startPlay(element: HTMLElement): Promise<void> {
        const links = findAll(find(element, 'c-health-costliest'), 'c-health-play-link');
        const due = links.find((link) => findAll(link, 'lightning-button').length > 0)!;
        button(due, 'Start play: Usage drop').click();
        await settle();
    }

    it('are started in the dialog of the plays card, and all cards read again', async () => {
        openMock.mockResolvedValue({ kind: 'started', message: 'Usage drop is started: 3 tasks.' });
        const element = await show(addPlays);
        const refreshes = jest.fn();
        element.addEventListener(new RefreshEvent().type, refreshes);
        await startPlay(element);
        expect(opened()).toMatchObject({
            modal: 'PlaybookStart',
            label: 'Start a play',
            accountIds: [ACCOUNT],
            playKey: 'usageDrop'
        });
        expect(refreshMock).toHaveBeenCalledTimes(1);
        expect(refreshes).toHaveBeenCalledTimes(1);
        expect(toasts.mock.calls[0]?.[0].detail.title).toBe('Usage drop is started: 3 tasks.');
        expect(element.shadowRoot?.activeElement).toBe(find(element, 'c-ui-card'));
    });

    it('are as they were where the dialog is left', async () => {
        const element = await show(addPlays);
        await startPlay(element);
        expect(refreshMock).not.toHaveBeenCalled();
        expect(toasts).not.toHaveBeenCalled();
    });

    it('are opened where somebody else was faster', async () => {
        openMock.mockResolvedValue({ kind: 'see', playId: 'a09000000000007AAA' });
        const element = await show(addPlays);
        await startPlay(element);
        expect(navigateMock.mock.calls[0]?.[0]).toMatchObject({
            attributes: { recordId: 'a09000000000007AAA', objectApiName: 'Success_Play__c' }
        });
    });

    it('are shown as running with what is done', async () => {
        const element = await show(addPlays);
        expect(textOf(find(element, 'c-health-costliest'))).toContain('Support overload is running: 1 of 3 done');
        await expect(element).toBeAccessible();
    });

    it('are not spoken of where the viewer may not read plays', async () => {
        const element = await show((query) => {
            addPlays(query);
            delete query.plays;
            delete query.Task;
        });
        expect(findAll(element, 'c-health-play-link')).toHaveLength(0);
        expect(findAll(element, 'c-health-costliest')).toHaveLength(1);
        await expect(element).toBeAccessible();
    });
});

describe('an override', () => {
    it('is set in a dialog, and the card reads again', async () => {
        openMock.mockResolvedValue({ kind: 'saved', score: 75, expiresOn: '2026-09-24' });
        const element = await show();
        button(element, 'Override score').click();
        await settle();
        expect(opened()).toMatchObject({
            modal: 'HealthOverride',
            computedText: '58 Yellow',
            entries: { score: null, reason: '', expiresOn: '2026-09-24' },
            today: '2026-08-27'
        });
        expect((opened().bandOf as (score: number) => string)(76)).toBe('Green');
        expect(refreshMock).toHaveBeenCalledTimes(1);
        expect(toasts.mock.calls[0]?.[0].detail.title).toBe('Override 75 is in force until Sep 24.');
    });

    it('shows who, until when, why and how it ends', async () => {
        const element = await show(makeOverridden);
        expect(textOf(element)).toContain(
            'Set to 75 by Ann Brown until Sep 25. "Migration weekend: tickets are expected."'
        );
        expect(textOf(element)).toContain('Ends by itself in 29 days.');
        await expect(element).toBeAccessible();
    });

    it('is changed from what it is', async () => {
        const element = await show(makeOverridden);
        button(element, 'Change override').click();
        await settle();
        expect(opened()).toMatchObject({
            computedText: '58 Yellow',
            entries: { score: 75, reason: 'Migration weekend: tickets are expected.', expiresOn: '2026-09-25' }
        });
    });

    it('ends at the press of a button', async () => {
        end.mockResolvedValue({ kind: 'saved' });
        const element = await show(makeOverridden);
        button(find(element, 'c-health-limits'), 'End override').click();
        await settle();
        expect(end).toHaveBeenCalledWith(
            expect.objectContaining({ id: 'a01000000000001AAA' }),
            'Something went wrong.'
        );
        expect(toasts.mock.calls[0]?.[0].detail.title).toBe('The override has ended.');
    });

    it('says so in place when it could not be ended', async () => {
        end.mockResolvedValue({ kind: 'failed', messages: ['Insufficient access rights.'] });
        const element = await show(makeOverridden);
        button(find(element, 'c-health-limits'), 'End override').click();
        await settle();
        expect(textOf(find(element, 'c-ui-failure'))).toContain(
            'The override was not ended. Insufficient access rights.'
        );
        await expect(element).toBeAccessible();
        button(find(element, 'c-ui-failure'), 'Dismiss').click();
        await settle();
        expect(textOf(find(element, 'c-ui-failure'))).toBe('');
    });

    it('that met a conflict is kept, with who was faster, and offered again', async () => {
        const entries = { score: 75, reason: 'Migration weekend', expiresOn: '2026-09-24' };
        openMock.mockResolvedValueOnce({ kind: 'conflict', entries });
        refreshMock.mockImplementation(() => {
            emitGraphql(
                acmeData((query) => {
                    const customer = first(query, 'Success_Customer__c');
                    customer.LastModifiedDate = { value: '2026-08-27T13:59:00.000Z' };
                    Object.assign(customer, { LastModifiedBy: { Name: { value: 'Mei Tan' } } });
                })
            );
            return Promise.resolve();
        });
        const element = await show();
        button(element, 'Override score').click();
        await settle(20);
        expect(textOf(find(element, 'c-ui-failure'))).toContain(
            'Your override was not saved. Mei Tan changed this customer a minute ago. The card now shows the latest.'
        );
        await expect(element).toBeAccessible();
        button(find(element, 'c-ui-failure'), 'Override again').click();
        await settle();
        expect(opened().entries).toEqual(entries);
    });

    it('that was cancelled changes nothing', async () => {
        const element = await show();
        button(element, 'Override score').click();
        await settle();
        expect(refreshMock).not.toHaveBeenCalled();
        expect(toasts).not.toHaveBeenCalled();
    });
});
