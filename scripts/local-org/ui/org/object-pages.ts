/** Objects' pages: the one that came with the document, others as they are asked for. */
import { request } from './client.ts';
import { page } from './page.ts';
import type { ObjectPage, PageNode } from './page-data.ts';

const known = new Map<string, Promise<ObjectPage>>();
if (page.object !== null) {
    known.set(page.object.name, Promise.resolve(page.object));
}

/** The object that came with the document, if the address names it: for drawing without waiting. */
export function objectAtHand(nameOrId: string): ObjectPage | null {
    const { object } = page;
    return object !== null && isMeant(object, nameOrId) ? object : null;
}

function isMeant(object: ObjectPage, nameOrId: string): boolean {
    return object.name === nameOrId || (nameOrId.length >= 15 && nameOrId.startsWith(object.keyPrefix));
}

/** An object's pages by its API name or the id of one of its records. Throws a `FetchError`. */
export function loadObject(nameOrId: string): Promise<ObjectPage> {
    const found = known.get(nameOrId) ?? fetchPage<ObjectPage>(`/lightning/object/${encodeURIComponent(nameOrId)}`);
    known.set(nameOrId, found);
    found.catch(() => known.delete(nameOrId));
    return found;
}

/** What a tab that is no object's shows. Throws a `FetchError`. */
export function loadTab(name: string): Promise<PageNode> {
    return fetchPage<PageNode>(`/lightning/tab/${encodeURIComponent(name)}`);
}

async function fetchPage<T>(url: string): Promise<T> {
    return (await request('GET', url)) as T;
}
