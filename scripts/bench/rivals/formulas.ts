import { parseSync } from 'sformula';
import type { Metric, Scale } from '../../../force-app/main/domain/lwc/success/success.ts';
import { scalesByTenure, TENURE } from './record.ts';
import type { FlatRecord } from './record.ts';

/** The model's rules as Salesforce formulas: one for the points of each metric, one for their weighted sum. */
export function formulaScorer(metrics: readonly Metric[]): (record: FlatRecord) => number {
    const number = { type: 'number', precision: 18, scale: 4 } as const;
    const words = metrics.filter(({ valueKind }) => valueKind === 'category').map(({ key }) => key);
    const fields = [TENURE, ...metrics.map(({ key }) => key)];
    const inputTypes = Object.fromEntries(
        fields.map((field) => [field, words.includes(field) ? ({ type: 'string' } as const) : number])
    );
    const points = metrics.map((metric) => ({
        field: `${metric.key}Points`,
        formula: parseSync(pointsFormula(metric), { inputTypes, returnType: 'number' })
    }));
    const sum = parseSync(metrics.map(({ key, weight }) => `${key}Points * ${weight} / 100`).join(' + '), {
        inputTypes: Object.fromEntries(points.map(({ field }) => [field, number])),
        returnType: 'number'
    });
    return (record) => {
        const pointsRecord: Record<string, number> = {};
        for (const { field, formula } of points) {
            pointsRecord[field] = formula.evaluate(record) as number;
        }
        return Math.floor((sum.evaluate(pointsRecord) as number) + 0.5 + 1e-9);
    };
}

function pointsFormula(metric: Metric): string {
    return scalesByTenure(metric).reduceRight((otherwise, { from, before, scale }) => {
        const own = scaleFormula(metric.key, scale);
        if (before === Infinity && from === 0) return own;
        const limits =
            before === Infinity ? `${TENURE} >= ${from}` : `AND(${TENURE} >= ${from}, ${TENURE} < ${before})`;
        return `IF(${limits}, ${own}, ${otherwise})`;
    }, '0');
}

function scaleFormula(key: string, scale: Scale): string {
    if (scale.kind === 'categories') {
        return `CASE(${key}, ${scale.categories.map(({ value, points }) => `"${value}", ${points}`).join(', ')}, 0)`;
    }
    if (scale.kind === 'bands') {
        return scale.bands.reduceRight((otherwise, { upTo, below, points }) => {
            if (upTo === undefined && below === undefined) return String(points);
            const limit = upTo === undefined ? `${key} < ${below}` : `${key} <= ${upTo}`;
            return `IF(${limit}, ${points}, ${otherwise})`;
        }, '0');
    }
    const last = scale.points.at(-1);
    return scale.points.reduceRight(
        (otherwise, { value, points }, i) => {
            const before = scale.points[i - 1];
            const line = before
                ? `${before.points} + (${key} - (${before.value})) * (${points - before.points}) / ${value - before.value}`
                : String(points);
            return `IF(${key} <= ${value}, ${line}, ${otherwise})`;
        },
        String(last?.points ?? 0)
    );
}
