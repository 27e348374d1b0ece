import { bandOf, RISK_CALL_WORDS } from 'c/success';
import { labels } from 'c/portfolioLabels';
import type { PortfolioFormat } from './format.ts';
import type { Portfolio, RankedCustomer } from './portfolio.ts';
import { reasonText } from './reasons.ts';

type Cell = string | number | null | undefined;

/** Spreadsheets take such a beginning for a formula. */
const FORMULA = /^[=+\-@\t\r]/;
/** Tells spreadsheets that the text is UTF-8. */
const MARK = '\uFEFF';

/** What the list shows, as a file for a spreadsheet: numbers and days bare, all else quoted. */
export function csvOf(portfolio: Portfolio, customers: readonly RankedCustomer[], format: PortfolioFormat): string {
    const { dimensions } = portfolio;
    const heading: Cell[] = [
        labels.attention,
        labels.customer,
        labels.csm,
        labels.segment,
        labels.edition,
        labels.stage,
        labels.health,
        labels.band,
        labels.change1,
        labels.change4,
        ...dimensions.map(({ label }) => label),
        labels.arr,
        labels.renewsOn,
        labels.decideBy,
        labels.healthSays,
        labels.csmSays,
        labels.openPlays,
        labels.overduePlays,
        labels.whyHere
    ];
    const rows = customers.map((customer) => cellsOf(portfolio, customer, format));
    return MARK + [heading, ...rows].map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
}

function cellsOf(portfolio: Portfolio, customer: RankedCustomer, format: PortfolioFormat): readonly Cell[] {
    const { row, facts } = customer;
    const { model, dimensions, rankOf } = portfolio;
    return [
        rankOf.get(row.id),
        row.name,
        row.csmName,
        row.segment,
        row.edition,
        row.stage,
        facts.score,
        facts.score === null ? labels.notEnoughData : bandOf(model, facts.score).label,
        facts.changeIn1Week,
        facts.changeIn4Weeks,
        ...dimensions.map(({ key }) => facts.dimensions[key]),
        row.arr,
        facts.renewsOn,
        facts.decideBy,
        facts.healthCall && RISK_CALL_WORDS[facts.healthCall],
        facts.csmCall && RISK_CALL_WORDS[facts.csmCall],
        row.openPlays,
        row.overduePlays,
        reasonText(customer, format)
    ];
}

function quoted(cell: Cell): string {
    if (cell === null || cell === undefined) return '';
    if (typeof cell === 'number') return String(cell);
    const text = FORMULA.test(cell) ? `'${cell}` : cell;
    return /[",\r\n]|^'/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
