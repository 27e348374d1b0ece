import PlaybookPlay from 'c/playbookPlay';
import type { ActivePlayView, StepView } from 'c/playbookView';
import { button, clearPage, find, findAll, mount, textOf } from 'test/jest/components';

const step: StepView = {
    key: 'guide',
    subject: 'Send guide',
    className: 'step step_open',
    checked: false,
    boxDisabled: false,
    boxLabel: 'Mark Send guide done',
    initials: 'AB',
    avatarClass: 'avatar',
    ownerText: 'Ann Brown (you)',
    whenStrong: '',
    when: 'Wed, Aug 26, overdue 1 day',
    whenClass: 'when when_overdue',
    overdue: true,
    menuLabel: 'Actions for Send guide',
    menu: [{ value: 'skip', label: 'Skip with a reason' }]
};
const play: ActivePlayView = {
    id: 'a09000000000001AAA',
    key: 'supportOverload',
    name: 'Support overload',
    why: 'Why: 5 tickets.',
    progress: '1 of 3 done',
    menuLabel: 'Actions for Support overload',
    menu: [{ value: 'cancel', label: 'Cancel play' }],
    steps: [step, { ...step, key: 'call', boxDisabled: true, overdue: false, menu: [] }]
};

function show(): { readonly element: HTMLElement; readonly asked: jest.Mock } {
    const element = mount('c-playbook-play', PlaybookPlay, { play });
    const asked = jest.fn();
    for (const name of ['step', 'play']) {
        element.addEventListener(name, (event) => {
            asked(name, (event as CustomEvent<unknown>).detail);
        });
    }
    return { element, asked };
}

describe('c-playbook-play', () => {
    afterEach(clearPage);

    it('shows why it runs, how far it is and its steps, and is accessible', async () => {
        const { element } = show();
        expect(textOf(element)).toContain('Support overload 1 of 3 done');
        expect(textOf(element)).toContain('Why: 5 tickets.');
        expect(findAll(element, 'li')).toHaveLength(2);
        expect(findAll(element, '.step lightning-icon')).toHaveLength(1);
        await expect(element).toBeAccessible();
    });

    it('asks to complete and to reopen by its boxes', () => {
        const { element, asked } = show();
        const box = find(element, 'lightning-input[data-key="guide"]');
        box.dispatchEvent(new CustomEvent('change', { detail: { checked: true } }));
        box.dispatchEvent(new CustomEvent('change', { detail: { checked: false } }));
        const request = { playId: play.id, stepKey: 'guide' };
        expect(asked.mock.calls).toEqual([
            ['step', { ...request, action: 'complete' }],
            ['step', { ...request, action: 'reopen' }]
        ]);
    });

    it('asks for what its menus offer', () => {
        const { element, asked } = show();
        const select = (selector: string, value: string) =>
            find(element, selector).dispatchEvent(new CustomEvent('select', { detail: { value } }));
        select('c-ui-menu[data-key="guide"]', 'skip');
        select('c-ui-menu[data-menu]', 'cancel');
        button(element, 'Support overload').click();
        expect(asked.mock.calls).toEqual([
            ['step', { playId: play.id, stepKey: 'guide', action: 'skip' }],
            ['play', { playId: play.id, action: 'cancel' }],
            ['play', { playId: play.id, action: 'open' }]
        ]);
    });
});
