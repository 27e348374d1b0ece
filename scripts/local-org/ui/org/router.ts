/** Moving between pages without loading the document again. */
import { referenceOf, urlOf, type PageReference } from './routes.ts';

type RouteListener = (reference: PageReference) => void;

const listeners = new Set<RouteListener>();

/** Where the page is. An address without a page reads as a page of no known type. */
export function currentReference(): PageReference {
    return referenceOf(window.location.href) ?? { type: 'unknown', attributes: {}, state: {} };
}

/** Hears every move. Returns the way to stop. */
export function onNavigation(listener: RouteListener): () => void {
    listeners.add(listener);
    return () => {
        listeners.delete(listener);
    };
}

/** Goes to a page; addresses outside of the app open in a window of their own, as on Salesforce. */
export function navigate(reference: PageReference, replace = false): void {
    const url = new URL(urlOf(reference), window.location.origin);
    if (reference.type === 'standard__webPage' || url.origin !== window.location.origin) {
        window.open(url, '_blank', 'noopener');
    } else {
        navigateToUrl(url.pathname + url.search, replace);
    }
}

/** Goes to an address of the app. */
export function navigateToUrl(url: string, replace = false): void {
    window.history[replace ? 'replaceState' : 'pushState'](null, '', url);
    if (!replace) {
        window.scrollTo(0, 0);
    }
    tellListeners();
}

function tellListeners(): void {
    const reference = currentReference();
    for (const listener of [...listeners]) {
        listener(reference);
    }
}

window.addEventListener('popstate', tellListeners);

/** Turns clicks on links within the app into moves, so that every link can be opened in a new tab, too. */
export function followLinks(root: EventTarget): void {
    root.addEventListener('click', (event) => {
        const click = event as MouseEvent;
        const isPlain = click.button === 0 && !(click.metaKey || click.ctrlKey || click.shiftKey || click.altKey);
        const link = click.composedPath().find(isLink);
        if (!isPlain || click.defaultPrevented || link === undefined || link.getAttribute('target') === '_blank') {
            return;
        }
        const url = new URL(link.getAttribute('href') ?? '', window.location.href);
        if (url.origin === window.location.origin && referenceOf(url.href) !== null) {
            click.preventDefault();
            navigateToUrl(url.pathname + url.search);
        }
    });
}

/** Of a text, or of a part of a chart. */
function isLink(target: EventTarget): target is HTMLAnchorElement | SVGAElement {
    const isAnchor = target instanceof HTMLAnchorElement || target instanceof SVGAElement;
    return isAnchor && target.hasAttribute('href');
}
