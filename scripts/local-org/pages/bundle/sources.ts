import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A component or module bundle of the project: `lwc/healthCard`. */
export interface ComponentBundle {
    readonly name: string;
    readonly folder: string;
    /** Offered to pages by its `.js-meta.xml`. */
    readonly exposed: boolean;
}

const SKIPPED = new Set(['node_modules', '__tests__', '__mocks__']);

/** All files under a folder, sorted, tests left out. */
export function filesUnder(folder: string): string[] {
    if (!existsSync(folder)) {
        return [];
    }
    const found: string[] = [];
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
        const file = path.join(folder, entry.name);
        if (entry.isDirectory()) {
            found.push(...(SKIPPED.has(entry.name) ? [] : filesUnder(file)));
        } else {
            found.push(file);
        }
    }
    return found.sort();
}

/** The package directories of `sfdx-project.json`, as absolute paths. */
export function packageDirectories(root: string): string[] {
    const project = JSON.parse(readFileSync(path.join(root, 'sfdx-project.json'), 'utf8')) as {
        packageDirectories: readonly { path: string }[];
    };
    return project.packageDirectories.map((directory) => path.join(root, directory.path));
}

/** Every bundle in any `lwc` folder of the package directories. Throws when two have one name. */
export function componentBundles(root: string): ReadonlyMap<string, ComponentBundle> {
    const bundles = new Map<string, ComponentBundle>();
    for (const file of packageDirectories(root).flatMap(filesUnder)) {
        const name = path.basename(file).replace(/\.js-meta\.xml$/, '');
        const folder = path.dirname(file);
        if (!file.endsWith('.js-meta.xml') || path.basename(path.dirname(folder)) !== 'lwc') {
            continue;
        }
        const other = bundles.get(name);
        if (other !== undefined) {
            throw new Error(`Two components are called ${name}: ${other.folder} and ${folder}`);
        }
        bundles.set(name, { name, folder, exposed: /<isExposed>\s*true/.test(readFileSync(file, 'utf8')) });
    }
    return bundles;
}

/**
 * The source of a module in a bundle's folder. TypeScript goes before the JavaScript that a compiler may have left
 * beside it, so that a page never shows yesterday's code.
 */
export function bundleEntry(folder: string, name: string): string | null {
    return ['ts', 'js', 'html', 'css'].map((type) => path.join(folder, `${name}.${type}`)).find(existsSync) ?? null;
}

const ICON_NAME = /\b(utility|standard|action|custom|doctype):(\w+)/g;
/** A tab's icon: `Custom57: Building Block`. */
const MOTIF = /<motif>(Custom\d+)/g;
const MAY_NAME_ICONS = /\.(ts|js|html|xml|json)$/;
/** Files that list every icon there is. */
const ICON_CATALOGUES = /iconSvgTemplates|iconColors|__examples__|__docs__/;

/** The icons that files name, as `utility_close`, sorted. */
export function iconsNamedIn(files: readonly string[]): string[] {
    const icons = new Set<string>();
    for (const file of files) {
        if (MAY_NAME_ICONS.test(file) && !ICON_CATALOGUES.test(file)) {
            const content = readFileSync(file, 'utf8');
            for (const [, category, name] of content.matchAll(ICON_NAME)) {
                icons.add(`${category}_${name}`);
            }
            for (const [, motif = ''] of content.matchAll(MOTIF)) {
                icons.add(`custom_${motif.toLowerCase()}`);
            }
        }
    }
    return [...icons].sort();
}

/** A key that changes when one of the parts or the content of one of the files does. */
export function contentKey(parts: readonly string[], files: readonly string[] = []): string {
    const hash = createHash('sha256');
    for (const part of parts) {
        hash.update(part).update('\0');
    }
    for (const file of files) {
        hash.update(file).update('\0').update(readFileSync(file)).update('\0');
    }
    return hash.digest('hex').slice(0, 20);
}
