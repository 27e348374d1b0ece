/** References to earlier operations of the same mutation: `@{alias}`, `@{alias.Record.Id}`, `@{alias.Record.Name.value}`. */
import type { Session, SqlValue } from '../contracts.ts';
import { SalesforceError } from '../errors.ts';
import type { ObjectDefinition } from '../metadata/schema.ts';
import { QueryContext } from '../query/context.ts';
import { allRows } from '../query/rows.ts';
import { idOf } from '../query/shape.ts';
import { Sources } from '../query/sources.ts';
import { selectSql } from '../query/sql.ts';
import type { Outcome, SavedRecord } from './mutation.ts';

type Input = Readonly<Record<string, unknown>>;
type Earlier = ReadonlyMap<string, Outcome>;

const REFERENCE = /^@\{(\w+)(?:\.Record\.(?:(Id)|(\w+)\.value))?\}$/;

/** The input with every reference replaced. Throws where an operation is not an earlier one, or has failed. */
export function resolveReferences(
    session: Session,
    object: ObjectDefinition,
    input: Input,
    earlier: Earlier
): Record<string, unknown> {
    const resolved: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(input)) {
        if (key === object.name) resolved[key] = resolveValues(session, object, value as Input, earlier);
        else resolved[key] = resolveValue(session, value, earlier, true);
    }
    return resolved;
}

function resolveValues(
    session: Session,
    object: ObjectDefinition,
    values: Input,
    earlier: Earlier
): Record<string, unknown> {
    const entries = Object.entries(values).map(([name, value]) => {
        const isReference = object.fields.get(name.toLowerCase())?.type === 'reference';
        return [name, resolveValue(session, value, earlier, isReference)] as const;
    });
    return Object.fromEntries(entries);
}

/** Text that only looks like `@{alias}` stays text, except where an id belongs. */
function resolveValue(session: Session, value: unknown, earlier: Earlier, isReference: boolean): unknown {
    const match = typeof value === 'string' ? REFERENCE.exec(value) : null;
    if (match === null) return value;
    const [text, key = '', id, fieldName] = match;
    if (!isReference && id === undefined && fieldName === undefined) return value;
    const outcome = earlier.get(key);
    if (outcome === undefined) {
        throw new SalesforceError(
            'INVALID_REFERENCE',
            `The reference ${text} does not name an earlier operation of the request.`
        );
    }
    if (outcome instanceof SalesforceError) {
        throw new SalesforceError('PROCESSING_HALTED', `The operation that ${text} refers to has failed.`);
    }
    return fieldName === undefined ? outcome.id : fieldValue(session, outcome, fieldName);
}

function fieldValue(session: Session, { object, id }: SavedRecord, fieldName: string): SqlValue {
    const sources = new Sources(new QueryContext(session), object.name);
    const field = sources.field(sources.root, fieldName);
    const query = sources.query({
        where: { kind: 'compare', expression: idOf(sources.root), operator: '=', value: id }
    });
    return allRows(session.org.db, selectSql(session, query, [field]))[0]?.[0] ?? null;
}
