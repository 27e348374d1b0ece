/** What values of some standard picklists tell beyond their name. */
import { OPPORTUNITY_STAGES } from '../metadata/standard/sales.ts';
import { CLOSED_CASE_STATUSES } from '../metadata/standard/service.ts';

/** `attributes` of a picklist value. The name of the type is spelt as Salesforce spells it. Null: values of other fields have none. */
export function picklistAttributes(
    object: string,
    field: string,
    value: string
): Readonly<Record<string, unknown>> | null {
    if (object === 'Case' && field === 'Status') {
        return { closed: CLOSED_CASE_STATUSES.has(value), picklistAtrributesValueType: 'CaseStatus' };
    }
    const stage = OPPORTUNITY_STAGES.find(({ label }) => label === value);
    if (object !== 'Opportunity' || field !== 'StageName' || !stage) {
        return null;
    }
    return {
        closed: stage.closed,
        defaultProbability: stage.probability,
        forecastCategoryName: stage.forecastName,
        picklistAtrributesValueType: 'OpportunityStage',
        won: stage.won
    };
}
