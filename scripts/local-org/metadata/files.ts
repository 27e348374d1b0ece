/** Metadata files of source format: those below some folders, or kept elsewhere. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { MetadataError } from './problem.ts';

const SUFFIX = '-meta.xml';
/** Kinds whose files lie in a folder that is part of their name. */
const IN_FOLDERS: ReadonlySet<string> = new Set(['report', 'dashboard']);
const IGNORED_FOLDERS: ReadonlySet<string> = new Set(['node_modules', '__tests__', '.git', 'lwc']);

export interface MetadataFile {
    readonly path: string;
    /** The metadata type's suffix: `field` for `X__c.field-meta.xml`. */
    readonly kind: string;
    /** The file name before the suffix; with its folder, `Folder/Name`, for reports and dashboards. */
    readonly name: string;
    /** For parts of an object, the object's API name (`objects/Account/fields/X` gives `Account`). */
    readonly objectName: string;
    /** Its text. */
    readonly read: () => string;
}

/** All metadata files below the folders, sorted by path so that reading is deterministic. Components are left out. */
export function findMetadataFiles(folders: readonly string[]): MetadataFile[] {
    const found: string[] = [];
    for (const folder of folders) {
        if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
            throw new MetadataError(folder, 'no such folder', 'Name the folders that hold metadata in source format');
        }
        collect(folder, found);
    }
    return found.sort().map((path) => metadataFile(path, () => readFileSync(path, 'utf8')));
}

function collect(folder: string, found: string[]): void {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
        const path = join(folder, entry.name);
        if (entry.isDirectory()) {
            if (!IGNORED_FOLDERS.has(entry.name)) {
                collect(path, found);
            }
        } else if (entry.name.endsWith(SUFFIX)) {
            found.push(path);
        }
    }
}

/** A file of source format: what its path says it is. */
export function metadataFile(path: string, read: () => string): MetadataFile {
    const file = basename(path, SUFFIX);
    const dot = file.lastIndexOf('.');
    const kind = file.slice(dot + 1);
    const folder = dirname(path);
    const objectName = basename(kind === 'object' ? folder : dirname(folder));
    const own = file.slice(0, dot);
    return { path, kind, name: IN_FOLDERS.has(kind) ? `${basename(folder)}/${own}` : own, objectName, read };
}
