/** Evaluates formulas over rows in memory, reading parents as they are needed. */
import type { Session, SqlValue } from '../contracts.ts';
import type { FieldDefinition, ObjectDefinition } from '../metadata/schema.ts';
import type { Formula } from './formula.ts';
import { isSessionInput } from './inputs.ts';
import type { FormulaInput } from './inputs.ts';
import { rulesOf } from './rules.ts';
import { sessionValue } from './session-values.ts';

export type StoredRow = Record<string, SqlValue>;

/** Reads a field that is worked out of other records. Null where there is no such record. */
export type ReadField = (objectName: string, fieldName: string, id: string) => SqlValue;

type ReadInput = (after: StoredRow, before: StoredRow | null) => unknown;
type ReadRowField = (row: StoredRow) => unknown;

/** For one statement of one caller: what the session says is asked once, and how a formula's inputs are read is found out once. */
export class Evaluator {
    readonly #session: Session;
    readonly #readRow: (objectName: string, id: string) => StoredRow | undefined;
    readonly #readField: ReadField;
    readonly #readers = new Map<Formula, readonly ReadInput[]>();

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
     * @param object The one that the formula was compiled for.
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
        let readers = this.#readers.get(formula);
        if (readers === undefined) {
            readers = formula.inputs.map((input) => this.#inputReader(input, object));
            this.#readers.set(formula, readers);
        }
        return formula.evaluate(readers.map((read) => read(after, before)));
    }

    #inputReader(input: FormulaInput, object: ObjectDefinition): ReadInput {
        if (isSessionInput(input)) {
            const value = sessionValue(this.#session, input);
            return () => value;
        }
        if (input.kind === 'isNew') return (_after, before) => before === null;
        if (input.kind === 'field') return this.#pathReader(object, input.lookups, input.field);
        const read = this.#fieldReader(object, input.field);
        return input.kind === 'prior'
            ? (after, before) => read(before ?? after)
            : (after, before) => before !== null && read(before) !== read(after);
    }

    #pathReader(
        object: ObjectDefinition,
        [lookup, ...rest]: readonly FieldDefinition[],
        field: FieldDefinition
    ): ReadRowField {
        if (lookup === undefined) return this.#fieldReader(object, field);
        const parent = this.#session.org.object(lookup.name === 'OwnerId' ? 'User' : (lookup.reference?.to[0] ?? ''));
        const read = this.#pathReader(parent, rest, field);
        return (row) => {
            const id = row[lookup.name];
            const found = typeof id === 'string' ? this.#readRow(parent.name, id) : undefined;
            return found === undefined ? null : read(found);
        };
    }

    #fieldReader(object: ObjectDefinition, field: FieldDefinition): ReadRowField {
        if (field.rollup !== null) return (row) => this.#rollup(object, field, row['Id'] ?? null);
        const { name } = field;
        const formula =
            field.formula === null ? undefined : rulesOf(this.#session.org.schema, object.name).formulas.get(name);
        return formula === undefined ? (row) => row[name] ?? null : (row) => this.evaluate(formula, object, row, null);
    }

    /** A record that is not there yet has no details. */
    #rollup(object: ObjectDefinition, field: FieldDefinition, id: SqlValue): SqlValue {
        if (typeof id === 'string') return this.#readField(object.name, field.name, id);
        return field.rollup?.operation === 'count' || field.rollup?.operation === 'sum' ? 0 : null;
    }
}
