import { addDays, daysBetween, withGoalReading } from '../../force-app/main/domain/lwc/success/success.ts';
import type { CalendarDate, JourneyModel, Milestone } from '../../force-app/main/domain/lwc/success/success.ts';
import type { SampleCustomer } from './customers.ts';
import { clamp, Random } from './random.ts';
import { isSilent } from './stories.ts';

/** What becomes of a customer's milestones in one term, as its story has it. */

/** A term of a customer's journey, and the day the story is told from. */
export interface SampleTerm {
    readonly customer: SampleCustomer;
    /** Key of the journey. */
    readonly key: string;
    readonly startsOn: CalendarDate;
    readonly endsOn: CalendarDate;
    readonly today: CalendarDate;
}

/** Something that people wrote on a milestone on a day. */
export interface MilestoneEvent {
    readonly on: CalendarDate;
    readonly uniqueKey: string;
    readonly fields: Readonly<Record<string, string | number | null>>;
}

const DAYS_PER_WEEK = 7;
const WAIVED_SHARE = 0.03;
const WAIVER_REASONS = ['Not part of this contract', 'The customer does this with a tool of its own'];

/** All that happens to the milestones of a term, in no order; the renewal's own is left to the nightly job. */
export function milestoneEvents(model: JourneyModel, term: SampleTerm): MilestoneEvent[] {
    return model.milestones.flatMap((milestone) => {
        if (milestone.stage === model.stages.at(-1)?.key) return [];
        const random = Random.of(`${term.customer.key}:${term.startsOn}:${milestone.key}`);
        const events =
            milestone.kind === 'goal'
                ? goalEvents(model, term, milestone, random)
                : doneEvents(term, milestone, random);
        return events.filter(({ on }) => on <= term.endsOn && isHeardOf(term, on));
    });
}

function doneEvents(term: SampleTerm, { key, dueWeek }: Milestone, random: Random): MilestoneEvent[] {
    const fitness = fitnessOn(term, addDays(term.startsOn, dueWeek * DAYS_PER_WEEK));
    const late = fitness > 0.72 ? random.integer(-1, 0) : fitness > 0.5 ? random.integer(0, 2) : random.integer(2, 9);
    const week = Math.max(1, dueWeek + (random.chance(0.12) ? late + 3 : late));
    const on = addDays(term.startsOn, (week - 1) * DAYS_PER_WEEK + random.integer(0, 4));
    const uniqueKey = `${term.key}:${key}`;
    return random.chance(WAIVED_SHARE)
        ? [{ on, uniqueKey, fields: { Waived_On__c: on, Waiver_Reason__c: random.pick(WAIVER_REASONS) } }]
        : [{ on, uniqueKey, fields: { Completed_On__c: on } }];
}

/** A figure each quarter, beginning before the first checkpoint. */
function goalEvents(
    { goalCheckpoints, termWeeks }: JourneyModel,
    term: SampleTerm,
    { key, dueWeek }: Milestone,
    random: Random
): MilestoneEvent[] {
    const events: MilestoneEvent[] = [];
    let stored = { text: null, percent: null, on: null } as Parameters<typeof withGoalReading>[0];
    let completedOn: CalendarDate | null = null;
    for (let week = goalCheckpoints.everyWeeks; week <= termWeeks; week += goalCheckpoints.everyWeeks) {
        const on = addDays(term.startsOn, week * DAYS_PER_WEEK - random.integer(1, 5));
        const progress = Math.min(1.1, week / dueWeek);
        const percent = clamp(Math.round(random.around((20 + 100 * fitnessOn(term, on)) * progress, 7)), 0, 130);
        stored = withGoalReading(stored, { on, percent });
        completedOn ??= percent >= 100 ? on : null;
        events.push({
            on,
            uniqueKey: `${term.key}:${key}`,
            fields: {
                Goal_Readings__c: stored.text,
                Attained__c: stored.percent,
                Attained_On__c: stored.on,
                Completed_On__c: completedOn
            }
        });
    }
    return events;
}

/** How well the customer does on a day, 0 to 1. */
export function fitnessOn({ customer, today }: SampleTerm, day: CalendarDate): number {
    return customer.story.fitness(daysBetween(day, today) / DAYS_PER_WEEK);
}

/** Whether anybody still talks with the customer on that day. */
export function isHeardOf({ customer, today }: SampleTerm, day: CalendarDate): boolean {
    return !isSilent(customer.story, daysBetween(day, today));
}
