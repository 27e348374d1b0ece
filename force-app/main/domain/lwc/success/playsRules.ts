import { isCalendarDate } from './calendar.ts';
import { checkKeys } from './keyRules.ts';
import { checkApplicability } from './metricRules.ts';
import type { Band, SuccessModel } from './model.ts';
import { isMeasuredFact, METRIC_FACT, NO_STAGE, PLAY_FACTS, playFactKind } from './playFacts.ts';
import type { Condition, Holiday, Play, PlaysModel, PlayStep } from './playsModel.ts';
import { comparisonsOf } from './playTriggers.ts';
import { WHY_PLACE } from './playWhy.ts';
import type { Problem } from './shape.ts';

/** Days of the longest of each month; February 29 is a holiday in leap years only. */
const LONGEST_MONTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** What conditions may refer to. Without bands, which band is compared is not checked. */
interface Known {
    readonly model: SuccessModel;
    readonly bands: readonly Band[] | null;
}

/** What a section of plays whose structure is right must keep to: real days, facts and steps that exist, no circles, roles that are defined. */
export function checkPlaysRules(
    model: SuccessModel,
    section: PlaysModel,
    bands: readonly Band[] | null,
    problems: Problem[]
): void {
    checkKeys(section.roles, 'plays.roles', problems);
    checkKeys(section.plays, 'plays.plays', problems);
    section.calendar.holidays.forEach((holiday, i) => checkHoliday(holiday, `plays.calendar.holidays[${i}]`, problems));
    section.plays.forEach((play, i) => {
        const path = `plays.plays[${i}]`;
        checkWhy(model, play, path, problems);
        if (play.trigger) {
            checkCondition({ model, bands }, play.trigger, `${path}.trigger`, problems);
        }
        checkApplicability(play.appliesTo, model, `${path}.appliesTo`, problems);
        checkKeys(play.steps, `${path}.steps`, problems);
        play.steps.forEach((step, j) => checkStep(section, play, step, `${path}.steps[${j}]`, problems));
        checkCircles(play, path, problems);
    });
}

function checkHoliday(holiday: Holiday, path: string, problems: Problem[]): void {
    if (holiday.kind === 'day' && !isCalendarDate(holiday.on)) {
        problems.push({ path: `${path}.on`, message: `${holiday.on} is no day of the calendar: correct it` });
    }
    if (holiday.kind === 'yearly' && holiday.day > LONGEST_MONTHS[holiday.month - 1]!) {
        const message = `month ${holiday.month} has no day ${holiday.day}: correct it`;
        problems.push({ path: `${path}.day`, message });
    }
}

function checkWhy(model: SuccessModel, { why }: Play, path: string, problems: Problem[]): void {
    for (const [, fact] of why.matchAll(WHY_PLACE)) {
        if (playFactKind(model, fact!) === undefined) {
            problems.push({ path: `${path}.why`, message: unknownFact(fact!) });
        }
    }
}

function checkCondition(known: Known, condition: Condition, path: string, problems: Problem[]): void {
    if ('all' in condition || 'any' in condition) {
        const [name, parts] = 'all' in condition ? ['all', condition.all] : ['any', condition.any];
        parts.forEach((part, i) => checkCondition(known, part, `${path}.${name}[${i}]`, problems));
        return;
    }
    if ('not' in condition) {
        checkCondition(known, condition.not, `${path}.not`, problems);
        if (comparisonsOf(condition.not).some(({ oncePerMeasurement }) => oncePerMeasurement)) {
            const message =
                'what fires once cannot be turned round: turn the comparison round, or remove "oncePerMeasurement"';
            problems.push({ path: `${path}.not`, message });
        }
        return;
    }
    const kind = playFactKind(known.model, condition.fact);
    const section = missingSection(known.model, condition.fact);
    if (kind === undefined) {
        problems.push({ path: `${path}.fact`, message: unknownFact(condition.fact) });
    } else if (section !== null) {
        const message = `${condition.fact} is never known: the model has no section "${section}"; add it, or use another fact`;
        problems.push({ path: `${path}.fact`, message });
    } else if ('change' in condition) {
        if (kind !== 'number') {
            const message = `${condition.fact} is no number and cannot rise or fall: compare it with "="`;
            problems.push({ path: `${path}.fact`, message });
        }
    } else {
        checkComparison(known, condition, kind, path, problems);
        if (condition.oncePerMeasurement && !isMeasuredFact(known.model, condition.fact)) {
            const message = `${condition.fact} is read anew each day: remove it, or compare a metric that is recorded, or a signal`;
            problems.push({ path: `${path}.oncePerMeasurement`, message });
        }
    }
}

/** The section that a fact is worked out from and that the model lacks; null: none. */
function missingSection({ journey, renewal }: SuccessModel, fact: string): 'journey' | 'renewal' | null {
    if (fact.startsWith('journey.') && !journey) {
        return 'journey';
    }
    return fact.startsWith('renewal.') && !renewal ? 'renewal' : null;
}

const VALUE_KINDS = { number: 'number', text: 'string', flag: 'boolean' } as const;
const KIND_NAMES = { number: 'a number', text: 'a text', flag: 'true or false' } as const;

function checkComparison(
    known: Known,
    { fact, op, value }: Extract<Condition, { op: unknown }>,
    kind: 'number' | 'text' | 'flag',
    path: string,
    problems: Problem[]
): void {
    if (typeof value !== VALUE_KINDS[kind]) {
        problems.push({ path: `${path}.value`, message: `must be ${KIND_NAMES[kind]}, for ${fact} is` });
        return;
    }
    if (kind !== 'number' && op !== '=' && op !== '!=') {
        problems.push({ path: `${path}.op`, message: `${fact} is no number: use "=" or "!="` });
        return;
    }
    const words = wordsOf(known, fact);
    if (words && !words.values.includes(String(value))) {
        const message = `there is no ${words.noun} "${String(value)}": use one of ${words.values.join(', ')}`;
        problems.push({ path: `${path}.value`, message });
    }
}

/** What a fact that is a text may be; null: anything. */
function wordsOf({ model, bands }: Known, fact: string): { noun: string; values: readonly string[] } | null {
    if (fact === 'band') {
        return bands && { noun: 'band', values: bands.map(({ key }) => key) };
    }
    if (fact === 'journey.expectedStage' || fact === 'journey.actualStage') {
        return { noun: 'stage', values: [NO_STAGE, ...(model.journey?.stages ?? []).map(({ key }) => key)] };
    }
    const metric = model.health.metrics.find(({ key }) => `${METRIC_FACT}${key}` === fact);
    const scales = metric ? [metric.scale, ...(metric.variants ?? []).map(({ scale }) => scale)] : [];
    const values = scales.flatMap((scale) => (scale?.kind === 'categories' ? scale.categories : []));
    return values.length > 0 ? { noun: 'category', values: [...new Set(values.map(({ value }) => value))] } : null;
}

function checkStep(section: PlaysModel, play: Play, step: PlayStep, path: string, problems: Problem[]): void {
    if (!section.roles.some(({ key }) => key === step.role)) {
        const message = `role "${step.role}" is not among plays.roles: add it there, or use another`;
        problems.push({ path: `${path}.role`, message });
    }
    step.dependsOn?.forEach((key, i) => {
        if (!play.steps.some((other) => other.key === key)) {
            const message = `the play has no step "${key}": correct it, or remove it`;
            problems.push({ path: `${path}.dependsOn[${i}]`, message });
        }
    });
    if (step.kind === 'send' && step.emailTemplate === undefined) {
        problems.push({ path: `${path}.emailTemplate`, message: 'is missing: a step that sends needs a template' });
    }
    if (step.kind === 'task' && step.emailTemplate !== undefined) {
        problems.push({ path: `${path}.emailTemplate`, message: 'only steps of kind "send" have one: remove it' });
    }
}

/** Steps that wait for each other would wait for ever. */
function checkCircles(play: Play, path: string, problems: Problem[]): void {
    const byKey = new Map(play.steps.map((step) => [step.key, step]));
    const reaches = (from: PlayStep, target: string, seen: Set<string>): boolean =>
        (from.dependsOn ?? []).some((key) => {
            const next = byKey.get(key);
            if (key === target) {
                return true;
            }
            if (!next || seen.has(key)) {
                return false;
            }
            seen.add(key);
            return reaches(next, target, seen);
        });
    play.steps.forEach((step, i) => {
        if (reaches(step, step.key, new Set())) {
            const message = `step "${step.key}" waits for itself, perhaps by way of others: remove one of them`;
            problems.push({ path: `${path}.steps[${i}].dependsOn`, message });
        }
    });
}

function unknownFact(fact: string): string {
    return `there is no fact "${fact}": use one of ${Object.keys(PLAY_FACTS).join(', ')}, or metrics. and the key of a metric, or signals. and the key of a signal`;
}
