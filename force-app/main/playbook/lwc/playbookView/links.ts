import { fill } from 'c/uiFormat';
import { labels } from 'c/playbookLabels';
import type { PlaybookContext } from './context.ts';
import { verdictsOf } from './facts.ts';
import { nameOf } from './names.ts';

/** What other cards offer of a play: one that runs, to be opened, or one that is due, to be started. */
export type PlayLink =
    | { readonly kind: 'running'; readonly playKey: string; readonly playId: string; readonly label: string }
    | { readonly kind: 'start'; readonly playKey: string; readonly label: string; readonly facts: readonly string[] };

/** Running plays first, then due ones. Never one that runs or rests as one to start. `facts` are those that its trigger looks at. */
export function playLinks(context: PlaybookContext): PlayLink[] {
    const { format, running } = context;
    const links: PlayLink[] = running.map(({ record, changes }) => {
        const name = nameOf(context, record);
        const [done, total] = [changes?.stepsDone ?? 0, changes?.stepsTotal ?? 0].map((count) => format.number(count));
        const label = changes ? fill(labels.isRunning, name, done ?? '', total ?? '') : name;
        return { kind: 'running', playKey: record.key, playId: record.id, label };
    });
    const due = verdictsOf(context).filter(({ state }) => state === 'due');
    const starts = due.map(({ play }): PlayLink => {
        const facts = factsIn(play.trigger);
        return { kind: 'start', playKey: play.key, label: fill(labels.startNamed, play.label), facts };
    });
    return [...links, ...starts];
}

/** Names of facts in a condition, such as `metrics.usageChange`. */
function factsIn(condition: unknown): string[] {
    if (typeof condition !== 'object' || condition === null) return [];
    return Object.entries(condition).flatMap(([name, part]: [string, unknown]) => {
        return name === 'fact' && typeof part === 'string' ? [part] : factsIn(part);
    });
}
