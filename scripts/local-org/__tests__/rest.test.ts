import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Connection } from 'jsforce';
import { refusal, startFixture, type Fixture } from './fixture.ts';

let fixture: Fixture;
let bookkeeper: Connection;

before(async () => {
    fixture = await startFixture();
    bookkeeper = fixture.connect('bookkeeper');
});
after(() => fixture.stop());

let lastNumber = 0;
function nextNumber(): string {
    lastNumber += 1;
    return `R-${lastNumber}`;
}

async function createInvoice(values: Record<string, unknown> = {}): Promise<string> {
    const result = await bookkeeper.sobject('Invoice__c').create({ Number__c: nextNumber(), ...values });
    assert.ok(result.success);
    return result.id;
}

async function errorOf(response: Response): Promise<{ status: number; errorCode: string; message: string }> {
    const [error] = (await response.json()) as { errorCode: string; message: string }[];
    return { status: response.status, errorCode: error?.errorCode ?? '', message: error?.message ?? '' };
}

const POST = (body: unknown): RequestInit => ({
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json' }
});

describe('one record', () => {
    test('is created, read, changed and deleted', async () => {
        const id = await createInvoice({ Amount__c: 100, Due_On__c: '2026-01-31', Paid__c: true });
        assert.match(id, /^[0-9A-Za-z]{18}$/);
        const created = await bookkeeper.sobject('Invoice__c').retrieve(id);
        assert.equal(created['Amount__c'], 100);
        assert.equal(created['With_Tax__c'], 120);
        assert.equal(created['Due_On__c'], '2026-01-31');
        assert.equal(created['Paid__c'], true);
        assert.equal(created['Status__c'], 'Draft');
        assert.match(String(created['Name']), /^INV-\d{5}$/);
        assert.match(String(created['CreatedDate']), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000$/);
        const updated = await bookkeeper.sobject('Invoice__c').update({ Id: id, Amount__c: null, Paid__c: false });
        assert.ok(updated.success);
        const read = await bookkeeper.sobject('Invoice__c').retrieve(id, { fields: ['Amount__c', 'Paid__c'] });
        assert.equal(read['Amount__c'], null);
        assert.equal(read['Paid__c'], false);
        assert.equal('Due_On__c' in read, false);
        assert.ok((await bookkeeper.sobject('Invoice__c').destroy(id)).success);
        assert.equal((await refusal(bookkeeper.sobject('Invoice__c').retrieve(id))).errorCode, 'ENTITY_IS_DELETED');
    });

    test('answers to its id of 15 characters and says where it is', async () => {
        const id = await createInvoice();
        const response = await fixture.fetch('bookkeeper', `/sobjects/Invoice__c/${id.slice(0, 15)}?fields=Number__c`);
        const record = (await response.json()) as Record<string, unknown>;
        assert.equal(response.status, 200);
        assert.deepEqual(record['attributes'], {
            type: 'Invoice__c',
            url: `/services/data/v67.0/sobjects/Invoice__c/${id}`
        });
    });

    test('with a value that a rule forbids is refused with the rule', async () => {
        const error = await refusal(
            bookkeeper.sobject('Invoice__c').create({ Number__c: nextNumber(), Amount__c: -1 })
        );
        assert.deepEqual(error, {
            errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
            message: 'The amount must not be negative.',
            fields: ['Amount__c']
        });
    });

    test('without a required field is refused', async () => {
        const error = await refusal(bookkeeper.sobject('Invoice__c').create({ Amount__c: 1 }));
        assert.equal(error.errorCode, 'REQUIRED_FIELD_MISSING');
        assert.deepEqual(error.fields, ['Number__c']);
    });

    test('with a value that another record has in a unique field is refused', async () => {
        const number = nextNumber();
        await createInvoice({ Number__c: number });
        const error = await refusal(bookkeeper.sobject('Invoice__c').create({ Number__c: number }));
        assert.equal(error.errorCode, 'DUPLICATE_VALUE');
    });

    test('with a field that is not there is refused', async () => {
        const error = await refusal(
            bookkeeper.sobject('Invoice__c').create({ Number__c: nextNumber(), Nothing__c: 1 })
        );
        assert.equal(error.errorCode, 'INVALID_FIELD');
        assert.match(error.message, /No such column 'Nothing__c' on sobject of type Invoice__c/);
    });

    test('with a picklist value that is not there is refused', async () => {
        const error = await refusal(
            bookkeeper.sobject('Invoice__c').create({ Number__c: nextNumber(), Status__c: 'Lost' })
        );
        assert.equal(error.errorCode, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST');
    });

    test('that is deleted cannot be changed or deleted again', async () => {
        const id = await createInvoice();
        await bookkeeper.sobject('Invoice__c').destroy(id);
        for (const work of [
            bookkeeper.sobject('Invoice__c').update({ Id: id, Paid__c: true }),
            bookkeeper.sobject('Invoice__c').destroy(id)
        ]) {
            assert.equal((await refusal(work)).errorCode, 'ENTITY_IS_DELETED');
        }
    });

    test('of an object that does not exist is not found', async () => {
        assert.equal((await refusal(bookkeeper.sobject('Nothing__c').create({ Name: 'x' }))).errorCode, 'NOT_FOUND');
    });

    test('names its id in the path, not in the body', async () => {
        const id = await createInvoice();
        const response = await fixture.fetch('bookkeeper', `/sobjects/Invoice__c/${id}`, {
            ...POST({ Id: id }),
            method: 'PATCH'
        });
        assert.deepEqual(await errorOf(response), {
            status: 400,
            errorCode: 'INVALID_FIELD',
            message: 'The Id field should not be specified in the sobject data.'
        });
    });
});

describe('a record by its external id', () => {
    test('is created by the first upsert and changed by the second', async () => {
        const number = nextNumber();
        const path = `/sobjects/Invoice__c/Number__c/${number}`;
        const first = await fixture.fetch('bookkeeper', path, { ...POST({ Amount__c: 5 }), method: 'PATCH' });
        const created = (await first.json()) as { id: string };
        assert.equal(first.status, 201);
        assert.deepEqual(created, { id: created.id, success: true, errors: [], created: true });
        const second = await fixture.fetch('bookkeeper', path, { ...POST({ Amount__c: 6 }), method: 'PATCH' });
        assert.equal(second.status, 200);
        assert.deepEqual(await second.json(), { id: created.id, success: true, errors: [], created: false });
        const read = (await (await fixture.fetch('bookkeeper', path)).json()) as Record<string, unknown>;
        assert.equal(read['Amount__c'], 6);
        assert.equal((await fixture.fetch('bookkeeper', path, { method: 'DELETE' })).status, 204);
        assert.equal((await fixture.fetch('bookkeeper', path)).status, 404);
    });

    test('may hold characters that a path and a query must escape', async () => {
        const number = "a/b c'%\\";
        const saved = await bookkeeper.sobject('Invoice__c').create({ Number__c: number });
        const read = await fixture.fetch('bookkeeper', `/sobjects/Invoice__c/Number__c/${encodeURIComponent(number)}`);
        assert.equal(((await read.json()) as { Id: string }).Id, saved.id);
    });

    test('that several records have is answered with the choices', async () => {
        const ids = [await createInvoice({ Batch__c: 'B1' }), await createInvoice({ Batch__c: 'B1' })];
        const response = await fixture.fetch('bookkeeper', '/sobjects/Invoice__c/Batch__c/B1');
        assert.equal(response.status, 300);
        const urls = (await response.json()) as string[];
        assert.deepEqual(urls.toSorted(), ids.map((id) => `/services/data/v67.0/sobjects/Invoice__c/${id}`).toSorted());
        const error = await refusal(
            bookkeeper.sobject('Invoice__c').upsert({ Batch__c: 'B1', Paid__c: true }, 'Batch__c')
        );
        assert.equal(error.errorCode, 'MULTIPLE_CHOICES');
    });

    test('in a field that is no external id is not found', async () => {
        const response = await fixture.fetch('bookkeeper', '/sobjects/Invoice__c/Amount__c/5');
        assert.deepEqual(await errorOf(response), {
            status: 404,
            errorCode: 'NOT_FOUND',
            message: 'Provided external ID field does not exist or is not accessible: Amount__c'
        });
    });
});

describe('a collection', () => {
    test('of records is created, read, changed and deleted, each with its result', async () => {
        const numbers = Array.from({ length: 200 }, nextNumber);
        const created = await bookkeeper
            .sobject('Invoice__c')
            .create(numbers.map((Number__c, index) => ({ Number__c, Amount__c: index })));
        const ids = created.map((result) => result.id ?? '');
        assert.equal(new Set(ids).size, 200);
        const read = await bookkeeper.sobject('Invoice__c').retrieve(ids);
        assert.deepEqual(
            read.map((record) => String(record['Number__c'])),
            numbers
        );
        const changed = await bookkeeper.sobject('Invoice__c').update(ids.map((Id) => ({ Id, Paid__c: true })));
        assert.ok(changed.every((result) => result.success));
        const deleted = await bookkeeper.sobject('Invoice__c').destroy(ids);
        assert.ok(deleted.every((result) => result.success));
        assert.deepEqual(await bookkeeper.sobject('Invoice__c').retrieve(ids.slice(0, 2), { fields: ['Id'] }), [
            null,
            null
        ]);
    });

    test('keeps the good records and names the fault of each bad one', async () => {
        const results = await bookkeeper
            .sobject('Invoice__c')
            .create([{ Number__c: nextNumber() }, { Number__c: nextNumber(), Amount__c: -5 }, { Amount__c: 1 }]);
        assert.deepEqual(
            results.map((result) => result.success),
            [true, false, false]
        );
        const [, negative, missing] = results as unknown as { errors: { statusCode: string; fields: string[] }[] }[];
        assert.deepEqual(
            negative?.errors.map((error) => [error.statusCode, error.fields]),
            [['FIELD_CUSTOM_VALIDATION_EXCEPTION', ['Amount__c']]]
        );
        assert.equal(missing?.errors[0]?.statusCode, 'REQUIRED_FIELD_MISSING');
    });

    test('with a value of another type is refused as a whole, as JSON that cannot be read', async () => {
        const number = nextNumber();
        const wrong: [unknown, string][] = [
            [{ Amount__c: 'much' }, 'currency from VALUE_STRING value much'],
            [{ Due_On__c: '2026-02-30' }, 'date from VALUE_STRING value 2026-02-30'],
            [{ Number__c: 5 }, 'string from VALUE_NUMBER_INT value 5'],
            [{ Status__c: ['Draft'] }, 'picklist from START_ARRAY value']
        ];
        for (const [values, text] of wrong) {
            const records = [{ Number__c: number }, { Number__c: nextNumber(), ...(values as object) }];
            const refused = await refusal(bookkeeper.sobject('Invoice__c').create(records));
            assert.equal(refused.errorCode, 'JSON_PARSER_ERROR');
            assert.ok(refused.message.startsWith(`Cannot deserialize instance of ${text}`), refused.message);
        }
        const { totalSize } = await bookkeeper.query(`SELECT Id FROM Invoice__c WHERE Number__c = '${number}'`);
        assert.equal(totalSize, 0);
    });

    test('saves nothing with allOrNone when one record fails, also of different objects', async () => {
        const number = nextNumber();
        const records = [
            { attributes: { type: 'Invoice__c' }, Number__c: number },
            { attributes: { type: 'Account' }, Name: '' }
        ];
        const response = await fixture.fetch('bookkeeper', '/composite/sobjects', POST({ allOrNone: true, records }));
        const results = (await response.json()) as { success: boolean; errors: { statusCode: string }[] }[];
        assert.deepEqual(
            results.map((result) => [result.success, result.errors[0]?.statusCode]),
            [
                [false, 'ALL_OR_NONE_OPERATION_ROLLED_BACK'],
                [false, 'REQUIRED_FIELD_MISSING']
            ]
        );
        const { totalSize } = await bookkeeper.query(`SELECT Id FROM Invoice__c WHERE Number__c = '${number}'`);
        assert.equal(totalSize, 0);
    });

    test('is upserted by external id', async () => {
        const [old, fresh] = [nextNumber(), nextNumber()];
        await createInvoice({ Number__c: old });
        const results = await bookkeeper
            .sobject('Invoice__c')
            .upsert([{ Number__c: old }, { Number__c: fresh }], 'Number__c');
        assert.deepEqual(
            results.map((result) => (result as { created?: boolean }).created),
            [false, true]
        );
    });

    test('of more than 200 records is refused', async () => {
        const records = Array.from({ length: 201 }, () => ({ Number__c: nextNumber() }));
        assert.deepEqual(await refusal(bookkeeper.sobject('Invoice__c').create(records)), {
            errorCode: 'EXCEEDED_ID_LIMIT',
            message: 'record limit reached. cannot submit more than 200 records into this call'
        });
    });

    test('is retrieved in the order of its ids, with null for what is not there', async () => {
        const id = await createInvoice();
        const read = await bookkeeper
            .sobject('Invoice__c')
            .retrieve([`${id.slice(0, 3)}000000000ZZZ`, id], { fields: ['Number__c'] });
        assert.equal(read[0], null);
        assert.equal(read[1]?.['Id'], id);
    });
});

describe('a tree of records', () => {
    const tree = (number: string, quantity: number): unknown => ({
        records: [
            {
                attributes: { type: 'Invoice__c', referenceId: 'invoice' },
                Number__c: number,
                Lines__r: {
                    records: [
                        { attributes: { type: 'Line__c', referenceId: 'line' }, Name: 'First', Quantity__c: quantity }
                    ]
                }
            }
        ]
    });

    test('creates parents and children together', async () => {
        const number = nextNumber();
        const response = await fixture.fetch('bookkeeper', '/composite/tree/Invoice__c', POST(tree(number, 2)));
        const body = (await response.json()) as { hasErrors: boolean; results: { referenceId: string; id: string }[] };
        assert.equal(response.status, 201);
        assert.deepEqual(
            body.results.map((result) => result.referenceId),
            ['invoice', 'line']
        );
        const { records } = await bookkeeper.query(
            `SELECT Invoice__r.Number__c FROM Line__c WHERE Id = '${body.results[1]?.id ?? ''}'`
        );
        assert.equal((records[0]?.['Invoice__r'] as { Number__c: string }).Number__c, number);
    });

    test('creates nothing when one record fails', async () => {
        const number = nextNumber();
        const response = await fixture.fetch(
            'bookkeeper',
            '/composite/tree/Invoice__c',
            POST(tree(number, 12_345_678))
        );
        const body = (await response.json()) as {
            hasErrors: boolean;
            results: { referenceId: string; errors: unknown[] }[];
        };
        assert.equal(response.status, 400);
        assert.deepEqual([body.hasErrors, body.results.map((result) => result.referenceId)], [true, ['line']]);
        const { totalSize } = await bookkeeper.query(`SELECT Id FROM Invoice__c WHERE Number__c = '${number}'`);
        assert.equal(totalSize, 0);
    });
});

describe('describes', () => {
    test('list the objects of the org', async () => {
        const { sobjects } = await bookkeeper.describeGlobal();
        const invoice = sobjects.find((object) => object.name === 'Invoice__c');
        assert.ok(invoice?.createable && invoice.deletable && invoice.custom);
        assert.ok(sobjects.some((object) => object.name === 'Account' && !object.custom));
    });

    test('tell the fields and children of an object', async () => {
        const invoice = await bookkeeper.describe('Invoice__c');
        const field = (name: string) => invoice.fields.find((other) => other.name === name);
        assert.equal(field('Id')?.type, 'id');
        assert.deepEqual(
            [field('Amount__c')?.type, field('Amount__c')?.precision, field('Amount__c')?.scale],
            ['currency', 16, 2]
        );
        assert.deepEqual([field('With_Tax__c')?.calculated, field('With_Tax__c')?.createable], [true, false]);
        assert.deepEqual(
            [field('Number__c')?.externalId, field('Number__c')?.unique, field('Number__c')?.nillable],
            [true, true, false]
        );
        assert.deepEqual(field('Account__c')?.referenceTo, ['Account']);
        assert.equal(field('Account__c')?.relationshipName, 'Account__r');
        assert.deepEqual(
            field('Status__c')?.picklistValues?.map(({ value, label, defaultValue }): unknown[] => [
                value,
                label,
                defaultValue
            ]),
            [
                ['Draft', 'Draft', true],
                ['Sent', 'Sent to customer', false]
            ]
        );
        const lines = invoice.childRelationships.find((child) => child.childSObject === 'Line__c');
        assert.deepEqual(
            [lines?.relationshipName, lines?.field, lines?.cascadeDelete],
            ['Lines__r', 'Invoice__c', true]
        );
    });
});
