/** Evaluates formulas over rows in memory, reading parents as they are needed. */
import type { Session, SqlValue } from '../contracts.ts';
import type { FieldDefinition, ObjectDefinition } from '../metadata/schema.ts';
import type { Formula } from './formula.ts';
import { isSessionInput } from './inputs.ts';
import type { FormulaInput, SessionInput } from './inputs.ts';
import { rulesOf } from './rules.ts';
import { sessionValue } from './session-values.ts';

export type StoredRow = Record<string, SqlValue>;

/** Reads a field that is worked out of other records. Null where there is no such record. */
export type ReadField = (objectName: string, fieldName: string, id: string) => SqlValue;

/** For one statement of one caller: what the session says is asked once. */
export class Evaluator {
    readonly #session: Session;
    readonly #readRow: (objectName: string, id: string) => StoredRow | undefined;
    readonly #readField: ReadField;
    readonly #sessionValues = new Map<SessionInput, SqlValue>();

    /** @param readRow Reads a row of any object by id, deleted ones too. */
    constructor(
        session: Session,
        readRow: (objectName: string, id: string) => StoredRow | undefined,
        readField: ReadField
    ) {
        this.#session = session;
        this.#readRow = readRow;
        this.#readField = readField;
    }

    /**
     * @param after The row as it is to be.
     * @param before The row as it was; null for a new one.
     */
    evaluate(
        formula: Formula,
        object: ObjectDefinition,
        after: StoredRow,
        before: StoredRow | null
    ): string | number | boolean | null {
        if (formula.constant !== undefined) {
            return formula.constant;
        }
        return formula.evaluate(formula.inputs.map((input) => this.#inputValue(input, object, after, before)));
    }

    #inputValue(input: FormulaInput, object: ObjectDefinition, after: StoredRow, before: StoredRow | null): unknown {
        if (isSessionInput(input)) {
            return this.#fromSession(input);
        }
        switch (input.kind) {
            case 'isNew':
                return before === null;
            case 'changed':
                return (
                    before !== null &&
                    this.#fieldValue(object, input.field, before) !== this.#fieldValue(object, input.field, after)
                );
            case 'prior':
                return this.#fieldValue(object, input.field, before ?? after);
            case 'field':
                return this.#follow(input.lookups, input, object, after);
        }
    }

    #fromSession(input: SessionInput): SqlValue {
        let value = this.#sessionValues.get(input);
        if (value === undefined) {
            value = sessionValue(this.#session, input);
            this.#sessionValues.set(input, value);
        }
        return value;
    }

    #follow(
        lookups: readonly FieldDefinition[],
        target: { readonly object: ObjectDefinition; readonly field: FieldDefinition },
        object: ObjectDefinition,
        row: StoredRow
    ): unknown {
        let current: StoredRow | undefined = row;
        let from = object;
        for (const lookup of lookups) {
            const id: SqlValue = current?.[lookup.name] ?? null;
            from = this.#session.org.object(lookup.name === 'OwnerId' ? 'User' : (lookup.reference?.to[0] ?? ''));
            current = typeof id === 'string' ? this.#readRow(from.name, id) : undefined;
        }
        return current === undefined ? null : this.#fieldValue(from, target.field, current);
    }

    #fieldValue(object: ObjectDefinition, field: FieldDefinition, row: StoredRow): unknown {
        if (field.rollup !== null) return this.#rollup(object, field, row['Id'] ?? null);
        const formula =
            field.formula === null
                ? undefined
                : rulesOf(this.#session.org.schema, object.name).formulas.get(field.name);
        return formula === undefined ? (row[field.name] ?? null) : this.evaluate(formula, object, row, null);
    }

    /** A record that is not there yet has no details. */
    #rollup(object: ObjectDefinition, field: FieldDefinition, id: SqlValue): SqlValue {
        if (typeof id === 'string') return this.#readField(object.name, field.name, id);
        return field.rollup?.operation === 'count' || field.rollup?.operation === 'sum' ? 0 : null;
    }
}
