import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import type { Connection } from 'jsforce';
import { refusal, startFixture, type Fixture } from './fixture.ts';

const BASE = '/services/data/v67.0';

interface Part {
    readonly method: string;
    readonly url: string;
    readonly referenceId: string;
    readonly body?: unknown;
    readonly httpHeaders?: Record<string, string>;
}
interface PartResult {
    readonly body: unknown;
    readonly httpHeaders: Record<string, string>;
    readonly httpStatusCode: number;
    readonly referenceId: string;
}
interface ErrorBody {
    readonly errorCode: string;
    readonly message: string;
}

let fixture: Fixture;
let bookkeeper: Connection;

before(async () => {
    fixture = await startFixture();
    bookkeeper = fixture.connect('bookkeeper');
});
after(() => fixture.stop());

async function composite(parts: readonly Part[], allOrNone = false, conn = bookkeeper): Promise<PartResult[]> {
    const { compositeResponse } = await conn.requestPost<{ compositeResponse: PartResult[] }>(`${BASE}/composite`, {
        allOrNone,
        compositeRequest: parts
    });
    return compositeResponse;
}

const statuses = (results: readonly PartResult[]): number[] => results.map(({ httpStatusCode }) => httpStatusCode);
const codes = (results: readonly PartResult[]): (string | null)[] =>
    results.map(({ body }) => (Array.isArray(body) ? ((body as ErrorBody[])[0]?.errorCode ?? null) : null));

let lastNumber = 0;
function nextNumber(): string {
    lastNumber += 1;
    return `C-${lastNumber}`;
}
const create = (referenceId: string, fields: object = {}): Part => ({
    method: 'POST',
    url: `${BASE}/sobjects/Invoice__c`,
    referenceId,
    body: { Number__c: nextNumber(), ...fields }
});
const ask = (referenceId: string, soql: string): Part => ({
    method: 'GET',
    url: `${BASE}/query?q=${encodeURIComponent(soql)}`,
    referenceId
});

async function invoices(): Promise<unknown[]> {
    const soql =
        'SELECT Id, Number__c, Amount__c, (SELECT Id, Name FROM Lines__r ORDER BY Id) FROM Invoice__c ORDER BY Id';
    return (await bookkeeper.query(soql)).records;
}

describe('a composite request', () => {
    test('creates a record and its child in one call, with where each is', async () => {
        const results = await composite([
            create('invoice', { Amount__c: 10 }),
            {
                method: 'POST',
                url: `${BASE}/sobjects/Line__c`,
                referenceId: 'line',
                body: { Name: 'Line of @{invoice.id}', Invoice__c: '@{invoice.id}', Quantity__c: 2 }
            },
            { method: 'GET', url: `${BASE}/sobjects/Line__c/@{line.id}?fields=Name,Invoice__c`, referenceId: 'read' }
        ]);
        assert.deepEqual(statuses(results), [201, 201, 200]);
        const [invoice, line, read] = results;
        const { id } = invoice?.body as { id: string };
        assert.deepEqual(invoice?.body, { id, success: true, errors: [] });
        assert.equal(invoice.httpHeaders['Location'], `${BASE}/sobjects/Invoice__c/${id}`);
        assert.equal(line?.referenceId, 'line');
        assert.equal((read?.body as Record<string, unknown>)['Name'], `Line of ${id}`);
        assert.equal((read?.body as Record<string, unknown>)['Invoice__c'], id);
    });

    test('reaches into the records of a query, and keeps the type of what it takes', async () => {
        const number = nextNumber();
        const results = await composite([
            create('one', { Number__c: number, Amount__c: 12.5, Paid__c: true }),
            ask('found', `SELECT Id, Amount__c, Paid__c FROM Invoice__c WHERE Number__c = '${number}'`),
            create('two', { Amount__c: '@{found.records[0].Amount__c}', Paid__c: '@{found.records[0].Paid__c}' }),
            {
                method: 'GET',
                url: `${BASE}/query?q=SELECT+Amount__c,Paid__c+FROM+Invoice__c+WHERE+Id='@{two.id}'`,
                referenceId: 'copy'
            }
        ]);
        assert.deepEqual(statuses(results), [201, 200, 201, 200]);
        const [copy] = (results[3]?.body as { records: Record<string, unknown>[] }).records;
        assert.deepEqual([copy?.['Amount__c'], copy?.['Paid__c']], [12.5, true]);
    });

    test('answers changes and deletions without a body', async () => {
        const results = await composite([
            create('one'),
            {
                method: 'PATCH',
                url: `${BASE}/sobjects/Invoice__c/@{one.id}`,
                referenceId: 'change',
                body: { Amount__c: 3 }
            },
            { method: 'DELETE', url: `${BASE}/sobjects/Invoice__c/@{one.id}`, referenceId: 'remove' },
            { method: 'GET', url: `${BASE}/sobjects/Invoice__c/@{one.id}`, referenceId: 'read' }
        ]);
        assert.deepEqual(statuses(results), [201, 204, 204, 404]);
        assert.deepEqual([results[1]?.body, results[2]?.body], [null, null]);
        assert.equal(codes(results)[3], 'ENTITY_IS_DELETED');
    });

    test('goes on after a failure with what does not depend on it', async () => {
        const results = await composite([
            create('bad', { Amount__c: -1 }),
            create('good'),
            {
                method: 'POST',
                url: `${BASE}/sobjects/Line__c`,
                referenceId: 'line',
                body: { Name: 'x', Invoice__c: '@{bad.id}' }
            }
        ]);
        assert.deepEqual(statuses(results), [400, 201, 400]);
        assert.deepEqual(codes(results), ['FIELD_CUSTOM_VALIDATION_EXCEPTION', null, 'PROCESSING_HALTED']);
        assert.equal(
            (results[2]?.body as ErrorBody[])[0]?.message,
            'Invalid reference specified. No value for bad.id found in bad.'
        );
    });

    test('with allOrNone undoes what came before a failure and does not begin what comes after', async () => {
        const before = await invoices();
        const results = await composite([create('one'), create('bad', { Amount__c: -1 }), create('three')], true);
        assert.deepEqual(statuses(results), [400, 400, 400]);
        assert.deepEqual(codes(results), [
            'PROCESSING_HALTED',
            'FIELD_CUSTOM_VALIDATION_EXCEPTION',
            'PROCESSING_HALTED'
        ]);
        assert.equal(
            (results[0]?.body as ErrorBody[])[0]?.message,
            'The transaction was rolled back since another operation in the same transaction failed.'
        );
        assert.deepEqual(await invoices(), before);
    });

    test('imposes allOrNone on the collections in it, else leaves them their own', async () => {
        const collection = (allOrNone: boolean): Part => ({
            method: 'POST',
            url: `${BASE}/composite/sobjects`,
            referenceId: 'several',
            body: {
                allOrNone,
                records: [1, -1].map((Amount__c) => ({
                    attributes: { type: 'Invoice__c' },
                    Number__c: nextNumber(),
                    Amount__c
                }))
            }
        });
        const before = (await invoices()).length;
        assert.deepEqual(statuses(await composite([collection(false), create('one')], true)), [400, 400]);
        assert.equal((await invoices()).length, before);
        assert.deepEqual(statuses(await composite([collection(false), create('two')])), [200, 201]);
        assert.equal((await invoices()).length, before + 2);
        assert.deepEqual(statuses(await composite([collection(true), create('three')])), [200, 201]);
        assert.equal((await invoices()).length, before + 3);
    });

    test('may read more than a page', async () => {
        const rows = Array.from({ length: 250 }, (_, index) => `P-${index}`);
        await bookkeeper.bulk2.loadAndWaitForResults({
            object: 'Invoice__c',
            operation: 'insert',
            input: rows.map((Number__c) => ({ Number__c, Batch__c: 'pages' }))
        });
        const soql = "SELECT Id, Batch__c FROM Invoice__c WHERE Batch__c = 'pages'";
        const [found, removed] = await composite([
            { ...ask('found', soql), httpHeaders: { 'Sforce-Query-Options': 'batchSize=200' } },
            {
                method: 'DELETE',
                url: `${BASE}/sobjects/Invoice__c/@{found.records[0].Id}`,
                referenceId: 'removed'
            }
        ]);
        assert.equal(removed?.httpStatusCode, 204);
        const page = found?.body as { totalSize: number; done: boolean; records: unknown[]; nextRecordsUrl: string };
        assert.deepEqual([page.totalSize, page.done, page.records.length], [250, false, 200]);
        const rest = await bookkeeper.request<{ records: unknown[]; done: boolean }>(page.nextRecordsUrl);
        assert.deepEqual([rest.records.length, rest.done], [50, true]);
    });

    test('is one API call, however many parts it has', async () => {
        const usage = async (): Promise<number> => {
            const limits = await bookkeeper.request<{ DailyApiRequests: { Remaining: number } }>(`${BASE}/limits`);
            return limits.DailyApiRequests.Remaining;
        };
        const before = await usage();
        await composite([create('one'), create('two'), create('three')]);
        assert.equal(before - (await usage()), 2);
    });

    test('asks for the permissions of the caller in every part', async () => {
        const results = await composite(
            [
                create('invoice', { Secret__c: 'x' }),
                ask('query', 'SELECT Secret__c FROM Invoice__c'),
                { method: 'GET', url: `${BASE}/sobjects/Line__c/describe`, referenceId: 'describe' }
            ],
            false,
            fixture.connect('clerk')
        );
        assert.deepEqual(statuses(results), [400, 400, 404]);
    });

    test('refuses as a part what is no resource of a composite request', async () => {
        const results = await composite([
            { method: 'GET', url: `${BASE}/limits`, referenceId: 'limits' },
            { method: 'POST', url: `${BASE}/jobs/ingest`, referenceId: 'bulk', body: {} },
            { method: 'POST', url: `${BASE}/composite`, referenceId: 'itself', body: {} },
            { method: 'PUT', url: `${BASE}/sobjects/Invoice__c`, referenceId: 'method' },
            { method: 'POST', url: `${BASE}/sobjects/Invoice__c`, referenceId: 'body' }
        ]);
        assert.deepEqual(codes(results), [
            'NOT_FOUND',
            'NOT_FOUND',
            'NOT_FOUND',
            'METHOD_NOT_ALLOWED',
            'JSON_PARSER_ERROR'
        ]);
    });

    test('that is not well formed is refused as a whole, and nothing of it is done', async () => {
        const before = (await invoices()).length;
        const parts = (count: number): Part[] => Array.from({ length: count }, (_, index) => create(`p${index}`));
        const soql = 'SELECT Id FROM Invoice__c';
        const malformed: readonly (readonly object[])[] = [
            [],
            parts(26),
            [create('a'), ...Array.from({ length: 6 }, (_, index) => ask(`q${index}`, soql))],
            [create('same'), create('same')],
            [create('a-b')],
            [{ method: 'POST', url: `${BASE}/sobjects/Invoice__c`, body: { Number__c: nextNumber() } }],
            [create('a'), { ...create('b'), url: 'sobjects/Invoice__c' }],
            [create('a'), { ...create('b'), method: 'post' }],
            [{ ...create('a'), httpHeaders: { Authorization: 'Bearer x' } }]
        ];
        for (const request of malformed) {
            const error = await refusal(composite(request as Part[]));
            assert.match(error.errorCode, /^(JSON_PARSER_ERROR|LIMIT_EXCEEDED|INVALID_INPUT)$/, error.message);
        }
        assert.equal((await invoices()).length, before);
        const most = await composite([...parts(20), ...Array.from({ length: 5 }, (_, at) => ask(`q${at}`, soql))]);
        assert.ok(statuses(most).every((status) => status < 300));
    });

    test('with allOrNone leaves all or nothing, whatever its parts are', async () => {
        const kinds = fc.constantFrom('create', 'bad', 'line', 'change', 'remove', 'missing', 'collection', 'read');
        let undone = 0;
        await fc.assert(
            fc.asyncProperty(fc.array(kinds, { minLength: 1, maxLength: 6 }), async (steps) => {
                const parts = [create('first', { Amount__c: 1 }), ...steps.map(partOf)].slice(0, 25);
                const before = await invoices();
                const results = await composite(parts, true);
                const ok = statuses(results).filter((status) => status < 400).length;
                assert.ok(ok === 0 || ok === parts.length, JSON.stringify(results));
                const now = await invoices();
                if (ok === 0) {
                    undone += 1;
                    assert.deepEqual(now, before);
                } else assert.equal(results.length, parts.length);
            }),
            { numRuns: 60 }
        );
        assert.ok(undone > 5, `only ${undone} were undone`);
    });
});

/** A step of a random composite request, on the invoice that its first part creates. */
function partOf(kind: string, index: number): Part {
    const referenceId = `p${index}`;
    const url = `${BASE}/sobjects/Invoice__c/@{first.id}`;
    switch (kind) {
        case 'bad':
            return create(referenceId, { Amount__c: -5 });
        case 'line':
            return {
                method: 'POST',
                url: `${BASE}/sobjects/Line__c`,
                referenceId,
                body: { Name: 'x', Invoice__c: '@{first.id}' }
            };
        case 'change':
            return { method: 'PATCH', url, referenceId, body: { Amount__c: index } };
        case 'remove':
            return { method: 'DELETE', url, referenceId };
        case 'missing':
            return create(referenceId, { Batch__c: '@{first.nothing}' });
        case 'read':
            return ask(referenceId, 'SELECT Id FROM Invoice__c LIMIT 1');
        case 'collection': {
            const record = { attributes: { type: 'Invoice__c' }, Id: '@{first.id}', Amount__c: 7 };
            return { method: 'PATCH', url: `${BASE}/composite/sobjects`, referenceId, body: { records: [record] } };
        }
        default:
            return create(referenceId);
    }
}

describe('a batch', () => {
    interface BatchResult {
        readonly hasErrors: boolean;
        readonly results: readonly { readonly statusCode: number; readonly result: unknown }[];
    }
    const batch = (batchRequests: readonly object[], haltOnError = false): Promise<BatchResult> =>
        bookkeeper.requestPost<BatchResult>(`${BASE}/composite/batch`, { batchRequests, haltOnError });
    const add = (Amount__c: number): object => ({
        method: 'POST',
        url: 'v67.0/sobjects/Invoice__c',
        richInput: { Number__c: nextNumber(), Amount__c }
    });

    test('answers each request by itself, one after another', async () => {
        const number = nextNumber();
        const soql = encodeURIComponent(`SELECT Number__c FROM Invoice__c WHERE Number__c = '${number}'`);
        const { hasErrors, results } = await batch([
            { method: 'POST', url: 'v67.0/sobjects/Invoice__c', richInput: { Number__c: number } },
            { method: 'GET', url: `v66.0/query?q=${soql}` },
            { method: 'DELETE', url: `/services/data/v67.0/sobjects/Invoice__c/Number__c/${number}` },
            { method: 'GET', url: 'v67.0/limits' }
        ]);
        assert.equal(hasErrors, false);
        assert.deepEqual(
            results.map(({ statusCode }) => statusCode),
            [201, 200, 204, 200]
        );
        assert.equal((results[1]?.result as { totalSize: number }).totalSize, 1);
        assert.equal(results[2]?.result, null);
    });

    test('keeps what succeeded beside what failed', async () => {
        const before = (await invoices()).length;
        const { hasErrors, results } = await batch([add(1), add(-1), add(2)]);
        assert.equal(hasErrors, true);
        assert.deepEqual(
            results.map(({ statusCode }) => statusCode),
            [201, 400, 201]
        );
        assert.equal((await invoices()).length, before + 2);
    });

    test('with haltOnError begins nothing after a failure', async () => {
        const before = (await invoices()).length;
        const { hasErrors, results } = await batch([add(1), add(-1), add(2)], true);
        assert.equal(hasErrors, true);
        assert.deepEqual(
            results.map(({ statusCode }) => statusCode),
            [201, 400, 412]
        );
        assert.equal((results[2]?.result as ErrorBody[])[0]?.errorCode, 'BATCH_PROCESSING_HALTED');
        assert.equal((await invoices()).length, before + 1);
    });

    test('counts each request as an API call', async () => {
        const { results } = await batch([
            { method: 'GET', url: 'v67.0/limits' },
            { method: 'GET', url: 'v67.0/sobjects' },
            { method: 'GET', url: 'v67.0/limits' }
        ]);
        const remaining = [results[0], results[2]].map(
            (each) => (each?.result as { DailyApiRequests: { Remaining: number } }).DailyApiRequests.Remaining
        );
        assert.equal((remaining[0] ?? 0) - (remaining[1] ?? 0), 2);
    });

    test('of a newer version, of more than 25 requests or of none is refused', async () => {
        const versions = bookkeeper.requestPost(`/services/data/v60.0/composite/batch`, {
            batchRequests: [{ method: 'GET', url: 'v67.0/limits' }]
        });
        assert.equal((await refusal(versions)).errorCode, 'INVALID_BATCH_REQUEST');
        assert.equal((await refusal(batch(Array.from({ length: 26 }, () => add(1))))).errorCode, 'LIMIT_EXCEEDED');
        assert.equal((await refusal(batch([]))).errorCode, 'JSON_PARSER_ERROR');
    });
});
