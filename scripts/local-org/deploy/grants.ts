/** Files that list entries: profiles and sharing rules are merged, entries of what is deleted go with it. */
import { objectOf, textOfComponent, type Component, type ComponentName } from './component.ts';
import { CUSTOM_OBJECT } from './types.ts';
import { composeXml, partsOf, textIn, type XmlPart } from './xml-parts.ts';

/** What names an entry. */
const KEYS = ['fullName', 'field', 'object', 'tab', 'application', 'name', 'layout', 'recordType', 'apexClass', 'flow'];

function withParts(component: Component, parts: readonly XmlPart[]): Component {
    const text = composeXml(
        component.type,
        parts.map((part) => part.text)
    );
    return { type: component.type, fullName: component.fullName, files: new Map([['', text]]) };
}

function keyOf(part: XmlPart): string {
    const key = KEYS.map((name) => textIn(part, name)).find((text) => text !== undefined);
    return `${part.name}:${key ?? ''}`;
}

const MERGED: ReadonlySet<string> = new Set(['Profile', 'SharingRules']);

/** A component as it is after a deployment, which leaves alone those entries of profiles and sharing rules that it does not name. */
export function merged(before: Component | undefined, deployed: Component): Component {
    if (before === undefined || !MERGED.has(deployed.type)) return deployed;
    const entries = new Map(partsOf(textOfComponent(before)).map((part) => [keyOf(part), part]));
    for (const part of partsOf(textOfComponent(deployed))) entries.set(keyOf(part), part);
    const ordered = [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part);
    return withParts(deployed, ordered);
}

const OF_OBJECTS: ReadonlySet<string> = new Set(['CustomField', 'RecordType']);

/** Whether a deletion takes a component of this name with it. */
function covers(deleted: ComponentName, type: string, fullName: string | undefined): boolean {
    if (fullName === undefined) return false;
    if (deleted.type === type && deleted.fullName === fullName) return true;
    return deleted.type === CUSTOM_OBJECT && OF_OBJECTS.has(type) && objectOf(fullName) === deleted.fullName;
}

const ENTRIES: Readonly<Record<string, readonly (readonly [element: string, key: string, type: string])[]>> = {
    PermissionSet: [
        ['fieldPermissions', 'field', 'CustomField'],
        ['objectPermissions', 'object', 'CustomObject'],
        ['tabSettings', 'tab', 'CustomTab'],
        ['customPermissions', 'name', 'CustomPermission'],
        ['applicationVisibilities', 'application', 'CustomApplication'],
        ['recordTypeVisibilities', 'recordType', 'RecordType']
    ],
    Profile: [
        ['fieldPermissions', 'field', 'CustomField'],
        ['objectPermissions', 'object', 'CustomObject'],
        ['tabVisibilities', 'tab', 'CustomTab'],
        ['customPermissions', 'name', 'CustomPermission'],
        ['applicationVisibilities', 'application', 'CustomApplication'],
        ['layoutAssignments', 'layout', 'Layout'],
        ['recordTypeVisibilities', 'recordType', 'RecordType']
    ]
};

/** The component without entries for what is deleted: the same object when it has none. */
export function withoutDeleted(component: Component, deleted: readonly ComponentName[]): Component {
    const isGone = (type: string, name: string | undefined): boolean =>
        deleted.some((each) => covers(each, type, name));
    if (component.type === 'Layout') return layoutWithoutDeleted(component, isGone);
    if (component.type === 'ListView') {
        const object = objectOf(component.fullName);
        return withoutParts(component, (part) => isGone('CustomField', `${object}.${listedField(part)}`));
    }
    const entries = ENTRIES[component.type];
    if (entries === undefined) return component;
    return withoutParts(component, (part) => {
        const entry = entries.find(([element]) => element === part.name);
        return entry !== undefined && isGone(entry[2], textIn(part, entry[1]));
    });
}

function withoutParts(component: Component, isGone: (part: XmlPart) => boolean): Component {
    const parts = partsOf(textOfComponent(component));
    const kept = parts.filter((part) => !isGone(part));
    return kept.length === parts.length ? component : withParts(component, kept);
}

/** The field of a column or a filter of a list view: Salesforce takes both out with the field. */
function listedField(part: XmlPart): string | undefined {
    if (part.name === 'columns') return part.inner.trim();
    return part.name === 'filters' ? textIn(part, 'field') : undefined;
}

function layoutWithoutDeleted(layout: Component, isGone: (type: string, name: string) => boolean): Component {
    const object = layout.fullName.split('-')[0] ?? '';
    const before = textOfComponent(layout);
    const text = before.replace(/\s*<layoutItems>(?:(?!<\/layoutItems>)[\s\S])*<\/layoutItems>/g, (item) => {
        const field = /<field>\s*([^<\s]*)\s*<\/field>/.exec(item)?.[1];
        return field !== undefined && isGone('CustomField', `${object}.${field}`) ? '' : item;
    });
    return text === before ? layout : { type: layout.type, fullName: layout.fullName, files: new Map([['', text]]) };
}
