import { parseArgs } from 'node:util';
import { isCalendarDate } from '../../force-app/main/domain/lwc/success/success.ts';
import type { SuccessModel } from '../../force-app/main/domain/lwc/success/success.ts';
import { connect } from '../org/connection.ts';
import { readNamedFile, targetOrgOf, UsageError } from './arguments.ts';
import { EXIT, runCommand } from './command.ts';
import { loadModel, readModel } from './model-store.ts';
import { backtestPlays } from './plays/backtest.ts';
import { backtestText } from './plays/backtest-table.ts';
import { terminalProgress } from './progress.ts';

const USAGE = `Tells how often each play would have fired over a past period, per week and per CSM. Nothing is written.

  npm run -s plays -- --dry-run --from YYYY-MM-DD --to YYYY-MM-DD [--target-org local|ALIAS] [--model FILE] [--json]

  --dry-run      always: plays are started by "npm run -s score", each night
  --from, --to   the first and last day of the period; snapshots of it are what is looked at
  --target-org   local (the default), or an alias or username of "sf org login"; without it HAPPY_PATH_USERNAME of the environment decides
  --model        try this model instead of the org's
  --json         print one object on stdout

Exit code: 0 done, 1 failed, 2 wrong command line.`;

interface Arguments {
    readonly target: ReturnType<typeof targetOrgOf>;
    readonly json: boolean;
    readonly from: string;
    readonly to: string;
    /** Null: the org's. */
    readonly model: SuccessModel | null;
}

await runCommand(USAGE, async (signal) => {
    const { target, json, from, to, ...options } = await readArguments(process.argv.slice(2));
    const conn = await connect({ ...target, signal });
    const progress = terminalProgress();
    try {
        const model = options.model ?? (await loadModel(conn));
        const backtest = await backtestPlays(conn, { model, from, to, progress, signal });
        progress.end();
        process.stdout.write(json ? `${JSON.stringify(backtest)}\n` : backtestText(backtest));
        return EXIT.done;
    } finally {
        progress.end();
        await conn.close();
    }
});

async function readArguments(args: readonly string[]): Promise<Arguments> {
    const { values } = parseArgs({
        args: [...args],
        options: {
            'target-org': { type: 'string' },
            'dry-run': { type: 'boolean', default: false },
            from: { type: 'string' },
            to: { type: 'string' },
            model: { type: 'string' },
            json: { type: 'boolean', default: false }
        }
    });
    if (!values['dry-run'])
        throw new UsageError(
            '--dry-run is missing: plays are started by "npm run -s score", this only tells what would have fired.'
        );
    const [from, to] = [dayOf('--from', values.from), dayOf('--to', values.to)];
    if (from > to) throw new UsageError(`--from ${from} is after --to ${to}.`);
    return {
        target: targetOrgOf(values['target-org']),
        json: values.json,
        from,
        to,
        model: await modelOf(values.model)
    };
}

function dayOf(option: string, text: string | undefined): string {
    if (text === undefined) throw new UsageError(`${option} is missing.`);
    if (!isCalendarDate(text)) throw new UsageError(`${option} ${text} is not a day: write it as YYYY-MM-DD.`);
    return text;
}

async function modelOf(file: string | undefined): Promise<SuccessModel | null> {
    if (file === undefined) return null;
    return readModel(await readNamedFile(`--model ${file}`, file), file);
}
