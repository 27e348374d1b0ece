import type { WireAdapterConstructor } from 'lwc';
import { subscribe, type Answer } from './store.ts';

export interface Resource {
    readonly key: string;
    readonly load: () => Promise<unknown>;
}

/**
 * A wire adapter over a resource of the server.
 * @param resourceOf what a configuration asks for; null while something required is missing.
 * @param shape what the component gets of an answer; without one at the start, when nothing is known yet.
 */
export function resourceAdapter<Value>(
    resourceOf: (config: Record<string, unknown>) => Resource | null,
    shape: (answer: Answer | null, key: string) => Value
): WireAdapterConstructor<Record<string, unknown>, Value> {
    return class {
        readonly #callback: (value: Value) => void;
        #resource: Resource | null = null;
        #connected = false;
        #stop: (() => void) | null = null;

        constructor(callback: (value: Value) => void) {
            this.#callback = callback;
            callback(Object.freeze(shape(null, '')));
        }

        update(config: Record<string, unknown>): void {
            const resource = resourceOf(config);
            if (resource?.key !== this.#resource?.key) {
                this.unlisten();
                this.#resource = resource;
                this.listen();
            }
        }

        connect(): void {
            this.#connected = true;
            this.listen();
        }

        disconnect(): void {
            this.#connected = false;
            this.unlisten();
        }

        private listen(): void {
            const resource = this.#resource;
            if (!this.#connected || resource === null || this.#stop !== null) {
                return;
            }
            const emit = (answer: Answer) => this.#callback(Object.freeze(shape(answer, resource.key)));
            this.#stop = subscribe(resource.key, resource.load, emit);
        }

        private unlisten(): void {
            this.#stop?.();
            this.#stop = null;
        }
    };
}

/** `{ data, error }`, as most modules of Lightning Data Service have it. */
export function dataOrError<Data>(answer: Answer | null): { readonly data?: Data; readonly error?: unknown } {
    return { data: answer?.data as Data, error: answer?.error };
}
