/** Lightning web components of the project: what they declare, and what their sources refer to. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { MetadataFile } from './files.ts';
import { child, childrenNamed, childText } from './xml.ts';

export interface ComponentSource {
    /** From the project's root. */
    readonly path: string;
    readonly text: string;
}

export interface ComponentBundle {
    readonly name: string;
    /** From the project's root. */
    readonly folder: string;
    /** The `.js-meta.xml`; null where it is missing. */
    readonly meta: MetadataFile | null;
    readonly exposed: boolean;
    readonly targets: readonly string[];
    /** Objects that its record page target is limited to; empty: any. */
    readonly objects: readonly string[];
    readonly formFactors: readonly string[];
    /** Names of the properties that a page may set. */
    readonly properties: readonly string[];
    /** As a person wrote them: `.ts`, `.html`, `.css`, and `.js` that is not compiled. */
    readonly sources: readonly ComponentSource[];
}

const RECORD_PAGE = 'lightning__RecordPage';

/** Every bundle under a folder `lwc`, by name. */
export function readComponents(
    root: string,
    folders: readonly string[],
    files: readonly MetadataFile[]
): Map<string, ComponentBundle> {
    const metas = new Map(files.filter(({ kind }) => kind === 'js').map((file) => [dirname(file.path), file]));
    const paths = folders
        .flatMap((folder) => globSync(`${folder}/**/lwc/*/*`, { cwd: root }))
        .map((path) => path.replaceAll('\\', '/'));
    const bundles = [...new Set(paths.map((path) => dirname(path)))]
        .filter((folder) => basename(dirname(folder)) === 'lwc')
        .sort();
    return new Map(bundles.map((folder) => [basename(folder), readBundle(root, folder, metas.get(folder) ?? null)]));
}

function readBundle(root: string, folder: string, meta: MetadataFile | null): ComponentBundle {
    const targets = meta && child(meta.root, 'targets');
    const configs = meta && child(meta.root, 'targetConfigs');
    const config = configs
        ? childrenNamed(configs, 'targetConfig').find((item) => item.attributes['targets']?.includes(RECORD_PAGE))
        : undefined;
    const objects = config && child(config, 'objects');
    const formFactors = config && child(config, 'supportedFormFactors');
    return {
        name: basename(folder),
        folder,
        meta,
        exposed: meta !== null && childText(meta.root, 'isExposed') === 'true',
        targets: targets ? childrenNamed(targets, 'target').map(({ text }) => text) : [],
        objects: objects ? childrenNamed(objects, 'object').map(({ text }) => text) : [],
        formFactors: formFactors
            ? childrenNamed(formFactors, 'supportedFormFactor').map(({ attributes }) => attributes['type'] ?? '')
            : [],
        properties: config ? childrenNamed(config, 'property').map(({ attributes }) => attributes['name'] ?? '') : [],
        sources: readSources(root, folder)
    };
}

function readSources(root: string, folder: string): ComponentSource[] {
    return globSync(`${folder}/**/*.{ts,js,html,css}`, { cwd: root })
        .map((path) => path.replaceAll('\\', '/'))
        .filter((path) => !path.includes('/__tests__/') && !isCompiled(root, path))
        .sort()
        .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

function isCompiled(root: string, path: string): boolean {
    return path.endsWith('.js') && existsSync(join(root, path.replace(/\.js$/, '.ts')));
}
