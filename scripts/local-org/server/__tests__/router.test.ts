import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SalesforceError } from '../../errors.ts';
import { Router } from '../router.ts';

const router = new Router<string>()
    .add('GET', '/things/:id', 'one')
    .add('PATCH DELETE', '/things/:id', 'change')
    .add('GET', '/things/all', 'all')
    .add('GET', '/:kind/all', 'all of a kind');

test('named parts are decoded', () => {
    assert.deepEqual(router.match('GET', '/things/a%20b'), { handler: 'one', params: { id: 'a b' } });
});

test('fixed parts win over named ones, from the left', () => {
    assert.equal(router.match('GET', '/things/all')?.handler, 'all');
    assert.equal(router.match('GET', '/people/all')?.handler, 'all of a kind');
});

test('the handler depends on the method, HEAD goes with GET', () => {
    assert.equal(router.match('DELETE', '/things/1')?.handler, 'change');
    assert.equal(router.match('HEAD', '/things/1')?.handler, 'one');
});

test('a path that is not there matches nothing, a method that is not there is refused', () => {
    assert.equal(router.match('GET', '/things'), undefined);
    assert.equal(router.match('GET', '/things/1/2'), undefined);
    assert.throws(
        () => router.match('PUT', '/things/1'),
        (error) => {
            return (
                error instanceof SalesforceError &&
                error.httpStatus === 405 &&
                error.message.endsWith('GET,PATCH,DELETE')
            );
        }
    );
});
