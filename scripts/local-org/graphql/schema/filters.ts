/** Input types of each object: what it is filtered, sorted and grouped by. */
import { GraphQLInputObjectType, GraphQLList, GraphQLNonNull, GraphQLString } from 'graphql';
import type { GraphQLInputFieldConfigMap } from 'graphql';
import type { Org } from '../../contracts.ts';
import type { FieldDefinition, ObjectDefinition } from '../../metadata/schema.ts';
import { isPolymorphic } from '../../metadata/field.ts';
import { kindOf } from './field-types.ts';
import { AggregateOrderByClause, GroupByClause, OrderByClause, operatorTypes } from './operators.ts';

type Make = (object: ObjectDefinition) => GraphQLInputFieldConfigMap;

export class FilterTypes {
    readonly #org: Org;
    readonly #types = new Map<string, GraphQLInputObjectType>();
    readonly #operators: ReturnType<typeof operatorTypes>;

    constructor(org: Org) {
        this.#org = org;
        const objects = [...org.schema.objects.values()];
        const join = new GraphQLInputObjectType({
            name: 'JoinInput',
            fields: () => ({
                ApiName: { type: new GraphQLNonNull(GraphQLString) },
                ...Object.fromEntries(objects.map((object) => [object.name, { type: this.filter(object) }]))
            })
        });
        this.#operators = operatorTypes(join);
    }

    filter(object: ObjectDefinition): GraphQLInputObjectType {
        return this.#type(`${object.name}_Filter`, object, (self) => this.#filterFields(self));
    }

    orderBy(object: ObjectDefinition): GraphQLInputObjectType {
        return this.#type(`${object.name}_OrderBy`, object, (self) => ({
            ...fieldsOf(self, (field) => (field.sortable ? OrderByClause : undefined)),
            ...this.#parents(self, (parent) => this.orderBy(parent))
        }));
    }

    aggregateOrderBy(object: ObjectDefinition): GraphQLInputObjectType {
        return this.#type(`${object.name}_AggregateOrderBy`, object, (self) =>
            fieldsOf(self, () => AggregateOrderByClause)
        );
    }

    groupBy(object: ObjectDefinition): GraphQLInputObjectType {
        return this.#type(`${object.name}_GroupBy`, object, (self) =>
            fieldsOf(self, (field) => (field.groupable ? GroupByClause : undefined))
        );
    }

    #type(name: string, object: ObjectDefinition, make: Make): GraphQLInputObjectType {
        let type = this.#types.get(name);
        if (type === undefined) {
            type = new GraphQLInputObjectType({ name, fields: () => make(object) });
            this.#types.set(name, type);
        }
        return type;
    }

    #filterFields(object: ObjectDefinition): GraphQLInputFieldConfigMap {
        const self = this.filter(object);
        return {
            and: { type: new GraphQLList(self) },
            or: { type: new GraphQLList(self) },
            not: { type: self },
            ...fieldsOf(object, (field) => (field.filterable ? this.#operators[kindOf(field)] : undefined)),
            ...this.#parents(object, (parent) => this.filter(parent))
        };
    }

    #parents(
        object: ObjectDefinition,
        typeOf: (parent: ObjectDefinition) => GraphQLInputObjectType
    ): GraphQLInputFieldConfigMap {
        const fields: GraphQLInputFieldConfigMap = {};
        for (const field of object.fields.values()) {
            const { reference } = field;
            if (
                reference === null ||
                isPolymorphic(field) ||
                object.fields.has(reference.relationshipName.toLowerCase())
            )
                continue;
            const parent = this.#org.schema.objects.get((reference.to[0] ?? '').toLowerCase());
            if (parent !== undefined) fields[reference.relationshipName] = { type: typeOf(parent) };
        }
        return fields;
    }
}

function fieldsOf(
    object: ObjectDefinition,
    typeOf: (field: FieldDefinition) => GraphQLInputObjectType | undefined
): GraphQLInputFieldConfigMap {
    const fields: GraphQLInputFieldConfigMap = {};
    for (const field of object.fields.values()) {
        const type = typeOf(field);
        if (type !== undefined) fields[field.name] = { type };
    }
    return fields;
}
