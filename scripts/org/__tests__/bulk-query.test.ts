import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { bulkRead } from '../bulk-query.ts';
import { OrgConnection, OrgError } from '../request.ts';

/** Reads from an org whose query jobs end with this description. */
async function readAll(job: object): Promise<unknown[]> {
    const server = createServer((request, response) => {
        request.resume();
        response.setHeader('content-type', 'application/json');
        response.end(
            JSON.stringify({ id: '750000000000001', state: 'UploadComplete', ...(request.method === 'GET' ? job : {}) })
        );
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
