import UiRecordLink from 'c/uiRecordLink';
import { clearPage, find, mount, settle } from 'test/jest/components';
import { generateUrlMock, navigateMock } from 'test/jest/navigation';

const page = {
    type: 'standard__recordPage',
    attributes: { recordId: '001000000000001AAA', objectApiName: 'Account', actionName: 'view' }
};

async function link(): Promise<HTMLAnchorElement> {
    generateUrlMock.mockResolvedValue('/lightning/r/Account/001000000000001AAA/view');
    const element = mount('c-ui-record-link', UiRecordLink, {
        recordId: '001000000000001AAA',
        objectApiName: 'Account',
        label: 'Acme'
    });
    await settle();
    return find<HTMLAnchorElement>(element, 'a');
}

afterEach(() => {
    clearPage();
    jest.resetAllMocks();
});

it('has an address, so that it opens in a new tab', async () => {
    const anchor = await link();
    expect(generateUrlMock).toHaveBeenCalledWith(page);
    expect(anchor.getAttribute('href')).toBe('/lightning/r/Account/001000000000001AAA/view');
    expect(anchor.textContent).toBe('Acme');
    const event = new MouseEvent('click', { ctrlKey: true, cancelable: true, bubbles: true, composed: true });
    const isLeftToBrowser = new Promise<boolean>((resolve) => {
        const look = (seen: Event): void => {
            resolve(!seen.defaultPrevented);
            // The browser of tests cannot go anywhere.
            seen.preventDefault();
        };
        document.addEventListener('click', look, { once: true });
    });
    anchor.dispatchEvent(event);
    await expect(isLeftToBrowser).resolves.toBe(true);
    expect(navigateMock).not.toHaveBeenCalled();
});

it('goes there in the page', async () => {
    const anchor = await link();
    const event = new MouseEvent('click', { cancelable: true });
    anchor.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
    expect(navigateMock).toHaveBeenCalledWith(page);
    await expect(anchor).toBeAccessible();
});
