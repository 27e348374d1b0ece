/* Jest's stand-in for lightning/navigation: sfdx-lwc-jest's own cannot be asserted on. */
import type { LightningElement } from 'lwc';
import type { PageReference } from 'lightning/navigation';

export const navigateMock = jest.fn<void, [PageReference, boolean?]>();
export const generateUrlMock = jest.fn<Promise<string>, [PageReference]>();

const Navigate = Symbol('Navigate');
const GenerateUrl = Symbol('GenerateUrl');

export function NavigationMixin(base: new () => LightningElement): unknown {
    return class extends base {
        [Navigate] = navigateMock;
        [GenerateUrl] = (page: PageReference): Promise<string> =>
            Promise.resolve(generateUrlMock(page)).then((url) => url ?? 'https://example.com/');
    };
}
NavigationMixin.Navigate = Navigate;
NavigationMixin.GenerateUrl = GenerateUrl;

type PageListener = (page: PageReference) => void;

const pageListeners = new Set<PageListener>();
let currentPage: PageReference = { type: 'standard__navItemPage', attributes: {}, state: {} };

/** The wire that says where the page is; tests drive it. */
export class CurrentPageReference {
    #deliver: PageListener;

    constructor(deliver: PageListener) {
        this.#deliver = deliver;
        deliver(currentPage);
    }

    connect(): void {
        pageListeners.add(this.#deliver);
    }

    disconnect(): void {
        pageListeners.delete(this.#deliver);
    }

    update(): void {
        // Takes no configuration.
    }
}

/** Moves every component to a page. */
export function emitPage(page: PageReference): void {
    currentPage = page;
    for (const deliver of pageListeners) deliver(page);
}
