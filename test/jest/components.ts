/* What every component test needs. */


/** Lets wires, promises and rendering settle. */
export async function settle(turns = 6): Promise<void> {
    for (let turn = 0; turn < turns; turn++) await Promise.resolve();
}

/** The first element inside a component that matches; fails when there is none. */
export function find<T extends Element = HTMLElement & Record<string, unknown>>(host: Element, selector: string): T {
    const found = host.shadowRoot?.querySelector<T>(selector);
    if (!found) throw new Error(`${host.tagName.toLowerCase()} holds no ${selector}`);
    return found;
}

/** All elements inside a component that match. */
export function findAll<T extends Element = HTMLElement & Record<string, unknown>>(host: Element, selector: string): T[] {
    return [...(host.shadowRoot?.querySelectorAll<T>(selector) ?? [])];
}

/** The text that a component shows, its children's included, in document order, white space collapsed. */
export function textOf(node: Node): string {
    const parts: string[] = [];
    collect(node, parts);
    return parts.join(' ').replace(/\s+/g, ' ').trim();
}

function collect(node: Node, parts: string[]): void {
    if (node.nodeType === Node.TEXT_NODE) parts.push(node.textContent ?? '');
    const root = node instanceof Element && node.shadowRoot ? node.shadowRoot : node;
    root.childNodes.forEach((child) => collect(child, parts));
}

/** Removes what a test put on the page. */
export function clearPage(): void {
    while (document.body.firstChild) document.body.firstChild.remove();
}

