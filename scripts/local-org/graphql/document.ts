/** Documents made ready for a caller: parsed, checked against what the caller may read, optional fields left out. Kept for the next time. */
import {
    BREAK,
    GraphQLError,
    Kind,
    FieldsOnCorrectTypeRule,
    getNamedType,
    parse,
    specifiedRules,
    validate,
    visit
} from 'graphql';
import type { ASTVisitor, DocumentNode, FieldNode, SelectionNode, ValidationRule } from 'graphql';
import { accessOf } from '../access/permissions.ts';
import type { UserAccess } from '../access/permissions.ts';
import type { Session } from '../contracts.ts';
import type { OrgSchema } from '../metadata/schema.ts';
import { fieldUndefined } from './errors.ts';
import type { OrgGraphqlSchema } from './schema/schema.ts';
import { graphqlSchemaOf } from './schema/schema.ts';
import type { ConnectionReader } from './schema/value-types.ts';

export interface GraphqlRequest {
    readonly query: string;
    readonly variables?: Readonly<Record<string, unknown>> | null;
    readonly operationName?: string | null;
}

const MAX_KEPT = 300;
const MAX_SUBQUERIES = 10;

export interface PreparedDocument {
    readonly document: DocumentNode;
    /** Empty where the document may run. */
    readonly errors: readonly GraphQLError[];
    /** What running the document keeps for the next time, by its place in the answer. */
    readonly readers: Map<string, ConnectionReader>;
}

interface KeptDocument extends PreparedDocument {
    /** Stands for all that the caller may do: as long as it stands, so does everything that was made with it. */
    readonly access: UserAccess;
    /** What the caller was found to be allowed; the document is prepared anew when an answer has changed. */
    readonly permissions: readonly Permission[];
}

interface Permission {
    readonly allowed: boolean;
    readonly check: (session: Session) => boolean;
}

const keptBySchema = new WeakMap<OrgSchema, Map<string, KeptDocument>>();

/** Throws GraphQLError where the text does not parse. */
export function prepareDocument(session: Session, request: GraphqlRequest): PreparedDocument {
    const access = accessOf(session.org, session.userId);
    const kept = keptOf(session.org.schema);
    const key = keyOf(session, request);
    const known = kept.get(key);
    if (known?.access === access) return known;
    const holds = known?.permissions.every(({ allowed, check }) => check(session) === allowed);
    const prepared =
        known !== undefined && holds
            ? { ...known, access, readers: new Map<string, ConnectionReader>() }
            : prepare(session, access, parse(request.query));
    kept.delete(key);
    const [oldest] = kept.keys();
    if (kept.size >= MAX_KEPT && oldest !== undefined) kept.delete(oldest);
    kept.set(key, prepared);
    return prepared;
}

/** Which fields are asked for depends on the text, the operation and, by `@skip` and `@include`, on variables that are true or false. */
function keyOf({ userId }: Session, { query, variables, operationName }: GraphqlRequest): string {
    const switches = Object.entries(variables ?? {}).filter(([, value]) => typeof value === 'boolean');
    return JSON.stringify([userId, operationName, switches]) + query;
}

function keptOf(schema: OrgSchema): Map<string, KeptDocument> {
    let kept = keptBySchema.get(schema);
    if (kept === undefined) {
        kept = new Map();
        keptBySchema.set(schema, kept);
    }
    return kept;
}

function prepare(session: Session, access: UserAccess, document: DocumentNode): KeptDocument {
    const types = graphqlSchemaOf(session.org);
    const { rule, left, permissions } = new FieldAccess(session, types);
    const errors = validate(types.schema, document, [...RULES, subqueryLimit, rule]);
    const usable = errors.length > 0 || left.size === 0 ? document : withoutFields(document, left);
    return { document: usable, errors, access, permissions, readers: new Map() };
}

const RULES = specifiedRules.filter((rule) => rule !== FieldsOnCorrectTypeRule);

/** Finds fields that do not exist for the caller. */
class FieldAccess {
    readonly permissions: Permission[] = [];
    /** Optional fields that the caller has to do without. */
    readonly left = new Set<FieldNode>();
    readonly #session: Session;
    readonly #types: OrgGraphqlSchema;

    constructor(session: Session, types: OrgGraphqlSchema) {
        this.#session = session;
        this.#types = types;
    }

    readonly rule: ValidationRule = (context): ASTVisitor => {
        const path: string[] = [];
        return {
            Field: {
                enter: (node) => {
                    path.push(node.name.value);
                    const parent = context.getParentType();
                    if (!parent || node.name.value === '__typename') return undefined;
                    const exists = Boolean(context.getFieldDef()) && this.#isAllowed(parent.name, node.name.value);
                    if (exists) return undefined;
                    if (node.directives?.some(({ name }) => name.value === 'optional')) {
                        this.left.add(node);
                        // What is inside goes with it. A node that is not entered is not left either.
                        path.pop();
                        return false;
                    }
                    const message = fieldUndefined(path, node.name.value, getNamedType(parent).name);
                    context.reportError(new GraphQLError(message, { nodes: node }));
                    return undefined;
                },
                leave: () => {
                    path.pop();
                }
            }
        };
    };

    #isAllowed(typeName: string, fieldName: string): boolean {
        const check = permissionOf(this.#types, typeName, fieldName);
        if (check === null) return true;
        const allowed = check(this.#session);
        this.permissions.push({ allowed, check });
        return allowed;
    }
}

type Check = (session: Session) => boolean;

/** The permission that a field of a type needs, or null where it needs none. */
function permissionOf(types: OrgGraphqlSchema, typeName: string, fieldName: string): Check | null {
    if (typeName === 'RecordQuery' || typeName === 'RecordQueryAggregate')
        return (session) => session.canObject(fieldName, 'read');
    if (typeName === 'UIAPIMutations') return mutationPermission(types, fieldName);
    const object = types.objects.get(typeName);
    if (object === undefined) return null;
    if (object.fields.has(fieldName.toLowerCase())) return (session) => session.canReadField(object.name, fieldName);
    for (const field of object.fields.values()) {
        if (field.reference?.relationshipName !== fieldName) continue;
        const { to } = field.reference;
        return (session) =>
            session.canReadField(object.name, field.name) && to.some((target) => session.canObject(target, 'read'));
    }
    return (session) => {
        const child = session.org.childRelationships(object.name).find((each) => each.relationshipName === fieldName);
        return (
            child === undefined ||
            (session.canObject(child.childObject, 'read') && session.canReadField(child.childObject, child.field))
        );
    };
}

function mutationPermission(types: OrgGraphqlSchema, fieldName: string): Check | null {
    const mutation = types.mutations.get(fieldName);
    if (mutation === undefined) return null;
    const what = ({ Create: 'create', Update: 'edit', Delete: 'delete' } as const)[mutation.kind];
    return (session) => session.canObject(mutation.object.name, what);
}

/** The document without some of its fields; what they leave empty selects nothing. */
function withoutFields(document: DocumentNode, left: ReadonlySet<FieldNode>): DocumentNode {
    return visit(document, {
        Field: { enter: (node) => (left.has(node) ? null : undefined) },
        SelectionSet: {
            leave: (node) => (node.selections.length === 0 ? { ...node, selections: [NOTHING] } : undefined)
        }
    });
}

/** Selects nothing: a selection must not be empty. */
const NOTHING: SelectionNode = {
    kind: Kind.FIELD,
    name: { kind: Kind.NAME, value: '__typename' },
    directives: [
        {
            kind: Kind.DIRECTIVE,
            name: { kind: Kind.NAME, value: 'skip' },
            arguments: [
                {
                    kind: Kind.ARGUMENT,
                    name: { kind: Kind.NAME, value: 'if' },
                    value: { kind: Kind.BOOLEAN, value: true }
                }
            ]
        }
    ]
};

/** Objects that one request may ask for. */
const subqueryLimit: ValidationRule = (context): ASTVisitor => {
    let count = 0;
    return {
        OperationDefinition: () => {
            count = 0;
        },
        Field: (node) => {
            const parent = context.getParentType()?.name;
            if (parent !== 'RecordQuery' && parent !== 'RecordQueryAggregate') return undefined;
            if (node.name.value === '__typename' || ++count <= MAX_SUBQUERIES) return undefined;
            const message = `A GraphQL query can contain up to ${String(MAX_SUBQUERIES)} subqueries.`;
            context.reportError(new GraphQLError(message, { nodes: node }));
            return BREAK;
        }
    };
};
