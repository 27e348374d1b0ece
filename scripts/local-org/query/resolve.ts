/** The parser's tree to ours: names resolved, rules of SOQL enforced. */
import type {
    Condition as ParsedCondition,
    GroupByClause,
    OrderByClause,
    Query as ParsedQuery,
    QueryBase,
    ValueQueryCondition
} from '@jetstreamapp/soql-parser-js';
import { isLongText } from '../metadata/field.ts';
import { comparison, fieldOf, inclusion, likeness, membership, nameOf } from './conditions.ts';
import type { QueryContext } from './context.ts';
import { functionName, resolveFunction } from './functions.ts';
import { readLiteral } from './literals.ts';
import type { Literal } from './literals.ts';
import { readLogic } from './logic.ts';
import type { LeafPlace } from './logic.ts';
import { expressionKey, isAggregateItem, requireGroupable, selectGroups, selectRecords } from './select.ts';
import { checkSemiJoin, checkSemiJoinCount } from './semi-joins.ts';
import { Sources } from './sources.ts';
import type {
    AggregateExpression,
    CompareOperator,
    Condition,
    Expression,
    Ordering,
    Query,
    ScalarExpression
} from './tree.ts';

const MAX_OFFSET = 2000;

/** A whole query. Throws what Salesforce throws. */
export function resolveQuery(context: QueryContext, parsed: ParsedQuery): Query {
    const name = parsed.sObject ?? '';
    return resolveBase(new Sources(context, name, parsed.sObjectAlias ?? null), parsed);
}

function resolveBase(sources: Sources, parsed: QueryBase): Query {
    const { context } = sources;
    refuseUnsupported(context, parsed);
    const items = parsed.fields ?? [];
    const groupClauses = asArray(parsed.groupBy);
    const aggregate = groupClauses.length > 0 || items.some(isAggregateItem);
    const groupBy = groupClauses.map((clause) => resolveGroup(sources, clause));
    const countOnly = aggregate && isCountOnly(parsed);
    const selection = !aggregate
        ? selectRecords(sources, items, parsed.limit, (subquery, objectName) =>
              resolveChild(new Sources(context, objectName, subquery.sObjectAlias ?? null), subquery, parsed)
          )
        : { columns: countOnly ? [] : selectGroups(sources, items, groupBy), children: [] };
    if (aggregate && !countOnly && groupBy.length === 0 && parsed.limit !== undefined) {
        throw context.error(
            'MALFORMED_QUERY',
            'Non-grouped query that uses overall aggregate functions cannot also use LIMIT'
        );
    }
    const where = resolveWhere(sources, parsed);
    const having =
        parsed.having === undefined
            ? null
            : readLogic(context, parsed.having, (leaf) => groupLeaf(sources, leaf, groupBy));
    const orderBy = asArray(parsed.orderBy).map((clause) => resolveOrder(sources, clause, aggregate ? groupBy : null));
    const page = { limit: parsed.limit ?? null, offset: parsed.offset ?? 0 };
    return sources.query({ ...selection, where, groupBy, having, orderBy, ...page, aggregate, countOnly });
}

/** The query of children. Groups and totals are for the query around it, which says as well whether an offset makes sense. */
function resolveChild(sources: Sources, subquery: QueryBase, around: QueryBase): Query {
    const { context } = sources;
    if (subquery.groupBy !== undefined || (subquery.fields ?? []).some(isAggregateItem)) {
        throw context.error('MALFORMED_QUERY', 'only root queries support aggregate expressions');
    }
    if (subquery.offset !== undefined && around.limit !== 1) {
        throw context.error('MALFORMED_QUERY', 'OFFSET in a subquery needs LIMIT 1 in the query around it');
    }
    return resolveBase(sources, subquery);
}

function isCountOnly({ fields = [], groupBy }: QueryBase): boolean {
    const [only] = fields;
    const bare =
        only?.type === 'FieldFunctionExpression' && functionName(only) === 'COUNT' && only.parameters.length === 0;
    return bare && fields.length === 1 && only.alias === undefined && groupBy === undefined;
}

function refuseUnsupported(context: QueryContext, parsed: QueryBase): void {
    const refused: [unknown, string][] = [
        [parsed.withDataCategory, 'WITH'],
        [parsed.withSecurityEnforced, 'WITH'],
        [parsed.withAccessLevel, 'WITH'],
        [parsed.for, 'FOR'],
        [parsed.update, 'UPDATE']
    ];
    for (const [present, token] of refused) {
        if (present !== undefined) throw context.error('MALFORMED_QUERY', `unexpected token: '${token}'`, token);
    }
    if ((parsed.offset ?? 0) > MAX_OFFSET) {
        throw context.error('NUMBER_OUTSIDE_VALID_RANGE', `Maximum SOQL offset allowed is ${String(MAX_OFFSET)}`);
    }
}

function resolveWhere(sources: Sources, parsed: QueryBase): Condition | null {
    const { context } = sources;
    const scope = resolveScope(sources, parsed.usingScope);
    const where =
        parsed.where === undefined
            ? null
            : readLogic(context, parsed.where, (leaf, place) => whereLeaf(sources, leaf, place));
    checkSemiJoinCount(context, where);
    return scope === null || where === null ? (scope ?? where) : { kind: 'and', operands: [scope, where] };
}

/** `USING SCOPE mine`: what the caller owns. */
export function resolveScope(sources: Sources, scope: string | undefined): Condition | null {
    if (scope === undefined || scope.toLowerCase() === 'everything') return null;
    const { context } = sources;
    if (scope.toLowerCase() !== 'mine' || !sources.root.object.fields.has('ownerid')) {
        throw context.error(
            'MALFORMED_QUERY',
            `Scope '${scope}' is not supported for ${sources.root.object.name}`,
            scope
        );
    }
    const owner = sources.field(sources.root, 'OwnerId');
    return { kind: 'compare', expression: owner, operator: '=', value: context.session.userId };
}

type Leaf = Parameters<Parameters<typeof readLogic>[2]>[0];
type ValueLeaf = Extract<ParsedCondition, { operator: unknown }>;

function whereLeaf(sources: Sources, leaf: Leaf, place: LeafPlace): Condition {
    const { context } = sources;
    if ('valueQuery' in leaf) return semiJoin(sources, leaf, place);
    if (!('operator' in leaf)) throw context.error('MALFORMED_QUERY', "unexpected token: ')'");
    const expression = 'fn' in leaf ? resolveFunction(sources, leaf.fn) : sources.resolve(leaf.field);
    if (expression.kind === 'aggregate') {
        throw context.error(
            'MALFORMED_QUERY',
            `Aggregate functions are not allowed in the WHERE clause: ${nameOf(expression)}`
        );
    }
    return valueCondition(context, expression, leaf);
}

function groupLeaf(sources: Sources, leaf: Leaf, groupBy: readonly ScalarExpression[]): Condition {
    const { context } = sources;
    if (!('operator' in leaf) || 'valueQuery' in leaf) throw context.error('MALFORMED_QUERY', "unexpected token: ')'");
    const expression = 'fn' in leaf ? resolveFunction(sources, leaf.fn) : sources.resolve(leaf.field);
    requireGrouped(context, expression, groupBy, 'Field');
    return valueCondition(context, expression, leaf);
}

function valueCondition(context: QueryContext, expression: Expression, leaf: ValueLeaf): Condition {
    const literals = literalsOf(context, leaf);
    const [first = { type: 'null' } as const] = literals;
    const operator: string = leaf.operator;
    switch (operator) {
        case 'IN':
            return membership(context, expression, literals);
        case 'NOT IN':
            return { kind: 'not', operand: membership(context, expression, literals) };
        case 'LIKE':
            return likeness(context, expression, first);
        case 'INCLUDES':
            return inclusion(context, expression, literals);
        case 'EXCLUDES':
            return { kind: 'not', operand: inclusion(context, expression, literals) };
        default:
            return comparison(context, expression, operator === '<>' ? '!=' : (operator as CompareOperator), first);
    }
}

function literalsOf(context: QueryContext, leaf: ValueLeaf): Literal[] {
    const texts = asArray<string>(leaf.value);
    const types = leaf.literalType;
    return texts.map((text, index) => readLiteral(context, text, Array.isArray(types) ? types[index] : types));
}

/** `Id IN (SELECT AccountId FROM Contact ...)`. */
function semiJoin(sources: Sources, leaf: ValueQueryCondition, place: LeafPlace): Condition {
    const { context } = sources;
    if (place.inOr)
        throw context.error('MALFORMED_QUERY', "Semi join sub-selects are not allowed with the 'OR' operator");
    if (place.negated)
        throw context.error('MALFORMED_QUERY', "Semi join sub-selects are not allowed with the 'NOT' operator");
    const expression = sources.resolve(leaf.field);
    const query = resolveQuery(context, leaf.valueQuery);
    checkSemiJoin(context, expression, query);
    const condition: Condition = { kind: 'inQuery', expression, query };
    if (leaf.operator === 'IN') return condition;
    if (leaf.operator === 'NOT IN') return { kind: 'not', operand: condition };
    throw context.error('MALFORMED_QUERY', `unexpected token: '${leaf.operator}'`);
}

function resolveGroup(sources: Sources, clause: GroupByClause): ScalarExpression {
    const { context } = sources;
    if ('field' in clause) {
        const expression = sources.resolve(clause.field);
        requireGroupable(context, expression);
        return expression;
    }
    const expression = resolveFunction(sources, clause.fn);
    if (expression.kind === 'aggregate') {
        throw context.error('MALFORMED_QUERY', `Grouped field should not be aggregated: ${nameOf(expression)}`);
    }
    return expression;
}

/** `groupBy` is null where the query is not grouped. */
function resolveOrder(sources: Sources, clause: OrderByClause, groupBy: readonly ScalarExpression[] | null): Ordering {
    const { context } = sources;
    const expression = 'fn' in clause ? resolveFunction(sources, clause.fn) : sources.resolve(clause.field);
    requireSortable(context, expression);
    if (groupBy !== null) requireGrouped(context, expression, groupBy, 'Ordered field');
    else if (expression.kind === 'aggregate' || expression.kind === 'date') {
        throw context.error('MALFORMED_QUERY', `Ordered field must be grouped or aggregated: ${nameOf(expression)}`);
    }
    return { expression, descending: clause.order === 'DESC', nullsLast: clause.nulls === 'LAST' };
}

export function requireSortable(context: QueryContext, expression: Expression): void {
    const field = fieldOf(expression);
    if (field !== null && (!field.sortable || isLongText(field))) {
        throw context.error(
            'MALFORMED_QUERY',
            `field '${field.name}' can not be sorted in a query call`,
            field.name,
            'ORDER BY'
        );
    }
}

function requireGrouped(
    context: QueryContext,
    expression: ScalarExpression | AggregateExpression,
    groupBy: readonly ScalarExpression[],
    what: string
): void {
    if (expression.kind === 'aggregate') return;
    const key = expressionKey(expression);
    if (groupBy.some((grouped) => expressionKey(grouped) === key)) return;
    throw context.error(
        'MALFORMED_QUERY',
        `${what} must be grouped or aggregated: ${nameOf(expression)}`,
        nameOf(expression)
    );
}

function asArray<T>(value: T | readonly T[] | undefined): readonly T[] {
    if (value === undefined) return [];
    return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}
