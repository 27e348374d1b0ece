import { mutate, write } from 'c/uiWrites';

const FALLBACK = 'Something went wrong.';
const rejecting = (error: unknown) => jest.fn().mockRejectedValue(error);

describe('a record', () => {
    it('that was written is saved', async () => {
        await expect(write(() => Promise.resolve({}), FALLBACK)).resolves.toEqual({ kind: 'saved' });
    });

    it.each([{ status: 412 }, { body: { statusCode: 412 } }])(
        'that somebody changed in between is a conflict: %j',
        async (error) => {
            await expect(write(rejecting(error), FALLBACK)).resolves.toEqual({ kind: 'conflict' });
        }
    );

    it('that is there already is a duplicate', async () => {
        const errors = [{ errorCode: 'DUPLICATE_VALUE', message: 'Duplikat' }];
        await expect(write(rejecting({ body: { output: { errors } } }), FALLBACK)).resolves.toEqual({
            kind: 'duplicate',
            messages: ['Duplikat']
        });
    });

    it('that was refused says why, and never nothing', async () => {
        await expect(write(rejecting({ body: { message: 'No access' } }), FALLBACK)).resolves.toEqual({
            kind: 'failed',
            messages: ['No access']
        });
        await expect(write(rejecting(null), FALLBACK)).resolves.toEqual({ kind: 'failed', messages: [FALLBACK] });
    });
});

describe('a mutation', () => {
    it('without errors is saved', async () => {
        await expect(mutate(() => Promise.resolve({ data: {} }), FALLBACK)).resolves.toEqual({ kind: 'saved' });
    });

    it('names the cause, not what was undone because of it', async () => {
        const errors = [
            { message: 'Rolled back', extensions: { errorCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK' } },
            { message: 'Close date is missing' }
        ];
        await expect(mutate(() => Promise.resolve({ errors }), FALLBACK)).resolves.toEqual({
            kind: 'failed',
            messages: ['Close date is missing']
        });
    });

    it.each([
        { message: 'duplicate value found: Success_Renewal_Key__c duplicates value on record with id: 006' },
        { message: 'x', extensions: { errorCode: 'DUPLICATE_VALUE' } }
    ])('that makes what is there already is a duplicate, by its code or its sentence: %j', async (error) => {
        await expect(mutate(() => Promise.resolve({ errors: [error] }), FALLBACK)).resolves.toMatchObject({
            kind: 'duplicate'
        });
    });

    it('that could not be sent is told', async () => {
        await expect(mutate(rejecting(new Error('Offline')), FALLBACK)).resolves.toEqual({
            kind: 'failed',
            messages: ['Offline']
        });
    });
});
