/** For each type of field: its value type, its filter operators, its input scalar, how it is aggregated. */
import { GraphQLBoolean, GraphQLID, GraphQLInt, GraphQLString } from 'graphql';
import type { GraphQLScalarType } from 'graphql';
import { isLongText } from '../../metadata/field.ts';
import type { FieldDefinition } from '../../metadata/schema.ts';
import { DateScalar, DateTimeScalar, IdOrRef, NUMBER_SCALARS, TEXT_SCALARS } from './scalars.ts';

/** The stem of type names: `Currency` for `CurrencyValue` and `CurrencyOperators`. */
export type ValueKind =
    | 'ID'
    | 'String'
    | 'TextArea'
    | 'LongTextArea'
    | 'Boolean'
    | 'Int'
    | 'Double'
    | 'Currency'
    | 'Percent'
    | 'Date'
    | 'DateTime'
    | 'Picklist'
    | 'MultiPicklist'
    | 'EmailAddress'
    | 'PhoneNumber'
    | 'Url';

export const VALUE_SCALARS: Readonly<Record<ValueKind, GraphQLScalarType>> = {
    ID: GraphQLID,
    String: GraphQLString,
    Boolean: GraphQLBoolean,
    Int: GraphQLInt,
    Date: DateScalar,
    DateTime: DateTimeScalar,
    ...TEXT_SCALARS,
    ...NUMBER_SCALARS
};

export const VALUE_KINDS = Object.keys(VALUE_SCALARS) as ValueKind[];

const KINDS: Readonly<Record<FieldDefinition['type'], ValueKind>> = {
    id: 'ID',
    reference: 'ID',
    string: 'String',
    textarea: 'TextArea',
    boolean: 'Boolean',
    int: 'Int',
    double: 'Double',
    currency: 'Currency',
    percent: 'Percent',
    date: 'Date',
    datetime: 'DateTime',
    picklist: 'Picklist',
    multipicklist: 'MultiPicklist',
    email: 'EmailAddress',
    phone: 'PhoneNumber',
    url: 'Url'
};

export function kindOf(field: FieldDefinition): ValueKind {
    return isLongText(field) ? 'LongTextArea' : KINDS[field.type];
}

/** The scalar in which a field is written. */
export function inputScalarOf(field: FieldDefinition): GraphQLScalarType {
    return field.type === 'reference' || field.type === 'id' ? IdOrRef : VALUE_SCALARS[kindOf(field)];
}

/** Kinds that add up. */
export const SUMMED: ReadonlySet<ValueKind> = new Set(['Int', 'Double', 'Currency', 'Percent']);
/** Kinds that have a least and a greatest value. */
export const COMPARED: ReadonlySet<ValueKind> = new Set([
    ...SUMMED,
    'Date',
    'DateTime',
    'String',
    'Picklist',
    'EmailAddress',
    'PhoneNumber',
    'Url',
    'ID'
]);
