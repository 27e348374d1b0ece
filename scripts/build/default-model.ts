import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';

/**
 * Compiles `config/success-model.json` into the domain as `defaultModel.ts`, the model that pages use when none can be read.
 * With `--check` it writes nothing and exits 1 when the file is out of date.
 */

const SOURCE = new URL('../../config/success-model.json', import.meta.url);
const TARGET = new URL('../../force-app/main/domain/lwc/success/defaultModel.ts', import.meta.url);

/** The module's text for a model document, formatted as the project's code is. */
export async function defaultModelModule(json: string): Promise<string> {
    const text = [
        '// Generated from config/success-model.json by scripts/build/default-model.ts: edit that file and run it again.',
        "import type { SuccessModel } from './model.ts';",
        '',
        '/** The model that holds until a company activates one of its own. */',
        `export const defaultModel: SuccessModel = ${JSON.stringify(JSON.parse(json), null, 4)};`,
        ''
    ].join('\n');
    return format(text, { ...(await resolveConfig(fileURLToPath(TARGET))), parser: 'typescript' });
}

async function main(): Promise<number> {
    const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
    const expected = await defaultModelModule(readFileSync(SOURCE, 'utf8'));
    if (!values.check) {
        writeFileSync(TARGET, expected);
        return 0;
    }
    if (readFileSync(TARGET, 'utf8') === expected) {
        return 0;
    }
    const script = 'node scripts/build/default-model.ts';
    process.stderr.write(`defaultModel.ts is out of date with config/success-model.json: run ${script}\n`);
    return 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    process.exitCode = await main();
}
