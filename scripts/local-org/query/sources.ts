/** Names to sources and fields: `Account.Owner.Name` from the object after FROM. */
import { isPolymorphic } from '../metadata/field.ts';
import type { Session } from '../contracts.ts';
import type { FieldDefinition, ObjectDefinition } from '../metadata/schema.ts';
import type { SalesforceError } from '../errors.ts';
import type { QueryContext } from './context.ts';
import type { FieldExpression, PolymorphicExpression, Query, Source } from './tree.ts';

const MAX_PARENT_LEVELS = 5;

/** The fields of Salesforce's `Name` object, which stands for the parent of a polymorphic reference. */
const NAME_OBJECT_FIELDS = [
    'Id',
    'Name',
    'Type',
    'Alias',
    'Email',
    'FirstName',
    'LastName',
    'IsActive',
    'Phone',
    'Title',
    'Username'
];

/** The sources of one query: the object after FROM and the parents that its paths use, each joined once. */
export class Sources {
    readonly context: QueryContext;
    readonly root: Source;
    readonly #alias: string | null;
    readonly #parents: Map<string, Source>;

    /**
     * Throws `INVALID_TYPE` where the object is unknown or the caller may not read it.
     * @param root the object's name, or the source itself where it is known
     */
    constructor(
        context: QueryContext,
        root: string | Source,
        alias: string | null = null,
        parents: ReadonlyMap<string, Source> = new Map()
    ) {
        this.context = context;
        this.#alias = alias?.toLowerCase() ?? null;
        this.#parents = new Map(parents);
        this.root = typeof root === 'string' ? rootOf(context, root) : root;
    }

    /** The same for another request of a caller who may still read them, to be added to: these here stay as they are. */
    again(session: Session): Sources {
        return new Sources(this.context.again(session), this.root, this.#alias, this.#parents);
    }

    /** A query of all rows, unless `parts` say otherwise. To be made last: it joins the parents that were named until then. */
    query(parts: Partial<Query> = {}): Query {
        return {
            root: this.root,
            columns: [],
            children: [],
            where: null,
            groupBy: [],
            having: null,
            orderBy: [],
            limit: null,
            offset: 0,
            aggregate: false,
            countOnly: false,
            ...parts,
            sources: [this.root, ...this.#parents.values()]
        };
    }

    /** A field by its path as written. Throws `INVALID_FIELD`. */
    resolve(path: string): FieldExpression | PolymorphicExpression {
        const segments = path.split('.');
        const first = segments[0]?.toLowerCase();
        if (segments.length > 1 && (first === this.#alias || first === this.root.object.name.toLowerCase())) {
            segments.shift();
        }
        const name = segments.pop() ?? '';
        if (segments.length > MAX_PARENT_LEVELS) {
            const message = `Maximum level of relationships exceeded: at most ${String(MAX_PARENT_LEVELS)} parent levels`;
            throw this.context.error('MALFORMED_QUERY', message, path);
        }
        let source = this.root;
        for (const [index, relationship] of segments.entries()) {
            const via = this.#reference(source.object, relationship, path);
            if (isPolymorphic(via)) {
                if (index < segments.length - 1)
                    throw unknownRelationship(this.context, segments[index + 1] ?? '', path);
                return this.polymorphic(source, via, name, path);
            }
            source = this.parent(source, via, path);
        }
        return this.field(source, name, path);
    }

    /** The object that a reference points at, joined: the only one it may, or one of several. */
    parent(source: Source, via: FieldDefinition, token?: string, target = targetsOf(this.context, via)[0]): Source {
        const key = `${source.alias}.${via.name}.${target?.name ?? ''}`;
        const known = this.#parents.get(key);
        if (known !== undefined) return known;
        if (target === undefined) throw unknownRelationship(this.context, via.reference?.relationshipName ?? '', token);
        const { withDeleted } = source;
        const parent: Source = {
            alias: this.context.nextAlias(),
            object: target,
            withDeleted,
            parent: { source, via }
        };
        this.#parents.set(key, parent);
        return parent;
    }

    field(source: Source, name: string, token = name): FieldExpression {
        const field = readableField(this.context, source.object, name);
        if (field === undefined) throw unknownField(this.context, source.object, name, token);
        return { kind: 'field', source, field, type: field.type };
    }

    polymorphic(source: Source, via: FieldDefinition, name: string, token = name): PolymorphicExpression {
        const member = NAME_OBJECT_FIELDS.find((known) => known.toLowerCase() === name.toLowerCase());
        const base = { kind: 'polymorphic', source, via } as const;
        if (member === 'Type') {
            const objects = targetsOf(this.context, via).map((object) => ({ object, field: null }));
            return { ...base, member, targets: objects, type: 'string' };
        }
        const targets = targetsOf(this.context, via).map((object) => ({
            object,
            field: (member === undefined ? undefined : readableField(this.context, object, member)) ?? null
        }));
        const field = targets.find((target) => target.field !== null)?.field;
        if (member === undefined || field === undefined || field === null) {
            const message = noSuchColumn(name, 'Name');
            throw this.context.error('INVALID_FIELD', message, token);
        }
        return { ...base, member, targets, type: field.type };
    }

    #reference(object: ObjectDefinition, relationship: string, token: string): FieldDefinition {
        const via = findReference(this.context, object, relationship);
        if (via === undefined) throw unknownRelationship(this.context, relationship, token);
        return via;
    }
}

function rootOf(context: QueryContext, objectName: string): Source {
    const object = readableObject(context, objectName);
    return { alias: context.nextAlias(), object, withDeleted: context.withDeleted, parent: null };
}

/** The object, if it exists and the caller may read it; else `INVALID_TYPE`. */
export function readableObject(context: QueryContext, name: string): ObjectDefinition {
    const { org } = context.session;
    const object = org.schema.objects.get(name.toLowerCase());
    if (object === undefined || !context.session.canObject(object.name, 'read')) {
        const message =
            `sObject type '${name}' is not supported. If you are attempting to use a custom object, be sure to append ` +
            `the '__c' after the entity name. ${REFERENCE_HINT}`;
        throw context.error('INVALID_TYPE', message, name);
    }
    return object;
}

export function readableField(
    context: QueryContext,
    object: ObjectDefinition,
    name: string
): FieldDefinition | undefined {
    const field = object.fields.get(name.toLowerCase());
    return field !== undefined && context.session.canReadField(object.name, field.name) ? field : undefined;
}

/** The readable reference field with this relationship name. */
export function findReference(
    context: QueryContext,
    object: ObjectDefinition,
    relationship: string
): FieldDefinition | undefined {
    const wanted = relationship.toLowerCase();
    for (const field of object.fields.values()) {
        if (field.reference?.relationshipName.toLowerCase() !== wanted) continue;
        if (context.session.canReadField(object.name, field.name)) return field;
    }
    return undefined;
}

/** The objects of the org that a reference may point at and that the caller may read. */
export function targetsOf(context: QueryContext, via: FieldDefinition): ObjectDefinition[] {
    const { org } = context.session;
    const objects = (via.reference?.to ?? []).map((name) => org.schema.objects.get(name.toLowerCase()));
    return objects
        .filter((object) => object !== undefined)
        .filter((object) => context.session.canObject(object.name, 'read'));
}

const REFERENCE_HINT = 'Please reference your WSDL or the describe call for the appropriate names.';

function noSuchColumn(name: string, entity: string): string {
    return (
        `No such column '${name}' on entity '${entity}'. If you are attempting to use a custom field, be sure to append ` +
        `the '__c' after the custom field name. ${REFERENCE_HINT}`
    );
}

function unknownField(context: QueryContext, object: ObjectDefinition, name: string, token: string): SalesforceError {
    return context.error('INVALID_FIELD', noSuchColumn(name, object.name), token);
}

export function unknownRelationship(context: QueryContext, name: string, token?: string): SalesforceError {
    const message =
        `Didn't understand relationship '${name}' in field path. If you are attempting to use a custom relationship, ` +
        `be sure to append the '__r' after the custom relationship name. ${REFERENCE_HINT}`;
    return context.error('INVALID_FIELD', message, token ?? name);
}

export function unknownChildRelationship(context: QueryContext, name: string): SalesforceError {
    const message =
        `Didn't understand relationship '${name}' in FROM part of query call. If you are attempting to use a custom ` +
        `relationship, be sure to append the '__r' after the custom relationship name. ${REFERENCE_HINT}`;
    return context.error('INVALID_TYPE', message, name);
}
