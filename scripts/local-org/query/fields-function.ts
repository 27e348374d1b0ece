/** `FIELDS(STANDARD)`, `FIELDS(CUSTOM)` and `FIELDS(ALL)` as lists of fields. */
import type { ObjectDefinition } from '../metadata/schema.ts';
import type { QueryContext } from './context.ts';

const MAX_ROWS = 200;

/** The readable fields of a group. All and custom fields only come 200 rows at a time. */
export function expandFields(
    context: QueryContext,
    object: ObjectDefinition,
    group: string,
    limit: number | undefined
): string[] {
    const wanted = group.toUpperCase();
    if (wanted !== 'STANDARD' && (limit === undefined || limit > MAX_ROWS)) {
        throw context.error(
            'MALFORMED_QUERY',
            `The SOQL FIELDS function must have a LIMIT of at most ${String(MAX_ROWS)}`
        );
    }
    const fields = [...object.fields.values()].filter((field) => context.session.canReadField(object.name, field.name));
    switch (wanted) {
        case 'ALL':
            return fields.map((field) => field.name);
        case 'STANDARD':
            return fields.filter((field) => !field.custom).map((field) => field.name);
        case 'CUSTOM':
            return fields.filter((field) => field.custom).map((field) => field.name);
        default:
            throw context.error('MALFORMED_QUERY', `unexpected token: '${group}'`, group);
    }
}
