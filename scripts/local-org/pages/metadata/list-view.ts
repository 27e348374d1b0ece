/** List views as columns and a SOQL condition. */
import type { Session } from '../../contracts.ts';
import type { FieldDefinition, ListView, ObjectDefinition } from '../../metadata/schema.ts';
import type { ListColumn, ListViewData } from '../../ui/org/page-data.ts';
import { escapeLike, escapeText } from '../../ui/org/soql.ts';
import { resolveColumn, type ResolvedField } from './columns.ts';

/** How many fields of the record header a list without a view of its own shows. */
const DEFAULT_COLUMNS = 6;

/** The list views that the viewer gets of an object; one of all records where the org defines none. */
export function listViewsOf(session: Session, object: ObjectDefinition): ListViewData[] {
    const views = object.listViews.map((view) => listViewData(session, object, view)).filter((view) => view !== null);
    return views.length > 0 ? views : [allRecords(session, object)];
}

/** Null when the view filters by a field that the viewer may not read: Salesforce then hides the view, too. */
function listViewData(session: Session, object: ObjectDefinition, view: ListView): ListViewData | null {
    const conditions: string[] = view.scope === 'Mine' ? [`OwnerId = '${session.userId}'`] : [];
    for (const filter of view.filters) {
        const resolved = resolveColumn(session, object, filter.field);
        if (resolved === null) {
            return null;
        }
        conditions.push(condition(resolved, filter.operation, filter.value));
    }
    const columns = view.columns
        .map((column) => listColumn(session, object, column))
        .filter((column) => column !== null);
    return { name: view.name, label: view.label, columns, where: conditions.join(' AND ') };
}

function allRecords(session: Session, object: ObjectDefinition): ListViewData {
    const names = [...new Set([object.nameField, ...object.compactLayout])].slice(0, DEFAULT_COLUMNS);
    const columns = names.map((name) => listColumn(session, object, name)).filter((column) => column !== null);
    return { name: 'All', label: `All ${object.pluralLabel}`, columns, where: '' };
}

/** A column of a list; null for what the object has not or the viewer may not read. */
export function listColumn(session: Session, object: ObjectDefinition, name: string): ListColumn | null {
    const resolved = resolveColumn(session, object, name);
    if (resolved === null) {
        return null;
    }
    const { field, path } = resolved;
    const { scale, sortable, label, type } = field;
    if (field.reference !== null && !path.includes('.')) {
        const [target] = field.reference.to;
        const namePath = `${field.reference.relationshipName}.Name`;
        return {
            path: namePath,
            label,
            type: 'string',
            scale,
            sortable: true,
            linkPath: path,
            linkObject: target ?? null
        };
    }
    const isName = field.name === object.nameField && !path.includes('.');
    return {
        path,
        label,
        type,
        scale,
        sortable,
        linkPath: isName ? 'Id' : null,
        linkObject: isName ? object.name : null
    };
}

const COMPARISONS: Readonly<Record<string, string>> = {
    equals: '=',
    notEqual: '!=',
    lessThan: '<',
    greaterThan: '>',
    lessOrEqual: '<=',
    greaterOrEqual: '>='
};

/** One filter as SOQL. Throws for an operation that the local org does not know. */
export function condition({ path, field }: ResolvedField, operation: string, value: string): string {
    const values = value.split(',').map((part) => part.trim());
    switch (operation) {
        case 'equals':
        case 'notEqual':
            return values.length > 1
                ? `${path} ${operation === 'equals' ? 'IN' : 'NOT IN'} (${values.map((part) => literal(field, part)).join(', ')})`
                : `${path} ${COMPARISONS[operation]} ${literal(field, value.trim())}`;
        case 'contains':
        case 'notContain': {
            const likes = values.map((part) => `${path} LIKE '%${escapeLike(part)}%'`).join(' OR ');
            return operation === 'contains' ? `(${likes})` : `(NOT (${likes}))`;
        }
        case 'startsWith':
            return `(${values.map((part) => `${path} LIKE '${escapeLike(part)}%'`).join(' OR ')})`;
        case 'includes':
        case 'excludes':
            return `${path} ${operation.toUpperCase()} (${values.map(quoted).join(', ')})`;
        default: {
            const comparison = COMPARISONS[operation];
            if (comparison === undefined) {
                throw new Error(`List views of the local org know no operation ${operation}`);
            }
            return `${path} ${comparison} ${literal(field, value.trim())}`;
        }
    }
}

const NUMBERS = new Set(['int', 'double', 'currency', 'percent']);

function literal(field: FieldDefinition, value: string): string {
    if (value === '') {
        return 'null';
    }
    if (field.type === 'boolean') {
        return /^(1|true)$/i.test(value) ? 'true' : 'false';
    }
    if (NUMBERS.has(field.type) && Number.isFinite(Number(value))) {
        return value;
    }
    if (field.type === 'date' || field.type === 'datetime') {
        return dateLiteral(value);
    }
    return quoted(value);
}

/** `6/1/2026` -> `2026-06-01`; `LAST_N_DAYS:30` stays. */
function dateLiteral(value: string): string {
    const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(value);
    if (american !== null) {
        const [, month = '', day = '', year = ''] = american;
        return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    }
    return value.toUpperCase().replace(/ /g, '_');
}

function quoted(value: string): string {
    return `'${escapeText(value)}'`;
}
