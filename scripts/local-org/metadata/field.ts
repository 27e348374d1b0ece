/** Builds field definitions: whatever is not said takes the value that most fields have. */
import type { FieldDefinition, FieldType, PicklistValue, ReferenceDefinition } from './schema.ts';

/** Characters up to which a text area is an ordinary, filterable column. */
export const LONG_TEXT_THRESHOLD = 255;

const TEXT_TYPES: ReadonlySet<FieldType> = new Set([
    'string',
    'textarea',
    'picklist',
    'multipicklist',
    'email',
    'phone',
    'url',
    'id',
    'reference'
]);
const NUMBER_TYPES: ReadonlySet<FieldType> = new Set(['int', 'double', 'currency', 'percent']);

export function isTextType(type: FieldType): boolean {
    return TEXT_TYPES.has(type);
}

export function isNumberType(type: FieldType): boolean {
    return NUMBER_TYPES.has(type);
}

/** Long text areas can be neither filtered nor sorted nor grouped. */
export function isLongText({ type, length = 0 }: Partial<Pick<FieldDefinition, 'type' | 'length'>>): boolean {
    return type === 'textarea' && length > LONG_TEXT_THRESHOLD;
}

/** Whether a reference names several objects, as `WhatId` does. */
export function isPolymorphic({ reference }: FieldDefinition): boolean {
    return reference !== null && (reference.polymorphic === true || reference.to.length > 1);
}

/** The type of a field's values in Salesforce's XML Schema. */
export function xsdType(type: FieldType): string {
    if (type === 'boolean' || type === 'int' || type === 'date') return `xsd:${type}`;
    return type === 'datetime' ? 'xsd:dateTime' : isNumberType(type) ? 'xsd:double' : 'xsd:string';
}

export type FieldInput = Partial<FieldDefinition> & Pick<FieldDefinition, 'name' | 'label' | 'type'>;

/** A field definition with everything that follows from its type filled in. */
export function defineField(input: FieldInput): FieldDefinition {
    const longText = isLongText(input);
    const multi = input.type === 'multipicklist';
    return {
        custom: false,
        length: 0,
        precision: 0,
        scale: 0,
        nillable: input.type !== 'boolean',
        createable: true,
        updateable: true,
        filterable: !longText,
        sortable: !longText && !multi,
        groupable: !longText && !multi && !isNumberType(input.type) && input.type !== 'datetime',
        unique: false,
        caseSensitive: false,
        externalId: false,
        idLookup: false,
        nameField: false,
        inlineHelpText: null,
        autoNumber: null,
        formula: null,
        rollup: null,
        defaultValue: null,
        picklist: null,
        reference: null,
        auditField: false,
        permissionable: true,
        ...input
    };
}

/** Picklist values written as `New`, `*New` (the default) or `value|label`. */
export function picklistValues(values: readonly string[]): PicklistValue[] {
    return values.map((text) => {
        const isDefault = text.startsWith('*');
        const [value = '', label = value] = (isDefault ? text.slice(1) : text).split('|');
        return { value, label, active: true, isDefault };
    });
}

/** A lookup to one object or several, without children to query unless told. */
export function lookupTo(
    to: string | readonly string[],
    relationshipName: string,
    options: Partial<ReferenceDefinition> = {}
): ReferenceDefinition {
    return {
        to: typeof to === 'string' ? [to] : to,
        relationshipName,
        childRelationshipName: null,
        onDelete: 'setNull',
        masterDetail: null,
        ...options
    };
}

const ADDRESS_PART = /^(Billing|Shipping|Mailing|Other)(Street|City|State|PostalCode|Country)$/;

/** The name under which permission sets rule a field: parts of an address go by the whole (`BillingCity` by `BillingAddress`). */
export function permissionName(fieldName: string): string {
    return fieldName.replace(ADDRESS_PART, '$1Address');
}
