import { gql } from 'lightning/graphql';
import { fieldsQuery } from 'c/uiFieldsQuery';

describe('a query for fields', () => {
    const queryWith = jest.fn((fields: string) => gql`query { ${fields} }`);
    const query = fieldsQuery(queryWith);

    it('is the same for the same fields, and another for others', () => {
        const first = query(['One__c', 'Two__c']);
        expect(query(['One__c', 'Two__c'])).toBe(first);
        expect(queryWith.mock.calls).toEqual([['One__c @optional { value }\nTwo__c @optional { value }']]);
        expect(query(['One__c'])).not.toBe(first);
    });
});
