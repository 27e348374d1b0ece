import { scaleFor } from 'c/success';
import type { DimensionHealth, HealthAnswer, MetricHealth, ScoredHealth } from 'c/success';
import { bandIcon } from 'c/uiBands';
import { fill } from 'c/uiFormat';
import { labels } from 'c/healthLabels';
import type { SnapshotRecord } from 'c/healthRecords';
import type { ComputedContext } from './context.ts';
import { coverageText } from './coverageText.ts';
import { dataAgeView } from './freshness.ts';
import { bandChip, freshMetrics, whyText } from './summary.ts';
import type { ChipView, ShapedLine, WhyGroup, WhyRow, WhyView } from './types.ts';
import { scaleText, shortValueText } from './values.ts';
import { whatIfView } from './whatIf.ts';

/** A part that is off by more than this from what its points times its weight give was not just rounded to a tenth. */
const ROUNDED_TO_TENTHS = 0.05 + 1e-9;

/** The whole sum behind the score: points times weight for every metric, subtotals by dimension, and what shaped it. */
export function whyView(context: ComputedContext, scored: string): WhyView {
    const { answer, format } = context;
    const sum = sumOf(answer);
    const groups = answer.dimensions.map((dimension) => group(context, dimension));
    const view: Omit<WhyView, 'copyText'> = {
        title: whyText(context, answer),
        subtitle: fill(labels.whySubtitle, context.accountName, lowerFirst(scored)),
        rule: labels.whyRule,
        addsUp: addsUp(context),
        groups,
        total: {
            weight: sum ? format.number(100) : labels.noneDash,
            score: sum ? format.tenths(sum.score) : labels.noneDash,
            chip: totalChip(context)
        },
        shaped: shaped(context),
        whatIf: whatIfView(context)
    };
    return { ...view, copyText: copyText(view) };
}

/** The score that the parts add up to: without cap and override. */
function sumOf(answer: HealthAnswer): ScoredHealth['uncapped'] {
    return answer.kind === 'scored' ? answer.uncapped : null;
}

function addsUp(context: ComputedContext): string {
    const { answer, format } = context;
    const sum = sumOf(answer);
    if (!sum) {
        const [coverage, floor] = [coverageText(format, answer.coverage), coverageText(format, answer.coverageFloor)];
        return fill(labels.whyNotEnough, coverage, floor);
    }
    const sentence = fill(labels.whyAddsUp, format.tenths(sum.score));
    return isRounded(context) ? `${sentence} ${labels.whyRounded}` : sentence;
}

/** Whether points times weight, as they are shown, give another part than the one that is shown. */
function isRounded({ answer, hiddenDimensions }: ComputedContext): boolean {
    const dimensions = answer.dimensions.filter(({ key }) => !hiddenDimensions.has(key));
    const metrics = answer.metrics.filter(({ metric }) => !hiddenDimensions.has(metric.dimension));
    return [...dimensions, ...metrics].some(({ points, weight, contribution }) => {
        const product = (Math.round(points ?? 0) * Math.round(weight * 10)) / 1000;
        return Math.abs(product - contribution) > ROUNDED_TO_TENTHS;
    });
}

/** The band of the sum with its limits: "Yellow (51 to 75)". */
function totalChip({ answer, prepared, format }: ComputedContext): ChipView {
    const band = sumOf(answer)?.band;
    if (!band) return { key: 'band', label: labels.notEnoughData, tone: 'none' };
    const { bands } = prepared.model.health;
    const below = bands[bands.findIndex(({ key }) => key === band.key) - 1];
    const from = below ? Math.floor(below.upTo) + 1 : 0;
    return {
        ...bandChip(band),
        label: fill(labels.bandRange, band.label, format.number(from), format.number(band.upTo))
    };
}

function group(context: ComputedContext, dimension: DimensionHealth): WhyGroup {
    const { format, answer } = context;
    const hidden = context.hiddenDimensions.has(dimension.key);
    const tone = hidden ? 'none' : (dimension.band?.tone ?? 'none');
    const figure = (value: string): string => (hidden ? labels.noneDash : value);
    return {
        key: dimension.key,
        label: dimension.label,
        iconName: hidden ? 'utility:lock' : bandIcon(tone),
        iconText: hidden ? labels.hiddenFromYou : (dimension.band?.label ?? withoutBand(context, dimension)),
        tone,
        share: hidden || dimension.weight === 0 ? 0 : dimension.contribution / dimension.weight,
        points: figure(dimension.points === null ? labels.noneDash : format.number(dimension.points, 0)),
        weight: format.number(dimension.weight, 1),
        modelWeight: dimension.weight === dimension.modelWeight ? '' : format.number(dimension.modelWeight, 1),
        score: figure(dimension.points === null ? labels.noneDash : format.tenths(dimension.contribution)),
        absent: hidden ? labels.hiddenFromYou : '',
        rows: hidden
            ? []
            : rowsOf(
                  context,
                  answer.metrics.filter(({ metric }) => metric.dimension === dimension.key)
              )
    };
}

/** Too little data overall leaves a dimension without a band though it may have data itself. */
function withoutBand(context: ComputedContext, { key }: DimensionHealth): string {
    const own = context.answer.metrics.filter(
        ({ metric, status }) => metric.dimension === key && status !== 'notApplicable'
    );
    const counted = own.filter(({ status }) => status === 'counted').length;
    return counted === 0 ? labels.notCountedDimension : freshMetrics(context, counted, own.length);
}

function rowsOf(context: ComputedContext, metrics: readonly MetricHealth[]): WhyRow[] {
    return metrics.filter(({ status }) => status !== 'notApplicable').map((health) => row(context, health));
}

function row({ format, facts }: ComputedContext, health: MetricHealth): WhyRow {
    const { key, metric, inScore, points, weight, modelWeight, contribution } = health;
    return {
        key,
        label: metric.label,
        value: shortValueText(metric, health.value, format),
        how: scaleText(metric, scaleFor(metric, facts, format.today), format),
        points: points === null ? labels.noneDash : format.number(points, 0),
        modelWeight: Math.abs(weight - modelWeight) < 0.05 ? '' : format.number(modelWeight, 1),
        weight: format.number(weight, 1),
        score: inScore ? format.tenths(contribution) : labels.noneDash,
        freshness: dataAgeView(health, format),
        className: health.status === 'counted' ? 'metric' : 'metric metric_off'
    };
}

function shaped(context: ComputedContext): ShapedLine[] {
    const { answer, format } = context;
    const coverage = fill(
        labels.shapedCoverage,
        coverageText(format, answer.coverage),
        coverageText(format, answer.coverageFloor)
    );
    return [{ key: 'coverage', iconName: 'utility:clock', text: coverage }, ...limits(context), ...formula(context)];
}

function limits({ answer, format }: ComputedContext): ShapedLine[] {
    const lines: ShapedLine[] = [];
    if (answer.kind === 'scored' && answer.cap) {
        const { max, reason, endsWhen } = answer.cap;
        lines.push({
            key: 'cap',
            iconName: 'utility:lock',
            text: fill(labels.shapedCap, format.number(max), reason, endsWhen)
        });
    }
    if (answer.override) {
        const { score, by, expiresOn } = answer.override;
        const text = fill(labels.shapedOverride, format.number(score), by ?? labels.somebody, format.day(expiresOn));
        lines.push({ key: 'override', iconName: 'utility:edit', text });
    }
    return lines.length > 0 ? lines : [{ key: 'free', iconName: 'utility:check', text: labels.shapedFree }];
}

function formula({ records, prepared, format }: ComputedContext): ShapedLine[] {
    const current = records.models?.find(({ version }) => version === prepared.model.version);
    const isOfOther = ({ modelVersion }: SnapshotRecord): boolean =>
        modelVersion !== null && modelVersion !== current?.version;
    // The customer has known no other formula: nothing has changed for it.
    if (!current?.activatedAt || !records.year?.some(isOfOther)) return [];
    const day = format.day(format.dayOf(current.activatedAt));
    const text = current.note
        ? fill(labels.shapedFormulaNote, current.version, day, current.note)
        : fill(labels.shapedFormula, current.version, day);
    return [{ key: 'formula', iconName: 'utility:change_record_type', text }];
}

/** The table as plain text, a metric a line, for mails and notes. */
function copyText(view: Omit<WhyView, 'copyText'>): string {
    const lines = view.groups.flatMap((part) => [
        `${part.label}: ${part.points} × ${part.weight} = ${part.score}`,
        ...part.rows.map(
            ({ label, value, points, weight, score, freshness }) =>
                `  ${label}: ${value}; ${points} × ${weight} = ${score} (${freshness.text})`
        )
    ]);
    return [
        `${view.title} ${view.subtitle}`,
        `${view.rule} ${view.addsUp}`,
        ...lines,
        `${labels.total}: ${view.total.score}, ${view.total.chip.label}`,
        ...view.shaped.map(({ text }) => text)
    ].join('\n');
}

/** "Scored today" inside a sentence. */
function lowerFirst(text: string): string {
    return text.charAt(0).toLocaleLowerCase() + text.slice(1);
}
