/**
 * Writes the `paths` of `force-app/tsconfig.json`: one entry `c/x` for every bundle under force-app, because TypeScript allows one
 * `*` only and cannot map `c/x` to `x/x.ts`.
 *
 *   node scripts/build/paths.ts            writes
 *   node scripts/build/paths.ts --check    exits 1 when the file is out of date
 */
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Helpers of component tests, as Jest maps them. */
const TEST_PATHS = { 'test/*': ['../test/*.ts'] };

interface TsConfig {
    compilerOptions: { paths?: Record<string, string[]> };
}

/** The `paths` for the bundles under a folder that holds `main`, sorted by name. Bundles without TypeScript are left out. */
export function bundlePaths(forceApp: string): Record<string, string[]> {
    const bundles = globSync('main/**/lwc/*', { cwd: forceApp })
        .map((folder) => ({ name: basename(folder), entry: `./${folder}/${basename(folder)}.ts` }))
        .filter(({ entry }) => existsSync(join(forceApp, entry)))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    return Object.fromEntries(bundles.map(({ name, entry }) => [`c/${name}`, [entry]]));
}

function main(check: boolean): void {
    const forceApp = join(ROOT, 'force-app');
    const file = join(forceApp, 'tsconfig.json');
    const before = readFileSync(file, 'utf8');
    const config = JSON.parse(before) as TsConfig;
    config.compilerOptions.paths = { ...bundlePaths(forceApp), ...TEST_PATHS };
    const after = formatJson(config);
    if (after === before) return;
    if (check) {
        process.stderr.write('force-app/tsconfig.json: paths are out of date. Run: node scripts/build/paths.ts\n');
        process.exitCode = 1;
        return;
    }
    writeFileSync(file, after);
}

/** As Prettier formats it: short arrays of plain values on one line. */
function formatJson(value: unknown): string {
    const text = JSON.stringify(value, null, 2);
    return `${text.replace(/\[\s+([^[\]{}]*?)\s+\]/g, (_, items: string) => `[${items.replace(/,\s+/g, ', ')}]`)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.includes('--check'));
