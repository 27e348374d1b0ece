/** A record as a request holds it: read by the types of its fields, of which one that is wrong refuses the whole request. */
import { SalesforceError } from '../errors.ts';
import type { ObjectDefinition } from '../metadata/schema.ts';
import { coerce } from '../storage/coerce.ts';
import { faultOr, RowFault } from '../storage/fault.ts';

/** Without the `attributes` that clients send along with what they read. Throws `JSON_PARSER_ERROR`. */
export function readRow(
    object: ObjectDefinition | undefined,
    record: Readonly<Record<string, unknown>>
): Record<string, unknown> {
    const entries = Object.entries(record).filter(([name]) => name !== 'attributes');
    for (const [name, value] of entries) {
        const field = object?.fields.get(name.toLowerCase());
        if (field === undefined) continue;
        const read = faultOr(() => coerce(field, value));
        if (read instanceof RowFault && read.errors[0]?.statusCode === 'INVALID_TYPE_ON_FIELD_IN_RECORD') {
            const message = `Cannot deserialize instance of ${field.type} from ${tokenOf(value)}`;
            throw new SalesforceError('JSON_PARSER_ERROR', `${message} or request may be missing a required field`);
        }
    }
    return Object.fromEntries(entries);
}

/** A value as a parser of JSON names it. */
function tokenOf(value: unknown): string {
    switch (typeof value) {
        case 'string':
            return `VALUE_STRING value ${value}`;
        case 'number':
            return `VALUE_NUMBER_${Number.isInteger(value) ? 'INT' : 'FLOAT'} value ${String(value)}`;
        case 'boolean':
            return `VALUE_${String(value).toUpperCase()} value ${String(value)}`;
        default:
            return `START_${Array.isArray(value) ? 'ARRAY' : 'OBJECT'} value`;
    }
}
