import type { RecordRepresentation } from 'lightning/uiRecordApi';
import { accountOf, opportunityOf } from 'c/uiPageAccount';

const ACCOUNT = '001000000000001AAA';
const OPPORTUNITY = '006000000000001AAA';
const onAccount = { recordId: ACCOUNT, objectApiName: 'Account', opportunity: {} };
const onOpportunity = { recordId: OPPORTUNITY, objectApiName: 'Opportunity', opportunity: {} };

function record(fields: RecordRepresentation['fields']): RecordRepresentation {
    return { id: OPPORTUNITY, apiName: 'Opportunity', fields };
}

it('On the page of an account it is the record of the page, and no opportunity is read', () => {
    expect(accountOf(onAccount)).toBe(ACCOUNT);
    expect(opportunityOf(onAccount)).toBeUndefined();
});

it('On the page of an opportunity it is that of the opportunity, once that is known', () => {
    expect(opportunityOf(onOpportunity)).toBe(OPPORTUNITY);
    expect(accountOf(onOpportunity)).toBeUndefined();
    const data = record({ AccountId: { value: ACCOUNT, displayValue: null } });
    expect(accountOf({ ...onOpportunity, opportunity: { data } })).toBe(ACCOUNT);
});

it('An opportunity without an account, or with one that is hidden, or that cannot be read, has none that is found', () => {
    const without = record({ AccountId: { value: null, displayValue: null } });
    expect(accountOf({ ...onOpportunity, opportunity: { data: without } })).toBe(OPPORTUNITY);
    expect(accountOf({ ...onOpportunity, opportunity: { data: record({}) } })).toBe(OPPORTUNITY);
    expect(accountOf({ ...onOpportunity, opportunity: { error: { status: 404 } } })).toBe(OPPORTUNITY);
});

it('A card that does not know its page yet knows no account', () => {
    expect(accountOf({ opportunity: {} })).toBeUndefined();
});
