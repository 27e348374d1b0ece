/** What a `where` may ask of a field of each type, and how an `orderBy` sorts. */
import {
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLID,
    GraphQLInputObjectType,
    GraphQLInt,
    GraphQLList,
    GraphQLString
} from 'graphql';
import type { GraphQLInputFieldConfigMap, GraphQLInputType, GraphQLScalarType } from 'graphql';
import { AGGREGATE_FUNCTIONS } from '../../query/tree.ts';
import { DateScalar, DateTimeScalar, NUMBER_SCALARS, TEXT_SCALARS } from './scalars.ts';
import type { ValueKind } from './field-types.ts';

function enumOf(name: string, values: readonly string[]): GraphQLEnumType {
    return new GraphQLEnumType({ name, values: Object.fromEntries(values.map((value) => [value, {}])) });
}

const PERIODS = ['WEEK', 'MONTH', 'QUARTER', 'YEAR', 'FISCAL_QUARTER', 'FISCAL_YEAR'];

const DateLiteral = enumOf('DateLiteral', [
    'YESTERDAY',
    'TODAY',
    'TOMORROW',
    'LAST_90_DAYS',
    'NEXT_90_DAYS',
    ...PERIODS.flatMap((period) => [`LAST_${period}`, `THIS_${period}`, `NEXT_${period}`])
]);

const DateRange = new GraphQLInputObjectType({
    name: 'DateRange',
    fields: Object.fromEntries(
        ['days', 'weeks', 'months', 'quarters', 'years', 'fiscal_quarters', 'fiscal_years']
            .flatMap((unit) => [`last_n_${unit}`, `next_n_${unit}`, `n_${unit}_ago`])
            .map((name) => [name, { type: GraphQLInt }])
    )
});

function dateInput(name: string, scalar: GraphQLScalarType): GraphQLInputObjectType {
    return new GraphQLInputObjectType({
        name,
        fields: { value: { type: scalar }, literal: { type: DateLiteral }, range: { type: DateRange } }
    });
}

const equality = (type: GraphQLInputType): GraphQLInputFieldConfigMap => ({ eq: { type }, ne: { type } });
const listed = (type: GraphQLInputType): GraphQLInputFieldConfigMap => ({
    in: { type: new GraphQLList(type) },
    nin: { type: new GraphQLList(type) }
});
const ordered = (type: GraphQLInputType): GraphQLInputFieldConfigMap => ({
    lt: { type },
    gt: { type },
    lte: { type },
    gte: { type }
});
const comparable = (type: GraphQLInputType): GraphQLInputFieldConfigMap => ({
    ...equality(type),
    ...listed(type),
    ...ordered(type)
});
const patterned = (type: GraphQLInputType): GraphQLInputFieldConfigMap => ({ ...comparable(type), like: { type } });

/** The operators of each kind of value; long text has none, it cannot be filtered. `join` is the input of semi-joins. */
export function operatorTypes(
    join: GraphQLInputObjectType
): Readonly<Partial<Record<ValueKind, GraphQLInputObjectType>>> {
    const operators = (name: string, fields: GraphQLInputFieldConfigMap): GraphQLInputObjectType =>
        new GraphQLInputObjectType({ name: `${name}Operators`, fields });
    const { Picklist, MultiPicklist, TextArea, EmailAddress, PhoneNumber, Url } = TEXT_SCALARS;
    return {
        ID: operators('Id', { ...comparable(GraphQLID), inq: { type: join }, ninq: { type: join } }),
        String: operators('String', patterned(GraphQLString)),
        TextArea: operators('TextArea', patterned(TextArea)),
        Boolean: operators('Boolean', equality(GraphQLBoolean)),
        Int: operators('Integer', comparable(GraphQLInt)),
        Double: operators('Double', comparable(NUMBER_SCALARS.Double)),
        Currency: operators('Currency', comparable(NUMBER_SCALARS.Currency)),
        Percent: operators('Percent', comparable(NUMBER_SCALARS.Percent)),
        Date: operators('Date', comparable(dateInput('DateInput', DateScalar))),
        DateTime: operators('DateTime', comparable(dateInput('DateTimeInput', DateTimeScalar))),
        Picklist: operators('Picklist', patterned(Picklist)),
        MultiPicklist: operators('MultiPicklist', {
            ...equality(MultiPicklist),
            ...listed(MultiPicklist),
            includes: { type: new GraphQLList(MultiPicklist) },
            excludes: { type: new GraphQLList(MultiPicklist) }
        }),
        EmailAddress: operators('EmailAddress', patterned(EmailAddress)),
        PhoneNumber: operators('PhoneNumber', patterned(PhoneNumber)),
        Url: operators('Url', patterned(Url))
    };
}

const ordering: GraphQLInputFieldConfigMap = {
    order: { type: enumOf('ResultOrder', ['ASC', 'DESC']) },
    nulls: { type: enumOf('NullOrder', ['FIRST', 'LAST']) }
};

export const OrderByClause = new GraphQLInputObjectType({ name: 'OrderByClause', fields: ordering });

export const AggregateOrderByClause = new GraphQLInputObjectType({
    name: 'AggregateOrderByClause',
    fields: { ...ordering, function: { type: enumOf('AggregateOrderByFunction', AGGREGATE_FUNCTIONS) } }
});

export const GroupByClause = new GraphQLInputObjectType({
    name: 'GroupByClause',
    fields: { group: { type: GraphQLBoolean } }
});

export const Scope = (objectName: string): GraphQLEnumType =>
    enumOf(`${objectName.toUpperCase()}_SCOPE`, ['EVERYTHING', 'MINE']);
