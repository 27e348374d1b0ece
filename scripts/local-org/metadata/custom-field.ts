/** Reads custom fields: from `<CustomField>` to a field definition. */
import { checkAttributes } from './field-attributes.ts';
import { defineField, LONG_TEXT_THRESHOLD } from './field.ts';
import type { FieldInput } from './field.ts';
import type { MetadataFile } from './files.ts';
import { MetadataError } from './problem.ts';
import { readRollup } from './rollups.ts';
import type { FieldDefinition, FieldType, PicklistValue, ReferenceDefinition } from './schema.ts';
import { childOf, childrenOf, flagOf, numberOf, readXml, textOf } from './xml.ts';
import type { XmlElement } from './xml.ts';

const TYPES: Readonly<Record<string, FieldType>> = {
    Text: 'string',
    TextArea: 'textarea',
    LongTextArea: 'textarea',
    Html: 'textarea',
    Number: 'double',
    Currency: 'currency',
    Percent: 'percent',
    Checkbox: 'boolean',
    Date: 'date',
    DateTime: 'datetime',
    Picklist: 'picklist',
    MultiselectPicklist: 'multipicklist',
    Lookup: 'reference',
    MasterDetail: 'reference',
    Email: 'email',
    Phone: 'phone',
    Url: 'url',
    AutoNumber: 'string',
    /** Until it is known what is summarized. */
    Summary: 'double'
};
const FIXED_LENGTHS: Readonly<Partial<Record<FieldType, number>>> = {
    email: 80,
    phone: 40,
    url: 255,
    picklist: 255,
    multipicklist: 4099,
    reference: 18
};
/** Characters that a text formula or an auto-number may have. */
const FORMULA_TEXT_LENGTH = 1300;
const AUTO_NUMBER_LENGTH = 30;
const REFUSED_ELEMENTS: Readonly<Record<string, string>> = {
    lookupFilter: 'lookup filters are not enforced',
    encryptionScheme: 'encrypted fields are not supported'
};

export type GlobalValueSets = ReadonlyMap<string, readonly PicklistValue[]>;

/** Reads one custom field. Throws MetadataError for what the local org cannot keep to. */
export function readCustomField(file: MetadataFile, valueSets: GlobalValueSets): FieldDefinition {
    const xml = readXml(file);
    const name = textOf(xml, 'fullName') ?? file.name;
    const typeName = textOf(xml, 'type') ?? '';
    refuseUnsupported(file, xml);
    const type = TYPES[typeName];
    if (type === undefined) {
        throw new MetadataError(
            file.path,
            `field type "${typeName}" is not supported`,
            `Use one of ${Object.keys(TYPES).join(', ')}`,
            { problem: `'${typeName}' is not a valid value for the enum 'FieldType'` }
        );
    }
    checkAttributes(file, xml, typeName);
    const formula = textOf(xml, 'formula');
    const required = flagOf(xml, 'required') || typeName === 'MasterDetail';
    const calculated = formula !== undefined || typeName === 'AutoNumber' || typeName === 'Summary';
    return defineField({
        name,
        label: textOf(xml, 'label') ?? name,
        type,
        custom: true,
        ...sizes(xml, type, typeName, formula !== undefined),
        nillable: type === 'boolean' ? false : !required,
        ...(calculated && { createable: false, updateable: false }),
        unique: flagOf(xml, 'unique'),
        caseSensitive: flagOf(xml, 'caseSensitive'),
        externalId: flagOf(xml, 'externalId'),
        idLookup: flagOf(xml, 'externalId'),
        inlineHelpText: textOf(xml, 'inlineHelpText') ?? null,
        autoNumber: typeName === 'AutoNumber' ? (textOf(xml, 'displayFormat') ?? '{0}') : null,
        formula:
            formula === undefined
                ? null
                : { source: formula, blankAsZero: textOf(xml, 'formulaTreatBlanksAs') !== 'BlankAsBlank' },
        rollup: typeName === 'Summary' ? readRollup(file, xml) : null,
        defaultValue: textOf(xml, 'defaultValue') ?? (type === 'boolean' && formula === undefined ? 'false' : null),
        picklist: type === 'picklist' || type === 'multipicklist' ? readPicklist(file, xml, valueSets) : null,
        ...referencePart(file, xml, typeName),
        permissionable: !required
    });
}

function refuseUnsupported(file: MetadataFile, xml: XmlElement): void {
    for (const [element, reason] of Object.entries(REFUSED_ELEMENTS)) {
        if (xml[element] !== undefined) {
            throw new MetadataError(file.path, reason, 'Leave it out of the metadata that the local org reads');
        }
    }
}

function sizes(
    xml: XmlElement,
    type: FieldType,
    typeName: string,
    formula: boolean
): Pick<FieldInput, 'length' | 'precision' | 'scale'> {
    if (type === 'double' || type === 'currency' || type === 'percent') {
        return { precision: numberOf(xml, 'precision', 18), scale: numberOf(xml, 'scale', 0) };
    }
    if (typeName === 'AutoNumber') {
        return { length: AUTO_NUMBER_LENGTH };
    }
    const fixed = FIXED_LENGTHS[type];
    if (fixed !== undefined) {
        return { length: fixed };
    }
    return type === 'string' || type === 'textarea'
        ? { length: formula ? FORMULA_TEXT_LENGTH : numberOf(xml, 'length', LONG_TEXT_THRESHOLD) }
        : {};
}

function referencePart(
    file: MetadataFile,
    xml: XmlElement,
    typeName: string
): { reference?: ReferenceDefinition; updateable?: boolean } {
    if (typeName !== 'Lookup' && typeName !== 'MasterDetail') {
        return {};
    }
    const target = textOf(xml, 'referenceTo');
    if (target === undefined) {
        throw new MetadataError(file.path, 'the relationship has no referenceTo', 'Name the object that it points at');
    }
    const isMasterDetail = typeName === 'MasterDetail';
    const children = textOf(xml, 'relationshipName');
    const reparentable = flagOf(xml, 'reparentableMasterDetail');
    const reference: ReferenceDefinition = {
        to: [target],
        relationshipName: file.name.replace(/__c$/, '__r'),
        childRelationshipName: children === undefined ? null : `${children}__r`,
        onDelete: isMasterDetail ? 'cascade' : deleteConstraint(textOf(xml, 'deleteConstraint')),
        masterDetail: isMasterDetail
            ? {
                  reparentable,
                  writeRequiresMasterRead: flagOf(xml, 'writeRequiresMasterRead'),
                  order: numberOf(xml, 'relationshipOrder', 0)
              }
            : null
    };
    return { reference, ...(isMasterDetail && { updateable: reparentable }) };
}

function deleteConstraint(text: string | undefined): ReferenceDefinition['onDelete'] {
    return text === 'Cascade' ? 'cascade' : text === 'Restrict' ? 'restrict' : 'setNull';
}

function readPicklist(file: MetadataFile, xml: XmlElement, valueSets: GlobalValueSets): FieldDefinition['picklist'] {
    const valueSet = childOf(xml, 'valueSet');
    if (valueSet === undefined) {
        throw new MetadataError(file.path, 'the picklist has no valueSet', 'Give its values');
    }
    if (textOf(valueSet, 'controllingField') !== undefined) {
        throw new MetadataError(file.path, 'dependent picklists are not enforced', 'Leave out controllingField');
    }
    const global = textOf(valueSet, 'valueSetName');
    if (global !== undefined) {
        const values = valueSets.get(global);
        if (values === undefined) {
            throw new MetadataError(
                file.path,
                `global value set "${global}" is not in the metadata`,
                `Add ${global}.globalValueSet-meta.xml`,
                { problem: `In field: valueSetName - no GlobalValueSet named ${global} found` }
            );
        }
        return { restricted: true, values };
    }
    const definition = childOf(valueSet, 'valueSetDefinition') ?? {};
    return { restricted: flagOf(valueSet, 'restricted'), values: readValues(definition, 'value') };
}

/** Values of a value set definition or a global value set. */
export function readValues(xml: XmlElement, element: 'value' | 'customValue'): PicklistValue[] {
    return childrenOf(xml, element).map((entry) => ({
        value: textOf(entry, 'fullName') ?? '',
        label: textOf(entry, 'label') ?? textOf(entry, 'fullName') ?? '',
        active: textOf(entry, 'isActive') !== 'false',
        isDefault: flagOf(entry, 'default')
    }));
}
