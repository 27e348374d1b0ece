import { addDays, daysBetween } from 'c/success';
import { fill } from 'c/uiFormat';
import { labels } from 'c/healthLabels';
import type { ViewContext } from './context.ts';
import type { ChartBand, ChartLabel, HistoryView } from './types.ts';
import type { Span, Week } from './weeks.ts';

/** The axis starts a little under the lowest score, at a multiple of this. */
const AXIS_STEP = 10;
const AXIS_MARGIN = 20;
/** Marks of the time axis, at most. */
const MAX_MONTHS = 6;
/** Labels nearer to each other than this share of the width take two lines; in a narrow chart they take them earlier. */
const LABEL_WIDTH = 16;
const LABEL_WIDTH_NARROW = 30;
/** An override that began today is drawn this wide. */
const MIN_WIDTH = 0.5;

type Drawing = Pick<
    HistoryView,
    'bands' | 'lines' | 'overrides' | 'models' | 'marks' | 'marksClass' | 'xTicks' | 'yTicks' | 'current'
>;

/** The drawing of a year: positions are shares of its width and height in percent. */
export function chartOf(
    context: ViewContext,
    weeks: readonly Week[],
    spans: readonly Span[],
    changes: readonly Week[]
): Drawing {
    const axes = axesOf(context, weeks);
    return {
        bands: bands(context, weeks, axes),
        lines: lines(weeks, changes, axes),
        overrides: spans.map((span) => overrideOf(span, axes)),
        models: changes.map(({ takenOn }) => ({ key: takenOn, x: axes.x(takenOn) })),
        ...topLabels(context, spans, changes, axes),
        xTicks: timeTicks(context, axes),
        yTicks: yTicks(context, axes),
        current: currentPoint(context, weeks, axes)
    };
}

/** From a day, and from a score, to shares of the drawing in percent. */
interface Axes {
    readonly from: string;
    readonly lowest: number;
    x(day: string): number;
    y(score: number): number;
}

function axesOf({ format }: ViewContext, weeks: readonly Week[]): Axes {
    const scores = weeks.flatMap(({ line, score }) => [line, score].filter((value) => value !== null));
    const from = weeks[0]?.takenOn ?? format.today;
    const days = Math.max(1, daysBetween(from, format.today));
    const lowest = Math.max(0, Math.floor((Math.min(50, ...scores) - AXIS_MARGIN) / AXIS_STEP) * AXIS_STEP);
    return {
        from,
        lowest,
        x: (day) => round((Math.max(0, daysBetween(from, day)) / days) * 100),
        y: (score) => round(((100 - score) / (100 - lowest)) * 100)
    };
}

function bands({ prepared }: ViewContext, weeks: readonly Week[], axes: Axes): ChartBand[] {
    const { bands: all } = prepared.model.health;
    const first = weeks.filter(({ takenOn }) => axes.x(takenOn) < LABEL_WIDTH);
    const start = first.flatMap(({ line }) => (line === null ? [] : [axes.y(line)]));
    return all.flatMap(({ key, label, upTo, tone }, index) => {
        const bottom = Math.max(axes.lowest, index === 0 ? 0 : (all[index - 1]?.upTo ?? 0));
        if (upTo <= bottom) return [];
        const y = axes.y(upTo);
        const height = round(axes.y(bottom) - y);
        return [
            {
                key,
                label,
                className: `band band_${tone}`,
                y,
                height,
                labelStyle: bandLabelStyle(y, height, start)
            }
        ];
    });
}

/** The name stands where the line begins least: at the band's lower edge, or, if the line begins in its lower half, at the upper. */
function bandLabelStyle(y: number, height: number, start: readonly number[]): string {
    const middle = y + height / 2;
    const above = start.filter((at) => at >= y && at < middle).length;
    const below = start.filter((at) => at >= middle && at <= y + height).length;
    return below > above ? `top: ${y}%` : `bottom: ${round(100 - y - height)}%`;
}

function overrideOf({ from, to, score }: Span, axes: Axes): HistoryView['overrides'][number] {
    const x = axes.x(from);
    const width = Math.max(MIN_WIDTH, axes.x(to) - x);
    return { key: from, x, width, path: `M${x} ${axes.y(score)}h${round(width)}` };
}

/** The line of the score, broken where a score is missing and where the formula changed. */
function lines(weeks: readonly Week[], changes: readonly Week[], axes: Axes): HistoryView['lines'] {
    const runs: Week[][] = [[]];
    for (const week of weeks) {
        if (week.line === null || changes.includes(week)) runs.push([]);
        if (week.line !== null) runs[runs.length - 1]?.push(week);
    }
    return runs.filter((run) => run.length > 0).map((run) => ({ key: run[0]?.takenOn ?? '', path: pathOf(run, axes) }));
}

function pathOf(run: readonly Week[], axes: Axes): string {
    const points = run.map(({ takenOn, line }) => `${axes.x(takenOn)} ${axes.y(line ?? 0)}`);
    return points.length === 1 ? `M${points[0]}h0.4` : `M${points.join('L')}`;
}

function topLabels(
    { format }: ViewContext,
    spans: readonly Span[],
    changes: readonly Week[],
    axes: Axes
): Pick<HistoryView, 'marks' | 'marksClass'> {
    const texts = [
        ...changes.map(({ takenOn, modelVersion }) => ({
            key: `model-${takenOn}`,
            at: axes.x(takenOn),
            text: fill(labels.modelVersion, modelVersion ?? labels.noneDash)
        })),
        ...spans.map(({ from, to, score }) => ({
            key: `override-${from}`,
            at: (axes.x(from) + axes.x(to)) / 2,
            text: fill(labels.overrideMark, format.number(score))
        }))
    ].sort((a, b) => a.at - b.at);
    let last = -Infinity;
    let raised = '';
    const marks = texts.map(({ key, at, text }) => {
        raised = raised === '' ? raisedClass(at - last) : '';
        last = at;
        return { key, text, style: placeAcross(at), className: `${edgeClass('mark', at)}${raised}` };
    });
    const uses = (name: string): boolean => marks.some(({ className }) => className.includes(name));
    return {
        marks,
        marksClass: uses('mark_upper') ? 'marks marks_two' : uses('mark_near') ? 'marks marks_near' : 'marks'
    };
}

function raisedClass(distance: number): string {
    if (distance < LABEL_WIDTH) return ' mark_upper';
    return distance < LABEL_WIDTH_NARROW ? ' mark_near' : '';
}

function timeTicks({ format }: ViewContext, axes: Axes): ChartLabel[] {
    const starts: string[] = [];
    for (let month = nextMonth(axes.from); month <= format.today; month = nextMonth(month)) starts.push(month);
    const step = Math.max(1, Math.ceil(starts.length / MAX_MONTHS));
    const months = starts.filter((_, index) => (starts.length - 1 - index) % step === 0);
    // So short a time that no month begins in it is marked by its first and last day.
    const days = months.length > 0 ? months : [...new Set([axes.from, format.today])];
    return days.map((day) => ({
        key: day,
        text: months.length > 0 ? format.month(day) : format.day(day),
        style: placeAcross(axes.x(day)),
        className: edgeClass('tick', axes.x(day))
    }));
}

function nextMonth(day: string): string {
    return addDays(`${day.slice(0, 7)}-28`, 4).slice(0, 7) + '-01';
}

function yTicks({ format, prepared }: ViewContext, axes: Axes): ChartLabel[] {
    return prepared.model.health.bands.map(({ key, upTo }) => ({
        key,
        text: format.number(upTo),
        style: `top: ${axes.y(upTo)}%`,
        className: 'level'
    }));
}

function currentPoint({ format }: ViewContext, weeks: readonly Week[], axes: Axes): HistoryView['current'] {
    const last = weeks[weeks.length - 1];
    const score = last?.score ?? null;
    if (!last || score === null) return null;
    return {
        text: format.number(score),
        style: `inset-inline-start: ${axes.x(last.takenOn)}%; top: ${axes.y(score)}%`
    };
}

function placeAcross(at: number): string {
    return `inset-inline-start: ${round(at)}%`;
}

/** Labels near an edge are set inwards, so that none is cut off. */
function edgeClass(name: string, at: number): string {
    if (at < 6) return `${name} ${name}_start`;
    return at > 94 ? `${name} ${name}_end` : name;
}

function round(value: number): number {
    return Math.round(value * 100) / 100;
}
