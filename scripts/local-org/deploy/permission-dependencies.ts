/** Permissions that need others: who may change records may read them, and details are nothing without their masters. */
import type { ObjectDefinition, ObjectPermissions, OrgSchema, PermissionSetDefinition } from '../metadata/schema.ts';

type Permission = keyof ObjectPermissions;

const NEEDED: Readonly<Record<Permission, readonly Permission[]>> = {
    read: [],
    create: ['read'],
    edit: ['read'],
    delete: ['read', 'edit'],
    viewAll: ['read'],
    modifyAll: ['read', 'edit', 'delete', 'viewAll']
};
const NAMES: Readonly<Record<Permission, string>> = {
    read: 'Read',
    create: 'Create',
    edit: 'Edit',
    delete: 'Delete',
    viewAll: 'View All',
    modifyAll: 'Modify All'
};

/** What a deployment says of the first permission that lacks what it needs. */
export function missingDependency(schema: OrgSchema, set: PermissionSetDefinition): string | undefined {
    for (const [name, given] of set.objects) {
        for (const permission of Object.keys(NEEDED) as Permission[]) {
            if (!given[permission]) continue;
            const absent = NEEDED[permission].filter((needed) => !given[needed]);
            const masters = mastersOf(schema.objects.get(name.toLowerCase()));
            const unread = masters.filter((master) => set.objects.get(master)?.read !== true);
            const needed = [
                ...absent.map((each) => `${NAMES[each]} ${name}`),
                ...unread.map((master) => `${NAMES.read} ${master}`)
            ];
            if (needed.length > 0) {
                return `Permission ${NAMES[permission]} ${name} depends on permission(s): ${needed.join(', ')}`;
            }
        }
    }
    return undefined;
}

function mastersOf(object: ObjectDefinition | undefined): readonly string[] {
    return [...(object?.fields.values() ?? [])].flatMap(({ reference }) =>
        reference?.masterDetail ? reference.to : []
    );
}
