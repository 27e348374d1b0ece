import { isCalendarDate } from 'c/success';
import { fill } from 'c/uiFormat';
import type { Format } from 'c/uiFormat';
import type { Form } from 'c/uiAsk';
import type { FormField } from 'c/uiFormDialog';
import { labels } from './labels.ts';
import type { StakeholderRecord, StakeholderRecords } from './records.ts';
import { INFLUENCES, nameOf, ROLES } from './view.ts';

const MAX_NOTE = 255;
/** A combobox knows no choice without a value. */
const NOT_SAID = '-';

/** Asks for a contact of the account and its role. */
export function addForm({ account, contacts, stakeholders }: StakeholderRecords, role: string): Form {
    const options = contacts.map(({ id, name, title }) => ({
        value: id,
        label: title === '' ? name : `${name}, ${title}`
    }));
    return {
        heading: labels.addTitle,
        intro: options.length === 0 ? fill(labels.noContacts, account?.name ?? '') : '',
        fields: [
            { name: 'contact', label: labels.contact, type: 'choice', value: '', options, required: true },
            ...fieldsOf({ role, influence: null, note: null })
        ],
        check: ({ contact, role: chosen }) => ({
            contact: contact === '' ? labels.checkContact : isTaken(stakeholders ?? [], contact, chosen, null)
        })
    };
}

/** Asks for another role, influence or note. */
export function editForm(record: StakeholderRecord, others: readonly StakeholderRecord[]): Form {
    return {
        heading: fill(labels.editTitle, nameOf(record)),
        intro: '',
        fields: fieldsOf(record),
        check: ({ role }) => ({ role: isTaken(others, record.contactId ?? '', role, record.id) })
    };
}

/** Asks when somebody left. */
export function leftForm(record: StakeholderRecord, format: Format): Form {
    const value = record.leftOn ?? format.today;
    return {
        heading: fill(labels.leftTitle, nameOf(record)),
        intro: '',
        fields: [{ name: 'on', label: labels.leftField, type: 'date', value, max: format.today, required: true }],
        check: ({ on }) => ({ on: isCalendarDate(on) && on <= format.today ? '' : labels.checkLeft })
    };
}

/** The influence that a form's value stands for. */
export function influenceOf(value: string | undefined): string | null {
    return value === undefined || value === '' || value === NOT_SAID ? null : value;
}

function fieldsOf({
    role,
    influence,
    note
}: Pick<StakeholderRecord, 'role' | 'influence' | 'note'>): readonly FormField[] {
    const roles = ROLES.map(([value, label]) => ({ value, label }));
    const influences = INFLUENCES.map(([value, label]) => ({ value, label }));
    return [
        { name: 'role', label: labels.role, type: 'choice', value: role ?? 'User', options: roles, required: true },
        {
            name: 'influence',
            label: labels.influence,
            type: 'choice',
            value: influence ?? NOT_SAID,
            options: [...influences, { value: NOT_SAID, label: labels.notSaid }]
        },
        { name: 'note', label: labels.note, type: 'longText', value: note ?? '', maxLength: MAX_NOTE }
    ];
}

/** A contact has a role once, while it is there. */
function isTaken(
    stakeholders: readonly StakeholderRecord[],
    contact: string | undefined,
    role: string | undefined,
    self: string | null
): string {
    const same = stakeholders.some(
        (one) => one.id !== self && one.contactId === contact && one.role === role && !one.leftOn
    );
    return same ? labels.checkTwice : '';
}
