import {
    parseFacts,
    playFactDays,
    playFacts,
    scoreCustomer
} from '../../../force-app/main/domain/lwc/success/success.ts';
import type {
    CalendarDate,
    CustomerFacts,
    HealthAnswer,
    PlayFactDays,
    PlayFacts,
    PlayFactSources,
    PlayFactValues,
    PlayMoment,
    PreparedModel,
    SurveyAnswer
} from '../../../force-app/main/domain/lwc/success/success.ts';
import type { BulkRow } from '../../org/bulk.ts';
import type { JourneyState } from '../journeys/journey-state.ts';
import {
    healthMovement,
    locateCustomer,
    renewalOf,
    type CustomerRenewal,
    type LocatedCustomer
} from '../journeys/journey-summary.ts';

/** What triggers see of a customer on a day: on the day of the run, and on the days of its snapshots. */

/** The customer as it is looked at on one day. */
export interface SeenCustomer {
    readonly facts: CustomerFacts;
    readonly answer: HealthAnswer;
    /** The shown score of four weeks before. */
    readonly fourWeeksAgo: number | null;
    readonly located: LocatedCustomer;
    readonly renewal: CustomerRenewal;
    readonly opportunityMovedOn: CalendarDate | null;
    readonly surveys: readonly SurveyAnswer[];
}

function factValues(seen: SeenCustomer, on: CalendarDate): PlayFactValues {
    return playFacts(sourcesOf(seen), on);
}

/** When they were measured. */
function factDays(seen: SeenCustomer, on: CalendarDate): PlayFactDays {
    return playFactDays(sourcesOf(seen), on);
}

function sourcesOf({
    facts,
    answer,
    fourWeeksAgo,
    located,
    renewal,
    opportunityMovedOn,
    surveys
}: SeenCustomer): PlayFactSources {
    return {
        facts,
        health: answer,
        changeIn4Weeks: healthMovement(answer, fourWeeksAgo)?.changeIn4Weeks ?? null,
        journey: located.answer,
        renewal: renewal.answer,
        opportunityMovedOn,
        surveys
    };
}

/** What of a customer its snapshots do not hold. */
export interface Background {
    readonly prepared: PreparedModel;
    readonly journeys: readonly JourneyState[];
    readonly acv: number | null;
    readonly surveys: readonly SurveyAnswer[];
}

/** A moment with the days on which its facts were measured. */
export interface DatedMoment extends PlayMoment {
    readonly measuredOn: PlayFactDays;
}

/** The moments that snapshots keep, in their order. Those without readable inputs are left out. */
export function moments(background: Background, snapshots: readonly BulkRow[]): DatedMoment[] {
    const scores = new Map(snapshots.map((row) => [row['Taken_On__c'] ?? '', row['Snapshot_Score__c'] ?? '']));
    return snapshots.flatMap((row) => {
        const on = row['Taken_On__c'] ?? '';
        const parsed = parseFacts(row['Inputs__c'] ?? '');
        if (parsed.kind === 'invalid' || on === '') return [];
        const seen = seenOn(background, parsed.facts, on, scores);
        return [{ on, values: factValues(seen, on), measuredOn: factDays(seen, on) }];
    });
}

/** As it would have been seen on a day in the past: facts dated later are not known yet. */
function seenOn(
    { prepared, journeys, acv, surveys }: Background,
    facts: CustomerFacts,
    on: CalendarDate,
    scores: ReadonlyMap<CalendarDate, string>
): SeenCustomer {
    const answer = scoreCustomer(prepared, facts, on);
    const fourWeeksAgo = scoreAround(scores, on);
    const located = locateCustomer(prepared.model, journeys, on);
    const movement = healthMovement(answer, fourWeeksAgo);
    const renewal = renewalOf(prepared.model, located.journey, acv, movement, on);
    return { facts, answer, fourWeeksAgo, located, renewal, opportunityMovedOn: null, surveys };
}

/** Days between a score and the one that it is compared with, from and to: four weeks, and up to a week more. */
const FOUR_WEEKS = { from: 28, to: 34 } as const;
const MILLISECONDS_PER_DAY = 86_400_000;

function scoreAround(scores: ReadonlyMap<CalendarDate, string>, on: CalendarDate): number | null {
    for (const [day, score] of scores) {
        const days = (Date.parse(on) - Date.parse(day)) / MILLISECONDS_PER_DAY;
        if (days >= FOUR_WEEKS.from && days <= FOUR_WEEKS.to && score !== '') return Number(score);
    }
    return null;
}

/** What triggers look at. */
export function playFactsOf(seen: SeenCustomer, on: CalendarDate, earlier: readonly PlayMoment[]): PlayFacts {
    const { segment, edition, customerSince } = seen.facts;
    return { segment, edition, customerSince, today: factValues(seen, on), measuredOn: factDays(seen, on), earlier };
}
