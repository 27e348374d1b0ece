import type { RolePresence } from './stakeholders.ts';
import type { FactValue } from './facts.ts';
import type { JourneyPosition } from './journeyAnswer.ts';
import type { CalendarDate, LinkedSource, MetricSource } from './model.ts';
import { surveyValue } from './surveyFacts.ts';
import type { SurveyAnswer } from './surveys.ts';

/** Who records a value; null: it is read from records. Of linked sources: who does for customers of whom there are none. */
export function recordedBy(source: MetricSource): 'import' | 'person' | null {
    if (source.kind === 'recorded') {
        return source.by;
    }
    return source.kind === 'salesforce' ? null : (source.otherwise?.by ?? null);
}

/** What a linked source is read from. */
export interface LinkedRecords {
    /** Of the journey that the customer is told by; null: it has none, or none that tells a position. */
    readonly position: JourneyPosition | null;
    readonly presence: RolePresence;
    /** In any order; those after the day do not count. */
    readonly surveys: readonly SurveyAnswer[];
    readonly asOf: CalendarDate;
}

/**
 * The value that a linked source gives; null: none, such as for milestones before the first was due. Undefined: there are no such records,
 * and what was recorded `otherwise` counts.
 */
export function linkedValue(source: LinkedSource, records: LinkedRecords): FactValue | null | undefined {
    const { position, presence } = records;
    if (source.kind === 'survey') {
        return surveyValue(source, records.surveys, records.asOf) ?? orElse(source, false);
    }
    if (source.kind === 'stakeholder') {
        return presence.kind === 'left'
            ? { value: presence.on, measuredOn: null }
            : orElse(source, presence.kind === 'present');
    }
    if (position === null) {
        return orElse(source, false);
    }
    if (source.value === 'milestonesOnTime') {
        const { percent } = position.onTime;
        return percent === null ? null : { value: percent, measuredOn: null };
    }
    const goal = position.milestones.find(({ key }) => key === source.milestone)?.goal;
    return goal === undefined || goal === null || goal.attained === null
        ? null
        : { value: goal.attained, measuredOn: goal.measuredOn };
}

function orElse({ otherwise }: LinkedSource, hasRecords: boolean): null | undefined {
    return hasRecords || otherwise === undefined ? null : undefined;
}
