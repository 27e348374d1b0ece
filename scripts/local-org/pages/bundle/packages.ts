import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A package's folder in the project's `node_modules`. Throws when it is not installed. */
export function packageFolder(root: string, name: string): string {
    const folder = path.join(root, 'node_modules', name);
    if (!existsSync(path.join(folder, 'package.json'))) {
        throw new Error(`The package ${name} is not installed: run npm ci.`);
    }
    return folder;
}

interface PackageJson {
    readonly version: string;
    readonly lwc?: { readonly modules?: readonly { readonly name?: string; readonly path?: string }[] };
}

export function packageJson(root: string, name: string): PackageJson {
    return JSON.parse(readFileSync(path.join(packageFolder(root, name), 'package.json'), 'utf8')) as PackageJson;
}

export const BASE_COMPONENTS = 'lightning-base-components';

/** Modules that the base components bring under names of their own, `@salesforce/...` among them: name -> file. */
export function baseAliases(root: string): ReadonlyMap<string, string> {
    const folder = packageFolder(root, BASE_COMPONENTS);
    const aliases = new Map<string, string>();
    for (const module of packageJson(root, BASE_COMPONENTS).lwc?.modules ?? []) {
        if (module.name !== undefined && module.path !== undefined) {
            aliases.set(module.name, path.join(folder, module.path));
        }
    }
    return aliases;
}

/** The file of a base component or of its style sheet, `null` when the package has none of this name. */
export function baseModule(root: string, name: string): string | null {
    const folder = path.join(packageFolder(root, BASE_COMPONENTS), 'src/lightning', name);
    return ['js', 'css'].map((type) => path.join(folder, `${name}.${type}`)).find(existsSync) ?? null;
}
