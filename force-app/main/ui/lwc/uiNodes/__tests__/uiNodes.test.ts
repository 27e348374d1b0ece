import { idOf, isTrue, nodesOf, numberOf, parentOf, queryOf, textOf } from 'c/uiNodes';

const data = {
    uiapi: {
        query: {
            Account: {
                edges: [
                    {
                        node: {
                            Id: '001000000000001AAA',
                            Name: { value: 'Acme' },
                            Size__c: { value: '12.5' },
                            Big__c: { value: true },
                            Empty__c: { value: null },
                            Owner: { Id: '005000000000001AAA', Name: { value: 'Ann Brown' } },
                            Parent: null
                        }
                    },
                    { node: null }
                ]
            }
        }
    }
};
const [account] = nodesOf(queryOf(data), 'Account') ?? [];

describe('an answer', () => {
    it('gives the records of a query, without those that are not there', () => {
        expect(nodesOf(queryOf(data), 'Account')).toHaveLength(1);
        expect(idOf(account)).toBe('001000000000001AAA');
    });

    it('tells what has no value from what is hidden', () => {
        expect(textOf(account, 'Name')).toBe('Acme');
        expect(textOf(account, 'Empty__c')).toBeNull();
        expect(textOf(account, 'Secret__c')).toBeUndefined();
        expect(numberOf(account, 'Size__c')).toBe(12.5);
        expect(numberOf(account, 'Name')).toBeNull();
        expect(numberOf(account, 'Secret__c')).toBeUndefined();
        expect(isTrue(account, 'Big__c')).toBe(true);
        expect(isTrue(account, 'Name')).toBe(false);
    });

    it('leads to parents', () => {
        expect(textOf(parentOf(account, 'Owner'), 'Name')).toBe('Ann Brown');
        expect(parentOf(account, 'Parent')).toBeNull();
        expect(parentOf(account, 'Secret__r')).toBeUndefined();
    });

    it.each([null, undefined, 'text', {}, { uiapi: { query: { Account: { edges: 'none' } } } }])(
        'that is none (%j) gives nothing',
        (answer) => {
            expect(nodesOf(queryOf(answer), 'Account')).toBeUndefined();
            expect(idOf(undefined)).toBe('');
        }
    );
});
