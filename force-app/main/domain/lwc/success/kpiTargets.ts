import { addDays, addMonths, daysBetween } from './calendar.ts';
import type { KpiPeriod, KpiStatus } from './kpiAnswer.ts';
import { KPI_CATALOGUE } from './kpiCatalogue.ts';
import type { ChangeTarget, KpiKey, KpiTarget, LineTarget } from './kpiModel.ts';
import type { CalendarDate } from './model.ts';

/** What a figure should be, and whether it is. */

/** Sums of binary fractions are off by so little. */
const NOISE = 1e-6;

export interface TargetOfPeriod {
    /** Null: there is none for this period. */
    readonly target: number | null;
    readonly baseline: number | null;
}

const NONE: TargetOfPeriod = { target: null, baseline: null };

/**
 * The target of a period: of a line its value at the end of the period, so that an open period is told where it should arrive.
 * @param measured The value that a change sets out from, and a line that states none; null: it was not measured.
 */
export function targetOf(
    kpi: KpiKey,
    target: KpiTarget | undefined,
    period: KpiPeriod,
    measured: number | null
): TargetOfPeriod {
    if (target === undefined || target.periods?.includes(period.length) === false) return NONE;
    if (target.kind === 'constant') return { target: target.value, baseline: null };
    const progress = progressOf(target, period.endsOn);
    if (progress === null) return NONE;
    const from = target.kind === 'line' && target.from !== undefined ? target.from : measured;
    // Where a line ends is known, wherever it set out.
    if (from === null) return target.kind === 'line' && progress === 1 ? { target: target.to, baseline: null } : NONE;
    const to = target.kind === 'line' ? target.to : from + (Math.abs(from) * target.percent) / 100;
    const isThere = target.kind === 'line' && target.from === undefined && isMet(kpi, from, to);
    return { target: isThere ? to : from + (to - from) * progress, baseline: from };
}

/** Whether a target's way begins at what was measured. */
export function setsOutFromMeasured(target: KpiTarget | undefined): target is ChangeTarget | LineTarget {
    return target?.kind === 'change' || (target?.kind === 'line' && target.from === undefined);
}

/** Share (0 to 1) of a line that is behind at the end of a day; null: it has not begun. */
function progressOf(
    { startsOn, months }: { readonly startsOn: CalendarDate; readonly months: number },
    day: CalendarDate
): number | null {
    const end = addDays(day, 1);
    if (end <= startsOn) return null;
    return Math.min(1, daysBetween(startsOn, end) / daysBetween(startsOn, addMonths(startsOn, months)));
}

export function statusOf(kpi: KpiKey, value: number | null, target: number | null): KpiStatus {
    if (value === null) return 'noData';
    if (target === null) return 'noTarget';
    return isMet(kpi, value, target) ? 'onTarget' : 'offTarget';
}

function isMet(kpi: KpiKey, value: number, target: number): boolean {
    return KPI_CATALOGUE[kpi].better === 'higher' ? value >= target - NOISE : value <= target + NOISE;
}
