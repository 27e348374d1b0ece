import { askRoom } from 'c/success';
import type { BandTone } from 'c/uiBands';
import { fill, withDays } from 'c/uiFormat';
import type { Format } from 'c/uiFormat';
import type { ErrorView } from 'c/uiCardReading';
import type { MenuItem } from 'c/uiMenu';
import { noAccess, noAccount } from 'c/uiNothing';
import { labels } from './labels.ts';
import type { AdvocacyRecord, AdvocacyRecords } from './records.ts';
import { kindWord, NOMINATION, statusWords } from './words.ts';

export type AdvocacyView =
    | { readonly kind: 'loading' }
    | ErrorView
    | { readonly kind: 'panel'; readonly heading: string; readonly text: string; readonly mayAdd: boolean }
    | ReadyView;

export interface ReadyView {
    readonly kind: 'ready';
    readonly mayAdd: boolean;
    readonly mayNominate: boolean;
    readonly room: RoomView;
    readonly nominated: string;
    /** Latest first; without nominations. */
    readonly asks: readonly AskView[];
}

/** Whether the customer may be asked again. */
export interface RoomView {
    readonly isLimited: boolean;
    readonly tone: BandTone;
    readonly label: string;
    /** How often it was asked, and what the limit is. */
    readonly text: string;
    /** From when on it may be asked again; empty where it may. */
    readonly until: string;
}

export interface AskView {
    readonly id: string;
    readonly title: string;
    readonly status: string;
    readonly tone: BandTone;
    /** Empty where the contact cannot be opened. */
    readonly contactId: string;
    readonly contact: string;
    readonly meta: string;
    readonly note: string;
    readonly menuLabel: string;
    readonly menu: readonly MenuItem[];
}

export interface ViewOptions {
    readonly format: Format;
    readonly editable: boolean;
    readonly creatable: boolean;
    /** On the page of an opportunity. */
    readonly isOpportunity: boolean;
}

/** What the card shows of these records on the day of `format.today`. Pure. */
export function advocacyView(records: AdvocacyRecords, options: ViewOptions): AdvocacyView {
    const { account, customerId, rows, play } = records;
    const name = account?.name ?? '';
    if (account === null) return noAccount(options.isOpportunity);
    if (customerId === undefined || rows === undefined) return noAccess();
    if (customerId === null) return panel(fill(labels.noCustomer, name), false);
    if (rows.length === 0 && play === null) return panel(fill(labels.noneText, name), options.creatable);
    const nominated = nominatedText(records, options.format);
    return {
        kind: 'ready',
        mayAdd: options.creatable,
        mayNominate: options.creatable && nominated === null,
        room: roomView(records, options.format),
        nominated: nominated ?? labels.notNominated,
        asks: rows.filter(({ kind }) => kind !== NOMINATION).map((row) => askView(row, options))
    };
}

/** Whether the customer may be asked today, in words. Pure. */
export function roomView({ model, rows }: AdvocacyRecords, format: Format): RoomView {
    const room = askRoom(model, rows ?? [], format.today);
    if (room.kind === 'unlimited') {
        return { isLimited: false, tone: 'green', label: labels.mayAsk, text: labels.unlimited, until: '' };
    }
    const { maxAsks, withinDays } = model.advocacy!;
    const label = room.asks === 0 ? labels.roomNone : room.asks === 1 ? labels.roomOne : labels.roomOther;
    const text = fill(label, format.number(withinDays), format.number(maxAsks), format.number(room.asks));
    if (room.kind === 'free') return { isLimited: false, tone: 'green', label: labels.mayAsk, text, until: '' };
    const until = fill(labels.limited, format.day(room.freeOn));
    return { isLimited: true, tone: 'yellow', label: labels.mayNotAsk, text, until };
}

/** The last nomination, by a person or by the play; null: there is none. */
function nominatedText({ rows, play }: AdvocacyRecords, format: Format): string | null {
    const own = rows?.find(({ kind }) => kind === NOMINATION);
    if (own && (!play || own.askedOn >= play.startedOn)) {
        return fill(labels.nominated, format.day(own.askedOn), own.askedBy ?? labels.somebody);
    }
    return play && fill(labels.nominatedPlay, format.day(play.startedOn), withDays(play.why, format));
}

function askView(row: AdvocacyRecord, { format, editable }: ViewOptions): AskView {
    const title = kindWord(row.kind);
    const [status, tone] = statusWords(row.status ?? '');
    const asked = row.askedBy
        ? fill(labels.askedMeta, format.day(row.askedOn), row.askedBy)
        : fill(labels.askedMetaNobody, format.day(row.askedOn));
    return {
        id: row.id,
        title,
        status,
        tone,
        contactId: row.contact ? (row.contactId ?? '') : '',
        contact: row.contact ?? labels.unknownPerson,
        meta: row.givenOn ? `${asked} · ${fill(labels.givenMeta, format.day(row.givenOn))}` : asked,
        note: row.note ?? '',
        menuLabel: fill(labels.menu, `${title}, ${format.day(row.askedOn)}`),
        menu: editable ? menuOf(row.status ?? '') : []
    };
}

function menuOf(status: string): AskView['menu'] {
    const all = [
        { value: 'Agreed', label: labels.actAgreed },
        { value: 'Given', label: labels.actGiven },
        { value: 'GivenOn', label: labels.actGivenOn },
        { value: 'Declined', label: labels.actDeclined },
        { value: 'Asked', label: labels.actAsked },
        { value: 'note', label: labels.actNote }
    ];
    return all.filter(({ value }) => value !== status);
}

function panel(text: string, mayAdd: boolean): AdvocacyView {
    return { kind: 'panel', heading: labels.noneTitle, text, mayAdd };
}
