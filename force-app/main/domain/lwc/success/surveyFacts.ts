import { addDays, daysBetween } from './calendar.ts';
import type { FactValue } from './facts.ts';
import type { CalendarDate, SurveySource } from './model.ts';
import type { PlayFactDays, PlayFactValue } from './playsFacts.ts';
import { answersUpTo, awaitsFollowUp, isLowAnswer, latestAnswer, surveyFigure } from './surveys.ts';
import type { SurveyAnswer, SurveyKind } from './surveys.ts';

/** What answers to surveys say of a customer: as metrics of health, and as facts of triggers. */

/**
 * The value that a source reads from answers. A share is that of the window; where nobody answered in it, that of the window which ends with
 * the last answer: an old value, which the metric's freshness calls stale. Null: nobody ever answered.
 */
export function surveyValue(
    source: SurveySource,
    answers: readonly SurveyAnswer[],
    asOf: CalendarDate
): FactValue | null {
    const { touchpoints } = source;
    const kind: SurveyKind = source.value === 'satisfiedShare' ? 'CSAT' : 'NPS';
    const asked = answersUpTo(answers, asOf).filter((each) => {
        return each.kind === kind && (touchpoints === undefined || touchpoints.includes(each.touchpoint ?? ''));
    });
    const latest = latestAnswer(asked);
    if (latest === null) {
        return null;
    }
    if (source.value === 'lastNps') {
        return { value: latest.answer, measuredOn: latest.answeredOn };
    }
    const { windowDays } = source;
    const isOld = latest.answeredOn <= addDays(asOf, -windowDays);
    const figure = surveyFigure(asked, kind, { asOf: isOld ? latest.answeredOn : asOf, windowDays });
    return figure && { value: figure.value, measuredOn: figure.latestOn };
}

/** What is known of surveys beside the answers: values that were recorded in their place. */
export interface RecordedVoice {
    readonly nps: FactValue | null;
    readonly satisfiedShare: FactValue | null;
}

/** Of a share that stands in for answers: two of five. */
const LOW_SHARE = 40;

/** Facts of triggers, and the days on which they were measured. */
export interface SurveyFacts {
    readonly values: Readonly<Record<string, PlayFactValue>>;
    readonly days: PlayFactDays;
}

/** What triggers may ask of surveys on a day. */
export function surveyPlayFacts(
    answers: readonly SurveyAnswer[],
    recorded: RecordedVoice,
    asOf: CalendarDate
): SurveyFacts {
    const known = answersUpTo(answers, asOf);
    return known.length === 0 ? recordedFacts(recorded, asOf) : answeredFacts(known, asOf);
}

function answeredFacts(known: readonly SurveyAnswer[], asOf: CalendarDate): SurveyFacts {
    const values: Record<string, PlayFactValue> = {
        'survey.answers': known.length,
        'survey.openFollowUps': known.filter((each) => awaitsFollowUp(each, asOf)).length
    };
    const days: Record<string, CalendarDate> = {};
    const latest = latestAnswer(known);
    if (latest) {
        values['survey.daysSinceLastAnswer'] = daysBetween(latest.answeredOn, asOf);
        values['survey.lastAnswer'] = answerText(latest);
    }
    for (const kind of ['NPS', 'CSAT'] as const) {
        const last = latestAnswer(known, kind);
        if (last) {
            addLast({ values, days }, kind, { value: last.answer, measuredOn: last.answeredOn }, asOf);
        }
    }
    const low = latestAnswer(known.filter(({ kind, answer }) => isLowAnswer(kind, answer)));
    if (low) {
        values['survey.lowAnswer'] = answerText(low);
    }
    return { values, days };
}

/** Where there are no answers, what was recorded in their place speaks for them. */
function recordedFacts({ nps, satisfiedShare }: RecordedVoice, asOf: CalendarDate): SurveyFacts {
    const values: Record<string, PlayFactValue> = { 'survey.answers': 0, 'survey.openFollowUps': 0 };
    const days: Record<string, CalendarDate> = {};
    if (nps && typeof nps.value === 'number') {
        addLast({ values, days }, 'NPS', { value: nps.value, measuredOn: nps.measuredOn }, asOf);
        if (isLowAnswer('NPS', nps.value)) {
            values['survey.lowAnswer'] = dated(`NPS ${nps.value} of 10`, nps.measuredOn);
        }
    }
    if (values['survey.lowAnswer'] === undefined && satisfiedShare && Number(satisfiedShare.value) <= LOW_SHARE) {
        const percent = Math.round(Number(satisfiedShare.value));
        values['survey.lowAnswer'] = dated(`CSAT ${percent}% satisfied`, satisfiedShare.measuredOn);
    }
    return { values, days };
}

/** Names of the facts of the last answer of a kind. */
const LAST = {
    NPS: { answer: 'survey.lastNps', on: 'survey.lastNpsOn', days: 'survey.daysSinceNps' },
    CSAT: { answer: 'survey.lastCsat', on: 'survey.lastCsatOn', days: 'survey.daysSinceCsat' }
} as const;

function addLast(
    { values, days }: { values: Record<string, PlayFactValue>; days: Record<string, CalendarDate> },
    kind: SurveyKind,
    { value, measuredOn }: { value: number; measuredOn: CalendarDate | null },
    asOf: CalendarDate
): void {
    const names = LAST[kind];
    values[names.answer] = value;
    if (measuredOn !== null) {
        values[names.on] = measuredOn;
        values[names.days] = daysBetween(measuredOn, asOf);
        days[names.answer] = measuredOn;
    }
}

function answerText({ kind, answer, answeredOn, touchpoint }: SurveyAnswer): string {
    const asked = touchpoint === null || touchpoint === '' ? '' : ` (${touchpoint})`;
    return `${dated(`${kind} ${answer} of ${kind === 'CSAT' ? 5 : 10}`, answeredOn)}${asked}`;
}

function dated(text: string, on: CalendarDate | null): string {
    return on === null ? text : `${text} on ${on}`;
}
