import HealthOverride from 'c/healthOverride';
import { saveOverride } from 'c/healthWrites';
import { button, clearPage, find, findAll, mount, settle, textOf } from 'test/jest/components';
import { closeMock } from 'test/jest/modal';

jest.mock('c/healthWrites', () => ({ saveOverride: jest.fn() }));

const save = jest.mocked(saveOverride);
const customer = {
    id: 'a01000000000001AAA',
    accountId: '001000000000001AAA',
    accountKey: '001000000000001AAA',
    lastModifiedAt: null,
    lastModifiedBy: null
};

function dialog(): HTMLElement {
    return mount('c-health-override', HealthOverride, {
        customer,
        computedText: '58 Yellow',
        entries: { score: null, reason: '', expiresOn: '2026-09-24' },
        today: '2026-08-27',
        bandOf: (score: number) => (score > 75 ? 'Green' : 'Yellow')
    });
}

async function enter(element: HTMLElement, name: string, value: string): Promise<void> {
    find(element, `[data-name="${name}"]`).dispatchEvent(new CustomEvent('change', { detail: { value } }));
    await settle();
}

async function fillIn(element: HTMLElement): Promise<void> {
    await enter(element, 'score', '80');
    await enter(element, 'reason', ' Migration weekend ');
}

/** Messages that the fields were given, by name. */
function watchFaults(element: HTMLElement): Record<string, string> {
    const faults: Record<string, string> = {};
    for (const field of findAll(element, '[data-name]')) {
        const name = field.dataset.name ?? '';
        Object.assign(field, {
            setCustomValidity: (message: string) => {
                faults[name] = message;
            }
        });
    }
    return faults;
}

describe('c-health-override', () => {
    afterEach(() => {
        clearPage();
        jest.clearAllMocks();
    });

    it('keeps the computed score in sight and is accessible', async () => {
        const element = dialog();
        expect(textOf(element)).toContain('The computed score stays visible beside yours: 58 Yellow today.');
        await expect(element).toBeAccessible();
    });

    it('saves score, band, reason and expiry, and closes', async () => {
        save.mockResolvedValue({ kind: 'saved' });
        const element = dialog();
        await fillIn(element);
        button(find(element, 'c-ui-save-bar'), 'Save').click();
        await settle();
        const override = {
            score: 80,
            band: 'Green',
            reason: 'Migration weekend',
            expiresOn: '2026-09-24',
            today: '2026-08-27'
        };
        expect(save).toHaveBeenCalledWith(customer, override, 'Something went wrong.');
        expect(closeMock).toHaveBeenCalledWith({ kind: 'saved', score: 80, expiresOn: '2026-09-24' });
    });

    it.each([
        ['score', '', 'Enter a whole number from 0 to 100.'],
        ['score', '101', 'Enter a whole number from 0 to 100.'],
        ['score', '7.5', 'Enter a whole number from 0 to 100.'],
        ['reason', 'too short', 'Give a reason of at least 10 characters.'],
        ['expiresOn', '2026-08-27', 'Choose a day after today, at most a year ahead.'],
        ['expiresOn', '2027-08-28', 'Choose a day after today, at most a year ahead.'],
        ['expiresOn', '', 'Choose a day after today, at most a year ahead.']
    ])('refuses %s "%s" at its field', async (name, value, message) => {
        const element = dialog();
        await fillIn(element);
        await enter(element, name, value);
        const faults = watchFaults(element);
        button(find(element, 'c-ui-save-bar'), 'Save').click();
        await settle();
        expect(faults[name]).toBe(message);
        expect(save).not.toHaveBeenCalled();
    });

    it('shows a refusal in place and keeps what was entered', async () => {
        save.mockResolvedValue({ kind: 'failed', messages: ['You may not override health scores.'] });
        const element = dialog();
        await fillIn(element);
        button(find(element, 'c-ui-save-bar'), 'Save').click();
        await settle();
        expect(textOf(find(element, '[role="alert"]'))).toBe('Not saved: You may not override health scores.');
        expect(find(element, '[data-name="score"]').value).toBe('80');
        expect(closeMock).not.toHaveBeenCalled();
        expect((element as HTMLElement & { disableClose: boolean }).disableClose).toBe(false);
        await expect(element).toBeAccessible();
    });

    it('hands a conflict on with what was entered', async () => {
        save.mockResolvedValue({ kind: 'conflict' });
        const element = dialog();
        await fillIn(element);
        button(find(element, 'c-ui-save-bar'), 'Save').click();
        await settle();
        expect(closeMock).toHaveBeenCalledWith({
            kind: 'conflict',
            entries: { score: 80, reason: ' Migration weekend ', expiresOn: '2026-09-24' }
        });
    });

    it('saves once though the button is pressed twice', async () => {
        save.mockReturnValue(new Promise(() => undefined));
        const element = dialog();
        await fillIn(element);
        button(find(element, 'c-ui-save-bar'), 'Save').click();
        button(find(element, 'c-ui-save-bar'), 'Save').click();
        await settle();
        expect(save).toHaveBeenCalledTimes(1);
        expect(button(find(element, 'c-ui-save-bar'), 'Save')).toMatchObject({ disabled: true });
    });

    it('closes without a result when cancelled', () => {
        button(find(dialog(), 'c-ui-save-bar'), 'Cancel').click();
        expect(closeMock).toHaveBeenCalledWith(undefined);
    });
});
