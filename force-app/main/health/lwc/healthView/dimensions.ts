import type { DimensionHealth, ScoredHealth } from 'c/success';
import { bandOf } from 'c/success';
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
    const before = outcome.kind === 'explained' ? outcome.explanation.before : null;
    const earlier = (key: string): number | null =>
        before?.dimensions.find((dimension) => dimension.key === key)?.contribution ?? null;
    const rows = answer.dimensions.map((dimension) => {
        const { key, label } = dimension;
        if (context.hiddenDimensions.has(key)) return absentRow(key, label, labels.hiddenFromYou, 'utility:lock');
        return computedRow(context, dimension, earlier(key));
    });
    const total = sumTenths(answer.dimensions.map(({ contribution }) => contribution));
    const change = before ? total - sumTenths(before.dimensions.map(({ contribution }) => contribution)) : null;
    return {
        rows,
        totalPoints: format.tenths(total),
        totalOf: fill(labels.ofPoints, format.number(100)),
        totalChange: change === null ? '' : format.signedTenths(change),
        totalChangeClass: changeClass(change ?? 0),
        hasChanges: before !== null
    };
}

/** The same from the stored points of dimensions, 0 to 100 each, where the metrics are hidden from the viewer. */
export function storedDimensions(context: ViewContext): DimensionsView {
    const stored = context.records.customer?.dimensionScores ?? {};
    const { dimensions } = context.prepared.model.health;
    const rows = dimensions.map(({ key, label, weight, field }) => {
        const points = field === undefined ? undefined : stored[field];
        if (points === undefined) return absentRow(key, label, labels.hiddenFromYou, 'utility:lock');
        if (points === null) return absentRow(key, label, labels.notCountedDimension, bandIcon('none'));
        const band = bandOf(context.prepared.model, points);
        return row(context, { key, label, band, contribution: (points * weight) / 100, weight, partial: false }, null);
    });
    return { rows, totalPoints: '', totalOf: '', totalChange: '', totalChangeClass: '', hasChanges: false };
}

function computedRow(context: ViewContext, dimension: DimensionHealth, earlier: number | null): DimensionRow {
    const { key, label, band, contribution, weight, partial } = dimension;
    if (band === null) return absentRow(key, label, labels.notCountedDimension, bandIcon('none'));
    return row(context, { key, label, band, contribution, weight, partial }, earlier);
}

type DrawnDimension = Pick<DimensionHealth, 'key' | 'label' | 'contribution' | 'weight' | 'partial'> & {
    readonly band: NonNullable<DimensionHealth['band']>;
};

function row({ format }: ViewContext, dimension: DrawnDimension, earlier: number | null): DimensionRow {
    const { key, label, band, contribution, weight, partial } = dimension;
    const change = earlier === null ? null : sumTenths([contribution, -earlier]);
    return {
        key,
        label,
        iconName: bandIcon(band.tone),
        iconText: band.label,
        tone: band.tone,
        share: weight > 0 ? contribution / weight : 0,
        points: format.tenths(contribution),
        ofPoints: fill(labels.ofPoints, format.number(weight)),
        change: change === null ? '' : format.signedTenths(change),
        changeClass: changeClass(change ?? 0),
        partial,
        absent: ''
    };
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
