/** A query after its names are resolved: what SOQL and GraphQL are turned into, and what SQL is written from. */
import type { FieldDefinition, FieldType, ObjectDefinition } from '../metadata/schema.ts';

/** The object of a query, or a parent reached from it by a reference field. */
export interface Source {
    readonly alias: string;
    readonly object: ObjectDefinition;
    /** Whether its deleted records are found, too. */
    readonly withDeleted: boolean;
    /** Null for the object after FROM. */
    readonly parent: { readonly source: Source; readonly via: FieldDefinition } | null;
}

export interface FieldExpression {
    readonly kind: 'field';
    readonly source: Source;
    readonly field: FieldDefinition;
    readonly type: FieldType;
}

/** A field of whichever object a polymorphic reference points at: `What.Name`, `Who.Type`. */
export interface PolymorphicExpression {
    readonly kind: 'polymorphic';
    readonly source: Source;
    readonly via: FieldDefinition;
    readonly member: string;
    /** Null field: the object has no such field, or `Type` is asked, which is the object's name. */
    readonly targets: readonly { readonly object: ObjectDefinition; readonly field: FieldDefinition | null }[];
    readonly type: FieldType;
}

export interface DateExpression {
    readonly kind: 'date';
    readonly function: DateFunction;
    readonly argument: FieldExpression;
    /** `convertTimezone`: in the caller's time zone; else UTC. */
    readonly local: boolean;
    readonly type: FieldType;
}

export interface AggregateExpression {
    readonly kind: 'aggregate';
    readonly function: AggregateFunction;
    /** Null for `COUNT()`. */
    readonly argument: ScalarExpression | null;
    readonly type: FieldType;
}

export type ScalarExpression = FieldExpression | PolymorphicExpression | DateExpression;
export type Expression = ScalarExpression | AggregateExpression;

export const AGGREGATE_FUNCTIONS = ['COUNT', 'COUNT_DISTINCT', 'SUM', 'AVG', 'MIN', 'MAX'] as const;
export type AggregateFunction = (typeof AGGREGATE_FUNCTIONS)[number];

export const DATE_FUNCTIONS = [
    'CALENDAR_MONTH',
    'CALENDAR_QUARTER',
    'CALENDAR_YEAR',
    'DAY_IN_MONTH',
    'DAY_IN_WEEK',
    'DAY_IN_YEAR',
    'DAY_ONLY',
    'FISCAL_MONTH',
    'FISCAL_QUARTER',
    'FISCAL_YEAR',
    'HOUR_IN_DAY',
    'WEEK_IN_MONTH',
    'WEEK_IN_YEAR'
] as const;
export type DateFunction = (typeof DATE_FUNCTIONS)[number];

export type CompareOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** A value as stored: text, numbers, booleans as 0 and 1. */
export type StoredValue = string | number;

/** Bounds of a span of days or instants as stored; `to` is the first value after it. */
export interface Span {
    readonly from: string;
    readonly to: string;
}

export type Condition =
    | { readonly kind: 'and' | 'or'; readonly operands: readonly Condition[] }
    | { readonly kind: 'not'; readonly operand: Condition }
    | {
          readonly kind: 'compare';
          readonly expression: Expression;
          readonly operator: CompareOperator;
          readonly value: StoredValue | null;
      }
    /** One field with another. */
    | {
          readonly kind: 'compareFields';
          readonly expression: Expression;
          readonly operator: CompareOperator;
          readonly other: Expression;
      }
    | {
          readonly kind: 'span';
          readonly expression: Expression;
          readonly operator: CompareOperator;
          readonly span: Span;
      }
    | {
          readonly kind: 'oneOf';
          readonly expression: Expression;
          readonly values: readonly StoredValue[];
          readonly orBlank: boolean;
      }
    | { readonly kind: 'like'; readonly expression: Expression; readonly pattern: string }
    /** One of the alternatives, of which every value must be chosen. */
    | {
          readonly kind: 'includes';
          readonly expression: Expression;
          readonly alternatives: readonly (readonly string[])[];
      }
    | { readonly kind: 'inQuery'; readonly expression: Expression; readonly query: Query };

export interface Ordering {
    readonly expression: Expression;
    readonly descending: boolean;
    readonly nullsLast: boolean;
}

export interface Column {
    readonly expression: Expression;
    /** Where it stands in the record: relationship names, then the field's name or an alias. */
    readonly path: readonly string[];
    readonly display: 'value' | 'label' | 'format';
}

export interface ChildQuery {
    /** Key in the record: `Contacts`, or GraphQL's response key. */
    readonly key: string;
    /** The reference field of the child that points at the parent. */
    readonly field: FieldDefinition;
    readonly query: Query;
}

export interface Query {
    readonly root: Source;
    /** The root and every parent that is used, parents after what they are reached from. */
    readonly sources: readonly Source[];
    readonly columns: readonly Column[];
    readonly children: readonly ChildQuery[];
    readonly where: Condition | null;
    readonly groupBy: readonly ScalarExpression[];
    readonly having: Condition | null;
    readonly orderBy: readonly Ordering[];
    readonly limit: number | null;
    readonly offset: number;
    readonly aggregate: boolean;
    /** `SELECT COUNT()`: a number, no records. */
    readonly countOnly: boolean;
}
