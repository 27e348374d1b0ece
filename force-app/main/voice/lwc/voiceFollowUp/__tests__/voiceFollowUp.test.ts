import VoiceFollowUp from 'c/voiceFollowUp';
import type { FollowUpForm } from 'c/voiceFollowUp';
import { clearPage, find, findAll, mount, settle } from 'test/jest/components';

const FORM: FollowUpForm = {
    state: 'Called',
    states: [
        { value: 'Open', label: 'Nobody has called' },
        { value: 'Called', label: 'Called' },
        { value: 'Closed', label: 'Settled' }
    ],
    by: '005A',
    people: [{ value: '005A', label: 'You' }],
    on: '2026-08-27',
    earliest: '2026-08-10',
    today: '2026-08-27',
    outcome: ''
};

type Field = HTMLElement & { setCustomValidity: jest.Mock; reportValidity: jest.Mock };
const saved = jest.fn();

async function show(form: Partial<FollowUpForm> = {}): Promise<HTMLElement> {
    const element = mount('c-voice-follow-up', VoiceFollowUp, { form: { ...FORM, ...form } });
    element.addEventListener('save', ({ detail }: CustomEventInit) => saved(detail) as void);
    await settle();
    return element;
}

/** Saves, and gives what is said at each field that is shown. */
function save(element: HTMLElement): Record<string, unknown> {
    const fields = findAll<Field>(element, '[data-name]');
    for (const field of fields) Object.assign(field, { setCustomValidity: jest.fn(), reportValidity: jest.fn() });
    find(element, 'c-ui-save-bar').dispatchEvent(new CustomEvent('save'));
    const said = (field: Field): string | undefined => (field.setCustomValidity.mock.lastCall as string[])[0];
    return Object.fromEntries(fields.map((field) => [field.dataset.name ?? '', said(field)]));
}

async function enter(element: HTMLElement, name: string, value: string): Promise<void> {
    find(element, `[data-name="${name}"]`).dispatchEvent(new CustomEvent('change', { detail: { value } }));
    await settle();
}

afterEach(() => {
    clearPage();
    saved.mockClear();
});

it('is saved as it stands', async () => {
    const element = await show();
    expect(save(element)).toEqual({ state: '', by: '', on: '', outcome: '' });
    expect(saved).toHaveBeenCalledWith({ state: 'Called', by: '005A', on: '2026-08-27', outcome: '' });
    await expect(element).toBeAccessible();
});

it('asks who, when and what came of it only where somebody called', async () => {
    const element = await show();
    await enter(element, 'state', 'Open');
    expect(findAll(element, '[data-name]')).toHaveLength(1);
    expect(save(element)).toEqual({ state: '' });
    expect(saved).toHaveBeenCalledTimes(1);
});

it('wants an outcome of what is settled', async () => {
    const element = await show();
    await enter(element, 'state', 'Closed');
    await enter(element, 'outcome', '   ');
    expect(save(element)).toMatchObject({ outcome: 'Say what came of it.' });
    expect(saved).not.toHaveBeenCalled();
    await enter(element, 'outcome', ' Training booked ');
    save(element);
    expect(saved).toHaveBeenCalledWith(expect.objectContaining({ state: 'Closed', outcome: 'Training booked' }));
});

it.each([
    ['2026-08-09', 'Choose a day from the answer to today.'],
    ['2026-08-28', 'Choose a day from the answer to today.'],
    ['', 'Choose a day from the answer to today.'],
    ['2026-08-10', '']
])('of a call on "%s" says "%s"', async (on, expected) => {
    const element = await show();
    await enter(element, 'on', on);
    expect(save(element)).toMatchObject({ on: expected });
});

it('wants somebody who called', async () => {
    const element = await show({ by: '' });
    expect(save(element)).toMatchObject({ by: 'Choose who called.' });
});
