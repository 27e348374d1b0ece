import { isCalendarDate } from '../../force-app/main/domain/lwc/success/success.ts';
import { ConnectError } from '../org/connection.ts';
import { describeError } from '../org/request.ts';
import { ModelError } from './model-store.ts';
import { AlreadyRunningError } from './run-record.ts';
import { todayIn } from './org-facts.ts';

/** What the commands of the jobs have in common: exit codes, errors in words, stopping in good order. */

export const EXIT = { done: 0, failed: 1, usage: 2, someRowsFailed: 3 } as const;

/** The command line is wrong; the message says how it is right. */
export class UsageError extends Error {
    override readonly name = 'UsageError';
}

/** @throws UsageError for what is given and not a day of the calendar. */
export function checkDay(text: string | undefined): void {
    if (text !== undefined && !isCalendarDate(text))
        throw new UsageError(`--as-of ${text} is not a day: write it as YYYY-MM-DD.`);
}

/**
 * Refuses a day that has not begun anywhere on earth: a score of the future would stand in place of today's.
 * @throws UsageError
 */
export function checkNotFuture(day: string | undefined, now = new Date()): void {
    const latest = todayIn('Pacific/Kiritimati', now);
    if (day !== undefined && day > latest)
        throw new UsageError(`--as-of ${day} is in the future: give today or a day in the past, or add --dry-run.`);
}

/**
 * Runs a command and ends the process's work with its exit code. Errors go to stderr, in words: the stack of an unexpected one only with
 * `HAPPY_PATH_DEBUG` set.
 * @param usage Shown with a wrong command line, and for `--help`.
 */
export async function runCommand(usage: string, command: (signal: AbortSignal) => Promise<number>): Promise<void> {
    if (process.argv.includes('--help')) {
        process.stdout.write(`${usage}\n`);
        return;
    }
    const stop = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
        // Once: the second time the process ends at once.
        process.once(signal, () => stop.abort(new Error(`Stopped by ${signal}.`)));
    }
    try {
        process.exitCode = await command(stop.signal);
    } catch (error) {
        process.exitCode = tell(error, usage);
    }
}

function tell(error: unknown, usage: string): number {
    if (error instanceof UsageError || isArgumentError(error)) {
        process.stderr.write(`${describeError(error)}\n\n${usage}\n`);
        return EXIT.usage;
    }
    process.stderr.write(`${describeError(error)}\n`);
    const expected =
        error instanceof ConnectError || error instanceof ModelError || error instanceof AlreadyRunningError;
    if (!expected && process.env['HAPPY_PATH_DEBUG'] && error instanceof Error)
        process.stderr.write(`${error.stack ?? ''}\n`);
    return EXIT.failed;
}

/** What `parseArgs` throws for an unknown option or a missing value. */
function isArgumentError(error: unknown): boolean {
    return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
