/** Fields as SQL expressions: columns as they are, formulas as functions of their inputs, roll-ups as queries of the details. */
import type { DatabaseSync } from 'node:sqlite';
import type { Org, Session, SqlFragment, SqlValue } from '../contracts.ts';
import { SalesforceError } from '../errors.ts';
import { isTextType } from '../metadata/field.ts';
import type { FieldDefinition, ObjectDefinition, OrgSchema } from '../metadata/schema.ts';
import { isSessionInput } from '../rules/inputs.ts';
import type { FormulaInput } from '../rules/inputs.ts';
import type { Formula } from '../rules/formula.ts';
import { compileRules, rulesOf } from '../rules/rules.ts';
import { sessionValue } from '../rules/session-values.ts';
import { rollupSql } from './rollup.ts';
import { quote } from './statements.ts';

/**
 * An SQL expression for a field of the row that `alias` stands for. Reads no permissions: formulas may use what the caller cannot see.
 * @param alias A table alias, unquoted. Aliases of the subqueries inside start with it.
 * @throws SalesforceError `INVALID_FIELD` for an unknown field.
 */
export function fieldSql(session: Session, objectName: string, fieldName: string, alias: string): SqlFragment {
    const { org } = session;
    const object = org.object(objectName);
    const field = org.field(object, fieldName);
    if (field === undefined) {
        throw new SalesforceError('INVALID_FIELD', `No such column '${fieldName}' on entity '${object.name}'.`, {
            fields: [fieldName]
        });
    }
    return expressionOf(session, object, field, alias);
}

function expressionOf(session: Session, object: ObjectDefinition, field: FieldDefinition, alias: string): SqlFragment {
    if (field.rollup !== null) {
        const child = session.org.object(field.rollup.child);
        const ofDetails = (each: FieldDefinition, details: string): SqlFragment =>
            expressionOf(session, child, each, details);
        return rollupSql(child, field.rollup, field, alias, ofDetails);
    }
    if (field.formula === null) {
        return { sql: `${alias}.${quote(field.name)}`, params: [] };
    }
    const formula = formulaOf(session.org, object, field);
    const inputs = formula.inputs.map((input) => inputSql(session, input, alias));
    const call = `${functionName(session.org.schema, object, field)}(${inputs.map((input) => input.sql).join(', ')})`;
    return {
        sql: isTextType(field.type) ? `(${call} COLLATE NOCASE)` : call,
        params: inputs.flatMap((input) => input.params)
    };
}

function formulaOf(org: Org, object: ObjectDefinition, field: FieldDefinition): Formula {
    const formula = rulesOf(org.schema, object.name).formulas.get(field.name);
    if (formula === undefined) {
        throw new RangeError(`${object.name}.${field.name} is no formula`);
    }
    return formula;
}

function inputSql(session: Session, input: FormulaInput, alias: string): SqlFragment {
    if (isSessionInput(input)) {
        return { sql: '?', params: [sessionValue(session, input)] };
    }
    if (input.kind !== 'field') {
        throw new RangeError(`${input.kind} works in validation rules only`);
    }
    return followLookups(session, input.lookups, input, alias);
}

function followLookups(
    session: Session,
    lookups: readonly FieldDefinition[],
    target: { readonly object: ObjectDefinition; readonly field: FieldDefinition },
    alias: string
): SqlFragment {
    const [lookup, ...rest] = lookups;
    if (lookup === undefined) {
        return expressionOf(session, target.object, target.field, alias);
    }
    const parent = lookup.name === 'OwnerId' ? 'User' : (lookup.reference?.to[0] ?? '');
    const parentAlias = `${alias.replace(/\W/g, '')}_${lookup.name}`;
    const inner = followLookups(session, rest, target, parentAlias);
    const match = `${parentAlias}."Id" = ${alias}.${quote(lookup.name)}`;
    return { sql: `(SELECT ${inner.sql} FROM ${quote(parent)} ${parentAlias} WHERE ${match})`, params: inner.params };
}

/** Each schema has functions of its own: queries that are under way keep those that they started with. */
const generations = new WeakMap<OrgSchema, number>();
let generation = 0;

function rawFunctionName(schema: OrgSchema, objectName: string, fieldName: string): string {
    return `formula:${generations.get(schema) ?? 0}:${objectName}.${fieldName}`;
}

function functionName(schema: OrgSchema, object: ObjectDefinition, field: FieldDefinition): string {
    return quote(rawFunctionName(schema, object.name, field.name));
}

/** Makes every formula field of the schema known to the database. */
export function registerFormulas(db: DatabaseSync, schema: OrgSchema): void {
    generations.set(schema, ++generation);
    for (const [objectName, rules] of compileRules(schema)) {
        for (const [fieldName, formula] of rules.formulas) {
            db.function(
                rawFunctionName(schema, objectName, fieldName),
                { deterministic: true, varargs: true },
                (...values: unknown[]): SqlValue => {
                    const value = formula.evaluate(values);
                    return typeof value === 'boolean' ? Number(value) : value;
                }
            );
        }
    }
}
