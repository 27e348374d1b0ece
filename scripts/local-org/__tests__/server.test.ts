import assert from 'node:assert/strict';
import { request as httpRequest } from 'node:http';
import { after, before, test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { startFixture, type Fixture } from './fixture.ts';

let fixture: Fixture;
/** Enterprise Edition's calls a day for the org's users. */
let callsADay: number;

before(async () => {
    fixture = await startFixture();
    const { totalSize } = await fixture.connect('bookkeeper').query('SELECT COUNT() FROM User WHERE IsActive = true');
    callsADay = 100_000 + 1_000 * totalSize;
});
after(() => fixture.stop());

async function errorOf(response: Response): Promise<[number, string, string]> {
    const [error] = (await response.json()) as { errorCode: string; message: string }[];
    return [response.status, error?.errorCode ?? '', error?.message ?? ''];
}

interface RawAnswer {
    readonly status: number;
    readonly headers: Record<string, unknown>;
    readonly body: Buffer;
}

/** A request that neither unpacks nor hides anything. */
function raw(path: string, headers: Record<string, string>): Promise<RawAnswer> {
    return new Promise((resolve, reject) => {
        const request = httpRequest(`${fixture.url}${path}`, { headers }, (response) => {
            const parts: Buffer[] = [];
            response.on('data', (part: Buffer) => parts.push(part));
            response.on('end', () =>
                resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) })
            );
        });
        request.on('error', reject).end();
    });
}

const bearer = (): Record<string, string> => ({
    Authorization: `Bearer ${fixture.personas['bookkeeper']?.accessToken ?? ''}`
});

test('the versions are listed without signing in', async () => {
    const versions = (await (await fetch(`${fixture.url}/services/data`)).json()) as {
        version: string;
        label: string;
    }[];
    const labels = new Map(versions.map(({ version, label }) => [version, label]));
    assert.equal(versions[0]?.version, '50.0');
    assert.equal(versions.at(-1)?.version, '67.0');
    assert.deepEqual(
        ['60.0', '62.0', '67.0'].map((version) => labels.get(version)),
        ["Spring '24", "Winter '25", "Summer '26"]
    );
});

test('whoever is not signed in is refused', async () => {
    const expected = [401, 'INVALID_SESSION_ID', 'Session expired or invalid'];
    assert.deepEqual(await errorOf(await fetch(`${fixture.url}/services/data/v67.0/limits`)), expected);
    const headers = { Authorization: 'Bearer 00D000000000001!AQnobody' };
    assert.deepEqual(await errorOf(await fetch(`${fixture.url}/services/data/v67.0/limits`, { headers })), expected);
});

test('a token is taken as Bearer, as OAuth and from the cookie', async () => {
    const token = fixture.personas['clerk']?.accessToken ?? '';
    const ways: Record<string, string>[] = [
        { Authorization: `Bearer ${token}` },
        { Authorization: `OAuth ${token}` },
        { Cookie: `a=b; sid=${encodeURIComponent(token)}` }
    ];
    for (const headers of ways) {
        assert.equal((await fetch(`${fixture.url}/services/data/v67.0`, { headers })).status, 200);
    }
});

test('other sites and other host names are refused', async () => {
    const token = fixture.personas['clerk']?.accessToken ?? '';
    const foreign = await fetch(`${fixture.url}/services/data/v67.0/limits`, {
        headers: { Cookie: `sid=${token}`, Origin: 'http://evil.example' }
    });
    assert.equal(foreign.status, 403);
    assert.equal((await raw('/services/data/v67.0/limits', { ...bearer(), Host: 'evil.example' })).status, 403);
});

test('paths that are not there, versions that are not there and methods that are not there are refused', async () => {
    const notFound = [404, 'NOT_FOUND', 'The requested resource does not exist'];
    assert.deepEqual(await errorOf(await fixture.fetch('clerk', '/nothing')), notFound);
    assert.deepEqual(await errorOf(await fixture.fetch('clerk', '/services/data/v49.0/limits')), notFound);
    assert.deepEqual(await errorOf(await fixture.fetch('clerk', '/services/data/v68.0/limits')), notFound);
    assert.deepEqual(await errorOf(await fixture.fetch('clerk', '/sobjects/Account/%E0%A4%A')), notFound);
    assert.deepEqual(await errorOf(await fixture.fetch('clerk', '/limits', { method: 'PUT' })), [
        405,
        'METHOD_NOT_ALLOWED',
        "HTTP Method 'PUT' not allowed. Allowed are GET"
    ]);
});

test('doubled slashes in a path are one', async () => {
    assert.equal((await fetch(`${fixture.url}//services//data/v67.0/limits`, { headers: bearer() })).status, 200);
});

test('a POST may stand for another method', async () => {
    const created = await fixture.connect('bookkeeper').sobject('Account').create({ Name: 'Before' });
    const response = await fixture.fetch('bookkeeper', `/sobjects/Account/${created.id ?? ''}?_HttpMethod=PATCH`, {
        method: 'POST',
        body: '{"Name":"After"}',
        headers: { 'Content-Type': 'application/json' }
    });
    assert.equal(response.status, 204);
});

test('bodies that are no JSON are refused, and the server goes on', async () => {
    const post = (body: string, type = 'application/json'): Promise<Response> =>
        fixture.fetch('bookkeeper', '/sobjects/Account', { method: 'POST', body, headers: { 'Content-Type': type } });
    for (const body of ['{"Name":', '[]', '"text"', '']) {
        assert.deepEqual((await errorOf(await post(body))).slice(0, 2), [400, 'JSON_PARSER_ERROR'], body);
    }
    assert.deepEqual((await errorOf(await post('<Name/>', 'application/xml'))).slice(0, 2), [
        415,
        'UNSUPPORTED_MEDIA_TYPE'
    ]);
    assert.equal((await post('{"Name":"Good"}')).status, 201);
});

test('a body beyond the limit is refused', async () => {
    const body = JSON.stringify({ Name: 'x'.repeat(53_000_000) });
    const response = await fixture.fetch('bookkeeper', '/sobjects/Account', {
        method: 'POST',
        body,
        headers: { 'Content-Type': 'application/json' }
    });
    assert.deepEqual((await errorOf(response)).slice(0, 2), [413, 'EXCEEDED_MAX_SIZE_REQUEST']);
});

test('a packed body is unpacked', async () => {
    const response = await fixture.fetch('bookkeeper', '/sobjects/Account', {
        method: 'POST',
        body: gzipSync('{"Name":"Packed"}'),
        headers: { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' }
    });
    assert.equal(response.status, 201);
});

test('large answers are packed for those who can unpack', async () => {
    const session = fixture.org.session(fixture.personas['clerk']?.username ?? '');
    const notes = Array.from({ length: 20 }, (_, index) => ({
        Name: `Long ${index}`,
        Description: 'word '.repeat(6_000)
    }));
    fixture.org.dml.insert(session, 'Account', notes, true);
    const path = `/services/data/v67.0/query?q=${encodeURIComponent("SELECT Description FROM Account WHERE Name LIKE 'Long%'")}`;
    const plain = await raw(path, bearer());
    const packed = await raw(path, { ...bearer(), 'Accept-Encoding': 'gzip, deflate' });
    assert.equal(plain.headers['content-encoding'], undefined);
    assert.equal(packed.headers['content-encoding'], 'gzip');
    assert.ok(packed.body.length < plain.body.length / 2);
    assert.deepEqual(gunzipSync(packed.body), plain.body);
});

test('every answer says how many calls were made', async () => {
    const used = async (): Promise<number[]> => {
        const response = await fixture.fetch('clerk', '/limits');
        return (response.headers.get('sforce-limit-info') ?? '').split(/[=/]/).slice(1).map(Number);
    };
    const [first = 0, max] = await used();
    const [second] = await used();
    assert.equal(second, first + 1);
    assert.equal(max, callsADay);
});

test('limits tell what is left', async () => {
    const limits = await fixture.connect('clerk').limits();
    const calls = limits['DailyApiRequests'] as { Max: number; Remaining: number };
    assert.equal(calls.Max, callsADay);
    assert.ok(calls.Remaining < calls.Max);
});

test('a client that goes away in the middle does not disturb the others', async () => {
    const controller = new AbortController();
    const aborted = fixture.fetch('bookkeeper', '/sobjects/Account/describe', { signal: controller.signal });
    controller.abort();
    await assert.rejects(aborted);
    assert.equal((await fixture.fetch('bookkeeper', '/limits')).status, 200);
});

test('many clients at once are all answered', async () => {
    const answers = await Promise.all(
        Array.from({ length: 100 }, () => fixture.fetch('clerk', '/sobjects/Account/describe'))
    );
    assert.ok(answers.every((response) => response.status === 200));
});
