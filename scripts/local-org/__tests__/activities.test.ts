import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startFixture, type Fixture } from './fixture.ts';

let fixture: Fixture;
let accountId: string;

before(async () => {
    fixture = await startFixture();
    const result = await fixture.connect('bookkeeper').sobject('Account').create({ Name: 'Northwind' });
    assert.ok(result.success);
    accountId = result.id;
});
after(() => fixture.stop());

interface Saved {
    readonly Record: { readonly Id: string; readonly Invoice__r?: { readonly Number__c: { readonly value: string } } };
}
interface Answer {
    readonly data: {
        readonly uiapi: {
            readonly invoice: Saved | null;
            readonly task: Saved | null;
            readonly query: { readonly Task: { readonly edges: readonly { readonly node: Node }[] } };
        };
    } | null;
    readonly errors: readonly { readonly message: string; readonly extensions?: { readonly errorCode?: string } }[];
}
interface Node {
    readonly Id: string;
    readonly Subject: { readonly value: string };
    readonly Owner: { readonly Name: { readonly value: string } };
}

async function graphql(query: string, variables: object, persona = 'bookkeeper'): Promise<Answer> {
    const response = await fixture.fetch(persona, '/graphql', {
        method: 'POST',
        body: JSON.stringify({ query, variables }),
        headers: { 'Content-Type': 'application/json' }
    });
    return (await response.json()) as Answer;
}

const START = `mutation start($invoice: Invoice__cCreateInput!, $task: TaskCreateInput!) {
    uiapi(input: { allOrNone: true }) {
        invoice: Invoice__cCreate(input: $invoice) { Record { Id } }
        task: TaskCreate(input: $task) { Record { Id Invoice__r { Number__c { value } } } }
    }
}`;
const OPEN_TASKS = `query tasks($invoice: ID, $account: ID) { uiapi { query {
    Task(
        where: { Invoice__c: { eq: $invoice }, WhatId: { eq: $account }, IsClosed: { eq: false } }
        first: 50
        orderBy: { Subject: { order: ASC } }
    ) { edges { node { Id Subject { value } Owner { ... on User { Name { value } } } } } }
} } }`;

const startInput = (number: string): object => ({
    invoice: { Invoice__c: { Number__c: number, Account__c: accountId } },
    task: {
        Task: {
            Subject: 'Remind',
            WhatId: accountId,
            Status: 'Not Started',
            Priority: 'Normal',
            Invoice__c: '@{invoice}'
        }
    }
});

async function countTasks(): Promise<number> {
    const { totalSize } = await fixture.connect('bookkeeper').query('SELECT Id FROM Task');
    return totalSize;
}

describe('a lookup on activities', () => {
    test('names a record that the same mutation makes', async () => {
        const { data, errors } = await graphql(START, startInput('A-1'));
        assert.deepEqual(errors, []);
        assert.equal(data?.uiapi.task?.Record.Invoice__r?.Number__c.value, 'A-1');
        const invoice = data?.uiapi.invoice?.Record.Id;
        const found = await graphql(OPEN_TASKS, { invoice, account: accountId });
        assert.deepEqual(
            found.data?.uiapi.query.Task.edges.map(({ node }) => [node.Subject.value, node.Owner.Name.value]),
            [['Remind', 'A bookkeeper']]
        );
    });

    test('leaves no task where the other record is refused', async () => {
        await graphql(START, startInput('A-2'));
        const before = await countTasks();
        const { data, errors } = await graphql(START, startInput('A-2'));
        assert.deepEqual([data?.uiapi.invoice, data?.uiapi.task], [null, null]);
        assert.deepEqual(
            errors.map(({ extensions }) => extensions?.errorCode),
            ['DUPLICATE_VALUE', 'ALL_OR_NONE_OPERATION_ROLLED_BACK']
        );
        assert.equal(await countTasks(), before);
    });

    test('is there on tasks and on events', async () => {
        for (const object of ['Task', 'Event']) {
            const { fields } = await fixture.connect('bookkeeper').describe(object);
            const field = fields.find(({ name }) => name === 'Invoice__c');
            assert.deepEqual([field?.type, field?.referenceTo], ['reference', ['Invoice__c']], object);
        }
    });

    test('no longer finds a task that is done', async () => {
        const { data } = await graphql(START, startInput('A-3'));
        const [invoice, task] = [data?.uiapi.invoice?.Record.Id, data?.uiapi.task?.Record.Id];
        const complete = `mutation complete($task: TaskUpdateInput!) {
            uiapi(input: { allOrNone: true }) { task: TaskUpdate(input: $task) { Record { Id } } }
        }`;
        const input = { task: { Id: task, Task: { Status: 'Completed' } } };
        const others = await graphql(complete, input, 'stranger');
        assert.match(String(others.errors[0]?.extensions?.errorCode), /^INSUFFICIENT_ACCESS/);
        assert.deepEqual((await graphql(complete, input)).errors, []);
        const found = await graphql(OPEN_TASKS, { invoice, account: accountId });
        assert.deepEqual(found.data?.uiapi.query.Task.edges, []);
    });
});
