import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { idAt, normalizeId } from '../ids.ts';

describe('ids', () => {
    it('carry the suffix that Salesforce gives', () => {
        // A documented pair of the two forms.
        assert.equal(normalizeId('001A0000006Vm9r'), '001A0000006Vm9rIAC');
    });

    it('are told apart by number, sort by it, and survive the loss of case', () => {
        fc.assert(
            fc.property(fc.integer({ min: 1, max: 2 ** 40 }), fc.integer({ min: 1, max: 1000 }), (n, step) => {
                const [a, b] = [idAt('a0X', n), idAt('a0X', n + step)];
                assert.ok(a < b);
                assert.equal(a.length, 18);
                assert.equal(normalizeId(a.slice(0, 15)), a);
                assert.equal(normalizeId(a.toLowerCase()), a);
            })
        );
    });

    it('are refused when they cannot be ids', () => {
        for (const text of ['', '001', 'x'.repeat(16), '001A0000006Vm9!', 'ABCDEFGHIJKLMNO999']) {
            assert.equal(normalizeId(text), null);
        }
    });
});
