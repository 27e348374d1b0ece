import { addDays, isCalendarDate } from './calendar.ts';
import type { CalendarDate } from './model.ts';

/** Which question was asked, as it is stored: CSAT from 1 to 5, NPS from 0 to 10. */
export type SurveyKind = 'CSAT' | 'NPS';

/** Where the closed loop stands, as it is stored. */
export type FollowUpState = 'Not Needed' | 'Open' | 'Called' | 'Closed';

/** What an answer counts as, as the formula of the record says. */
export type AnswerClass = 'Satisfied' | 'Neutral' | 'Dissatisfied' | 'Promoter' | 'Passive' | 'Detractor';

/** One answer of a customer. */
export interface SurveyAnswer {
    readonly kind: SurveyKind;
    /** CSAT 1 to 5, NPS 0 to 10. */
    readonly answer: number;
    readonly answeredOn: CalendarDate;
    readonly touchpoint: string | null;
    /** Null: nobody has said; a low answer then waits for a call. */
    readonly followUp: FollowUpState | null;
    /** Day of the call; null: none was made. */
    readonly followedUpOn: CalendarDate | null;
}

/** Lowest and highest answer of a kind. */
export const ANSWER_SCALE: Readonly<Record<SurveyKind, readonly [lowest: number, highest: number]>> = {
    CSAT: [1, 5],
    NPS: [0, 10]
};

/** CSAT: satisfied from 4, dissatisfied up to 2. NPS: promoters from 9, detractors up to 6. */
export function answerClass(kind: SurveyKind, answer: number): AnswerClass {
    if (kind === 'CSAT') {
        return answer >= 4 ? 'Satisfied' : answer >= 3 ? 'Neutral' : 'Dissatisfied';
    }
    return answer >= 9 ? 'Promoter' : answer >= 7 ? 'Passive' : 'Detractor';
}

/** Whether an answer asks somebody to call. */
export function isLowAnswer(kind: SurveyKind, answer: number): boolean {
    const found = answerClass(kind, answer);
    return found === 'Detractor' || found === 'Dissatisfied';
}

/** Whether a low answer waits for a call on a day. */
export function awaitsFollowUp(
    { kind, answer, answeredOn, followUp, followedUpOn }: SurveyAnswer,
    asOf: CalendarDate
): boolean {
    if (answeredOn > asOf || followUp === 'Not Needed') {
        return false;
    }
    const wasCalled = followUp === 'Called' || followUp === 'Closed';
    // A call after the day had not been made on it.
    const isWaiting = wasCalled ? isCalendarDate(followedUpOn) && followedUpOn > asOf : true;
    return isWaiting && (followUp !== null || isLowAnswer(kind, answer));
}

/** Answers known on a day, in no order; those that are no answers (off the scale, without a day) are left out. */
export function answersUpTo(answers: readonly SurveyAnswer[], asOf: CalendarDate): readonly SurveyAnswer[] {
    return answers.filter(({ kind, answer, answeredOn }) => {
        const [lowest, highest] = ANSWER_SCALE[kind] ?? [1, 0];
        return answer >= lowest && answer <= highest && isCalendarDate(answeredOn) && answeredOn <= asOf;
    });
}

/** The last answer of a kind; of several on one day the lowest, as bad news must not hide. Null: there is none. */
export function latestAnswer(answers: readonly SurveyAnswer[], kind?: SurveyKind): SurveyAnswer | null {
    let latest: SurveyAnswer | null = null;
    for (const each of answers) {
        const isOfKind = kind === undefined || each.kind === kind;
        if (isOfKind && (latest === null || isLater(each, latest))) {
            latest = each;
        }
    }
    return latest;
}

function isLater(one: SurveyAnswer, other: SurveyAnswer): boolean {
    if (one.answeredOn !== other.answeredOn) {
        return one.answeredOn > other.answeredOn;
    }
    return shareOfScale(one) < shareOfScale(other);
}

/** 0 to 1, so that answers of both kinds compare. */
function shareOfScale({ kind, answer }: SurveyAnswer): number {
    const [lowest, highest] = ANSWER_SCALE[kind];
    return (answer - lowest) / (highest - lowest);
}

/** What answers of one kind come to. */
export interface SurveyFigure {
    /** CSAT: percent of 4 and 5 among the answers. NPS: percent of promoters less percent of detractors, -100 to 100. */
    readonly value: number;
    /** How many answers it is made from; at least 1. */
    readonly answers: number;
    readonly latestOn: CalendarDate;
}

/** The figure of the days up to and including a day; null: nobody answered in them. */
export function surveyFigure(
    answers: readonly SurveyAnswer[],
    kind: SurveyKind,
    { asOf, windowDays }: { readonly asOf: CalendarDate; readonly windowDays: number }
): SurveyFigure | null {
    const from = addDays(asOf, 1 - windowDays);
    const found = answersUpTo(answers, asOf).filter((each) => each.kind === kind && each.answeredOn >= from);
    const latest = latestAnswer(found);
    if (latest === null) {
        return null;
    }
    const share = (wanted: AnswerClass): number => {
        return (100 * found.filter(({ answer }) => answerClass(kind, answer) === wanted).length) / found.length;
    };
    const value = kind === 'CSAT' ? share('Satisfied') : share('Promoter') - share('Detractor');
    return { value, answers: found.length, latestOn: latest.answeredOn };
}

/** One point of a trend: the figure of the days up to its day. */
export interface SurveyPoint {
    readonly on: CalendarDate;
    readonly figure: SurveyFigure | null;
}

/**
 * The figure as it was at even steps back in time, oldest first; the last is that of the day itself.
 * @param steps How many points, at least 1.
 */
export function surveyTrend(
    answers: readonly SurveyAnswer[],
    kind: SurveyKind,
    { asOf, windowDays, stepDays, steps }: TrendSpan
): readonly SurveyPoint[] {
    return Array.from({ length: steps }, (_, index) => {
        const on = addDays(asOf, -stepDays * (steps - 1 - index));
        return { on, figure: surveyFigure(answers, kind, { asOf: on, windowDays }) };
    });
}

export interface TrendSpan {
    readonly asOf: CalendarDate;
    readonly windowDays: number;
    readonly stepDays: number;
    readonly steps: number;
}
