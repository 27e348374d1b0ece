import {
    addDays,
    duePlays,
    isCalendarDate,
    leadingJourney,
    locateJourney,
    parseFacts,
    playFactDays,
    playFacts,
    readGoalReadings,
    renewalClock,
    scoreCustomer
} from 'c/success';
import type {
    CustomerFacts,
    HealthAnswer,
    JourneyEnding,
    MilestoneFact,
    PlayFacts,
    PlayFactSources,
    PlayMoment,
    PlayRun,
    PlayVerdict,
    RenewalFacts
} from 'c/success';
import type { JourneyRecord, MilestoneRecord, PlaybookRecords } from 'c/playbookRecords';
import type { PlaybookContext } from './context.ts';

/** Verdicts by context, which never changes: a dialog over many customers asks for them with every drawing. */
const known = new WeakMap<PlaybookContext, readonly PlayVerdict[]>();

/** Which plays are due for the customer, and why or why not: as the nightly job asks, by what the card has read. */
export function verdictsOf(context: PlaybookContext): readonly PlayVerdict[] {
    const verdicts = known.get(context) ?? findVerdicts(context);
    known.set(context, verdicts);
    return verdicts;
}

function findVerdicts(context: PlaybookContext): readonly PlayVerdict[] {
    const { prepared, facts, health, format } = context;
    if (!facts || !health) return [];
    const sources = sourcesOf(context, facts, health);
    const all: PlayFacts = {
        segment: facts.segment,
        edition: facts.edition,
        customerSince: facts.customerSince,
        today: playFacts(sources, format.today),
        measuredOn: playFactDays(sources, format.today),
        earlier: earlierOf(context)
    };
    return duePlays(prepared.model, all, historyOf(context.records), format.today);
}

function sourcesOf(context: PlaybookContext, facts: CustomerFacts, health: HealthAnswer): PlayFactSources {
    const { records, prepared, format } = context;
    const journey = journeyOf(records, format.today);
    const movedAt = journey?.opportunity && !journey.opportunity.closed ? journey.opportunity.lastModifiedAt : null;
    return {
        facts,
        health,
        changeIn4Weeks: records.customer?.changeIn4Weeks ?? null,
        journey: journey ? locateJourney(prepared.model, journey, milestonesOf(records, journey), format.today) : null,
        renewal: journey ? renewalClock(prepared.model, renewalFacts(context, journey, health), format.today) : null,
        opportunityMovedOn: movedAt ? format.dayOf(movedAt) : null,
        surveys: records.customer?.surveys ?? null
    };
}

/** The journey that the customer is told by, in the domain's words. */
function journeyOf({ journeys }: PlaybookRecords, today: string) {
    const all = (journeys ?? []).map((record) => ({
        ...record,
        startsOn: record.startsOn ?? null,
        endsOn: record.endsOn ?? null,
        ending: endingOf(record)
    }));
    return leadingJourney(all, today);
}

function endingOf({ outcome, outcomeOn, outcomeReason }: JourneyRecord): JourneyEnding | null {
    if (outcome !== 'Renewed' && outcome !== 'Lost') return null;
    return { outcome: outcome === 'Lost' ? 'lost' : 'renewed', on: outcomeOn ?? null, reason: outcomeReason ?? null };
}

function milestonesOf({ milestones }: PlaybookRecords, { id }: { readonly id: string }): MilestoneFact[] {
    return (milestones ?? [])
        .filter(({ journeyId, kind }) => journeyId === id && kind !== 'Checkpoint')
        .map((milestone) => ({
            key: milestone.key,
            dueWeek: milestone.dueWeek ?? null,
            completedOn: milestone.completedOn ?? null,
            waiver: milestone.waivedOn ? { on: milestone.waivedOn, reason: milestone.waiverReason ?? null } : null,
            readings: readGoalReadings({
                text: milestone.goalReadings ?? null,
                percent: milestone.attained ?? null,
                on: milestone.attainedOn ?? null
            })
        }));
}

type Journey = NonNullable<ReturnType<typeof journeyOf>>;

function renewalFacts({ records, format }: PlaybookContext, journey: Journey, health: HealthAnswer): RenewalFacts {
    const opened = journey.opportunity?.createdAt;
    return {
        renewsOn: isCalendarDate(journey.endsOn) ? addDays(journey.endsOn, 1) : null,
        noticeDays: journey.noticeDays ?? null,
        procurementDays: journey.procurementDays ?? null,
        outcome: journey.ending ? { kind: journey.ending.outcome, on: journey.ending.on } : null,
        opportunityOpenedOn: opened ? format.dayOf(opened) : null,
        checkpointsDone: checkpointsDone(records.milestones ?? [], journey.id),
        acv: null,
        spent: null,
        health:
            health.kind === 'scored'
                ? { band: health.band.key, changeIn4Weeks: records.customer?.changeIn4Weeks ?? null }
                : null,
        calls: []
    };
}

function checkpointsDone(milestones: readonly MilestoneRecord[], journeyId: string): Record<string, string> {
    const done = milestones.flatMap(({ kind, completedOn, key, ...milestone }) => {
        const isDone = milestone.journeyId === journeyId && kind === 'Checkpoint' && completedOn;
        return isDone ? [[key, completedOn] as const] : [];
    });
    return Object.fromEntries(done);
}

/** What was known in earlier weeks, by the snapshots. */
function earlierOf({ records, prepared, format }: PlaybookContext): PlayMoment[] {
    return (records.recent ?? []).flatMap(({ takenOn, inputs }) => {
        const parsed = inputs && isCalendarDate(takenOn) && takenOn < format.today ? parseFacts(inputs) : null;
        if (parsed?.kind !== 'valid') return [];
        const { facts } = parsed;
        const sources: PlayFactSources = {
            facts,
            health: scoreCustomer(prepared, facts, takenOn),
            changeIn4Weeks: null,
            journey: null,
            renewal: null,
            opportunityMovedOn: null,
            surveys: records.customer?.surveys ?? null
        };
        return [{ on: takenOn, values: playFacts(sources, takenOn) }];
    });
}

/** Every play that ran or runs. */
function historyOf({ running, ended }: PlaybookRecords): PlayRun[] {
    const rows = [
        ...(running ?? []).map((play) => ({ ...play, endedOn: null })),
        ...(ended ?? []).map((play) => ({ ...play, endedOn: play.endedOn ?? play.startedOn ?? null }))
    ];
    return rows.flatMap(({ key, startedOn, endedOn, restsUntil }) => {
        return startedOn ? [{ playKey: key, startedOn, endedOn, restsUntil: restsUntil ?? null }] : [];
    });
}
