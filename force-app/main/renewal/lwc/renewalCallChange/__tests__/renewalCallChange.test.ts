import RenewalCallChange from 'c/renewalCallChange';
import { saveCall } from 'c/renewalWrites';
import { button, clearPage, find, mount, settle, textOf } from 'test/jest/components';
import { closeMock } from 'test/jest/modal';
import { acmeData, readyOf } from '../../renewalView/__tests__/data/acme';

jest.mock('c/renewalWrites', () => ({ saveCall: jest.fn() }));
const save = jest.mocked(saveCall);

function dialog(): HTMLElement {
    const { term, calls } = readyOf(acmeData());
    const element = mount('c-renewal-call-change', RenewalCallChange, {
        term,
        view: calls.change!,
        today: '2026-08-27'
    });
    for (const name of ['call', 'reason']) {
        Object.assign(find(element, `[data-name="${name}"]`), {
            setCustomValidity: jest.fn(),
            reportValidity: () => true
        });
    }
    return element;
}

function enter(element: HTMLElement, call: string, reason: string): void {
    find(element, '[data-name="call"]').dispatchEvent(new CustomEvent('change', { detail: { value: call } }));
    find(element, '[data-name="reason"]').dispatchEvent(new CustomEvent('change', { detail: { value: reason } }));
}

afterEach(() => {
    clearPage();
    jest.resetAllMocks();
});

describe('c-renewal-call-change', () => {
    it('keeps health\u2019s call in sight', async () => {
        const element = dialog();
        expect(textOf(element)).toContain('Health says At risk today (58, down 9 in 4 weeks).');
        await expect(element).toBeAccessible();
    });

    it('saves the call with its reason and what health says, and closes', async () => {
        save.mockResolvedValue({ kind: 'saved' });
        const element = dialog();
        enter(element, 'commit', ' Signed letter of intent ');
        button(element, 'Save').click();
        await settle();
        expect(save).toHaveBeenCalledWith(
            expect.objectContaining({ journeyId: 'a04000000000001AAA' }),
            {
                call: 'commit',
                reason: 'Signed letter of intent',
                today: '2026-08-27',
                healthCall: 'atRisk',
                healthScore: 58
            },
            'Something went wrong.'
        );
        expect(closeMock).toHaveBeenCalledWith({ call: 'commit' });
    });

    it.each([
        ['', 'Because', 'call', 'Choose a call.'],
        ['likely', '  ', 'reason', 'Give a reason.']
    ])('asks for what is missing: call %j, reason %j', async (call, reason, name, message) => {
        const element = dialog();
        enter(element, call, reason);
        button(element, 'Save').click();
        await settle();
        expect(find(element, `[data-name="${name}"]`).setCustomValidity).toHaveBeenCalledWith(message);
        expect(save).not.toHaveBeenCalled();
    });

    it('says why it was not saved, and keeps what was entered', async () => {
        save.mockResolvedValue({ kind: 'failed', messages: ['No access.'] });
        const element = dialog();
        enter(element, 'lost', 'Competitor');
        button(element, 'Save').click();
        await settle();
        expect(textOf(find(element, '[role="alert"]'))).toBe('Not saved: No access.');
        expect(find(element, '[data-name="reason"]').value).toBe('Competitor');
        expect(closeMock).not.toHaveBeenCalled();
        await expect(element).toBeAccessible();
    });

    it('can be cancelled', () => {
        const element = dialog();
        button(element, 'Cancel').click();
        expect(closeMock).toHaveBeenCalledWith(undefined);
    });
});
