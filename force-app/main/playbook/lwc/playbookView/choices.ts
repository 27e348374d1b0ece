import type { PlayState, PlayVerdict } from 'c/success';
import { fill, withDays } from 'c/uiFormat';
import { labels } from 'c/playbookLabels';
import type { PlaybookContext } from './context.ts';
import { verdictsOf } from './facts.ts';
import type { PlaybookFormat } from './format.ts';
import type { ChoiceView } from './startTypes.ts';

/** Due first, running and resting last. */
const ORDER: Readonly<Record<PlayState, number>> = {
    due: 0,
    manual: 1,
    notDue: 1,
    unknown: 1,
    notApplicable: 2,
    running: 3,
    resting: 4
};

/** Whether a person may start it: due or not, but no second copy, not while it rests, not where it does not apply. */
function mayStart(state: PlayState): boolean {
    return ORDER[state] < ORDER.notApplicable;
}

/** The plays of the model to choose from, for one customer or several. */
export function choicesOf(contexts: readonly PlaybookContext[], chosenKey: string | null): ChoiceView[] {
    const all = contexts.map((context) => ({ context, verdicts: verdictsOf(context) }));
    const single = all.length === 1 ? all[0] : undefined;
    const choices = (all[0]?.verdicts ?? []).map(({ play }) => {
        const own = all.flatMap(({ verdicts }) => verdicts.filter((verdict) => verdict.play.key === play.key));
        return single && own[0] ? choiceOf(single.context, own[0]) : bulkChoice(own, all[0]!.context.format);
    });
    return choices.toSorted((a, b) => a.rank - b.rank).map(({ choice }) => withLook(choice, chosenKey));
}

interface Ranked {
    readonly rank: number;
    readonly choice: Choice;
}

function withLook(choice: Choice, chosenKey: string | null): ChoiceView {
    const checked = choice.key === chosenKey;
    const classes = ['choice', ...(choice.disabled ? ['choice_disabled'] : []), ...(checked ? ['choice_chosen'] : [])];
    return { ...choice, checked, className: classes.join(' ') };
}

type Choice = Omit<ChoiceView, 'checked' | 'className'>;

function choiceOf(context: PlaybookContext, verdict: PlayVerdict): Ranked {
    const { play, state } = verdict;
    const [why, chip] = [whyOf(context, verdict), chipOf(state)];
    return {
        rank: ORDER[state],
        choice: { key: play.key, name: play.label, why, chip, disabled: !mayStart(state) }
    };
}

function chipOf(state: PlayState): ChoiceView['chip'] {
    switch (state) {
        case 'due':
            return { label: labels.due, tone: 'yellow', iconName: 'utility:warning' };
        case 'running':
            return { label: labels.running, tone: 'info', iconName: 'utility:forward' };
        case 'resting':
            return { label: labels.resting, tone: 'outline', iconName: 'utility:clock' };
        default:
            return null;
    }
}

function whyOf(context: PlaybookContext, verdict: PlayVerdict): string {
    const { play, state, since, until, startsOn, firedOn } = verdict;
    const { format, records } = context;
    const why = withDays(verdict.why, format);
    switch (state) {
        case 'running':
            return since ? fill(labels.runningSince, format.day(since)) : labels.running;
        case 'resting': {
            const ended = records.ended?.find(({ key }) => key === play.key)?.endedOn;
            const day = until ? format.day(until) : labels.noneDash;
            return ended ? fill(labels.restingSince, format.day(ended), day) : fill(labels.restingUntil, day);
        }
        case 'notApplicable':
            return labels.notApplicable;
        case 'unknown':
            return labels.stateUnknown;
        case 'manual':
            return labels.manual;
        case 'notDue':
            if (firedOn) return fill(labels.firedBefore, format.day(firedOn));
            return startsOn ? fill(labels.startsBySelf, format.day(startsOn)) : why;
        default:
            return why;
    }
}

function bulkChoice(verdicts: readonly PlayVerdict[], format: PlaybookFormat): Ranked {
    const { play } = verdicts[0]!;
    const due = verdicts.filter(({ state }) => state === 'due').length;
    const startable = verdicts.filter(({ state }) => mayStart(state)).length;
    const total = format.number(verdicts.length);
    const why =
        due > 0
            ? fill(labels.dueForSome, format.number(due), total)
            : fill(labels.startableForSome, format.number(startable), total);
    const state = due > 0 ? 'due' : startable > 0 ? 'notDue' : 'resting';
    const chip = due > 0 ? chipOf('due') : null;
    return {
        rank: ORDER[state],
        choice: { key: play.key, name: play.label, why, chip, disabled: startable === 0 }
    };
}

/** The first that is due, to begin with; null: none is. */
export function firstChoice(contexts: readonly PlaybookContext[]): string | null {
    return choicesOf(contexts, null).find(({ chip, disabled }) => !disabled && chip !== null)?.key ?? null;
}

/** Why a play cannot be started on a customer; null: it can. */
export function refusalOf(context: PlaybookContext, playKey: string): string | null {
    if (!context.records.customer) return labels.noCustomerShort;
    const verdict = verdictsOf(context).find(({ play }) => play.key === playKey);
    if (!verdict) return labels.stateUnknown;
    return mayStart(verdict.state) ? null : whyOf(context, verdict);
}

/** The reason to begin with: the play's own where it is due, else to be given by the person. */
export function reasonOf(contexts: readonly PlaybookContext[], playKey: string): string {
    const verdicts = contexts.flatMap((context) => verdictsOf(context).filter(({ play }) => play.key === playKey));
    return verdicts.find(({ state }) => state === 'due')?.why ?? '';
}
