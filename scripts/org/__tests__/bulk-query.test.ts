import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { bulkRead } from '../bulk-query.ts';
import { OrgConnection, OrgError } from '../request.ts';

/** Reads from an org whose query jobs end with this description. */
function readAll(job: object): Promise<unknown[]> {
    return readFrom((request, response) => {
        response.setHeader('content-type', 'application/json');
        response.end(
            JSON.stringify({ id: '750000000000001', state: 'UploadComplete', ...(request.method === 'GET' ? job : {}) })
        );
    });
}

async function readFrom(answer: RequestListener): Promise<unknown[]> {
    const server = createServer((request, response) => {
        request.resume();
        answer(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const instanceUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
        const conn = new OrgConnection({ instanceUrl, accessToken: 'token', version: '67.0' });
        return await Array.fromAsync(bulkRead(conn, 'SELECT Id FROM Case'));
    } finally {
        server.close();
        server.closeAllConnections();
    }
}

test('a query job that failed in the org says why, and for which query', async () => {
    const errorMessage = 'InvalidBatch : Failed to process query: QUERY_TIMEOUT';
    await assert.rejects(readAll({ state: 'Failed', errorMessage }), (error) => {
        assert.ok(error instanceof OrgError);
        assert.equal(error.message, `${errorMessage} (query: SELECT Id FROM Case)`);
        return true;
    });
    await assert.rejects(readAll({ state: 'Aborted' }), /the query job ended as Aborted \(query: /);
});

/** Rows of a length, in the pages that are asked for; gives how many each page was asked to have. */
async function pagesOf(rows: number, characters: number): Promise<number[]> {
    const asked: number[] = [];
    const read = await readFrom((request, response) => {
        const url = new URL(request.url ?? '', 'http://org');
        if (!url.pathname.endsWith('/results')) {
            response.setHeader('content-type', 'application/json');
            response.end(JSON.stringify({ id: '750000000000001', state: 'JobComplete' }));
            return;
        }
        const [from, most] = [url.searchParams.get('locator'), url.searchParams.get('maxRecords')].map(Number);
        const to = Math.min(rows, (from ?? 0) + (most ?? 0));
        asked.push(most ?? 0);
        const lines = Array.from(
            { length: to - (from ?? 0) },
            (_, i) => `"${(from ?? 0) + i}","${'x'.repeat(characters)}"`
        );
        response.setHeader('content-type', 'text/csv');
        response.setHeader('Sforce-Locator', to === rows ? 'null' : String(to));
        response.end(['"Id","Text"', ...lines, ''].join('\n'));
    });
    assert.deepEqual(
        read.map((row) => (row as { Id: string }).Id),
        Array.from({ length: rows }, (_, i) => String(i))
    );
    return asked;
}

test('pages have as many rows as fit in so much text: few of long rows, many of short ones', async () => {
    const [first, next = 0, ...more] = await pagesOf(5000, 5000);
    assert.equal(first, 2000);
    assert.ok(next > 1000 && next < 1300, String(next));
    assert.ok(
        more.every((each) => Math.abs(each - next) < 50),
        more.join()
    );
    assert.deepEqual(await pagesOf(24_000, 10), [2000, 20_000, 20_000]);
});
