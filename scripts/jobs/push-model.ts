import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { connect } from '../org/connection.ts';
import { EXIT, runCommand, UsageError } from './command.ts';
import { pushModel, readModel } from './model-store.ts';

const USAGE = `Makes a Success Model the active one in Salesforce, as a new version. A model that is active already changes nothing.

  npm run -s push-model -- [FILE] [--target-org local|ALIAS] [--note TEXT] [--check] [--json]

  FILE           the model; config/success-model.json when left out
  --target-org   local (the default), or an alias or username of "sf org login" of somebody with the permission set Success Admin
  --note         what changed, shown in the list of versions
  --check        only say whether the model is valid

Exit code: 0 done, 1 failed or not valid, 2 wrong command line.`;

const DEFAULT_FILE = 'config/success-model.json';

await runCommand(USAGE, async () => {
    const { values, positionals } = parseArgs({
        allowPositionals: true,
        options: {
            'target-org': { type: 'string' },
            note: { type: 'string' },
            check: { type: 'boolean', default: false },
            json: { type: 'boolean', default: false }
        }
    });
    if (positionals.length > 1) throw new UsageError('Name one file.');
    const file = positionals[0] ?? DEFAULT_FILE;
    const model = readModel(await read(file), file);
    if (values.check) {
        process.stdout.write(values.json ? `${JSON.stringify({ kind: 'valid' })}\n` : `${file} is valid.\n`);
        return EXIT.done;
    }
    const targetOrg = values['target-org'];
    const conn = await connect({ ...(targetOrg === undefined ? {} : { targetOrg }), localPersona: 'admin' });
    const outcome = await pushModel(conn, model, values.note ?? null, new Date()).finally(() => conn.close());
    const words =
        outcome.kind === 'pushed'
            ? `Version ${outcome.version} is active.`
            : `Version ${outcome.version} is active already: nothing changed.`;
    process.stdout.write(values.json ? `${JSON.stringify(outcome)}\n` : `${words}\n`);
    return EXIT.done;
});

async function read(file: string): Promise<string> {
    try {
        return await readFile(file, 'utf8');
    } catch {
        throw new UsageError(`${file} cannot be read.`);
    }
}
