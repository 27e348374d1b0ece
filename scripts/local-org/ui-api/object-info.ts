/** `/ui-api/object-info`: labels, fields and picklist values as the caller has them. */
import { visibleChildren } from '../access/visibility.ts';
import type { Session } from '../contracts.ts';
import { SalesforceError } from '../errors.ts';
import type { FieldDefinition, FieldType, ObjectDefinition, PicklistValue } from '../metadata/schema.ts';
import { MASTER_RECORD_TYPE_ID } from '../rest/describe.ts';
import { readableFields } from '../rest/lookup.ts';
import { isStored } from '../storage/tables.ts';

export function objectInfo(session: Session, object: ObjectDefinition): Record<string, unknown> {
    const may = (what: 'create' | 'edit' | 'delete', possible: boolean): boolean =>
        possible && session.canObject(object.name, what);
    const fields = readableFields(session, object);
    return {
        apiName: object.name,
        associateEntityType: null,
        associateParentEntity: null,
        childRelationships: childRelationships(session, object),
        compactLayoutable: true,
        createable: may('create', object.createable),
        custom: object.custom,
        defaultRecordTypeId: MASTER_RECORD_TYPE_ID,
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
        recordTypeInfos: { [MASTER_RECORD_TYPE_ID]: masterRecordType() },
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

function masterRecordType(): Record<string, unknown> {
    return {
        available: true,
        defaultRecordTypeMapping: true,
        master: true,
        name: 'Master',
        recordTypeId: MASTER_RECORD_TYPE_ID
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
        polymorphicForeignKey: (field.reference?.to.length ?? 0) > 1,
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

/** The values of one picklist field. Throws `INVALID_FIELD` for other fields and for those the caller may not read. */
export function picklistValues(session: Session, object: ObjectDefinition, fieldName: string, url: string): unknown {
    const field = session.org.field(object, fieldName);
    if (!field?.picklist || !session.canReadField(object.name, field.name)) {
        throw new SalesforceError(
            'INVALID_FIELD',
            `Field ${fieldName} is not a picklist field of ${object.name}, or not accessible.`
        );
    }
    return picklist(field, url);
}

/** The values of all picklist fields that the caller may read. */
export function allPicklistValues(session: Session, object: ObjectDefinition, url: string): unknown {
    const fields = readableFields(session, object).filter((field) => field.picklist !== null);
    return {
        picklistFieldValues: Object.fromEntries(
            fields.map((field) => [field.name, picklist(field, `${url}/${field.name}`)])
        )
    };
}

function picklist(field: FieldDefinition, url: string): Record<string, unknown> {
    const values = (field.picklist?.values ?? []).filter((value) => value.active);
    const standard = values.find((value) => value.isDefault);
    return {
        controllerValues: {},
        defaultValue: standard ? picklistValue(standard) : null,
        url,
        values: values.map(picklistValue)
    };
}

function picklistValue({ label, value }: PicklistValue): Record<string, unknown> {
    return { attributes: null, label, validFor: [], value };
}
