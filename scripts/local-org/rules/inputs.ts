/** What a formula needs to know before it can be evaluated. */
import type { FieldDefinition, ObjectDefinition } from '../metadata/schema.ts';

export type FormulaInput =
    /** A field of the record, or of a record reached through lookups. */
    | {
          readonly kind: 'field';
          readonly lookups: readonly FieldDefinition[];
          readonly object: ObjectDefinition;
          readonly field: FieldDefinition;
      }
    /** The value before this change. */
    | { readonly kind: 'prior'; readonly field: FieldDefinition }
    | { readonly kind: 'changed'; readonly field: FieldDefinition }
    | { readonly kind: 'isNew' }
    | { readonly kind: 'today' | 'now' | 'timeZone' }
    /** A field of the caller's user, profile, role or organization record. */
    | { readonly kind: 'caller'; readonly record: CallerRecord; readonly field: FieldDefinition }
    | { readonly kind: 'permission'; readonly name: string };

export type CallerRecord = 'User' | 'Profile' | 'UserRole' | 'Organization';
export const CALLER_RECORDS: readonly CallerRecord[] = ['User', 'Profile', 'UserRole', 'Organization'];

/** Inputs of the session: the same for every record of a statement. */
export type SessionInput = Extract<
    FormulaInput,
    { readonly kind: 'today' | 'now' | 'timeZone' | 'caller' | 'permission' }
>;

export function isSessionInput(input: FormulaInput): input is SessionInput {
    return input.kind !== 'field' && input.kind !== 'prior' && input.kind !== 'changed' && input.kind !== 'isNew';
}

/** The type of an input in sformula's terms. */
export function inputType(input: FormulaInput): string {
    switch (input.kind) {
        case 'field':
        case 'prior':
        case 'caller':
            return sformulaType(input.field);
        case 'changed':
        case 'isNew':
        case 'permission':
            return 'boolean';
        case 'today':
            return 'date';
        case 'now':
            return 'datetime';
        case 'timeZone':
            return 'string';
    }
}

function sformulaType(field: FieldDefinition): string {
    switch (field.type) {
        case 'int':
        case 'double':
            return 'number';
        case 'id':
        case 'reference':
            return 'id';
        case 'boolean':
        case 'currency':
        case 'percent':
        case 'date':
        case 'datetime':
        case 'picklist':
        case 'multipicklist':
            return field.type;
        default:
            return 'string';
    }
}
