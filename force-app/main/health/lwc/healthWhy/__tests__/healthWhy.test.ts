import HealthWhy from 'c/healthWhy';
import { button, clearPage, find, findAll, mount, settle, textOf } from 'test/jest/components';
import { closeMock } from 'test/jest/modal';
import { acmeInsufficient, acmeReady } from '../../healthView/__tests__/data/acme';
import type { WhyView } from 'c/healthView';

const writeText = jest.fn<Promise<void>, [string]>();

const show = (view: WhyView | null): HTMLElement => {
    if (!view) throw new Error('there is no sum');
    return mount('c-health-why', HealthWhy, { view });
};

describe('c-health-why', () => {
    beforeEach(() => {
        Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
    });

    afterEach(() => {
        clearPage();
        jest.clearAllMocks();
    });

    it('shows the rule, the sum, what if and what shaped the score', async () => {
        const element = show(acmeReady().why);
        expect(find(element, 'lightning-modal-header').label).toBe('Why 58?');
        expect(textOf(element)).toContain('The parts add up to 58.0.');
        expect(findAll(element, 'c-health-what-if')).toHaveLength(1);
        expect(textOf(element)).toContain('No cap and no override in force.');
        await expect(element).toBeAccessible();
    });

    it('says why there is no score', async () => {
        const element = show(acmeInsufficient().why);
        expect(textOf(element)).toContain('so there is no score.');
        await expect(element).toBeAccessible();
    });

    it('copies the sum as text', async () => {
        writeText.mockResolvedValue(undefined);
        const element = show(acmeReady().why);
        button(element, 'Copy as text').click();
        await settle();
        expect(writeText).toHaveBeenCalledWith(expect.stringContaining('Total: 58.0'));
        expect(textOf(find(element, '[role="status"]'))).toBe('Copied');
    });

    it('says so when the browser refuses', async () => {
        writeText.mockRejectedValue(new Error('denied'));
        const element = show(acmeReady().why);
        button(element, 'Copy as text').click();
        await settle();
        expect(textOf(find(element, '[role="status"]'))).toBe('The browser did not allow copying.');
    });

    it('closes', () => {
        button(show(acmeReady().why), 'Done').click();
        expect(closeMock).toHaveBeenCalledTimes(1);
    });
});
