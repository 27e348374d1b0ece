import { periodBefore } from '../../../force-app/main/domain/lwc/success/success.ts';
import type {
    CalendarDate,
    KpiPeriod,
    KpiQuestion,
    KpiSlice,
    KpisModel
} from '../../../force-app/main/domain/lwc/success/success.ts';
import { bulkRead, type BulkRow } from '../../org/bulk.ts';
import type { OrgConnection } from '../../org/connection.ts';
import { numberOrNull } from '../journeys/journey-state.ts';
import { KPI_COLUMNS, KPI_KEY, kpiKey, KPI_OBJECT } from './kpi-rows.ts';

/** Figures that were written before: those of closed periods stay as they are. */
export interface StoredKpis {
    /** By key: rows of open periods, and of closed ones that are to be completed or compared with. */
    readonly rows: ReadonlyMap<string, BulkRow>;
    /** Periods to count: open ones, and closed ones of which a figure is missing. */
    readonly periods: readonly KpiPeriod[];
    /** The value that a period closed with; undefined: it did not. */
    readonly toldValue: NonNullable<KpiQuestion['toldValue']>;
}

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
    const closedStarts = incomplete.filter(({ isClosed }) => isClosed).map(({ startsOn }) => startsOn);
    const starts = [...new Set([...closedStarts, ...baselineStarts(kpis)])].toSorted();
    if (starts.length > 0)
        await read(`Period_Closed__c = true AND Slice_By__c != 'All' AND Period_Start__c IN (${starts.join(', ')})`);
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

/** First days of the periods that targets set out from. */
function baselineStarts({ indicators }: KpisModel): CalendarDate[] {
    return indicators.flatMap(({ target }) =>
        target?.kind === 'change'
            ? (['month', 'quarter', 'year'] as const).map((length) => periodBefore(length, target.startsOn))
            : []
    );
}
