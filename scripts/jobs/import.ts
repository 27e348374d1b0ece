import { parseArgs } from 'node:util';
import { connect } from '../org/connection.ts';
import { checkDay, readNamedFile, targetOrgOf, UsageError } from './arguments.ts';
import { EXIT, runCommand } from './command.ts';
import { runImport, type ImportSummary } from './import/run-import.ts';
import { readMapping } from './import/validate-mapping.ts';
import { readModel } from './model-store.ts';
import { terminalProgress } from './progress.ts';

const USAGE = `Imports CSV files into accounts, customers, cases and recorded metrics, as a mapping says (docs/import.md).

  npm run -s import -- --mapping MAP.json --data DIR [--target-org local|ALIAS] [--as-of YYYY-MM-DD] [--model FILE] [--dry-run] [--failed-rows DIR] [--json]

  --mapping      how files become records
  --data         folder of the files
  --target-org   local (the default), or an alias or username of "sf org login"; without it HAPPY_PATH_USERNAME of the environment decides
  --as-of        the day that windows end on and subscriptions are in force; today in the org's default time zone
  --model        Success Model that the metrics are meant for, to warn of keys that it does not know; the org's when left out
  --dry-run      write nothing, say what would be written
  --failed-rows  folder for the file of rows that failed (failed/)
  --json         print one summary object on stdout

Exit code: 0 done, 1 failed, 2 wrong command line, 3 done but some rows failed.`;

await runCommand(USAGE, async (signal) => {
    const { values } = parseArgs({
        options: {
            mapping: { type: 'string' },
            data: { type: 'string' },
            'target-org': { type: 'string' },
            'as-of': { type: 'string' },
            model: { type: 'string' },
            'dry-run': { type: 'boolean', default: false },
            'failed-rows': { type: 'string' },
            json: { type: 'boolean', default: false }
        }
    });
    const { mapping: file, data: dataFolder, 'as-of': asOf, 'failed-rows': failedRowsFolder } = values;
    if (file === undefined || dataFolder === undefined) throw new UsageError('--mapping and --data are needed.');
    checkDay(asOf);
    const target = targetOrgOf(values['target-org']);
    const mapping = readMapping(await readNamedFile(`--mapping ${file}`, file), file);
    const model =
        values.model === undefined
            ? {}
            : { model: readModel(await readNamedFile(`--model ${values.model}`, values.model), values.model) };
    const conn = await connect({ ...target, signal });
    try {
        const summary = await runImport(conn, {
            mapping,
            dataFolder,
            dryRun: values['dry-run'],
            progress: terminalProgress(),
            signal,
            ...model,
            ...(asOf === undefined ? {} : { asOf }),
            ...(failedRowsFolder === undefined ? {} : { failedRowsFolder })
        });
        process.stdout.write(values.json ? `${JSON.stringify(summary)}\n` : inWords(summary));
        return summary.failed > 0 ? EXIT.someRowsFailed : EXIT.done;
    } finally {
        await conn.close();
    }
});

function inWords(summary: ImportSummary): string {
    const objects = (['accounts', 'customers', 'cases', 'surveys', 'metrics'] as const).map((name) => {
        const { read, toWrite, written } = summary[name];
        return `${name.padEnd(10)} ${read} read, ${summary.dryRun ? `${toWrite} would be written` : `${written} written`}`;
    });
    const lines = [
        ...objects,
        `${summary.failed} rows failed; as of ${summary.asOf}; ${summary.seconds} s, ${summary.apiCalls} API calls`
    ];
    if (summary.failedRows !== null) lines.push(`Rows that failed, with line and reason: ${summary.failedRows}`);
    return `${lines.join('\n')}\n`;
}
