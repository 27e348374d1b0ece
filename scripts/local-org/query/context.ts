/** What resolving a query needs to know, and how it words a refusal. */
import type { Session } from '../contracts.ts';
import { SalesforceError } from '../errors.ts';

export type Clause = 'WHERE' | 'GROUP BY' | 'ORDER BY';

export class QueryContext {
    readonly session: Session;
    /** The text that messages point into; null when the query did not come as SOQL. */
    readonly soql: string | null;
    /** Whether deleted records are found, too. */
    readonly withDeleted: boolean;
    #aliases = 0;

    constructor(session: Session, soql: string | null = null, withDeleted = false) {
        this.session = session;
        this.soql = soql;
        this.withDeleted = withDeleted;
    }

    /** The same for another request of the caller: what was resolved so far keeps its aliases. */
    again(session: Session): QueryContext {
        const context = new QueryContext(session, this.soql, this.withDeleted);
        context.#aliases = this.#aliases;
        return context;
    }

    /** A table alias that no other source of this request carries. */
    nextAlias(): string {
        return `t${this.#aliases++}`;
    }

    /**
     * An error in Salesforce's form: the text around `token`, a caret under it, its place, then the message.
     * The token is looked for from the first such clause on, since the names of a condition are often selected, too.
     */
    error(errorCode: string, message: string, token?: string, clause?: Clause): SalesforceError {
        const place = token === undefined ? null : this.#locate(token, clause);
        return new SalesforceError(errorCode, place === null ? message : `${place}\n${message}`);
    }

    #locate(token: string, clause: Clause | undefined): string | null {
        const soql = this.soql;
        if (soql === null) return null;
        const clauseStart = clause === undefined ? 0 : Math.max(0, findWord(soql, clause));
        const start = findWord(soql, token, clauseStart);
        if (start < 0) return null;
        const lines = soql.slice(0, start).split('\n');
        const column = (lines.at(-1)?.length ?? 0) + 1;
        const from = Math.max(0, start - CONTEXT_BEFORE);
        const excerpt = soql.slice(from, start + CONTEXT_AFTER).replace(/\s/g, ' ');
        return `\n${excerpt}\n${' '.repeat(start - from)}^\nERROR at Row:${String(lines.length)}:Column:${String(column)}`;
    }
}

const CONTEXT_BEFORE = 40;
const CONTEXT_AFTER = 30;

/** Where a word starts at or after `from`; -1 when it is not there. */
function findWord(text: string, word: string, from = 0): number {
    const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(' ', '\\s+');
    const pattern = new RegExp(`(?<![\\w.])${escaped}(?!\\w)`, 'gi');
    pattern.lastIndex = from;
    return pattern.exec(text)?.index ?? -1;
}
