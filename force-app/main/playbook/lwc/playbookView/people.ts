import type { PlayPerson } from 'c/success';
import { fill } from 'c/uiFormat';
import { labels } from 'c/playbookLabels';
import type { PersonRecord, PlaybookRecords } from 'c/playbookRecords';

/** Colours of avatars. */
const AVATARS = 5;

/** A person as the domain reads them. */
export function toPerson({ id, name, active }: PersonRecord): PlayPerson {
    return { id, name, isActive: active };
}

/** Every person that the records name, by id. */
export function peopleOf({ customer, account, tasks }: PlaybookRecords): ReadonlyMap<string, PersonRecord> {
    const roles = [customer?.csm, customer?.cse, customer?.supportManager, customer?.advocate, account.owner];
    const all = [...roles, ...(tasks ?? []).map(({ owner }) => owner)];
    return new Map(all.flatMap((person) => (person ? [[person.id, person] as const] : [])));
}

/** `Ann Brown (you)`, `Tom Reyes`, `Somebody`. */
export function personText(name: string | undefined, isViewer: boolean): string {
    if (name === undefined || name === '') return isViewer ? labels.yourself : labels.somebody;
    return isViewer ? fill(labels.you, name) : name;
}

/** `AB`: of the first word and the last. */
export function initialsOf(name: string): string {
    const words = name.split(/\s+/).filter((word) => word !== '');
    const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '');
    return letters.join('').toLocaleUpperCase();
}

/** The same person has the same colour everywhere. */
export function avatarClass(id: string): string {
    const sum = [...id.slice(0, 15)].reduce((total, letter) => total * 7 + (letter.codePointAt(0) ?? 0), 0);
    return `avatar avatar_${sum % AVATARS}`;
}
