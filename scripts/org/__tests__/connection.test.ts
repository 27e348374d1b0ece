import assert from 'node:assert/strict';
import { createVerify, generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { connect, ConnectError } from '../connection.ts';
import { OrgError, send, sendForJson } from '../request.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const VARIABLES = [
    'HAPPY_PATH_USERNAME',
    'HAPPY_PATH_CLIENT_ID',
    'HAPPY_PATH_JWT_KEY_FILE',
    'HAPPY_PATH_LOGIN_URL'
] as const;

let server: Server;
let folder: string;
let url: string;
/** What the org answers to, by path; each answer is used once, the last one stays. */
let answers: { status: number; body: unknown }[];
let seen: { method: string; path: string; authorization: string | undefined; body: string }[];
let tokens: number;

beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'connection-test-'));
    [answers, seen, tokens] = [[{ status: 200, body: { fine: true } }], [], 0];
    server = createServer((request, response) => void answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await writeFile(join(folder, 'server.key'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
    process.env['HAPPY_PATH_USERNAME'] = 'jobs@example.com';
    process.env['HAPPY_PATH_CLIENT_ID'] = 'the-app';
    process.env['HAPPY_PATH_JWT_KEY_FILE'] = join(folder, 'server.key');
    process.env['HAPPY_PATH_LOGIN_URL'] = url;
});

afterEach(async () => {
    for (const name of VARIABLES) delete process.env[name];
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await rm(folder, { recursive: true, force: true });
});

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    request.setEncoding('utf8');
    for await (const chunk of request) body += String(chunk);
    const reply = (status: number, json: unknown): void => {
        response.writeHead(status, { 'content-type': 'application/json;charset=UTF-8' }).end(JSON.stringify(json));
    };
    if (request.url === '/services/oauth2/token') {
        const problem = checkAssertion(new URLSearchParams(body));
        if (problem !== null) return reply(400, { error: 'invalid_grant', error_description: problem });
        tokens += 1;
        return reply(200, { access_token: `token-${tokens}`, instance_url: url });
    }
    seen.push({
        method: request.method ?? '',
        path: request.url ?? '',
        authorization: request.headers.authorization,
        body
    });
    const next = answers.length > 1 ? answers.shift() : answers[0];
    reply(next?.status ?? 500, next?.body);
}

function checkAssertion(form: URLSearchParams): string | null {
    const [header = '', claims = '', signature = ''] = (form.get('assertion') ?? '').split('.');
    const { iss, sub, aud, exp } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, unknown>;
    if (!createVerify('RSA-SHA256').update(`${header}.${claims}`).verify(publicKey, signature, 'base64url'))
        return 'bad signature';
    if (iss !== 'the-app' || aud !== url || Number(exp) * 1000 < Date.now()) return 'bad claims';
    return sub === 'jobs@example.com' ? null : 'user is not admin approved';
}

test('signs in with a signed assertion and counts what it sends', async () => {
    const conn = await connect();
    assert.deepEqual(await sendForJson(conn, { method: 'GET', path: '/limits' }), { fine: true });
    assert.equal(seen[0]?.authorization, 'Bearer token-1');
    assert.equal(seen[0].path, '/services/data/v67.0/limits');
    assert.equal(conn.apiCalls, 1);
});

test('an expired session is renewed and the request sent again', async () => {
    const conn = await connect();
    answers = [
        { status: 401, body: [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }] },
        { status: 200, body: { fine: true } }
    ];
    assert.deepEqual(await sendForJson(conn, { method: 'POST', path: '/sobjects/Account', body: '{"Name":"A"}' }), {
        fine: true
    });
    assert.deepEqual(
        seen.map(({ authorization, body }) => [authorization, body]),
        [
            ['Bearer token-1', '{"Name":"A"}'],
            ['Bearer token-2', '{"Name":"A"}']
        ]
    );
});

test('what a busy org or a locked row refused is asked again', async () => {
    const conn = await connect();
    answers = [
        { status: 503, body: [{ errorCode: 'SERVER_UNAVAILABLE', message: 'Busy' }] },
        { status: 400, body: [{ errorCode: 'UNABLE_TO_LOCK_ROW', message: 'Locked' }] },
        { status: 200, body: { id: '1' } }
    ];
    assert.deepEqual(await sendForJson(conn, { method: 'POST', path: '/sobjects/Account', body: '{}' }), { id: '1' });
    assert.equal(seen.length, 3);
});

test('a file is sent from disk, whole, and again when the session had expired', async () => {
    const conn = await connect();
    const file = join(folder, 'part.csv');
    const text = `Id,Name\n${'1,"Größe"\n'.repeat(20_000)}`;
    await writeFile(file, text);
    answers = [
        { status: 401, body: [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }] },
        { status: 401, body: [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }] },
        { status: 200, body: { fine: true } }
    ];
    await send(conn, {
        method: 'PUT',
        path: '/jobs/ingest/1/batches',
        body: { file, bytes: Buffer.byteLength(text) },
        contentType: 'text/csv'
    });
    const uploads = seen.filter(({ method }) => method === 'PUT');
    assert.deepEqual(
        uploads.map(({ authorization }) => authorization),
        ['Bearer token-1', 'Bearer token-2']
    );
    assert.ok(uploads[1]?.body === text, 'the whole file');
});

test('what is wrong is told at once, with the code and message of Salesforce', async () => {
    const conn = await connect();
    answers = [{ status: 400, body: [{ errorCode: 'MALFORMED_QUERY', message: 'unexpected token' }] }];
    await assert.rejects(
        send(conn, { method: 'GET', path: '/query?q=x' }),
        (error) =>
            error instanceof OrgError && error.errorCode === 'MALFORMED_QUERY' && error.message === 'unexpected token'
    );
    assert.equal(seen.length, 1);
});

test('a refused sign-in says why and what to check, and shows no secret', async () => {
    process.env['HAPPY_PATH_USERNAME'] = 'stranger@example.com';
    await assert.rejects(connect(), (error) => {
        assert.ok(error instanceof ConnectError);
        assert.match(error.message, /stranger@example\.com: invalid_grant: user is not admin approved.*pre-authorised/);
        assert.doesNotMatch(error.message, /eyJ|BEGIN/);
        return true;
    });
});

test('what is missing for a sign-in is named', async () => {
    delete process.env['HAPPY_PATH_CLIENT_ID'];
    await assert.rejects(connect(), /HAPPY_PATH_CLIENT_ID is missing/);
    process.env['HAPPY_PATH_CLIENT_ID'] = 'the-app';
    process.env['HAPPY_PATH_JWT_KEY_FILE'] = join(folder, 'none.key');
    await assert.rejects(connect(), /Cannot read the private key/);
    await writeFile(join(folder, 'none.key'), 'not a key');
    await assert.rejects(connect(), /must name an RSA key in PEM format/);
});

test('without a local org the remedy is told', async () => {
    await assert.rejects(connect({ targetOrg: 'local', localOrgFolder: join(folder, 'nowhere') }), /npm start/);
    // What is left of a first start that was stopped holds no data: an org without the sample must not come to be there.
    await assert.rejects(connect({ targetOrg: 'local', localOrgFolder: folder }), /npm start/);
});

test('an alias that sf does not know is told in one sentence after another, with the remedy', async () => {
    // In a home of its own: `sf` has stored nothing there.
    const [home, state] = [process.env['HOME'], process.env['SF_DISABLE_LOG_FILE']];
    Object.assign(process.env, { HOME: folder, SF_DISABLE_LOG_FILE: 'true' });
    try {
        await assert.rejects(connect({ targetOrg: 'nope' }), (error) => {
            assert.ok(error instanceof ConnectError);
            assert.match(error.message, /^Cannot sign in to "nope": .*nope\. Run "sf org login web --alias nope"/);
            assert.doesNotMatch(error.message, /\.\./);
            return true;
        });
    } finally {
        Object.assign(process.env, { HOME: home ?? '', SF_DISABLE_LOG_FILE: state ?? '' });
    }
});
