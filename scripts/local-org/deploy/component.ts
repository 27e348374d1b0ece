/** Components: what a deployment adds, changes and deletes, and what an org is made of. */
import type { MetadataFile } from '../metadata/files.ts';
import {
    CHILD_TYPES,
    CUSTOM_LABEL,
    CUSTOM_OBJECT,
    FILE_TYPES,
    FOLDER_TYPES,
    LABELS_TYPE,
    LIGHTNING_COMPONENT,
    LIGHTNING_FOLDER,
    OBJECT_TYPE
} from './types.ts';

export interface ComponentName {
    readonly type: string;
    /** As in a manifest: `Account`, `Account.Key__c`, `healthCard`. */
    readonly fullName: string;
}

export interface Component extends ComponentName {
    /** By name: one file named by the empty text, or the files of a bundle. */
    readonly files: ReadonlyMap<string, string>;
    /** Where it was read, when that was from a folder of the configuration. */
    readonly path?: string;
}

export type Components = ReadonlyMap<string, Component>;

export function idOf({ type, fullName }: ComponentName): string {
    return `${type}:${fullName}`;
}

/** The component's one file. */
export function textOfComponent(component: Component): string {
    return component.files.get('') ?? '';
}

export function sameContent(a: Component | undefined, b: Component | undefined): boolean {
    if (a === undefined || b === undefined) return a === b;
    return a.files.size === b.files.size && [...a.files].every(([name, text]) => b.files.get(name) === text);
}

/** The object of a part's name: `Account` of `Account.Key__c`. */
export function objectOf(fullName: string): string {
    return fullName.split('.')[0] ?? '';
}

/** `Key__c` of `Account.Key__c`. */
export function localName(fullName: string): string {
    return fullName.slice(fullName.indexOf('.') + 1);
}

const KINDS: ReadonlyMap<string, string> = new Map([
    [OBJECT_TYPE.suffix, CUSTOM_OBJECT],
    [LABELS_TYPE.suffix, CUSTOM_LABEL],
    ...[...FILE_TYPES, ...FOLDER_TYPES, ...CHILD_TYPES].map(({ suffix, name }) => [suffix, name] as const)
]);

/** What a file of source format is; null for kinds that are no component of the local org. */
export function componentName(file: MetadataFile): ComponentName | null {
    const type = KINDS.get(file.kind);
    if (type === undefined) return null;
    const isPart = CHILD_TYPES.some((child) => child.name === type);
    return { type, fullName: isPart ? `${file.objectName}.${file.name}` : file.name };
}

/** A component as the file that the schema is read from; null for components that the schema leaves out. */
export function asMetadataFile(component: Component): MetadataFile | null {
    const { type, fullName } = component;
    if (type === LIGHTNING_COMPONENT) return null;
    const child = CHILD_TYPES.find(({ name }) => name === type);
    const kind = child?.suffix ?? [...KINDS].find(([, name]) => name === type)?.[0] ?? '';
    return {
        path: component.path ?? idOf(component),
        kind,
        name: child ? localName(fullName) : fullName,
        objectName: child || type === CUSTOM_OBJECT ? objectOf(fullName) : '',
        read: () => textOfComponent(component)
    };
}

/** The file of a package that holds the component: `objects/Account.object` for a field of Account. */
export function packageFile({ type, fullName }: ComponentName): string {
    if (type === LIGHTNING_COMPONENT) return `${LIGHTNING_FOLDER}/${fullName}`;
    if (type === CUSTOM_LABEL) return `${LABELS_TYPE.folder}/CustomLabels.${LABELS_TYPE.suffix}`;
    const folder = FOLDER_TYPES.find(({ name }) => name === type);
    if (folder !== undefined) return `${folder.folder}/${fullName}-meta.xml`;
    const own = FILE_TYPES.find(({ name }) => name === type);
    return own
        ? `${own.folder}/${fullName}.${own.suffix}`
        : `${OBJECT_TYPE.folder}/${objectOf(fullName)}.${OBJECT_TYPE.suffix}`;
}
