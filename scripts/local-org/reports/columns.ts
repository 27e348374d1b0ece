/** Names of columns to fields: `Account.Contacts$Owner.Name` of a report type, `Owner.Name` of an object. */
import type { FieldDefinition, ObjectDefinition } from '../metadata/schema.ts';
import type { ReportBucket, ReportColumn, ReportDefinition, ReportTypeDefinition } from './contracts.ts';

interface FoundField {
    readonly lookups: readonly FieldDefinition[];
    readonly object: ObjectDefinition;
    readonly field: FieldDefinition;
}

/**
 * A field by its path. Custom lookups stand by their own name (`Manager__c.Name`), standard ones by their relationship (`Owner.Name`),
 * which alone stands for the reference itself. Null where the path leads nowhere, or to a reference of several objects.
 */
export function findField(
    objects: ReadonlyMap<string, ObjectDefinition>,
    objectName: string,
    path: string
): FoundField | null {
    let object = objects.get(objectName.toLowerCase());
    const lookups: FieldDefinition[] = [];
    const segments = path.split('.');
    for (const [index, segment] of segments.entries()) {
        const field = object === undefined ? undefined : fieldOf(object, segment);
        if (object === undefined || field === undefined) return null;
        if (index === segments.length - 1) return isOpaque(field) ? null : { lookups, object, field };
        if (field.reference === null || isOpaque(field)) return null;
        lookups.push(field);
        object = objects.get((field.reference.to[0] ?? '').toLowerCase());
    }
    return null;
}

function fieldOf(object: ObjectDefinition, segment: string): FieldDefinition | undefined {
    const own = object.fields.get(segment.toLowerCase());
    // The reference of a standard lookup has no column by its own name, `OwnerId`.
    if (own !== undefined) return own.reference !== null && !own.custom ? undefined : own;
    return [...object.fields.values()].find(
        ({ custom, reference }) =>
            !custom && reference !== null && reference.relationshipName.toLowerCase() === segment.toLowerCase()
    );
}

function isOpaque({ reference, name }: FieldDefinition): boolean {
    return reference !== null && reference.to.length !== 1 && name !== 'OwnerId';
}

/** A column of a report type; null for one that it does not have. */
export function findColumn(
    objects: ReadonlyMap<string, ObjectDefinition>,
    type: ReportTypeDefinition,
    token: string
): ReportColumn | null {
    const [path = '', name = ''] = token.split('$');
    const table = type.tables.findIndex((each) => each.path === path);
    const column = type.columns.find((each) => each.table === path && each.field === name);
    const found = findField(objects, type.tables[table]?.object ?? '', name);
    if (column === undefined || found === null) return null;
    return { token, table, ...found, label: column.label ?? labelOf(found), bucket: null };
}

/** The name of a person's role says more than "Full Name". */
function labelOf({ lookups, field }: FoundField): string {
    const last = lookups.at(-1);
    if (last === undefined) return plain(field);
    return field.nameField ? plain(last) : `${plain(last)}: ${plain(field)}`;
}

function plain({ label, reference }: FieldDefinition): string {
    return reference === null ? label : label.replace(/ ID$/, '');
}

/** A column of a report: of its type, or one of its buckets. */
export function findReportColumn(
    objects: ReadonlyMap<string, ObjectDefinition>,
    type: ReportTypeDefinition,
    report: Pick<ReportDefinition, 'buckets'>,
    token: string
): ReportColumn | null {
    const bucket = report.buckets.find(({ name }) => name === token);
    if (bucket === undefined) return findColumn(objects, type, token);
    const source = findColumn(objects, type, bucket.sourceColumn);
    return source === null ? null : bucketColumn(source, bucket);
}

function bucketColumn(source: ReportColumn, bucket: ReportBucket): ReportColumn {
    return { ...source, token: bucket.name, label: bucket.label, bucket };
}
