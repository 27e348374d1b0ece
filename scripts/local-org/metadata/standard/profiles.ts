/** The profiles that every org has, with their access to standard objects as Salesforce sets it. */
import { permissionName } from '../field.ts';
import type { ObjectDefinition, ObjectPermissions, PermissionSetDefinition } from '../schema.ts';

const NONE: ObjectPermissions = {
    read: false,
    create: false,
    edit: false,
    delete: false,
    viewAll: false,
    modifyAll: false
};
const READ: ObjectPermissions = { ...NONE, read: true };
const EDIT: ObjectPermissions = { ...READ, create: true, edit: true };
const DELETE: ObjectPermissions = { ...EDIT, delete: true };
const ALL: ObjectPermissions = { ...DELETE, viewAll: true, modifyAll: true };

/** Objects that people work with; the rest of the standard ones are read by everyone and ruled by user permissions. */
const BUSINESS_OBJECTS: Readonly<Record<string, ObjectPermissions>> = {
    Account: DELETE,
    Contact: DELETE,
    Opportunity: DELETE,
    Case: EDIT,
    Campaign: READ,
    CampaignMember: READ,
    AccountTeamMember: READ
};
/** Activities have field permissions, but user permissions in place of object permissions. */
const ACTIVITIES: ReadonlySet<string> = new Set(['Task', 'Event']);

const ADMINISTRATOR_PERMISSIONS = [
    'ApiEnabled',
    'AssignPermissionSets',
    'AuthorApex',
    'BulkApiHardDelete',
    'CustomizeApplication',
    'EditReadonlyFields',
    'EditTask',
    'EditEvent',
    'EmailSingle',
    'ManageCustomPermissions',
    'ManageDashbdsInPubFolders',
    'ManageInternalUsers',
    'ManageProfilesPermissionsets',
    'ManageReportsInPubFolders',
    'ManageRoles',
    'ManageUsers',
    'ModifyAllData',
    'ModifyMetadata',
    'RunReports',
    'TransferAnyEntity',
    'ViewAllData',
    'ViewAllUsers',
    'ViewPublicDashboards',
    'ViewPublicReports',
    'ViewRoles',
    'ViewSetup'
];

/** Whether object permissions rule this object; the others (User, Profile, Task ...) are read by everyone. */
export function isBusinessObject(object: ObjectDefinition): boolean {
    return object.custom || object.name in BUSINESS_OBJECTS;
}

/** The standard profiles, for the standard objects given. Custom fields and objects are left to permission sets. */
export function standardProfiles(objects: Iterable<ObjectDefinition>): PermissionSetDefinition[] {
    const standard = [...objects].filter((object) => object.name in BUSINESS_OBJECTS || ACTIVITIES.has(object.name));
    return [
        profile('System Administrator', standard, () => ALL, ADMINISTRATOR_PERMISSIONS),
        profile('Standard User', standard, (name) => BUSINESS_OBJECTS[name] ?? DELETE, [
            'ApiEnabled',
            'EditTask',
            'EditEvent',
            'EmailSingle',
            'RunReports',
            'ViewRoles',
            'ViewSetup'
        ]),
        profile('Minimum Access - Salesforce', [], () => NONE, []),
        profile('Minimum Access - API Only Integrations', [], () => NONE, ['ApiEnabled', 'ApiUserOnly'])
    ];
}

function profile(
    name: string,
    objects: readonly ObjectDefinition[],
    permissions: (objectName: string) => ObjectPermissions,
    userPermissions: readonly string[]
): PermissionSetDefinition {
    const fields = new Map<string, { readonly read: boolean; readonly edit: boolean }>();
    for (const object of objects) {
        for (const field of object.fields.values()) {
            if (field.permissionable && !field.custom) {
                fields.set(`${object.name}.${permissionName(field.name)}`, {
                    read: true,
                    edit: field.createable || field.updateable
                });
            }
        }
    }
    return {
        name,
        label: name,
        objects: new Map(objects.map((object) => [object.name, permissions(object.name)])),
        fields,
        customPermissions: new Set(),
        userPermissions: new Set(userPermissions),
        tabs: new Set(),
        applications: new Set(),
        recordTypes: new Map()
    };
}
