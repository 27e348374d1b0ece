import { milestoneDates, planJourney, withGoalReading } from 'c/success';
import type { JourneyPlan, SuccessModel } from 'c/success';
import type { JourneyRecord, MilestoneRecord, StageRecord } from 'c/journeyRecords';
import { storedReadings } from 'c/journeyView';
import { newId } from 'c/journeyWrites';
import type { Change, JourneyValues, MilestoneValues, StageValues } from 'c/journeyWrites';

/** A goal is reached at so many percent. */
const REACHED = 100;

/** What a milestone is changed to. */
export function milestoneChange(record: MilestoneRecord, values: MilestoneValues): Change {
    return { list: 'milestones', record, values };
}

/** A change of a term. */
export function journeyChange(record: JourneyRecord, values: JourneyValues): Change {
    return { list: 'journeys', record, values };
}

/** A change of a stage. */
export function stageChange(record: StageRecord, values: StageValues): Change {
    return { list: 'stages', record, values };
}

/** Done on a day, which no waiver outlasts. */
export function completed(on: string): MilestoneValues {
    return { completedOn: on, waivedOn: null, waiverReason: null };
}

/** Waived on a day, and why. */
export function waived(on: string, reason: string): MilestoneValues {
    return { waivedOn: on, waiverReason: reason };
}

/** The week agreed with the customer, and the days that follow from it. */
export function replanned(model: SuccessModel, journey: JourneyRecord, week: number): MilestoneValues {
    const dates = milestoneDates(model, { startsOn: journey.startsOn ?? null, endsOn: journey.endsOn ?? null }, week);
    return { dueWeek: week, dueOn: dates?.dueOn ?? null, stuckOn: dates?.stuckOn ?? null };
}

/** A figure more; the first one that reaches the goal says when it was done, so that reports need not read figures. */
export function withFigure(record: MilestoneRecord, on: string, percent: number): MilestoneValues {
    const { text, percent: attained, on: attainedOn } = withGoalReading(storedReadings(record), { on, percent });
    const figures = { readings: text, attained, attainedOn };
    const isReached = percent >= REACHED && !record.completedOn;
    return isReached ? { ...figures, completedOn: on } : figures;
}

/** What a journey's milestones and stages are made from. Null: the model has no journey, or the term no dates. */
export function planOf(model: SuccessModel, journey: JourneyRecord): JourneyPlan | null {
    const { key, subscription, term, startsOn, endsOn } = journey;
    const plan = planJourney(model, {
        accountKey: key.split(':')[0] ?? '',
        subscription,
        term,
        startsOn: startsOn ?? '',
        endsOn: endsOn ?? null
    });
    return plan.kind === 'planned' ? plan : null;
}

/** The days on which milestones are due in a term with other dates; those that stay are left out. */
export function movedMilestones(
    model: SuccessModel,
    journey: JourneyRecord,
    milestones: readonly MilestoneRecord[]
): readonly Change[] {
    const plan = planOf(model, journey);
    const term = { startsOn: journey.startsOn ?? null, endsOn: journey.endsOn ?? null };
    return milestones.flatMap((record) => {
        const planned = plan?.milestones.find(({ key }) => key === record.key);
        const agreed = record.dueWeek == null ? null : milestoneDates(model, term, record.dueWeek);
        const dates = agreed ?? planned;
        if (!dates || (dates.dueOn === record.dueOn && dates.stuckOn === record.stuckOn)) return [];
        return [milestoneChange(record, { dueOn: dates.dueOn, stuckOn: dates.stuckOn })];
    });
}

const NEVER_CHANGED = { lastModifiedAt: null, lastModifiedBy: null } as const;

/** A milestone that the model has and the org has not. */
export function newMilestone(journeyId: string, key: string): MilestoneRecord {
    return {
        ...NEVER_CHANGED,
        id: newId(key),
        journeyId,
        key,
        kind: null,
        dueWeek: null,
        dueOn: null,
        stuckOn: null,
        completedOn: null,
        waivedOn: null,
        waiverReason: null,
        attained: null,
        attainedOn: null,
        readings: null
    };
}

/** A stage that the model has and the org has not. */
export function newStage(journeyId: string, key: string): StageRecord {
    return { ...NEVER_CHANGED, id: newId(key), journeyId, key, effort: null, challenge: null, issue: null };
}
