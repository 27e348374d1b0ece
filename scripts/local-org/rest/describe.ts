/** Describes of objects as the caller sees them: what may not be read is left out. */
import { recordTypesOf } from '../access/record-types.ts';
import type { RecordTypeInfo } from '../access/record-types.ts';
import { visibleChildren } from '../access/visibility.ts';
import type { Session } from '../contracts.ts';
import type { ChildRelationship, FieldDefinition, ObjectDefinition } from '../metadata/schema.ts';
import { describeField } from './describe-field.ts';
import { readableFields } from './lookup.ts';

/** `/sobjects` */
export function describeGlobal(session: Session, base: string): unknown {
    const objects = [...session.org.schema.objects.values()]
        .filter((object) => session.canObject(object.name, 'read'))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    return {
        encoding: 'UTF-8',
        maxBatchSize: 200,
        sobjects: objects.map((object) => describeBasics(session, object, base))
    };
}

/** `/sobjects/X/describe` */
export function describeObject(session: Session, object: ObjectDefinition, base: string): unknown {
    return {
        ...describeBasics(session, object, base),
        actionOverrides: [],
        childRelationships: visibleChildren(session, object.name).map((child) => childRelationship(session, child)),
        compactLayoutable: true,
        defaultImplementation: null,
        extendedBy: null,
        extendsInterfaces: null,
        fields: readableFields(session, object).map((field) => describeField(session, object, field)),
        implementedBy: null,
        implementsInterfaces: null,
        listviewable: null,
        lookupLayoutable: null,
        namedLayoutInfos: [],
        networkScopeFieldName: null,
        recordTypeInfos: recordTypesOf(session, object).map((info) => recordTypeInfo(object, info, base)),
        searchLayoutable: true,
        sobjectDescribeOption: 'FULL',
        supportedScopes: [
            { label: `All ${object.pluralLabel.toLowerCase()}`, name: 'everything' },
            { label: `My ${object.pluralLabel.toLowerCase()}`, name: 'mine' }
        ]
    };
}

/** `/sobjects/X` */
export function describeBasics(session: Session, object: ObjectDefinition, base: string): Record<string, unknown> {
    const url = `${base}/sobjects/${object.name}`;
    const may = (what: 'create' | 'edit' | 'delete', possible: boolean): boolean =>
        possible && session.canObject(object.name, what);
    return {
        activateable: false,
        associateEntityType: null,
        associateParentEntity: null,
        createable: may('create', object.createable),
        custom: object.custom,
        customSetting: false,
        deepCloneable: false,
        deletable: may('delete', object.deletable),
        deprecatedAndHidden: false,
        feedEnabled: false,
        hasSubtypes: false,
        isInterface: false,
        isSubtype: false,
        keyPrefix: object.keyPrefix,
        label: object.label,
        labelPlural: object.pluralLabel,
        layoutable: true,
        mergeable: false,
        mruEnabled: true,
        name: object.name,
        queryable: true,
        replicateable: true,
        retrieveable: true,
        searchable: false,
        triggerable: false,
        undeletable: false,
        updateable: may('edit', object.updateable),
        urls: { sobject: url, describe: `${url}/describe`, rowTemplate: `${url}/{ID}` }
    };
}

function childRelationship(session: Session, child: ChildRelationship): unknown {
    const field: FieldDefinition | undefined = session.org.field(session.org.object(child.childObject), child.field);
    return {
        cascadeDelete: child.cascade,
        childSObject: child.childObject,
        deprecatedAndHidden: false,
        field: child.field,
        junctionIdListNames: [],
        junctionReferenceTo: [],
        relationshipName: child.relationshipName,
        restrictedDelete: field?.reference?.onDelete === 'restrict'
    };
}

function recordTypeInfo(object: ObjectDefinition, info: RecordTypeInfo, base: string): unknown {
    const { id, definition, available, isDefault } = info;
    return {
        active: definition?.active ?? true,
        available,
        defaultRecordTypeMapping: isDefault,
        developerName: definition?.name ?? 'Master',
        master: definition === null,
        name: definition?.label ?? 'Master',
        recordTypeId: id,
        urls: { layout: `${base}/sobjects/${object.name}/describe/layouts/${id}` }
    };
}
