import { readFile } from 'node:fs/promises';
import { isCalendarDate } from '../../force-app/main/domain/lwc/success/success.ts';
import type { CalendarDate } from '../../force-app/main/domain/lwc/success/success.ts';

/** What the commands have in common in reading their command line. */

/** The command line is wrong; the message says how it is right. */
export class UsageError extends Error {
    override readonly name = 'UsageError';
}

/** @throws UsageError for what is given and not a day of the calendar. */
export function checkDay(text: string | undefined): asserts text is CalendarDate | undefined {
    if (text !== undefined && !isCalendarDate(text))
        throw new UsageError(`--as-of ${text} is not a day: write it as YYYY-MM-DD.`);
}

const WHY_UNREAD: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such file',
    EISDIR: 'it is a folder',
    EACCES: 'this user may not read it'
};

/**
 * The text of a file that the command line names.
 * @param name The file, with its option where it has one: for the message.
 * @throws UsageError saying why it cannot be read.
 */
export async function readNamedFile(name: string, file: string): Promise<string> {
    try {
        return await readFile(file, 'utf8');
    } catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : '';
        throw new UsageError(`${name} cannot be read: ${WHY_UNREAD[code] ?? code}.`);
    }
}

/**
 * The org to sign in to, as `connect` takes it. A variable of a script that is empty must not mean the local org.
 * @throws UsageError for a name that is given and blank.
 */
export function targetOrgOf(text: string | undefined): { readonly targetOrg?: string } {
    if (text === undefined) return {};
    if (text.trim() === '')
        throw new UsageError('--target-org is blank: name "local", or an alias or username of "sf org login".');
    return { targetOrg: text };
}

/** Whether the command line is wrong, by our own checks or by those of `parseArgs` (an unknown option, a missing value). */
export function isUsageError(error: unknown): error is Error {
    if (error instanceof UsageError) return true;
    return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
