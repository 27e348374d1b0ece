/** Conditions as SQL. SOQL knows only true and false: a comparison with blank is false, and its negation true. */
import type { Session, SqlFragment } from '../contracts.ts';
import { bind, joined, sql } from './fragment.ts';
import { comparableSql, expressionSql, isCaseSensitive } from './sql-expression.ts';
import { selectSql } from './sql.ts';
import type { CompareOperator, Condition, Span } from './tree.ts';

/** Negation is carried down to the comparisons, so that those without it stay as indexes like them. */
export function conditionSql(session: Session, condition: Condition, negated = false): SqlFragment {
    switch (condition.kind) {
        case 'and':
        case 'or':
            return logicSql(session, condition, negated);
        case 'not':
            return conditionSql(session, condition.operand, !negated);
        default: {
            const comparison = comparisonSql(session, condition);
            return negated ? sql('((', comparison, ') IS NOT TRUE)') : comparison;
        }
    }
}

function logicSql(
    session: Session,
    { kind, operands }: Extract<Condition, { operands: unknown }>,
    negated: boolean
): SqlFragment {
    const conjunction = (kind === 'and') !== negated;
    if (operands.length === 0) return sql(conjunction ? '1' : '0');
    const parts = operands.map((operand) => conditionSql(session, operand, negated));
    return sql('(', joined(parts, conjunction ? ' AND ' : ' OR '), ')');
}

type Comparison = Exclude<Condition, { kind: 'and' | 'or' | 'not' }>;

function comparisonSql(session: Session, condition: Comparison): SqlFragment {
    const left = comparableSql(session, condition.expression);
    switch (condition.kind) {
        case 'compare': {
            const { operator, value } = condition;
            if (value === null) return sql(left, operator === '=' ? ' IS NULL' : ' IS NOT NULL');
            // Blank differs from every value.
            return sql(left, operator === '!=' ? ' IS NOT ' : ` ${operator} `, bind(value));
        }
        case 'compareFields': {
            const { operator, other } = condition;
            return sql(left, operator === '!=' ? ' IS NOT ' : ` ${operator} `, comparableSql(session, other));
        }
        case 'span':
            return spanSql(left, condition.operator, condition.span);
        case 'oneOf': {
            const alternatives: SqlFragment[] = [];
            if (condition.values.length > 0)
                alternatives.push(sql(left, ' IN (', joined(condition.values.map(bind), ', '), ')'));
            if (condition.orBlank) alternatives.push(sql(left, ' IS NULL'));
            return alternatives.length === 0 ? sql('0') : sql('(', joined(alternatives, ' OR '), ')');
        }
        case 'like':
            return isCaseSensitive(condition.expression)
                ? sql(left, ' GLOB ', bind(globPattern(condition.pattern)))
                : sql(left, ' LIKE ', bind(condition.pattern), " ESCAPE '\\'");
        case 'includes': {
            const chosen = sql("lower(';' || ", expressionSql(session, condition.expression), " || ';')");
            const all = condition.alternatives.map((values) =>
                joined(
                    values.map((value) => sql('instr(', chosen, ', lower(', bind(`;${value};`), ')) > 0')),
                    ' AND '
                )
            );
            return sql('((', joined(all, ') OR ('), '))');
        }
        case 'inQuery': {
            const [column] = condition.query.columns;
            if (column === undefined) return sql('0');
            const inner = expressionSql(session, column.expression);
            return sql(
                left,
                ' IN (',
                selectSql(session, condition.query, [column.expression], [sql(inner, ' IS NOT NULL')]),
                ')'
            );
        }
    }
}

function spanSql(left: SqlFragment, operator: CompareOperator, { from, to }: Span): SqlFragment {
    const within = sql('(', left, ' >= ', bind(from), ' AND ', left, ' < ', bind(to), ')');
    switch (operator) {
        case '=':
            return within;
        case '!=':
            return sql('(', within, ' IS NOT TRUE)');
        case '<':
        case '>=':
            return sql(left, ` ${operator} `, bind(from));
        case '<=':
            return sql(left, ' < ', bind(to));
        case '>':
            return sql(left, ' >= ', bind(to));
    }
}

/** A LIKE pattern in the only pattern language of SQLite that minds case. */
function globPattern(pattern: string): string {
    return pattern.replace(/\\([\s\S])|[%_*?[]/g, (found, escaped: string | undefined) => {
        if (escaped !== undefined) return globLiteral(escaped);
        return found === '%' ? '*' : found === '_' ? '?' : globLiteral(found);
    });
}

function globLiteral(character: string): string {
    return '*?['.includes(character) ? `[${character}]` : character;
}
