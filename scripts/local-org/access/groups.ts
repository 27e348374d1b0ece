/** Public groups, queues and the groups of roles: who is in them, and which ones a user shares in. */
import type { Org, SqlValue } from '../contracts.ts';
import { statement } from '../storage/statements.ts';
import type { StoredRow, UserAccess } from './permissions.ts';

/** Groups, members, roles and users as the rows stand. */
interface Directory {
    readonly groups: ReadonlyMap<string, StoredRow>;
    /** Group ids by the id of a member. */
    readonly containing: ReadonlyMap<string, readonly string[]>;
    /** Member ids by group id. */
    readonly members: ReadonlyMap<string, readonly string[]>;
    /** Role ids by the id of the role above. */
    readonly below: ReadonlyMap<string, readonly string[]>;
    readonly users: readonly StoredRow[];
}

function rows(org: Org, sql: string): StoredRow[] {
    return statement(org.db, sql).all() as StoredRow[];
}

function listed(pairs: readonly (readonly [SqlValue | undefined, SqlValue | undefined])[]): Map<string, string[]> {
    const lists = new Map<string, string[]>();
    for (const [key, value] of pairs) {
        const list = lists.get(String(key)) ?? [];
        lists.set(String(key), list);
        list.push(String(value));
    }
    return lists;
}

function readDirectory(org: Org): Directory {
    const members = rows(org, 'SELECT "GroupId", "UserOrGroupId" FROM "GroupMember" WHERE "IsDeleted" = 0');
    const roles = rows(org, 'SELECT "Id", "ParentRoleId" FROM "UserRole" WHERE "IsDeleted" = 0');
    const groups = rows(org, 'SELECT * FROM "Group" WHERE "IsDeleted" = 0');
    return {
        groups: new Map(groups.map((group) => [String(group['Id']), group])),
        containing: listed(members.map((row) => [row['UserOrGroupId'], row['GroupId']])),
        members: listed(members.map((row) => [row['GroupId'], row['UserOrGroupId']])),
        below: listed(roles.map((row) => [row['ParentRoleId'], row['Id']])),
        users: rows(org, 'SELECT "Id", "Username", "UserRoleId" FROM "User" WHERE "IsDeleted" = 0')
    };
}

/** Whatever can be reached from some ids, themselves included. */
function reach(from: Iterable<string>, next: (id: string) => readonly string[]): Set<string> {
    const found = new Set(from);
    for (const id of found) for (const each of next(id)) found.add(each);
    return found;
}

/** What a user may do has its own object for as long as it stands: so long what was found with it stands too. */
function keptWithAccess<T>(find: (org: Org, access: UserAccess) => T): (org: Org, access: UserAccess) => T {
    const kept = new WeakMap<UserAccess, { readonly found: T }>();
    return (org, access) => {
        const { found } = kept.get(access) ?? { found: find(org, access) };
        kept.set(access, { found });
        return found;
    };
}

const directoryOf = keptWithAccess(readDirectory);

/** Roles below some roles, at any depth, and these roles themselves. */
function branch({ below }: Directory, roles: readonly string[]): Set<string> {
    return reach(roles, (id) => below.get(id) ?? []);
}

function idsOf(records: Iterable<StoredRow>): string[] {
    return [...records].map((record) => String(record['Id']));
}

function rolesBelow(directory: Directory, roleId: string | null): Set<string> {
    return branch(directory, directory.below.get(roleId ?? '') ?? []);
}

/** Ids of the users in roles below the user's. */
export const staffOf = keptWithAccess((org, access): string[] => {
    const directory = directoryOf(org, access);
    const roles = rolesBelow(directory, access.roleId);
    return idsOf(directory.users.filter((user) => roles.has(String(user['UserRoleId']))));
});

/** Of the groups that a user shares in, those that may own records. */
export const queuesOf = keptWithAccess((org, access): string[] => {
    const { groups } = directoryOf(org, access);
    return [...groupsOf(org, access)].filter((id) => groups.get(id)?.['Type'] === 'Queue');
});

/** Ids of the groups and queues that a user is in: as a member, by role, or through a group within. */
export const membershipsOf = keptWithAccess((org, access): ReadonlySet<string> => {
    const directory = directoryOf(org, access);
    const { groups, containing } = directory;
    const { roleId } = access;
    const byRole = [...groups.values()].filter(({ Type: type, RelatedId: role }) =>
        type === 'RoleAndSubordinates'
            ? branch(directory, [String(role)]).has(roleId ?? '')
            : type === 'Organization' || (type === 'Role' && role === roleId)
    );
    const own = reach([String(access.user['Id']), ...idsOf(byRole)], (id) => containing.get(id) ?? []);
    return new Set([...own].filter((id) => groups.has(id)));
});

/**
 * Ids of the groups and queues that a user shares in: their own, and those of users in roles below, by groups that include
 * bosses, as queues and the groups of roles always do.
 */
export const groupsOf = keptWithAccess((org, access): ReadonlySet<string> => {
    const directory = directoryOf(org, access);
    const { groups, containing } = directory;
    const subordinates = rolesBelow(directory, access.roleId);
    const ofRolesBelow = [...groups.values()].filter((group) => subordinates.has(String(group['RelatedId'])));
    const throughStaff = reach([...staffOf(org, access), ...idsOf(ofRolesBelow)], (id) =>
        (containing.get(id) ?? []).filter((group) => groups.get(group)?.['DoesIncludeBosses'] === 1)
    );
    return new Set([...membershipsOf(org, access), ...[...throughStaff].filter((id) => groups.has(id))]);
});

/** Who may own what is shared from a group: its users, by role and by groups within it, and a queue itself. */
export function ownersIn(org: Org, access: UserAccess, id: string): string[] {
    const directory = directoryOf(org, access);
    const { groups, members, users } = directory;
    const ofRoles = (roles: ReadonlySet<string>): string[] =>
        idsOf(users.filter((user) => roles.has(String(user['UserRoleId']))));
    const within = (each: string): readonly string[] => {
        const { Type: type, RelatedId: role } = groups.get(each) ?? {};
        if (type === 'Organization') return idsOf(users);
        if (type === 'Role') return ofRoles(new Set([String(role)]));
        return type === 'RoleAndSubordinates' ? ofRoles(branch(directory, [String(role)])) : (members.get(each) ?? []);
    };
    return [...reach([id], within)];
}
