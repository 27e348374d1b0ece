/** The metadata types that the local org takes, and where they are in a package. */

export interface MetadataType {
    readonly name: string;
    /** The folder in a package, and the file's suffix there; in source format the suffix is followed by `-meta.xml`. */
    readonly folder: string;
    readonly suffix: string;
}

/** A part of an object: an element of the object's file in a package, a file of its own in source format. */
export interface ChildType {
    readonly name: string;
    readonly element: string;
    readonly suffix: string;
    /** What messages call it. */
    readonly label: string;
}

export const CUSTOM_OBJECT = 'CustomObject';
export const CUSTOM_LABELS = 'CustomLabels';
export const CUSTOM_LABEL = 'CustomLabel';
export const LIGHTNING_COMPONENT = 'LightningComponentBundle';
export const LIGHTNING_FOLDER = 'lwc';

export const OBJECT_TYPE: MetadataType = { name: CUSTOM_OBJECT, folder: 'objects', suffix: 'object' };
export const LABELS_TYPE: MetadataType = { name: CUSTOM_LABELS, folder: 'labels', suffix: 'labels' };

/** Types whose component is one file. */
export const FILE_TYPES: readonly MetadataType[] = [
    { name: 'CustomApplication', folder: 'applications', suffix: 'app' },
    { name: 'CustomPermission', folder: 'customPermissions', suffix: 'customPermission' },
    { name: 'CustomTab', folder: 'tabs', suffix: 'tab' },
    { name: 'Dashboard', folder: 'dashboards', suffix: 'dashboard' },
    { name: 'FlexiPage', folder: 'flexipages', suffix: 'flexipage' },
    { name: 'GlobalValueSet', folder: 'globalValueSets', suffix: 'globalValueSet' },
    { name: 'Group', folder: 'groups', suffix: 'group' },
    { name: 'Layout', folder: 'layouts', suffix: 'layout' },
    { name: 'PermissionSet', folder: 'permissionsets', suffix: 'permissionset' },
    { name: 'Profile', folder: 'profiles', suffix: 'profile' },
    { name: 'Queue', folder: 'queues', suffix: 'queue' },
    { name: 'Report', folder: 'reports', suffix: 'report' },
    { name: 'ReportType', folder: 'reportTypes', suffix: 'reportType' },
    { name: 'SharingRules', folder: 'sharingRules', suffix: 'sharingRules' }
];

/** Folders of components: in a manifest members of the type of what is in them, `Sales` beside `Sales/Pipeline`. */
export const FOLDER_TYPES: readonly (MetadataType & { readonly of: string })[] = [
    { name: 'DashboardFolder', folder: 'dashboards', suffix: 'dashboardFolder', of: 'Dashboard' },
    { name: 'ReportFolder', folder: 'reports', suffix: 'reportFolder', of: 'Report' }
];

export const CHILD_TYPES: readonly ChildType[] = [
    { name: 'CustomField', element: 'fields', suffix: 'field', label: 'custom field' },
    { name: 'ValidationRule', element: 'validationRules', suffix: 'validationRule', label: 'validation rule' },
    { name: 'ListView', element: 'listViews', suffix: 'listView', label: 'list view' },
    { name: 'CompactLayout', element: 'compactLayouts', suffix: 'compactLayout', label: 'compact layout' },
    { name: 'BusinessProcess', element: 'businessProcesses', suffix: 'businessProcess', label: 'business process' },
    { name: 'RecordType', element: 'recordTypes', suffix: 'recordType', label: 'record type' }
];

const NAMES: ReadonlySet<string> = new Set([
    CUSTOM_OBJECT,
    CUSTOM_LABELS,
    CUSTOM_LABEL,
    LIGHTNING_COMPONENT,
    ...FILE_TYPES.map((type) => type.name),
    ...CHILD_TYPES.map((type) => type.name)
]);

export function isKnownType(name: string): boolean {
    return NAMES.has(name);
}

/** The type of a child of objects by its name. */
export function childType(name: string): ChildType | undefined {
    return CHILD_TYPES.find((type) => type.name === name);
}

/** Whether components of this type lie in folders. */
export function isInFolders(type: string): boolean {
    return FOLDER_TYPES.some((folder) => folder.of === type);
}

/** What a member of a manifest names: `Sales` and `Sales/` among reports are a folder. */
export function memberName(type: string, member: string): { readonly type: string; readonly fullName: string } {
    const folder = FOLDER_TYPES.find(({ of }) => of === type);
    const isFolder = folder !== undefined && member !== '*' && /^[^/]+\/?$/.test(member);
    return isFolder ? { type: folder.name, fullName: member.replace('/', '') } : { type, fullName: member };
}
