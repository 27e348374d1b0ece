import lwc from '@lwc/rollup-plugin';
import replace from '@rollup/plugin-replace';
import { transform } from 'esbuild';
import { rollup, type InputOptions, type OutputChunk, type OutputOptions, type Plugin, type RollupLog } from 'rollup';
import { toBuildError } from './errors.ts';
import { salesforceModules, type PluginOptions } from './plugin.ts';

export interface BundleOptions {
    readonly modules: PluginOptions;
    readonly input: Record<string, string>;
    readonly external?: InputOptions['external'];
    /** Files that are compiled already. */
    readonly compiled?: string;
    readonly output: OutputOptions;
    readonly moduleSideEffects?: boolean;
}

/** Compiles components in production mode into minified chunks. Throws a `BuildError` that names file and line. */
export async function bundle(options: BundleOptions): Promise<readonly OutputChunk[]> {
    try {
        const build = await rollup({
            input: options.input,
            external: options.external ?? [],
            plugins: plugins(options),
            onwarn: (warning) => report(warning)
        });
        const { output } = await build.generate({ format: 'es', ...options.output });
        await build.close();
        return output.filter((chunk) => chunk.type === 'chunk');
    } catch (cause) {
        throw toBuildError(cause, options.modules.root);
    }
}

/** Warnings of our own code stop the build where Salesforce would refuse it; the packages' own are theirs. */
function report(warning: RollupLog): void {
    const place = `${warning.id ?? ''} ${warning.loc?.file ?? ''} ${warning.message}`;
    if (warning.code !== 'CIRCULAR_DEPENDENCY' && !place.includes('node_modules')) {
        console.error(warning.message);
    }
}

function plugins(options: BundleOptions): Plugin[] {
    return [
        entries(options),
        syntheticShadowFirst(),
        typedDaysEastOfGreenwich(),
        salesforceModules(options.modules),
        lwc({
            rootDir: options.modules.uiFolder,
            modules: [{ npm: 'lightning-base-components' }],
            ...(options.compiled === undefined ? {} : { exclude: [`${options.compiled}/**`] }),
            enableDynamicComponents: true,
            enableSyntheticElementInternals: true,
            enableLwcOn: true,
            apiVersion: 66
        }),
        replace({
            preventAssignment: true,
            values: { 'import.meta.env.SSR': 'false', 'process.env.NODE_ENV': '"production"' }
        }),
        minify()
    ];
}

/** Entries are module names such as `lightning/card`: they are resolved as if our own code imported them. */
function entries(options: BundleOptions): Plugin {
    return {
        name: 'entries',
        resolveId(id, importer) {
            return importer === undefined ? this.resolve(id, `${options.modules.uiFolder}/main.ts`) : null;
        }
    };
}

/**
 * The engine looks once, when it starts, whether synthetic shadow is there. Without it components would get native
 * shadow, which Salesforce's global styles do not reach; the order of entries alone does not decide it.
 */
function syntheticShadowFirst(): Plugin {
    return {
        name: 'synthetic-shadow-first',
        transform(code, id) {
            const isEngine = /@lwc\/engine-dom\/dist\/index\.js$/.test(id);
            return isEngine ? { code: `import '@lwc/synthetic-shadow';${code}`, map: null } : null;
        }
    };
}

/**
 * The base components compare a day that was typed with the viewer's midnight in UTC, which east of Greenwich is the day before: they take
 * every typed day for one that the calendar has not. Salesforce's own pages, which have another localization service, do not.
 */
function typedDaysEastOfGreenwich(): Plugin {
    const faulty = 'const utcOptions = Object.assign({}, utcTimeZone, formatOptions);';
    return {
        name: 'typed-days-east-of-greenwich',
        transform(code, id) {
            if (!id.endsWith('/internationalizationLibrary/datetime/dateTimeUtils.js')) return null;
            if (!code.includes(faulty))
                this.error(`${id} compares typed days in another way: is this mend still needed?`);
            return { code: code.replace(faulty, 'const utcOptions = formatOptions;'), map: null };
        }
    };
}

function minify(): Plugin {
    return {
        name: 'minify',
        async renderChunk(code) {
            return { code: (await transform(code, { minify: true, target: 'esnext' })).code, map: null };
        }
    };
}
