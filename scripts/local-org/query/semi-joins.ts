/** `Id IN (SELECT AccountId FROM Contact ...)`: what Salesforce lets a semi-join be. */
import type { SalesforceError } from '../errors.ts';
import type { ObjectDefinition } from '../metadata/schema.ts';
import { nameOf } from './conditions.ts';
import type { QueryContext } from './context.ts';
import type { Condition, Expression, Query } from './tree.ts';

const MAX_SEMI_JOINS = 2;
/** Objects that the inner query of a semi-join cannot ask for. */
const NOT_IN_SEMI_JOINS: ReadonlySet<string> = new Set(['Task', 'Event']);

/** Throws `MALFORMED_QUERY` where a WHERE clause holds more semi-joins than a query may have. */
export function checkSemiJoinCount(context: QueryContext, where: Condition | null): void {
    if (countSemiJoins(where) <= MAX_SEMI_JOINS) return;
    throw context.error('MALFORMED_QUERY', 'Maximum 2 semi join sub-selects are allowed in one query');
}

/** Both sides must be ids of the same object, without relationships; the inner query is one of another object. */
export function checkSemiJoin(context: QueryContext, expression: Expression, query: Query): void {
    const refuse = (message: string): SalesforceError => context.error('MALFORMED_QUERY', message);
    const [selected] = query.columns;
    const isOneField = query.columns.length === 1 && query.children.length === 0 && !query.aggregate;
    if (selected === undefined || !isOneField || query.limit !== null || query.orderBy.length > 0) {
        throw refuse('The inner select of a semi join must select one field, without ORDER BY and LIMIT');
    }
    const inner = selected.expression;
    const [outerTargets, innerTargets] = [idTargets(expression), idTargets(inner)];
    if (outerTargets === null) {
        const message = `The left operand field in the where expression for outer query should be an ID field, cannot use: '${nameOf(expression)}'`;
        throw context.error('INVALID_FIELD', message, nameOf(expression));
    }
    if (innerTargets === null) {
        const message = `The inner select field '${nameOf(inner)}' should be an ID field`;
        throw context.error('INVALID_FIELD', message, nameOf(inner));
    }
    if (!outerTargets.some((name) => innerTargets.includes(name))) {
        throw refuse(
            `The selected field '${nameOf(inner)}' in the subquery and the left operand field '${nameOf(expression)}' ` +
                'in the where expression in the outer query should point to the same object type'
        );
    }
    const { object } = query.root;
    if (NOT_IN_SEMI_JOINS.has(object.name)) {
        throw refuse(`Entity '${object.name}' is not supported for semi join inner selects`);
    }
    if (rootOf(expression) === object) {
        throw refuse('The inner and outer selects should not be on the same object type');
    }
    if (countSemiJoins(query.where) > 0) throw refuse('Nesting of semi join sub-selects is not supported');
}

/** The objects whose ids a field of the query's own object holds; null for other fields and for those of parents. */
function idTargets(expression: Expression): readonly string[] | null {
    if (expression.kind !== 'field' || expression.source.parent !== null) return null;
    const { field, source } = expression;
    if (field.type === 'id') return [source.object.name];
    return field.type === 'reference' ? (field.reference?.to ?? null) : null;
}

function rootOf(expression: Expression): ObjectDefinition | null {
    return expression.kind === 'field' ? expression.source.object : null;
}

function countSemiJoins(condition: Condition | null): number {
    if (condition === null) return 0;
    if (condition.kind === 'inQuery') return 1;
    if (condition.kind === 'not') return countSemiJoins(condition.operand);
    if (!('operands' in condition)) return 0;
    return condition.operands.reduce((sum, operand) => sum + countSemiJoins(operand), 0);
}
