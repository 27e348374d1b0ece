import { readGoalReadings } from 'c/success';
import type { JourneyEnding, JourneyFacts, MilestoneFact } from 'c/success';
import type { JourneyRecord, MilestoneRecord } from 'c/journeyRecords';

/** What the domain asks of a journey. */
export function journeyFacts(journey: JourneyRecord): JourneyFacts {
    return { startsOn: journey.startsOn ?? null, endsOn: journey.endsOn ?? null, ending: endingOf(journey) };
}

/** What the domain asks of a milestone; what is hidden is not known. */
export function milestoneFact(record: MilestoneRecord): MilestoneFact {
    const isWaived = Boolean(record.waivedOn) || Boolean(record.waiverReason);
    return {
        key: record.key,
        dueWeek: record.dueWeek ?? null,
        completedOn: record.completedOn ?? null,
        waiver: isWaived ? { on: record.waivedOn ?? null, reason: record.waiverReason ?? null } : null,
        readings: readGoalReadings(storedReadings(record))
    };
}

/** The figures of a goal as the domain takes them. */
export function storedReadings({ readings, attained, attainedOn }: MilestoneRecord): {
    readonly text: string | null;
    readonly percent: number | null;
    readonly on: string | null;
} {
    return { text: readings ?? null, percent: attained ?? null, on: attainedOn ?? null };
}

function endingOf({ outcome, outcomeOn, outcomeReason }: JourneyRecord): JourneyEnding | null {
    if (outcome !== 'Renewed' && outcome !== 'Lost') return null;
    return {
        outcome: outcome === 'Renewed' ? 'renewed' : 'lost',
        on: outcomeOn ?? null,
        reason: outcomeReason ?? null
    };
}
