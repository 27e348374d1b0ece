/** Compiles the project's components and the shell for the browser. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { BASE_COMPONENTS, baseModule, packageFolder } from './bundle/packages.ts';
import type { PluginOptions } from './bundle/plugin.ts';
import { bundle } from './bundle/rollup.ts';
import { dropOldBuilds, publish } from './bundle/publish.ts';
import { pageModuleOf } from './bundle/scoped.ts';
import {
    componentBundles,
    contentKey,
    filesUnder,
    iconsNamedIn,
    packageDirectories,
    type ComponentBundle
} from './bundle/sources.ts';
import { buildVendor, type Vendor } from './bundle/vendor.ts';

export interface BuildOptions {
    /** The project's folder, with `sfdx-project.json` and `node_modules`. */
    readonly root: string;
    /** Custom labels by name. */
    readonly labels: ReadonlyMap<string, string>;
    /** Where compiled code is kept between starts. */
    readonly cacheFolder: string;
    /** Hears of what takes long. */
    readonly progress: (line: string) => void;
}

/** Compiled scripts, by the address under which the browser asks for them. */
export interface Build {
    /** In the order in which they are needed; the last one starts the page. */
    readonly scripts: readonly string[];
    readonly files: ReadonlyMap<string, string>;
}

/** Everything below this address never changes: names carry a key of their content. */
export const STATIC_URL = '/lightning/static';

const UI_FOLDER = path.join(import.meta.dirname, '../ui');
const APP_CHUNK = 'app.js';
interface Sources {
    readonly components: ReadonlyMap<string, ComponentBundle>;
    readonly files: readonly string[];
}

/** A key of all that a build is made from; equal keys mean equal pages. Takes a few milliseconds. */
export function sourceKey(options: Pick<BuildOptions, 'root' | 'labels'>): string {
    return keyOf(readSources(options.root), options.labels);
}

function readSources(root: string): Sources {
    const components = componentBundles(root);
    const folders = [UI_FOLDER, ...[...components.values()].map((component) => component.folder)];
    return { components, files: folders.flatMap(filesUnder).filter(isSource) };
}

/** Not what a compiler left beside its source. */
function isSource(file: string, _index: number, all: readonly string[]): boolean {
    return !file.endsWith('.js') || !all.includes(`${file.slice(0, -'.js'.length)}.ts`);
}

function keyOf(sources: Sources, labels: ReadonlyMap<string, string>): string {
    return contentKey([JSON.stringify([...labels].sort())], sources.files);
}

/**
 * Builds what the browser needs, or takes it from the cache where nothing changed.
 * Throws a `BuildError` that names file and line for a component that does not compile.
 */
export async function buildPages(options: BuildOptions): Promise<Build> {
    const sources = readSources(options.root);
    const modules = moduleOptions(options, sources);
    const vendor = await buildVendor(
        options.cacheFolder,
        modules,
        usedBaseModules(options.root, sources),
        options.progress
    );
    const key = contentKey([vendor.key, keyOf(sources, options.labels)]);
    const folder = path.join(options.cacheFolder, `app-${key}`);
    const file = path.join(folder, APP_CHUNK);
    if (!existsSync(file)) {
        const started = Date.now();
        await compileApp(folder, modules, vendor);
        options.progress(
            `Compiled ${sources.components.size} components in ${((Date.now() - started) / 1000).toFixed(1)} s.`
        );
        dropOldBuilds(options.cacheFolder, 'app-');
        dropOldBuilds(options.cacheFolder, 'vendor-');
    }
    const files = new Map([
        [vendorUrl(vendor), path.join(vendor.folder, vendor.chunk)],
        [`${STATIC_URL}/${key}/${APP_CHUNK}`, file]
    ]);
    return { scripts: [...files.keys()], files };
}

function moduleOptions(options: BuildOptions, sources: Sources): PluginOptions {
    const base = path.join(packageFolder(options.root, BASE_COMPONENTS), 'src/lightning');
    const metadata = packageDirectories(options.root).flatMap(filesUnder);
    return {
        root: options.root,
        uiFolder: UI_FOLDER,
        components: sources.components,
        icons: new Set(
            iconsNamedIn([...filesUnder(base), ...metadata, ...filesUnder(path.join(import.meta.dirname, '..'))])
        ),
        scoped: { labels: options.labels, pageModule: pageModuleOf(UI_FOLDER) }
    };
}

const IMPORTED = /(?:from\s*|import\s*\(?\s*)['"](lightning\/\w+)['"]/g;
const TAG = /<lightning-([a-z0-9-]+)/g;

/** The base modules that sources import or use as tags; those that the shell replaces are not the package's. */
function usedBaseModules(root: string, sources: Sources): string[] {
    const names = new Set<string>();
    for (const file of sources.files.filter((name) => /\.(ts|js|html)$/.test(name))) {
        const source = readFileSync(file, 'utf8');
        for (const [, name = ''] of source.matchAll(IMPORTED)) {
            names.add(name);
        }
        for (const [, tag = ''] of source.matchAll(TAG)) {
            names.add(`lightning/${tag.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}`);
        }
    }
    return [...names].filter((name) => isBaseModule(root, name)).sort();
}

function isBaseModule(root: string, name: string): boolean {
    const [, module = ''] = name.split('/');
    return !existsSync(path.join(UI_FOLDER, 'lightning', module)) && baseModule(root, module) !== null;
}

function vendorUrl(vendor: Vendor): string {
    return `${STATIC_URL}/${vendor.key}/${vendor.chunk}`;
}

/** One chunk: a page that starts with a hundred small requests takes a second longer. */
async function compileApp(folder: string, modules: PluginOptions, vendor: Vendor): Promise<void> {
    const exposed = [...modules.components.values()].filter((component) => component.exposed);
    const url = vendorUrl(vendor);
    const chunks = await bundle({
        modules: {
            ...modules,
            prebuilt: vendor.modules,
            prebuiltChunk: { file: path.join(vendor.folder, vendor.chunk), url },
            virtual: new Map([['page/components', componentRegistry(exposed)]])
        },
        input: { app: path.join(UI_FOLDER, 'main.ts') },
        compiled: vendor.folder,
        output: { entryFileNames: APP_CHUNK, inlineDynamicImports: true, paths: { [url]: url } }
    });
    publish(folder, new Map(chunks.map((chunk) => [chunk.fileName, chunk.code])));
}

function componentRegistry(exposed: readonly ComponentBundle[]): string {
    const imports = exposed.map(({ name }, index) => `import c${index} from 'c/${name}';`);
    const entries = exposed.map(({ name }, index) => `${JSON.stringify(name)}: c${index}`);
    return `${imports.join('\n')}\nexport const components = { ${entries.join(', ')} };`;
}
