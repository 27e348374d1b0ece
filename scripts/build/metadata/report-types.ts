/** Custom report types: the objects they join, and the columns that reports may name. */
import type { MetadataFile } from './files.ts';
import { ofKind } from './project.ts';
import type { Project } from './project.ts';
import type { FieldInfo, ObjectInfo } from './schema.ts';
import { child, childFlag, childrenNamed, childText } from './xml.ts';
import type { XmlNode } from './xml.ts';

export interface ReportTable {
    /** From the base: `Account`, `Account.Contacts`. */
    readonly path: string;
    readonly object: ObjectInfo;
}

/** A join, and the table it adds; null where no object is related like that. */
export interface ReportJoin {
    readonly node: XmlNode;
    readonly from: ObjectInfo;
    readonly outer: boolean;
    readonly table: ReportTable | null;
}

export interface ReportTypeInfo {
    readonly name: string;
    readonly file: MetadataFile;
    /** The base, then what is joined to it, each to the one before; ends where a join leads nowhere. */
    readonly tables: readonly ReportTable[];
    readonly joins: readonly ReportJoin[];
    /** Fields by the name that reports call them: `Account.Contacts$LastName`. */
    readonly columns: ReadonlyMap<string, FieldInfo>;
}

/** By name, without the ending `__c` that reports give them. */
export function readReportTypes(project: Project): Map<string, ReportTypeInfo> {
    return new Map(ofKind(project, 'reportType').map((file) => [file.name, readReportType(project, file)]));
}

function readReportType({ objects }: Project, file: MetadataFile): ReportTypeInfo {
    const base = objects.get(childText(file.root, 'baseObject'));
    const tables: ReportTable[] = base ? [{ path: base.name, object: base }] : [];
    const joins: ReportJoin[] = [];
    for (let node = child(file.root, 'join'); node; node = child(node, 'join')) {
        const last = tables.at(-1);
        if (!last || joins.at(-1)?.table === null) break;
        const relationship = childText(node, 'relationship');
        const object = relatedObject(objects, last.object, relationship);
        const table = object ? { path: `${last.path}.${relationship}`, object } : null;
        joins.push({ node, from: last.object, outer: childFlag(node, 'outerJoin'), table });
        if (table) tables.push(table);
    }
    return { name: file.name, file, tables, joins, columns: readColumns(objects, file, tables) };
}

function readColumns(
    objects: ReadonlyMap<string, ObjectInfo>,
    file: MetadataFile,
    tables: readonly ReportTable[]
): Map<string, FieldInfo> {
    const found = new Map<string, FieldInfo>();
    for (const node of columnNodes(file)) {
        const [path, name] = [childText(node, 'table'), childText(node, 'field')];
        const object = tables.find((table) => table.path === path)?.object;
        const field = object && fieldAt(objects, object, name);
        if (field) found.set(`${path}$${name}`, field);
    }
    return found;
}

/** The columns of all sections. */
export function columnNodes(file: MetadataFile): XmlNode[] {
    return childrenNamed(file.root, 'sections').flatMap((section) => childrenNamed(section, 'columns'));
}

function relatedObject(
    objects: ReadonlyMap<string, ObjectInfo>,
    parent: ObjectInfo,
    relationship: string
): ObjectInfo | undefined {
    return [...objects.values()].find(({ fields }) =>
        [...fields.values()].some(
            ({ childRelationshipName, referenceTo }) =>
                childRelationshipName === relationship && referenceTo.includes(parent.name)
        )
    );
}

/**
 * The field at the end of a path. Custom lookups are followed by their own names (`Guide__c.Name`), standard ones by those of their
 * relationships (`Owner.Name`), which stand alone for the lookup itself.
 */
export function fieldAt(
    objects: ReadonlyMap<string, ObjectInfo>,
    start: ObjectInfo,
    path: string
): FieldInfo | undefined {
    const [first = '', ...rest] = path.split('.');
    const field = fieldNamed(start, first);
    if (!field || rest.length === 0) return field;
    const next = objects.get(field.referenceTo[0] ?? '');
    return next && fieldAt(objects, next, rest.join('.'));
}

function fieldNamed({ fields }: ObjectInfo, name: string): FieldInfo | undefined {
    const own = fields.get(name);
    if (own) return own.referenceTo.length > 0 && !own.custom ? undefined : own;
    return [...fields.values()].find((field) => !field.custom && field.relationshipName === name);
}
