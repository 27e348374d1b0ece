/** Columns and filters of list views are named in a way of their own; these are the fields that they mean. */
import type { Session } from '../../contracts.ts';
import type { FieldDefinition, ObjectDefinition } from '../../metadata/schema.ts';

/** A field as reached from an object: its path in a query, and its definition. */
export interface ResolvedField {
    readonly path: string;
    readonly field: FieldDefinition;
    readonly object: ObjectDefinition;
}

/** Column names that are no field's name written in capitals. */
const ALIASES: Readonly<Record<string, string>> = {
    'CORE.USERS.ALIAS': 'Owner.Alias',
    'CORE.USERS.FULL_NAME': 'Owner.Name',
    'CORE.USERS.FIRST_NAME': 'Owner.FirstName',
    'CORE.USERS.LAST_NAME': 'Owner.LastName',
    'OWNER.ALIAS': 'Owner.Alias',
    CREATEDBY_USER: 'CreatedById',
    'CREATEDBY_USER.ALIAS': 'CreatedBy.Alias',
    UPDATEDBY_USER: 'LastModifiedById',
    'UPDATEDBY_USER.ALIAS': 'LastModifiedBy.Alias',
    CREATED_DATE: 'CreatedDate',
    LAST_UPDATE: 'LastModifiedDate',
    'ACCOUNT.LAST_UPDATE': 'LastModifiedDate',
    'ACCOUNT.PHONE1': 'Phone',
    'ACCOUNT.URL': 'Website',
    'ACCOUNT.SALES': 'AnnualRevenue',
    'ACCOUNT.EMPLOYEES': 'NumberOfEmployees',
    'ACCOUNT.ADDRESS1_CITY': 'BillingCity',
    'ACCOUNT.ADDRESS1_STATE': 'BillingState',
    'ACCOUNT.ADDRESS1_COUNTRY': 'BillingCountry',
    'CASES.CREATED_DATE_DATE_ONLY': 'CreatedDate'
};

/** Columns of a parent that stand for the reference to it. */
const PARENTS: Readonly<Record<string, string>> = {
    'OPPORTUNITY:ACCOUNT.NAME': 'AccountId',
    'CONTACT:ACCOUNT.NAME': 'AccountId',
    'CASE:ACCOUNT.NAME': 'AccountId',
    'OPPORTUNITY:SALES.ACCOUNT.NAME': 'AccountId',
    'CONTACT:SALES.ACCOUNT.NAME': 'AccountId',
    'CASE:SALES.ACCOUNT.NAME': 'AccountId'
};

/** The field that a list view's column or filter means, null when the object has none such or the viewer may not read it. */
export function resolveColumn(session: Session, object: ObjectDefinition, column: string): ResolvedField | null {
    const key = column.toUpperCase();
    const known = PARENTS[`${object.name.toUpperCase()}:${key}`] ?? ALIASES[key] ?? column;
    const byPath = resolvePath(session, object, known);
    if (byPath !== null) {
        return byPath;
    }
    const plain = normalised(column.split('.').at(-1) ?? column);
    const field = [...object.fields.values()].find((candidate) => normalised(candidate.name) === plain);
    return field === undefined ? null : readable(session, object, field, field.name);
}

/** `ACCOUNT.CREATED_DATE` and `CreatedDate` are the same name. */
function normalised(name: string): string {
    return name
        .toLowerCase()
        .replace(/_(?!_)/g, '')
        .replace(/__c$/, '__c');
}

/** Follows `Owner.Alias` from an object; null where the path leads nowhere that the viewer may read. */
export function resolvePath(session: Session, object: ObjectDefinition, path: string): ResolvedField | null {
    const [first = '', ...rest] = path.split('.');
    if (rest.length === 0) {
        const field = session.org.field(object, first);
        return field === undefined ? null : readable(session, object, field, field.name);
    }
    const relation = [...object.fields.values()].find(
        (field) => field.reference?.relationshipName.toLowerCase() === first.toLowerCase()
    );
    const target = relation?.reference?.to.find((name) => session.org.schema.objects.has(name.toLowerCase()));
    if (relation === undefined || target === undefined || !session.canReadField(object.name, relation.name)) {
        return null;
    }
    const found = resolvePath(session, session.org.object(target), rest.join('.'));
    return found === null ? null : { ...found, path: `${relation.reference?.relationshipName}.${found.path}` };
}

function readable(
    session: Session,
    object: ObjectDefinition,
    field: FieldDefinition,
    path: string
): ResolvedField | null {
    return session.canReadField(object.name, field.name) ? { path, field, object } : null;
}
