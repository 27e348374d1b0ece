import { reduceErrors } from 'c/uiErrors';

const FALLBACK = 'Something went wrong.';

describe('reduceErrors', () => {
    it('reads an error of Lightning Data Service with the fields that are wrong before the record', () => {
        const error = {
            status: 400,
            body: {
                message: 'An error occurred while trying to update the record. Please try again.',
                statusCode: 400,
                output: {
                    errors: [
                        {
                            errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
                            message: 'You may not override health scores.'
                        }
                    ],
                    fieldErrors: { Override_Reason__c: [{ message: 'Say in at least 10 characters why.' }] }
                }
            }
        };
        expect(reduceErrors(error, FALLBACK)).toEqual([
            'You may not override health scores.',
            'Say in at least 10 characters why.'
        ]);
    });

    it('names custom fields in words, not by their API names', () => {
        const message =
            'Unable to create/update fields: Override_Score__c, Override_Set_On__c. Please check the security settings.';
        expect(reduceErrors({ body: { output: { errors: [{ message }] } } }, FALLBACK)).toEqual([
            'Unable to create/update fields: Override Score, Override Set On. Please check the security settings.'
        ]);
        expect(reduceErrors('Customer__r: no such column; a__b and __c stay', FALLBACK)).toEqual([
            'Customer: no such column; a__b and __c stay'
        ]);
    });

    it('reads errors of GraphQL, each message once', () => {
        const errors = [{ message: 'Validation error' }, { message: 'Validation error' }, { message: 'Not found' }];
        expect(reduceErrors(errors, FALLBACK)).toEqual(['Validation error', 'Not found']);
    });

    it('reads a list in the body, as REST answers', () => {
        expect(reduceErrors({ body: [{ message: 'Session expired' }] }, FALLBACK)).toEqual(['Session expired']);
    });

    it('reads errors of JavaScript, plain text and status texts', () => {
        expect(reduceErrors(new Error('offline'), FALLBACK)).toEqual(['offline']);
        expect(reduceErrors('offline', FALLBACK)).toEqual(['offline']);
        expect(reduceErrors({ status: 503, statusText: 'Service Unavailable' }, FALLBACK)).toEqual([
            'Service Unavailable'
        ]);
    });

    it('never leaves a person without words', () => {
        const circular: Record<string, unknown> = {};
        circular.body = circular;
        for (const error of [undefined, null, {}, [], '', { body: {} }, 42, circular]) {
            expect(reduceErrors(error, FALLBACK)).toEqual([FALLBACK]);
        }
    });
});
