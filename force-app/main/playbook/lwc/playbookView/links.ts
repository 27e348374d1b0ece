import { fill } from 'c/uiFormat';
import { labels } from 'c/playbookLabels';
import { metricsAnswered } from './answers.ts';
import type { PlaybookContext } from './context.ts';
import { verdictsOf } from './facts.ts';
import { nameOf } from './names.ts';
import { mayWrite } from './rights.ts';

/** What other cards offer of a play: one that runs, to be opened, or one that is due, to be started. */
export type PlayLink = {
    readonly playKey: string;
    readonly label: string;
    /** Keys of the metrics whose losses the play answers. */
    readonly metrics: readonly string[];
} & ({ readonly kind: 'running'; readonly playId: string } | { readonly kind: 'start' });

/**
 * Running plays first, then due ones where the viewer may start them. Never one that runs or rests as one to start. None where plays are
 * hidden from the viewer.
 */
export function playLinks(context: PlaybookContext): PlayLink[] {
    const { format, running, records, plays } = context;
    if (!records.customer || records.running === undefined) return [];
    const links = running.map(({ record, changes }): PlayLink => {
        const name = nameOf(context, record);
        const play = plays?.plays.find(({ key }) => key === record.key);
        const [done, total] = [changes?.stepsDone ?? 0, changes?.stepsTotal ?? 0].map((count) => format.number(count));
        const label = changes ? fill(labels.isRunning, name, done ?? '', total ?? '') : name;
        const metrics = play ? metricsAnswered(context, play) : [];
        return { kind: 'running', playKey: record.key, playId: record.id, label, metrics };
    });
    if (!mayWrite(context)) return links;
    const due = verdictsOf(context).filter(({ state }) => state === 'due');
    const starts = due.map(({ play }): PlayLink => {
        const label = fill(labels.startNamed, play.label);
        return { kind: 'start', playKey: play.key, label, metrics: metricsAnswered(context, play) };
    });
    return [...links, ...starts];
}
