import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { OutputChunk } from 'rollup';
import { publish } from './publish.ts';
import { bundle } from './rollup.ts';
import { packageJson } from './packages.ts';
import type { PluginOptions } from './plugin.ts';
import { contentKey } from './sources.ts';

/** The LWC runtime and the base components, compiled: for each module a small file that re-exports from one chunk. */
export interface Vendor {
    readonly key: string;
    readonly folder: string;
    /** Module name -> its re-exporting file. */
    readonly modules: ReadonlyMap<string, string>;
    /** The chunk that browsers load. */
    readonly chunk: string;
}

const RUNTIME = ['@lwc/synthetic-shadow', 'lwc', '@lwc/wire-service'];
const PACKAGES = ['lwc', '@lwc/rollup-plugin', 'lightning-base-components', 'rollup', 'esbuild'];
/** Raise when the way of building changes, so that older caches are left alone. */
const BUILD_VERSION = '6';
const CHUNK = 'vendor';

/** Builds the vendor chunk, or takes it from the cache. `used`: base modules such as `lightning/card`. */
export async function buildVendor(
    cacheFolder: string,
    modules: PluginOptions,
    used: readonly string[],
    progress: (line: string) => void
): Promise<Vendor> {
    const names = [...RUNTIME, ...used];
    const versions = PACKAGES.map((name) => `${name}@${packageJson(modules.root, name).version}`);
    const key = contentKey([BUILD_VERSION, ...versions, ...names, ...modules.icons], [modules.scoped.pageModule]);
    const folder = path.join(cacheFolder, `vendor-${key}`);
    const manifest = path.join(folder, 'manifest.json');
    if (!existsSync(manifest)) {
        progress(
            `Compiling ${names.length} base modules of Lightning (once, about half a minute on an idle machine) ...`
        );
        const started = Date.now();
        await compile(folder, modules, names);
        progress(`Compiled the base modules in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
    }
    const { files, chunk } = JSON.parse(readFileSync(manifest, 'utf8')) as {
        files: Record<string, string>;
        chunk: string;
    };
    const found = Object.entries(files).map(([name, file]): [string, string] => [name, path.join(folder, file)]);
    return { key, folder, modules: new Map(found), chunk };
}

async function compile(folder: string, modules: PluginOptions, names: readonly string[]): Promise<void> {
    const chunks = await bundle({
        modules,
        input: Object.fromEntries(names.map((name, index) => [`m${index}`, name])),
        output: {
            entryFileNames: '[name].js',
            chunkFileNames: '[name].js',
            manualChunks: () => CHUNK,
            hoistTransitiveImports: false
        }
    });
    const files = Object.fromEntries(names.map((name, index) => [name, `m${index}.js`]));
    const manifest = JSON.stringify({ files, chunk: largest(chunks).fileName });
    const code = chunks.map((chunk): [string, string] => [chunk.fileName, chunk.code]);
    publish(folder, new Map([...code, ['manifest.json', manifest]]));
}

/** Rollup names the chunk after one of its entries; it is the one with nearly all the code. */
function largest(chunks: readonly OutputChunk[]): OutputChunk {
    return chunks.reduce((found, chunk) => (chunk.code.length > found.code.length ? chunk : found));
}
