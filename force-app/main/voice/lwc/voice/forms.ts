import { ANSWER_SCALE, isCalendarDate } from 'c/success';
import type { SurveyKind } from 'c/success';
import type { Form } from 'c/uiAsk';
import type { Format } from 'c/uiFormat';
import type { FormValues } from 'c/uiFormDialog';
import { labels } from 'c/voiceLabels';
import type { VoiceRecords } from './records.ts';
import { TOUCHPOINTS } from './words.ts';
import type { NewAnswer } from './writes.ts';

/** The longest comment that the field holds. */
const MAX_COMMENT = 32_000;
/** A combobox knows no choice without a value. */
const NOT_SAID = '-';

/** Asks for an answer that somebody gave in a call or a meeting. */
export function recordForm({ contacts }: VoiceRecords, { today }: Format): Form {
    const kinds = [
        { value: 'CSAT', label: labels.kindCsat },
        { value: 'NPS', label: labels.kindNps }
    ];
    const touchpoints = TOUCHPOINTS.map(([value, label]) => ({ value, label }));
    const people = contacts.map(({ id, name }) => ({ value: id, label: name }));
    const notSaid = { value: NOT_SAID, label: labels.notSaid };
    return {
        heading: labels.record,
        intro: labels.recordIntro,
        fields: [
            { name: 'kind', label: labels.kind, type: 'radio', value: 'CSAT', options: kinds, required: true },
            { name: 'answer', label: labels.answer, type: 'number', value: '', min: '0', max: '10', required: true },
            { name: 'on', label: labels.answeredOn, type: 'date', value: today, max: today, required: true },
            {
                name: 'touchpoint',
                label: labels.touchpoint,
                type: 'choice',
                value: 'Relationship',
                options: touchpoints
            },
            {
                name: 'respondent',
                label: labels.respondent,
                type: 'choice',
                value: NOT_SAID,
                options: [...people, notSaid]
            },
            { name: 'comment', label: labels.comment, type: 'longText', value: '', maxLength: MAX_COMMENT }
        ],
        check: (values) => checkOf(values, today)
    };
}

function checkOf({ kind, answer = '', on = '' }: FormValues, today: string): FormValues {
    const [lowest, highest] = ANSWER_SCALE[kind as SurveyKind] ?? ANSWER_SCALE.CSAT;
    const value = answer === '' ? Number.NaN : Number(answer);
    const fits = Number.isInteger(value) && value >= lowest && value <= highest;
    return {
        answer: fits ? '' : kind === 'NPS' ? labels.checkNps : labels.checkCsat,
        on: isCalendarDate(on) && on <= today ? '' : labels.checkAnsweredOn
    };
}

/** The answer that passed the check. */
export function answerOf({ kind, answer, on, touchpoint, respondent, comment }: FormValues): NewAnswer {
    return {
        kind: kind === 'NPS' ? 'NPS' : 'CSAT',
        answer: Number(answer),
        answeredOn: on ?? '',
        touchpoint: touchpoint ? touchpoint : null,
        respondentId: !respondent || respondent === NOT_SAID ? null : respondent,
        comment: comment ? comment : null
    };
}
