import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import { defaultModel, planJourney } from 'c/success';
import type { JourneyPlan } from 'c/success';
import { readJourneyRecords } from 'c/journeyRecords';
import type { JourneyRecords, MilestoneRecord } from 'c/journeyRecords';
import { fieldsOf, newId, reverse, saveTerm, sendChange, startJourney, withChanges } from 'c/journeyWrites';
import type { Change } from 'c/journeyWrites';
import { executeMutation } from 'test/jest/graphql';
import { ACCOUNT, acmeData, JOURNEY } from '../../journeyView/__tests__/data/acme';

jest.mock('lightning/uiRecordApi', () => ({ createRecord: jest.fn(), updateRecord: jest.fn() }));

const FALLBACK = 'Something went wrong.';
const update = jest.mocked(updateRecord);
const create = jest.mocked(createRecord);

const records = (): JourneyRecords => readJourneyRecords(acmeData());
const milestone = (key: string): MilestoneRecord => records().milestones!.find((one) => one.key === key)!;
const tick = (key: string): Change => ({
    list: 'milestones',
    record: milestone(key),
    values: { completedOn: '2026-08-27', waivedOn: null, waiverReason: null }
});

function plan(more = 0): JourneyPlan {
    const journey = defaultModel.journey!;
    const extra = Array.from({ length: more }, (_, i) => ({ ...journey.milestones[0]!, key: `extra${i}` }));
    const model = { ...defaultModel, journey: { ...journey, milestones: [...journey.milestones, ...extra] } };
    const answer = planJourney(model, { accountKey: ACCOUNT, subscription: 'main', term: 1, startsOn: '2026-08-27' });
    if (answer.kind !== 'planned') throw new Error(answer.kind);
    return answer;
}

afterEach(() => jest.resetAllMocks());

describe('a change', () => {
    it('is shown as if it were saved', () => {
        const shown = withChanges(records(), [tick('renewalSigned')]);
        expect(shown.milestones?.find(({ key }) => key === 'renewalSigned')?.completedOn).toBe('2026-08-27');
        expect(shown.milestones).toHaveLength(records().milestones!.length);
    });

    it('of what the org has not yet adds it', () => {
        const record = { ...milestone('blogMigrated'), id: newId('added'), key: 'added' };
        const shown = withChanges(records(), [{ list: 'milestones', record, values: { completedOn: '2026-08-27' } }]);
        expect(shown.milestones).toHaveLength(records().milestones!.length + 1);
    });

    it('is put back by its reverse', () => {
        const change = tick('emailCampaignSent');
        const back = reverse(change);
        expect(back.values).toEqual({ completedOn: '2026-01-30', waivedOn: null, waiverReason: null });
        expect(withChanges(withChanges(records(), [change]), [back])).toEqual(records());
    });

    it('is written by the names of the fields', () => {
        const record = records().stages![0]!;
        expect(fieldsOf(tick('renewalSigned'))).toEqual({
            Completed_On__c: '2026-08-27',
            Waived_On__c: null,
            Waiver_Reason__c: null
        });
        expect(fieldsOf({ list: 'stages', values: { effort: 'High', challenge: null } })).toEqual({
            Level_Of_Effort__c: 'High',
            Customer_Challenge__c: null
        });
        expect(record.journeyId).toBe(JOURNEY);
    });
});

describe('saving a change', () => {
    const missing = { journey: records().journeys![0]!, milestone: undefined, stage: undefined };

    it('changes the record unless somebody else did', async () => {
        update.mockResolvedValue({ id: 'x', apiName: 'Success_Milestone__c', fields: {} });
        const change = tick('renewalSigned');
        const outcome = await sendChange(change, '2026-08-20T10:00:00.000Z', missing, FALLBACK);
        expect(outcome).toEqual({ kind: 'saved', lastModifiedAt: null });
        expect(update).toHaveBeenCalledWith(
            {
                fields: {
                    Id: change.record.id,
                    Completed_On__c: '2026-08-27',
                    Waived_On__c: null,
                    Waiver_Reason__c: null
                }
            },
            { ifUnmodifiedSince: '2026-08-20T10:00:00.000Z' }
        );
    });

    it('creates a milestone or a stage that came with a newer model', async () => {
        create.mockResolvedValue({ id: 'x', apiName: 'Success_Milestone__c', fields: {} });
        const { milestones, stages } = plan();
        const record = { ...milestone('blogMigrated'), id: newId('blogMigrated') };
        const added = { ...missing, milestone: milestones[0], stage: stages[0] };
        await sendChange({ list: 'milestones', record, values: { completedOn: '2026-08-27' } }, null, added, FALLBACK);
        expect(create).toHaveBeenLastCalledWith({
            apiName: 'Success_Milestone__c',
            fields: expect.objectContaining({
                Journey__c: JOURNEY,
                Milestone_Unique_Key__c: `${ACCOUNT}:main:1:blogMigrated`,
                Milestone_Kind__c: 'Done',
                Completed_On__c: '2026-08-27'
            }) as unknown
        });
        const stage = { ...records().stages![0]!, id: newId('technicalSetUp') };
        await sendChange({ list: 'stages', record: stage, values: { issue: 'None' } }, null, added, FALLBACK);
        expect(create).toHaveBeenLastCalledWith({
            apiName: 'Success_Stage__c',
            fields: expect.objectContaining({ Stage_Key__c: 'technicalSetUp', Our_Issue__c: 'None' }) as unknown
        });
        expect(update).not.toHaveBeenCalled();
    });

    it('fails where the model does not know it either', async () => {
        const record = { ...milestone('blogMigrated'), id: newId('gone') };
        const change: Change = { list: 'milestones', record, values: { completedOn: null } };
        await expect(sendChange(change, null, missing, FALLBACK)).resolves.toEqual({
            kind: 'failed',
            messages: [FALLBACK]
        });
    });
});

describe('starting a journey', () => {
    interface Sent {
        readonly query: { readonly text: string };
        readonly variables: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
    }
    const sent = (): Sent => executeMutation.mock.lastCall?.[0] as Sent;

    it('is one request with references to the journey', async () => {
        executeMutation.mockResolvedValue({ data: {} });
        const outcome = await startJourney(plan(), 'a01', FALLBACK);
        expect(outcome).toEqual({ outcome: { kind: 'saved' }, left: 0 });
        expect(executeMutation).toHaveBeenCalledTimes(1);
        const { variables, query } = sent();
        // 1 journey, 6 stages, 14 milestones, 3 checkpoints of the renewal that people tick.
        expect(Object.keys(variables)).toHaveLength(24);
        expect(query.text).toContain('allOrNone: true');
        expect(variables.journey?.Success_Journey__c).toMatchObject({
            Customer__c: 'a01',
            Journey_Key__c: `${ACCOUNT}:main:1`,
            Starts_On__c: '2026-08-27',
            Ends_On__c: '2027-08-26',
            Notice_Days__c: 30
        });
        expect(variables.stage0?.Success_Stage__c).toMatchObject({
            Journey__c: '@{journey}',
            Level_Of_Effort__c: 'Very High'
        });
        expect(variables.milestone0?.Success_Milestone__c).toEqual({
            Journey__c: '@{journey}',
            Milestone_Unique_Key__c: `${ACCOUNT}:main:1:blogMigrated`,
            Milestone_Key__c: 'blogMigrated',
            Milestone_Label__c: 'Blog migrated',
            Milestone_Stage__c: 'technicalSetUp',
            Milestone_Kind__c: 'Done',
            Due_On__c: '2026-09-02',
            Stuck_On__c: '2026-09-03'
        });
    });

    it('leaves to the nightly job what does not fit', async () => {
        executeMutation.mockResolvedValue({ data: {} });
        const { left } = await startJourney(plan(4), 'a01', FALLBACK);
        expect(left).toBe(3);
        expect(Object.keys(sent().variables)).toHaveLength(25);
    });

    it('tells when somebody was faster', async () => {
        executeMutation.mockResolvedValue({ errors: [{ message: 'duplicate value found: Journey_Key__c' }] });
        const { outcome } = await startJourney(plan(), 'a01', FALLBACK);
        expect(outcome.kind).toBe('duplicate');
    });
});

it('A term is changed together with the days of its milestones', async () => {
    executeMutation.mockResolvedValue({ data: {} });
    const record = records().journeys![0]!;
    const moved: Change = { list: 'milestones', record: milestone('leadGoal'), values: { dueOn: '2026-09-01' } };
    await saveTerm({ list: 'journeys', record, values: { startsOn: '2025-12-24' } }, [moved], FALLBACK);
    expect(executeMutation.mock.lastCall?.[0]).toMatchObject({
        variables: {
            journey: { Id: JOURNEY, Success_Journey__c: { Starts_On__c: '2025-12-24' } },
            milestone0: { Id: `${JOURNEY}-leadGoal`, Success_Milestone__c: { Due_On__c: '2026-09-01' } }
        }
    });
});
