/** Reads custom objects and what metadata adds to standard ones. */
import { isNil } from '../rules/blank.ts';
import { defineField } from './field.ts';
import type { MetadataFile } from './files.ts';
import { MetadataError } from './problem.ts';
import type { FieldDefinition, ListView, ObjectDefinition, SharingModel, ValidationRule } from './schema.ts';
import { auditFields, identityFields, ownerField } from './standard/fields.ts';
import { childOf, childrenOf, flagOf, readXml, textOf, textsOf } from './xml.ts';
import type { XmlElement } from './xml.ts';

/** The parts of one object, as files. */
export interface ObjectParts {
    readonly name: string;
    readonly object: MetadataFile | undefined;
    readonly fields: readonly FieldDefinition[];
    readonly validationRules: readonly ValidationRule[];
    readonly listViews: readonly ListView[];
    /** By name. */
    readonly compactLayouts: ReadonlyMap<string, readonly string[]>;
    readonly recordTypes: readonly MetadataFile[];
    readonly businessProcesses: readonly MetadataFile[];
}

const SHARING_MODELS: Readonly<Record<string, SharingModel>> = {
    Private: 'Private',
    Read: 'Read',
    ReadWrite: 'ReadWrite',
    ControlledByParent: 'ControlledByParent',
    FullAccess: 'ReadWrite',
    ReadWriteTransfer: 'ReadWrite'
};

/** A custom object of its parts. Its key prefix is given when the org opens, since it must outlive changes. */
export function buildCustomObject(parts: ObjectParts): ObjectDefinition {
    const { object: file } = parts;
    if (file === undefined) {
        throw new MetadataError(
            `objects/${parts.name}`,
            'parts of an object without the object itself',
            `Add ${parts.name}.object-meta.xml`,
            { problem: 'Parent entity failed to deploy' }
        );
    }
    const xml = readXml(file);
    const label = textOf(xml, 'label') ?? parts.name;
    const isDetail = parts.fields.some((field) => !isNil(field.reference?.masterDetail));
    const fields = [
        ...identityFields(label),
        ...(isDetail ? [] : [ownerField()]),
        nameField(file, childOf(xml, 'nameField')),
        ...parts.fields,
        ...auditFields(true)
    ];
    return {
        name: parts.name,
        label,
        pluralLabel: textOf(xml, 'pluralLabel') ?? `${label}s`,
        keyPrefix: '',
        custom: true,
        fields: new Map(fields.map((field) => [field.name.toLowerCase(), field])),
        nameField: 'Name',
        validationRules: parts.validationRules,
        recordTypes: [],
        sharing: isDetail ? 'ControlledByParent' : sharingModel(file, textOf(xml, 'sharingModel')),
        compactLayout: compactLayout(file, xml, parts),
        listViews: parts.listViews,
        createable: true,
        updateable: true,
        deletable: true,
        activitiesEnabled: flagOf(xml, 'enableActivities'),
        sharedThrough: parts.fields.filter((field) => !isNil(field.reference?.masterDetail)).map((field) => field.name)
    };
}

function sharingModel(file: MetadataFile, text: string | undefined): SharingModel {
    const model = SHARING_MODELS[text ?? 'ReadWrite'];
    if (model === undefined) {
        throw new MetadataError(
            file.path,
            `unknown sharingModel "${text}"`,
            `Use one of ${Object.keys(SHARING_MODELS).join(', ')}`
        );
    }
    return model;
}

function compactLayout(file: MetadataFile, xml: XmlElement, parts: ObjectParts): readonly string[] {
    const assigned = textOf(xml, 'compactLayoutAssignment');
    if (assigned === undefined || assigned === 'SYSTEM') {
        return ['Name'];
    }
    const layout = parts.compactLayouts.get(assigned);
    if (layout === undefined) {
        throw new MetadataError(
            file.path,
            `compact layout "${assigned}" is not in the metadata`,
            'Add it or assign SYSTEM'
        );
    }
    return layout;
}

function nameField(file: MetadataFile, xml: XmlElement | undefined): FieldDefinition {
    if (xml === undefined) {
        throw new MetadataError(file.path, 'the object has no nameField', 'Give it one, of type Text or AutoNumber');
    }
    const autoNumber = textOf(xml, 'type') === 'AutoNumber';
    return defineField({
        name: 'Name',
        label: textOf(xml, 'label') ?? 'Name',
        type: 'string',
        length: 80,
        nillable: false,
        nameField: true,
        permissionable: false,
        idLookup: true,
        ...(autoNumber && { createable: false, updateable: false, autoNumber: textOf(xml, 'displayFormat') ?? '{0}' })
    });
}

/** A standard object with the custom fields, rules and views of the metadata. */
export function extendStandardObject(standard: ObjectDefinition, parts: ObjectParts): ObjectDefinition {
    const fields = new Map(standard.fields);
    for (const field of parts.fields) {
        fields.set(field.name.toLowerCase(), field);
    }
    const assigned = parts.object && textOf(readXml(parts.object), 'compactLayoutAssignment');
    return {
        ...standard,
        fields,
        validationRules: [...standard.validationRules, ...parts.validationRules],
        listViews: [...standard.listViews, ...parts.listViews],
        compactLayout: (assigned ? parts.compactLayouts.get(assigned) : undefined) ?? standard.compactLayout
    };
}

export function readValidationRule(file: MetadataFile): ValidationRule {
    const xml = readXml(file);
    const missing = ['errorConditionFormula', 'errorMessage'].find((element) => textOf(xml, element) === undefined);
    if (missing !== undefined) {
        const problem = `Required field is missing: ${missing}`;
        throw new MetadataError(file.path, problem, 'Give it', { problem });
    }
    return {
        name: textOf(xml, 'fullName') ?? file.name,
        active: flagOf(xml, 'active'),
        formula: textOf(xml, 'errorConditionFormula') ?? '',
        message: textOf(xml, 'errorMessage') ?? '',
        errorField: textOf(xml, 'errorDisplayField') ?? null
    };
}

export function readListView(file: MetadataFile): ListView {
    const xml = readXml(file);
    return {
        name: textOf(xml, 'fullName') ?? file.name,
        label: textOf(xml, 'label') ?? file.name,
        columns: textsOf(xml, 'columns'),
        filters: childrenOf(xml, 'filters').map((filter) => ({
            field: textOf(filter, 'field') ?? '',
            operation: textOf(filter, 'operation') ?? 'equals',
            value: textOf(filter, 'value') ?? ''
        })),
        scope: textOf(xml, 'filterScope') === 'Mine' ? 'Mine' : 'Everything'
    };
}

export function readCompactLayout(file: MetadataFile): readonly [string, readonly string[]] {
    const xml = readXml(file);
    return [textOf(xml, 'fullName') ?? file.name, textsOf(xml, 'fields')];
}
