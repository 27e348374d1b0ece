import type { JourneyModel } from './journeyModel.ts';
import type {
    Applicability,
    LinkedSource,
    Metric,
    MetricSource,
    SalesforceSource,
    SuccessModel,
    ValueKind
} from './model.ts';
import { checkScale } from './scaleRules.ts';
import { applies } from './scales.ts';
import type { Profile } from './scales.ts';
import type { Problem } from './shape.ts';

/** What a metric must keep to beyond its structure. */
export function checkMetric(metric: Metric, model: SuccessModel, path: string, problems: Problem[]): void {
    if (!model.health.dimensions.some(({ key }) => key === metric.dimension)) {
        const known = model.health.dimensions.map(({ key }) => key).join(', ');
        problems.push({
            path: `${path}.dimension`,
            message: `there is no dimension "${metric.dimension}": use one of ${known}, or add it`
        });
    }
    checkUnit(metric, path, problems);
    checkFreshness(metric, path, problems);
    checkSource(metric.source, metric.valueKind, model, `${path}.source`, problems);
    checkApplicability(metric.appliesTo, model, `${path}.appliesTo`, problems);
    checkScales(metric, model, path, problems);
}

/** What a source must keep to for values of a kind. */
export function checkSource(
    source: MetricSource,
    kind: ValueKind,
    model: SuccessModel,
    path: string,
    problems: Problem[]
): void {
    if (source.kind === 'salesforce') {
        checkFold(source, kind, path, problems);
    } else if (source.kind !== 'recorded') {
        checkLink(source, kind, model, path, problems);
    }
}

/** What is read from journeys, stakeholders and surveys. */
function checkLink(
    source: LinkedSource,
    kind: ValueKind,
    { journey }: SuccessModel,
    path: string,
    problems: Problem[]
): void {
    const given = source.kind === 'stakeholder' ? 'daysSince' : 'number';
    if (kind !== given) {
        const message = `a source of kind "${source.kind}" gives values of kind "${given}", not "${kind}": change one of them`;
        problems.push({ path: `${path}.kind`, message });
    }
    if (source.kind !== 'journey') {
        return;
    }
    if (!journey) {
        const message = 'the model has no journey to read from: add the section "journey", or use another source';
        problems.push({ path: `${path}.kind`, message });
    } else if (source.value === 'goal') {
        checkGoal(source.milestone, journey, `${path}.milestone`, problems);
    }
}

function checkGoal(key: string, { milestones }: JourneyModel, path: string, problems: Problem[]): void {
    const goals = milestones.filter((milestone) => milestone.kind === 'goal');
    if (!goals.some((milestone) => milestone.key === key)) {
        const known = goals.map((milestone) => milestone.key).join(', ');
        const remedy = known === '' ? 'add it' : `use one of ${known}, or add it`;
        problems.push({ path, message: `there is no milestone "${key}" of kind "goal": ${remedy}` });
    }
}

function checkFold(source: SalesforceSource, kind: ValueKind, path: string, problems: Problem[]): void {
    const { fold } = source;
    const add = (at: string, message: string): void => {
        problems.push({ path: at === '' ? path : `${path}.${at}`, message });
    };
    const needsValue = fold === 'sum' || fold === 'mean' || fold === 'latest';
    if (needsValue && source.value === undefined) {
        add('', `fold "${fold}" needs "value": name the field to fold`);
    }
    if (fold === 'ratio' && source.of === undefined) {
        add('', 'fold "ratio" needs "of": say which records it is the share of');
    }
    if ((fold === 'latest' || fold === 'daysSince') && source.date === undefined) {
        add('', `fold "${fold}" needs "date": name the field that dates a record`);
    }
    if (source.windowDays !== undefined && source.date === undefined) {
        add('windowDays', 'a window needs "date": name the field that dates a record, or remove the window');
    }
    if ((fold === 'daysSince') !== (kind === 'daysSince')) {
        add('fold', `fold "${fold}" does not give values of kind "${kind}": change one of them`);
    } else if (kind === 'category' && fold !== 'latest') {
        add('fold', `fold "${fold}" gives numbers, not categories: use "latest"`);
    }
    if (source.whenNone !== undefined && kind !== 'number') {
        add('whenNone', `a number does not fit values of kind "${kind}": remove it`);
    }
    for (const [name, filters] of [['filter', source.filter] as const, ['of', source.of] as const]) {
        filters?.forEach(({ op, value }, i) => {
            if ((op === 'in') !== Array.isArray(value)) {
                add(`${name}[${i}].value`, 'a list goes with "in", and "in" with a list: change one of them');
            }
        });
    }
}

function checkUnit(metric: Metric, path: string, problems: Problem[]): void {
    const { unit, valueKind, noun } = metric;
    if ((unit === 'category') !== (valueKind === 'category')) {
        problems.push({
            path: `${path}.unit`,
            message: `unit "${unit}" does not fit valueKind "${valueKind}": change one of them`
        });
    } else if (valueKind === 'daysSince' && unit !== 'days') {
        problems.push({ path: `${path}.unit`, message: 'values of kind "daysSince" are days: use unit "days"' });
    }
    if (unit === 'count' && noun === undefined) {
        problems.push({
            path: `${path}.noun`,
            message: 'is missing: say what is counted, one and many, such as ["ticket", "tickets"]'
        });
    }
}

function checkFreshness({ freshness, source }: Metric, path: string, problems: Problem[]): void {
    if (source.kind === 'survey' && freshness.kind === 'live') {
        const message = 'answers grow old: say for how many "days" one counts';
        problems.push({ path: `${path}.freshness.kind`, message });
    }
    if (freshness.kind === 'days' && freshness.badNews && freshness.badNews.days >= freshness.days) {
        problems.push({
            path: `${path}.freshness.badNews.days`,
            message: `bad news expires sooner: use fewer than ${freshness.days} days, or remove "badNews"`
        });
    }
}

function checkScales(metric: Metric, model: SuccessModel, path: string, problems: Problem[]): void {
    if (metric.scale) {
        checkScale(metric.scale, metric, `${path}.scale`, problems);
    } else if (!metric.variants) {
        problems.push({ path, message: 'has no scale: add "scale", or "variants" for the customers it is for' });
    }
    metric.variants?.forEach(({ when, scale }, i) => {
        const at = `${path}.variants[${i}]`;
        checkScale(scale, metric, `${at}.scale`, problems);
        checkApplicability(when, model, `${at}.when`, problems);
        if (!isReachable(metric, i, model)) {
            const message =
                'no customer gets this variant: those before it, or "appliesTo", leave none; move it up or remove it';
            problems.push({ path: at, message });
        }
    });
}

/** Reports segments and editions that the model does not have, and tenures that no month meets. */
export function checkApplicability(
    to: Applicability | undefined,
    model: SuccessModel,
    path: string,
    problems: Problem[]
): void {
    const lists = [
        ['segments', 'segment', to?.segments, model.segments],
        ['editions', 'edition', to?.editions, model.editions]
    ] as const;
    for (const [property, noun, used, known] of lists) {
        used?.forEach((name, i) => {
            if (!known.includes(name)) {
                const message = `there is no ${noun} "${name}": use one of ${known.join(', ')}, or add it to ${property}`;
                problems.push({ path: `${path}.${property}[${i}]`, message });
            }
        });
    }
    const tenure = to?.tenureMonths;
    if (tenure?.from !== undefined && tenure.before !== undefined && tenure.from >= tenure.before) {
        const message = `no month is from ${tenure.from} and before ${tenure.before}: raise "before" or lower "from"`;
        problems.push({ path: `${path}.tenureMonths`, message });
    }
}

/** Whether some profile that the metric applies to gets this variant. */
function isReachable(metric: Metric, index: number, model: SuccessModel): boolean {
    const variants = metric.variants ?? [];
    return profilesOf([metric.appliesTo, ...variants.map(({ when }) => when)], model).some(
        (profile) =>
            applies(metric.appliesTo, profile) && variants.findIndex(({ when }) => applies(when, profile)) === index
    );
}

/** One profile for each way that these can tell customers apart. */
export function profilesOf(asked: readonly (Applicability | undefined)[], model: SuccessModel): readonly Profile[] {
    const segments = asked.some((to) => to?.segments) ? [null, ...model.segments] : [null];
    const editions = asked.some((to) => to?.editions) ? [null, ...model.editions] : [null];
    const months = new Set(asked.flatMap((to) => [to?.tenureMonths?.from ?? 0, to?.tenureMonths?.before ?? 0]));
    return segments.flatMap((segment) =>
        editions.flatMap((edition) => [null, 0, ...months].map((tenureMonths) => ({ segment, edition, tenureMonths })))
    );
}
