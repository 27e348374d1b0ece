import { CUSTOMER_COLUMNS } from '../columns.ts';
import type { MappingProblem } from './check.ts';
import type { ImportMapping, ValueMapping } from './mapping.ts';

/** Fields that no mapping may fill, because a job writes them itself. */

const COMPUTED = new Set(
    [...CUSTOMER_COLUMNS.map(({ name }) => name), 'Scored_At__c'].map((name) => name.toLowerCase())
);
/** Points of dimensions, whichever the model has. An override is set by people. */
const POINTS = /_score__c$/;
const SET_BY_PEOPLE = 'override_score__c';

function isComputed(field: string): boolean {
    const name = field.toLowerCase();
    return COMPUTED.has(name) || (POINTS.test(name) && name !== SET_BY_PEOPLE);
}

/** Keys and parents, which the import knows from `files`. */
const OWN: Readonly<Record<string, readonly string[]>> = {
    'accounts.fields': ['Success_Key__c'],
    'accounts.customer': ['Account__c', 'Account_Key__c'],
    'cases.fields': ['Success_Key__c', 'AccountId'],
    surveys: ['Survey_Key__c', 'Customer__c', 'Survey_Source__c', 'Respondent__c', 'Survey_Case__c']
};

/** Tells of mapped fields that the score job computes or the import sets itself. */
export function checkReserved({ accounts, cases, surveys = [] }: ImportMapping, problems: MappingProblem[]): void {
    const places: readonly (readonly [string, Readonly<Record<string, ValueMapping>>, string?])[] = [
        ['accounts.fields', accounts.fields],
        ['accounts.customer', accounts.customer],
        ['cases.fields', cases?.fields ?? {}],
        ...surveys.map(({ fields }, index) => [`surveys[${index}].fields`, fields, 'surveys'] as const)
    ];
    for (const [place, fields, own = place] of places) {
        for (const field of Object.keys(fields)) {
            const path = `${place}.${field}`;
            if (place === 'accounts.customer' && isComputed(field))
                problems.push({ path, message: 'is computed by the score job, which would write over it: remove it' });
            if (OWN[own]?.some((name) => name.toLowerCase() === field.toLowerCase()) === true)
                problems.push({ path, message: 'is set by the import itself, from files: remove it' });
        }
    }
}
