/** Types of mutations: create, update and delete of each object. */
import { GraphQLBoolean, GraphQLID, GraphQLInputObjectType, GraphQLNonNull, GraphQLObjectType } from 'graphql';
import type { GraphQLFieldConfigMap, GraphQLInputFieldConfigMap } from 'graphql';
import type { Org } from '../../contracts.ts';
import type { FieldDefinition, ObjectDefinition } from '../../metadata/schema.ts';
import { readRecord } from '../connection.ts';
import type { MutationResults, SavedRecord } from '../mutation.ts';
import { inputScalarOf } from './field-types.ts';
import type { RecordTypes } from './records.ts';
import { IdOrRef } from './scalars.ts';
import type { RequestContext } from './value-types.ts';

export type MutationKind = 'Create' | 'Update' | 'Delete';

/** What a field of `UIAPIMutations` does, found again by its name. */
export interface MutationDefinition {
    readonly kind: MutationKind;
    readonly object: ObjectDefinition;
}

export const UIAPIMutationsInput = new GraphQLInputObjectType({
    name: 'UIAPIMutationsInput',
    fields: { allOrNone: { type: GraphQLBoolean, defaultValue: true } }
});

const RecordDeleteInput = new GraphQLInputObjectType({
    name: 'RecordDeleteInput',
    fields: { Id: { type: new GraphQLNonNull(IdOrRef) } }
});

const RecordDeletePayload = new GraphQLObjectType<SavedRecord, RequestContext>({
    name: 'RecordDeletePayload',
    fields: { Id: { type: GraphQLID, resolve: ({ id }) => id } }
});

type Fields = GraphQLFieldConfigMap<MutationResults, RequestContext>;

export interface MutationTypes {
    readonly type: GraphQLObjectType;
    readonly definitions: ReadonlyMap<string, MutationDefinition>;
}

/** `UIAPIMutations`: the operations have run when its fields are resolved. */
export function mutationTypes(org: Org, records: RecordTypes): MutationTypes {
    const definitions = new Map<string, MutationDefinition>();
    const fields: Fields = {};
    for (const object of org.schema.objects.values()) {
        const add = (kind: MutationKind, input: GraphQLInputObjectType, payload: GraphQLObjectType): void => {
            const name = `${object.name}${kind}`;
            definitions.set(name, { kind, object });
            fields[name] = {
                type: payload,
                args: { input: { type: new GraphQLNonNull(input) } },
                resolve: (results, _args, _context, info) => results.resultOf(String(info.path.key))
            };
        };
        if (object.createable) add('Create', saveInput(object, 'Create'), savePayload(object, 'Create', records));
        if (object.updateable) add('Update', saveInput(object, 'Update'), savePayload(object, 'Update', records));
        if (object.deletable) add('Delete', RecordDeleteInput, RecordDeletePayload);
    }
    return { type: new GraphQLObjectType({ name: 'UIAPIMutations', fields }), definitions };
}

function saveInput(object: ObjectDefinition, kind: 'Create' | 'Update'): GraphQLInputObjectType {
    const representation = new GraphQLInputObjectType({
        name: `${object.name}${kind}Representation`,
        fields: () => writableFields(object, (field) => (kind === 'Create' ? field.createable : field.updateable))
    });
    return new GraphQLInputObjectType({
        name: `${object.name}${kind}Input`,
        fields: {
            ...(kind === 'Update' && { Id: { type: new GraphQLNonNull(IdOrRef) } }),
            [object.name]: { type: new GraphQLNonNull(representation) }
        }
    });
}

function writableFields(
    object: ObjectDefinition,
    writable: (field: FieldDefinition) => boolean
): GraphQLInputFieldConfigMap {
    const fields = [...object.fields.values()].filter(writable);
    return Object.fromEntries(fields.map((field) => [field.name, { type: inputScalarOf(field) }]));
}

function savePayload(object: ObjectDefinition, kind: 'Create' | 'Update', records: RecordTypes): GraphQLObjectType {
    return new GraphQLObjectType<SavedRecord, RequestContext>({
        name: `${object.name}${kind}Payload`,
        fields: () => ({
            Record: {
                type: records.record(object),
                resolve: ({ id }, _args, context, info) => readRecord(context, info, object, id)
            },
            ...(kind === 'Update' && { success: { type: GraphQLBoolean, resolve: () => true } })
        })
    });
}
