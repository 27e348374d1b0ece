import { updateRecord } from 'lightning/uiRecordApi';
import { executeMutation } from 'test/jest/graphql';
import { MAX_OPERATIONS, runOperations, updateChecked } from 'c/uiWrites';
import type { Operation } from 'c/uiWrites';

jest.mock('lightning/uiRecordApi', () => ({ updateRecord: jest.fn() }));

const FALLBACK = 'Something went wrong.';
const update = jest.mocked(updateRecord);

const PARENT: Operation = { alias: 'ship', kind: 'Create', object: 'Ship__c', fields: { Name: 'Nova " } evil' } };
const CHILD: Operation = { alias: 'voyage', kind: 'Create', object: 'Voyage__c', fields: { Ship__c: '@{ship}' } };
const CHANGE: Operation = { alias: 'old', kind: 'Update', object: 'Ship__c', id: 'a01', fields: { Crew__c: 4 } };

afterEach(() => jest.resetAllMocks());

describe('several operations', () => {
    it('are one document, all or none, with the values beside it', async () => {
        executeMutation.mockResolvedValue({ data: {} });
        await expect(runOperations('SetSail', [PARENT, CHILD, CHANGE], FALLBACK)).resolves.toEqual({ kind: 'saved' });
        const [config] = executeMutation.mock.lastCall as [
            { query: { text: string }; variables: unknown; operationName: string }
        ];
        expect(config.query.text.trim()).toBe(
            'mutation SetSail($ship: Ship__cCreateInput!, $voyage: Voyage__cCreateInput!, $old: Ship__cUpdateInput!) ' +
                '{ uiapi(input: { allOrNone: true }) { ship: Ship__cCreate(input: $ship) { Record { Id } } ' +
                'voyage: Voyage__cCreate(input: $voyage) { Record { Id } } old: Ship__cUpdate(input: $old) { Record { Id } } } }'
        );
        expect(config.variables).toEqual({
            ship: { Ship__c: { Name: 'Nova " } evil' } },
            voyage: { Voyage__c: { Ship__c: '@{ship}' } },
            old: { Id: 'a01', Ship__c: { Crew__c: 4 } }
        });
        expect(config.operationName).toBe('SetSail');
    });

    it('that are more than fit are no request', async () => {
        const many = Array.from({ length: MAX_OPERATIONS + 1 }, (_, index) => ({ ...PARENT, alias: `a${index}` }));
        await expect(runOperations('TooMany', many, FALLBACK)).rejects.toThrow(RangeError);
        expect(executeMutation).not.toHaveBeenCalled();
    });

    it('that fail say why', async () => {
        executeMutation.mockResolvedValue({ errors: [{ message: 'No access' }] });
        await expect(runOperations('SetSail', [PARENT], FALLBACK)).resolves.toEqual({
            kind: 'failed',
            messages: ['No access']
        });
    });
});

describe('a checked change', () => {
    it('is refused after the moment at which the record was read, and tells when it was made', async () => {
        update.mockResolvedValue({
            id: 'a01',
            apiName: 'Ship__c',
            lastModifiedDate: '2026-08-27T10:00:01.000Z',
            fields: {}
        });
        const record = { id: 'a01', lastModifiedAt: '2026-08-27T10:00:00.000Z' };
        await expect(updateChecked(record, { Crew__c: 5 }, FALLBACK)).resolves.toEqual({
            kind: 'saved',
            lastModifiedAt: '2026-08-27T10:00:01.000Z'
        });
        expect(update).toHaveBeenCalledWith(
            { fields: { Id: 'a01', Crew__c: 5 } },
            { ifUnmodifiedSince: '2026-08-27T10:00:00.000Z' }
        );
    });

    it('without that moment is not checked', async () => {
        update.mockResolvedValue({ id: 'a01', apiName: 'Ship__c', fields: {} });
        await updateChecked({ id: 'a01', lastModifiedAt: null }, {}, FALLBACK);
        expect(update).toHaveBeenCalledWith({ fields: { Id: 'a01' } }, undefined);
    });

    it('in between is a conflict', async () => {
        update.mockRejectedValue({ status: 412 });
        await expect(updateChecked({ id: 'a01', lastModifiedAt: null }, {}, FALLBACK)).resolves.toEqual({
            kind: 'conflict'
        });
    });
});
