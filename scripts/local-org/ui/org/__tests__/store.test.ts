import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noteWrite, refresh, refreshAll, refreshRecords, subscribe, type Answer } from '../store.ts';

let lastKey = 0;

/** A resource that answers with whatever is given to it. */
function resource(first: unknown) {
    const key = `resource ${++lastKey}`;
    const state = { key, loads: 0, value: first, fails: false };
    const load = (): Promise<unknown> => {
        state.loads++;
        return state.fails ? Promise.reject(new Error('refused')) : Promise.resolve(structuredClone(state.value));
    };
    const heard: Answer[] = [];
    return { state, heard, listen: () => subscribe(key, load, (answer) => heard.push(answer)) };
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('Two listeners to one resource share one request', async () => {
    const { state, heard, listen } = resource({ Id: 'a' });
    listen();
    listen();
    await settle();
    assert.equal(state.loads, 1);
    assert.equal(heard.length, 2);
});

test('What is handed out is read-only all the way down', async () => {
    const { heard, listen } = resource({ rows: [{ Id: 'a' }] });
    listen();
    await settle();
    const { rows } = heard[0]?.data as { rows: { Id: string }[] };
    assert.throws(() => rows.push({ Id: 'b' }), TypeError);
    assert.throws(() => Object.assign(rows[0] ?? {}, { Id: 'c' }), TypeError);
});

test('Somebody who comes later gets the answer at once', async () => {
    const { state, heard, listen } = resource({ Id: 'a' });
    listen();
    await settle();
    listen();
    assert.equal(heard.length, 2);
    assert.equal(state.loads, 1);
});

test('A changed record is read again wherever it is held, and nowhere else', async () => {
    const holder = resource({ edges: [{ node: { Id: '001' } }] });
    const other = resource({ id: '002' });
    holder.listen();
    other.listen();
    await settle();
    await refreshRecords(['001']);
    assert.deepEqual([holder.state.loads, other.state.loads], [2, 1]);
    assert.equal(holder.heard.length, 2);
});

test('A refresh settles when the listeners have the new answer', async () => {
    const { state, heard, listen } = resource({ Id: 'a', n: 1 });
    listen();
    await settle();
    state.value = { Id: 'a', n: 2 };
    await refresh(state.key);
    assert.deepEqual(heard.at(-1)?.data, { Id: 'a', n: 2 });
});

test('An error is handed on and not kept: the next one asks again', async () => {
    const { state, heard, listen } = resource({ Id: 'a' });
    state.fails = true;
    const stop = listen();
    await settle();
    assert.match(String(heard[0]?.error), /refused/);
    stop();
    state.fails = false;
    listen();
    await settle();
    assert.deepEqual(heard.at(-1)?.data, { Id: 'a' });
});

test('Who has stopped listening hears nothing more, and what nobody shows is forgotten', async () => {
    const { state, heard, listen } = resource({ Id: '003' });
    const stop = listen();
    await settle();
    stop();
    await refreshAll();
    assert.deepEqual([state.loads, heard.length], [1, 1]);
    listen();
    await settle();
    assert.equal(state.loads, 2);
});

test('An answer that a newer question overtook is dropped', async () => {
    const answers: ((value: unknown) => void)[] = [];
    const heard: Answer[] = [];
    const load = (): Promise<unknown> => new Promise((resolve) => answers.push(resolve));
    const stop = subscribe('slow', load, (answer) => heard.push(answer));
    noteWrite();
    const again = refresh('slow');
    answers[1]?.('new');
    await again;
    answers[0]?.('old');
    await settle();
    assert.deepEqual(
        heard.map(({ data }) => data),
        ['new']
    );
    stop();
});

test('Those who ask again at the same time share one request', async () => {
    const { state, heard, listen } = resource({ Id: '004' });
    listen();
    await settle();
    await Promise.all([refreshRecords(['004']), refresh(state.key), refreshAll()]);
    assert.deepEqual([state.loads, heard.length], [2, 2]);
});

test('What is being read when the page changes something is not shared: it may be older than the change', async () => {
    const { state, heard, listen } = resource({ Id: '005', n: 1 });
    listen();
    await settle();
    const before = refresh(state.key);
    state.value = { Id: '005', n: 2 };
    noteWrite();
    await Promise.all([before, refresh(state.key)]);
    assert.equal(state.loads, 3);
    assert.deepEqual(heard.at(-1)?.data, { Id: '005', n: 2 });
});
