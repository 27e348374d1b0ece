import { addDays, bandOf, daysBetween, isCalendarDate } from 'c/success';
import type { HealthAnswer } from 'c/success';
import { fill } from 'c/uiFormat';
import { labels } from 'c/healthLabels';
import type { SnapshotRecord } from 'c/healthRecords';
import type { ViewContext } from './context.ts';
import type { ChartBand, ChartLabel, HistoryRow, HistoryView, LegendItem } from './types.ts';

const YEAR_DAYS = 364;
/** The axis starts a little under the lowest score, at a multiple of this. */
const AXIS_STEP = 10;
const AXIS_MARGIN = 20;
/** Months between two marks of the time axis, at most this many marks. */
const MAX_MONTHS = 6;
/** Labels nearer to each other than this share of the width take two lines; in a narrow chart they take them earlier. */
const LABEL_WIDTH = 16;
const LABEL_WIDTH_NARROW = 30;

interface Week extends SnapshotRecord {
    /** Without the override, as the line is drawn. */
    readonly line: number | null;
}

interface Span {
    readonly from: string;
    readonly to: string;
    readonly score: number;
    readonly by: string | null;
}

/** From a day, and from a score, to shares of the drawing in percent. */
interface Axes {
    readonly from: string;
    readonly lowest: number;
    x(day: string): number;
    y(score: number): number;
}

const EMPTY: HistoryView = {
    absent: '',
    sentence: '',
    bands: [],
    lines: [],
    overrides: [],
    models: [],
    marks: [],
    marksClass: '',
    xTicks: [],
    yTicks: [],
    current: null,
    legend: [],
    table: []
};

/** A year of weekly scores as a chart and as a table. */
export function historyView(context: ViewContext, answer: HealthAnswer | null): HistoryView {
    const weeks = weeksOf(context, answer);
    const scores = weeks.flatMap(({ line, score }) => [line, score].filter((value) => value !== null));
    if (weeks.length < 2 || scores.length === 0) return { ...EMPTY, absent: labels.yearNone };
    const axes = axesOf(context, weeks, scores);
    const spans = overrideSpans(weeks);
    const changes = modelChanges(weeks);
    return {
        absent: '',
        sentence: sentence(context, weeks, spans, changes),
        bands: bands(context, axes),
        lines: lines(weeks, changes, axes),
        overrides: spans.map((span) => ({
            key: span.from,
            x: axes.x(span.from),
            width: Math.max(0.5, axes.x(span.to) - axes.x(span.from)),
            path: `M${axes.x(span.from)} ${axes.y(span.score)}H${Math.max(axes.x(span.to), axes.x(span.from) + 0.5)}`
        })),
        models: changes.map(({ takenOn }) => ({ key: takenOn, x: axes.x(takenOn) })),
        ...topLabels(context, spans, changes, axes),
        xTicks: monthTicks(context, axes),
        yTicks: yTicks(context, axes),
        current: currentPoint(context, weeks, axes),
        legend: legend(context, spans, changes),
        table: table(context, weeks)
    };
}

/** Snapshots of the last year, and today at the end in place of this week's. */
function weeksOf({ records, format, prepared }: ViewContext, answer: HealthAnswer | null): Week[] {
    const from = addDays(format.today, -YEAR_DAYS);
    const past = (records.year ?? [])
        .filter(
            ({ takenOn }) =>
                isCalendarDate(takenOn) &&
                takenOn >= from &&
                (answer ? takenOn < format.today : takenOn <= format.today)
        )
        .map((week): Week => ({ ...week, line: week.computedScore ?? (week.overridden ? null : week.score) }));
    if (!answer) return past;
    const scored = answer.kind === 'scored' ? answer : null;
    const today: Week = {
        takenOn: format.today,
        score: scored?.score ?? null,
        band: scored?.band.label ?? null,
        computedScore: scored?.computed?.score ?? null,
        line: scored?.computed?.score ?? null,
        modelVersion: prepared.model.version,
        overridden: answer.override !== null,
        overriddenBy: answer.override?.by ?? null
    };
    return [...past, today];
}

function axesOf({ format }: ViewContext, weeks: readonly Week[], scores: readonly number[]): Axes {
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

function bands(context: ViewContext, axes: Axes): ChartBand[] {
    const { bands: all } = context.prepared.model.health;
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
                labelStyle: bandLabelStyle(index, all.length, y, height)
            }
        ];
    });
}

/** The name stands where the line is least likely to be: at the outer edge of the best band, at the lower edge of the others. */
function bandLabelStyle(index: number, count: number, y: number, height: number): string {
    return index === count - 1 ? `top: ${y}%` : `bottom: ${round(100 - y - height)}%`;
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

/** Weeks whose model is another than that of the week before. */
function modelChanges(weeks: readonly Week[]): Week[] {
    return weeks.filter((week, index) => {
        const before = weeks[index - 1]?.modelVersion;
        return typeof before === 'number' && week.modelVersion !== null && week.modelVersion !== before;
    });
}

function overrideSpans(weeks: readonly Week[]): Span[] {
    const spans: Span[] = [];
    weeks.forEach((week, index) => {
        if (!week.overridden || week.score === null) return;
        const to = weeks[index + 1]?.takenOn ?? week.takenOn;
        const last = spans[spans.length - 1];
        const continues = last?.to === week.takenOn && last.score === week.score && last.by === week.overriddenBy;
        if (continues) spans[spans.length - 1] = { ...last, to };
        else spans.push({ from: week.takenOn, to, score: week.score, by: week.overriddenBy });
    });
    return spans;
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

function monthTicks({ format }: ViewContext, axes: Axes): ChartLabel[] {
    const starts: string[] = [];
    for (let month = nextMonth(axes.from); month <= format.today; month = nextMonth(month)) starts.push(month);
    const step = Math.max(1, Math.ceil(starts.length / MAX_MONTHS));
    return starts
        .filter((_, index) => (starts.length - 1 - index) % step === 0)
        .map((month) => ({
            key: month,
            text: format.month(month),
            style: placeAcross(axes.x(month)),
            className: edgeClass('tick', axes.x(month))
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

function legend({ format }: ViewContext, spans: readonly Span[], changes: readonly Week[]): LegendItem[] {
    const items: LegendItem[] = [{ key: 'score', text: labels.legendScore, className: 'key key_score' }];
    for (const { from, to, by } of spans) {
        const period = [format.day(from), format.day(to)] as const;
        const text =
            by === null ? fill(labels.legendOverride, ...period) : fill(labels.legendOverrideBy, ...period, by);
        items.push({ key: `override-${from}`, text, className: 'key key_override' });
    }
    for (const { takenOn } of changes) {
        items.push({
            key: `model-${takenOn}`,
            text: fill(labels.legendFormula, format.day(takenOn)),
            className: 'key key_model'
        });
    }
    return items;
}

function sentence(
    { format }: ViewContext,
    weeks: readonly Week[],
    spans: readonly Span[],
    changes: readonly Week[]
): string {
    const scored = weeks.filter((week): week is Week & { readonly score: number } => week.score !== null);
    const [first, last] = [scored[0], scored[scored.length - 1]];
    if (!first || !last) return '';
    const scores = scored.map(({ score }) => score);
    const [lowest, highest] = [Math.min(...scores), Math.max(...scores)];
    const parts = [
        fill(
            labels.yearSentence,
            format.number(first.score),
            format.day(first.takenOn),
            format.number(last.score),
            format.number(lowest),
            format.number(highest)
        )
    ];
    if (changes.length > 0)
        parts.push(fill(labels.yearFormula, format.list(changes.map(({ takenOn }) => format.day(takenOn)))));
    for (const { from, to, score } of spans) {
        parts.push(fill(labels.yearOverride, format.number(score), format.day(from), format.day(to)));
    }
    return parts.join(' ');
}

function table({ format, prepared }: ViewContext, weeks: readonly Week[]): HistoryRow[] {
    const changes = modelChanges(weeks);
    return weeks.toReversed().map((week) => ({
        key: week.takenOn,
        day: week.takenOn === format.today ? labels.today : format.day(week.takenOn),
        score: week.score === null ? labels.noneDash : format.number(week.score),
        band: week.score === null ? labels.notEnoughData : (week.band ?? bandOf(prepared.model, week.score).label),
        remarks: [
            week.overridden ? labels.override : '',
            changes.includes(week) ? fill(labels.modelVersion, week.modelVersion ?? '') : ''
        ]
            .filter(Boolean)
            .join(', ')
    }));
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
