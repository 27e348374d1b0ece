import { Engine } from 'json-rules-engine';
import type { NestedCondition, RuleProperties } from 'json-rules-engine';
import type { Metric, Scale } from '../../../force-app/main/domain/lwc/success/success.ts';
import { scalesByTenure, TENURE } from './record.ts';
import type { FlatRecord } from './record.ts';

/** What a rule that holds brings: points that are so many at a value and change by so many for each more of it. */
interface Line {
    readonly metric: string;
    readonly weight: number;
    readonly points: number;
    readonly at: number;
    readonly slope: number;
}

/** The model's rules for json-rules-engine: a rule for each step of each scale; the events of those that hold are summed. */
export function rulesEngineScorer(metrics: readonly Metric[]): (record: FlatRecord) => Promise<number> {
    const engine = new Engine(metrics.flatMap(rulesOf));
    return async (record) => {
        const { events } = await engine.run(record);
        let exact = 0;
        for (const { params } of events) {
            const { metric, weight, points, at, slope } = params as Line;
            const value = record[metric];
            exact += ((points + (slope === 0 ? 0 : (Number(value) - at) * slope)) * weight) / 100;
        }
        return Math.floor(exact + 0.5 + 1e-9);
    };
}

function rulesOf(metric: Metric): RuleProperties[] {
    return scalesByTenure(metric).flatMap(({ from, before, scale }) => {
        const tenure = [
            ...(from > 0 ? [is(TENURE, 'greaterThanInclusive', from)] : []),
            ...(before < Infinity ? [is(TENURE, 'lessThan', before)] : [])
        ];
        return steps(metric.key, scale).map(({ all, points, at = 0, slope = 0 }) => {
            const params: Line = { metric: metric.key, weight: metric.weight, points, at, slope };
            return { conditions: { all: [...tenure, ...all] }, event: { type: 'points', params } };
        });
    });
}

interface Step {
    readonly all: readonly NestedCondition[];
    readonly points: number;
    readonly at?: number;
    readonly slope?: number;
}

function steps(key: string, scale: Scale): readonly Step[] {
    if (scale.kind === 'categories') {
        return scale.categories.map(({ value, points }) => ({ all: [is(key, 'equal', value)], points }));
    }
    if (scale.kind === 'bands') {
        return scale.bands.map(({ upTo, below, points }, i) => {
            const before = scale.bands[i - 1];
            const low = before
                ? [
                      is(
                          key,
                          before.upTo === undefined ? 'greaterThanInclusive' : 'greaterThan',
                          before.upTo ?? before.below
                      )
                  ]
                : [];
            const limited = upTo !== undefined || below !== undefined;
            const high = limited ? [is(key, upTo === undefined ? 'lessThan' : 'lessThanInclusive', upTo ?? below)] : [];
            return { all: [...low, ...high], points };
        });
    }
    const rising = scale.points.map(({ value, points }, i): Step => {
        const before = scale.points[i - 1];
        if (!before) return { all: [is(key, 'lessThanInclusive', value)], points };
        const slope = (points - before.points) / (value - before.value);
        const all = [is(key, 'greaterThan', before.value), is(key, 'lessThanInclusive', value)];
        return { all, points: before.points, at: before.value, slope };
    });
    const last = scale.points.at(-1);
    return last ? [...rising, { all: [is(key, 'greaterThan', last.value)], points: last.points }] : rising;
}

function is(fact: string, operator: string, value: unknown): NestedCondition {
    return { fact, operator, value };
}
