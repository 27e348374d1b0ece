import { heatOf } from 'c/success';
import type { HeatRow } from 'c/success';
import { fill } from 'c/uiFormat';
import { labels } from 'c/portfolioLabels';
import type { FilterName } from './filters.ts';
import { NONE } from './filters.ts';
import type { PortfolioFormat } from './format.ts';
import type { Portfolio, RankedCustomer } from './portfolio.ts';
import { cellView } from './rows.ts';
import type { CellView } from './rows.ts';

export type HeatBy = 'csm' | 'segment';

/** Means of the dimensions, group by group: a table that is a picture. */
export interface HeatView {
    readonly columns: readonly { readonly key: string; readonly label: string }[];
    readonly groups: readonly HeatGroupView[];
    readonly all: HeatGroupView;
    /** Which dimensions of the model are left out, and why; empty: none. */
    readonly note: string;
}

export interface HeatGroupView {
    readonly key: string;
    readonly label: string;
    readonly filter: FilterName;
    readonly customers: string;
    readonly unhealthy: string;
    readonly cells: readonly CellView[];
}

export function heatView(portfolio: Portfolio, by: HeatBy, format: PortfolioFormat): HeatView {
    const { model, customers, dimensions } = portfolio;
    const groups = Map.groupBy(customers, ({ row }) => (by === 'csm' ? row.csmId : row.segment) || NONE);
    const view = (key: string, label: string, row: HeatRow): HeatGroupView => ({
        key,
        label,
        filter: by,
        customers: format.number(row.customers),
        unhealthy: format.number(row.unhealthy),
        cells: dimensions.map(({ key: dimension }) => cellView(model, dimension, row.means[dimension] ?? null, format))
    });
    const rows = [...groups].map(([key, members]) => ({ key, label: groupLabel(by, key, members), members }));
    rows.sort((a, b) => b.members.length - a.members.length || a.label.localeCompare(b.label));
    const heat = (members: readonly RankedCustomer[]): HeatRow =>
        heatOf(
            model,
            members.map(({ facts }) => facts)
        );
    return {
        columns: dimensions.map(({ key, label }) => ({ key, label })),
        groups: rows.map(({ key, label, members }) => view(key, label, heat(members))),
        all: view('', labels.all, heat(customers)),
        note: leftOut(portfolio, format)
    };
}

function groupLabel(by: HeatBy, key: string, members: readonly RankedCustomer[]): string {
    if (by === 'segment') return key === NONE ? labels.notSet : key;
    return key === NONE ? labels.noCsm : (members[0]?.row.csmName ?? labels.somebody);
}

function leftOut({ model, dimensions }: Portfolio, format: PortfolioFormat): string {
    const names = model.health.dimensions.filter((each) => !dimensions.includes(each)).map(({ label }) => label);
    return names.length === 0 ? '' : fill(labels.dimensionsLeftOut, format.list(names));
}
