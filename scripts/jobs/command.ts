import { ConnectError } from '../org/connection.ts';
import { describeError } from '../org/request.ts';
import { isUsageError, UsageError } from './arguments.ts';
import { ModelError } from './model-store.ts';
import { AlreadyRunningError } from './run-record.ts';
import { todayIn } from './org-facts.ts';

/** What the commands of the jobs have in common: exit codes, errors in words, stopping in good order. */

export const EXIT = { done: 0, failed: 1, usage: 2, someRowsFailed: 3 } as const;

/** What a signal ends a command with, as shells have it: 128 and the signal's number. */
const STOPPED = { SIGINT: { code: 130, by: 'Ctrl+C' }, SIGTERM: { code: 143, by: 'SIGTERM' } } as const;

/** How long a command may take to end in good order: an org that does not answer must not keep it. */
const GRACE_MS = 10_000;

/** How much later than a helper process this one may learn of a Ctrl+C that both were sent. */
const SIGNAL_LAG_MS = 200;

/** A signal has asked the command to end. */
class StoppedError extends Error {
    override readonly name = 'StoppedError';
    readonly code: number;

    constructor(signal: keyof typeof STOPPED) {
        super(`Stopped by ${STOPPED[signal].by}.`);
        this.code = STOPPED[signal].code;
    }
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
 * `HAPPY_PATH_DEBUG` set. The first Ctrl+C asks the command to end in good order, the second ends the process.
 * @param usage Shown with a wrong command line, and for `--help`.
 */
export async function runCommand(usage: string, command: (signal: AbortSignal) => Promise<number>): Promise<void> {
    if (process.argv.includes('--help')) {
        process.stdout.write(`${usage}\n`);
        return;
    }
    const stop = new AbortController();
    // A helper process gets the same Ctrl+C and may break off in mid-answer before the signal is told here: wait for it before judging.
    process.on('uncaughtException', (error) => {
        setTimeout(() => {
            if (!stop.signal.aborted) process.exit(tell(error, usage));
        }, SIGNAL_LAG_MS);
    });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
        process.on(signal, () => {
            const stopped = new StoppedError(signal);
            if (stop.signal.aborted) end(stopped);
            stop.abort(stopped);
            setTimeout(() => end(stopped), GRACE_MS).unref();
        });
    }
    try {
        process.exitCode = await command(stop.signal);
    } catch (error) {
        const reason: unknown = stop.signal.reason;
        // Whatever the command met with on its way out, this is why it ended. Nothing that it has begun may keep the process.
        if (reason instanceof StoppedError) end(reason);
        process.exitCode = tell(error, usage);
    }
}

/** The result of some work, unless the command is asked to end before. */
export function unlessStopped<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
        const stop = (): void => reject(signal.reason as Error);
        if (signal.aborted) stop();
        signal.addEventListener('abort', stop, { once: true });
        work.finally(() => signal.removeEventListener('abort', stop)).then(resolve, reject);
    });
}

function end({ message, code }: StoppedError): never {
    process.stderr.write(`${message}\n`);
    process.exit(code);
}

function tell(error: unknown, usage: string): number {
    if (isUsageError(error)) {
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
