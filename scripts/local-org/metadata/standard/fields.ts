/** Short forms for describing Salesforce's standard objects. */
import { defineField, lookupTo, picklistValues } from '../field.ts';
import type { FieldInput } from '../field.ts';
import type { FieldDefinition, ObjectDefinition, ReferenceDefinition } from '../schema.ts';

type Extra = Partial<FieldDefinition>;

export const text = (name: string, label: string, length: number, extra: Extra = {}): FieldDefinition =>
    defineField({ name, label, type: 'string', length, ...extra });

export const longText = (name: string, label: string, length: number, extra: Extra = {}): FieldDefinition =>
    defineField({ name, label, type: 'textarea', length, ...extra });

export const checkbox = (name: string, label: string, extra: Extra = {}): FieldDefinition =>
    defineField({ name, label, type: 'boolean', defaultValue: 'false', ...extra });

export const numberOf = (
    type: 'int' | 'double' | 'currency' | 'percent',
    name: string,
    label: string,
    [precision, scale]: readonly [number, number],
    extra: Extra = {}
): FieldDefinition => defineField({ name, label, type, precision, scale, ...extra });

export const date = (name: string, label: string, extra: Extra = {}): FieldDefinition =>
    defineField({ name, label, type: 'date', ...extra });

export const datetime = (name: string, label: string, extra: Extra = {}): FieldDefinition =>
    defineField({ name, label, type: 'datetime', ...extra });

export const email = (name: string, label: string, extra: Extra = {}): FieldDefinition =>
    defineField({ name, label, type: 'email', length: 80, ...extra });

export const phone = (name: string, label: string, extra: Extra = {}): FieldDefinition =>
    defineField({ name, label, type: 'phone', length: 40, ...extra });

export const url = (name: string, label: string, extra: Extra = {}): FieldDefinition =>
    defineField({ name, label, type: 'url', length: 255, ...extra });

/** An unrestricted picklist, as standard ones are; `restricted` through `extra.picklist`. */
export const picklist = (name: string, label: string, values: readonly string[], extra: Extra = {}): FieldDefinition =>
    defineField({
        name,
        label,
        type: 'picklist',
        length: 255,
        picklist: { restricted: false, values: picklistValues(values) },
        ...extra
    });

export const restrictedPicklist = (
    name: string,
    label: string,
    values: readonly string[],
    extra: Extra = {}
): FieldDefinition =>
    picklist(name, label, values, { picklist: { restricted: true, values: picklistValues(values) }, ...extra });

/** A lookup; `AccountId` is followed as `Account` unless a relationship name is given. */
export const lookup = (
    name: string,
    label: string,
    to: string | readonly string[],
    reference: Partial<ReferenceDefinition> = {},
    extra: Extra = {}
): FieldDefinition =>
    defineField({
        name,
        label,
        type: 'reference',
        length: 18,
        reference: lookupTo(to, reference.relationshipName ?? name.replace(/Id$/, ''), reference),
        ...extra
    });

/** Not to be set by a caller: derived or kept by the server. */
export const READ_ONLY: Extra = { createable: false, updateable: false, permissionable: false };
/** Always there, whatever field permissions say. */
export const REQUIRED: Extra = { nillable: false, permissionable: false };
/** Always readable and writable with the object, but may be blank. */
export const ALWAYS: Extra = { permissionable: false };

const AUDIT: FieldInput[] = [
    { name: 'CreatedDate', label: 'Created Date', type: 'datetime' },
    {
        name: 'CreatedById',
        label: 'Created By ID',
        type: 'reference',
        length: 18,
        reference: lookupTo('User', 'CreatedBy')
    },
    { name: 'LastModifiedDate', label: 'Last Modified Date', type: 'datetime' },
    {
        name: 'LastModifiedById',
        label: 'Last Modified By ID',
        type: 'reference',
        length: 18,
        reference: lookupTo('User', 'LastModifiedBy')
    }
];

/** `Id` and `IsDeleted`, which come first on every object. */
export function identityFields(objectLabel: string): FieldDefinition[] {
    return [
        defineField({
            name: 'Id',
            label: `${objectLabel} ID`,
            type: 'id',
            length: 18,
            nillable: false,
            idLookup: true,
            ...READ_ONLY
        }),
        checkbox('IsDeleted', 'Deleted', READ_ONLY)
    ];
}

/**
 * Who created and changed a record and when; `SystemModstamp` also moves when nothing visible changed.
 * @param settable Whether an import may set them, as for custom objects and some standard ones.
 */
export function auditFields(settable: boolean): FieldDefinition[] {
    return [
        ...AUDIT.map((field) => defineField({ ...field, nillable: false, ...READ_ONLY, auditField: settable })),
        datetime('SystemModstamp', 'System Modstamp', { nillable: false, ...READ_ONLY })
    ];
}

/** The owner, for objects that have one: a user or a queue, unless told. */
export function ownerField(owners: readonly string[] = ['User', 'Group']): FieldDefinition {
    return lookup(
        'OwnerId',
        'Owner ID',
        owners,
        { relationshipName: 'Owner' },
        { nillable: false, permissionable: false }
    );
}

export interface StandardObjectInput extends Partial<Omit<ObjectDefinition, 'fields' | 'name' | 'label'>> {
    readonly name: string;
    readonly label: string;
    readonly keyPrefix: string;
    readonly owned: boolean;
    /** What may own a record; users and queues unless told. */
    readonly owners?: readonly string[];
    /** Whether an import may set who created a record and when; as `owned` unless told. */
    readonly auditable?: boolean;
    readonly fields: readonly FieldDefinition[];
}

/** A standard object: its own fields between identity and audit fields. */
export function defineStandardObject(input: StandardObjectInput): ObjectDefinition {
    const { owned, owners, auditable = owned, fields, ...rest } = input;
    const all = [
        ...identityFields(input.label),
        ...(owned ? [ownerField(owners)] : []),
        ...fields,
        ...auditFields(auditable)
    ];
    return {
        pluralLabel: `${input.label}s`,
        custom: false,
        nameField: 'Name',
        validationRules: [],
        recordTypes: [],
        sharing: 'ReadWrite',
        compactLayout: [],
        listViews: [],
        createable: true,
        updateable: true,
        deletable: true,
        activitiesEnabled: false,
        sharedThrough: [],
        ...rest,
        fields: new Map(all.map((field) => [field.name.toLowerCase(), field]))
    };
}

/** An object that the API only reads, and that everyone may read. */
export const SETUP_OBJECT = { createable: false, updateable: false, deletable: false, sharing: 'Read' } as const;
