/** Records of groups: those of roles and of the organization, which come by themselves, and public groups and queues of the metadata. */
import type { Org } from '../contracts.ts';
import { MetadataError } from '../metadata/problem.ts';
import type { GroupDefinition, ObjectDefinition, Share } from '../metadata/schema.ts';
import type { StoredRow } from '../rules/evaluator.ts';
import { fault } from './fault.ts';
import { readRow, updateRow } from './rows.ts';
import { quote, statement } from './statements.ts';

/** Adds a record and gives its id. */
export type Insert = (objectName: string, values: StoredRow) => string;

const TYPE_OF_SHARE: Readonly<Record<Exclude<Share['kind'], 'user'>, string>> = {
    group: 'Regular',
    queue: 'Queue',
    role: 'Role',
    roleAndSubordinates: 'RoleAndSubordinates',
    allInternalUsers: 'Organization'
};
const ALL_INTERNAL_USERS = 'AllInternalUsers';

/** The id of the user or group that metadata shares with; undefined when there is none. */
export function idOfShare(org: Org, { kind, name }: Share): string | undefined {
    if (kind === 'user') return find(org, 'User', { Username: name });
    const developerName = kind === 'allInternalUsers' ? ALL_INTERNAL_USERS : name;
    return find(org, 'Group', { Type: TYPE_OF_SHARE[kind], DeveloperName: developerName });
}

function find(org: Org, table: string, values: Readonly<Record<string, string>>): string | undefined {
    const where = Object.keys(values).map((name) => `${quote(name)} = ?`);
    const sql = `SELECT "Id" FROM ${quote(table)} WHERE ${where.join(' AND ')} AND "IsDeleted" = 0`;
    const id = statement(org.db, sql).get(...Object.values(values))?.['Id'];
    return typeof id === 'string' ? id : undefined;
}

/** The groups through which things are shared with a role. */
export function addRoleGroups(insert: Insert, roleId: string, developerName: string): void {
    for (const Type of ['Role', 'RoleAndSubordinates']) {
        insert('Group', { Type, DeveloperName: developerName, RelatedId: roleId, DoesIncludeBosses: 1 });
    }
}

/**
 * Brings groups, queues and members in line with roles and metadata. To be run in a transaction.
 * @throws MetadataError for a member, or somebody that a sharing rule or a folder names, that is not there.
 */
export function seedGroups(org: Org, insert: Insert): void {
    if (idOfShare(org, { kind: 'allInternalUsers', name: '' }) === undefined) {
        insert('Group', { Type: 'Organization', DeveloperName: ALL_INTERNAL_USERS, DoesIncludeBosses: 1 });
    }
    for (const role of statement(org.db, 'SELECT "Id", "DeveloperName" FROM "UserRole" WHERE "IsDeleted" = 0').all()) {
        const developerName = String(role['DeveloperName']);
        if (idOfShare(org, { kind: 'role', name: developerName }) === undefined) {
            addRoleGroups(insert, String(role['Id']), developerName);
        }
    }
    for (const group of org.schema.groups.values()) putGroup(org, insert, group);
    for (const group of org.schema.groups.values()) {
        if (group.queue?.members) putMembers(org, insert, group, group.queue.members);
    }
    for (const [objectName, rules] of org.schema.sharingRules) {
        for (const { name, sharedTo, sharedFrom } of rules) {
            for (const share of [sharedTo, ...(sharedFrom ? [sharedFrom] : [])]) {
                requireShare(org, `${objectName}.${name} (sharingRules)`, share);
            }
        }
    }
    const { reportFolders, dashboardFolders } = org.schema.analytics;
    for (const { file, shares } of [...reportFolders.values(), ...dashboardFolders.values()]) {
        for (const share of shares) requireShare(org, file, share);
    }
}

function putGroup(org: Org, insert: Insert, { name, label, includesBosses, queue }: GroupDefinition): void {
    const fixed = { Type: queue ? 'Queue' : 'Regular', DeveloperName: name };
    const values = { Name: label, DoesIncludeBosses: Number(includesBosses) };
    const known = find(org, 'Group', fixed);
    if (known !== undefined) updateRow(org.db, 'Group', known, values);
    const id = known ?? insert('Group', { ...fixed, ...values });
    statement(org.db, 'DELETE FROM "QueueSobject" WHERE "QueueId" = ?').run(id);
    for (const SobjectType of queue?.objects ?? []) insert('QueueSobject', { QueueId: id, SobjectType });
}

function putMembers(org: Org, insert: Insert, { name }: GroupDefinition, members: readonly Share[]): void {
    const GroupId = requireShare(org, name, { kind: 'queue', name });
    statement(org.db, 'DELETE FROM "GroupMember" WHERE "GroupId" = ?').run(GroupId);
    for (const member of members) {
        insert('GroupMember', { GroupId, UserOrGroupId: requireShare(org, `${name} (queue)`, member) });
    }
}

/** The id of whom something is shared with. Throws MetadataError when there is none. */
export function requireShare(org: Org, where: string, share: Share): string {
    const id = idOfShare(org, share);
    if (id === undefined) {
        const problem = `In field: ${share.kind} - no ${share.kind} named ${share.name} found`;
        throw new MetadataError(where, problem, 'Correct the name', { problem });
    }
    return id;
}

/** Takes away a group that is no more in the metadata, with its members. */
export function removeGroup(org: Org, type: 'Regular' | 'Queue', developerName: string): void {
    const id = find(org, 'Group', { Type: type, DeveloperName: developerName }) ?? '';
    statement(org.db, 'DELETE FROM "GroupMember" WHERE ? IN ("GroupId", "UserOrGroupId")').run(id);
    statement(org.db, 'DELETE FROM "QueueSobject" WHERE "QueueId" = ?').run(id);
    statement(org.db, 'DELETE FROM "Group" WHERE "Id" = ?').run(id);
}

/** Refuses a group as owner unless it is a queue for this object. */
export function checkOwner(org: Org, object: ObjectDefinition, ownerId: string): void {
    if (org.objectOfId(ownerId)?.name !== 'Group') return;
    const isQueue = readRow(org.db, 'Group', ownerId)?.['Type'] === 'Queue';
    if (!isQueue || find(org, 'QueueSobject', { QueueId: ownerId, SobjectType: object.name }) === undefined) {
        throw fault('INVALID_OPERATION', 'Queue not associated with this SObject type', ['OwnerId']);
    }
}
