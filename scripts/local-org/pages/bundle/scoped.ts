import path from 'node:path';

/** What the modules named `@salesforce/...` are made from. */
export interface ScopedSources {
    /** Custom labels by name, in the org's language. */
    readonly labels: ReadonlyMap<string, string>;
    /** Module that reads what the signed-in user may do from the page. */
    readonly pageModule: string;
}

/** Settings of the signed-in user, known only when the page is drawn. */
const USER_SETTINGS = new Set([
    'locale',
    'lang',
    'dir',
    'timeZone',
    'currency',
    'number.currencySymbol',
    'number.decimalSeparator',
    'number.groupingSeparator'
]);

/**
 * The source of a module named `@salesforce/kind/name`, or `null` where the base components' own will do.
 * Throws for a label that the org does not have, as a deployment would, and for a kind that needs a server (Apex).
 */
export function scopedModule(id: string, sources: ScopedSources): string | null {
    const [, kind = '', ...rest] = id.split('/');
    const name = rest.join('/');
    switch (kind) {
        case 'schema':
            return schemaModule(name);
        case 'label':
            return name.startsWith('c.') ? labelModule(name.slice('c.'.length), sources.labels) : null;
        case 'i18n':
            return USER_SETTINGS.has(name) ? fromPage(sources, `page.i18n[${JSON.stringify(name)}]`) : null;
        case 'user':
            return fromPage(sources, name === 'Id' ? 'page.user.id' : 'page.user.isGuest');
        case 'customPermission':
            return fromPage(sources, `page.hasCustomPermission(${JSON.stringify(name)})`);
        case 'userPermission':
            return fromPage(sources, `page.hasUserPermission(${JSON.stringify(name)})`);
        case 'client':
            return name === 'formFactor' ? fromPage(sources, 'page.formFactor') : null;
        case 'resourceUrl':
            return `export default ${JSON.stringify(`/resource/${name}`)};`;
        case 'gate':
            return 'export default { isOpen: () => false };';
        case 'accessCheck':
            return 'export default false;';
        case 'apex':
            throw new Error(`${id}: the local org runs no Apex`);
        default:
            return null;
    }
}

function fromPage(sources: ScopedSources, expression: string): string {
    return `import { page } from ${JSON.stringify(sources.pageModule)}; export default ${expression};`;
}

/** `Account.Owner.Name` -> the field reference that components import. */
function schemaModule(name: string): string {
    const [objectApiName = '', ...fieldPath] = name.split('.');
    const fieldApiName = fieldPath.join('.');
    const reference = fieldApiName === '' ? { objectApiName } : { fieldApiName, objectApiName };
    return `export default ${JSON.stringify(reference)};`;
}

function labelModule(name: string, labels: ReadonlyMap<string, string>): string {
    const value = labels.get(name);
    if (value === undefined) {
        throw new Error(
            `There is no custom label ${name}: deploy it, or start the org again to read it from its folders`
        );
    }
    return `export default ${JSON.stringify(value)};`;
}

/** The module of ours that reads the page's settings. */
export function pageModuleOf(uiFolder: string): string {
    return path.join(uiFolder, 'org/page.ts');
}
