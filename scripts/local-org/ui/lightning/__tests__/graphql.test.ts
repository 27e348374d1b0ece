import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerWith, asked, mount, settle } from './browser.ts';

const { executeMutation, gql, graphql } = await import('../graphql/graphql.ts');

const account = (Id: string, Name: string) => ({
    data: { uiapi: { query: { Account: { edges: [{ node: { Id, Name: { value: Name } } }] } } } },
    errors: []
});
let documents = 0;
/** A document of its own, so that tests do not share answers. */
const document = () => gql`query Q${++documents} { uiapi { query { Account { edges { node { Id } } } } } }`;

test('A wire emits that nothing is known, then the data with a way to refresh, and no errors', async () => {
    answerWith(() => ({ body: account('001', 'Acme') }));
    const wire = mount(graphql, { query: document(), variables: { id: '001' } });
    assert.deepEqual(wire.values, [{ data: undefined, errors: undefined, refresh: undefined }]);
    await settle();
    const { data, errors, refresh } = wire.last();
    assert.deepEqual(data, account('001', 'Acme').data);
    assert.equal(errors, undefined);
    assert.equal(typeof refresh, 'function');
    assert.equal(asked[0]?.url, '/services/data/v67.0/graphql');
    assert.deepEqual((asked[0]?.body as { variables: unknown }).variables, { id: '001' });
    wire.unmount();
});

test('Without a query nothing is asked', async () => {
    answerWith(() => ({ body: account('001', 'Acme') }));
    const wire = mount(graphql, { query: undefined });
    await settle();
    assert.equal(asked.length, 0);
    wire.update({ query: document() });
    await settle();
    assert.equal(asked.length, 1);
    wire.unmount();
});

test('Documents are put together from texts and from other documents', () => {
    const fragment = gql`
        fragment F on Account {
            Id
        }
    `;
    const field = 'Name';
    const { source } = gql`query { ${field} ...F } ${fragment}`;
    assert.equal(source.replace(/\s+/g, ' ').trim(), 'query { Name ...F } fragment F on Account { Id }');
});

test('Refresh delivers what the server says now', async () => {
    let name = 'Acme';
    answerWith(() => ({ body: account('001', name) }));
    const wire = mount(graphql, { query: document() });
    await settle();
    name = 'Beta';
    await wire.last().refresh?.();
    assert.deepEqual(wire.last().data, account('001', 'Beta').data);
    wire.unmount();
});

test('Errors of a query, and a refusal of the whole request, arrive as errors', async () => {
    answerWith(() => ({ body: { data: null, errors: [{ message: 'No such field' }] } }));
    const wire = mount(graphql, { query: document() });
    await settle();
    assert.equal(wire.last().errors?.[0]?.message, 'No such field');
    assert.equal(wire.last().data, undefined);
    answerWith(() => ({ status: 500, body: [{ errorCode: 'UNKNOWN_EXCEPTION', message: 'Broken' }] }));
    const second = mount(graphql, { query: document() });
    await settle();
    assert.equal(second.last().errors?.[0]?.message, 'Broken');
    wire.unmount();
    second.unmount();
});

test('A mutation of a record that a wire shows lets the wire read again', async () => {
    let name = 'Acme';
    answerWith(({ body }) => {
        if (!(body as { query: string }).query.trim().startsWith('mutation')) {
            return { body: account('001000000000001AAA', name) };
        }
        name = 'Renamed';
        return { body: { data: { uiapi: { AccountUpdate: { Record: { Id: '001000000000001AAA' } } } }, errors: [] } };
    });
    const wire = mount(graphql, { query: document() });
    await settle();
    const result = await executeMutation({
        query: gql`
            mutation M {
                uiapi {
                    AccountUpdate {
                        Record {
                            Id
                        }
                    }
                }
            }
        `,
        variables: { input: { Id: '001000000000001AAA', Account: { Name: 'Renamed' } } }
    });
    assert.equal(result.errors, undefined);
    await settle();
    assert.deepEqual(wire.last().data, account('001000000000001AAA', 'Renamed').data);
    wire.unmount();
});

test('A record that a mutation creates is not in a wire until it is refreshed, as on Salesforce', async () => {
    answerWith(({ body }) =>
        (body as { query: string }).query.trim().startsWith('mutation')
            ? { body: { data: { uiapi: { CaseCreate: { Record: { Id: '500000000000001AAA' } } } }, errors: [] } }
            : { body: account('001000000000001AAA', 'Acme') }
    );
    const wire = mount(graphql, { query: document() });
    await settle();
    await executeMutation({
        query: gql`
            mutation M {
                uiapi {
                    CaseCreate {
                        Record {
                            Id
                        }
                    }
                }
            }
        `,
        variables: { input: { Case: { AccountId: '001000000000001AAA' } } }
    });
    await settle();
    assert.equal(asked.length, 2, 'the parent is only referred to');
    wire.unmount();
});

test('A mutation never throws, and what failed touches nothing', async () => {
    answerWith(() => ({ status: 400, body: [{ errorCode: 'X', message: 'Malformed' }] }));
    const { data, errors } = await executeMutation({
        query: gql`
            mutation {
                a
            }
        `,
        variables: { Id: '001' }
    });
    assert.equal(data, undefined);
    assert.equal(errors?.[0]?.message, 'Malformed');
    assert.equal(asked.length, 1);
});
