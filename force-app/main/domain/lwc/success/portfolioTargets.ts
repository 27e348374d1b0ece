import { addMonths, daysBetween } from './calendar.ts';
import type { KpiStatus } from './kpiAnswer.ts';
import type { KpiKey, KpiTarget } from './kpiModel.ts';
import { statusOf, targetOf } from './kpiTargets.ts';
import type { CalendarDate, SuccessModel } from './model.ts';

/** Where a figure should be today. */
export interface TargetToday {
    /** Null: the model has no target for it, or it cannot be told without history. */
    readonly target: number | null;
    readonly status: KpiStatus;
    /** Of a target that moves: from where to where, and when. */
    readonly line: TargetLine | null;
}

export interface TargetLine {
    readonly from: number;
    readonly to: number;
    readonly startsOn: CalendarDate;
    readonly endsOn: CalendarDate;
}

/** Compares a figure of today with the model's target for it. `value`: null where there is no data. */
export function targetToday(model: SuccessModel, kpi: KpiKey, value: number | null, asOf: CalendarDate): TargetToday {
    const indicator = model.kpis?.indicators.find(({ key }) => key === kpi);
    const day = { length: 'month', startsOn: asOf, endsOn: asOf, isClosed: false } as const;
    const { target } = targetOf(kpi, indicator?.target, day, null);
    return { target, status: statusOf(kpi, value, target), line: lineOf(indicator?.target) };
}

function lineOf(target: KpiTarget | undefined): TargetLine | null {
    if (target?.kind !== 'line' || target.from === undefined) return null;
    const { from, to, startsOn, months } = target;
    return { from, to, startsOn, endsOn: addMonths(startsOn, months) };
}

/** The value of a line on a day: level before and after it. */
export function lineValue({ from, to, startsOn, endsOn }: TargetLine, day: CalendarDate): number {
    const length = daysBetween(startsOn, endsOn);
    const share = length <= 0 ? 1 : Math.min(1, Math.max(0, daysBetween(startsOn, day) / length));
    return from + (to - from) * share;
}
