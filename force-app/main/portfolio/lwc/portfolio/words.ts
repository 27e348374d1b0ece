import { fill } from 'c/uiFormat';
import { labels } from 'c/portfolioLabels';
import type { Portfolio, PortfolioFormat } from 'c/portfolioView';

/** The day, and when the newest score was stored by which model. */
export function scoredText({ customers, asOf }: Portfolio, format: PortfolioFormat): string {
    let newest: { readonly at: string; readonly version: number | null } | null = null;
    for (const { row } of customers) {
        if (row.scoredAt && (newest === null || row.scoredAt > newest.at))
            newest = { at: row.scoredAt, version: row.modelVersion ?? null };
    }
    const today = format.longDay(asOf);
    if (newest === null) return today;
    return fill(
        labels.asOfScored,
        today,
        format.moment(newest.at),
        newest.version === null ? labels.noneDash : format.number(newest.version)
    );
}

/** Under the list: how many rows in which order, and what the colours of the cells stand for. `by`: a column; null: attention. */
export function legendOf({ model }: Portfolio, count: number, by: string | null, format: PortfolioFormat): string {
    const ranges = model.health.bands.map(({ label, upTo }, at, bands) => {
        const from = at === 0 ? 0 : bands[at - 1]!.upTo + 1;
        return fill(labels.dimensionRange, format.number(from), format.number(upTo), label);
    });
    const shown =
        by === null ? fill(labels.showing, format.number(count)) : fill(labels.showingBy, format.number(count), by);
    return `${shown} ${fill(labels.dimensionLegend, ranges.join(', '))}`;
}
