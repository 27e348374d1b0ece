/** The SELECT list to columns and child queries. */
import type { FieldFunctionExpression, FieldType as SelectItem, Subquery } from '@jetstreamapp/soql-parser-js';
import type { QueryContext } from './context.ts';
import { nameOf } from './conditions.ts';
import { isLongText } from '../metadata/field.ts';
import { expandFields } from './fields-function.ts';
import { fieldParameter, functionName, isAggregateFunction, resolveFunction } from './functions.ts';
import { readableField, unknownChildRelationship } from './sources.ts';
import type { Sources } from './sources.ts';
import type { ChildQuery, Column, Expression, Query, ScalarExpression } from './tree.ts';

/** Child queries of one query. */
const MAX_CHILDREN = 20;

export interface Selection {
    readonly columns: readonly Column[];
    readonly children: readonly ChildQuery[];
}

type ResolveChild = (subquery: Subquery, objectName: string) => Query;

export function isAggregateItem(item: SelectItem): boolean {
    return item.type === 'FieldFunctionExpression' && isAggregateFunction(functionName(item));
}

/** Fields, labels, formatted values and child queries of a query that is not grouped. */
export function selectRecords(
    sources: Sources,
    items: readonly SelectItem[],
    limit: number | undefined,
    resolveChild: ResolveChild
): Selection {
    const { context } = sources;
    const columns: Column[] = [];
    const children: ChildQuery[] = [];
    const seen = new Set<string>();
    for (const item of items) {
        if (item.type === 'FieldSubquery') children.push(selectChild(sources, item.subquery, resolveChild));
        else columns.push(...recordColumns(sources, item, limit));
    }
    if (children.length > MAX_CHILDREN) {
        throw context.error('MALFORMED_QUERY', `A query can have at most ${String(MAX_CHILDREN)} subqueries`);
    }
    for (const column of columns) {
        const key = column.path.join('.').toLowerCase();
        if (seen.has(key)) throw context.error('INVALID_FIELD', `duplicate field selected: ${column.path.join('.')}`);
        seen.add(key);
    }
    return { columns, children };
}

function recordColumns(sources: Sources, item: SelectItem, limit: number | undefined): Column[] {
    const { context } = sources;
    switch (item.type) {
        case 'Field':
        case 'FieldRelationship': {
            if ('alias' in item) {
                throw context.error('MALFORMED_QUERY', 'only aggregate expressions use field aliasing', item.alias);
            }
            return [plainColumn(sources.resolve(pathOfItem(item)))];
        }
        case 'FieldFunctionExpression':
            return functionColumns(sources, item, limit);
        default:
            throw context.error('MALFORMED_QUERY', "unexpected token: 'TYPEOF'", 'TYPEOF');
    }
}

function functionColumns(sources: Sources, item: FieldFunctionExpression, limit: number | undefined): Column[] {
    const { context } = sources;
    const name = functionName(item);
    if (name === 'FIELDS') {
        const group = fieldParameter(context, item);
        return expandFields(context, sources.root.object, group, limit).map((field) =>
            plainColumn(sources.resolve(field))
        );
    }
    if (name !== 'TOLABEL' && name !== 'FORMAT') {
        throw context.error('MALFORMED_QUERY', `unexpected token: '${item.functionName}'`, item.functionName);
    }
    const column = plainColumn(sources.resolve(fieldParameter(context, item)));
    const path = item.alias === undefined ? column.path : [item.alias];
    return [{ ...column, path, display: name === 'TOLABEL' ? 'label' : 'format' }];
}

export function pathOfItem(item: Extract<SelectItem, { type: 'Field' | 'FieldRelationship' }>): string {
    return item.type === 'Field' ? item.field : [...item.relationships, item.field].join('.');
}

export function plainColumn(expression: ScalarExpression): Column {
    return { expression, path: recordPath(expression), display: 'value' };
}

/** Where a field stands in a record: `['Account', 'Owner', 'Name']`, in the schema's own spelling. */
function recordPath(expression: ScalarExpression): string[] {
    if (expression.kind === 'date') return [nameOf(expression)];
    const path =
        expression.kind === 'polymorphic'
            ? [expression.via.reference?.relationshipName ?? '', expression.member]
            : [expression.field.name];
    for (let { parent } = expression.source; parent !== null; parent = parent.source.parent) {
        path.unshift(parent.via.reference?.relationshipName ?? '');
    }
    return path;
}

function selectChild(sources: Sources, subquery: Subquery, resolveChild: ResolveChild): ChildQuery {
    const { context, root } = sources;
    const wanted = subquery.relationshipName.toLowerCase();
    const { org } = context.session;
    const relation = org
        .childRelationships(root.object.name)
        .find((each) => each.relationshipName?.toLowerCase() === wanted);
    const child = relation === undefined ? undefined : org.schema.objects.get(relation.childObject.toLowerCase());
    const field =
        relation === undefined || child === undefined ? undefined : readableField(context, child, relation.field);
    if (
        relation === undefined ||
        child === undefined ||
        field === undefined ||
        !context.session.canObject(child.name, 'read')
    ) {
        throw unknownChildRelationship(context, subquery.relationshipName);
    }
    return { key: relation.relationshipName ?? '', field, query: resolveChild(subquery, child.name) };
}

/** Grouped fields and aggregates; those without a name of their own are called `expr0`, `expr1` and so on. */
export function selectGroups(
    sources: Sources,
    items: readonly SelectItem[],
    groupBy: readonly ScalarExpression[]
): Column[] {
    const { context } = sources;
    const grouped = new Set(groupBy.map(expressionKey));
    const columns: Column[] = [];
    const names = new Set<string>();
    let unnamed = 0;
    for (const item of items) {
        const expression = groupExpression(sources, item);
        if (expression.kind !== 'aggregate' && !grouped.has(expressionKey(expression))) {
            throw context.error(
                'MALFORMED_QUERY',
                `Field must be grouped or aggregated: ${nameOf(expression)}`,
                nameOf(expression)
            );
        }
        const alias = 'alias' in item ? item.alias : undefined;
        const plain = expression.kind === 'field' || expression.kind === 'polymorphic';
        const name = alias ?? (plain ? nameOf(expression) : `expr${String(unnamed++)}`);
        if (names.has(name.toLowerCase())) throw context.error('MALFORMED_QUERY', `duplicate alias: ${name}`, name);
        names.add(name.toLowerCase());
        columns.push({ expression, path: [name], display: 'value' });
    }
    return columns;
}

function groupExpression(sources: Sources, item: SelectItem): Expression {
    if (item.type === 'Field' || item.type === 'FieldRelationship') return sources.resolve(pathOfItem(item));
    if (item.type !== 'FieldFunctionExpression') {
        throw sources.context.error(
            'MALFORMED_QUERY',
            'Aggregate queries can not have subqueries or TYPEOF in the select list'
        );
    }
    const expression = resolveFunction(sources, item);
    if (expression.kind === 'aggregate' && expression.argument === null) {
        throw sources.context.error('MALFORMED_QUERY', 'COUNT() must be the only element in the select list');
    }
    return expression;
}

/** Equal for expressions that have the same value in every row. */
export function expressionKey(expression: Expression): string {
    switch (expression.kind) {
        case 'field':
            return `${expression.source.alias}.${expression.field.name}`;
        case 'polymorphic':
            return `${expression.source.alias}.${expression.via.name}.${expression.member}`;
        case 'date':
            return `${expression.function}(${expressionKey(expression.argument)},${String(expression.local)})`;
        case 'aggregate':
            return `${expression.function}(${expression.argument === null ? '' : expressionKey(expression.argument)})`;
    }
}

export function requireGroupable(context: QueryContext, expression: ScalarExpression): void {
    if (expression.kind !== 'field') return;
    const { field } = expression;
    if (!field.groupable || isLongText(field)) {
        throw context.error(
            'INVALID_FIELD',
            `field '${field.name}' can not be grouped in a query call`,
            field.name,
            'GROUP BY'
        );
    }
}
