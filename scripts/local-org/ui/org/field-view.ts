/** A record's fields as they are shown. Pure. */
import { formatValue, type FormatSettings } from './format.ts';
import type { FieldData, ObjectPage } from './page-data.ts';
import { getFieldDisplayValue, getFieldValue, type RecordData } from './record-values.ts';
import { urlOf } from './routes.ts';

export interface FieldView {
    readonly path: string;
    readonly label: string;
    readonly text: string;
    readonly help: string | null;
    /** Where the value leads: another record, a web site, an address to write to. */
    readonly url: string | null;
    /** `_blank` for what is outside of the app. */
    readonly target: string | null;
    readonly isCheckbox: boolean;
    /** Of checkboxes. */
    readonly checkIcon: string;
    /** Long texts keep their line breaks. */
    readonly valueClass: 'value' | 'value long';
}

/**
 * What to ask the server for, to show an object's record: `Account.Name`, `Account.OwnerId`, `Account.Owner.Name`.
 * Every part of the page asks for the fields of all parts, so that they share one answer.
 */
export function fieldsToRead(object: ObjectPage): string[] {
    const fields = Object.entries(object.fields).flatMap(([path, field]) => [path, field.reference?.namePath ?? path]);
    return [...new Set([object.nameField, ...fields])].map((path) => `${object.name}.${path}`);
}

/** One field of a record; null where the object has none such that the viewer may read. */
export function fieldView(
    object: ObjectPage,
    record: RecordData | undefined,
    path: string,
    settings: FormatSettings
): FieldView | null {
    const field = object.fields[path];
    if (field === undefined) {
        return null;
    }
    const reference = `${object.name}.${path}`;
    const value = getFieldValue(record, reference);
    const shown = field.type === 'picklist' ? (getFieldDisplayValue(record, reference) ?? value) : value;
    const name = nameOfReference(object, record, field);
    return {
        path,
        label: field.label,
        text: name ?? formatValue(shown, field.type, field.scale, settings),
        help: field.help,
        ...linkOf(field, value),
        isCheckbox: field.type === 'boolean',
        checkIcon: value === true ? 'utility:check' : 'utility:dash',
        valueClass: field.type === 'textarea' ? 'value long' : 'value'
    };
}

function nameOfReference(object: ObjectPage, record: RecordData | undefined, field: FieldData): string | null {
    if (field.reference === null) {
        return null;
    }
    const name = getFieldValue(record, `${object.name}.${field.reference.namePath}`);
    return typeof name === 'string' ? name : null;
}

function linkOf(field: FieldData, value: unknown): { url: string | null; target: string | null } {
    if (typeof value !== 'string' || value === '') {
        return { url: null, target: null };
    }
    if (field.reference !== null) {
        const { objects } = field.reference;
        const object = objects.length === 1 ? { objectApiName: objects[0] } : {};
        const attributes = { ...object, recordId: value, actionName: 'view' };
        return { url: urlOf({ type: 'standard__recordPage', attributes }), target: null };
    }
    switch (field.type) {
        case 'email':
            return { url: `mailto:${value}`, target: null };
        case 'phone':
            return { url: `tel:${value}`, target: null };
        case 'url':
            return { url: /^https?:\/\//i.test(value) ? value : `https://${value}`, target: '_blank' };
        default:
            return { url: null, target: null };
    }
}
