/** The fields of a record's details, from the page layout or, without one, from the object. */
import type { Session } from '../../contracts.ts';
import type { FieldDefinition, ObjectDefinition } from '../../metadata/schema.ts';
import { childrenOf, textOf, type XmlElement } from '../../metadata/xml.ts';
import type { DetailSection } from '../../ui/org/page-data.ts';

/** Every record has these; they close the details. */
const SYSTEM_FIELDS = ['CreatedById', 'LastModifiedById'];
const NOT_FOR_PEOPLE = new Set(['id', 'isdeleted', 'systemmodstamp', 'createddate', 'lastmodifieddate']);
/** Text longer than this gets no place of its own in the default details. */
const LONGEST_DEFAULT_TEXT = 4096;

/** The sections of a page layout with the fields that the viewer may read; empty sections are left out. */
export function layoutSections(layout: XmlElement, object: ObjectDefinition, session: Session): DetailSection[] {
    return childrenOf(layout, 'layoutSections')
        .filter((section) => textOf(section, 'style') !== 'CustomLinks')
        .map((section) => ({
            label: textOf(section, 'label') ?? '',
            columns: childrenOf(section, 'layoutColumns').map((column) =>
                childrenOf(column, 'layoutItems')
                    .map((item) => readableName(object, session, textOf(item, 'field') ?? ''))
                    .filter((name) => name !== null)
            )
        }))
        .filter((section) => section.columns.some((column) => column.length > 0));
}

function readableName(object: ObjectDefinition, session: Session, name: string): string | null {
    const field = session.org.field(object, name);
    return field !== undefined && session.canReadField(object.name, field.name) ? field.name : null;
}

/** Details without a layout: all readable fields in two columns, then who made and changed the record. */
export function defaultSections(object: ObjectDefinition, session: Session): DetailSection[] {
    const fields = [...object.fields.values()].filter(
        (field) => isForPeople(field) && session.canReadField(object.name, field.name)
    );
    const half = Math.ceil(fields.length / 2);
    const names = fields.map((field) => field.name);
    const system = SYSTEM_FIELDS.filter((name) => session.org.field(object, name) !== undefined);
    return [
        { label: 'Information', columns: [names.slice(0, half), names.slice(half)] },
        { label: 'System Information', columns: [system.slice(0, 1), system.slice(1)] }
    ].filter((section) => section.columns.some((column) => column.length > 0));
}

function isForPeople(field: FieldDefinition): boolean {
    const name = field.name.toLowerCase();
    const isSystem = NOT_FOR_PEOPLE.has(name) || SYSTEM_FIELDS.includes(field.name);
    return !isSystem && field.length <= LONGEST_DEFAULT_TEXT;
}
