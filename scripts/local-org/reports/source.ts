/** The tables of a report as SQL: what its columns read, what joins them, which rows are kept. */
import type { Session, SqlFragment } from '../contracts.ts';
import type { FieldDefinition } from '../metadata/schema.ts';
import { QueryContext } from '../query/context.ts';
import { joined, quoted, sql } from '../query/fragment.ts';
import { conditionSql } from '../query/sql-condition.ts';
import { expressionSql, rowFilter } from '../query/sql-expression.ts';
import { joinSql, orderSql } from '../query/sql.ts';
import { idOf } from '../query/shape.ts';
import { Sources } from '../query/sources.ts';
import type { Condition, Expression, FieldExpression, Ordering, Source } from '../query/tree.ts';
import { fieldSql } from '../storage/columns.ts';
import type { ReportColumn, ReportTypeDefinition } from './contracts.ts';

/** A column as it is read: its value, and of what names a record also that record's id. */
export interface ColumnExpressions {
    readonly value: FieldExpression;
    /** Null for values that name no record. */
    readonly id: Expression | null;
}

/** To be made for one run: collects what columns need, and writes the statement. */
export class ReportSource {
    readonly context: QueryContext;
    readonly #type: ReportTypeDefinition;
    readonly #tables: readonly Sources[];

    /** Throws `INVALID_TYPE` where the viewer may not read one of the objects. */
    constructor(session: Session, type: ReportTypeDefinition) {
        this.context = new QueryContext(session);
        this.#type = type;
        this.#tables = type.tables.map(({ object }) => new Sources(this.context, object));
    }

    /** What a column shows: of a reference the name of the other record, of a name field the name of its own. */
    expressions(column: ReportColumn): ColumnExpressions {
        const source = this.#sourceOf(column);
        const { field } = column;
        if (field.reference !== null) {
            const parent = this.#parent(column.table, source, field);
            return { value: this.#named(parent), id: idOf(parent) };
        }
        return { value: this.#field(source, field), id: field.nameField ? idOf(source) : null };
    }

    /** The reference itself, instead of the name of what it points at. */
    idExpression(column: ReportColumn): FieldExpression {
        return this.#field(this.#sourceOf(column), column.field);
    }

    /** A field of the base object. */
    baseField(name: string): FieldExpression {
        const sources = this.#table(0);
        return sources.field(sources.root, name);
    }

    select(expressions: readonly Expression[], where: readonly Condition[], order: readonly Ordering[]): SqlFragment {
        const { session } = this.context;
        const base = this.#table(0).root;
        const conditions = [rowFilter(session, base), ...where.map((condition) => conditionSql(session, condition))];
        return sql(
            'SELECT ',
            expressions.length === 0
                ? '1'
                : joined(
                      expressions.map((each) => expressionSql(session, each)),
                      ', '
                  ),
            ` FROM ${quoted(base.object.name)} AS ${quoted(base.alias)}`,
            ...this.#tables.map((_, index) => this.#joins(index)),
            ' WHERE ',
            joined(conditions, ' AND '),
            orderSql(session, order)
        );
    }

    /** A child, joined to the table before it; then the parents that its columns use. */
    #joins(index: number): SqlFragment {
        const { session } = this.context;
        const sources = this.#table(index);
        const parents = sources
            .query()
            .sources.slice(1)
            .map((source) => joinSql(session, source));
        const { via, outer } = this.#type.tables[index] ?? {};
        if (index === 0 || via === undefined || via === null) return sql(...parents);
        const { root } = sources;
        const before = this.#table(index - 1).root;
        return sql(
            `${outer === true ? ' LEFT' : ''} JOIN ${quoted(root.object.name)} AS ${quoted(root.alias)} ON `,
            fieldSql(session, root.object.name, via, root.alias),
            ' = ',
            fieldSql(session, before.object.name, 'Id', before.alias),
            ' AND ',
            rowFilter(session, root),
            ...parents
        );
    }

    #table(index: number): Sources {
        const table = this.#tables[index];
        if (table === undefined) throw new Error(`The report type ${this.#type.name} has no table ${String(index)}`);
        return table;
    }

    #sourceOf({ table, lookups }: ReportColumn): Source {
        return lookups.reduce((source, via) => this.#parent(table, source, via), this.#table(table).root);
    }

    #parent(table: number, source: Source, via: FieldDefinition): Source {
        const { org } = this.context.session;
        const target = org.object(via.name === 'OwnerId' ? 'User' : (via.reference?.to[0] ?? ''));
        return this.#table(table).parent(source, via, via.name, target);
    }

    #field(source: Source, field: FieldDefinition): FieldExpression {
        return { kind: 'field', source, field, type: field.type };
    }

    #named(source: Source): FieldExpression {
        const field = source.object.fields.get(source.object.nameField.toLowerCase());
        if (field === undefined) throw new Error(`${source.object.name} has no name`);
        return this.#field(source, field);
    }
}
