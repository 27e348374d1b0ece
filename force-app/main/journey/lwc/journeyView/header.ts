import { leadingJourney } from 'c/success';
import { fill } from 'c/uiFormat';
import { labels } from 'c/journeyLabels';
import type { JourneyRecord } from 'c/journeyRecords';
import type { ViewContext } from './context.ts';
import { journeyFacts } from './facts.ts';
import type { HeaderView, MenuItem } from './types.ts';

/** The journey shown: the one chosen, else the one that leads. Null: there is none. */
export function shownJourney(context: ViewContext): JourneyRecord | null {
    const current = currentJourneys(context);
    return current.find(({ id }) => id === context.choice.journeyId) ?? current[0] ?? null;
}

/** One journey for each subscription, the next renewal first. */
function currentJourneys({ records, format }: ViewContext): readonly JourneyRecord[] {
    let left = (records.journeys ?? []).map((record) => ({
        record,
        subscription: record.subscription,
        term: record.term,
        ...journeyFacts(record)
    }));
    const current: JourneyRecord[] = [];
    while (left.length > 0) {
        // Journeys without dates lead nowhere: they come last, the latest term first.
        const next = leadingJourney(left, format.today) ?? left.toSorted((a, b) => b.term - a.term)[0]!;
        current.push(next.record);
        left = left.filter(({ subscription }) => subscription !== next.subscription);
    }
    return current;
}

/** The term, and what else can be chosen and done. */
export function headerView(context: ViewContext, journey: JourneyRecord): HeaderView {
    const current = currentJourneys(context);
    const choices =
        current.length < 2 ? [] : current.map((one) => ({ value: one.id, label: choiceText(context, one) }));
    return { journeyId: journey.id, termText: termText(context, journey), choices, menu: menuOf(context, journey) };
}

function termText({ format }: ViewContext, { term, startsOn, endsOn }: JourneyRecord): string {
    const number = format.number(term);
    if (!startsOn) return fill(labels.termUndated, number);
    if (!endsOn) return fill(labels.termOpen, number, format.fullDay(startsOn));
    return fill(labels.term, number, format.fullDay(startsOn), format.fullDay(endsOn));
}

function choiceText(context: ViewContext, journey: JourneyRecord): string {
    return fill(labels.subscriptionTerm, journey.subscription, termText(context, journey));
}

function menuOf(context: ViewContext, journey: JourneyRecord): readonly MenuItem[] {
    const { editable, creatable, format } = context;
    const isDecided = Boolean(journey.outcome);
    const change: readonly MenuItem[] = [
        { value: 'editTerm', label: labels.editTerm },
        ...(isDecided
            ? [{ value: 'undecide', label: labels.undecide }]
            : [
                  { value: 'renewed', label: labels.markRenewed },
                  { value: 'lost', label: labels.markLost }
              ])
    ];
    const start: readonly MenuItem[] = [
        ...(mayStartNext(context, journey)
            ? [{ value: 'nextTerm', label: fill(labels.startTerm, format.number(journey.term + 1)) }]
            : []),
        { value: 'startOther', label: labels.startOther }
    ];
    return [...(editable ? change : []), ...(creatable ? start : [])];
}

/** After a renewal, where nobody has started the next term yet. */
export function mayStartNext(
    { records }: ViewContext,
    { outcome, endsOn, subscription, term }: JourneyRecord
): boolean {
    const isStarted = (records.journeys ?? []).some((one) => one.subscription === subscription && one.term > term);
    return outcome === 'Renewed' && Boolean(endsOn) && !isStarted;
}
