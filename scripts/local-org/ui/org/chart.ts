/** What a chart of a report shows, and where its parts are drawn. Pure. */
import { groupFilters } from './drill.ts';
import type { Grouping, ReportAnswer, ReportFilterData } from './report-answer.ts';

export interface ChartSpec {
    /** As reports and dashboards name it: `VerticalColumn`, `BarStacked`, `Line`, `Donut`. */
    readonly type: string;
    readonly groupings: readonly string[];
    readonly summaries: readonly string[];
    readonly maxValues: number | null;
    readonly sortByValue: 'Ascending' | 'Descending' | null;
}

export type ChartKind = 'column' | 'bar' | 'line' | 'donut';

export interface ChartPoint {
    readonly value: number | null;
    readonly label: string;
}

export interface Chart {
    readonly kind: ChartKind;
    readonly isStacked: boolean;
    readonly categories: readonly string[];
    /** For each category the filters that leave what is in it. */
    readonly categoryFilters: readonly (readonly ReportFilterData[])[];
    /** What is measured; blank where each series has a measure of its own. */
    readonly measure: string;
    /** ISO code of the currency that values are in; null for plain numbers. */
    readonly currency: string | null;
    readonly series: readonly ChartSeries[];
}

export interface ChartSeries {
    readonly label: string;
    readonly points: readonly ChartPoint[];
    /** That leave what is in the series, where it is a group. */
    readonly filters: readonly ReportFilterData[];
}

interface Category {
    readonly key: string;
    readonly label: string;
    readonly filters: readonly ReportFilterData[];
}

/** The chart of an answer; null where there is nothing to draw. `currency`: the viewer's, as an ISO code. */
export function chartOf(answer: ReportAnswer, spec: ChartSpec, currency: string): Chart | null {
    const [first, second] = spec.groupings;
    const axis = answer.reportMetadata.groupingsDown.findIndex(({ name }) => name === first) >= 0 ? 'down' : 'across';
    const categories = chosen(answer, spec, categoriesOf(answer, axis, first ?? ''), axis);
    if (categories.length === 0) return null;
    const { aggregateColumnInfo } = answer.reportExtendedMetadata;
    const isMoney = spec.summaries.every((key) => aggregateColumnInfo[key]?.dataType === 'currency');
    const [measure = ''] = spec.summaries;
    const series =
        second === undefined
            ? spec.summaries.map((key) => ({
                  label: aggregateColumnInfo[key]?.label ?? key,
                  points: categories.map(({ key: group }) => pointAt(answer, axis, [group], null, key)),
                  filters: []
              }))
            : crossSeries(answer, spec, axis, categories, second);
    // A summary that nowhere says anything, as of targets where there are none, is no line.
    const told = series.filter(({ points }) => points.some(({ value }) => value !== null));
    if (told.length === 0) return null;
    return {
        kind: kindOf(spec.type),
        isStacked: /Stacked/.test(spec.type),
        categories: categories.map(({ label }) => label),
        categoryFilters: categories.map(({ filters }) => filters),
        measure:
            second === undefined && spec.summaries.length > 1 ? '' : (aggregateColumnInfo[measure]?.label ?? measure),
        currency: isMoney ? currency : null,
        series: told
    };
}

export function kindOf(type: string): ChartKind {
    if (/Donut|Pie|Funnel/.test(type)) return 'donut';
    if (/Line/.test(type)) return 'line';
    return /Bar/.test(type) ? 'bar' : 'column';
}

type Axis = 'down' | 'across';

function rootOf(answer: ReportAnswer, axis: Axis): readonly Grouping[] {
    return axis === 'down' ? answer.groupingsDown.groupings : answer.groupingsAcross.groupings;
}

/** Groups of the outermost level. Groups of inner levels have several parents: their keys are joined under one label. */
function categoriesOf(answer: ReportAnswer, axis: Axis, grouping: string): Category[] {
    const names = axis === 'down' ? answer.reportMetadata.groupingsDown : answer.reportMetadata.groupingsAcross;
    const level = Math.max(
        0,
        names.findIndex(({ name }) => name === grouping)
    );
    const byLabel = Map.groupBy(atLevel(rootOf(answer, axis), level), ({ label }) => label);
    return [...byLabel].map(([label, groups]) => ({
        label,
        key: groups.map(({ key }) => key).join(','),
        filters: groups.slice(0, 1).flatMap((group) => groupFilters(answer, names[level]?.name ?? grouping, group))
    }));
}

function atLevel(groups: readonly Grouping[], level: number): readonly Grouping[] {
    return level === 0 ? groups : groups.flatMap(({ groupings }) => atLevel(groupings, level - 1));
}

function crossSeries(
    answer: ReportAnswer,
    spec: ChartSpec,
    axis: Axis,
    categories: readonly Category[],
    second: string
): Chart['series'] {
    const [summary = 'RowCount'] = spec.summaries;
    const sameAxis = (
        axis === 'down' ? answer.reportMetadata.groupingsDown : answer.reportMetadata.groupingsAcross
    ).some(({ name }) => name === second);
    const other: Axis = axis === 'down' ? 'across' : 'down';
    return categoriesOf(answer, sameAxis ? axis : other, second).map(({ key: own, label, filters }) => ({
        label,
        filters,
        points: categories.map(({ key }) =>
            sameAxis
                ? pointAt(
                      answer,
                      axis,
                      own.split(',').filter((inner) => key.split(',').some((outer) => inner.startsWith(`${outer}_`))),
                      null,
                      summary
                  )
                : pointAt(answer, axis, key.split(','), own, summary)
        )
    }));
}

/** The summary of one group, or of several added up. */
function pointAt(
    answer: ReportAnswer,
    axis: Axis,
    keys: readonly string[],
    otherKey: string | null,
    summary: string
): ChartPoint {
    const index = answer.reportMetadata.aggregates.indexOf(summary);
    const others = otherKey === null ? ['T'] : otherKey.split(',');
    const found = keys
        .flatMap((key) => key.split(','))
        .flatMap((key) =>
            others.map((other) => answer.factMap[axis === 'down' ? `${key}!${other}` : `${other}!${key}`])
        )
        .map((fact) => fact?.aggregates[index])
        .filter((aggregate) => aggregate !== undefined);
    const [only] = found;
    if (found.length === 1 && only !== undefined) {
        return { value: typeof only.value === 'number' ? only.value : null, label: only.label };
    }
    const values = found.map(({ value }) => value).filter((value) => typeof value === 'number');
    // Sums and counts add up; averages and formulas of several groups do not.
    const isAdditive = summary === 'RowCount' || summary.startsWith('s!');
    if (values.length === 0 || !isAdditive) return { value: null, label: '-' };
    const sum = values.reduce((total, value) => total + value, 0);
    return { value: sum, label: sum.toLocaleString('en-US', { maximumFractionDigits: 2 }) };
}

/** The order and the number that a component asks for. */
function chosen(
    answer: ReportAnswer,
    spec: ChartSpec,
    categories: readonly Category[],
    axis: Axis
): readonly Category[] {
    const [summary = 'RowCount'] = spec.summaries;
    const sign = spec.sortByValue === 'Descending' ? -1 : 1;
    const valueOf = ({ key }: Category): number => pointAt(answer, axis, [key], null, summary).value ?? 0;
    const ordered =
        spec.sortByValue === null ? categories : [...categories].sort((a, b) => sign * (valueOf(a) - valueOf(b)));
    return spec.maxValues === null ? ordered : ordered.slice(0, spec.maxValues);
}

/** All of a chart in words, for whoever does not see it. */
export function chartText({ categories, series }: Chart): string {
    return series
        .map(
            ({ label, points }) =>
                `${label}: ${categories.map((name, index) => `${name} ${points[index]?.label ?? '-'}`).join('; ')}`
        )
        .join('. ');
}

/** Round steps that cover a span of values: 0, 25, 50 ...; whole ones where things are counted. */
export function ticks(least: number, most: number, isWhole = false, count = 4): number[] {
    const span = most - least || 1;
    const rough = Math.max(span / count, isWhole ? 1 : 0);
    const power = 10 ** Math.floor(Math.log10(rough));
    const steps = [1, 2, 2.5, 5, 10].map((factor) => factor * power);
    const step = steps.find((each) => each >= rough && (!isWhole || Number.isInteger(each))) ?? rough;
    const first = Math.floor(least / step) * step;
    const found: number[] = [];
    for (let value = first; value < most + step; value += step) found.push(Number(value.toPrecision(12)));
    return found;
}

/** `12.5K`, `$3M`: short enough for an axis. */
export function shortNumber(value: number, currency: string | null = null): string {
    const money = currency === null ? {} : ({ style: 'currency', currency, minimumFractionDigits: 0 } as const);
    return new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1, ...money }).format(value);
}
