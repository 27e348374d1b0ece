import { bandOf } from 'c/success';
import type { HealthAnswer } from 'c/success';
import { fill } from 'c/uiFormat';
import { labels } from 'c/healthLabels';
import { chartOf } from './chart.ts';
import type { ViewContext } from './context.ts';
import type { HistoryRow, HistoryView, LegendItem } from './types.ts';
import { modelChanges, overrideSpans, weeksOf } from './weeks.ts';
import type { Span, Week } from './weeks.ts';

const EMPTY: HistoryView = {
    absent: '',
    sentence: '',
    bands: [],
    lines: [],
    overrides: [],
    models: [],
    marks: [],
    marksClass: '',
    xTicks: [],
    yTicks: [],
    current: null,
    legend: [],
    table: []
};

/** A year of weekly scores as a chart and as a table. */
export function historyView(context: ViewContext, answer: HealthAnswer | null): HistoryView {
    const weeks = weeksOf(context, answer);
    if (weeks.length < 2) return { ...EMPTY, absent: labels.yearNone };
    if (weeks.every(({ score }) => score === null)) return { ...EMPTY, absent: labels.yearNoScore };
    const spans = overrideSpans(weeks, answer?.override?.setOn ?? null);
    const changes = modelChanges(weeks);
    return {
        absent: '',
        sentence: sentence(context, weeks, spans, changes),
        ...chartOf(context, weeks, spans, changes),
        legend: legend(context, spans, changes),
        table: table(context, weeks)
    };
}

function legend({ format }: ViewContext, spans: readonly Span[], changes: readonly Week[]): LegendItem[] {
    const items: LegendItem[] = [{ key: 'score', text: labels.legendScore, className: 'key key_score' }];
    for (const { from, to, by } of spans) {
        const period = [format.day(from), format.day(to)] as const;
        const text =
            by === null ? fill(labels.legendOverride, ...period) : fill(labels.legendOverrideBy, ...period, by);
        items.push({ key: `override-${from}`, text, className: 'key key_override' });
    }
    for (const { takenOn } of changes) {
        items.push({
            key: `model-${takenOn}`,
            text: fill(labels.legendFormula, format.day(takenOn)),
            className: 'key key_model'
        });
    }
    return items;
}

function sentence(
    { format }: ViewContext,
    weeks: readonly Week[],
    spans: readonly Span[],
    changes: readonly Week[]
): string {
    const scored = weeks.filter((week): week is Week & { readonly score: number } => week.score !== null);
    const [first, last] = [scored[0], scored[scored.length - 1]];
    if (!first || !last) return '';
    const scores = scored.map(({ score }) => score);
    const [lowest, highest] = [Math.min(...scores), Math.max(...scores)];
    const parts = [
        fill(
            labels.yearSentence,
            format.number(first.score),
            format.day(first.takenOn),
            format.number(last.score),
            format.number(lowest),
            format.number(highest)
        )
    ];
    if (changes.length > 0)
        parts.push(fill(labels.yearFormula, format.list(changes.map(({ takenOn }) => format.day(takenOn)))));
    for (const { from, to, score } of spans) {
        parts.push(fill(labels.yearOverride, format.number(score), format.day(from), format.day(to)));
    }
    return parts.join(' ');
}

function table({ format, now, prepared }: ViewContext, weeks: readonly Week[]): HistoryRow[] {
    const changes = modelChanges(weeks);
    const today = format.dayOf(now);
    return weeks.toReversed().map((week) => ({
        key: week.takenOn,
        day: week.takenOn === today ? labels.today : format.day(week.takenOn),
        score: week.score === null ? labels.noneDash : format.number(week.score),
        band: week.score === null ? labels.notEnoughData : (week.band ?? bandOf(prepared.model, week.score).label),
        remarks: [
            week.overridden ? labels.override : '',
            changes.includes(week) ? fill(labels.modelVersion, week.modelVersion ?? '') : ''
        ]
            .filter(Boolean)
            .join(', ')
    }));
}
