import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { jsonBytes } from '../json-bytes.ts';

describe('an answer as bytes', () => {
    it('is what JSON.stringify writes', () => {
        fc.assert(
            fc.property(fc.jsonValue({ maxDepth: 7 }), (value) => {
                assert.equal(jsonBytes(value).toString('utf8'), JSON.stringify(value));
            })
        );
    });

    it('leaves out members without a value, and keeps what writes itself', () => {
        const value = {
            a: undefined,
            b: { c: undefined },
            day: new Date(0),
            own: { toJSON: () => ({ x: '−' }) },
            __proto__: null
        };
        assert.equal(jsonBytes(value).toString('utf8'), JSON.stringify(value));
        assert.equal(jsonBytes(value).toString('utf8'), '{"b":{},"day":"1970-01-01T00:00:00.000Z","own":{"x":"−"}}');
    });
});
