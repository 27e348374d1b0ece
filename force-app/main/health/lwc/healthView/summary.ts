import { bandOf } from 'c/success';
import type { Band, HealthAnswer, ScoredHealth } from 'c/success';
import { fill } from 'c/uiFormat';
import { labels } from 'c/healthLabels';
import type { ViewContext } from './context.ts';
import type { ChangeOutcome } from './change.ts';
import { coverageText } from './coverageText.ts';
import type { ChangeView, ChipView, CoverageView, LedgerPeriod, SummaryView } from './types.ts';

/** "58 Yellow". */
export function scoreAndBand(context: ViewContext, score: number, band: string | null): string {
    return [context.format.number(score), band].filter(Boolean).join(' ');
}

/** Upper limits of all bands but the best. */
function bandLimits(context: ViewContext): number[] {
    return context.prepared.model.health.bands.slice(0, -1).map((band) => band.upTo);
}

/** The chip that says the band. */
export function bandChip(band: Band): ChipView {
    return { key: 'band', label: band.label, tone: band.tone };
}

/** Ring, chips, changes and coverage of a score that was computed on the page. */
export function scoredSummary(
    context: ViewContext,
    answer: ScoredHealth,
    outcomes: Readonly<Record<LedgerPeriod, ChangeOutcome>>
): SummaryView {
    return {
        ...ring(context, answer.score, answer.band),
        chips: [bandChip(answer.band), ...marks(answer)],
        ...beside(context, answer),
        whyText: whyText(context, answer),
        changes: [changeView(context, 'four', outcomes.four), changeView(context, 'one', outcomes.one)].flat(),
        coverage: coverage(context, answer),
        line: freshLine(context, answer)
    };
}

/** The same where there is not enough data. */
export function emptySummary(context: ViewContext, answer: HealthAnswer, line: string): SummaryView {
    return {
        score: null,
        scoreText: labels.noneDash,
        outOfText: '',
        tone: 'none',
        limits: bandLimits(context),
        ringLabel: labels.ringLabelNone,
        chips: [{ key: 'band', label: labels.notEnoughData, tone: 'none' }],
        whyText: '',
        besideLead: '',
        besideText: '',
        changes: [],
        coverage: coverage(context, answer),
        line
    };
}

/** The same from what is stored, where the metrics are hidden from the viewer. */
export function storedSummary(context: ViewContext, score: number): SummaryView {
    const { customer } = context.records;
    const known = typeof customer?.metricsCounted === 'number' && typeof customer.metricsApplicable === 'number';
    const band = bandOf(context.prepared.model, score);
    const floor = context.prepared.model.health.coverageFloor;
    return {
        ...ring(context, score, band),
        chips: [bandChip(band)],
        whyText: '',
        besideLead: '',
        besideText: '',
        changes: [],
        coverage: typeof customer?.coverage === 'number' ? coverageView(context, customer.coverage / 100, floor) : null,
        line: known ? freshMetrics(context, customer.metricsCounted ?? 0, customer.metricsApplicable ?? 0) : ''
    };
}

function ring(context: ViewContext, score: number, band: Band) {
    const scoreText = context.format.number(score);
    return {
        score,
        scoreText,
        outOfText: labels.outOf100,
        tone: band.tone,
        limits: bandLimits(context),
        ringLabel: fill(labels.ringLabel, scoreText, band.label)
    };
}

/** Asks for the sum: of the computed score without its cap, because that is what adds up. */
export function whyText({ format }: ViewContext, answer: HealthAnswer): string {
    const sum = answer.kind === 'scored' ? answer.uncapped : null;
    return sum ? fill(labels.whyScore, format.number(sum.score)) : labels.whyNoScore;
}

function marks(answer: ScoredHealth): ChipView[] {
    if (answer.override) return [{ key: 'override', label: labels.override, tone: 'info', iconName: 'utility:edit' }];
    return answer.cap ? [{ key: 'cap', label: labels.capped, tone: 'outline', iconName: 'utility:lock' }] : [];
}

/** What the score would be without the override or the cap. */
function beside(context: ViewContext, answer: ScoredHealth): Pick<SummaryView, 'besideLead' | 'besideText'> {
    if (answer.override) {
        const { computed } = answer;
        const text = computed ? scoreAndBand(context, computed.score, computed.band.label) : labels.notEnoughData;
        return { besideLead: labels.computed, besideText: text };
    }
    if (answer.cap && answer.uncapped) {
        const { score, band } = answer.uncapped;
        return { besideLead: labels.withoutCap, besideText: scoreAndBand(context, score, band.label) };
    }
    return { besideLead: '', besideText: '' };
}

function changeView(context: ViewContext, period: LedgerPeriod, outcome: ChangeOutcome): ChangeView[] {
    if (outcome.kind !== 'explained') return [];
    const { change } = outcome.explanation;
    if (change === 0) {
        const text = period === 'four' ? labels.changeNone4 : labels.changeNone1;
        return [
            {
                period,
                text,
                label: text,
                iconName: '',
                className: 'move move_none',
                opensLedger: outcome.explanation.lines.length > 0
            }
        ];
    }
    const text = fill(
        period === 'four' ? labels.change4Weeks : labels.change1Week,
        context.format.number(Math.abs(change))
    );
    return [
        {
            period,
            text,
            label: fill(change < 0 ? labels.changeFell : labels.changeRose, text),
            iconName: change < 0 ? 'utility:arrowdown' : 'utility:arrowup',
            className: change < 0 ? 'move move_loss' : 'move move_gain',
            opensLedger: true
        }
    ];
}

function coverage(context: ViewContext, answer: HealthAnswer): CoverageView {
    return coverageView(context, answer.coverage, answer.coverageFloor);
}

function coverageView({ format }: ViewContext, share: number, floor: number): CoverageView {
    return {
        share,
        floor,
        text: coverageText(format, share),
        floorText: fill(labels.coverageFloor, coverageText(format, floor))
    };
}

function freshLine(context: ViewContext, answer: HealthAnswer): string {
    return freshMetrics(context, answer.counted, answer.applicable);
}

/** "11 of 13 metrics have fresh data". */
export function freshMetrics({ format }: ViewContext, counted: number, applicable: number): string {
    return fill(labels.freshMetrics, format.number(counted), format.number(applicable));
}
