/** Objects and fields that references can point at: the project's own and Salesforce's standard ones. */
import type { FieldDefinition } from '../../local-org/metadata/schema.ts';
import { EMAIL_OBJECTS } from '../../local-org/metadata/standard/email.ts';
import { PEOPLE_OBJECTS } from '../../local-org/metadata/standard/people.ts';
import { SALES_OBJECTS } from '../../local-org/metadata/standard/sales.ts';
import { SERVICE_OBJECTS } from '../../local-org/metadata/standard/service.ts';
import type { MetadataFile } from './files.ts';
import { child, childFlag, childrenNamed, childText } from './xml.ts';

export interface FieldInfo {
    readonly name: string;
    /** As in `CustomField.type`: `Text`, `Picklist`, `MasterDetail` ... */
    readonly type: string;
    readonly label: string;
    readonly custom: boolean;
    /** Always needed: universally required, or master-detail. Such fields take no field permission. */
    readonly required: boolean;
    readonly formula: string | null;
    /** May carry field permissions. */
    readonly permissionable: boolean;
    /** Objects that a lookup or master-detail points at. */
    readonly referenceTo: readonly string[];
    /** How formulas follow it: `Account__r`, `Owner`. */
    readonly relationshipName: string | null;
    /** How the object that it points at calls its records: `Contacts`, `Success_Customers__r`. */
    readonly childRelationshipName: string | null;
    /** API names of picklist values; null where any value goes. */
    readonly values: readonly string[] | null;
    /** The file, for custom fields. */
    readonly file: MetadataFile | null;
}

export interface ObjectInfo {
    readonly name: string;
    readonly label: string;
    readonly custom: boolean;
    readonly fields: ReadonlyMap<string, FieldInfo>;
    /** The file, for custom objects. */
    readonly file: MetadataFile | null;
}

/** Compound fields, which layouts and field permissions name and the API breaks into parts. */
const COMPOUND_FIELDS: Readonly<Record<string, readonly string[]>> = {
    Account: ['BillingAddress', 'ShippingAddress'],
    Contact: ['MailingAddress', 'OtherAddress'],
    User: ['Address']
};
const STANDARD_TYPES: Readonly<Record<FieldDefinition['type'], string>> = {
    id: 'Id',
    string: 'Text',
    textarea: 'TextArea',
    boolean: 'Checkbox',
    int: 'Number',
    double: 'Number',
    currency: 'Currency',
    percent: 'Percent',
    date: 'Date',
    datetime: 'DateTime',
    picklist: 'Picklist',
    multipicklist: 'MultiselectPicklist',
    reference: 'Lookup',
    email: 'Email',
    phone: 'Phone',
    url: 'Url'
};
const LONG_TEXT_FROM = 256;

/** Standard objects with the project's custom fields, and the project's custom objects, by API name. */
export function readObjects(files: readonly MetadataFile[]): Map<string, ObjectInfo> {
    const objects = new Map<string, ObjectInfo>();
    for (const standard of [...PEOPLE_OBJECTS, ...SALES_OBJECTS, ...SERVICE_OBJECTS, ...EMAIL_OBJECTS]) {
        const fields = [...standard.fields.values()].map(standardField);
        const all = [...fields, ...(COMPOUND_FIELDS[standard.name] ?? []).map(compoundField)];
        objects.set(standard.name, {
            name: standard.name,
            label: standard.label,
            custom: false,
            fields: byName(all),
            file: null
        });
    }
    for (const file of files.filter(({ kind }) => kind === 'object')) {
        const name = file.object ?? '';
        if (objects.has(name)) continue;
        objects.set(name, {
            name,
            label: childText(file.root, 'label'),
            custom: true,
            fields: byName(systemFields(file)),
            file
        });
    }
    addCustomFields(objects, files);
    return objects;
}

function addCustomFields(objects: Map<string, ObjectInfo>, files: readonly MetadataFile[]): void {
    for (const file of files.filter(({ kind, name }) => kind === 'field' && name.endsWith('__c'))) {
        for (const target of file.object === 'Activity' ? ['Task', 'Event'] : [file.object ?? '']) {
            const object = objects.get(target);
            if (object)
                objects.set(target, { ...object, fields: new Map([...object.fields, [file.name, customField(file)]]) });
        }
    }
}

function byName(fields: readonly FieldInfo[]): Map<string, FieldInfo> {
    return new Map(fields.map((field) => [field.name, field]));
}

function plainField(name: string, type: string, extra: Partial<FieldInfo> = {}): FieldInfo {
    return {
        name,
        type,
        label: name,
        custom: false,
        required: false,
        formula: null,
        permissionable: false,
        referenceTo: [],
        relationshipName: null,
        childRelationshipName: null,
        values: null,
        file: null,
        ...extra
    };
}

function compoundField(name: string): FieldInfo {
    return plainField(name, 'Address', { permissionable: true });
}

function standardField(field: FieldDefinition): FieldInfo {
    const long = field.type === 'textarea' && field.length >= LONG_TEXT_FROM;
    return plainField(field.name, long ? 'LongTextArea' : STANDARD_TYPES[field.type], {
        label: field.label,
        required: !field.nillable && field.createable && field.defaultValue === null,
        permissionable: field.permissionable,
        referenceTo: field.reference?.to ?? [],
        relationshipName: field.reference?.relationshipName ?? null,
        childRelationshipName: field.reference?.childRelationshipName ?? null
    });
}

/** What every custom object has without saying so. */
function systemFields(file: MetadataFile): FieldInfo[] {
    const nameType = childText(child(file.root, 'nameField') ?? file.root, 'type') || 'Text';
    const user = (name: string): FieldInfo =>
        plainField(name, 'Lookup', { referenceTo: ['User'], relationshipName: name.replace(/Id$/, '') });
    return [
        plainField('Id', 'Id'),
        plainField('Name', nameType, { required: nameType === 'Text' }),
        ...(childText(file.root, 'sharingModel') === 'ControlledByParent' ? [] : [user('OwnerId')]),
        user('CreatedById'),
        user('LastModifiedById'),
        ...['CreatedDate', 'LastModifiedDate', 'SystemModstamp'].map((name) => plainField(name, 'DateTime')),
        plainField('IsDeleted', 'Checkbox')
    ];
}

function customField(file: MetadataFile): FieldInfo {
    const { root, name } = file;
    const type = childText(root, 'type');
    const required = type === 'MasterDetail' || childFlag(root, 'required');
    const formula = child(root, 'formula')?.text ?? null;
    const target = childText(root, 'referenceTo');
    const children = childText(root, 'relationshipName');
    return plainField(name, type, {
        label: childText(root, 'label'),
        custom: true,
        required,
        formula,
        permissionable: !required,
        referenceTo: target === '' ? [] : [target],
        relationshipName: target === '' ? null : name.replace(/__c$/, '__r'),
        childRelationshipName: children === '' ? null : `${children}__r`,
        values: picklistValues(file),
        file
    });
}

function picklistValues(file: MetadataFile): readonly string[] | null {
    const set = child(file.root, 'valueSet');
    const definition = set && child(set, 'valueSetDefinition');
    return definition ? childrenNamed(definition, 'value').map((value) => childText(value, 'fullName')) : null;
}

/** Masters of an object, nearest first, each once. */
export function mastersOf(
    objects: ReadonlyMap<string, ObjectInfo>,
    name: string,
    seen: readonly string[] = []
): string[] {
    const direct = [...(objects.get(name)?.fields.values() ?? [])]
        .filter(({ type }) => type === 'MasterDetail')
        .flatMap(({ referenceTo }) => referenceTo)
        .filter((target) => target !== name && !seen.includes(target));
    return [...new Set(direct.flatMap((master) => [master, ...mastersOf(objects, master, [...seen, name])]))];
}
