/** Checks that what metadata names exists. Formulas are checked where they are compiled. */
import { permissionName } from './field.ts';
import type { MetadataFile } from './files.ts';
import { MetadataError } from './problem.ts';
import type {
    FieldDefinition,
    ObjectDefinition,
    OrgSchema,
    PermissionSetDefinition,
    Share,
    SharingRule
} from './schema.ts';

const MAX_MASTER_DETAILS = 2;
const AUTO_NUMBER = /\{0+\}/;

/** Throws MetadataError for the first reference that leads nowhere. */
export function checkSchema(schema: OrgSchema, files: readonly MetadataFile[]): void {
    for (const object of schema.objects.values()) {
        checkObject(schema, object, files);
    }
    checkChildRelationships(schema, files);
    for (const set of [...schema.permissionSets.values(), ...schema.profiles.values()]) {
        checkPermissionSet(schema, set, files);
    }
    for (const [objectName, rules] of schema.sharingRules) {
        checkSharingRules(schema, objectName, rules, pathOf(files, 'sharingRules', objectName));
    }
    const { reportFolders, dashboardFolders } = schema.analytics;
    for (const { file, shares } of [...reportFolders.values(), ...dashboardFolders.values()]) {
        for (const share of shares) checkShare(schema, share, file);
    }
    for (const { name, queue } of schema.groups.values()) {
        const unknown = queue?.objects.find((each) => !mayBeQueued(schema, each));
        if (unknown !== undefined) {
            throw misnamed(
                pathOf(files, 'queue', name),
                `In field: queueSobject - ${unknown} cannot be owned by a queue`
            );
        }
    }
}

function misnamed(path: string, problem: string): MetadataError {
    return new MetadataError(path, problem, 'Correct the name', { problem });
}

/** Whether a queue may own records of an object. */
function mayBeQueued(schema: OrgSchema, objectName: string): boolean {
    return (
        schema.objects.get(objectName.toLowerCase())?.fields.get('ownerid')?.reference?.to.includes('Group') ?? false
    );
}

function checkSharingRules(schema: OrgSchema, objectName: string, rules: readonly SharingRule[], path: string): void {
    const object = schema.objects.get(objectName.toLowerCase());
    if (object === undefined) throw misnamed(path, `no CustomObject named ${objectName} found`);
    if (!object.fields.has('ownerid')) {
        throw misnamed(path, `${objectName} has no owners, and so no sharing rules`);
    }
    for (const { name, filters, sharedTo, sharedFrom } of rules) {
        const filter = filters.find((each) => !isStoredField(object, each.field));
        if (filter !== undefined)
            throw misnamed(path, `${name}: In field: field - no CustomField named ${objectName}.${filter.field} found`);
        for (const share of [sharedTo, sharedFrom]) checkShare(schema, share, path);
    }
}

/** Groups are metadata; roles and users are records, and looked for where records are. */
function checkShare(schema: OrgSchema, share: Share | null, path: string): void {
    const isNamed = share?.kind === 'group' || share?.kind === 'queue';
    if (isNamed && !schema.groups.has(share.name)) {
        throw misnamed(path, `In field: ${share.kind} - no ${share.kind} named ${share.name} found`);
    }
}

/** Sharing rules look at stored values: neither at formulas nor at roll-ups. */
function isStoredField(object: ObjectDefinition, name: string): boolean {
    const field = object.fields.get(name.toLowerCase());
    return field !== undefined && field.formula === null && field.rollup === null;
}

function pathOf(files: readonly MetadataFile[], kind: string, name: string, objectName?: string): string {
    const file = files.find(
        (each) =>
            each.kind === kind && each.name === name && (objectName === undefined || each.objectName === objectName)
    );
    return file?.path ?? `${objectName === undefined ? '' : `${objectName}.`}${name} (${kind})`;
}

function checkObject(schema: OrgSchema, object: ObjectDefinition, files: readonly MetadataFile[]): void {
    for (const field of object.fields.values()) {
        checkField(schema, object, field, pathOf(files, 'field', field.name, object.name));
    }
    const masters = [...object.fields.values()].filter((field) => field.reference?.masterDetail);
    if (masters.length > MAX_MASTER_DETAILS) {
        const path = pathOf(files, 'object', object.name);
        throw new MetadataError(path, `${masters.length} master-detail relationships`, 'An object may have at most 2');
    }
    for (const rule of object.validationRules) {
        if (rule.errorField !== null && !object.fields.has(rule.errorField.toLowerCase())) {
            const path = pathOf(files, 'validationRule', rule.name, object.name);
            throw new MetadataError(
                path,
                `errorDisplayField "${rule.errorField}" is no field of ${object.name}`,
                'Name a field or leave it out'
            );
        }
    }
    for (const name of object.compactLayout) {
        if (!object.fields.has(name.toLowerCase())) {
            const path = pathOf(files, 'object', object.name);
            throw new MetadataError(
                path,
                `the compact layout names "${name}", which is no field of ${object.name}`,
                'Correct the compact layout'
            );
        }
    }
}

/** A parent tells its children apart by the names of their relationships. */
function checkChildRelationships(schema: OrgSchema, files: readonly MetadataFile[]): void {
    const taken = new Set<string>();
    // Standard fields come first: a custom one is at fault. Custom fields of activities are on tasks and events, and count once.
    const all = [...schema.objects.values()].flatMap((object) =>
        [...object.fields.values()]
            .filter(({ custom }) => !custom || object.name !== 'Event')
            .map((field) => ({ object, field }))
    );
    for (const { object, field } of all.sort((a, b) => Number(a.field.custom) - Number(b.field.custom))) {
        const name = field.reference?.childRelationshipName;
        if (!field.reference || !name) continue;
        for (const parent of field.reference.to) {
            const key = `${parent}.${name}`.toLowerCase();
            if (taken.has(key) && field.custom) {
                throw misnamed(
                    pathOf(files, 'field', field.name, object.name),
                    `There is already a Child Relationship named ${name.replace(/__r$/, '')} on ${parent}.`
                );
            }
            taken.add(key);
        }
    }
}

function checkField(schema: OrgSchema, object: ObjectDefinition, field: FieldDefinition, path: string): void {
    for (const target of field.reference?.to ?? []) {
        const parent = schema.objects.get(target.toLowerCase());
        if (parent === undefined) {
            throw new MetadataError(
                path,
                `referenceTo "${target}" is no object of the local org`,
                'Add the object or correct the name',
                { problem: `referenceTo value of '${target}' does not resolve to a valid sObject type` }
            );
        }
    }
    if (field.autoNumber !== null && !AUTO_NUMBER.test(field.autoNumber)) {
        throw new MetadataError(path, `display format "${field.autoNumber}" has no number`, 'Write it as `X-{0000}`');
    }
    if (field.custom && field.unique && !['string', 'email', 'double'].includes(field.type)) {
        throw new MetadataError(path, `a ${field.type} field cannot be unique`, 'Only text, email and number can');
    }
    if (field.reference?.masterDetail && object.fields.has('ownerid')) {
        throw new MetadataError(path, 'only custom objects can be details', 'Use a lookup');
    }
}

function checkPermissionSet(schema: OrgSchema, set: PermissionSetDefinition, files: readonly MetadataFile[]): void {
    const path = (): string =>
        files.find((file) => file.name === set.name && ['permissionset', 'profile'].includes(file.kind))?.path ??
        set.name;
    for (const name of set.objects.keys()) {
        if (!schema.objects.has(name.toLowerCase())) {
            throw new MetadataError(
                path(),
                `objectPermissions for "${name}", which the local org does not know`,
                'Add the object or take the entry out',
                { problem: `In field: field - no CustomObject named ${name} found` }
            );
        }
    }
    for (const name of set.fields.keys()) {
        const field = ruledField(schema, name);
        if (field === undefined) {
            throw new MetadataError(
                path(),
                `fieldPermissions for "${name}", which the local org does not know`,
                'Add the field or take the entry out',
                { problem: `In field: field - no CustomField named ${name} found` }
            );
        }
        if (!field.permissionable) {
            throw new MetadataError(
                path(),
                `fieldPermissions for "${name}", which everyone with the object has`,
                'Take the entry out: a deployment refuses it',
                { problem: `You cannot deploy to a required field: ${name}` }
            );
        }
    }
    checkRecordTypes(schema, set, path());
    for (const name of set.customPermissions) {
        if (!schema.customPermissions.has(name)) {
            throw new MetadataError(
                path(),
                `custom permission "${name}" is not in the metadata`,
                `Add ${name}.customPermission-meta.xml`,
                { problem: `In field: customPermission - no CustomPermission named ${name} found` }
            );
        }
    }
}

/** Throws MetadataError for a record type that is not there. */
function checkRecordTypes(schema: OrgSchema, set: PermissionSetDefinition, path: string): void {
    for (const name of set.recordTypes.keys()) {
        const [objectName = '', recordType] = name.split('.');
        const known = schema.objects.get(objectName.toLowerCase())?.recordTypes ?? [];
        if (!known.some((each) => each.name === recordType)) {
            throw misnamed(path, `In field: recordType - no RecordType named ${name} found`);
        }
    }
}

/** A field that an entry of `fieldPermissions` rules; `Activity.X` stands for tasks and events. */
function ruledField(schema: OrgSchema, name: string): FieldDefinition | undefined {
    const [objectName = '', fieldName = ''] = name.toLowerCase().split('.');
    const fields = schema.objects.get(objectName === 'activity' ? 'task' : objectName)?.fields;
    return (
        fields?.get(fieldName) ??
        [...(fields?.values() ?? [])].find((field) => permissionName(field.name).toLowerCase() === fieldName)
    );
}
