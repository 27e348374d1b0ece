import { targetToday, totalsOf } from 'c/success';
import type { PastWeek, SuccessModel } from 'c/success';
import { fill } from 'c/uiFormat';
import { labels } from 'c/portfolioLabels';
import type { PortfolioFormat } from './format.ts';
import type { Portfolio } from './portfolio.ts';

/** A figure on top of the page. */
export interface TileView {
    readonly key: string;
    readonly label: string;
    readonly value: string;
    readonly note: string;
    readonly chip: { readonly label: string; readonly tone: 'green' | 'yellow' } | null;
    /** Since last week; null: that is not known yet. */
    readonly change: ChangeView | null;
}

/** A sentence around an amount, which stands out. */
export interface ChangeView {
    readonly before: string;
    readonly amount: string;
    readonly after: string;
    readonly className: string;
}

/**
 * The totals of all customers.
 * @param lastWeek What they came to last week; null: there is no figure of then; undefined: not known yet.
 */
export function tilesOf(
    { model, customers, asOf }: Portfolio,
    lastWeek: PastWeek | null | undefined,
    format: PortfolioFormat
): readonly TileView[] {
    const totals = totalsOf(
        model,
        customers.map(({ facts }) => facts),
        asOf
    );
    const changes = changesOf(totals, lastWeek, format);
    return [
        {
            ...tile('customers', labels.customers, format.number(totals.customers), scoredNote(totals, format)),
            change: changes.customers
        },
        ...moneyTiles(totals, unhealthyNames(model, format), changes, format),
        { ...unhealthyTile(model, totals, asOf, format), change: changes.unhealthy },
        { ...averageTile(model, totals.averageHealth, asOf, format), change: changes.average },
        tile('renewals', labels.renewals90, format.number(totals.renewals.count), renewalNote(totals.renewals, format))
    ];
}

function tile(key: string, label: string, value: string, note: string, chip: TileView['chip'] = null): TileView {
    return { key, label, value, note, chip, change: null };
}

type Totals = ReturnType<typeof totalsOf>;

/** Which way is good. */
type Wish = 'more' | 'less';

interface Changes {
    readonly customers: ChangeView | null;
    readonly arr: ChangeView | null;
    readonly atRisk: ChangeView | null;
    readonly unhealthy: ChangeView | null;
    readonly average: ChangeView | null;
}

function changesOf(totals: Totals, lastWeek: PastWeek | null | undefined, format: PortfolioFormat): Changes {
    const changeOf = (
        now: number | null | undefined,
        before: number | null | undefined,
        wish: Wish,
        words: ChangeWords
    ): ChangeView | null => {
        if (lastWeek === undefined) return null;
        return changeView(difference(now ?? null, before ?? null), wish, words);
    };
    const counts = { sentence: labels.tileChange, amount: (change: number) => format.signed(change) };
    const money = { sentence: labels.tileChange, amount: (change: number) => format.signedMoney(change) };
    const points = { sentence: labels.tilePoints, amount: (change: number) => format.signedTenths(change) };
    return {
        customers: changeOf(totals.customers, lastWeek?.customers, 'more', counts),
        arr: changeOf(totals.money?.arr, lastWeek?.arr, 'more', money),
        atRisk: changeOf(totals.money?.atRisk, lastWeek?.atRisk, 'less', money),
        unhealthy: changeOf(totals.unhealthyPercent, lastWeek?.unhealthyPercent, 'less', points),
        average: changeOf(totals.averageHealth, lastWeek?.averageHealth, 'more', points)
    };
}

function difference(now: number | null, before: number | null): number | null {
    return now === null || before === null ? null : now - before;
}

interface ChangeWords {
    readonly sentence: string;
    readonly amount: (change: number) => string;
}

/** Null: there is no figure of then. What would read as no more than nothing is none. */
function changeView(change: number | null, wish: Wish, { sentence, amount }: ChangeWords): ChangeView {
    const plain = { before: '', amount: '', after: '', className: '' };
    if (change === null) return { ...plain, before: labels.tileNoPast };
    const text = amount(change);
    if (text === amount(0)) return { ...plain, before: labels.tileUnchanged };
    const [before = '', after = ''] = sentence.split('{0}');
    return { before, amount: text, after, className: change > 0 === (wish === 'more') ? 'gain' : 'loss' };
}

function scoredNote({ customers, scored }: Totals, format: PortfolioFormat): string {
    return customers === scored ? '' : fill(labels.withScore, format.number(scored));
}

/** None where the ARR is hidden. */
function moneyTiles({ money }: Totals, names: string, changes: Changes, format: PortfolioFormat): readonly TileView[] {
    if (money === null) return [];
    const share = money.arr > 0 ? fill(labels.ofArr, format.percent((money.atRisk / money.arr) * 100)) : '';
    return [
        {
            ...tile('arr', labels.arr, format.shortMoney(money.arr), unknownNote(money.unknown, format)),
            change: changes.arr
        },
        {
            ...tile('atRisk', fill(labels.atRisk, names), format.shortMoney(money.atRisk), share),
            change: changes.atRisk
        }
    ];
}

function unknownNote(unknown: number, format: PortfolioFormat): string {
    if (unknown === 0) return '';
    return unknown === 1 ? labels.arrUnknownOne : fill(labels.arrUnknownOther, format.number(unknown));
}

function renewalNote({ count, arr, unhealthy }: Totals['renewals'], format: PortfolioFormat): string {
    if (count === 0) return '';
    const risk = fill(labels.renewalsAtRisk, format.number(unhealthy));
    return arr === null ? risk : fill(labels.renewalsMoney, format.shortMoney(arr), format.number(unhealthy));
}

/** The bands that count as unhealthy, as their names: "Red". */
function unhealthyNames({ health }: SuccessModel, format: PortfolioFormat): string {
    return format.list(health.bands.filter(({ unhealthy }) => unhealthy === true).map(({ label }) => label));
}

function unhealthyTile(
    model: SuccessModel,
    { unhealthy, scored, unhealthyPercent }: Totals,
    asOf: string,
    format: PortfolioFormat
): TileView {
    const { target, status } = targetToday(model, 'unhealthyCustomers', unhealthyPercent, asOf);
    const counts: [string, string] = [format.number(unhealthy), format.number(scored)];
    const note =
        target === null
            ? fill(labels.unhealthyOf, ...counts)
            : fill(labels.unhealthyTarget, ...counts, format.percent(target, 1));
    const label = fill(labels.unhealthyNamed, unhealthyNames(model, format));
    const value = unhealthyPercent === null ? labels.noneDash : format.percent(unhealthyPercent, 1);
    return tile('unhealthy', label, value, note, chipOf(status, labels.aboveTarget));
}

function averageTile(model: SuccessModel, average: number | null, asOf: string, format: PortfolioFormat): TileView {
    const { target, status } = targetToday(model, 'averageHealth', average, asOf);
    return tile(
        'average',
        labels.averageHealth,
        average === null ? labels.noneDash : format.number(Math.round(average), 0),
        target === null ? '' : fill(labels.target, format.number(target)),
        chipOf(status, labels.belowTarget)
    );
}

function chipOf(status: ReturnType<typeof targetToday>['status'], missed: string): TileView['chip'] {
    if (status === 'onTarget') return { label: labels.onTarget, tone: 'green' };
    return status === 'offTarget' ? { label: missed, tone: 'yellow' } : null;
}
