/** Literals of SOQL text, by what they are; whether a field takes them is asked in `conditions.ts`. */
import type { LiteralType } from '@jetstreamapp/soql-parser-js';
import type { QueryContext } from './context.ts';
import { storedInstant } from './zone.ts';

export type Literal =
    | { readonly type: 'null' }
    | { readonly type: 'string'; readonly value: string }
    | { readonly type: 'number'; readonly value: number; readonly integer: boolean }
    | { readonly type: 'boolean'; readonly value: boolean }
    | { readonly type: 'date'; readonly value: string }
    | { readonly type: 'datetime'; readonly value: string }
    | { readonly type: 'dateLiteral'; readonly name: string; readonly count: number | null };

/** A literal as the parser gives it: its text, and its kind. */
export function readLiteral(context: QueryContext, text: string, type: LiteralType | undefined): Literal {
    switch (type) {
        case 'STRING':
            return { type: 'string', value: unescape(context, text.slice(1, -1)) };
        case 'INTEGER':
        case 'DECIMAL':
            return { type: 'number', value: Number(text), integer: type === 'INTEGER' };
        case 'BOOLEAN':
            return { type: 'boolean', value: text.toUpperCase() === 'TRUE' };
        case 'NULL':
            return { type: 'null' };
        case 'DATE':
            return { type: 'date', value: realDay(context, text) };
        case 'DATETIME':
            return { type: 'datetime', value: instant(context, text) };
        case 'DATE_LITERAL':
        case 'DATE_N_LITERAL': {
            const [name = '', count] = text.toUpperCase().split(':');
            return { type: 'dateLiteral', name, count: count === undefined ? null : Number(count) };
        }
        default:
            throw context.error('MALFORMED_QUERY', `unexpected token: '${text}'`, text);
    }
}

const ESCAPES: Readonly<Record<string, string>> = {
    n: '\n',
    r: '\r',
    t: '\t',
    b: '\b',
    f: '\f',
    '"': '"',
    "'": "'",
    '\\': '\\',
    // Kept for LIKE, where they stand for the characters themselves.
    '%': '\\%',
    _: '\\_'
};

/** Backslash sequences of a string; `\%` and `\_` stay escaped, for LIKE. */
function unescape(context: QueryContext, text: string): string {
    return text.replace(/\\(u[0-9a-fA-F]{4}|[\s\S])/g, (sequence, escaped: string) => {
        if (escaped.length > 1) return String.fromCharCode(Number.parseInt(escaped.slice(1), 16));
        const character = ESCAPES[escaped.toLowerCase()];
        if (character === undefined) {
            throw context.error(
                'MALFORMED_QUERY',
                `Invalid string literal '${text}'. Illegal character sequence '${sequence}' in string literal.`
            );
        }
        return escaped === '\\' ? '\\\\' : character;
    });
}

/** A pattern's text once it is not used with LIKE: escapes resolved. */
export function plainText(value: string): string {
    return value.replace(/\\([\\%_])/g, '$1');
}

/** A text as it is, backslashes included. */
export function textLiteral(value: string): Literal {
    return { type: 'string', value: value.replaceAll('\\', '\\\\') };
}

export function isRealDay(text: string): boolean {
    const time = Date.parse(`${text}T00:00:00Z`);
    return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function realDay(context: QueryContext, text: string): string {
    if (!isRealDay(text)) throw context.error('MALFORMED_QUERY', `Invalid date: ${text}`, text);
    return text;
}

function instant(context: QueryContext, text: string): string {
    const milliseconds = Date.parse(text);
    if (Number.isNaN(milliseconds) || !isRealDay(text.slice(0, 10))) {
        throw context.error('MALFORMED_QUERY', `Invalid dateTime: ${text}`, text);
    }
    return storedInstant(milliseconds);
}
