import { addDays, mondayOf } from '../../../force-app/main/domain/lwc/success/success.ts';
import type { CalendarDate, Play } from '../../../force-app/main/domain/lwc/success/success.ts';

/** What the rules of plays would have done over a period. */
export interface Backtest {
    readonly from: CalendarDate;
    readonly to: CalendarDate;
    readonly modelVersion: number;
    readonly customers: number;
    /** Snapshots that were looked at. */
    readonly snapshots: number;
    /** The Monday of each week of the period. */
    readonly weeks: readonly CalendarDate[];
    /** Who has customers, each with how many. */
    readonly csms: readonly { readonly name: string; readonly customers: number }[];
    /** In the model's order, each of the model. */
    readonly plays: readonly PlayFirings[];
}

export interface PlayFirings {
    readonly key: string;
    readonly label: string;
    /** How often it would have started in all. */
    readonly fired: number;
    /** As `weeks` has them. */
    readonly byWeek: readonly number[];
    /** As `csms` has them. */
    readonly byCsm: readonly number[];
    /** On average, rounded to tenths. */
    readonly perWeek: number;
    /** On average of those who have customers, rounded to tenths; null: nobody has. */
    readonly perWeekAndCsm: number | null;
}

/** Counts firings; its size is that of the weeks, the CSMs and the plays. */
export class FiringCounts {
    readonly #plays: readonly Play[];
    readonly #from: CalendarDate;
    readonly #to: CalendarDate;
    readonly #weeks: CalendarDate[] = [];
    readonly #customers = new Map<string, number>();
    readonly #byWeek = new Map<string, number>();
    readonly #byCsm = new Map<string, number>();
    #looked = 0;

    constructor(plays: readonly Play[], from: CalendarDate, to: CalendarDate) {
        this.#plays = plays;
        this.#from = from;
        this.#to = to;
        for (let week = mondayOf(from); week <= to; week = addDays(week, 7)) this.#weeks.push(week);
    }

    add({ key }: Play, on: CalendarDate, csm: string): void {
        increase(this.#byWeek, `${key} ${mondayOf(on)}`);
        increase(this.#byCsm, `${key} ${csm}`);
    }

    /** A customer was looked at, with so many snapshots of the period. */
    look(snapshots: number, csm: string): void {
        this.#looked += snapshots;
        increase(this.#customers, csm);
    }

    result(modelVersion: number): Backtest {
        const csms = [...this.#customers]
            .map(([name, customers]) => ({ name, customers }))
            .toSorted((a, b) => (a.name < b.name ? -1 : 1));
        return {
            from: this.#from,
            to: this.#to,
            modelVersion,
            customers: csms.reduce((sum, { customers }) => sum + customers, 0),
            snapshots: this.#looked,
            weeks: this.#weeks,
            csms,
            plays: this.#plays.map((play) => this.#firings(play, csms))
        };
    }

    #firings({ key, label }: Play, csms: Backtest['csms']): PlayFirings {
        const byWeek = this.#weeks.map((week) => this.#byWeek.get(`${key} ${week}`) ?? 0);
        const byCsm = csms.map(({ name }) => this.#byCsm.get(`${key} ${name}`) ?? 0);
        const fired = byWeek.reduce((sum, count) => sum + count, 0);
        const perWeek = fired / this.#weeks.length;
        return {
            key,
            label,
            fired,
            byWeek,
            byCsm,
            perWeek: tenths(perWeek),
            perWeekAndCsm: csms.length === 0 ? null : tenths(perWeek / csms.length)
        };
    }
}

function increase(counts: Map<string, number>, key: string): void {
    counts.set(key, (counts.get(key) ?? 0) + 1);
}

function tenths(value: number): number {
    return Math.round(value * 10) / 10;
}
