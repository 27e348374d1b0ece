/** One field of a describe. */
import type { Session } from '../contracts.ts';
import { isLongText, isPolymorphic, xsdType } from '../metadata/field.ts';
import type { FieldDefinition, FieldType, ObjectDefinition } from '../metadata/schema.ts';
import { isStored } from '../storage/tables.ts';

export function describeField(
    session: Session,
    object: ObjectDefinition,
    field: FieldDefinition
): Record<string, unknown> {
    const editable = session.canEditField(object.name, field.name);
    return {
        ...unused(),
        ...kind(field),
        ...relationship(field),
        aggregatable: field.filterable,
        autoNumber: field.autoNumber !== null,
        calculated: !isStored(field),
        calculatedFormula: field.formula?.source ?? null,
        caseSensitive: field.caseSensitive,
        createable: maySetOnCreate(session, field, editable) && session.canObject(object.name, 'create'),
        custom: field.custom,
        defaultValue: field.type === 'boolean' ? field.defaultValue?.toLowerCase() === 'true' : null,
        defaultValueFormula: field.type === 'boolean' || field.picklist ? null : field.defaultValue,
        defaultedOnCreate: isDefaulted(field),
        externalId: field.externalId,
        filterable: field.filterable,
        formulaTreatNullNumberAsZero: field.formula?.blankAsZero ?? false,
        groupable: field.groupable,
        idLookup: field.idLookup,
        inlineHelpText: field.inlineHelpText,
        label: field.label,
        name: field.name,
        nameField: field.nameField,
        nillable: field.nillable,
        permissionable: field.custom && field.nillable && !field.reference?.masterDetail,
        picklistValues: picklistValues(field),
        restrictedPicklist: field.picklist?.restricted ?? false,
        sortable: field.sortable,
        unique: field.unique,
        updateable: field.updateable && editable && session.canObject(object.name, 'edit')
    };
}

/** Audit fields are createable to whoever may set them. */
function maySetOnCreate(session: Session, field: FieldDefinition, editable: boolean): boolean {
    return field.auditField ? session.hasUserPermission('CreateAuditFields') : field.createable && editable;
}

function soapType(type: FieldType): string {
    return type === 'id' || type === 'reference' ? 'tns:ID' : xsdType(type);
}

function kind(field: FieldDefinition): Record<string, unknown> {
    const isText = soapType(field.type) === 'xsd:string';
    const isId = field.type === 'id' || field.type === 'reference';
    const length = isId ? 18 : isText ? field.length : 0;
    const isNumber = soapType(field.type) === 'xsd:double';
    return {
        type: field.type,
        soapType: soapType(field.type),
        length,
        byteLength: length * 3 - (isId ? 36 : 0),
        digits: field.type === 'int' ? field.precision : 0,
        precision: isNumber ? field.precision : 0,
        scale: isNumber ? field.scale : 0,
        extraTypeInfo: isLongText(field) ? 'plaintextarea' : null,
        htmlFormatted: false
    };
}

function relationship(field: FieldDefinition): Record<string, unknown> {
    const reference = field.reference;
    return {
        cascadeDelete: reference?.onDelete === 'cascade',
        namePointing: isPolymorphic(field),
        polymorphicForeignKey: isPolymorphic(field),
        referenceTo: reference?.to ?? [],
        relationshipName: reference?.relationshipName ?? null,
        relationshipOrder: reference?.masterDetail?.order ?? null,
        restrictedDelete: reference?.onDelete === 'restrict',
        writeRequiresMasterRead: reference?.masterDetail?.writeRequiresMasterRead ?? false
    };
}

function isDefaulted(field: FieldDefinition): boolean {
    return field.type === 'boolean' || field.autoNumber !== null || field.auditField || field.name === 'OwnerId';
}

function picklistValues(field: FieldDefinition): unknown[] {
    return (field.picklist?.values ?? []).map(({ active, isDefault, label, value }) => ({
        active,
        defaultValue: isDefault,
        label,
        validFor: null,
        value
    }));
}

/** Properties of features that the local org has none of. */
function unused(): Record<string, unknown> {
    return {
        aiPredictionField: false,
        compoundFieldName: null,
        controllerName: null,
        dependentPicklist: false,
        deprecatedAndHidden: false,
        displayLocationInDecimal: false,
        encrypted: false,
        filteredLookupInfo: null,
        highScaleNumber: false,
        mask: null,
        maskType: null,
        queryByDistance: false,
        referenceTargetField: null,
        searchPrefilterable: false
    };
}
