/* What every component test needs. */
import { createElement } from 'lwc';
import type { LightningElement } from 'lwc';

/** The public properties of a component. */
export type Properties<T> = Partial<Omit<T, keyof LightningElement>>;

/** Puts a component with these public properties on the page. */
export function mount<T extends LightningElement>(
    tag: string,
    component: new () => T,
    properties: Properties<T> = {}
): HTMLElement {
    const element = createElement(tag, { is: component as unknown as typeof LightningElement });
    Object.assign(element, properties);
    document.body.appendChild(element);
    return element;
}

/** Lets wires, promises and rendering settle. */
export async function settle(turns = 8): Promise<void> {
    for (let turn = 0; turn < turns; turn++) await Promise.resolve();
}

/** The first element inside a component that matches; fails when there is none. */
export function find<T extends Element = HTMLElement & Record<string, unknown>>(host: Element, selector: string): T {
    const found = host.shadowRoot?.querySelector<T>(selector);
    if (!found) throw new Error(`${host.tagName.toLowerCase()} holds no ${selector}`);
    return found;
}

/** All elements inside a component that match. */
export function findAll<T extends Element = HTMLElement & Record<string, unknown>>(
    host: Element,
    selector: string
): T[] {
    return [...(host.shadowRoot?.querySelectorAll<T>(selector) ?? [])];
}

/** The button or link inside a component with this text or label; fails when there is none. */
export function button(host: Element, text: string): HTMLElement {
    const found = findAll(host, 'button, lightning-button').find(
        (candidate) => candidate.textContent?.trim() === text || candidate['label'] === text
    );
    if (!found) throw new Error(`${host.tagName.toLowerCase()} holds no button "${text}"`);
    return found;
}

/** The text that a component shows, its children's included, in document order, white space collapsed. */
export function textOf(node: Node): string {
    const parts: string[] = [];
    collect(node, parts);
    return parts.join(' ').replace(/\s+/g, ' ').trim();
}

function collect(node: Node, parts: string[]): void {
    if (node.nodeType === Node.TEXT_NODE) parts.push(node.textContent ?? '');
    for (const child of childrenOf(node)) collect(child, parts);
}

function childrenOf(node: Node): Iterable<Node> {
    if (node instanceof HTMLSlotElement && node.assignedNodes().length > 0) return node.assignedNodes();
    return (node instanceof Element && node.shadowRoot ? node.shadowRoot : node).childNodes;
}

/** Removes what a test put on the page. */
export function clearPage(): void {
    while (document.body.firstChild) document.body.firstChild.remove();
}
