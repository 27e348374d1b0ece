/** Parents that a query's rows cannot do without: joined as inner tables, the database may start from them and their indexes. */
import { isStored } from '../storage/tables.ts';
import type { Condition, Expression, Source } from './tree.ts';

/** Sources of which a stored value must be there in every row that fulfils the condition, with those they are reached from. */
export function neededParents(where: Condition | null): ReadonlySet<Source> {
    const needed = new Set<Source>();
    for (const source of where === null ? [] : valuedSources(where)) {
        for (let each: Source | undefined = source; each?.parent; each = each.parent.source) needed.add(each);
    }
    return needed;
}

function valuedSources(condition: Condition): Source[] {
    switch (condition.kind) {
        case 'and':
            return condition.operands.flatMap(valuedSources);
        case 'compare':
            return condition.value === null || condition.operator === '!=' ? [] : storedSource(condition.expression);
        case 'span':
            return condition.operator === '!=' ? [] : storedSource(condition.expression);
        case 'oneOf':
            return condition.orBlank ? [] : storedSource(condition.expression);
        case 'like':
        case 'inQuery':
            return storedSource(condition.expression);
        default:
            return [];
    }
}

/** Formulas may have a value where there is no record at all. */
function storedSource(expression: Expression): Source[] {
    return expression.kind === 'field' && isStored(expression.field) ? [expression.source] : [];
}
