import { METRIC_FACT, scaleFor } from 'c/success';
import type { Condition, Play, Scale } from 'c/success';
import type { PlaybookContext } from './context.ts';

/** A number or word that a trigger compares, and on which side of it the play is due. */
interface Asked {
    readonly fact: string;
    readonly side: 'below' | 'above' | 'at' | 'off';
    readonly value: number | string | boolean | null;
}

const SIDES = { '<': 'below', '<=': 'below', '>': 'above', '>=': 'above', '=': 'at', '!=': 'off' } as const;
const OTHER_SIDES = { below: 'above', above: 'below', at: 'off', off: 'at' } as const;

/** Facts of the journey that tell that it is not where it should be: what metrics of the journey lose points by. */
const JOURNEY_FACTS: readonly string[] = [
    'journey.stuck',
    'journey.behind',
    'journey.gapWeeks',
    'journey.oldestOverdue',
    'journey.isOnboarded'
];

/**
 * Keys of the metrics whose losses a play answers: those that its trigger looks at where they are bad. A play for customers with much of
 * something good answers no loss.
 */
export function metricsAnswered(context: Pick<PlaybookContext, 'prepared' | 'facts' | 'format'>, play: Play): string[] {
    const { prepared, facts, format } = context;
    const asked = play.trigger ? askedBy(play.trigger) : [];
    const ofJourney = asked.some(({ fact }) => JOURNEY_FACTS.includes(fact));
    const answered = prepared.model.health.metrics.filter((metric) => {
        if (ofJourney && metric.source.kind === 'journey') return true;
        const scale = facts ? scaleFor(metric, facts, format.today) : null;
        return asked.some((one) => one.fact === METRIC_FACT + metric.key && scale !== null && isLoss(one, scale));
    });
    return answered.map(({ key }) => key);
}

function askedBy(condition: Condition): Asked[] {
    if ('all' in condition) return condition.all.flatMap(askedBy);
    if ('any' in condition) return condition.any.flatMap(askedBy);
    if ('not' in condition) return askedBy(condition.not).map((one) => ({ ...one, side: OTHER_SIDES[one.side] }));
    const { fact } = condition;
    if ('change' in condition) return [{ fact, side: condition.change === 'falls' ? 'below' : 'above', value: null }];
    return [{ fact, side: SIDES[condition.op], value: condition.value }];
}

/** Whether points are lost on the side on which a play is due. */
function isLoss({ side, value }: Asked, scale: Scale): boolean {
    if (scale.kind === 'categories') {
        const most = Math.max(...scale.categories.map(({ points }) => points));
        const points = scale.categories.find((category) => category.value === value)?.points ?? 0;
        return side === 'at' ? points < most : points === most;
    }
    const steps = scale.kind === 'linear' ? scale.points : scale.bands;
    const rise = (steps.at(-1)?.points ?? 0) - (steps[0]?.points ?? 0);
    if (side === 'below') return rise >= 0;
    // Where the middle is best, either end may be what is wrong.
    return side === 'above' ? rise <= 0 : true;
}
