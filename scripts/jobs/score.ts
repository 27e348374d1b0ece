import { parseArgs } from 'node:util';
import { connect } from '../org/connection.ts';
import { checkDay, readNamedFile, targetOrgOf, UsageError } from './arguments.ts';
import { checkNotFuture, EXIT, runCommand } from './command.ts';
import { readModel } from './model-store.ts';
import { terminalProgress } from './progress.ts';
import { runScore, type ScoreOptions, type ScoreSummary } from './run-score.ts';

const USAGE = `Scores every customer and writes what changed to Salesforce.

  npm run -s score -- [--target-org local|ALIAS] [--as-of YYYY-MM-DD] [--send] [--dry-run] [--model FILE] [--failed-rows DIR] [--json]

  --target-org   local (the default), or an alias or username of "sf org login"; without it HAPPY_PATH_USERNAME of the environment decides
  --as-of        the day to look at, not in the future; today in the org's default time zone
  --send         send the e-mails of plays, where the model's "sending" says from which address; without it they are tasks for people
  --dry-run      write nothing, say what would be written and, with --send, what would be sent to whom
  --model        with --dry-run: score with this model instead of the org's
  --failed-rows  folder for the file of rows that failed (failed/)
  --json         print one summary object on stdout

Exit code: 0 done, 1 failed, 2 wrong command line, 3 done but some rows failed.`;

interface Arguments extends ScoreOptions {
    readonly target: ReturnType<typeof targetOrgOf>;
    readonly json: boolean;
}

await runCommand(USAGE, async (signal) => {
    const { target, json, ...options } = await readArguments(process.argv.slice(2));
    const conn = await connect({ ...target, signal });
    try {
        const summary = await runScore(conn, { ...options, progress: terminalProgress(), signal });
        process.stdout.write(json ? `${JSON.stringify(summary)}\n` : inWords(summary));
        return summary.failed > 0 ? EXIT.someRowsFailed : EXIT.done;
    } finally {
        await conn.close();
    }
});

async function readArguments(args: readonly string[]): Promise<Arguments> {
    const { values } = parseArgs({
        args: [...args],
        options: {
            'target-org': { type: 'string' },
            'as-of': { type: 'string' },
            'dry-run': { type: 'boolean', default: false },
            send: { type: 'boolean', default: false },
            model: { type: 'string' },
            'failed-rows': { type: 'string' },
            json: { type: 'boolean', default: false }
        }
    });
    const asOf = values['as-of'];
    checkDay(asOf);
    if (!values['dry-run']) checkNotFuture(asOf);
    if (values.model !== undefined && !values['dry-run']) {
        throw new UsageError(
            '--model goes with --dry-run only: scores carry a version of the org. Make the model active with "npm run -s push-model".'
        );
    }
    return {
        target: targetOrgOf(values['target-org']),
        json: values.json,
        dryRun: values['dry-run'],
        send: values.send,
        ...(asOf === undefined ? {} : { asOf }),
        ...(values.model === undefined
            ? {}
            : { model: readModel(await readNamedFile(`--model ${values.model}`, values.model), values.model) }),
        ...(values['failed-rows'] === undefined ? {} : { failedRowsFolder: values['failed-rows'] })
    };
}

function inWords(summary: ScoreSummary): string {
    const wrote = summary.dryRun
        ? `${summary.toWrite} records would be written (dry run)`
        : `${summary.written} records written`;
    const lines = [
        `${summary.customers} customers as of ${summary.asOf}: ${summary.scored} scored, ${summary.insufficient} with insufficient data (model version ${summary.modelVersion})`,
        `${summary.changed} changed; ${wrote}, ${summary.failed} failed`,
        `${summary.seconds} s, ${summary.apiCalls} API calls, ${summary.peakMemoryMB} MB at most`
    ];
    if (summary.kpisWritten > 0) lines.push(`${summary.kpisWritten} KPI figures written`);
    if (summary.journeysStarted + summary.renewalsOpened > 0)
        lines.push(`${summary.journeysStarted} journeys started, ${summary.renewalsOpened} renewals opened`);
    if (summary.playsStarted + summary.playsEnded + summary.tasksCreated > 0)
        lines.push(
            `${summary.playsStarted} plays started, ${summary.playsEnded} ended; ${summary.tasksCreated} tasks for them`
        );
    if (summary.playsCancelled > 0) lines.push(`${summary.playsCancelled} plays of churned customers cancelled`);
    for (const { account, step, template, to, status, message } of summary.sends)
        lines.push(
            `${status}: ${template} to ${to ?? 'nobody'} (${account}, ${step})${message === null ? '' : `: ${message}`}`
        );
    if (summary.failedRows !== null) lines.push(`Rows that failed, with reasons: ${summary.failedRows}`);
    return `${lines.join('\n')}\n`;
}
