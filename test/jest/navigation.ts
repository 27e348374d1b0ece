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
