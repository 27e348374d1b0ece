/** The rectangles, lines and slices of a chart. Pure. */
import { shortNumber, ticks, type Chart } from './chart.ts';
import type { ReportFilterData } from './report-answer.ts';

/** A part of a chart that stands for rows of the report. */
export interface Mark {
    readonly key: string;
    readonly title: string;
    /** That leave those rows. */
    readonly filters: readonly ReportFilterData[];
}

export interface Shape extends Mark {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly fill: string;
}

export interface Dot extends Mark {
    readonly x: number;
    readonly y: number;
}

export interface Line {
    readonly key: string;
    readonly path: string;
    readonly stroke: string;
    readonly dash: string;
    readonly dots: readonly Dot[];
}

export interface Label {
    readonly key: string;
    readonly x: number;
    readonly y: number;
    readonly text: string;
    readonly anchor: 'start' | 'middle' | 'end';
    readonly full: string;
}

export interface Slice extends Mark {
    readonly path: string;
    readonly fill: string;
}

export interface Drawing {
    readonly width: number;
    readonly height: number;
    readonly bars: readonly Shape[];
    readonly lines: readonly Line[];
    readonly slices: readonly Slice[];
    readonly grid: readonly {
        readonly key: string;
        readonly x1: number;
        readonly y1: number;
        readonly x2: number;
        readonly y2: number;
    }[];
    readonly labels: readonly Label[];
    readonly legend: readonly (Mark & { readonly color: string })[];
    /** In the middle of a donut. */
    readonly center: string;
}

/** Told apart on white by people who do not see red and green apart, too. */
export const COLORS = [
    '#0176d3',
    '#e07b00',
    '#5a1ba9',
    '#04844b',
    '#c23934',
    '#0b827c',
    '#8a6100',
    '#706e6b',
    '#b83280',
    '#3a49da'
];
const DASHES = ['', '6 4', '2 3', '8 3 2 3'];
const WIDTH = 480;
const HEIGHT = 220;
const MARGIN = { left: 52, right: 12, top: 26, bottom: 34 };
const BAR_LABELS = 130;
const BAR_HEIGHT = 24;
const WIDEST_BAR = 44;
const MAX_TEXT = 18;
/** Room that a name below the axis needs, and a letter of it. */
const CATEGORY_WIDTH = 72;
const LETTER_WIDTH = 6;
const EMPTY = { bars: [], lines: [], slices: [], grid: [], labels: [], legend: [], center: '' };

export function colorAt(index: number): string {
    return COLORS[index % COLORS.length] ?? '';
}

export function drawChart(chart: Chart): Drawing {
    switch (chart.kind) {
        case 'donut':
            return drawDonut(chart);
        case 'line':
            return drawLines(chart);
        case 'bar':
            return drawBars(chart);
        case 'column':
            return drawColumns(chart);
    }
}

function short(text: string, length = MAX_TEXT): string {
    return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

function marked({ categoryFilters, series }: Chart, category: number, place: number): Mark['filters'] {
    return [...(categoryFilters[category] ?? []), ...(series[place]?.filters ?? [])];
}

function legendOf({ series }: Chart): Drawing['legend'] {
    if (series.length < 2) return [];
    return series.map(({ label, filters }, index) => ({
        key: String(index),
        title: label,
        color: colorAt(index),
        filters
    }));
}

interface Scale {
    readonly steps: readonly number[];
    readonly at: (value: number) => number;
}

/** From the lowest to the highest value, 0 among them where something begins at it. */
function scaleOf(chart: Chart, from: number, to: number, withZero: boolean): Scale {
    const totals = chart.isStacked
        ? chart.categories.map((_, index) =>
              chart.series.reduce((sum, { points }) => sum + Math.max(0, points[index]?.value ?? 0), 0)
          )
        : chart.series.flatMap(({ points }) => points.map(({ value }) => value)).filter((value) => value !== null);
    const least = Math.min(...totals, ...(withZero || totals.length === 0 ? [0] : []));
    const most = Math.max(...totals, ...(withZero || totals.length === 0 ? [0] : []));
    const isWhole = totals.every((value) => Number.isInteger(value));
    const steps = ticks(least, most === least ? least + 1 : most, isWhole);
    const [first = 0, last = 1] = [steps[0], steps.at(-1)];
    return { steps, at: (value) => from + ((value - first) / (last - first || 1)) * (to - from) };
}

function verticalAxis({ currency, measure, series }: Chart, { steps, at }: Scale): Pick<Drawing, 'grid' | 'labels'> {
    const x2 = WIDTH - MARGIN.right;
    const title = measure === '' && series.length === 1 ? (series[0]?.label ?? '') : measure;
    return {
        grid: steps.map((value) => ({ key: `g${String(value)}`, x1: MARGIN.left, y1: at(value), x2, y2: at(value) })),
        labels: [
            { key: 'measure', x: 4, y: 10, text: title, anchor: 'start', full: '' },
            ...steps.map((value) => ({
                key: `t${String(value)}`,
                x: MARGIN.left - 6,
                y: at(value) + 4,
                text: shortNumber(value, currency),
                anchor: 'end' as const,
                full: ''
            }))
        ]
    };
}

/** As many names below the axis as there is room for. */
function categoryLabels(categories: readonly string[], at: (index: number) => number, slot: number): Label[] {
    const every = Math.max(1, Math.ceil(CATEGORY_WIDTH / slot));
    return categories.flatMap((full, index) => {
        if (index % every !== 0) return [];
        // Of a week its first day is enough.
        const text = short(full.split(' - ')[0] ?? full, Math.max(6, Math.floor((slot * every) / LETTER_WIDTH)));
        // The last one moves to the left rather than out of the picture.
        const x = Math.min(at(index), WIDTH - (text.length * LETTER_WIDTH) / 2);
        return [{ key: `c${String(index)}`, x, y: HEIGHT - 12, text, anchor: 'middle' as const, full }];
    });
}

function drawColumns(chart: Chart): Drawing {
    const scale = scaleOf(chart, HEIGHT - MARGIN.bottom, MARGIN.top, true);
    const slot = (WIDTH - MARGIN.left - MARGIN.right) / chart.categories.length;
    const count = chart.isStacked ? 1 : chart.series.length;
    const width = Math.min(48, (slot * 0.8) / count);
    const axis = verticalAxis(chart, scale);
    const bars = shapesOf(chart, scale, (index, series) => ({
        along: MARGIN.left + slot * (index + 0.5) - (width * count) / 2 + (chart.isStacked ? 0 : series * width),
        thickness: width
    })).map(({ along, thickness, start, end, ...rest }) => ({
        ...rest,
        x: along,
        width: thickness,
        y: Math.min(start, end),
        height: Math.abs(end - start)
    }));
    const names = categoryLabels(chart.categories, (index) => MARGIN.left + slot * (index + 0.5), slot);
    return {
        ...EMPTY,
        width: WIDTH,
        height: HEIGHT,
        bars,
        grid: axis.grid,
        labels: [...axis.labels, ...names],
        legend: legendOf(chart)
    };
}

function drawBars(chart: Chart): Drawing {
    const count = chart.isStacked ? 1 : chart.series.length;
    const room = (HEIGHT - MARGIN.top - 24) / chart.categories.length;
    const slot = Math.max(BAR_HEIGHT * Math.max(1, count * 0.7), Math.min(WIDEST_BAR, room));
    const height = MARGIN.top + slot * chart.categories.length + 24;
    const scale = scaleOf(chart, BAR_LABELS, WIDTH - 50, true);
    const thickness = (slot * 0.75) / count;
    const shapes = shapesOf(chart, scale, (index, series) => ({
        along: MARGIN.top + slot * index + slot * 0.12 + (chart.isStacked ? 0 : series * thickness),
        thickness
    }));
    const bars = shapes.map(({ along, thickness: size, start, end, ...rest }) => ({
        ...rest,
        y: along,
        height: size,
        x: Math.min(start, end),
        width: Math.abs(end - start)
    }));
    const values = chart.isStacked
        ? []
        : shapes.map(({ key, along, end, value }) => ({
              key: `v${key}`,
              x: end + 4,
              y: along + thickness / 2 + 4,
              text: value,
              anchor: 'start' as const,
              full: ''
          }));
    const names = chart.categories.map((text, index) => ({
        key: `c${String(index)}`,
        x: BAR_LABELS - 8,
        y: MARGIN.top + slot * (index + 0.5) + 4,
        text: short(text),
        anchor: 'end' as const,
        full: text
    }));
    const grid = scale.steps.map((value) => ({
        key: `g${String(value)}`,
        x1: scale.at(value),
        y1: MARGIN.top - 4,
        x2: scale.at(value),
        y2: height - 22
    }));
    const axis = scale.steps.map((value) => ({
        key: `t${String(value)}`,
        x: scale.at(value),
        y: height - 6,
        text: shortNumber(value, chart.currency),
        anchor: 'middle' as const,
        full: ''
    }));
    const title = { key: 'measure', x: BAR_LABELS, y: 10, text: chart.measure, anchor: 'start' as const, full: '' };
    return {
        ...EMPTY,
        width: WIDTH,
        height,
        bars,
        grid,
        labels: [title, ...names, ...values, ...axis],
        legend: legendOf(chart)
    };
}

interface BarShape extends Mark {
    readonly along: number;
    readonly thickness: number;
    readonly start: number;
    readonly end: number;
    readonly fill: string;
    readonly value: string;
}

function shapesOf(
    chart: Chart,
    scale: Scale,
    place: (index: number, series: number) => { along: number; thickness: number }
): BarShape[] {
    return chart.categories.flatMap((category, index) => {
        let below = 0;
        return chart.series.flatMap(({ label, points }, series) => {
            const { value, label: text } = points[index] ?? { value: null, label: '-' };
            if (value === null) return [];
            const from = chart.isStacked ? below : 0;
            below += value;
            const title = chart.series.length > 1 ? `${category}, ${label}: ${text}` : `${category}: ${text}`;
            const fill = colorAt(chart.series.length > 1 ? series : 0);
            return [
                {
                    key: `${String(index)}-${String(series)}`,
                    ...place(index, series),
                    start: scale.at(from),
                    end: scale.at(from + value),
                    fill,
                    title,
                    filters: marked(chart, index, series),
                    value: text
                }
            ];
        });
    });
}

function drawLines(chart: Chart): Drawing {
    const scale = scaleOf(chart, HEIGHT - MARGIN.bottom, MARGIN.top, false);
    const slot = (WIDTH - MARGIN.left - MARGIN.right) / Math.max(1, chart.categories.length);
    const x = (index: number): number => MARGIN.left + slot * (index + 0.5);
    const lines = chart.series.map(({ label, points }, series) => {
        const dots = points.flatMap(({ value, label: text }, index) =>
            value === null
                ? []
                : [
                      {
                          key: String(index),
                          x: x(index),
                          y: scale.at(value),
                          title: `${label}, ${chart.categories[index] ?? ''}: ${text}`,
                          filters: marked(chart, index, series)
                      }
                  ]
        );
        // Where there is no value the line stops, and begins anew after it.
        const path = dots
            .map(({ key, x: at, y }, index) => {
                const follows = Number(dots[index - 1]?.key) === Number(key) - 1;
                return `${follows ? 'L' : 'M'}${at.toFixed(1)} ${y.toFixed(1)}`;
            })
            .join(' ');
        return {
            key: String(series),
            path,
            stroke: colorAt(series),
            dash: DASHES[series % DASHES.length] ?? '',
            dots: dots.length > 40 ? [] : dots
        };
    });
    const axis = verticalAxis(chart, scale);
    const names = categoryLabels(chart.categories, x, slot);
    return {
        ...EMPTY,
        width: WIDTH,
        height: HEIGHT,
        lines,
        grid: axis.grid,
        labels: [...axis.labels, ...names],
        legend: legendOf(chart)
    };
}

const RADIUS = 90;
const HOLE = 56;

function drawDonut(chart: Chart): Drawing {
    const points = chart.series[0]?.points ?? [];
    const total = points.reduce((sum, { value }) => sum + Math.max(0, value ?? 0), 0);
    let angle = 0;
    const slices = points.flatMap(({ value, label }, index) => {
        const share = total === 0 ? 0 : Math.max(0, value ?? 0) / total;
        const from = angle;
        angle += share;
        const title = `${chart.categories[index] ?? ''}: ${label}`;
        const slice = { key: String(index), path: slicePath(from, angle), fill: colorAt(index), title };
        return share === 0 ? [] : [{ ...slice, filters: marked(chart, index, 0) }];
    });
    const legend = chart.categories.map((name, index) => ({
        key: String(index),
        title: `${name}: ${points[index]?.label ?? '-'}`,
        color: colorAt(index),
        filters: marked(chart, index, 0)
    }));
    return { ...EMPTY, width: HEIGHT, height: HEIGHT, slices, legend, center: shortNumber(total, chart.currency) };
}

/** A part of a ring, from one share of the circle to another, from the top and to the right. */
export function slicePath(from: number, to: number, radius = RADIUS, hole = HOLE, middle = HEIGHT / 2): string {
    // A whole ring has no two ends to draw an arc between.
    const end = Math.min(to, from + 0.9995);
    const at = (share: number, distance: number): string => {
        const angle = share * 2 * Math.PI - Math.PI / 2;
        return `${(middle + Math.cos(angle) * distance).toFixed(3)} ${(middle + Math.sin(angle) * distance).toFixed(3)}`;
    };
    const large = end - from > 0.5 ? 1 : 0;
    return `M${at(from, radius)} A${radius} ${radius} 0 ${large} 1 ${at(end, radius)} L${at(end, hole)} A${hole} ${hole} 0 ${large} 0 ${at(from, hole)} Z`;
}
