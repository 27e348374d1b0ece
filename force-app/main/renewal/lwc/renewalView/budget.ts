import type { RetentionBudget } from 'c/success';
import { fill } from 'c/uiFormat';
import { labels } from 'c/renewalLabels';
import type { ClockContext } from './context.ts';
import type { BudgetView } from './types.ts';

/** What may be spent to retain the customer, and what is. */
export function budgetView(context: ClockContext): BudgetView {
    const { clock, records, journey } = context;
    const editable = { spent: journey.spent ?? null, editable: journey.spent !== undefined };
    const empty = { usedText: '', barStyle: 'width: 0', barClass: 'fill', spentText: '', leftText: '' };
    if (clock.budget.kind === 'unknown') {
        const isHidden = journey.acv === undefined || records.customer?.acv === undefined;
        return { ...empty, ...editable, absent: isHidden ? labels.budgetHidden : labels.budgetUnknown };
    }
    return { ...empty, ...editable, absent: '', ...knownView(context, clock.budget) };
}

function knownView(
    { format, model, journey }: ClockContext,
    { amount, spent, left, usedShare }: Extract<RetentionBudget, { kind: 'known' }>
): Partial<BudgetView> {
    const share = format.percent((model.renewal?.retentionBudgetShare ?? 0) * 100, 1);
    if (spent === null || left === null) {
        const isHidden = journey.spent === undefined;
        return {
            spentText: isHidden ? labels.spentHidden : labels.budgetNothing,
            leftText: fill(labels.budgetShare, share, format.money(amount))
        };
    }
    const isOver = left < 0;
    return {
        usedText: usedShare === null ? '' : fill(labels.budgetUsed, format.percent(usedShare * 100)),
        barStyle: `width: ${Math.round(Math.min(1, usedShare ?? 0) * 1000) / 10}%`,
        barClass: isOver ? 'fill fill_over' : 'fill',
        spentText: fill(labels.budgetOf, format.money(spent), format.money(amount)),
        leftText: fill(isOver ? labels.budgetOver : labels.budgetLeft, share, format.money(Math.abs(left)))
    };
}
