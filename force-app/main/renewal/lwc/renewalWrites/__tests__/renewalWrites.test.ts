import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import { openRenewal, saveCall, saveCheckpoint, saveLastDay, saveSpent } from 'c/renewalWrites';
import { executeMutation } from 'test/jest/graphql';

const create = jest.mocked(createRecord);
const update = jest.mocked(updateRecord);
const FALLBACK = 'Something went wrong.';
const term = { journeyId: 'a04', journeyKey: '001:main:2', lastModifiedAt: '2026-08-20T10:00:00.000Z' };
const row = {
    key: 'valueReview',
    label: 'Value review',
    dueOn: '2026-06-04',
    rowId: 'a05',
    lastModifiedAt: '2026-05-01'
};

beforeEach(() => {
    create.mockResolvedValue({ id: 'new', apiName: 'x', fields: {} });
    update.mockResolvedValue({ id: 'a05', apiName: 'x', fields: {} });
});
afterEach(() => jest.resetAllMocks());

describe('a checkpoint', () => {
    it('is ticked and unticked in its row, unless somebody changed it meanwhile', async () => {
        await expect(saveCheckpoint(term, row, '2026-08-27', FALLBACK)).resolves.toEqual({ kind: 'saved' });
        expect(update).toHaveBeenCalledWith(
            { fields: { Id: 'a05', Completed_On__c: '2026-08-27' } },
            { ifUnmodifiedSince: '2026-05-01' }
        );
        await saveCheckpoint(term, { ...row, lastModifiedAt: null }, null, FALLBACK);
        expect(update).toHaveBeenLastCalledWith({ fields: { Id: 'a05', Completed_On__c: null } }, undefined);
    });

    it('without a row gets one, with the key that only one can have', async () => {
        await saveCheckpoint(term, { ...row, rowId: null }, '2026-08-27', FALLBACK);
        expect(create).toHaveBeenCalledWith({
            apiName: 'Success_Milestone__c',
            fields: {
                Journey__c: 'a04',
                Milestone_Unique_Key__c: '001:main:2:valueReview',
                Milestone_Key__c: 'valueReview',
                Milestone_Label__c: 'Value review',
                Milestone_Kind__c: 'Checkpoint',
                Due_On__c: '2026-06-04',
                Completed_On__c: '2026-08-27'
            }
        });
    });
});

describe('the term', () => {
    it('keeps what was spent and its last day, unless somebody changed it meanwhile', async () => {
        await saveSpent(term, 500, FALLBACK);
        const unchanged = { ifUnmodifiedSince: term.lastModifiedAt };
        expect(update).toHaveBeenLastCalledWith({ fields: { Id: 'a04', Retention_Spent__c: 500 } }, unchanged);
        await saveLastDay(term, '2026-11-30', FALLBACK);
        expect(update).toHaveBeenLastCalledWith({ fields: { Id: 'a04', Ends_On__c: '2026-11-30' } }, unchanged);
        update.mockRejectedValue({ status: 412 });
        await expect(saveSpent(term, 500, FALLBACK)).resolves.toEqual({ kind: 'conflict' });
    });
});

describe('a call', () => {
    it('is added with what health says', async () => {
        const call = { call: 'atRisk', reason: 'New CFO', today: '2026-08-27' } as const;
        await saveCall(term, { ...call, healthCall: 'likely', healthScore: 58 }, FALLBACK);
        expect(create).toHaveBeenCalledWith({
            apiName: 'Success_Risk_Call__c',
            fields: {
                Journey__c: 'a04',
                Risk_Call__c: 'At Risk',
                Called_On__c: '2026-08-27',
                Call_Reason__c: 'New CFO',
                Called_By__c: expect.any(String) as string,
                Health_Call_Then__c: 'Likely',
                Health_Score_Then__c: 58
            }
        });
        await saveCall(term, { ...call, healthCall: null, healthScore: null }, FALLBACK);
        expect(create.mock.lastCall?.[0].fields).toMatchObject({
            Health_Call_Then__c: null,
            Health_Score_Then__c: null
        });
    });
});

describe('the renewal opportunity', () => {
    const plan = {
        kind: 'planned',
        key: '001:main:2',
        name: 'Acme: Renewal 2026',
        amount: 184_000,
        closeDate: '2026-12-01',
        dueOn: '2026-09-02'
    } as const;
    const renewal = { plan, accountId: '001', ownerId: '005', stage: 'Prospecting' };

    it('is created and named in the journey, both or neither', async () => {
        executeMutation.mockResolvedValue({ data: {} });
        await expect(openRenewal(term, renewal, FALLBACK)).resolves.toEqual({ kind: 'saved' });
        const [sent] = executeMutation.mock.lastCall as [{ query: { text: string }; variables: unknown }];
        expect(sent.query.text).toContain('allOrNone: true');
        expect(sent.variables).toEqual({
            opportunity: {
                Opportunity: {
                    Name: 'Acme: Renewal 2026',
                    AccountId: '001',
                    Type: 'Renewal',
                    CloseDate: '2026-12-01',
                    StageName: 'Prospecting',
                    Success_Renewal_Key__c: '001:main:2',
                    Amount: 184_000,
                    OwnerId: '005'
                }
            },
            journey: { Id: 'a04', Success_Journey__c: { Renewal_Opportunity__c: '@{opportunity}' } }
        });
    });

    it('leaves amount and owner to Salesforce where they are not known', async () => {
        executeMutation.mockResolvedValue({ data: {} });
        await openRenewal(term, { ...renewal, plan: { ...plan, amount: null }, ownerId: null }, FALLBACK);
        const [sent] = executeMutation.mock.lastCall as [{ variables: { opportunity: { Opportunity: object } } }];
        expect(Object.keys(sent.variables.opportunity.Opportunity)).not.toContain('Amount');
        expect(Object.keys(sent.variables.opportunity.Opportunity)).not.toContain('OwnerId');
    });

    it('is refused where somebody was faster', async () => {
        executeMutation.mockResolvedValue({ errors: [{ message: 'duplicate value found: x' }] });
        await expect(openRenewal(term, renewal, FALLBACK)).resolves.toMatchObject({ kind: 'duplicate' });
    });
});
