import type { CalendarDate, KpiResult } from '../../../force-app/main/domain/lwc/success/success.ts';
import { Spool } from '../../org/spool.ts';
import { changedRow, type DesiredRow } from '../diff.ts';
import type { PlannedLoad } from '../load.ts';
import { emptiedRow, KPI_COLUMNS, KPI_KEY, kpiKey, KPI_OBJECT, kpiRow, periodWord } from './kpi-rows.ts';
import type { StoredKpis } from './kpi-stored.ts';

/**
 * Compares figures with what is stored and gathers what has to be written: slices on disk; the figures for all customers, which are few however
 * many customers there are, in memory. These are written when the slices are, and say by being closed that their period is complete.
 */
export class KpiCollector {
    readonly #stored: StoredKpis;
    readonly #asOf: CalendarDate;
    readonly #modelVersion: number;
    readonly #slices: Spool;
    readonly #wholeSpool: Spool;
    readonly #wholes = new Map<string, DesiredRow>();
    /** KPI and period of slices that the org refused. */
    readonly #incomplete = new Set<string>();
    readonly #seen = new Set<string>();

    constructor(
        folder: string,
        stored: StoredKpis,
        { asOf, modelVersion }: { readonly asOf: CalendarDate; readonly modelVersion: number }
    ) {
        const columns = [KPI_KEY, ...KPI_COLUMNS.map(({ name }) => name)];
        this.#stored = stored;
        this.#asOf = asOf;
        this.#modelVersion = modelVersion;
        this.#slices = new Spool(folder, 'kpi-slices', columns);
        this.#wholeSpool = new Spool(folder, 'kpi-wholes', columns);
    }

    /** To be written. */
    get rows(): number {
        return this.#slices.rows + this.#wholes.size;
    }

    async add(result: KpiResult): Promise<void> {
        const key = kpiKey(result.kpi, result.period, result.slice);
        this.#seen.add(key);
        const row = this.#changed(key, kpiRow(result, this.#asOf, this.#modelVersion));
        if (row === null) return;
        if (result.slice.by === 'all') this.#wholes.set(key, row);
        else await this.#slices.add(row);
    }

    /** Open rows of the counted periods that no figure was told for: their slice is empty, or the model has the KPI no more. */
    async emptyTheRest(): Promise<void> {
        for (const [key, stored] of this.#stored.rows) {
            if (this.#seen.has(key)) continue;
            const period = this.#stored.periods.find(
                ({ length, startsOn }) =>
                    stored['Period__c'] === periodWord(length) && stored['Period_Start__c'] === startsOn
            );
            if (period === undefined) continue;
            const asOf = this.#asOf < period.endsOn ? this.#asOf : period.endsOn;
            const row = this.#changed(key, {
                ...stored,
                ...emptiedRow(period.isClosed, asOf, this.#modelVersion)
            });
            if (row !== null) await this.#slices.add(row);
        }
    }

    /** To be sent first. */
    slices(): PlannedLoad {
        return loadOf(this.#slices);
    }

    /** The org refused this row of a slice: its KPI and period stay open, so that the next run tries again. */
    refused(row: Readonly<Record<string, string>>): void {
        this.#incomplete.add(placeOf(row[KPI_KEY] ?? ''));
    }

    /** To be sent when the slices are. */
    async wholes(): Promise<PlannedLoad> {
        for (const [key, row] of this.#wholes)
            await this.#wholeSpool.add(this.#incomplete.has(placeOf(key)) ? { ...row, Period_Closed__c: false } : row);
        return loadOf(this.#wholeSpool);
    }

    /** Null: it is there as it should be, or closed. */
    #changed(key: string, desired: DesiredRow): DesiredRow | null {
        const existing = this.#stored.rows.get(key);
        if (existing?.['Period_Closed__c'] === 'true') return null;
        const row = changedRow(KPI_COLUMNS, desired, existing);
        return row === null ? null : { ...row, [KPI_KEY]: key };
    }
}

function loadOf(spool: Spool): PlannedLoad {
    return { object: KPI_OBJECT, operation: 'upsert', externalIdField: KPI_KEY, spool };
}

/** KPI and period of a key. */
function placeOf(key: string): string {
    return key.split(':', 3).join(':');
}
