import type { KpisModel, Problem } from '../../../force-app/main/domain/lwc/success/success.ts';
import type { Describer } from '../org-facts.ts';
import { fieldAtPath } from './field-path.ts';
import { checkFilter } from './filter-fit.ts';
import { datesRecords, isComparable, type Need } from './source-fit.ts';
import { isNumber } from './types.ts';

interface NamedField {
    readonly object: string;
    readonly field: string;
    /** Place in the section's sources. */
    readonly place: string;
    readonly need: Need;
}

const holdsAmount: Need = (field, object) =>
    isNumber(field)
        ? null
        : `${object}.${field.name} is no number (its type is ${field.type}): name a field of type Number or Currency`;

/** Whether the org has what the KPIs are counted from. */
export async function checkKpiSources(
    describer: Describer,
    { sources }: KpisModel,
    problems: Problem[]
): Promise<void> {
    for (const { object, field, place, need } of namedFields(sources)) {
        const path = `kpis.sources.${place}`;
        const description = await describer.find(object);
        if (description === null) {
            const message = `there is no object ${object} that this user can read: give this user read access in a permission set, or leave the source out`;
            problems.push({ path, message });
            continue;
        }
        const found = await fieldAtPath(describer, description, field);
        const message =
            found.kind === 'field' ? need(found.field, found.object) : found.kind === 'none' ? found.message : null;
        if (message !== null) problems.push({ path, message });
    }
}

function namedFields({ cases, campaigns, opportunities, surveys }: KpisModel['sources']): NamedField[] {
    return [
        ...(surveys === undefined ? [] : [comparable('Success_Survey__c', 'Touchpoint__c', 'surveys')]),
        ...(cases === undefined
            ? []
            : [
                  { object: 'Case', field: cases.opened, place: 'cases.opened', need: datesRecords },
                  { object: 'Case', field: cases.closed, place: 'cases.closed', need: datesRecords },
                  ...(cases.filter ?? []).map((filter, i): NamedField => ({
                      object: 'Case',
                      field: filter.field,
                      place: `cases.filter[${i}]`,
                      need: (field, object) =>
                          isComparable(field, object, 'filter') ?? checkFilter(filter, field, 'org')
                  }))
              ]),
        ...(campaigns === undefined
            ? []
            : [
                  { object: 'CampaignMember', field: campaigns.date, place: 'campaigns.date', need: datesRecords },
                  comparable('CampaignMember', 'Campaign.Type', 'campaigns')
              ]),
        ...(opportunities === undefined
            ? []
            : [
                  comparable('Opportunity', opportunities.type, 'opportunities.type'),
                  {
                      object: 'Opportunity',
                      field: opportunities.amount,
                      place: 'opportunities.amount',
                      need: holdsAmount
                  }
              ])
    ];
}

function comparable(object: string, field: string, place: string): NamedField {
    return { object, field, place, need: (each, owner) => isComparable(each, owner, 'filter') };
}
