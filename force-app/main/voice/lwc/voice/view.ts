import { awaitsFollowUp } from 'c/success';
import type { BandTone } from 'c/uiBands';
import { fill } from 'c/uiFormat';
import type { Format } from 'c/uiFormat';
import type { TrendView } from 'c/voiceTrend';
import { labels } from 'c/voiceLabels';
import type { ErrorView } from 'c/uiCardReading';
import { noAccess, noAccount } from 'c/uiNothing';
import { followUpView } from './followUp.ts';
import type { FollowUpView } from './followUp.ts';
import type { SurveyRecord, VoiceRecords } from './records.ts';
import { trendsOf, trendTable } from './trends.ts';
import type { TrendRow } from './trends.ts';
import { answerWords, classWords, touchpointWord } from './words.ts';

export type VoiceView =
    | { readonly kind: 'loading' }
    | ErrorView
    | { readonly kind: 'panel'; readonly heading: string; readonly text: string; readonly mayRecord: boolean }
    | ReadyView;

export interface ReadyView {
    readonly kind: 'ready';
    readonly mayRecord: boolean;
    /** CSAT and NPS. */
    readonly trends: readonly TrendView[];
    readonly table: readonly TrendRow[];
    /** Low answers that wait for a call; null: none does. */
    readonly waiting: { readonly strong: string; readonly text: string } | null;
    /** Those that wait first, then the latest. */
    readonly answers: readonly AnswerView[];
    /** Where older answers were not read; else empty. */
    readonly truncated: string;
}

export interface AnswerView {
    readonly id: string;
    /** "CSAT 2 of 5", and what it counts as. */
    readonly answer: string;
    readonly className: string;
    readonly tone: BandTone;
    readonly comment: string;
    /** Empty where the contact cannot be opened. */
    readonly respondentId: string;
    readonly respondent: string;
    /** Touchpoint and day. */
    readonly meta: string;
    readonly caseId: string;
    readonly caseLabel: string;
    readonly followUp: FollowUpView;
}

export interface ViewOptions {
    readonly format: Format;
    readonly editable: boolean;
    readonly creatable: boolean;
    /** On the page of an opportunity. */
    readonly isOpportunity: boolean;
    /** Answers that are read at most. */
    readonly most: number;
}

/** What the card shows of these records on the day of `format.today`. Pure. */
export function voiceView(records: VoiceRecords, options: ViewOptions): VoiceView {
    const { account, customer, surveys } = records;
    const name = account?.name ?? '';
    if (account === null) return noAccount(options.isOpportunity);
    if (customer === undefined || surveys === undefined) {
        return noAccess();
    }
    if (customer === null) return panel(fill(labels.noCustomer, name), false);
    const mayRecord = options.creatable && Boolean(customer.accountKey);
    if (surveys.length === 0) return panel(fill(mayRecord ? labels.noneText : labels.noneTextAsk, name), mayRecord);
    return readyView(surveys, options, mayRecord);
}

function readyView(surveys: readonly SurveyRecord[], options: ViewOptions, mayRecord: boolean): ReadyView {
    const { format, most } = options;
    const waits = (survey: SurveyRecord): boolean => awaitsFollowUp(survey, format.today);
    const waiting = surveys.filter(waits);
    const ordered = [...waiting, ...surveys.filter((survey) => !waits(survey))];
    return {
        kind: 'ready',
        mayRecord,
        trends: trendsOf(surveys, format),
        table: trendTable(surveys, format),
        waiting: waitingOf(waiting, format),
        answers: ordered.map((survey) => answerView(survey, options)),
        truncated: surveys.length < most ? '' : fill(labels.truncated, format.number(most))
    };
}

function waitingOf(waiting: readonly SurveyRecord[], format: Format): ReadyView['waiting'] {
    const oldest = waiting.at(-1);
    if (!oldest) return null;
    const count = format.number(waiting.length);
    return {
        strong: waiting.length === 1 ? labels.waitingOne : fill(labels.waitingOther, count),
        text: fill(labels.waitingSince, format.day(oldest.answeredOn))
    };
}

function answerView(survey: SurveyRecord, options: ViewOptions): AnswerView {
    const { kind, answer } = survey;
    const { format } = options;
    const [className, tone] = classWords(kind, answer);
    return {
        id: survey.id,
        answer: answerWords(kind, answer),
        className,
        tone,
        comment: survey.comment ?? '',
        respondentId: survey.respondent ? (survey.respondentId ?? '') : '',
        respondent: survey.respondent ?? labels.unknownPerson,
        meta: [touchpointWord(survey.touchpoint), format.day(survey.answeredOn)].filter(Boolean).join(' · '),
        caseId: survey.caseNumber ? (survey.caseId ?? '') : '',
        caseLabel: survey.caseNumber ? fill(labels.caseLink, survey.caseNumber) : '',
        followUp: followUpView(survey, options)
    };
}

function panel(text: string, mayRecord: boolean): VoiceView {
    return { kind: 'panel', heading: labels.noneTitle, text, mayRecord };
}
