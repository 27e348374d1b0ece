/** The seams between the parts of the local org: what the APIs may ask of the core. */
import type { DatabaseSync } from 'node:sqlite';
import type { ChildRelationship, FieldDefinition, ObjectDefinition, OrgSchema } from './metadata/schema.ts';

/** A row as stored: ids of 18 characters, booleans, numbers, dates as ISO text, null for blank. */
export type Row = Record<string, string | number | boolean | null>;

/** A value that SQLite takes. */
export type SqlValue = string | number | null;

export interface SqlFragment {
    readonly sql: string;
    readonly params: readonly SqlValue[];
}

export interface Org {
    readonly schema: OrgSchema;
    readonly db: DatabaseSync;
    readonly organizationId: string;
    /** Now; fixed in tests. */
    readonly now: () => Date;
    /** Throws `INVALID_TYPE` for an unknown object. Case does not matter. */
    object(name: string): ObjectDefinition;
    /** Undefined for an unknown field. Case does not matter. */
    field(object: ObjectDefinition, name: string): FieldDefinition | undefined;
    childRelationships(objectName: string): readonly ChildRelationship[];
    /** The object whose records carry this id's prefix. */
    objectOfId(id: string): ObjectDefinition | undefined;
}

/** Who is calling, and what they may do. Every path into the data takes one. */
export interface Session {
    readonly org: Org;
    readonly userId: string;
    readonly username: string;
    /** IANA name, and locale such as `en_US`. */
    readonly timeZone: string;
    readonly locale: string;
    readonly language: string;
    readonly currency: string;
    canObject(objectName: string, what: 'read' | 'create' | 'edit' | 'delete' | 'viewAll' | 'modifyAll'): boolean;
    canReadField(objectName: string, fieldName: string): boolean;
    canEditField(objectName: string, fieldName: string): boolean;
    hasCustomPermission(name: string): boolean;
    hasUserPermission(name: string): boolean;
    /** Whether a profile or permission set shows a custom tab to the caller. */
    seesTab(name: string): boolean;
    /** Today in the caller's time zone, `YYYY-MM-DD`. */
    today(): string;
}

/* access/visibility.ts
 *   visibleRows(session, objectName, alias): SqlFragment | null      rows that the caller may see; null: all
 *   canEditRow(session, object, id): boolean
 * storage/columns.ts
 *   fieldSql(session, objectName, fieldName, alias): SqlFragment      a column, or a formula as an SQL expression (a registered function of its inputs)
 *   Tables are named by the object's API name, columns by the field's; text columns are COLLATE NOCASE unless case-sensitive; ids BINARY;
 *   booleans 0/1; dates `YYYY-MM-DD`; datetimes `YYYY-MM-DDTHH:MM:SS.000Z`; blank is NULL.
 * storage/dml.ts */
export interface SaveError {
    readonly statusCode: string;
    readonly message: string;
    readonly fields: readonly string[];
}
export type SaveResult =
    | { readonly success: true; readonly id: string; readonly created: boolean }
    | { readonly success: false; readonly id: string | null; readonly errors: readonly SaveError[] };

export interface Dml {
    /** One transaction. `allOrNone`: one failure undoes all, the others then fail with `ALL_OR_NONE_OPERATION_ROLLED_BACK`. */
    insert(
        session: Session,
        objectName: string,
        rows: readonly Readonly<Record<string, unknown>>[],
        allOrNone: boolean
    ): SaveResult[];
    /** Each row with its `Id`. */
    update(
        session: Session,
        objectName: string,
        rows: readonly Readonly<Record<string, unknown>>[],
        allOrNone: boolean
    ): SaveResult[];
    upsert(
        session: Session,
        objectName: string,
        externalIdField: string,
        rows: readonly Readonly<Record<string, unknown>>[],
        allOrNone: boolean
    ): SaveResult[];
    /** `hard`: for good, else `queryAll` still finds what is deleted. */
    delete(
        session: Session,
        objectName: string,
        ids: readonly string[],
        allOrNone: boolean,
        hard?: boolean
    ): SaveResult[];
}
/* Values may hold relationships by external id: `{ "Account__r": { "Success_Key__c": "A-1" } }`.
 *
 * query/query.ts
 *   prepareQuery(session, soql): PreparedQuery      throws SalesforceError (MALFORMED_QUERY, INVALID_FIELD, INVALID_TYPE ...) */
export interface PreparedQuery {
    /** The object after FROM. */
    readonly objectName: string;
    /** What Bulk needs: columns in order, as `Account.Name`; undefined for subqueries. */
    readonly columns: readonly QueryColumn[];
    /** Without aggregates, GROUP BY, OFFSET or subqueries: what Bulk API 2.0 takes. */
    readonly bulkable: boolean;
    /** Number of rows, LIMIT respected, without reading them. */
    count(): number;
    /** Records in REST's shape: `attributes`, nested parents, child results, aggregates as `expr0` or aliases. Lazy. */
    records(): IterableIterator<Record<string, unknown>>;
    /** The same rows as flat arrays in the order of `columns`. Lazy. */
    rows(): IterableIterator<(string | number | boolean | null)[]>;
}
export interface QueryColumn {
    /** As asked, `Account.Name` or `expr0`. */
    readonly path: string;
    readonly field: FieldDefinition | null;
    readonly aggregate: boolean;
}
