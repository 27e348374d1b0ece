/** What users may do, worked out from their profile and the permission sets assigned to them, as the rows stand now. */
import type { Org, SqlValue } from '../contracts.ts';
import { permissionName } from '../metadata/field.ts';
import type { ObjectDefinition, ObjectPermissions, PermissionSetDefinition } from '../metadata/schema.ts';
import { isBusinessObject } from '../metadata/standard/profiles.ts';
import { statement } from '../storage/statements.ts';

export type StoredRow = Record<string, SqlValue>;
export type ObjectAccess = 'read' | 'create' | 'edit' | 'delete' | 'viewAll' | 'modifyAll';

export interface UserAccess {
    readonly user: StoredRow;
    readonly roleId: string | null;
    readonly objects: ReadonlyMap<string, ObjectPermissions>;
    readonly fields: ReadonlyMap<string, { readonly read: boolean; readonly edit: boolean }>;
    readonly customPermissions: ReadonlySet<string>;
    readonly userPermissions: ReadonlySet<string>;
    readonly tabs: ReadonlySet<string>;
    readonly recordTypes: ReadonlyMap<string, { readonly visible: boolean; readonly isDefault: boolean }>;
}

/** Objects whose rows decide access: writing one forgets what was worked out. */
const ACCESS_OBJECTS: ReadonlySet<string> = new Set([
    'User',
    'UserRole',
    'PermissionSetAssignment',
    'Organization',
    'Group',
    'GroupMember'
]);

interface AccessState {
    readonly users: Map<string, UserAccess>;
    readonly extraUserPermissions: Map<string, readonly string[]>;
}

const states = new WeakMap<Org, AccessState>();

function stateOf(org: Org): AccessState {
    let state = states.get(org);
    if (state === undefined) {
        state = { users: new Map(), extraUserPermissions: new Map() };
        states.set(org, state);
    }
    return state;
}

/** To be told of every write, so that permissions are always those of the rows as they stand. */
export function accessChanged(org: Org, objectName: string): void {
    if (ACCESS_OBJECTS.has(objectName)) {
        stateOf(org).users.clear();
    }
}

/** To be told when writes are undone. */
export function forgetAccess(org: Org): void {
    stateOf(org).users.clear();
}

/** Gives a user permissions beyond profile and permission sets, such as `CreateAuditFields`. */
export function grantUserPermissions(org: Org, userId: string, permissions: readonly string[]): void {
    stateOf(org).extraUserPermissions.set(userId, permissions);
    stateOf(org).users.delete(userId);
}

/** Access of a user. Throws RangeError for an id that is no user. */
export function accessOf(org: Org, userId: string): UserAccess {
    const state = stateOf(org);
    let access = state.users.get(userId);
    if (access === undefined) {
        access = computeAccess(org, userId, state.extraUserPermissions.get(userId) ?? []);
        state.users.set(userId, access);
    }
    return access;
}

function rowOf(org: Org, table: string, id: SqlValue | undefined): StoredRow | undefined {
    return statement(org.db, `SELECT * FROM "${table}" WHERE "Id" = ?`).get(id ?? null) as StoredRow | undefined;
}

/** A record about the caller, for `$User`, `$Profile`, `$UserRole` and `$Organization`. */
export function callerRecord(
    org: Org,
    userId: string,
    record: 'User' | 'Profile' | 'UserRole' | 'Organization'
): StoredRow | undefined {
    const { user } = accessOf(org, userId);
    switch (record) {
        case 'User':
            return user;
        case 'Profile':
            return rowOf(org, 'Profile', user['ProfileId']);
        case 'UserRole':
            return rowOf(org, 'UserRole', user['UserRoleId']);
        case 'Organization':
            return rowOf(org, 'Organization', org.organizationId);
    }
}

function computeAccess(org: Org, userId: string, extra: readonly string[]): UserAccess {
    const user = rowOf(org, 'User', userId);
    if (user === undefined) {
        throw new RangeError(`no user ${userId}`);
    }
    const sets = grantsOf(org, user);
    const objects = new Map<string, ObjectPermissions>();
    const fields = new Map<string, { read: boolean; edit: boolean }>();
    const recordTypes = new Map<string, { visible: boolean; isDefault: boolean }>();
    for (const set of sets) {
        for (const [name, given] of set.recordTypes) {
            const { visible = false, isDefault = false } = recordTypes.get(name) ?? {};
            recordTypes.set(name, { visible: visible || given.visible, isDefault: isDefault || given.isDefault });
        }
        for (const [name, given] of set.objects) {
            objects.set(name, mergeObject(objects.get(name), given));
        }
        for (const [name, given] of set.fields) {
            const own = fields.get(name);
            fields.set(name, { read: given.read || (own?.read ?? false), edit: given.edit || (own?.edit ?? false) });
        }
    }
    return {
        user,
        roleId: typeof user['UserRoleId'] === 'string' ? user['UserRoleId'] : null,
        objects,
        fields,
        recordTypes,
        customPermissions: new Set(sets.flatMap((set) => [...set.customPermissions])),
        tabs: new Set(sets.flatMap((set) => [...set.tabs])),
        userPermissions: new Set([...sets.flatMap((set) => [...set.userPermissions]), ...extra])
    };
}

function grantsOf(org: Org, user: StoredRow): PermissionSetDefinition[] {
    const profileName = rowOf(org, 'Profile', user['ProfileId'])?.['Name'];
    const assigned = statement(
        org.db,
        `SELECT p."Name" FROM "PermissionSetAssignment" a JOIN "PermissionSet" p ON p."Id" = a."PermissionSetId"
         WHERE a."AssigneeId" = ? AND a."IsDeleted" = 0`
    ).all(user['Id'] ?? null);
    return [
        org.schema.profiles.get(String(profileName)),
        ...assigned.map((row) => org.schema.permissionSets.get(String(row['Name'])))
    ].filter((set) => set !== undefined);
}

function mergeObject(a: ObjectPermissions | undefined, b: ObjectPermissions): ObjectPermissions {
    return {
        read: b.read || (a?.read ?? false),
        create: b.create || (a?.create ?? false),
        edit: b.edit || (a?.edit ?? false),
        delete: b.delete || (a?.delete ?? false),
        viewAll: b.viewAll || (a?.viewAll ?? false),
        modifyAll: b.modifyAll || (a?.modifyAll ?? false)
    };
}

/** User permissions that stand in for object permissions. */
const WRITE_PERMISSIONS: Readonly<Record<string, string>> = {
    Task: 'EditTask',
    Event: 'EditEvent',
    User: 'ManageUsers',
    PermissionSetAssignment: 'AssignPermissionSets',
    UserRole: 'ManageRoles',
    Group: 'ManageUsers',
    GroupMember: 'ManageUsers',
    QueueSobject: 'ManageUsers'
};

/** Setup objects that not everybody may read. */
const READ_PERMISSIONS: Readonly<Record<string, string>> = { OrgWideEmailAddress: 'ViewSetup' };

/** Objects without permissions of their own: who may edit the parent writes them. */
const RULED_BY: Readonly<Record<string, string>> = { AccountTeamMember: 'Account', CampaignMember: 'Campaign' };

/** Whether a user may do something with records of an object at all. */
export function mayObject(access: UserAccess, object: ObjectDefinition, what: ObjectAccess): boolean {
    if (
        (what === 'create' && !object.createable) ||
        (what === 'edit' && !object.updateable) ||
        (what === 'delete' && !object.deletable)
    ) {
        return false;
    }
    const { userPermissions } = access;
    if (
        userPermissions.has('ModifyAllData') ||
        (userPermissions.has('ViewAllData') && (what === 'read' || what === 'viewAll'))
    ) {
        return true;
    }
    if (isBusinessObject(object)) {
        const ruler = RULED_BY[object.name];
        const given = access.objects.get(ruler ?? object.name);
        const needed = ruler !== undefined && (what === 'create' || what === 'delete') ? 'edit' : what;
        return given !== undefined && (given[needed] || given.modifyAll || (what === 'read' && given.viewAll));
    }
    if (what === 'read') {
        const needed = READ_PERMISSIONS[object.name];
        return needed === undefined || userPermissions.has(needed);
    }
    return (
        what !== 'viewAll' &&
        what !== 'modifyAll' &&
        userPermissions.has(WRITE_PERMISSIONS[object.name] ?? 'ModifyAllData')
    );
}

/** Whether a user may see or set a field, the object given. */
export function mayField(
    access: UserAccess,
    object: ObjectDefinition,
    fieldName: string,
    what: 'read' | 'edit'
): boolean {
    const field = object.fields.get(fieldName.toLowerCase());
    if (field === undefined || (what === 'edit' && !field.createable && !field.updateable)) {
        return false;
    }
    if (!field.permissionable || (!field.custom && !isBusinessObject(object) && !isActivity(object))) {
        return true;
    }
    const name = permissionName(field.name);
    const given =
        access.fields.get(`${object.name}.${name}`) ??
        (isActivity(object) ? access.fields.get(`Activity.${name}`) : undefined);
    return given?.[what] ?? false;
}

function isActivity(object: ObjectDefinition): boolean {
    return object.name === 'Task' || object.name === 'Event';
}
