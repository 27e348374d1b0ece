import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { buildClientSchema, getIntrospectionQuery, printType, validateSchema } from 'graphql';
import type { IntrospectionQuery } from 'graphql';
import { openShips } from '../../query/__tests__/fixture.ts';
import { executeGraphql } from '../execute.ts';
import { graphqlSchemaOf } from '../schema/schema.ts';

const { org, master } = openShips();
after(() => {
    org.close();
});

test('the schema that metadata makes is valid and is made once', () => {
    const { schema } = graphqlSchemaOf(org);
    assert.deepEqual(
        validateSchema(schema).map((error) => error.message),
        []
    );
    assert.equal(graphqlSchemaOf(org).schema, schema);
});

test('clients can read the schema', () => {
    const { data, errors } = executeGraphql(org, master, { query: getIntrospectionQuery() });
    assert.deepEqual(errors, []);
    const schema = buildClientSchema(data as unknown as IntrospectionQuery);
    const type = (name: string): string => {
        const found = schema.getType(name);
        return found === undefined ? '' : printType(found);
    };
    assert.match(type('Ship__c'), /^type Ship__c implements Record \{/);
    assert.match(
        type('Ship__c'),
        /Price__c: CurrencyValue\n[^]*Log__c: LongTextAreaValue|Log__c: LongTextAreaValue\n[^]*Price__c: CurrencyValue/
    );
    assert.match(type('Ship__c'), /Owner: Ship__c_Owner\n/);
    assert.doesNotMatch(type('Ship__c_Filter'), /Log__c/);
    assert.match(type('Ship__c_Filter'), /Seen_At__c: DateTimeOperators\n/);
    assert.match(type('Ship__cCreateRepresentation'), /Captain__c: IdOrRef\n/);
    assert.doesNotMatch(type('Ship__cCreateRepresentation'), /Crew_Doubled__c/);
});
