import UiCard from 'c/uiCard';
import { clearPage, find, findAll, mount, textOf } from 'test/jest/components';

const CARD = { iconName: 'standard:people', heading: 'Stakeholders' };

afterEach(clearPage);

it('Has a title, which can take the focus', async () => {
    const element = mount('c-ui-card', UiCard, CARD);
    expect(textOf(find(element, 'h2'))).toBe('Stakeholders');
    expect(findAll(element, 'c-ui-error-panel')).toHaveLength(0);
    element.focus();
    expect(element.shadowRoot?.activeElement).toBe(find(element, 'h2'));
    await expect(element).toBeAccessible();
});

it('Says why it shows nothing, and hands on that another try is wanted', async () => {
    const error = { kind: 'error', heading: 'Not loaded', text: 'Try again.', details: ['Timed out'] } as const;
    const element = mount('c-ui-card', UiCard, { ...CARD, error });
    const retry = jest.fn();
    element.addEventListener('retry', retry);
    expect(textOf(element)).toContain('Not loaded');
    find(element, 'c-ui-error-panel').dispatchEvent(new CustomEvent('retry'));
    expect(retry).toHaveBeenCalledTimes(1);
    await expect(element).toBeAccessible();
});
