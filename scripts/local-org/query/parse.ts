/** SOQL text to the parser's tree; what does not parse is refused in Salesforce's words. */
import { parseQuery } from '@jetstreamapp/soql-parser-js';
import type { Query } from '@jetstreamapp/soql-parser-js';
import { SalesforceError } from '../errors.ts';

const MAX_SOQL_LENGTH = 100_000;
const STRINGS = /'(?:\\[\s\S]|[^'\\])*'/g;
/** The parser takes three NOTs in a row for two: better refused than answered wrongly. */
const NOT_RUN = /(?:\bNOT\b[\s(]*){3}/i;

/** Throws `MALFORMED_QUERY`. */
export function parseSoql(soql: string): Query {
    if (soql.length > MAX_SOQL_LENGTH) {
        throw new SalesforceError('MALFORMED_QUERY', 'SOQL statements should not be longer than 100000 characters.');
    }
    if (NOT_RUN.test(soql.replace(STRINGS, "''")))
        throw new SalesforceError('MALFORMED_QUERY', "unexpected token: 'NOT'");
    try {
        return parseQuery(soql);
    } catch (error) {
        throw new SalesforceError('MALFORMED_QUERY', describe(error));
    }
}

function describe(error: unknown): string {
    const message = error instanceof Error ? error.message : String(error);
    const found = /(?:found(?: -->|:)|but found:) '([^']*)'/.exec(message)?.[1] ?? /found: (\S+)/.exec(message)?.[1];
    if (found !== undefined) return `unexpected token: '${found === '' ? '<EOF>' : found}'`;
    const character = /unexpected character: ->(.)<-/.exec(message)?.[1];
    return character === undefined ? `unexpected token: ${message}` : `line 1: unexpected char: '${character}'`;
}
