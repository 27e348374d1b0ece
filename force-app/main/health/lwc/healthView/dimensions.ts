import type { Dimension, DimensionHealth, ScoredHealth } from 'c/success';
import { bandOf, dimensionChanges } from 'c/success';
import { bandIcon } from 'c/uiBands';
import { fill } from 'c/uiFormat';
import { labels } from 'c/healthLabels';
import type { ChangeOutcome } from './change.ts';
import type { ComputedContext, ViewContext } from './context.ts';
import type { DimensionRow, DimensionsView } from './types.ts';
import { changeClass, sumTenths } from './values.ts';

/** Points of weight that each dimension brings, with its change over four weeks. */
export function dimensionsView(context: ComputedContext, answer: ScoredHealth, outcome: ChangeOutcome): DimensionsView {
    const { format } = context;
    const changes = outcome.kind === 'explained' ? dimensionChanges(outcome.explanation) : null;
    const rows = answer.dimensions.map((dimension) => {
        const { key, label } = dimension;
        if (context.hiddenDimensions.has(key)) return absentRow(key, label, labels.hiddenFromYou, 'utility:lock');
        return computedRow(context, dimension, changes?.get(key) ?? null);
    });
    const total = sumTenths(answer.dimensions.map(({ contribution }) => contribution));
    const change = changes ? sumTenths([...changes.values()]) : null;
    return {
        rows,
        totalPoints: format.tenths(total),
        totalOf: fill(labels.ofPoints, format.number(100)),
        totalChange: change === null ? '' : format.signedTenths(change),
        totalChangeClass: changeClass(change ?? 0),
        hasChanges: changes !== null
    };
}

/** The same from the stored points of dimensions, 0 to 100 each, where the metrics are hidden from the viewer. */
export function storedDimensions(context: ViewContext): DimensionsView {
    const stored = context.records.customer?.dimensionScores ?? {};
    const { dimensions } = context.prepared.model.health;
    const pointsOf = ({ field }: Dimension): number | null | undefined => stored[field ?? ''];
    // Dimensions with nothing counted share their weight out, as in the score. Hidden ones are taken to be counted.
    const weights = dimensions.map((dimension) => (pointsOf(dimension) === null ? 0 : dimension.weight));
    const inScore = weights.reduce((sum, weight) => sum + weight, 0);
    const rows = dimensions.map((dimension, index) => {
        const { key, label } = dimension;
        const weight = ((weights[index] ?? 0) * 100) / inScore;
        const points = pointsOf(dimension);
        if (points === undefined) return absentRow(key, label, labels.hiddenFromYou, 'utility:lock');
        if (points === null) return absentRow(key, label, labels.notCountedDimension, bandIcon('none'));
        const band = bandOf(context.prepared.model, points);
        return row(context, { key, label, band, contribution: (points * weight) / 100, weight, partial: false }, null);
    });
    return { rows, totalPoints: '', totalOf: '', totalChange: '', totalChangeClass: '', hasChanges: false };
}

function computedRow(context: ViewContext, dimension: DimensionHealth, change: number | null): DimensionRow {
    const { key, label, band, contribution, weight, partial } = dimension;
    if (band !== null) return row(context, { key, label, band, contribution, weight, partial }, change);
    const absent = absentRow(key, label, labels.notCountedDimension, bandIcon('none'));
    return change ? { ...absent, ...changeParts(context, change) } : absent;
}

type DrawnDimension = Pick<DimensionHealth, 'key' | 'label' | 'contribution' | 'weight' | 'partial'> & {
    readonly band: NonNullable<DimensionHealth['band']>;
};

function row(context: ViewContext, dimension: DrawnDimension, change: number | null): DimensionRow {
    const { format } = context;
    const { key, label, band, contribution, weight, partial } = dimension;
    return {
        key,
        label,
        iconName: bandIcon(band.tone),
        iconText: band.label,
        tone: band.tone,
        share: weight > 0 ? contribution / weight : 0,
        points: format.tenths(contribution),
        ofPoints: fill(labels.ofPoints, format.number(weight)),
        ...changeParts(context, change),
        partial,
        absent: ''
    };
}

function changeParts({ format }: ViewContext, change: number | null): Pick<DimensionRow, 'change' | 'changeClass'> {
    return { change: change === null ? '' : format.signedTenths(change), changeClass: changeClass(change ?? 0) };
}

function absentRow(key: string, label: string, absent: string, iconName: string): DimensionRow {
    return {
        key,
        label,
        iconName,
        iconText: '',
        tone: 'none',
        share: 0,
        points: '',
        ofPoints: '',
        change: '',
        changeClass: '',
        partial: false,
        absent
    };
}
