/** Pieces of SQL with their parameters, put together in order. No value ever becomes part of the text. */
import type { SqlFragment, SqlValue } from '../contracts.ts';

type Part = string | SqlFragment;

export function sql(...parts: readonly Part[]): SqlFragment {
    let text = '';
    const params: SqlValue[] = [];
    for (const part of parts) {
        if (typeof part === 'string') text += part;
        else {
            text += part.sql;
            params.push(...part.params);
        }
    }
    return { sql: text, params };
}

/** A value, as a parameter. */
export function bind(value: SqlValue): SqlFragment {
    return { sql: '?', params: [value] };
}

export function joined(fragments: readonly SqlFragment[], separator: string): SqlFragment {
    return sql(...fragments.flatMap((fragment, index) => (index === 0 ? [fragment] : [separator, fragment])));
}

/** A name of the schema. Names come from metadata; quotes in them cannot end the name. */
export function quoted(name: string): string {
    return `"${name.replaceAll('"', '""')}"`;
}
