/** Refreshing a page without loading it anew: `lightning/refresh`. */
import { refreshAll } from './store.ts';

const REFRESH_EVENT = 'lightning__refreshview';

export class RefreshEvent extends CustomEvent<null> {
    constructor() {
        super(REFRESH_EVENT, { bubbles: true, composed: true });
    }
}

export const RefreshComplete = Object.freeze({ ERROR: 'ERROR', COMPLETE: 'COMPLETE' });

type Handler = () => unknown;
type ContainerCallback = (refreshed: Promise<unknown>) => void;

const handlers = new Map<string, Handler>();
const containers = new Map<string, () => void>();
let lastId = 0;

/** `handler` runs in the component's name when something around it is refreshed. Returns the id to unregister with. */
export function registerRefreshHandler(component: unknown, handler: Handler): string {
    const id = `handler-${++lastId}`;
    handlers.set(id, handler.bind(component));
    return id;
}

export function unregisterRefreshHandler(id: string): void {
    handlers.delete(id);
}

/** A container hears refresh events from within, refreshes and hands on the promise of it. */
export function registerRefreshContainer(element: EventTarget, callback: ContainerCallback): string {
    const id = `container-${++lastId}`;
    const listener = (event: Event) => {
        event.stopPropagation();
        callback.call(element, refreshEverything());
    };
    element.addEventListener(REFRESH_EVENT, listener);
    containers.set(id, () => element.removeEventListener(REFRESH_EVENT, listener));
    return id;
}

export function unregisterRefreshContainer(id: string): void {
    containers.get(id)?.();
    containers.delete(id);
}

/** Reads what the page shows again and runs the components' own handlers. */
export async function refreshEverything(): Promise<void> {
    await Promise.all([refreshAll(), ...[...handlers.values()].map((handler) => handler())]);
}
