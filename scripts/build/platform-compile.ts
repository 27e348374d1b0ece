/**
 * Compiles every component with Salesforce's own compiler, after `npm run build`, and checks that the labels, fields, permissions and
 * components that the compiled code refers to are in the project. Exits 1 with `file:line: message` when an org would refuse one.
 *
 *   node scripts/build/platform-compile.ts
 */
import { fileURLToPath } from 'node:url';
import { findBundles, findUnbuilt } from './bundles.ts';
import { importFault } from './metadata/rules/components.ts';
import { readProject } from './metadata/project.ts';
import { compileForPlatform } from './platform-compiler.ts';

async function main(root: string): Promise<void> {
    const bundles = findBundles(root);
    const errors = findUnbuilt(root, bundles).map(({ file, message }) => `${file}: ${message}`);
    if (errors.length === 0) {
        const project = readProject(root);
        for (const bundle of bundles) {
            const compiled = await compileForPlatform(root, bundle, Number(project.apiVersion));
            const dangling = compiled.imports.flatMap((specifier) =>
                importFault(project, specifier).map((fault) => `${bundle.folder}: ${specifier}: ${fault}`)
            );
            errors.push(...compiled.errors, ...dangling);
        }
    }
    for (const error of errors) process.stderr.write(`${error}\n`);
    process.stdout.write(
        errors.length === 0 ? `${bundles.length} components compile as on the platform\n` : `${errors.length} errors\n`
    );
    process.exitCode = errors.length === 0 ? 0 : 1;
}

await main(process.argv[2] ?? fileURLToPath(new URL('../..', import.meta.url)));
