import { bandOf, daysBetween } from 'c/success';
import { fill } from 'c/uiFormat';
import { labels } from 'c/portfolioLabels';
import type { StepRow } from 'c/portfolioRecords';
import type { PortfolioFormat } from './format.ts';
import type { Portfolio, RankedCustomer } from './portfolio.ts';

/** A day's list: the viewer's own steps that are due, and customers of theirs that changed. */
export interface TodayView {
    readonly summary: string;
    readonly steps: readonly TodayItem[];
    readonly changed: readonly TodayItem[];
    readonly moreSteps: number;
    readonly moreChanged: number;
}

export interface TodayItem {
    readonly key: string;
    /** What the name leads to. */
    readonly recordId: string;
    readonly objectApiName: string;
    readonly name: string;
    readonly accountId: string;
    readonly customer: string;
    readonly note: string;
    readonly noteClass: string;
}

const SHOWN = 6;

/** @param all Show everything, not only the first few. */
export function todayView(
    portfolio: Portfolio,
    steps: readonly StepRow[] | undefined,
    all: boolean,
    format: PortfolioFormat
): TodayView {
    const names = new Map(portfolio.customers.map(({ row }) => [row.accountId, row.name ?? labels.hiddenName]));
    const due = (steps ?? []).map((step) => stepItem(step, names, portfolio.asOf, format));
    const changed = portfolio.customers.filter((customer) => customer.row.isMine && hasMoved(portfolio, customer));
    const late = (steps ?? []).filter(({ dueOn }) => dueOn && dueOn < portfolio.asOf).length;
    const limit = all ? Infinity : SHOWN;
    return {
        summary: fill(
            labels.todaySummary,
            format.number(due.length),
            format.number(late),
            format.number(changed.length)
        ),
        steps: due.slice(0, limit),
        changed: changed.slice(0, limit).map((customer) => changeItem(portfolio, customer, format)),
        moreSteps: Math.max(0, due.length - limit),
        moreChanged: Math.max(0, changed.length - limit)
    };
}

function stepItem(
    { id, subject, dueOn, accountId, playName }: StepRow,
    names: ReadonlyMap<string, string>,
    today: string,
    format: PortfolioFormat
): TodayItem {
    const days = dueOn ? daysBetween(dueOn, today) : 0;
    const when =
        days <= 0 ? labels.dueToday : days === 1 ? labels.stepLateOne : fill(labels.stepLateOther, format.number(days));
    return {
        key: id,
        recordId: id,
        objectApiName: 'Task',
        name: subject ?? labels.step,
        accountId: accountId ?? '',
        customer: names.get(accountId ?? '') ?? '',
        note: playName ? fill(labels.stepOf, when, playName) : when,
        noteClass: days > 0 ? 'note late' : 'note'
    };
}

/** Into another band since last week. */
function hasMoved({ model }: Portfolio, { facts }: RankedCustomer): boolean {
    const { score, changeIn1Week } = facts;
    if (score === null || changeIn1Week === null) return false;
    const before = Math.min(100, Math.max(0, score - changeIn1Week));
    return bandOf(model, score) !== bandOf(model, before);
}

function changeItem({ model }: Portfolio, { id, row, facts }: RankedCustomer, format: PortfolioFormat): TodayItem {
    const change = facts.changeIn1Week ?? 0;
    const name = row.name ?? labels.hiddenName;
    const score = facts.score ?? 0;
    const band = bandOf(model, score).label;
    return {
        key: id,
        recordId: row.accountId,
        objectApiName: 'Account',
        name,
        accountId: row.accountId,
        customer: name,
        note: fill(labels.nowInBand, band, format.number(score, 0), format.signed(change)),
        noteClass: change < 0 ? 'note late' : 'note'
    };
}
