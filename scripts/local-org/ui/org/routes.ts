/** Addresses of pages, as Salesforce has them, and the page references that components navigate by. No DOM. */

export interface PageReference {
    readonly type: string;
    readonly attributes?: PageValues;
    readonly state?: PageValues;
}

type PageValues = Readonly<Record<string, string | number | boolean | null | undefined>>;

/**
 * The address of a page reference. Throws for a kind of page that the local org does not have.
 * Relative addresses stay within the app; absolute ones lead out of it.
 */
export function urlOf(reference: PageReference): string {
    return pathOf(reference) + queryOf(reference.state);
}

function pathOf({ type, attributes = {} }: PageReference): string {
    const text = (name: string) => encodeURIComponent(String(attributes[name] ?? ''));
    switch (type) {
        case 'standard__recordPage':
            return attributes.objectApiName === undefined
                ? `/lightning/r/${text('recordId')}/${text('actionName')}`
                : `/lightning/r/${text('objectApiName')}/${text('recordId')}/${text('actionName')}`;
        case 'standard__recordRelationshipPage':
            return `/lightning/r/${text('objectApiName')}/${text('recordId')}/related/${text('relationshipApiName')}/view`;
        case 'standard__objectPage':
            return `/lightning/o/${text('objectApiName')}/${text('actionName')}`;
        case 'standard__navItemPage':
            return `/lightning/n/${text('apiName')}`;
        case 'standard__namedPage':
            return `/lightning/page/${text('pageName')}`;
        case 'standard__webPage':
            return String(attributes.url ?? '');
        default:
            throw new Error(`The local org has no page of type ${type}`);
    }
}

function queryOf(state: PageReference['state']): string {
    const parameters = new URLSearchParams();
    for (const [name, value] of Object.entries(state ?? {})) {
        if (value !== undefined && value !== null) {
            parameters.set(name, String(value));
        }
    }
    return parameters.size === 0 ? '' : `?${parameters}`;
}

/** The page reference of an address, null when no page is there. */
export function referenceOf(url: string): PageReference | null {
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    const [root, kind, ...rest] = pathname.split('/').filter(Boolean).map(decodeURIComponent);
    if (root !== 'lightning') {
        return null;
    }
    const state = Object.fromEntries(searchParams);
    const found = attributesOf(kind ?? '', rest);
    return found === null ? null : { ...found, state };
}

function attributesOf(kind: string, rest: readonly string[]): Omit<PageReference, 'state'> | null {
    const [first, second, third] = rest;
    if (kind === 'r' && first !== undefined && second !== undefined) {
        const [objectApiName, recordId, actionName] =
            third === undefined ? [undefined, first, second] : [first, second, third];
        return { type: 'standard__recordPage', attributes: { objectApiName, recordId, actionName } };
    }
    if (kind === 'o' && first !== undefined && second !== undefined) {
        return { type: 'standard__objectPage', attributes: { objectApiName: first, actionName: second } };
    }
    if (kind === 'n' && first !== undefined) {
        return { type: 'standard__navItemPage', attributes: { apiName: first } };
    }
    return kind === 'page' && first !== undefined
        ? { type: 'standard__namedPage', attributes: { pageName: first } }
        : null;
}
