import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import { endOverride, saveMetricValue, saveOverride } from 'c/healthWrites';

jest.mock('@salesforce/user/Id', () => ({ __esModule: true, default: '005000000000002AAA' }), { virtual: true });

const create = jest.mocked(createRecord);
const update = jest.mocked(updateRecord);
const record = { id: 'a01000000000001AAA', apiName: 'Success_Customer__c', fields: {} };
const customer = {
    id: 'a01000000000001AAA',
    accountKey: '001000000000001AAA',
    lastModifiedAt: '2026-08-27T06:14:00.000Z'
};
const override = {
    score: 75,
    band: 'Yellow',
    reason: 'Migration weekend',
    expiresOn: '2026-09-25',
    today: '2026-08-27'
};

describe('an override', () => {
    beforeEach(() => {
        jest.resetAllMocks();
        update.mockResolvedValue(record);
    });

    it('is written with its band, its day and the viewer, and only where nobody was faster', async () => {
        await expect(saveOverride(customer, override, 'Failed')).resolves.toEqual({ kind: 'saved' });
        expect(update).toHaveBeenCalledWith(
            {
                fields: {
                    Id: 'a01000000000001AAA',
                    Override_Score__c: 75,
                    Override_Band__c: 'Yellow',
                    Override_Reason__c: 'Migration weekend',
                    Override_Expires_On__c: '2026-09-25',
                    Override_Set_On__c: '2026-08-27',
                    Override_By__c: '005000000000002AAA'
                }
            },
            { ifUnmodifiedSince: '2026-08-27T06:14:00.000Z' }
        );
    });

    it('ends by clearing all of it', async () => {
        await endOverride(customer, 'Failed');
        const [input] = update.mock.calls[0] ?? [];
        const { Id: id, ...fields } = input?.fields ?? {};
        expect(id).toBe('a01000000000001AAA');
        expect(Object.values(fields)).toEqual([null, null, null, null, null, null]);
    });

    it('tells a conflict from a refusal', async () => {
        update.mockRejectedValueOnce({ status: 412, body: { message: 'The record was changed by somebody else.' } });
        await expect(saveOverride(customer, override, 'Failed')).resolves.toEqual({ kind: 'conflict' });
        update.mockRejectedValueOnce({ body: { statusCode: 412 } });
        await expect(saveOverride(customer, override, 'Failed')).resolves.toEqual({ kind: 'conflict' });
        update.mockRejectedValueOnce({ status: 400, body: { message: 'You may not override health scores.' } });
        await expect(saveOverride(customer, override, 'Failed')).resolves.toEqual({
            kind: 'failed',
            messages: ['You may not override health scores.']
        });
    });

    it('is written without the check where the date of the last change is hidden', async () => {
        await saveOverride({ ...customer, lastModifiedAt: null }, override, 'Failed');
        expect(update.mock.calls[0]?.[1]).toBeUndefined();
    });
});

describe('a value that a person records', () => {
    beforeEach(() => {
        jest.resetAllMocks();
        update.mockResolvedValue(record);
        create.mockResolvedValue(record);
    });

    it('makes a row with the unique key and the source Manual', async () => {
        const recorded = {
            key: 'newSalesGoal',
            rowId: null,
            input: 'number',
            value: 40,
            measuredOn: '2026-08-27'
        } as const;
        await expect(saveMetricValue(customer, recorded, 'Failed')).resolves.toEqual({ kind: 'saved' });
        expect(create).toHaveBeenCalledWith({
            apiName: 'Success_Metric__c',
            fields: {
                Customer__c: 'a01000000000001AAA',
                Metric_Key__c: 'newSalesGoal',
                Unique_Key__c: '001000000000001AAA:newSalesGoal',
                Source__c: 'Manual',
                Value__c: 40,
                Text_Value__c: null,
                Date_Value__c: null,
                Measured_On__c: '2026-08-27'
            }
        });
    });

    it('updates the row that is there, in the field of its kind', async () => {
        const recorded = {
            key: 'csmPulse',
            rowId: 'a02000000000010AAA',
            input: 'choice',
            value: 'Green',
            measuredOn: '2026-08-27'
        } as const;
        await saveMetricValue(customer, recorded, 'Failed');
        expect(update).toHaveBeenCalledWith({
            fields: {
                Id: 'a02000000000010AAA',
                Value__c: null,
                Text_Value__c: 'Green',
                Date_Value__c: null,
                Measured_On__c: '2026-08-27'
            }
        });
        expect(create).not.toHaveBeenCalled();
    });
});
