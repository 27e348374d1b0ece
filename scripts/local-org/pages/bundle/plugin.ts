import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { transform } from 'esbuild';
import type { Plugin } from 'rollup';
import { baseAliases, baseModule } from './packages.ts';
import { scopedModule, type ScopedSources } from './scoped.ts';
import { bundleEntry, type ComponentBundle } from './sources.ts';

export interface PluginOptions {
    readonly root: string;
    /** Folder of the browser side: `lightning/*` modules and the shell's components `x/*`. */
    readonly uiFolder: string;
    readonly components: ReadonlyMap<string, ComponentBundle>;
    /** Icons to compile, as `utility_close`; the package has 1,700 of them. */
    readonly icons: ReadonlySet<string>;
    readonly scoped: ScopedSources;
    /** Modules that exist only here: name -> source. */
    readonly virtual?: ReadonlyMap<string, string>;
    /** Modules built before: name -> file. */
    readonly prebuilt?: ReadonlyMap<string, string>;
    /** The chunk behind them, and the address at which browsers find it. */
    readonly prebuiltChunk?: { readonly file: string; readonly url: string };
}

const VIRTUAL = '\0page:';
const NO_ICON = `${VIRTUAL}no-icon`;
const NO_RIGHT_TO_LEFT_ICONS = `${VIRTUAL}no-rtl-icons`;
const RIGHT_TO_LEFT_ICONS = /^lightning\/iconSvgTemplates\w*Rtl$/;
const ICON_TEMPLATE = /^\.\/(utility|standard|action|custom|doctype)\/(\w+)\.html$/;
const COMPONENT = /^(c|x|lightning)\/(\w+)$/;

/** Resolves what components import on Salesforce: `c/*`, `lightning/*`, `@salesforce/*`; reads TypeScript. */
export function salesforceModules(options: PluginOptions): Plugin {
    const aliases = baseAliases(options.root);
    return {
        name: 'salesforce-modules',
        resolveId(id, importer) {
            const file = resolve(options, aliases, id, importer);
            const isPrebuilt = file !== null && file === options.prebuiltChunk?.file;
            return isPrebuilt ? { id: options.prebuiltChunk?.url ?? file, external: true } : file;
        },
        load(id) {
            return load(options, id);
        },
        async transform(code, id) {
            const file = id.split('?')[0] ?? id;
            return file.endsWith('.ts') && !file.includes('node_modules') ? stripTypes(code, file) : null;
        }
    };
}

function resolve(
    options: PluginOptions,
    aliases: ReadonlyMap<string, string>,
    id: string,
    importer: string | undefined
): string | null {
    if (options.virtual?.has(id)) {
        return VIRTUAL + id;
    }
    const prebuilt = options.prebuilt?.get(id);
    if (prebuilt !== undefined) {
        return prebuilt;
    }
    if (RIGHT_TO_LEFT_ICONS.test(id)) {
        return NO_RIGHT_TO_LEFT_ICONS;
    }
    if (isUnusedIcon(options, id, importer)) {
        return NO_ICON;
    }
    const component = COMPONENT.exec(id);
    if (component !== null) {
        const found = resolveComponent(options, component[1] ?? '', component[2] ?? '');
        if (found === null) {
            throw atImport(new Error(`There is no component ${id}`), id, importer);
        }
        return found;
    }
    if (id.startsWith('.') && importer !== undefined) {
        return resolveRelative(options, path.resolve(path.dirname(importer.split('?')[0] ?? importer), id));
    }
    if (id.startsWith('@salesforce/') && isScopedModule(options, id, importer)) {
        return VIRTUAL + id;
    }
    return aliases.get(id) ?? null;
}

/** Throws with the line of the import, for a label that the org does not have. */
function isScopedModule(options: PluginOptions, id: string, importer: string | undefined): boolean {
    try {
        return scopedModule(id, options.scoped) !== null;
    } catch (cause) {
        throw atImport(cause, id, importer);
    }
}

/** The error with the file and line that ask for a module, by its name or as a tag. */
function atImport(cause: unknown, id: string, importer: string | undefined): Error {
    const file = importer?.split('?')[0];
    const lines = file === undefined || !existsSync(file) ? [] : readFileSync(file, 'utf8').split('\n');
    const tag = `<${id.replace('/', '-').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    const line = lines.findIndex((text) => text.includes(id) || text.includes(tag)) + 1;
    const message = cause instanceof Error ? cause.message : String(cause);
    return Object.assign(new Error(message), { loc: { file, ...(line === 0 ? {} : { line }) } });
}

function isUnusedIcon(options: PluginOptions, id: string, importer: string | undefined): boolean {
    const icon = importer?.includes('iconSvgTemplates') === true ? ICON_TEMPLATE.exec(id) : null;
    return icon !== null && !options.icons.has(`${icon[1]}_${icon[2]}`);
}

/** Our own module goes before the base package's of the same name. The query tells the LWC compiler the tag. */
function resolveComponent(options: PluginOptions, namespace: string, name: string): string | null {
    const folder =
        namespace === 'c' ? options.components.get(name)?.folder : path.join(options.uiFolder, namespace, name);
    const own = folder === undefined ? null : bundleEntry(folder, name);
    if (own !== null) {
        return `${own}?specifier=${namespace}/${name}`;
    }
    return namespace === 'lightning' ? baseModule(options.root, name) : null;
}

/** `./math` -> `math.ts` or `math.js`; `null` leaves it to the LWC compiler. */
function resolveRelative(options: PluginOptions, file: string): string | null {
    if (file === options.prebuiltChunk?.file) {
        return file;
    }
    return path.extname(file) === '' ? (['.ts', '.js'].map((type) => file + type).find(existsSync) ?? null) : null;
}

function load(options: PluginOptions, id: string): string | null {
    if (id === NO_RIGHT_TO_LEFT_ICONS) {
        return 'export default {};';
    }
    if (id === NO_ICON) {
        return 'export default undefined;';
    }
    if (!id.startsWith(VIRTUAL)) {
        return null;
    }
    const name = id.slice(VIRTUAL.length);
    return options.virtual?.get(name) ?? scopedModule(name, options.scoped);
}

/** Only types are removed: decorators are left to the LWC compiler. */
async function stripTypes(code: string, file: string): Promise<{ code: string; map: string }> {
    const result = await transform(code, {
        loader: 'ts',
        target: 'esnext',
        sourcemap: true,
        sourcefile: file,
        tsconfigRaw: {
            compilerOptions: {
                target: 'ESNext',
                experimentalDecorators: false,
                useDefineForClassFields: true,
                verbatimModuleSyntax: true
            }
        }
    });
    return { code: result.code, map: result.map };
}
