import { keyOfWord, leadingJourney } from 'c/success';
import type { CalendarDate, JourneyEnding, JourneyOfCustomer } from 'c/success';
import type { JourneyRecord, OpportunityRecord, RenewalRecords } from 'c/renewalRecords';

const OUTCOME_WORDS = { renewed: 'Renewed', lost: 'Lost' } as const;

interface Candidate extends JourneyOfCustomer {
    readonly record: JourneyRecord;
}

/** The journey that a card tells of, and one of each subscription to switch to. */
export interface ChosenJourney {
    readonly journey: JourneyRecord;
    /** In the order in which they renew. */
    readonly choices: readonly JourneyRecord[];
}

/**
 * Which journey is shown: the one that the page's Opportunity renews, else the one that the viewer chose, else the one that renews next.
 * Null: there is none.
 */
export function chooseJourney(
    { journeys, page }: RenewalRecords,
    chosen: string | null,
    asOf: CalendarDate
): ChosenJourney | null {
    const candidates = (journeys ?? []).map(candidateOf);
    const leading = leadingJourney(candidates, asOf)?.record;
    const renewed = page ? candidates.find(({ record }) => isRenewalOf(page, record))?.record : undefined;
    const choices = choicesOf(candidates, asOf, renewed);
    const journey = choices.find(({ subscription }) => subscription === chosen) ?? renewed ?? leading ?? choices[0];
    return journey ? { journey, choices } : null;
}

/** How the term's renewal was decided; null: it is open. */
export function endingOf({ outcome, outcomeOn, outcomeReason }: JourneyRecord): JourneyEnding | null {
    const key = keyOfWord(OUTCOME_WORDS, outcome);
    return key === null ? null : { outcome: key, on: outcomeOn ?? null, reason: outcomeReason ?? null };
}

/** Whether an Opportunity renews a term: by its key, or because the journey says so. */
export function isRenewalOf(
    { id, renewalKey }: { readonly id: string; readonly renewalKey: OpportunityRecord['renewalKey'] },
    { key, opportunityId }: JourneyRecord
): boolean {
    return (typeof key === 'string' && key !== '' && renewalKey === key) || opportunityId === id;
}

function candidateOf(record: JourneyRecord): Candidate {
    const { subscription, term, startsOn, endsOn } = record;
    return { subscription, term, startsOn: startsOn ?? null, endsOn: endsOn ?? null, ending: endingOf(record), record };
}

function choicesOf(
    candidates: readonly Candidate[],
    asOf: CalendarDate,
    renewed: JourneyRecord | undefined
): readonly JourneyRecord[] {
    const subscriptions = [...new Set(candidates.map(({ subscription }) => subscription))];
    return subscriptions
        .flatMap((subscription) => {
            const own = candidates.filter((candidate) => candidate.subscription === subscription);
            const leading = leadingJourney(own, asOf)?.record ?? own[0]?.record;
            return renewed?.subscription === subscription ? [renewed] : leading ? [leading] : [];
        })
        .toSorted((a, b) => rankOf(a).localeCompare(rankOf(b), 'en'));
}

/** Decided ones last, open ends before them. */
function rankOf(journey: JourneyRecord): string {
    return `${endingOf(journey) ? 1 : 0} ${journey.endsOn ?? '9999'} ${journey.subscription}`;
}
