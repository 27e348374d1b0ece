import type { CalendarDate, KpiResult } from '../../../force-app/main/domain/lwc/success/success.ts';
import { Spool } from '../../org/spool.ts';
import { changedRow, type DesiredRow } from '../diff.ts';
import type { PlannedLoad } from '../load.ts';
import { emptiedRow, KPI_COLUMNS, KPI_KEY, kpiKey, KPI_OBJECT, kpiRow, periodWord } from './kpi-rows.ts';
import type { StoredKpis } from './kpi-stored.ts';

/** Compares figures with what is stored and gathers on disk what has to be written. */
export class KpiCollector {
    readonly #stored: StoredKpis;
    readonly #asOf: CalendarDate;
    readonly #modelVersion: number;
    readonly #slices: Spool;
    readonly #wholes: Spool;
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
        this.#wholes = new Spool(folder, 'kpi-wholes', columns);
    }

    /** To be written. */
    get rows(): number {
        return this.#slices.rows + this.#wholes.rows;
    }

    async add(result: KpiResult): Promise<void> {
        const key = kpiKey(result.kpi, result.period, result.slice);
        this.#seen.add(key);
        const spool = result.slice.by === 'all' ? this.#wholes : this.#slices;
        await this.#addTo(spool, key, kpiRow(result, this.#asOf, this.#modelVersion));
    }

    /** Open rows of the counted periods that no figure was told for: their slice is empty, or the model has the KPI no more. */
    async emptyTheRest(): Promise<void> {
        for (const [key, row] of this.#stored.rows) {
            if (this.#seen.has(key)) continue;
            const period = this.#stored.periods.find(
                ({ length, startsOn }) => row['Period__c'] === periodWord(length) && row['Period_Start__c'] === startsOn
            );
            if (period === undefined) continue;
            const asOf = this.#asOf < period.endsOn ? this.#asOf : period.endsOn;
            await this.#addTo(this.#slices, key, { ...row, ...emptiedRow(period.isClosed, asOf, this.#modelVersion) });
        }
    }

    /** Slices first: where the figures for all customers are there, those of the slices are. */
    loads(): readonly PlannedLoad[] {
        return [this.#slices, this.#wholes].map((spool) => ({
            object: KPI_OBJECT,
            operation: 'upsert',
            externalIdField: KPI_KEY,
            spool
        }));
    }

    async #addTo(spool: Spool, key: string, desired: DesiredRow): Promise<void> {
        const existing = this.#stored.rows.get(key);
        if (existing?.['Period_Closed__c'] === 'true') return;
        const row = changedRow(KPI_COLUMNS, desired, existing);
        if (row !== null) await spool.add({ ...row, [KPI_KEY]: key });
    }
}
