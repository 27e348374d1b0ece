import { accountQuery, accountRead, awaitsAccount, recordAsked } from 'c/uiPageAccount';

const ACCOUNT = '001000000000001AAA';
const OPPORTUNITY = '006000000000001AAA';
const onAccount = { recordId: ACCOUNT, objectApiName: 'Account', pageAccount: null };
const onOpportunity = { recordId: OPPORTUNITY, objectApiName: 'Opportunity', pageAccount: null };

function answer(AccountId: unknown): { data: object } {
    return { data: { uiapi: { query: { Opportunity: { edges: [{ node: { Id: OPPORTUNITY, AccountId } }] } } } } };
}

it('On the page of an account its id is asked about at once', () => {
    expect(awaitsAccount(onAccount)).toBe(false);
    expect(recordAsked(onAccount)).toBe(ACCOUNT);
    expect(accountRead(onAccount, answer({ value: 'other' }))).toBeNull();
});

it('On the page of an opportunity its account is read first, and asked about then', () => {
    expect(awaitsAccount(onOpportunity)).toBe(true);
    expect(recordAsked(onOpportunity)).toBe(OPPORTUNITY);
    expect(accountRead(onOpportunity, { data: undefined })).toBeNull();
    const pageAccount = accountRead(onOpportunity, answer({ value: ACCOUNT }));
    expect(pageAccount).toEqual({ opportunityId: OPPORTUNITY, accountId: ACCOUNT });
    const known = { ...onOpportunity, pageAccount };
    expect(awaitsAccount(known)).toBe(false);
    expect(recordAsked(known)).toBe(ACCOUNT);
    expect(accountRead(known, answer({ value: 'other' }))).toBeNull();
});

it('An opportunity without an account, or with one that is hidden, has none that is found', () => {
    const nobody = { opportunityId: OPPORTUNITY, accountId: OPPORTUNITY };
    expect(accountRead(onOpportunity, answer({ value: null }))).toEqual(nobody);
    expect(accountRead(onOpportunity, answer(undefined))).toEqual(nobody);
    expect(accountRead(onOpportunity, { data: { uiapi: { query: { Opportunity: null } } } })).toEqual(nobody);
});

it('When the page shows another opportunity its account is read anew', () => {
    const pageAccount = { opportunityId: OPPORTUNITY, accountId: ACCOUNT };
    const moved = { ...onOpportunity, recordId: '006000000000002AAA', pageAccount };
    expect(awaitsAccount(moved)).toBe(true);
    expect(recordAsked(moved)).toBe('006000000000002AAA');
});

it('The query bears the name of the one that it stands in for', () => {
    expect((accountQuery('SuccessVoice') as unknown as { text: string }).text).toContain(
        'query SuccessVoice($record: ID!)'
    );
});
