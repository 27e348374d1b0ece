/** The folders of components, and whether what would be deployed is what was written. */
import { globSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

export interface Bundle {
    readonly name: string;
    /** Folder from the project's root. */
    readonly folder: string;
    /** Files of the bundle from the project's root, tests left out, sorted. */
    readonly files: readonly string[];
}

/** Something that would be deployed wrongly, with the remedy. */
export interface BuildFault {
    /** From the project's root. */
    readonly file: string;
    readonly message: string;
}

/** All components under a folder, by name. */
export function findBundles(root: string, folder = 'force-app'): Bundle[] {
    const paths = globSync(`${folder}/**/lwc/*/**/*.*`, { cwd: root })
        .map((path) => path.replaceAll('\\', '/'))
        .filter((path) => !path.includes('/__tests__/'));
    const folders = [...new Set(paths.map(bundleFolder))].sort();
    return folders.map((bundle) => ({
        name: basename(bundle),
        folder: bundle,
        files: paths.filter((path) => path.startsWith(`${bundle}/`)).sort()
    }));
}

function bundleFolder(path: string): string {
    let folder = dirname(path);
    while (basename(dirname(folder)) !== 'lwc') folder = dirname(folder);
    return folder;
}

/**
 * Scripts that were not compiled, were changed since, or lost their source. The Salesforce CLI would silently deploy an empty or an
 * old component.
 */
export function findUnbuilt(root: string, bundles: readonly Bundle[]): BuildFault[] {
    return bundles.flatMap(({ files }) => files.flatMap((file) => buildFault(root, file, new Set(files))));
}

function buildFault(root: string, file: string, files: ReadonlySet<string>): BuildFault[] {
    if (file.endsWith('.js') && !files.has(file.replace(/\.js$/, '.ts'))) {
        return [{ file, message: 'compiled from a source that is gone. Delete it.' }];
    }
    if (!file.endsWith('.ts') || file.endsWith('.d.ts')) return [];
    const compiled = file.replace(/\.ts$/, '.js');
    if (!files.has(compiled)) return [{ file, message: 'not compiled. Run: npm run build' }];
    const changed = (path: string): number => statSync(join(root, path)).mtimeMs;
    return changed(compiled) < changed(file)
        ? [{ file, message: 'changed since it was compiled. Run: npm run build' }]
        : [];
}
