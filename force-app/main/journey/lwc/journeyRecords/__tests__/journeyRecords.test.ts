import { ACCOUNT_QUERY, OPPORTUNITY_QUERY, readJourneyRecords } from 'c/journeyRecords';
import { acmeData, addJourney, hide, milestone, set } from '../../journeyView/__tests__/data/acme';

const textOf = (query: unknown): string => (query as { text: string }).text;

it('Nothing in nothing', () => {
    for (const data of [null, undefined, 'x', {}, { uiapi: { query: null } }]) {
        expect(readJourneyRecords(data)).toMatchObject({ account: null, customer: undefined, journeys: undefined });
    }
});

it('Hidden fields are told from blank ones', () => {
    const records = readJourneyRecords(
        acmeData((query) => {
            set(milestone(query, 'leadGoal'), { Attained__c: null });
            hide(query, 'Success_Milestone__c', 'Waiver_Reason__c');
        })
    );
    const goal = records.milestones?.find(({ key }) => key === 'leadGoal');
    expect(goal).toMatchObject({ attained: null, lastModifiedBy: 'Dana Whitfield' });
    expect(goal?.waiverReason).toBeUndefined();
});

it('Journeys of another customer of a merged account are left out', () => {
    const records = readJourneyRecords(
        acmeData((query) =>
            addJourney(query, { id: 'foreign', subscription: 'other', fields: { Customer__c: 'a01000000000002AAA' } })
        )
    );
    expect(records.journeys?.map(({ subscription }) => subscription)).toEqual(['main']);
});

it('The page of an opportunity asks for itself, too', () => {
    expect(textOf(ACCOUNT_QUERY)).toContain('Success_Customer__c(\n            where: { Account__c: { eq: $record } }');
    expect(textOf(ACCOUNT_QUERY)).not.toContain('Opportunity(');
    expect(textOf(OPPORTUNITY_QUERY)).toContain('Account(where: { Id: { eq: $record } }, first: 1)');
    expect(textOf(OPPORTUNITY_QUERY)).toContain('Opportunity(where: { Id: { eq: $opportunity } }, first: 1)');
});
