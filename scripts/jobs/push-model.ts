import { parseArgs } from 'node:util';
import { connect } from '../org/connection.ts';
import { readNamedFile, targetOrgOf, UsageError } from './arguments.ts';
import { EXIT, runCommand, unlessStopped } from './command.ts';
import { pushModel, readModel, tryPushModel, type PushOutcome } from './model-store.ts';

const USAGE = `Makes a Success Model the active one in Salesforce, as a new version. A model that is active already changes nothing,
and one whose objects or fields the org lacks is refused.

  npm run -s push-model -- [FILE] [--target-org local|ALIAS] [--note TEXT] [--dry-run] [--check] [--json]

  FILE           the model; config/success-model.json when left out
  --target-org   local (the default), or an alias or username of "sf org login" of somebody with the permission set Success Admin
  --note         what changed, shown in the list of versions
  --dry-run      write nothing, say whether the model fits the org and what would be done
  --check        only say whether the model is valid, without asking an org

Exit code: 0 done, 1 failed or not valid, 2 wrong command line.`;

const DEFAULT_FILE = 'config/success-model.json';

await runCommand(USAGE, async (signal) => {
    const { values, positionals } = parseArgs({
        allowPositionals: true,
        options: {
            'target-org': { type: 'string' },
            note: { type: 'string' },
            'dry-run': { type: 'boolean', default: false },
            check: { type: 'boolean', default: false },
            json: { type: 'boolean', default: false }
        }
    });
    if (positionals.length > 1) throw new UsageError('Name one file.');
    const target = targetOrgOf(values['target-org']);
    const file = positionals[0] ?? DEFAULT_FILE;
    const model = readModel(await readNamedFile(file, file), file);
    if (values.check) {
        process.stdout.write(values.json ? `${JSON.stringify({ kind: 'valid' })}\n` : `${file} is valid.\n`);
        return EXIT.done;
    }
    const conn = await unlessStopped(signal, connect({ ...target, localPersona: 'admin' }));
    try {
        const outcome = values['dry-run']
            ? await tryPushModel(conn, model)
            : await pushModel(conn, model, values.note ?? null, new Date());
        process.stdout.write(values.json ? `${JSON.stringify(outcome)}\n` : `${inWords(outcome)}\n`);
        return EXIT.done;
    } finally {
        await conn.close();
    }
});

function inWords({ kind, version }: PushOutcome): string {
    if (kind === 'unchanged') return `Version ${version} is active already: nothing changed.`;
    return kind === 'pushed'
        ? `Version ${version} is active.`
        : `The model fits the org and would be version ${version} (dry run).`;
}
