/** Compiles components as a Salesforce org does when they are deployed. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Bundle } from './bundles.ts';

/** The part of the compiler that is used here; the package declares no types that fit. */
interface PlatformCompiler {
    compile(options: {
        readonly bundle: {
            readonly namespace: string;
            readonly name: string;
            readonly type: 'platform';
            readonly files: Readonly<Record<string, string>>;
            readonly options: { readonly apiVersion: number };
        };
        readonly compilerConfigs: readonly [
            {
                readonly outputConfig: {
                    readonly minify: boolean;
                    readonly sourcemap: boolean;
                    readonly env: { readonly NODE_ENV: string };
                };
            }
        ];
    }): Promise<CompileResult>;
}

interface CompileResult {
    readonly success: boolean;
    readonly diagnostics?: readonly Diagnostic[];
    readonly results?: readonly {
        readonly imports?: readonly { readonly specifier: string }[];
        readonly diagnostics?: readonly Diagnostic[];
    }[];
}

interface Diagnostic {
    /** 0 fatal, 1 error, 2 warning, 3 log. */
    readonly level: number;
    readonly message: string;
    readonly filename?: string;
    readonly location?: { readonly line?: number; readonly startLine?: number };
}

export interface CompiledBundle {
    /** `file:line: message`, from the project's root. Empty when an org would take the component. */
    readonly errors: readonly string[];
    /** Modules that the compiled code imports, such as `@salesforce/label/c.x`. */
    readonly imports: readonly string[];
}

const WARNING_LEVEL = 2;
const DEPLOYED = /\.(js|html|css|svg)$/;
const compiler = createRequire(import.meta.url)('@lwc/sfdc-lwc-compiler') as PlatformCompiler;

/** Compiles a bundle from its compiled JavaScript, templates and styles; TypeScript is left out, as in a deployment. */
export async function compileForPlatform(root: string, bundle: Bundle, apiVersion: number): Promise<CompiledBundle> {
    const deployed = bundle.files.filter((file) => DEPLOYED.test(file));
    const files = Object.fromEntries(
        deployed.map((file) => [file.slice(bundle.folder.length + 1), readFileSync(join(root, file), 'utf8')])
    );
    const {
        success,
        diagnostics = [],
        results = []
    } = await compiler.compile({
        bundle: { namespace: 'c', name: bundle.name, type: 'platform', files, options: { apiVersion } },
        compilerConfigs: [{ outputConfig: { minify: false, sourcemap: false, env: { NODE_ENV: 'production' } } }]
    });
    const all = [...diagnostics, ...results.flatMap((result) => result.diagnostics ?? [])];
    const errors = all.filter(({ level }) => level < WARNING_LEVEL).map((diagnostic) => describe(bundle, diagnostic));
    return {
        errors:
            success || errors.length > 0
                ? [...new Set(errors)]
                : [`${bundle.folder}: the compiler refused it without a reason`],
        imports: results.flatMap((result) => (result.imports ?? []).map(({ specifier }) => specifier))
    };
}

function describe({ folder }: Bundle, { filename, location, message }: Diagnostic): string {
    const line = location?.line ?? location?.startLine;
    const file = filename === undefined ? folder : `${folder}/${filename.replace(/^.*?\/?modules\/c\/[^/]+\//, '')}`;
    return `${file}${line === undefined ? '' : `:${line}`}: ${message}`;
}
