import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerWith, asked, mount, settle } from './browser.ts';

const { deleteRecord, getRecord, notifyRecordUpdateAvailable, createRecord, updateRecord } =
    await import('../uiRecordApi/uiRecordApi.ts');
const { getObjectInfo, getPicklistValues } = await import('../uiObjectInfoApi/uiObjectInfoApi.ts');
const { RefreshEvent, registerRefreshContainer, registerRefreshHandler, unregisterRefreshHandler } =
    await import('../refresh/refresh.ts');

const record = (id: string, name: string) => ({
    id,
    apiName: 'Account',
    fields: { Name: { value: name, displayValue: null } }
});
const NAME = { objectApiName: 'Account', fieldApiName: 'Name' };

test('A record is asked for by its fields, in whichever order they are named', async () => {
    answerWith(() => ({ body: record('001A', 'Acme') }));
    const first = mount(getRecord, { recordId: '001A', fields: [NAME, 'Account.Owner.Name'] });
    const second = mount(getRecord, { recordId: '001A', fields: ['Account.Owner.Name', 'Account.Name'] });
    await settle();
    assert.equal(asked.length, 1, 'one request for both');
    assert.equal(asked[0]?.url, '/services/data/v67.0/ui-api/records/001A?fields=Account.Name%2CAccount.Owner.Name');
    assert.deepEqual(second.last().data, record('001A', 'Acme'));
    first.unmount();
    second.unmount();
});

test('Nothing is asked without an id or without fields', async () => {
    answerWith(() => ({ body: record('001B', 'Acme') }));
    mount(getRecord, { recordId: undefined, fields: [NAME] }).unmount();
    const wire = mount(getRecord, { recordId: '001B' });
    await settle();
    assert.equal(asked.length, 0);
    wire.unmount();
});

test('A changed, a deleted and an announced record are read again', async () => {
    let name = 'Acme';
    answerWith(({ method }) => (method === 'DELETE' ? { status: 204 } : { body: record('001C', name) }));
    const wire = mount(getRecord, { recordId: '001C', fields: [NAME] });
    await settle();
    name = 'Beta';
    await updateRecord({ fields: { Id: '001C', Name: 'Beta' } });
    await settle();
    assert.deepEqual(wire.last().data, record('001C', 'Beta'));
    name = 'Gamma';
    await notifyRecordUpdateAvailable([{ recordId: '001C' }]);
    assert.deepEqual(wire.last().data, record('001C', 'Gamma'));
    await deleteRecord('001C');
    assert.equal(asked.filter(({ method }) => method === 'GET').length, 4);
    wire.unmount();
});

test('A change says which state it was made on', async () => {
    answerWith(() => ({ body: record('001D', 'Acme') }));
    await updateRecord({ fields: { Id: '001D', Name: 'A' } }, { ifUnmodifiedSince: 'Sat, 21 Nov 2026 10:00:00 GMT' });
    assert.equal(asked[0]?.headers['If-Unmodified-Since'], 'Sat, 21 Nov 2026 10:00:00 GMT');
    assert.deepEqual(asked[0]?.body, { fields: { Name: 'A' } });
    await assert.rejects(updateRecord({ fields: { Name: 'A' } }), /fields\.Id/);
});

test("A refusal is what Lightning Data Service throws: status and the server's body, read-only", async () => {
    const body = { message: 'An error occurred', output: { errors: [{ message: 'Too short' }], fieldErrors: {} } };
    answerWith(() => ({ status: 400, body }));
    await assert.rejects(
        createRecord({ apiName: 'Account', fields: {} }),
        (error: { status: number; body: unknown }) => {
            assert.equal(error.status, 400);
            assert.deepEqual(error.body, body);
            assert.ok(Object.isFrozen(error.body));
            return true;
        }
    );
});

test('An unreachable server is an error, not an exception of the browser', async () => {
    answerWith(() => Promise.reject(new TypeError('Failed to fetch')));
    await assert.rejects(deleteRecord('001E'), (error: { status: number; body: { message: string } }) => {
        assert.equal(error.status, 504);
        assert.match(error.body.message, /cannot be reached/);
        return true;
    });
});

test('Object info and picklist values come from their own addresses', async () => {
    answerWith(() => ({ body: {} }));
    mount(getObjectInfo, { objectApiName: { objectApiName: 'Case' } });
    mount(getPicklistValues, { recordTypeId: '012', fieldApiName: 'Case.Status' });
    await settle();
    assert.deepEqual(
        asked.map(({ url }) => url.replace('/services/data/v67.0/ui-api', '')),
        ['/object-info/Case', '/object-info/Case/picklist-values/012/Status']
    );
});

test('A refresh event within a container reads the page again and runs the handlers', async () => {
    answerWith(() => ({ body: record('001F', 'Acme') }));
    const wire = mount(getRecord, { recordId: '001F', fields: [NAME] });
    await settle();
    const container = new EventTarget();
    let refreshed: Promise<unknown> | undefined;
    registerRefreshContainer(container, (promise) => {
        refreshed = promise;
    });
    let ran = 0;
    const handler = registerRefreshHandler({}, () => ++ran);
    container.dispatchEvent(new RefreshEvent());
    await refreshed;
    unregisterRefreshHandler(handler);
    container.dispatchEvent(new RefreshEvent());
    await refreshed;
    assert.equal(ran, 1);
    assert.ok(asked.length >= 3);
    wire.unmount();
});
