import type { Backtest, PlayFirings } from './firing-counts.ts';

/** A backtest as people read it on a terminal. */

const LABEL_WIDTH = 16;

type Cells = readonly string[];

/** A summary, then the same by week and by CSM. */
export function backtestText(backtest: Backtest): string {
    const { from, to, customers, snapshots, modelVersion, plays } = backtest;
    const head = `${customers} customers, ${snapshots} snapshots from ${from} to ${to} (model version ${modelVersion})`;
    if (plays.length === 0) return `${head}\nThe Success Model has no plays.\n`;
    return [head, summary(backtest), byWeek(backtest), byCsm(backtest)].join('\n\n').concat('\n');
}

function summary({ plays, weeks }: Backtest): string {
    const rows = plays.map((play) => [
        play.label,
        String(play.fired),
        play.perWeek.toFixed(1),
        play.perWeekAndCsm === null ? '' : play.perWeekAndCsm.toFixed(1),
        busiest(play, weeks)
    ]);
    return table([['Play', 'Would have fired', 'A week', 'A week and CSM', 'Busiest week'], ...rows]);
}

function busiest({ byWeek, fired }: PlayFirings, weeks: readonly string[]): string {
    const most = Math.max(...byWeek);
    return fired === 0 ? '' : `${weeks[byWeek.indexOf(most)] ?? ''} (${most})`;
}

function byWeek({ plays, weeks }: Backtest): string {
    const rows = weeks.map((week, i) => [week, ...plays.map((play) => count(play.byWeek[i]))]);
    return table([['Week of', ...plays.map(short)], ...rows]);
}

function byCsm({ plays, csms }: Backtest): string {
    const rows = csms.map(({ name, customers }, i) => [
        name,
        String(customers),
        ...plays.map((play) => count(play.byCsm[i]))
    ]);
    return table([['CSM', 'Customers', ...plays.map(short)], ...rows]);
}

function short({ label }: PlayFirings): string {
    return label.length <= LABEL_WIDTH ? label : `${label.slice(0, LABEL_WIDTH - 1)}…`;
}

/** Nothing stands out where most are none. */
function count(value: number | undefined): string {
    return value ? String(value) : '·';
}

/** Columns as wide as their widest cell; the first to the left, numbers to the right. */
function table(rows: readonly Cells[]): string {
    const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
    return rows
        .map((row) =>
            row
                .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!)))
                .join('  ')
                .trimEnd()
        )
        .join('\n');
}
