import assert from 'node:assert/strict';
import { createSign, generateKeyPairSync } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { startFixture, type Fixture } from './fixture.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const APPS = {
    externalClientApps: [
        { consumerKey: 'nightly', consumerSecret: 'shh', runAs: 'bookkeeper@billing.example' },
        { consumerKey: 'signed', certificate: publicKey.export({ type: 'spki', format: 'pem' }) }
    ]
};
let fixture: Fixture;

before(async () => {
    fixture = await startFixture({}, APPS);
});
after(() => fixture.stop());

interface TokenAnswer {
    readonly access_token?: string;
    readonly instance_url?: string;
    readonly id?: string;
    readonly error?: string;
    readonly error_description?: string;
}

async function token(form: Record<string, string>): Promise<{ status: number; body: TokenAnswer }> {
    const response = await fetch(`${fixture.url}/services/oauth2/token`, {
        method: 'POST',
        body: new URLSearchParams(form)
    });
    return { status: response.status, body: (await response.json()) as TokenAnswer };
}

function assertion(claims: Record<string, unknown>, key = privateKey): string {
    const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const signed = `${part({ alg: 'RS256' })}.${part(claims)}`;
    return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key, 'base64url')}`;
}

const jwt = (claims: Record<string, unknown>, key = privateKey): Promise<{ status: number; body: TokenAnswer }> =>
    token({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: assertion(claims, key) });

const CLAIMS = { iss: 'signed', sub: 'clerk@billing.example', aud: 'https://login.salesforce.com' };
const soon = (): number => Math.floor(Date.now() / 1000) + 180;

async function whoIs(accessToken: string): Promise<string> {
    const response = await fetch(`${fixture.url}/services/oauth2/userinfo`, {
        headers: { Authorization: `Bearer ${accessToken}` }
    });
    return ((await response.json()) as { preferred_username: string }).preferred_username;
}

test('tokens have the form that clients know', () => {
    for (const { accessToken } of Object.values(fixture.personas)) assert.match(accessToken, /^00D\w{12}!AQ[.\w]+$/);
});

test('client credentials sign in the user of the app', async () => {
    const { status, body } = await token({
        grant_type: 'client_credentials',
        client_id: 'nightly',
        client_secret: 'shh'
    });
    assert.equal(status, 200);
    assert.equal(body.instance_url, fixture.url);
    assert.equal(await whoIs(body.access_token ?? ''), 'bookkeeper@billing.example');
});

test('wrong client credentials are refused', async () => {
    const refused = async (form: Record<string, string>): Promise<string | undefined> => {
        const { status, body } = await token({ grant_type: 'client_credentials', ...form });
        assert.equal(status, 400);
        return body.error;
    };
    assert.equal(await refused({ client_id: 'nightly', client_secret: 'wrong' }), 'invalid_client');
    assert.equal(await refused({ client_id: 'unknown', client_secret: 'shh' }), 'invalid_client_id');
    assert.equal(await refused({ client_id: 'signed', client_secret: '' }), 'invalid_client');
});

test('a signed assertion signs in the user that it names', async () => {
    const { status, body } = await jwt({ ...CLAIMS, exp: soon() });
    assert.equal(status, 200);
    assert.equal(await whoIs(body.access_token ?? ''), 'clerk@billing.example');
});

test('an assertion that is expired, meant for others, of nobody or signed by another key is refused', async () => {
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    const answers = [
        await jwt({ ...CLAIMS, exp: soon() - 1000 }),
        await jwt({ ...CLAIMS, exp: soon(), aud: 'https://example.com' }),
        await jwt({ ...CLAIMS, exp: soon(), sub: 'nobody@billing.example' }),
        await jwt({ ...CLAIMS, exp: soon() }, other),
        await token({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: 'a.b' })
    ];
    assert.deepEqual(
        answers.map(({ status, body }) => [status, body.error]),
        answers.map(() => [400, 'invalid_grant'])
    );
});

test('passwords are refused, as Salesforce does by default', async () => {
    const { status, body } = await token({ grant_type: 'password', username: 'clerk@billing.example', password: 'x' });
    assert.deepEqual([status, body], [400, { error: 'invalid_grant', error_description: 'authentication failure' }]);
});

test('jsforce learns who is signed in', async () => {
    const identity = await fixture.connect('clerk').identity();
    assert.equal(identity.user_id, fixture.personas['clerk']?.userId);
    assert.equal(identity.organization_id, fixture.org.organizationId);
    assert.equal(identity.username, 'clerk@billing.example');
});

test('nobody reads the identity of another', async () => {
    const { userId } = fixture.personas['bookkeeper'] ?? { userId: '' };
    assert.equal((await fixture.fetch('clerk', `/id/${fixture.org.organizationId}/${userId}`)).status, 404);
});

test('a revoked token signs in nobody', async () => {
    const { body } = await token({ grant_type: 'client_credentials', client_id: 'nightly', client_secret: 'shh' });
    const headers = { Authorization: `Bearer ${body.access_token ?? ''}` };
    assert.equal((await fetch(`${fixture.url}/services/data/v67.0`, { headers })).status, 200);
    const form = new URLSearchParams({ token: body.access_token ?? '' });
    assert.equal((await fetch(`${fixture.url}/services/oauth2/revoke`, { method: 'POST', body: form })).status, 200);
    assert.equal((await fetch(`${fixture.url}/services/data/v67.0`, { headers })).status, 401);
});

describe('an address that opens the org', () => {
    const address = async (query = ''): Promise<string> => {
        const answer = await fixture.fetch('clerk', `/services/oauth2/singleaccess${query}`);
        return ((await answer.json()) as { frontdoor_uri: string }).frontdoor_uri;
    };
    const open = (url: string): Promise<Response> => fetch(url, { redirect: 'manual' });

    test('signs a browser in once, and leads where it was told', async () => {
        const url = await address('?redirect_uri=/lightning/o/Account/list');
        const answer = await open(url);
        assert.deepEqual([answer.status, answer.headers.get('location')], [302, '/lightning/o/Account/list']);
        const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
        const info = await fetch(`${fixture.url}/services/data/v67.0/query?q=SELECT+Id+FROM+User+LIMIT+1`, {
            headers: { Cookie: cookie }
        });
        assert.equal(info.status, 200);
        assert.equal((await open(url)).status, 401);
    });

    test('leads to the org only, and is for those who are signed in', async () => {
        const elsewhere = await fixture.fetch(
            'clerk',
            '/services/oauth2/singleaccess?redirect_uri=https://example.com/'
        );
        assert.equal(elsewhere.status, 400);
        assert.equal((await fetch(`${fixture.url}/services/oauth2/singleaccess`)).status, 403);
        assert.equal((await open(`${fixture.url}/secur/frontdoor.jsp?otp=guess`)).status, 401);
    });
});
