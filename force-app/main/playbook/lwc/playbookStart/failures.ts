import type { Play } from 'c/success';
import { agoText } from 'c/uiAgo';
import { fill } from 'c/uiFormat';
import { labels } from 'c/playbookLabels';
import type { PlaybookContext } from 'c/playbookView';

/** A customer on which the play was not started. Null messages: somebody else had started it. */
export interface Failed {
    readonly context: PlaybookContext;
    readonly messages: readonly string[] | null;
}

/** What did not work: for one customer, or for several of whom the org says the same. */
export interface Failure {
    readonly key: string;
    readonly tone: 'error' | 'warning';
    readonly iconName: string;
    readonly strong: string;
    readonly text: string;
    readonly playId: string | null;
}

/** What to say of the customers on which a play was not started; `now`: all customers as they were read afterwards. */
export function failuresOf(play: Play, failed: readonly Failed[], now: readonly PlaybookContext[]): readonly Failure[] {
    const isBulk = now.length > 1;
    const refused = new Map<string, Failed[]>();
    const overtaken: Failed[] = [];
    for (const one of failed) {
        if (one.messages === null) {
            overtaken.push(one);
        } else {
            const text = one.messages.join(' ');
            refused.set(text, [...(refused.get(text) ?? []), one]);
        }
    }
    return [
        ...[...refused].map(([text, all]) => refusal(play, text, all, isBulk)),
        ...overtaken.map(({ context }) => overtaking(play, context, now))
    ];
}

function refusal(play: Play, text: string, all: readonly Failed[], isBulk: boolean): Failure {
    const names = all.map(({ context }) => nameOf(context));
    const { format, records } = all[0]!.context;
    return {
        key: records.account.id,
        tone: 'error',
        iconName: 'utility:error',
        strong: isBulk ? fill(labels.notStartedFor, format.list(names)) : fill(labels.notStarted, play.label),
        text,
        playId: null
    };
}

function overtaking(play: Play, before: PlaybookContext, all: readonly PlaybookContext[]): Failure {
    const { id } = before.records.account;
    const now = all.find(({ records }) => records.account.id === id);
    const rival = now?.records.running?.find(({ key }) => key === play.key);
    const ago = rival?.createdAt && now ? agoText(rival.createdAt, now.now, now.format) : '';
    return {
        key: id,
        tone: 'warning',
        iconName: 'utility:warning',
        strong: all.length > 1 ? fill(labels.notStartedFor, nameOf(before)) : '',
        text: rival
            ? fill(labels.startedNow, play.label, ago, rival.startedBy ?? labels.somebody)
            : fill(labels.startedTwice, play.label),
        playId: rival?.id ?? null
    };
}

function nameOf({ records }: PlaybookContext): string {
    return records.account.name ?? labels.thisAccount;
}
