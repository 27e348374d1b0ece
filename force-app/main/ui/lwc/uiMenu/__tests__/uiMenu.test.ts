import UiMenu from 'c/uiMenu';
import { clearPage, find, findAll, mount } from 'test/jest/components';

afterEach(clearPage);

it('Shows its items, and says which was chosen', async () => {
    const items = [
        { value: 'edit', label: 'Edit' },
        { value: 'left', label: 'Has left' }
    ];
    const element = mount('c-ui-menu', UiMenu, { label: 'Actions for Jon', items });
    const chosen = jest.fn<void, [CustomEvent]>();
    element.addEventListener('select', chosen as unknown as EventListener);
    const menu = find(element, 'lightning-button-menu');
    expect(menu.alternativeText).toBe('Actions for Jon');
    expect(findAll(element, 'lightning-menu-item').map(({ label }) => label)).toEqual(['Edit', 'Has left']);
    menu.dispatchEvent(new CustomEvent('select', { detail: { value: 'left' } }));
    expect(chosen.mock.calls[0]?.[0].detail).toEqual({ value: 'left' });
    await expect(element).toBeAccessible();
});
