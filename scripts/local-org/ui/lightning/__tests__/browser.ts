/** As much of a browser as the modules need that talk to the server: page data, and requests that a test answers. */
import type { PageData } from '../../org/page-data.ts';

export interface Asked {
    readonly method: string;
    readonly url: string;
    readonly body: unknown;
    readonly headers: Readonly<Record<string, string>>;
}

export interface Answer {
    readonly status?: number;
    readonly body?: unknown;
}

/** Requests so far, oldest first. */
export const asked: Asked[] = [];
let answer: (request: Asked) => Answer | Promise<Answer> = () => ({ status: 404 });

/** Decides how requests are answered from now on, and forgets those before. */
export function answerWith(next: (request: Asked) => Answer | Promise<Answer>): void {
    answer = next;
    asked.length = 0;
}

const data: PageData = {
    formFactor: 'Large',
    apiVersion: '67.0',
    user: { id: '005000000000001AAA', name: 'Ann Brown', username: 'ann@invoicing.example', isGuest: false },
    i18n: { locale: 'en-US', timeZone: 'UTC', currency: 'USD' },
    customPermissions: ['Approve'],
    userPermissions: [],
    personas: [],
    app: { name: 'Billing', label: 'Billing', description: '', tabs: [] },
    object: null,
    tabPage: null
};

async function fakeFetch(url: string, init: RequestInit): Promise<Response> {
    const request: Asked = {
        method: init.method ?? 'GET',
        url,
        body: typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined,
        headers: init.headers as Record<string, string>
    };
    asked.push(request);
    const { status = 200, body } = await answer(request);
    return new Response(body === undefined ? null : JSON.stringify(body), { status });
}

Object.assign(globalThis, {
    document: { getElementById: () => ({ textContent: JSON.stringify(data) }) },
    window: { innerWidth: 1440, location: { reload: () => undefined } },
    fetch: fakeFetch
});

/** Mounts a wire of an adapter, as the engine does; what it emits is collected. */
export function mount<Value>(
    Adapter: new (callback: (value: Value) => void) => {
        update(config: Record<string, unknown>): void;
        connect(): void;
        disconnect(): void;
    },
    config: Record<string, unknown>
): {
    readonly values: Value[];
    readonly last: () => Value;
    update(config: Record<string, unknown>): void;
    unmount(): void;
} {
    const values: Value[] = [];
    const adapter = new Adapter((value) => values.push(value));
    adapter.update(config);
    adapter.connect();
    return {
        values,
        last: () => values.at(-1) as Value,
        update: (next) => adapter.update(next),
        unmount: () => adapter.disconnect()
    };
}

/** Lets answers arrive. */
export async function settle(): Promise<void> {
    for (let turn = 0; turn < 3; turn++) {
        await new Promise((resolve) => setImmediate(resolve));
    }
}
