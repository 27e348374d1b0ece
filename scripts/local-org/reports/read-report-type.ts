/** Custom report types from metadata: a base object, children joined one to the other, and the columns that reports may use. */
import { isLongText } from '../metadata/field.ts';
import type { MetadataFile } from '../metadata/files.ts';
import type { FieldDefinition, ObjectDefinition } from '../metadata/schema.ts';
import { childOf, childrenOf, flagOf, readXml, textOf, type XmlElement } from '../metadata/xml.ts';
import { findField } from './columns.ts';
import type { ReportTable, ReportTypeColumn, ReportTypeDefinition } from './contracts.ts';
import { reportProblem } from './problem.ts';
import { required } from './xml.ts';

export type Objects = ReadonlyMap<string, ObjectDefinition>;

/** The base and three more. */
const MAX_TABLES = 4;
const MAX_COLUMNS = 1000;

/** Throws MetadataError for what a deployment refuses. */
export function readReportType(file: MetadataFile, objects: Objects): ReportTypeDefinition {
    const xml = readXml(file);
    const tables = readTables(file.path, xml, objects);
    const columns = childrenOf(xml, 'sections').flatMap((section) => {
        required(file.path, section, 'masterLabel');
        return childrenOf(section, 'columns').map((column) => readColumn(file.path, column));
    });
    const type: ReportTypeDefinition = {
        name: file.name,
        label: required(file.path, xml, 'label'),
        description: textOf(xml, 'description') ?? '',
        deployed: flagOf(xml, 'deployed'),
        tables,
        columns,
        file: file.path
    };
    checkColumns(type, objects);
    return type;
}

function readTables(file: string, xml: XmlElement, objects: Objects): ReportTable[] {
    const baseName = required(file, xml, 'baseObject');
    const base = objects.get(baseName.toLowerCase());
    if (base === undefined) {
        throw reportProblem(file, `In field: baseObject - no CustomObject named ${baseName} found`);
    }
    const tables: ReportTable[] = [{ path: base.name, object: base.name, via: null, outer: false }];
    for (let join = childOf(xml, 'join'); join !== undefined; join = childOf(join, 'join')) {
        tables.push(readJoin(file, join, tables.at(-1) as ReportTable, objects));
    }
    if (Array.isArray(xml['join']) || tables.some((_, depth) => hasSiblings(xml, depth))) {
        throw reportProblem(file, 'A custom report type joins one object to the one before it', 'Nest the joins');
    }
    if (tables.length > MAX_TABLES) {
        throw reportProblem(file, `A custom report type can have at most ${String(MAX_TABLES)} objects`);
    }
    const firstOuter = tables.findIndex((table) => table.outer);
    if (firstOuter >= 0 && tables.slice(firstOuter).some((table) => !table.outer)) {
        throw reportProblem(
            file,
            'An inner join is not allowed after an outer join in the join sequence',
            'Make the joins that follow outer ones as well'
        );
    }
    return tables;
}

/** Whether some level has two joins side by side. */
function hasSiblings(xml: XmlElement, depth: number): boolean {
    let level: XmlElement | undefined = xml;
    for (let index = 0; index < depth; index++) level = level === undefined ? undefined : childOf(level, 'join');
    return level !== undefined && childrenOf(level, 'join').length > 1;
}

function readJoin(file: string, join: XmlElement, parent: ReportTable, objects: Objects): ReportTable {
    const relationship = required(file, join, 'relationship');
    required(file, join, 'outerJoin');
    for (const child of objects.values()) {
        const via = [...child.fields.values()].find((field) => leadsTo(field, parent.object, relationship));
        if (via !== undefined) {
            const path = `${parent.path}.${relationship}`;
            return { path, object: child.name, via: via.name, outer: flagOf(join, 'outerJoin') };
        }
    }
    throw reportProblem(
        file,
        `In field: relationship - no child relationship named ${relationship} found on ${parent.object}`,
        'A report type is joined by child relationships, such as Contacts or Invoices__r'
    );
}

function leadsTo({ reference }: FieldDefinition, parent: string, relationship: string): boolean {
    return reference?.childRelationshipName === relationship && reference.to.includes(parent);
}

function readColumn(file: string, column: XmlElement): ReportTypeColumn {
    return {
        table: required(file, column, 'table'),
        field: required(file, column, 'field'),
        label: textOf(column, 'displayNameOverride') ?? null
    };
}

function checkColumns({ file, tables, columns }: ReportTypeDefinition, objects: Objects): void {
    if (columns.length > MAX_COLUMNS) {
        throw reportProblem(file, `A custom report type can have at most ${String(MAX_COLUMNS)} columns`);
    }
    const seen = new Set<string>();
    const tableOfName = new Map<string, string>();
    for (const { table, field } of columns) {
        const own = tables.find(({ path }) => path === table);
        if (own === undefined) {
            throw reportProblem(
                file,
                `In field: table - no table named ${table} found`,
                tables.map((t) => t.path).join(', ')
            );
        }
        const found = findField(objects, own.object, field);
        if (found === null) throw reportProblem(file, `In field: field - no field named ${field} found on ${table}`);
        if (seen.has(`${table}$${field}`)) throw reportProblem(file, `Duplicate field: ${table}.${field}`);
        seen.add(`${table}$${field}`);
        const other = found.lookups.length === 0 && found.field.custom ? tableOfName.get(field) : undefined;
        if (other !== undefined && other !== table) {
            throw reportProblem(
                file,
                `Duplicate field: ${field} of ${table} has the name of a field of ${other}`,
                'A custom report type keeps one of two custom fields with the same API name: leave one out'
            );
        }
        tableOfName.set(field, table);
        if (isLongText(found.field) && found.lookups.length > 0) {
            throw reportProblem(file, `Long text areas cannot be reached through a lookup: ${field}`);
        }
    }
}
