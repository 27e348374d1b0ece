import PlaybookPicker from 'c/playbookPicker';
import type { ChoiceView } from 'c/playbookView';
import { clearPage, find, findAll, mount, settle, textOf } from 'test/jest/components';

const choice: ChoiceView = {
    key: 'usageDrop',
    name: 'Usage drop',
    why: 'Usage fell 24%',
    chip: { label: 'Due', tone: 'yellow', iconName: 'utility:warning' },
    disabled: false,
    checked: true,
    className: 'choice choice_chosen'
};
const resting: ChoiceView = {
    ...choice,
    key: 'advocate',
    name: 'Advocate',
    why: 'Rests until Oct 31',
    chip: null,
    disabled: true,
    checked: false
};

describe('c-playbook-picker', () => {
    afterEach(clearPage);

    it('shows plays with why or why not, and is accessible', async () => {
        const element = mount('c-playbook-picker', PlaybookPicker, { choices: [choice, resting] });
        expect(textOf(element)).toContain('Usage drop Usage fell 24% Due');
        const radios = findAll<HTMLInputElement>(element, 'input');
        expect(radios.map(({ checked, disabled }) => [checked, disabled])).toEqual([
            [true, false],
            [false, true]
        ]);
        await expect(element).toBeAccessible();
    });

    it('finds by name and reason, and says when nothing matches', async () => {
        const element = mount('c-playbook-picker', PlaybookPicker, { choices: [choice, resting] });
        const search = async (value: string): Promise<void> => {
            find(element, 'lightning-input').dispatchEvent(new CustomEvent('change', { detail: { value } }));
            await settle();
        };
        await search(' rests ');
        expect(findAll(element, 'input')).toHaveLength(1);
        await search('nothing such');
        expect(textOf(find(element, '[role="status"]'))).toBe('No play matches "nothing such".');
    });

    it('tells which play was chosen', () => {
        const element = mount('c-playbook-picker', PlaybookPicker, { choices: [choice] });
        const chosen = jest.fn();
        element.addEventListener('choose', (event) => {
            chosen((event as CustomEvent<string>).detail);
        });
        find<HTMLInputElement>(element, 'input').dispatchEvent(new CustomEvent('change'));
        expect(chosen).toHaveBeenCalledWith('usageDrop');
    });
});
