import { rolePresence } from 'c/success';
import type { StakeholderRole } from 'c/success';
import { fill } from 'c/uiFormat';
import type { Format } from 'c/uiFormat';
import type { ErrorView } from 'c/uiCardReading';
import type { MenuItem } from 'c/uiMenu';
import { noAccess, noAccount } from 'c/uiNothing';
import { labels } from './labels.ts';
import type { StakeholderRecord, StakeholderRecords } from './records.ts';

export type StakeholdersView =
    | { readonly kind: 'loading' }
    | ErrorView
    | { readonly kind: 'panel'; readonly heading: string; readonly text: string; readonly mayAdd: boolean }
    | ReadyView;

export interface ReadyView {
    readonly kind: 'ready';
    readonly mayAdd: boolean;
    /** There is no sponsor; null: there is one. */
    readonly warning: { readonly strong: string; readonly text: string } | null;
    readonly people: readonly PersonView[];
    readonly left: readonly PersonView[];
}

export interface PersonView {
    readonly id: string;
    readonly name: string;
    /** Empty where the contact cannot be opened. */
    readonly contactId: string;
    readonly initials: string;
    /** Role, title and influence, as far as they are known. */
    readonly role: string;
    readonly text: string;
    readonly leftText: string;
    readonly note: string;
    readonly menuLabel: string;
    readonly menu: readonly MenuItem[];
}

/** Words of roles and influence, by what records hold; roles in the order of the list. */
export const ROLES: readonly (readonly [StakeholderRole, string])[] = [
    ['Sponsor', labels.sponsor],
    ['Champion', labels.champion],
    ['Decision Maker', labels.decisionMaker],
    ['User', labels.user]
];
export const INFLUENCES: readonly (readonly [string, string])[] = [
    ['High', labels.high],
    ['Medium', labels.medium],
    ['Low', labels.low]
];

export interface ViewOptions {
    readonly format: Format;
    readonly editable: boolean;
    readonly creatable: boolean;
    /** On the page of an opportunity. */
    readonly isOpportunity: boolean;
}

/** What the card shows of these records on the day of `format.today`. Pure. */
export function stakeholdersView(records: StakeholderRecords, options: ViewOptions): StakeholdersView {
    const { account, customerId, stakeholders } = records;
    const name = account?.name ?? '';
    if (account === null) return noAccount(options.isOpportunity);
    if (customerId === undefined || stakeholders === undefined) {
        return noAccess();
    }
    if (customerId === null) return panel(fill(labels.noCustomer, name), false);
    if (stakeholders.length === 0) {
        return panel(fill(options.creatable ? labels.noneText : labels.noneTextAsk, name), options.creatable);
    }
    return readyView(stakeholders, options);
}

/** Name of a stakeholder. */
export function nameOf({ contact }: Pick<StakeholderRecord, 'contact'>): string {
    return contact?.name ?? labels.hiddenContact;
}

function readyView(stakeholders: readonly StakeholderRecord[], options: ViewOptions): ReadyView {
    const { format } = options;
    const isGone = ({ leftOn }: StakeholderRecord): boolean => Boolean(leftOn) && leftOn! <= format.today;
    const sorted = stakeholders.toSorted((a, b) => rankOf(a) - rankOf(b) || compare(nameOf(a), nameOf(b)));
    return {
        kind: 'ready',
        mayAdd: options.creatable,
        warning: warningOf(stakeholders, format),
        people: sorted.filter((one) => !isGone(one)).map((one) => personView(one, options)),
        left: sorted.filter(isGone).map((one) => personView(one, options))
    };
}

/** A sponsor who left limits the health until another is named. */
function warningOf(stakeholders: readonly StakeholderRecord[], format: Format): ReadyView['warning'] {
    const known = stakeholders.flatMap(({ role, leftOn }) => {
        const [own] = ROLES.find(([key]) => key === role) ?? [];
        return own === undefined ? [] : [{ role: own, leftOn: leftOn ?? null }];
    });
    const presence = rolePresence(known, 'Sponsor', format.today);
    if (presence.kind === 'present') return null;
    const text = presence.kind === 'left' ? fill(labels.sponsorLeft, format.day(presence.on)) : labels.sponsorUnnamed;
    return { strong: labels.noSponsor, text };
}

function personView(record: StakeholderRecord, { format, editable }: ViewOptions): PersonView {
    const name = nameOf(record);
    const influence = INFLUENCES.find(([key]) => key === record.influence)?.[1];
    const texts = [record.contact?.title, influence ? fill(labels.influenceText, influence) : null];
    return {
        id: record.id,
        name,
        contactId: record.contact ? (record.contactId ?? '') : '',
        initials: initialsOf(name),
        role: ROLES.find(([key]) => key === record.role)?.[1] ?? '',
        text: texts.filter(Boolean).join(' · '),
        leftText: record.leftOn ? fill(labels.left, format.day(record.leftOn)) : '',
        note: record.note ?? '',
        menuLabel: fill(labels.menu, name),
        menu: editable ? menuOf(record) : []
    };
}

function menuOf({ leftOn }: StakeholderRecord): PersonView['menu'] {
    const edit = { value: 'edit', label: labels.actEdit };
    if (leftOn) return [{ value: 'back', label: labels.actBack }, { value: 'leftOn', label: labels.actLeftOn }, edit];
    return [{ value: 'left', label: labels.actLeft }, { value: 'leftOn', label: labels.actLeftOn }, edit];
}

function rankOf({ role }: StakeholderRecord): number {
    const rank = ROLES.findIndex(([key]) => key === role);
    return rank < 0 ? ROLES.length : rank;
}

function compare(a: string, b: string): number {
    return a < b ? -1 : a > b ? 1 : 0;
}

function initialsOf(name: string): string {
    const words = name.split(/\s+/).filter((word) => word !== '');
    const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '');
    return letters.join('').toUpperCase();
}

function panel(text: string, mayAdd: boolean): StakeholdersView {
    return { kind: 'panel', heading: labels.noneTitle, text, mayAdd };
}
