import { latestAnswer, surveyTrend } from 'c/success';
import type { SurveyFigure, SurveyKind, SurveyPoint } from 'c/success';
import { fill } from 'c/uiFormat';
import type { Format } from 'c/uiFormat';
import type { TrendView } from 'c/voiceTrend';
import { labels } from 'c/voiceLabels';
import type { SurveyRecord } from './records.ts';

/** One line of the table: a day, and the figures of the days up to it. */
export interface TrendRow {
    readonly key: string;
    readonly day: string;
    readonly csat: string;
    readonly csatAnswers: string;
    readonly nps: string;
    readonly npsAnswers: string;
}

/** A figure from fewer answers says little. */
const FEW_ANSWERS = 3;
const SPAN = { stepDays: 28, steps: 14 } as const;
/** CSAT is told of a quarter, NPS, which is asked more rarely, of half a year: so do the metrics of the model by default. */
const KINDS: readonly { readonly kind: SurveyKind; readonly windowDays: number; readonly lowest: number }[] = [
    { kind: 'CSAT', windowDays: 90, lowest: 0 },
    { kind: 'NPS', windowDays: 180, lowest: -100 }
];

/** CSAT and NPS as they are, and as they were over a year. Pure. */
export function trendsOf(surveys: readonly SurveyRecord[], format: Format): readonly TrendView[] {
    return KINDS.map(({ kind, windowDays, lowest }) => {
        const points = surveyTrend(surveys, kind, { asOf: format.today, windowDays, ...SPAN });
        const figure = points.at(-1)?.figure ?? null;
        const sentence = fill(kind === 'CSAT' ? labels.trendCsat : labels.trendNps, sentenceOf(kind, points, format));
        return {
            key: kind,
            title: kind === 'CSAT' ? labels.csat : labels.nps,
            value: figure ? valueText(kind, figure, format) : '–',
            note: figure ? noteText(kind, figure, windowDays, format) : noneText(surveys, kind, windowDays, format),
            few: figure ? fewText(figure, format) : '',
            sentence,
            points: points.map(({ on, figure: known }) => ({
                key: on,
                height: known ? (100 * (known.value - lowest)) / (100 - lowest) : null
            })),
            first: format.day(points[0]!.on),
            last: format.day(format.today)
        };
    });
}

/** The same in numbers, latest first. Pure. */
export function trendTable(surveys: readonly SurveyRecord[], format: Format): readonly TrendRow[] {
    const [csat, nps] = KINDS.map(({ kind, windowDays }) =>
        surveyTrend(surveys, kind, { asOf: format.today, windowDays, ...SPAN })
    );
    const rows = csat!.map(({ on, figure }, index) => {
        const other = nps![index]!.figure;
        return {
            key: on,
            day: format.fullDay(on),
            csat: figure ? valueText('CSAT', figure, format) : '–',
            csatAnswers: format.number(figure?.answers ?? 0),
            nps: other ? valueText('NPS', other, format) : '–',
            npsAnswers: format.number(other?.answers ?? 0)
        };
    });
    return rows.toReversed();
}

function valueText(kind: SurveyKind, { value }: SurveyFigure, format: Format): string {
    if (kind === 'CSAT') return format.percent(value);
    const rounded = Math.round(value);
    return `${rounded > 0 ? '+' : ''}${format.number(rounded)}`;
}

function noteText(kind: SurveyKind, { answers, value }: SurveyFigure, windowDays: number, format: Format): string {
    const days = format.number(windowDays);
    if (kind === 'CSAT') {
        const satisfied = Math.round((value * answers) / 100);
        return fill(labels.csatNote, format.number(satisfied), format.number(answers), days);
    }
    return answers === 1 ? fill(labels.npsNoteOne, days) : fill(labels.npsNoteOther, format.number(answers), days);
}

function fewText({ answers }: SurveyFigure, format: Format): string {
    if (answers >= FEW_ANSWERS) return '';
    return answers === 1 ? labels.fewOne : fill(labels.fewOther, format.number(answers));
}

function noneText(surveys: readonly SurveyRecord[], kind: SurveyKind, windowDays: number, format: Format): string {
    const last = latestAnswer(surveys, kind);
    if (!last) return labels.noFigureEver;
    return fill(labels.noFigureSince, format.number(windowDays), format.day(last.answeredOn));
}

function sentenceOf(kind: SurveyKind, points: readonly SurveyPoint[], format: Format): string {
    const texts = points.map(({ on, figure }) =>
        fill(labels.trendPoint, format.day(on), figure ? valueText(kind, figure, format) : labels.trendNone)
    );
    return texts.join('; ');
}
