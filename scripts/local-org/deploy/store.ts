/** What the org is made of: the configuration's folders, and what was deployed over them, kept in the org's file. */
import { createHash } from 'node:crypto';
import { globSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { findMetadataFiles, type MetadataFile } from '../metadata/files.ts';
import { readSchemaOf } from '../metadata/read.ts';
import type { OrgSchema } from '../metadata/schema.ts';
import { quote } from '../storage/statements.ts';
import {
    asMetadataFile,
    componentName,
    idOf,
    type Component,
    type ComponentName,
    type Components
} from './component.ts';
import { CUSTOM_LABEL, LIGHTNING_COMPONENT } from './types.ts';
import { composeXml, partsOf, textIn, xmlFault } from './xml-parts.ts';

/**
 * `content` is blank where a component of a folder was deleted. `replaces` is the hash of the folder's component that was
 * there: when somebody changes that file later, the file counts again.
 */
const TABLE = quote('_component');
const CREATE_TABLE = `CREATE TABLE IF NOT EXISTS ${TABLE} (
    type TEXT NOT NULL, full_name TEXT NOT NULL, file TEXT NOT NULL, content TEXT, replaces TEXT,
    PRIMARY KEY (type, full_name, file)
) WITHOUT ROWID`;

interface Folders {
    readonly components: Components;
    /** Files of other kinds, for the schema to accept or refuse. */
    readonly others: readonly MetadataFile[];
}

export class MetadataStore {
    readonly #db: DatabaseSync;
    readonly #folders: Folders;

    /** @param folders metadata in source format, which what was deployed adds to; read once */
    constructor(db: DatabaseSync, folders: readonly string[]) {
        this.#db = db;
        this.#folders = readFolders(folders);
        db.exec(CREATE_TABLE);
    }

    /** Everything that the org has now, by id. */
    components(): Components {
        const found = new Map(this.#folders.components);
        for (const [id, { deleted, replaces, component }] of this.#deployed()) {
            const replaced = this.#folders.components.get(id);
            if (replaced !== undefined && replaces !== hashOf(replaced)) continue;
            if (deleted) found.delete(id);
            else found.set(id, component);
        }
        return found;
    }

    /** The schema of these components. Throws MetadataError as `readSchema` does. */
    schemaOf(components: Components): OrgSchema {
        const own = [...components].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, component]) => component);
        const files = own.map(asMetadataFile).filter((file) => file !== null);
        return readSchemaOf([...files, ...this.#folders.others]);
    }

    /** Keeps a component as it was deployed. */
    save(component: Component): void {
        this.#forget(component);
        for (const [file, content] of component.files) this.#insert(component, file, content);
    }

    remove(name: ComponentName): void {
        this.#forget(name);
        if (this.#folders.components.has(idOf(name))) this.#insert(name, '', null);
    }

    #forget({ type, fullName }: ComponentName): void {
        this.#db.prepare(`DELETE FROM ${TABLE} WHERE type = ? AND full_name = ?`).run(type, fullName);
    }

    #insert(name: ComponentName, file: string, content: string | null): void {
        const replaced = this.#folders.components.get(idOf(name));
        const hash = replaced === undefined ? null : hashOf(replaced);
        const sql = `INSERT INTO ${TABLE} (type, full_name, file, content, replaces) VALUES (?, ?, ?, ?, ?)`;
        this.#db.prepare(sql).run(name.type, name.fullName, file, content, hash);
    }

    #deployed(): Map<string, { component: Component; deleted: boolean; replaces: string | null }> {
        const found = new Map<string, { component: Component; deleted: boolean; replaces: string | null }>();
        const files = new Map<string, Map<string, string>>();
        for (const row of this.#db.prepare(`SELECT * FROM ${TABLE}`).all()) {
            const name = { type: String(row['type']), fullName: String(row['full_name']) };
            const id = idOf(name);
            const own = files.get(id) ?? new Map<string, string>();
            files.set(id, own);
            const { content, replaces } = row;
            if (typeof content === 'string') own.set(String(row['file']), content);
            found.set(id, {
                component: { ...name, files: own },
                deleted: typeof content !== 'string',
                replaces: typeof replaces === 'string' ? replaces : null
            });
        }
        return found;
    }
}

function hashOf(component: Component): string {
    return createHash('sha256')
        .update(JSON.stringify([...component.files]))
        .digest('hex');
}

function readFolders(folders: readonly string[]): Folders {
    const components: Component[] = [];
    const others: MetadataFile[] = [];
    for (const file of findMetadataFiles(folders)) {
        const name = componentName(file);
        if (name === null) others.push(file);
        else if (name.type === CUSTOM_LABEL && xmlFault(file.read()) === null) components.push(...labelsOf(file));
        else components.push({ ...name, files: new Map([['', file.read()]]), path: file.path });
    }
    components.push(...folders.flatMap(bundlesOf));
    return { components: new Map(components.map((component) => [idOf(component), component])), others };
}

function labelsOf(file: MetadataFile): Component[] {
    return partsOf(file.read())
        .filter(({ name }) => name === 'labels')
        .map((part) => ({
            type: CUSTOM_LABEL,
            fullName: textIn(part, 'fullName') ?? '',
            files: new Map([['', composeXml('CustomLabels', [part.text])]]),
            path: file.path
        }));
}

/** Bundles by name alone: their sources are the pages' concern. */
function bundlesOf(folder: string): Component[] {
    return globSync('**/lwc/*/*.js-meta.xml', { cwd: folder }).map((path) => ({
        type: LIGHTNING_COMPONENT,
        fullName: basename(dirname(path)),
        files: new Map()
    }));
}
