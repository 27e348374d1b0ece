/** Saves one row after another for one call: defaults, checks, rules, then the write. */
import type { StatementSync } from 'node:sqlite';
import { isNil } from '../rules/blank.ts';
import type { SaveError, Session, SqlValue } from '../contracts.ts';
import { accessChanged } from '../access/permissions.ts';
import type { FieldDefinition, ObjectDefinition } from '../metadata/schema.ts';
import { storedInstant } from '../rules/calendar.ts';
import { deriveFields, derives } from '../rules/derived.ts';
import { Evaluator } from '../rules/evaluator.ts';
import type { StoredRow } from '../rules/evaluator.ts';
import { rulesOf } from '../rules/rules.ts';
import type { ObjectRules } from '../rules/rules.ts';
import { coerce } from './coerce.ts';
import { fieldSql } from './columns.ts';
import { fault, faultOr, RowFault, unlessFault } from './fault.ts';
import { addRoleGroups, checkOwner } from './groups.ts';
import type { Insert } from './groups.ts';
import { fieldOfKey, planKeys } from './plan.ts';
import type { Operation, PlannedKey } from './plan.ts';
import { RecordTypes } from './record-types.ts';
import { References } from './references.ts';
import { checkObjectAccess, checkReparenting, checkTeam, checkTransfer, editableRow } from './row-access.ts';
import { findRows, formatAutoNumber, insertRow, readRow, Sequences, updateSql } from './rows.ts';
import { quote, statement } from './statements.ts';
import { storedFields } from './tables.ts';
import { checkTogether, duplicateFault } from './unique.ts';

export type GivenRow = Readonly<Record<string, unknown>>;

/** What given keys set, and may set. */
interface Plan {
    readonly keys: readonly PlannedKey[];
    /** Names of their fields. */
    readonly fields: ReadonlySet<string>;
}

const MAX_CACHED_PARENTS = 20_000;

export class Saver {
    readonly #session: Session;
    readonly #object: ObjectDefinition;
    readonly #rules: ObjectRules;
    readonly #sequences: Sequences;
    readonly #references: References;
    readonly #now: string;
    readonly #today: string;
    readonly #allowed = new Set<Operation>();
    readonly #plans = new Map<string, Plan | RowFault>();
    readonly #updates = new Map<string, StatementSync>();
    readonly #parents = new Map<string, Map<string, StoredRow | null>>();
    readonly #statuses = new Map<string, StoredRow | undefined>();
    readonly #fields: readonly FieldDefinition[];
    readonly #required: readonly FieldDefinition[];
    readonly #lookups: readonly FieldDefinition[];
    readonly #unique: readonly FieldDefinition[];
    readonly #numbered: readonly FieldDefinition[];
    /** Those whose default is one of their values. */
    readonly #picklists: readonly FieldDefinition[];
    readonly #evaluator: Evaluator;
    readonly #types: RecordTypes | null;

    constructor(session: Session, object: ObjectDefinition) {
        this.#session = session;
        this.#object = object;
        this.#rules = rulesOf(session.org.schema, object.name);
        this.#sequences = new Sequences(session.org.db);
        const read = (objectName: string, id: string): StoredRow | undefined => this.#readParent(objectName, id);
        this.#references = new References(session, read);
        this.#evaluator = new Evaluator(session, read, (objectName, fieldName, id) => {
            const field = fieldSql(session, objectName, fieldName, 'r');
            const sql = `SELECT ${field.sql} AS value FROM ${quote(objectName)} r WHERE r."Id" = ?`;
            return (statement(session.org.db, sql).get(...field.params, id)?.['value'] ?? null) as SqlValue;
        });
        this.#now = storedInstant(session.org.now());
        this.#today = session.today();
        this.#fields = storedFields(object);
        this.#required = this.#fields.filter(isRequired);
        this.#lookups = this.#fields.filter((field) => field.reference !== null);
        this.#unique = this.#fields.filter((field) => field.unique);
        this.#numbered = this.#fields.filter((field) => field.autoNumber !== null);
        this.#picklists = this.#fields.filter((field) => field.picklist !== null && field.defaultValue === null);
        this.#types = object.recordTypes.length === 0 ? null : new RecordTypes(session, object);
    }

    /** To be called once when all rows are saved: writes back the ids and numbers taken. */
    finish(): void {
        this.#sequences.save();
        accessChanged(this.#session.org, this.#object.name);
    }

    /** Inserts one row and gives its id. Throws RowFault. */
    insert(given: GivenRow): string {
        this.#checkAccess('insert');
        if (!isNil(given['Id']) || !isNil(given['id'])) {
            throw fault('INVALID_FIELD_FOR_INSERT_UPDATE', 'cannot specify Id in an insert call', ['Id']);
        }
        const plan = this.#planFor(given, 'insert');
        const row: StoredRow = { IsDeleted: 0 };
        const setFields = plan.fields;
        this.#assign(row, given, plan);
        this.#types?.assign(row, null, setFields);
        this.#fillDefaults(row, setFields);
        this.#derive(row, null, setFields);
        this.#checkSystem(row, null, setFields);
        checkTeam(this.#session, this.#object, row);
        this.#numberRow(row);
        this.#validate(row, null);
        checkTogether(this.#session, this.#object, row);
        const id = this.#sequences.newId(this.#object);
        row['Id'] = id;
        this.#stamp(row, setFields);
        this.#write(row, () => insertRow(this.#session.org.db, this.#object, row));
        if (this.#object.name === 'UserRole') this.#addRoleGroups(row);
        return id;
    }

    #addRoleGroups({ Id: id, DeveloperName: developerName, ...stamps }: StoredRow): void {
        const { CreatedDate, CreatedById, LastModifiedDate, LastModifiedById, SystemModstamp } = stamps;
        const made = { IsDeleted: 0, CreatedDate, CreatedById, LastModifiedDate, LastModifiedById, SystemModstamp };
        const insert: Insert = (objectName, values) => {
            const object = this.#session.org.object(objectName);
            const newId = this.#sequences.newId(object);
            insertRow(this.#session.org.db, object, { ...made, ...values, Id: newId } as StoredRow);
            return newId;
        };
        addRoleGroups(insert, String(id), String(developerName));
    }

    /**
     * The rows as stored that have some values of a field, for each value those that have it, none for what is no value. They hold what
     * updates by the given rows look at, which is quicker than all.
     */
    find(
        field: FieldDefinition,
        values: readonly (SqlValue | RowFault)[],
        given: readonly GivenRow[]
    ): readonly (readonly StoredRow[])[] {
        const wanted = values.map((value) => (value instanceof RowFault ? null : value));
        return findRows(this.#session.org.db, this.#object, field, wanted, this.#namesLookedAt(given));
    }

    #namesLookedAt(given: readonly GivenRow[]): string[] {
        const keys = new Set<string>();
        for (const row of given) for (const key in row) keys.add(key);
        const names = new Set(['Id', 'IsDeleted', 'RecordTypeId', ...this.#rules.validated]);
        for (const key of keys) names.add(fieldOfKey(this.#object, key)?.name ?? '');
        for (const { name } of this.#required) names.add(name);
        const all = derives(this.#object.name);
        return ['rowid', ...this.#fields.map(({ name }) => name).filter((name) => all || names.has(name))];
    }

    /**
     * Changes one row. Throws RowFault.
     * @param found What `find` found of it.
     * @param match The key of the given row by which it was found, which is no change.
     */
    update(given: GivenRow, found: StoredRow | undefined, match?: string): void {
        this.#checkAccess('update');
        const before = editableRow(this.#session, this.#object, found);
        const plan = this.#planFor(given, 'update', match);
        const setFields = plan.fields;
        const row = { ...before };
        this.#assign(row, given, plan);
        this.#types?.assign(row, before, setFields);
        this.#derive(row, before, setFields);
        this.#checkSystem(row, before, setFields);
        checkTransfer(this.#session, this.#object, row, before);
        this.#validate(row, before);
        row['LastModifiedDate'] = this.#now;
        row['LastModifiedById'] = this.#session.userId;
        row['SystemModstamp'] = this.#now;
        this.#write(row, () => this.#writeChanges(row, before));
        this.#parents.get(this.#object.name)?.delete(String(row['Id']));
    }

    #checkAccess(operation: Operation): void {
        if (this.#allowed.has(operation)) return;
        checkObjectAccess(this.#session, this.#object, operation);
        this.#allowed.add(operation);
    }

    #planFor(given: GivenRow, operation: Operation, match?: string): Plan {
        const signature = `${operation} ${Object.keys(given).join('\u0000')}`;
        let plan = this.#plans.get(signature);
        if (plan === undefined) {
            const changing = Object.keys(given).filter((key) => key !== match);
            plan = faultOr(() => {
                const keys = planKeys(this.#session, this.#object, changing, operation);
                return { keys, fields: new Set(keys.map(({ field }) => field.name)) };
            });
            this.#plans.set(signature, plan);
        }
        return unlessFault(plan);
    }

    #assign(row: StoredRow, given: GivenRow, { keys }: Plan): void {
        const errors: SaveError[] = [];
        for (const { key, field, byExternalId } of keys) {
            try {
                row[field.name] = byExternalId
                    ? this.#references.byExternalId(field, given[key])
                    : coerce(field, given[key]);
            } catch (error) {
                collect(errors, error);
            }
        }
        if (errors.length > 0) {
            throw new RowFault(errors);
        }
    }

    #fillDefaults(row: StoredRow, setFields: ReadonlySet<string>): void {
        for (const { field, formula } of this.#rules.defaults) {
            if (!setFields.has(field.name)) {
                const value = this.#evaluator.evaluate(formula, this.#object, row, null);
                row[field.name] = typeof value === 'boolean' ? Number(value) : value;
            }
        }
        for (const field of this.#picklists) {
            if (!setFields.has(field.name)) {
                const values = this.#types?.valuesFor(field, row) ?? field.picklist?.values ?? [];
                row[field.name] = values.find((value) => value.isDefault && value.active)?.value ?? null;
            }
        }
        if (this.#object.fields.has('ownerid') && isNil(row['OwnerId'])) {
            row['OwnerId'] = this.#session.userId;
        }
    }

    #derive(row: StoredRow, before: StoredRow | null, given: ReadonlySet<string>): void {
        deriveFields(this.#object.name, row, before, {
            now: this.#now,
            given,
            readRow: (objectName, id) => this.#readParent(objectName, id),
            status: (objectName, value) => this.#status(objectName, value)
        });
    }

    #status(objectName: string, value: SqlValue): StoredRow | undefined {
        const key = `${objectName}:${value}`;
        if (!this.#statuses.has(key)) {
            const sql = `SELECT * FROM ${quote(objectName)} WHERE "MasterLabel" = ?`;
            this.#statuses.set(key, statement(this.#session.org.db, sql).get(value) as StoredRow | undefined);
        }
        return this.#statuses.get(key);
    }

    /** Required fields and lookups: what Salesforce checks before any rule of the org. */
    #checkSystem(row: StoredRow, before: StoredRow | null, setFields: ReadonlySet<string>): void {
        const missing = this.#required.filter((field) => isNil(row[field.name])).map((field) => field.name);
        if (missing.length > 0) {
            throw fault('REQUIRED_FIELD_MISSING', `Required fields are missing: [${missing.join(', ')}]`, missing);
        }
        for (const field of this.#lookups) {
            const id = setFields.has(field.name) ? row[field.name] : null;
            if (typeof id !== 'string') {
                continue;
            }
            this.#references.check(field, id);
            if (field.name === 'OwnerId') checkOwner(this.#session.org, this.#object, id);
            checkReparenting(this.#session, field, before, id);
        }
    }

    #numberRow(row: StoredRow): void {
        for (const { name, autoNumber } of this.#numbered) {
            const n = this.#sequences.take(`auto:${this.#object.name}.${name}`);
            row[name] = formatAutoNumber(autoNumber ?? '', n, this.#today);
        }
    }

    #validate(row: StoredRow, before: StoredRow | null): void {
        const errors: SaveError[] = [];
        for (const { rule, condition } of this.#rules.validations) {
            if (this.#evaluator.evaluate(condition, this.#object, row, before) === true) {
                const field =
                    rule.errorField === null ? undefined : this.#object.fields.get(rule.errorField.toLowerCase());
                errors.push({
                    statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
                    message: rule.message,
                    fields: field === undefined ? [] : [field.name]
                });
            }
        }
        if (errors.length > 0) {
            throw new RowFault(errors);
        }
    }

    #stamp(row: StoredRow, setFields: ReadonlySet<string>): void {
        const created = setFields.has('CreatedDate') ? (row['CreatedDate'] ?? this.#now) : this.#now;
        row['CreatedDate'] = created;
        row['CreatedById'] = setFields.has('CreatedById') ? (row['CreatedById'] ?? null) : this.#session.userId;
        row['LastModifiedDate'] = setFields.has('LastModifiedDate')
            ? (row['LastModifiedDate'] ?? created)
            : setFields.has('CreatedDate')
              ? created
              : this.#now;
        row['LastModifiedById'] = setFields.has('LastModifiedById')
            ? (row['LastModifiedById'] ?? null)
            : this.#session.userId;
        row['SystemModstamp'] = this.#now;
    }

    #readParent(objectName: string, id: string): StoredRow | undefined {
        let parents = this.#parents.get(objectName);
        if (parents === undefined || parents.size >= MAX_CACHED_PARENTS) {
            parents = new Map();
            this.#parents.set(objectName, parents);
        }
        let row = parents.get(id);
        if (row === undefined) {
            row = readRow(this.#session.org.db, objectName, id) ?? null;
            parents.set(id, row);
        }
        return row ?? undefined;
    }

    #writeChanges(row: StoredRow, before: StoredRow): void {
        const names = Object.keys(row).filter((name) => row[name] !== before[name] || name === 'SystemModstamp');
        const signature = names.join();
        let update = this.#updates.get(signature);
        if (update === undefined) {
            update = statement(this.#session.org.db, updateSql(this.#object.name, names, 'rowid'));
            this.#updates.set(signature, update);
        }
        update.run(...names.map((name) => row[name] ?? null), row['rowid'] ?? null);
    }

    /** The database watches over what is unique: only when it refuses is looked for the other record. */
    #write(row: StoredRow, write: () => void): void {
        try {
            write();
        } catch (error) {
            if (isUniqueViolation(error)) throw duplicateFault(this.#session, this.#object, this.#unique, row);
            throw error;
        }
    }
}

/** Whether a caller must give the field: what the server fills is never missing. */
function isRequired(field: FieldDefinition): boolean {
    return !field.nillable && field.type !== 'boolean' && (field.createable || field.updateable);
}

function isUniqueViolation(error: unknown): boolean {
    return error instanceof Error && error.message.includes('UNIQUE constraint');
}

function collect(errors: SaveError[], error: unknown): void {
    if (!(error instanceof RowFault)) {
        throw error;
    }
    errors.push(...error.errors);
}
