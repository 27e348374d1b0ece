/** Reads an org's schema from metadata in source format, on top of the standard objects. */
import { readAnalytics } from '../reports/read.ts';
import { compileRules } from '../rules/rules.ts';
import { checkSchema } from './check.ts';
import { readCustomField, readValues } from './custom-field.ts';
import type { GlobalValueSets } from './custom-field.ts';
import {
    buildCustomObject,
    extendStandardObject,
    readCompactLayout,
    readListView,
    readValidationRule
} from './custom-object.ts';
import type { ObjectParts } from './custom-object.ts';
import { defineField } from './field.ts';
import { findMetadataFiles } from './files.ts';
import type { MetadataFile } from './files.ts';
import { mergeProfile, readPermissionSet } from './permissions.ts';
import { assignKeyPrefixes } from './prefixes.ts';
import { MetadataError } from './problem.ts';
import { withRecordTypes } from './record-types.ts';
import { typeRollups } from './rollups.ts';
import type { ObjectDefinition, OrgSchema, PermissionSetDefinition } from './schema.ts';
import { readGroup, readQueue, readSharingRules } from './sharing.ts';
import { EMAIL_OBJECTS } from './standard/email.ts';
import { PEOPLE_OBJECTS } from './standard/people.ts';
import { standardProfiles } from './standard/profiles.ts';
import { SALES_OBJECTS } from './standard/sales.ts';
import { SERVICE_OBJECTS } from './standard/service.ts';
import { SHARING_OBJECTS } from './standard/sharing.ts';
import { childrenOf, readXml, textOf } from './xml.ts';

/** Fields of this pseudo-object belong to tasks and events. */
const ACTIVITY = 'Activity';

/**
 * Reads every object, field, rule, permission and page below the folders.
 * Key prefixes of custom objects follow their names in order; an org file keeps those it was made with.
 * @throws MetadataError naming the file and the remedy, for dangling references and for whatever the local org could only answer wrongly.
 */
export function readSchema(folders: readonly string[]): OrgSchema {
    return readSchemaOf(findMetadataFiles(folders));
}

/** The same of files that were found already. */
export function readSchemaOf(files: readonly MetadataFile[]): OrgSchema {
    const ofKind = (kind: string): MetadataFile[] => files.filter((file) => file.kind === kind);
    const locate = (objectName: string, part: string): string => locatePart(files, objectName, part);
    const objects = assignKeyPrefixes(typeRollups(linkActivities(readObjects(files)), locate));
    const schema: OrgSchema = {
        objects,
        permissionSets: byName(ofKind('permissionset').map(readPermissionSet)),
        profiles: readProfiles(ofKind('profile'), objects),
        customPermissions: new Set(ofKind('customPermission').map((file) => file.name)),
        sharingRules: new Map(ofKind('sharingRules').map((file) => [file.name, readSharingRules(file)])),
        groups: new Map(
            [...ofKind('group').map(readGroup), ...ofKind('queue').map(readQueue)].map((group) => [group.name, group])
        ),
        labels: readLabels(ofKind('labels')),
        flexiPages: parsed(ofKind('flexipage')),
        applications: parsed(ofKind('app')),
        tabs: parsed(ofKind('tab')),
        layouts: parsed(ofKind('layout')),
        analytics: readAnalytics(files, objects)
    };
    checkSchema(schema, files);
    compileRules(schema, locate);
    return schema;
}

function locatePart(files: readonly MetadataFile[], objectName: string, part: string): string {
    return files.find((file) => file.name === part && file.objectName === objectName)?.path ?? `${objectName}.${part}`;
}

function byName(definitions: readonly PermissionSetDefinition[]): Map<string, PermissionSetDefinition> {
    return new Map(definitions.map((definition) => [definition.name, definition]));
}

function parsed(files: readonly MetadataFile[]): Map<string, unknown> {
    return new Map(files.map((file) => [file.name, readXml(file)]));
}

function readLabels(files: readonly MetadataFile[]): Map<string, string> {
    const entries = files.flatMap((file) => childrenOf(readXml(file), 'labels'));
    return new Map(entries.map((entry) => [textOf(entry, 'fullName') ?? '', textOf(entry, 'value') ?? '']));
}

function readProfiles(
    files: readonly MetadataFile[],
    objects: ReadonlyMap<string, ObjectDefinition>
): Map<string, PermissionSetDefinition> {
    const profiles = byName(standardProfiles(objects.values()));
    for (const own of files.map(readPermissionSet)) {
        const standard = profiles.get(own.name);
        profiles.set(own.name, standard === undefined ? own : mergeProfile(standard, own));
    }
    return profiles;
}

function readObjects(files: readonly MetadataFile[]): Map<string, ObjectDefinition> {
    const standard = new Map(
        [...SALES_OBJECTS, ...SERVICE_OBJECTS, ...PEOPLE_OBJECTS, ...SHARING_OBJECTS, ...EMAIL_OBJECTS].map(
            (object) => [object.name, object]
        )
    );
    const parts = collectParts(files, standard);
    const activity = parts.get(ACTIVITY);
    parts.delete(ACTIVITY);
    const objects = [...standard.values()].map((object) => {
        const own = parts.get(object.name);
        const shared =
            activity && (object.name === 'Task' || object.name === 'Event')
                ? extendStandardObject(object, activity)
                : object;
        return own === undefined ? shared : extendStandardObject(shared, own);
    });
    const custom = [...parts.values()].filter((part) => !standard.has(part.name)).map(buildCustomObject);
    const typed = [...objects, ...custom].map((object) => {
        const own = parts.get(object.name);
        return own === undefined ? object : withRecordTypes(object, own.recordTypes, own.businessProcesses);
    });
    return new Map(typed.map((object) => [object.name.toLowerCase(), object]));
}

const PART_KINDS: ReadonlySet<string> = new Set([
    'object',
    'field',
    'validationRule',
    'listView',
    'compactLayout',
    'recordType',
    'businessProcess'
]);

function collectParts(
    files: readonly MetadataFile[],
    standard: ReadonlyMap<string, ObjectDefinition>
): Map<string, ObjectParts> {
    const valueSets: GlobalValueSets = new Map(
        files
            .filter((file) => file.kind === 'globalValueSet')
            .map((file) => [file.name, readValues(readXml(file), 'customValue')])
    );
    const byObject = new Map<string, MetadataFile[]>();
    for (const file of files) {
        if (PART_KINDS.has(file.kind)) {
            byObject.set(file.objectName, [...(byObject.get(file.objectName) ?? []), file]);
        }
    }
    const parts = [...byObject]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, own]) => partsOf(name, own, valueSets, standard));
    return new Map(parts.map((part) => [part.name, part]));
}

function partsOf(
    name: string,
    files: readonly MetadataFile[],
    valueSets: GlobalValueSets,
    standard: ReadonlyMap<string, ObjectDefinition>
): ObjectParts {
    if (!name.endsWith('__c') && name !== ACTIVITY && !standard.has(name)) {
        throw new MetadataError(
            files[0]?.path ?? name,
            `the local org does not know the object ${name}`,
            `It has ${[...standard.keys()].join(', ')}`
        );
    }
    const ofKind = (kind: string): MetadataFile[] => files.filter((file) => file.kind === kind);
    return {
        name,
        object: ofKind('object')[0],
        // Files of standard fields (`Industry.field-meta.xml`) only change how the field looks.
        fields: ofKind('field')
            .filter((file) => file.name.endsWith('__c'))
            .map((file) => readCustomField(file, valueSets)),
        validationRules: ofKind('validationRule').map(readValidationRule),
        listViews: ofKind('listView').map(readListView),
        compactLayouts: new Map(ofKind('compactLayout').map(readCompactLayout)),
        recordTypes: ofKind('recordType'),
        businessProcesses: ofKind('businessProcess')
    };
}

/** Lets `WhatId` point at every object that has activities. */
function linkActivities(objects: Map<string, ObjectDefinition>): Map<string, ObjectDefinition> {
    const targets = [...objects.values()].filter((object) => object.activitiesEnabled).map((object) => object.name);
    for (const name of ['task', 'event']) {
        const object = objects.get(name);
        const what = object?.fields.get('whatid');
        if (object && what?.reference) {
            const linked = defineField({ ...what, reference: { ...what.reference, to: targets } });
            objects.set(name, { ...object, fields: new Map([...object.fields, ['whatid', linked]]) });
        }
    }
    return objects;
}
