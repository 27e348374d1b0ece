import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { defineField, picklistValues } from '../../metadata/field.ts';
import type { FieldInput } from '../../metadata/field.ts';
import { coerce, roundHalfUp } from '../coerce.ts';
import { RowFault } from '../fault.ts';

const of = (input: Omit<FieldInput, 'name' | 'label'>, value: unknown): unknown =>
    coerce(defineField({ name: 'F__c', label: 'F', ...input }), value);

function refused(input: Omit<FieldInput, 'name' | 'label'>, value: unknown, code: string): void {
    assert.throws(
        () => of(input, value),
        (error) =>
            error instanceof RowFault && error.errors[0]?.statusCode === code && error.errors[0].fields[0] === 'F__c'
    );
}

const money = { type: 'currency', precision: 8, scale: 2 } as const;
const text = { type: 'string', length: 5 } as const;

describe('values given for fields', () => {
    it('are trimmed, and blank text is no value', () => {
        assert.equal(of(text, '  ab '), 'ab');
        assert.equal(of(text, '   '), null);
        assert.equal(of(text, ''), null);
        refused(text, 'abcdef', 'STRING_TOO_LONG');
        refused(text, 7, 'INVALID_TYPE_ON_FIELD_IN_RECORD');
    });

    it('are rounded to the scale as they are written', () => {
        assert.equal(of(money, 1.005), 1.01);
        assert.equal(of(money, '12.345'), 12.35);
        assert.equal(of(money, -12.345), -12.34);
        assert.equal(Object.is(of(money, -0.001), 0), true, 'never minus zero');
        refused(money, 1_000_000, 'NUMBER_OUTSIDE_VALID_RANGE');
        refused(money, 'abc', 'INVALID_TYPE_ON_FIELD_IN_RECORD');
        refused(money, NaN, 'INVALID_TYPE_ON_FIELD_IN_RECORD');
        refused({ type: 'int', precision: 8 }, 1.5, 'INVALID_TYPE_ON_FIELD_IN_RECORD');
    });

    it('round to within half a unit of the last place', () => {
        fc.assert(
            fc.property(
                fc.double({ min: -1e9, max: 1e9, noNaN: true }),
                fc.integer({ min: 0, max: 4 }),
                (value, scale) => {
                    assert.ok(Math.abs(roundHalfUp(value, scale) - value) <= 0.5 * 10 ** -scale + 1e-6);
                }
            )
        );
    });

    it('are dates of the calendar, or instants to the second', () => {
        assert.equal(of({ type: 'date' }, '2026-02-28'), '2026-02-28');
        assert.equal(of({ type: 'date' }, '2026-02-28T10:00:00Z'), '2026-02-28');
        assert.equal(of({ type: 'datetime' }, '2026-02-28T10:00:00.987+0100'), '2026-02-28T09:00:00.000Z');
        assert.equal(of({ type: 'datetime' }, '2026-02-28'), '2026-02-28T00:00:00.000Z');
        refused({ type: 'date' }, '2026-02-30', 'INVALID_TYPE_ON_FIELD_IN_RECORD');
        refused({ type: 'date' }, '28.02.2026', 'INVALID_TYPE_ON_FIELD_IN_RECORD');
        refused({ type: 'datetime' }, '2026-02-28 10:00', 'INVALID_TYPE_ON_FIELD_IN_RECORD');
        refused({ type: 'date' }, '1600-01-01', 'NUMBER_OUTSIDE_VALID_RANGE');
    });

    it('are checkboxes that are never blank', () => {
        assert.deepEqual(
            [true, 'true', 'FALSE', null, ''].map((value) => of({ type: 'boolean' }, value)),
            [1, 1, 0, 0, 0]
        );
        refused({ type: 'boolean' }, 'yes', 'INVALID_TYPE_ON_FIELD_IN_RECORD');
    });

    it('are active values of restricted picklists, anything in open ones', () => {
        const values = [...picklistValues(['A', 'B']), { value: 'Old', label: 'Old', active: false, isDefault: false }];
        const restricted = { type: 'picklist', length: 255, picklist: { restricted: true, values } } as const;
        assert.equal(of(restricted, 'A'), 'A');
        refused(restricted, 'C', 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST');
        refused(restricted, 'Old', 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST');
        assert.equal(of({ ...restricted, picklist: { restricted: false, values } }, 'C'), 'C');
        assert.equal(of({ ...restricted, type: 'multipicklist', length: 4099 }, 'A;B'), 'A;B');
        refused(
            { ...restricted, type: 'multipicklist', length: 4099 },
            'A;C',
            'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST'
        );
    });

    it('are emails and ids by their form', () => {
        assert.equal(of({ type: 'email', length: 80 }, 'a.b@c.example'), 'a.b@c.example');
        refused({ type: 'email', length: 80 }, 'a.b@c', 'INVALID_EMAIL_ADDRESS');
        assert.equal(of({ type: 'reference' }, '001A0000006Vm9r'), '001A0000006Vm9rIAC');
        refused({ type: 'reference' }, 'nonsense', 'MALFORMED_ID');
    });
});
