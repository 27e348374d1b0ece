/**
 * Which rows a caller may see, change and delete: organization-wide defaults, owners and queues, the role hierarchy, sharing rules,
 * the teams of accounts, and parents. Shares by hand and territories do not exist here, since none can be set up.
 */
import type { Session, SqlFragment, SqlValue } from '../contracts.ts';
import type { ChildRelationship, FieldDefinition, ObjectDefinition } from '../metadata/schema.ts';
import { isBusinessObject } from '../metadata/standard/profiles.ts';
import { quote, statement } from '../storage/statements.ts';
import { queuesOf, staffOf } from './groups.ts';
import { accessOf } from './permissions.ts';
import type { UserAccess } from './permissions.ts';
import { isOneOf, sharedRows } from './shares.ts';

type Level = 'read' | 'edit' | 'delete';

const NOTHING: SqlFragment = { sql: '0', params: [] };

/**
 * A condition for the rows that the caller may see.
 * @param alias Alias of the object's table, unquoted.
 * @returns null when the caller may see all rows.
 */
export function visibleRows(session: Session, objectName: string, alias: string): SqlFragment | null {
    const object = session.org.object(objectName);
    return session.canObject(object.name, 'read') ? rowsAt(session, object, alias, 'read') : NOTHING;
}

/** Whether the caller may change a row, object permissions included. */
export function canEditRow(session: Session, object: ObjectDefinition | string, id: string): boolean {
    const definition = typeof object === 'string' ? session.org.object(object) : object;
    return session.canObject(definition.name, 'edit') && rowAllowed(session, definition, id, 'edit');
}

/** Whether the caller may delete a row, object permissions included. */
export function canDeleteRow(session: Session, object: ObjectDefinition | string, id: string): boolean {
    const definition = typeof object === 'string' ? session.org.object(object) : object;
    return session.canObject(definition.name, 'delete') && rowAllowed(session, definition, id, 'delete');
}

/** Whether the caller has a row as its owner has: by owning it, by a role above the owner's, or by modifying all. */
export function hasFullAccess(session: Session, object: ObjectDefinition, id: string): boolean {
    return rowAllowed(session, object, id, 'delete');
}

/** Whether the caller may see a row. */
export function canReadRow(session: Session, object: ObjectDefinition | string, id: string): boolean {
    const definition = typeof object === 'string' ? session.org.object(object) : object;
    return session.canObject(definition.name, 'read') && rowAllowed(session, definition, id, 'read');
}

/** Whether details of a master may be written: by the relationship's setting, seeing the master is enough or changing it is needed. */
export function canWriteDetailsOf(session: Session, masterDetail: FieldDefinition, masterId: string): boolean {
    const { reference } = masterDetail;
    const master = session.org.object(reference?.to[0] ?? '');
    const level = reference?.masterDetail?.writeRequiresMasterRead ? 'read' : 'edit';
    return session.canObject(master.name, 'read') && rowAllowed(session, master, masterId, level);
}

/** Relationships from children that the caller may see, of whatever object. */
export function visibleChildren(session: Session, objectName: string): ChildRelationship[] {
    return session.org
        .childRelationships(objectName)
        .filter(
            ({ childObject, field }) =>
                session.canObject(childObject, 'read') && session.canReadField(childObject, field)
        );
}

function rowAllowed(session: Session, object: ObjectDefinition, id: string, level: Level): boolean {
    const rows = rowQuery(session, object, level);
    return rows === null || statement(session.org.db, rows.sql).get(id, ...rows.params) !== undefined;
}

/** What a user may do has its own object for as long as it stands: so long the queries made of it stand too. */
const rowQueries = new WeakMap<UserAccess, Map<string, SqlFragment | null>>();

/** A query for the row of an id, which begins its parameters, when the caller has the level on it; null when on all rows. */
function rowQuery(session: Session, object: ObjectDefinition, level: Level): SqlFragment | null {
    const access = accessOf(session.org, session.userId);
    const known = rowQueries.get(access) ?? new Map<string, SqlFragment | null>();
    rowQueries.set(access, known);
    const key = `${level}:${object.name}`;
    let query = known.get(key);
    if (query === undefined) {
        const condition = rowsAt(session, object, 't', level);
        const sql = `SELECT 1 FROM ${quote(object.name)} t WHERE t."Id" = ? AND (${condition?.sql ?? ''})`;
        query = condition && { sql, params: condition.params };
        known.set(key, query);
    }
    return query;
}

function rowsAt(session: Session, object: ObjectDefinition, alias: string, level: Level): SqlFragment | null {
    if (session.canObject(object.name, level === 'read' ? 'viewAll' : 'modifyAll')) {
        return null;
    }
    if (object.sharing === 'ControlledByParent') {
        return throughParents(session, object, alias, level);
    }
    if (!isBusinessObject(object) && object.sharing !== 'Private') {
        return null;
    }
    const openTo: readonly Level[] =
        object.sharing === 'ReadWrite' ? ['read', 'edit'] : object.sharing === 'Read' ? ['read'] : [];
    if (openTo.includes(level) || !object.fields.has('ownerid')) {
        return null;
    }
    const ways = level === 'delete' ? [owned(session, object, alias)] : granted(session, object, alias, level);
    if (level === 'read') {
        ways.push(...sharedByParents(session, object, alias), ...implicitParents(session, object, alias));
    }
    return anyOf(ways);
}

function anyOf(ways: readonly SqlFragment[]): SqlFragment {
    return { sql: `(${ways.map((way) => way.sql).join(' OR ')})`, params: ways.flatMap((way) => way.params) };
}

function allOf(conditions: readonly SqlFragment[]): SqlFragment {
    return {
        sql: `(${conditions.map(({ sql }) => sql).join(' AND ')})`,
        params: conditions.flatMap((each) => each.params)
    };
}

/** Rows that the caller has by owning them, or that are shared with the caller. */
function granted(session: Session, object: ObjectDefinition, alias: string, level: 'read' | 'edit'): SqlFragment[] {
    const shared = sharedRows(session, object, alias, level === 'read' ? 'Read' : 'Edit', (column) =>
        isMine(session, column)
    );
    return [owned(session, object, alias), ...shared];
}

/** Rows of the caller, of users in roles below the caller's, and of the queues that any of them is in. */
function owned(session: Session, object: ObjectDefinition, alias: string): SqlFragment {
    const people = isMine(session, `${alias}."OwnerId"`);
    if (object.fields.get('ownerid')?.reference?.to.includes('Group') !== true) return people;
    const queues = queuesOf(session.org, accessOf(session.org, session.userId));
    return queues.length === 0 ? people : anyOf([people, isOneOf(`${alias}."OwnerId"`, queues)]);
}

/** Whether a column holds the caller, or a user in a role below the caller's. */
function isMine(session: Session, column: string): SqlFragment {
    return isOneOf(column, [session.userId, ...staffOf(session.org, accessOf(session.org, session.userId))]);
}

/** Details need every master; contacts and campaign members their one parent, and without it their owner. */
function throughParents(session: Session, object: ObjectDefinition, alias: string, level: Level): SqlFragment | null {
    const conditions: SqlFragment[] = [];
    for (const name of object.sharedThrough) {
        const field = object.fields.get(name.toLowerCase());
        if (field === undefined) {
            continue;
        }
        const condition = parentAllows(session, object, field, alias, level);
        if (condition !== null) {
            conditions.push(condition);
        }
    }
    if (conditions.length === 0) {
        return null;
    }
    return allOf(conditions);
}

function parentAllows(
    session: Session,
    object: ObjectDefinition,
    field: FieldDefinition,
    alias: string,
    level: Level
): SqlFragment | null {
    const parentLevel = level === 'read' || field.reference?.masterDetail?.writeRequiresMasterRead ? 'read' : 'edit';
    const parents = parentRows(session, field, alias, parentLevel);
    if (field.reference?.masterDetail) {
        return parents;
    }
    const ownerless = !object.fields.has('ownerid');
    if (parents === null && ownerless) {
        return null;
    }
    const column = `${alias}.${quote(field.name)}`;
    const orphan: SqlFragment = ownerless
        ? NOTHING
        : allOf([{ sql: `${column} IS NULL`, params: [] }, owned(session, object, alias)]);
    return anyOf([parents ?? { sql: `${column} IS NOT NULL`, params: [] }, orphan]);
}

/** Rows whose parent through this field the caller may reach; null when all parents may be reached. */
function parentRows(session: Session, field: FieldDefinition, alias: string, level: Level): SqlFragment | null {
    const targets = field.reference?.to ?? [];
    const ways: SqlFragment[] = [];
    let everything = true;
    for (const name of targets) {
        const parent = session.org.object(name);
        const way = oneParent(session, parent, field, alias, level);
        everything &&= way === null;
        ways.push(way ?? { sql: `substr(${alias}.${quote(field.name)}, 1, 3) = ?`, params: [parent.keyPrefix] });
    }
    return everything && targets.length === 1 ? null : ways.length === 0 ? NOTHING : anyOf(ways);
}

function oneParent(
    session: Session,
    parent: ObjectDefinition,
    field: FieldDefinition,
    alias: string,
    level: Level
): SqlFragment | null {
    if (!session.canObject(parent.name, 'read')) {
        return NOTHING;
    }
    const parentAlias = `${alias.replace(/\W/g, '')}_${parent.name}`;
    const condition = rowsAt(session, parent, parentAlias, level);
    if (condition === null) {
        return null;
    }
    const match = `${parentAlias}."Id" = ${alias}.${quote(field.name)}`;
    return {
        sql: `EXISTS (SELECT 1 FROM ${quote(parent.name)} ${parentAlias} WHERE ${match} AND ${condition.sql})`,
        params: condition.params
    };
}

/** Activities are seen with the record they are about. */
function sharedByParents(session: Session, object: ObjectDefinition, alias: string): SqlFragment[] {
    return object.sharedThrough.flatMap((name) => {
        const field = object.fields.get(name.toLowerCase());
        const rows = field && parentRows(session, field, alias, 'read');
        return field === undefined
            ? []
            : [rows ?? { sql: `${alias}.${quote(field.name)} IS NOT NULL`, params: [] as SqlValue[] }];
    });
}

/** Children of an account that let whoever has one see the account itself. */
const IMPLICIT_CHILDREN = ['Opportunity', 'Case', 'Contact'];

function implicitParents(session: Session, object: ObjectDefinition, alias: string): SqlFragment[] {
    if (object.name !== 'Account') {
        return [];
    }
    return IMPLICIT_CHILDREN.map((name) => {
        const child = `${alias.replace(/\W/g, '')}_${name}`;
        const { sql, params } = anyOf(granted(session, session.org.object(name), child, 'read'));
        const rows = `SELECT ${child}."AccountId" FROM ${quote(name)} ${child} WHERE ${child}."IsDeleted" = 0 AND ${sql}`;
        return { sql: `${alias}."Id" IN (${rows})`, params };
    });
}
