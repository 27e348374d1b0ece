import type { LightningElement } from 'lwc';
import { currentReference, navigate, onNavigation } from '../../org/router.ts';
import { urlOf, type PageReference } from '../../org/routes.ts';

const Navigate = Symbol('Navigate');
const GenerateUrl = Symbol('GenerateUrl');

type Component = new (...parameters: never[]) => LightningElement;

/** Gives a component `this[NavigationMixin.Navigate]` and `this[NavigationMixin.GenerateUrl]`. */
export const NavigationMixin = Object.assign(
    (Base: Component) => {
        const Parent = Base;
        return class extends Parent {
            [Navigate](reference: PageReference, replace = false): void {
                navigate(reference, replace);
            }

            [GenerateUrl](reference: PageReference): Promise<string> {
                return Promise.resolve(urlOf(reference));
            }
        };
    },
    { Navigate, GenerateUrl }
);

/** Wire: where the page is. */
export class CurrentPageReference {
    readonly #callback: (reference: PageReference) => void;
    #stop: (() => void) | null = null;

    constructor(callback: (reference: PageReference) => void) {
        this.#callback = callback;
        callback(currentReference());
    }

    update(): void {
        // Takes no configuration.
    }

    connect(): void {
        this.#stop = onNavigation(this.#callback);
    }

    disconnect(): void {
        this.#stop?.();
        this.#stop = null;
    }
}
