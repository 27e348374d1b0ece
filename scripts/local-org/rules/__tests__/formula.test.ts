import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FieldType, ObjectDefinition, OrgSchema } from '../../metadata/schema.ts';
import { readSchema } from '../../metadata/read.ts';
import { FILES, withMetadata } from '../../metadata/__tests__/invoicing.ts';
import { addMonths, dateInZone, isDate } from '../calendar.ts';
import { compileCondition, compileFormula } from '../formula.ts';

const schema: OrgSchema = withMetadata(FILES, (folder) => readSchema([folder]));
const invoice = schema.objects.get('invoice__c') as ObjectDefinition;

type Value = string | number | boolean | null;
interface Given {
    readonly type?: FieldType;
    readonly scale?: number;
    readonly blankAsZero?: boolean;
    readonly values?: Readonly<Record<string, Value>>;
}

/** Evaluates a formula of an invoice; values by field name, or `today`, `now`, `timeZone`. */
function evaluate(source: string, { type = 'string', scale = 2, blankAsZero = false, values = {} }: Given = {}): Value {
    const formula = compileFormula(schema, invoice, source, {
        use: 'field',
        blankAsZero,
        result: { type, scale, length: 1300 }
    });
    return formula.evaluate(
        formula.inputs.map((input) => values['field' in input ? input.field.name : input.kind] ?? null)
    );
}

const number = (source: string, values: Given['values'] = {}, blankAsZero = false): Value =>
    evaluate(source, { type: 'double', values, blankAsZero });
const truth = (source: string, values: Given['values'] = {}): Value => evaluate(source, { type: 'boolean', values });
const day = (source: string, values: Given['values'] = {}): Value => evaluate(source, { type: 'date', values });

describe('formulas', () => {
    it('calculate with decimals, halves going away from zero', () => {
        assert.equal(number('ROUND(1.005, 2)'), 1.01);
        assert.equal(number('0.1 + 0.2'), 0.3);
        assert.equal(number('-7 / 2'), -3.5);
        assert.equal(number('2 ^ 10 - 1'), 1023);
    });

    it('take percent fields as fractions', () => {
        assert.equal(number('Tax_Percent__c * 200', { Tax_Percent__c: 19 }), 38);
        assert.equal(evaluate('0.195', { type: 'percent', scale: 1 }), 19.5);
    });

    it('treat blank numbers as the field says', () => {
        assert.equal(number('Amount__c + 1', {}, true), 1);
        assert.equal(number('Amount__c + 1'), null);
    });

    it('take a blank picklist for the value ""', () => {
        assert.equal(truth('ISPICKVAL(Status__c, "")'), true);
        assert.equal(truth('ISPICKVAL(Status__c, "")', { Status__c: 'Paid' }), false);
        assert.equal(truth('ISPICKVAL(Status__c, "Paid")'), false);
    });

    it('are blank where they cannot be calculated', () => {
        assert.equal(number('1 / Amount__c', { Amount__c: 0 }), null);
        assert.equal(number('VALUE("abc")'), null);
        assert.equal(number('SQRT(Amount__c)', { Amount__c: -1 }), null);
    });

    it('evaluate only the branch taken', () => {
        assert.equal(number('IF(Amount__c = 0, 0, 100 / Amount__c)', { Amount__c: 0 }), 0);
        assert.equal(
            evaluate('CASE(Status__c, "Draft", "d", "Sent", "s", "other")', { values: { Status__c: 'Sent' } }),
            's'
        );
        assert.equal(evaluate('CASE(Status__c, "Draft", "d", "other")', { values: { Status__c: null } }), 'other');
    });

    it('mind no case in names of functions and fields', () => {
        assert.equal(evaluate('if(isblank(note__C), "none", Note__c)', { values: { Note__c: null } }), 'none');
    });

    it('give blank text as blank', () => {
        assert.equal(evaluate('Note__c'), null);
        assert.equal(evaluate('""'), null);
        assert.equal(evaluate('"a" & Note__c & "b"'), 'ab');
    });

    it('hold quotes of the other kind, escapes and comments', () => {
        assert.equal(evaluate(`"don't" & ' say "no"' /* "why' */`), `don't say "no"`);
        assert.equal(evaluate('"a \\"b\\" – é"'), 'a "b" – é');
    });

    it('count days without a time zone', () => {
        assert.equal(number('Due_On__c - DATE(2026, 3, 28)', { Due_On__c: '2026-03-30' }), 2);
        assert.equal(day('Due_On__c + 1', { Due_On__c: '2026-03-28' }), '2026-03-29');
        assert.equal(day('DATE(2024, 2, 29)'), '2024-02-29');
        assert.equal(day('DATE(2025, 2, 29)'), null);
        assert.equal(number('WEEKDAY(DATE(2026, 11, 22))'), 1);
        assert.equal(number('MONTH(Due_On__c) * 100 + DAY(Due_On__c)', { Due_On__c: '2026-12-31' }), 1231);
    });

    it('take the day of an instant in the time zone of the caller', () => {
        const values = { Sent_At__c: '2026-03-01T03:00:00.000Z', timeZone: 'America/New_York' };
        assert.equal(day('DATEVALUE(Sent_At__c)', values), '2026-02-28');
        assert.equal(day('DATEVALUE(Sent_At__c)', { ...values, timeZone: 'Asia/Tokyo' }), '2026-03-01');
    });

    it('add and subtract parts of days from instants', () => {
        assert.equal(
            evaluate('Sent_At__c + 0.5', { type: 'datetime', values: { Sent_At__c: '2026-03-01T03:00:00.000Z' } }),
            '2026-03-01T15:00:00.000Z'
        );
        assert.equal(
            number('NOW() - Sent_At__c', { now: '2026-03-02T03:00:00.000Z', Sent_At__c: '2026-03-01T15:00:00.000Z' }),
            0.5
        );
    });

    it('know the day of the caller', () => {
        assert.equal(truth('Due_On__c < TODAY()', { Due_On__c: '2026-02-28', today: '2026-03-01' }), true);
        assert.equal(truth('Due_On__c < TODAY()', { Due_On__c: null, today: '2026-03-01' }), false);
    });

    it('compare ids whatever their length, and give the long form when asked', () => {
        assert.equal(
            truth('Approver__c = $User.Id', { Approver__c: '005000000000002AAA', Id: '005000000000002AAA' }),
            true
        );
        assert.equal(
            evaluate('CASESAFEID(Approver__c)', { values: { Approver__c: '005000000000002AAA' } }),
            '005000000000002AAA'
        );
    });

    it('match whole texts by REGEX', () => {
        assert.equal(truth('REGEX(Note__c, "[A-Z]{2}-[0-9]+")', { Note__c: 'AB-12' }), true);
        assert.equal(truth('REGEX(Note__c, "[A-Z]{2}")', { Note__c: 'AB-12' }), false);
    });

    it('take booleans as the database has them', () => {
        const formula = compileCondition(schema, invoice, 'AND(NOT(Paid__c), ISNEW())');
        const answers = [0, 1].map((paid) =>
            formula.evaluate(formula.inputs.map((input) => (input.kind === 'isNew' ? 1 : paid)))
        );
        assert.deepEqual(answers, [true, false]);
    });
});

describe('the calendar', () => {
    it('keeps the last day of a month when adding months', () => {
        assert.equal(addMonths('2026-01-31', 1), '2026-02-28');
        assert.equal(addMonths('2026-02-28', 1), '2026-03-31');
        assert.equal(addMonths('2026-01-15', -1), '2025-12-15');
    });

    it('knows which days exist', () => {
        assert.deepEqual(['2024-02-29', '2023-02-29', '2026-13-01', '2026-1-1', ''].map(isDate), [
            true,
            false,
            false,
            false,
            false
        ]);
    });

    it('takes the day of an instant in a zone', () => {
        assert.equal(dateInZone(new Date('2026-06-30T23:30:00Z'), 'Europe/Berlin'), '2026-07-01');
    });
});
