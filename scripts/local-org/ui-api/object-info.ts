/** `/ui-api/object-info`: labels, fields and picklist values as the caller has them. */
import { MASTER_RECORD_TYPE_ID, recordTypeById, recordTypesOf, valuesFor } from '../access/record-types.ts';
import type { RecordTypeInfo } from '../access/record-types.ts';
import { visibleChildren } from '../access/visibility.ts';
import type { Session } from '../contracts.ts';
import { SalesforceError } from '../errors.ts';
import { isPolymorphic } from '../metadata/field.ts';
import type {
    FieldDefinition,
    FieldType,
    ObjectDefinition,
    PicklistValue,
    RecordTypeDefinition
} from '../metadata/schema.ts';
import { readableFields } from '../rest/lookup.ts';
import { isStored } from '../storage/tables.ts';
import { picklistAttributes } from './picklist-attributes.ts';

export function objectInfo(session: Session, object: ObjectDefinition): Record<string, unknown> {
    const may = (what: 'create' | 'edit' | 'delete', possible: boolean): boolean =>
        possible && session.canObject(object.name, what);
    const fields = readableFields(session, object);
    const types = recordTypesOf(session, object);
    return {
        apiName: object.name,
        associateEntityType: null,
        associateParentEntity: null,
        childRelationships: childRelationships(session, object),
        compactLayoutable: true,
        createable: may('create', object.createable),
        custom: object.custom,
        defaultRecordTypeId: types.find(({ isDefault }) => isDefault)?.id ?? MASTER_RECORD_TYPE_ID,
        deletable: may('delete', object.deletable),
        dependentFields: {},
        feedEnabled: false,
        fields: Object.fromEntries(fields.map((field) => [field.name, fieldInfo(session, object, field)])),
        keyPrefix: object.keyPrefix,
        label: object.label,
        labelPlural: object.pluralLabel,
        layoutable: true,
        mruEnabled: true,
        nameFields: nameFields(object),
        queryable: true,
        recordTypeInfos: Object.fromEntries(types.map((info) => [info.id, recordTypeInfo(info)])),
        searchLayoutable: true,
        searchable: false,
        themeInfo: null,
        updateable: may('edit', object.updateable)
    };
}

function childRelationships(session: Session, object: ObjectDefinition): unknown[] {
    return visibleChildren(session, object.name).map((child) => ({
        childObjectApiName: child.childObject,
        fieldName: child.field,
        junctionIdListNames: [],
        junctionReferenceTo: [],
        relationshipName: child.relationshipName
    }));
}

/** One of an object's record types as the UI API describes it. */
export function recordTypeInfo({ id, definition, available, isDefault }: RecordTypeInfo): Record<string, unknown> {
    return {
        available,
        defaultRecordTypeMapping: isDefault,
        master: definition === null,
        name: definition?.label ?? 'Master',
        recordTypeId: id
    };
}

/** People have a first and a last name beside the full one. */
function nameFields(object: ObjectDefinition): string[] {
    const isPerson = object.fields.has('firstname') && object.fields.has('lastname');
    return isPerson ? ['FirstName', 'LastName', object.nameField] : [object.nameField];
}

function fieldInfo(session: Session, object: ObjectDefinition, field: FieldDefinition): Record<string, unknown> {
    const editable = session.canEditField(object.name, field.name);
    return {
        apiName: field.name,
        calculated: !isStored(field),
        compound: false,
        compoundComponentName: null,
        compoundFieldName: null,
        controllerName: null,
        controllingFields: [],
        createable: field.createable && editable,
        custom: field.custom,
        dataType: dataType(field),
        defaultValue: null,
        defaultedOnCreate: field.type === 'boolean' || field.autoNumber !== null,
        digits: field.type === 'int' ? field.precision : 0,
        externalId: field.externalId,
        extraTypeInfo: field.type === 'textarea' ? 'PlainTextArea' : null,
        filterable: field.filterable,
        filteredLookupInfo: null,
        highScaleNumber: false,
        htmlFormatted: false,
        inlineHelpText: field.inlineHelpText,
        label: field.label,
        length: field.length,
        maskType: null,
        nameField: field.nameField,
        polymorphicForeignKey: isPolymorphic(field),
        precision: field.precision,
        reference: field.reference !== null,
        referenceTargetField: null,
        referenceToInfos: (field.reference?.to ?? []).map((name) => referenceInfo(session, name)),
        relationshipName: field.reference?.relationshipName ?? null,
        required: !field.nillable && field.type !== 'boolean' && field.createable,
        scale: field.scale,
        searchPrefilterable: false,
        sortable: field.sortable,
        unique: field.unique,
        updateable: field.updateable && editable
    };
}

function referenceInfo(session: Session, objectName: string): Record<string, unknown> {
    return { apiName: objectName, nameFields: nameFields(session.org.object(objectName)) };
}

/** The UI API's names differ from those of a describe in their capitals. */
function dataType(field: FieldDefinition): string {
    const names: Partial<Record<FieldType, string>> = {
        id: 'Reference',
        datetime: 'DateTime',
        multipicklist: 'MultiPicklist',
        textarea: 'TextArea'
    };
    return names[field.type] ?? field.type.charAt(0).toUpperCase() + field.type.slice(1);
}

/**
 * The values of one picklist field for records of a type. Throws `INVALID_FIELD` for other fields and for those the caller may not
 * read, `ILLEGAL_QUERY_PARAMETER_VALUE` for a record type of another object.
 */
export function picklistValues(
    session: Session,
    object: ObjectDefinition,
    recordTypeId: string,
    fieldName: string,
    url: string
): unknown {
    const definition = recordType(session, object, recordTypeId);
    const field = session.org.field(object, fieldName);
    if (!field?.picklist || !session.canReadField(object.name, field.name)) {
        throw new SalesforceError(
            'INVALID_FIELD',
            `Field ${fieldName} is not a picklist field of ${object.name}, or not accessible.`
        );
    }
    return picklist(object, field, definition, url);
}

/** The values of all picklist fields that the caller may read, for records of a type. */
export function allPicklistValues(
    session: Session,
    object: ObjectDefinition,
    recordTypeId: string,
    url: string
): unknown {
    const definition = recordType(session, object, recordTypeId);
    const fields = readableFields(session, object).filter((field) => field.picklist !== null);
    return {
        picklistFieldValues: Object.fromEntries(
            fields.map((field) => [field.name, picklist(object, field, definition, `${url}/${field.name}`)])
        )
    };
}

/** Null for the master. */
function recordType(session: Session, object: ObjectDefinition, id: string): RecordTypeDefinition | null {
    const info = recordTypeById(recordTypesOf(session, object), id);
    if (info === undefined) {
        throw new SalesforceError('ILLEGAL_QUERY_PARAMETER_VALUE', `${id} is no record type of ${object.name}.`);
    }
    return info.definition;
}

function picklist(
    object: ObjectDefinition,
    field: FieldDefinition,
    definition: RecordTypeDefinition | null,
    url: string
): Record<string, unknown> {
    const values = valuesFor(field, definition);
    const standard = values.find((value) => value.isDefault);
    const told = ({ label, value }: PicklistValue): Record<string, unknown> => {
        return { attributes: picklistAttributes(object.name, field.name, value), label, validFor: [], value };
    };
    return { controllerValues: {}, defaultValue: standard ? told(standard) : null, url, values: values.map(told) };
}
