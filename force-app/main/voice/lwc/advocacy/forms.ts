import { isCalendarDate } from 'c/success';
import type { Form } from 'c/uiAsk';
import { fill } from 'c/uiFormat';
import type { Format } from 'c/uiFormat';
import type { FormField } from 'c/uiFormDialog';
import { labels } from './labels.ts';
import type { AdvocacyRecord, AdvocacyRecords } from './records.ts';
import { roomView } from './view.ts';
import { KINDS } from './words.ts';

const MAX_NOTE = 255;
/** A combobox knows no choice without a value. */
const NOT_SAID = '-';

/** Asks what a customer was asked for. Beyond the limit it says so, and wants a reason. */
export function askForm(records: AdvocacyRecords, format: Format): Form {
    const room = roomView(records, format);
    const kinds = KINDS.map(([value, label]) => ({ value, label }));
    return {
        heading: fill(labels.formAsk, records.account?.name ?? ''),
        intro: room.isLimited ? fill(labels.limitIntro, room.text, room.until) : room.text,
        fields: [
            { name: 'kind', label: labels.kind, type: 'choice', value: '', options: kinds, required: true },
            ...whoAndWhen(records, format),
            noteField(room.isLimited ? labels.why : labels.note, room.isLimited)
        ],
        check: ({ kind, on, note }) => ({
            kind: kind === '' ? labels.checkKind : '',
            on: checkDay(on, '', format),
            note: room.isLimited && note === '' ? labels.checkWhy : ''
        })
    };
}

/** Asks whom to nominate, and why. */
export function nominateForm(records: AdvocacyRecords, format: Format): Form {
    return {
        heading: fill(labels.formNominate, records.account?.name ?? ''),
        intro: '',
        fields: [...whoAndWhen(records, format), noteField(labels.note, false)],
        check: ({ on }) => ({ on: checkDay(on, '', format) })
    };
}

/** Asks on which day it was given. */
export function givenForm({ askedOn, givenOn }: AdvocacyRecord, format: Format): Form {
    const { today } = format;
    const value = givenOn ?? today;
    return {
        heading: labels.formGiven,
        intro: '',
        fields: [{ name: 'on', label: labels.givenOn, type: 'date', value, min: askedOn, max: today, required: true }],
        check: ({ on }) => ({ on: checkDay(on, askedOn, format) })
    };
}

/** Asks for the note of what was asked for. */
export function noteForm({ note }: AdvocacyRecord): Form {
    return {
        heading: labels.formNote,
        intro: '',
        fields: [{ ...noteField(labels.note, false), value: note ?? '' }],
        check: () => ({})
    };
}

/** The contact that a form's value stands for. */
export function contactOf(value: string | undefined): string | null {
    return value === undefined || value === '' || value === NOT_SAID ? null : value;
}

function whoAndWhen({ contacts }: AdvocacyRecords, { today }: Format): readonly FormField[] {
    const options = [
        ...contacts.map(({ id, name }) => ({ value: id, label: name })),
        { value: NOT_SAID, label: labels.notSaid }
    ];
    return [
        { name: 'contact', label: labels.contact, type: 'choice', value: NOT_SAID, options },
        { name: 'on', label: labels.askedOn, type: 'date', value: today, max: today, required: true }
    ];
}

function noteField(label: string, required: boolean): FormField {
    return { name: 'note', label, type: 'longText', value: '', maxLength: MAX_NOTE, required };
}

function checkDay(on: string | undefined, earliest: string, { today }: Format): string {
    const fits = on !== undefined && isCalendarDate(on) && on >= earliest && on <= today;
    if (fits) return '';
    return earliest === '' ? labels.checkAskedOn : labels.checkGivenOn;
}
