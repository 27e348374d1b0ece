/** Reads record types and business processes, and gives objects that have record types their `RecordTypeId`. */
import type { MetadataFile } from './files.ts';
import { MetadataError } from './problem.ts';
import type { FieldDefinition, ObjectDefinition, RecordTypeDefinition, RecordTypePicklist } from './schema.ts';
import { lookup } from './standard/fields.ts';
import { childrenOf, flagOf, readXml, textOf } from './xml.ts';
import type { XmlElement } from './xml.ts';

/** The field whose values a business process chooses, by object. */
const PROCESS_FIELDS: Readonly<Record<string, string>> = { Opportunity: 'StageName', Case: 'Status' };

export const RECORD_TYPE_FIELD: FieldDefinition = lookup(
    'RecordTypeId',
    'Record Type ID',
    'RecordType',
    { relationshipName: 'RecordType', onDelete: 'restrict' },
    { permissionable: false }
);

/**
 * An object with its record types.
 * @throws MetadataError for picklists, values and processes that are not there.
 */
export function withRecordTypes(
    object: ObjectDefinition,
    files: readonly MetadataFile[],
    processFiles: readonly MetadataFile[]
): ObjectDefinition {
    const processes = new Map(processFiles.map((file) => [file.name, file]));
    if (processFiles[0] !== undefined && PROCESS_FIELDS[object.name] === undefined) {
        throw problem(processFiles[0], `${object.name} has no business processes`);
    }
    if (files.length === 0) return object;
    const recordTypes = files.map((file) => readRecordType(object, file, processes));
    const fields = new Map([...object.fields, ['recordtypeid', RECORD_TYPE_FIELD]] as const);
    return { ...object, fields, recordTypes };
}

function problem(file: MetadataFile, text: string): MetadataError {
    return new MetadataError(file.path, text, 'Correct the record type', { problem: text });
}

function readRecordType(
    object: ObjectDefinition,
    file: MetadataFile,
    processes: ReadonlyMap<string, MetadataFile>
): RecordTypeDefinition {
    const xml = readXml(file);
    const picklists = childrenOf(xml, 'picklistValues').map((entry) => {
        return readPicklist(object, file, textOf(entry, 'picklist') ?? '', entry);
    });
    return {
        name: file.name,
        label: textOf(xml, 'label') ?? file.name,
        description: textOf(xml, 'description') ?? null,
        active: flagOf(xml, 'active'),
        picklists: new Map([...picklists, ...readProcess(object, file, textOf(xml, 'businessProcess'), processes)])
    };
}

/** Values of a process are those of the record types that follow it. */
function readProcess(
    object: ObjectDefinition,
    file: MetadataFile,
    name: string | undefined,
    processes: ReadonlyMap<string, MetadataFile>
): (readonly [string, RecordTypePicklist])[] {
    const field = PROCESS_FIELDS[object.name];
    if (name === undefined) {
        if (field === undefined) return [];
        throw problem(file, 'Required field is missing: businessProcess');
    }
    const process = processes.get(name);
    if (process === undefined || field === undefined) {
        throw problem(file, `In field: businessProcess - no BusinessProcess named ${object.name}.${name} found`);
    }
    return [readPicklist(object, process, field, readXml(process))];
}

function readPicklist(
    object: ObjectDefinition,
    file: MetadataFile,
    name: string,
    xml: XmlElement
): readonly [string, RecordTypePicklist] {
    const field = object.fields.get(name.toLowerCase());
    if (!field?.picklist) throw problem(file, `In field: picklist - no picklist named ${name} found`);
    const entries = childrenOf(xml, 'values').map((entry) => ({
        value: decodeURIComponent(textOf(entry, 'fullName') ?? ''),
        isDefault: flagOf(entry, 'default')
    }));
    const unknown = entries.find(({ value }) => !field.picklist?.values.some((each) => each.value === value));
    if (unknown !== undefined) throw problem(file, `Picklist value: ${unknown.value} in picklist: ${name} not found`);
    return [
        field.name,
        {
            values: new Set(entries.map(({ value }) => value)),
            defaultValue: entries.find(({ isDefault }) => isDefault)?.value ?? null
        }
    ];
}
