/** CSV as Bulk API 2.0 writes it, and the names of its settings. */
import { SalesforceError } from '../errors.ts';

const DELIMITERS: Readonly<Record<string, string>> = {
    BACKQUOTE: '`',
    CARET: '^',
    COMMA: ',',
    PIPE: '|',
    SEMICOLON: ';',
    TAB: '\t'
};
const LINE_ENDINGS: Readonly<Record<string, string>> = { LF: '\n', CRLF: '\r\n' };

/** How a job's CSV is written, by Salesforce's names. */
export interface CsvFormat {
    /** `COMMA`, `TAB` ... */
    readonly columnDelimiter: string;
    /** `LF` or `CRLF` */
    readonly lineEnding: string;
}

/** The settings of a new job. Throws `INVALIDJOB` for values that there are not. */
export function csvFormat(columnDelimiter: unknown, lineEnding: unknown, contentType: unknown): CsvFormat {
    return {
        columnDelimiter: oneOf(columnDelimiter ?? 'COMMA', DELIMITERS, 'columnDelimiter'),
        lineEnding: oneOf(lineEnding ?? 'LF', LINE_ENDINGS, 'lineEnding'),
        ...(oneOf(contentType ?? 'CSV', { CSV: '' }, 'contentType') && {})
    };
}

function oneOf(value: unknown, allowed: Readonly<Record<string, string>>, name: string): string {
    if (typeof value === 'string' && Object.hasOwn(allowed, value)) return value;
    throw new SalesforceError('INVALIDJOB', `Invalid value for ${name}: ${String(value)}`);
}

export function delimiterOf(format: CsvFormat): string {
    return DELIMITERS[format.columnDelimiter] ?? ',';
}

export function lineEndingOf(format: CsvFormat): string {
    return LINE_ENDINGS[format.lineEnding] ?? '\n';
}

/** A function that writes one row, every value in quotes and its line ending included. */
export function rowWriter(format: CsvFormat): (values: readonly (string | number | boolean | null)[]) => string {
    const delimiter = delimiterOf(format);
    const end = lineEndingOf(format);
    return (values) => {
        let line = '';
        for (const value of values) {
            if (line !== '') line += delimiter;
            line += quote(value);
        }
        return line + end;
    };
}

function quote(value: string | number | boolean | null): string {
    if (value === null) return '""';
    const text = typeof value === 'string' ? value : String(value);
    return text.includes('"') ? `"${text.replaceAll('"', '""')}"` : `"${text}"`;
}
