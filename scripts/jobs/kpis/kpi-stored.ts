import { periodBefore, setsOutFromMeasured } from '../../../force-app/main/domain/lwc/success/success.ts';
import type {
    KpiKey,
    KpiPeriod,
    KpiQuestion,
    KpiSlice,
    KpisModel
} from '../../../force-app/main/domain/lwc/success/success.ts';
import { bulkRead, type BulkRow } from '../../org/bulk.ts';
import type { OrgConnection } from '../../org/connection.ts';
import { soqlText } from '../../org/query.ts';
import { numberOrNull } from '../journeys/journey-state.ts';
import { KPI_COLUMNS, KPI_KEY, kpiKey, KPI_OBJECT, periodWord } from './kpi-rows.ts';

/** Figures that were written before: those of closed periods stay as they are. */
export interface StoredKpis {
    /** By key: rows of open periods, and of closed ones that are to be completed or compared with. */
    readonly rows: ReadonlyMap<string, BulkRow>;
    /** Periods to count: open ones, and closed ones of which a figure is missing. */
    readonly periods: readonly KpiPeriod[];
    /** The value that a period closed with; undefined: it did not. */
    readonly toldValue: NonNullable<KpiQuestion['toldValue']>;
}

const LENGTHS = ['month', 'quarter', 'year'] as const;
const ALL: KpiSlice = { by: 'all', key: null, label: null };
const FIELDS = [KPI_KEY, ...KPI_COLUMNS.map(({ name }) => name)].join(', ');

/**
 * Reads what is stored and tells which periods are to be counted. The figures of a period for all customers are written last: where each is
 * there and closed, the period is complete.
 */
export async function storedKpis(
    conn: OrgConnection,
    kpis: KpisModel,
    periods: readonly KpiPeriod[]
): Promise<StoredKpis> {
    const rows = new Map<string, BulkRow>();
    const read = async (condition: string): Promise<void> => {
        for await (const row of bulkRead(conn, `SELECT ${FIELDS} FROM ${KPI_OBJECT} WHERE ${condition}`))
            rows.set(row[KPI_KEY] ?? '', row);
    };
    await read(`Period_Closed__c = false OR Slice_By__c = 'All'`);
    const incomplete = periods.filter((period) => !isComplete(period, kpis, rows));
    const closed = [...incomplete.filter(({ isClosed }) => isClosed).map((each) => ofPeriod(each)), ...baselines(kpis)];
    if (closed.length > 0)
        await read(`Period_Closed__c = true AND Slice_By__c != 'All' AND (${[...new Set(closed)].join(' OR ')})`);
    return {
        rows,
        periods: incomplete,
        toldValue: (kpi, period, slice) => {
            const row = rows.get(kpiKey(kpi, period, slice));
            return row?.['Period_Closed__c'] === 'true' ? numberOrNull(row['Kpi_Value__c']) : undefined;
        }
    };
}

function isComplete(period: KpiPeriod, { indicators }: KpisModel, rows: ReadonlyMap<string, BulkRow>): boolean {
    return (
        period.isClosed &&
        indicators.every(({ key }) => rows.get(kpiKey(key, period, ALL))?.['Period_Closed__c'] === 'true')
    );
}

/** Where the figures are that targets set out from. */
function baselines({ indicators }: KpisModel): string[] {
    const kpis = new Map<string, KpiKey[]>();
    for (const { key, target } of indicators) {
        if (!setsOutFromMeasured(target)) continue;
        for (const length of target.periods ?? LENGTHS) {
            const place = ofPeriod({ length, startsOn: periodBefore(length, target.startsOn) });
            kpis.set(place, [...(kpis.get(place) ?? []), key]);
        }
    }
    return [...kpis].map(([place, keys]) => `(${place} AND Kpi__c IN (${keys.map(soqlText).join(', ')}))`);
}

function ofPeriod({ length, startsOn }: Pick<KpiPeriod, 'length' | 'startsOn'>): string {
    return `(Period__c = '${periodWord(length)}' AND Period_Start__c = ${startsOn})`;
}
