import type { CalendarDate, JourneyEnding } from '../../../force-app/main/domain/lwc/success/success.ts';
import type { LookingDay } from './journey-changes.ts';
import type { JourneyState, RenewalOpportunity } from './journey-state.ts';

/** How the reason begins of an outcome that an Opportunity decided: such outcomes follow it, those that people gave never change. */
const BY_OPPORTUNITY = 'Opportunity closed as ';

/**
 * How the renewal Opportunity of a term decides it, where that differs from what is recorded; null: it is open again; undefined: nothing
 * changes.
 */
export function endingByOpportunity(journey: JourneyState, day: LookingDay): JourneyEnding | null | undefined {
    const { opportunity, ending } = journey;
    if (opportunity === null) return undefined;
    const isOurs = journey.outcomeReason?.startsWith(BY_OPPORTUNITY) === true;
    if (ending !== null && !isOurs) return undefined;
    const closedOn = closingDay(opportunity, day);
    if (closedOn === null) return isReopened(ending, opportunity) ? null : undefined;
    const outcome = opportunity.isWon ? 'renewed' : 'lost';
    if (ending?.outcome === outcome) return undefined;
    return { outcome, on: closedOn, reason: `${BY_OPPORTUNITY}${opportunity.stage}` };
}

/** A renewal once won has started the next term: only a loss is taken back. */
function isReopened(ending: JourneyEnding | null, { isClosed }: RenewalOpportunity): boolean {
    return ending?.outcome === 'lost' && !isClosed;
}

/**
 * The day on which an Opportunity was closed: its close date, or the day of the run where that is still to come. Null: it is open, or was
 * closed after the day that is looked at.
 */
function closingDay({ isClosed, closeDate }: RenewalOpportunity, { asOf, today }: LookingDay): CalendarDate | null {
    if (!isClosed) return null;
    if (closeDate !== null && closeDate <= asOf) return closeDate;
    return asOf >= today ? asOf : null;
}
