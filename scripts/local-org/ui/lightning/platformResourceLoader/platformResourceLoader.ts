const loading = new Map<string, Promise<void>>();

function loadOnce(url: string, element: HTMLScriptElement | HTMLLinkElement): Promise<void> {
    const known = loading.get(url);
    if (known !== undefined) {
        return known;
    }
    const loaded = new Promise<void>((resolve, reject) => {
        element.addEventListener('load', () => resolve());
        element.addEventListener('error', () => reject(new Error(`Cannot load ${url}`)));
        document.head.appendChild(element);
    });
    loading.set(url, loaded);
    return loaded;
}

/** Loads a script of a static resource, once for the page. Rejects when it cannot be loaded. */
export function loadScript(_component: unknown, url: string): Promise<void> {
    const script = document.createElement('script');
    script.src = url;
    return loadOnce(url, script);
}

/** Loads a style sheet of a static resource, once for the page. Rejects when it cannot be loaded. */
export function loadStyle(_component: unknown, url: string): Promise<void> {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = url;
    return loadOnce(url, link);
}
