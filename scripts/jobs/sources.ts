import { addDays } from '../../force-app/main/domain/lwc/success/success.ts';
import type { CalendarDate, SalesforceSource, SourceFilter } from '../../force-app/main/domain/lwc/success/success.ts';
import { soqlText } from '../org/query.ts';
import type { DayCalendar } from './calendar.ts';

/** The type of a field as describe tells it: `date`, `datetime`, `boolean`, `double` ... */
export type FieldTypes = (object: string, path: string) => string;

export interface SourceContext {
    readonly asOf: CalendarDate;
    readonly calendar: DayCalendar;
    readonly typeOf: FieldTypes;
}

/** Fields that folding a record needs, account first. */
export function sourceFields(source: SalesforceSource): string[] {
    const fields = [source.account, source.date, source.value, ...(source.of ?? []).map(({ field }) => field)];
    return [...new Set(fields.filter((field) => field !== undefined))];
}

/**
 * The query for a source's records that count on the day, by account. What the records themselves do not decide (window, filters, still
 * open) is decided by the org.
 */
export function sourceQuery(source: SalesforceSource, context: SourceContext): string {
    const conditions = [
        `${source.account} != null`,
        ...(source.filter ?? []).map((filter) => filterCondition(source.object, filter, context.typeOf))
    ];
    if (source.date !== undefined) conditions.push(...dateConditions(source, source.date, context));
    if (source.closedDate !== undefined) {
        const type = context.typeOf(source.object, source.closedDate);
        conditions.push(
            `(${source.closedDate} = null OR ${source.closedDate} >= ${dayLiteral(addDays(context.asOf, 1), type, context)})`
        );
    }
    return `SELECT ${['Id', ...sourceFields(source)].join(', ')} FROM ${source.object} WHERE ${conditions.join(' AND ')} ORDER BY ${source.account}`;
}

function dateConditions(source: SalesforceSource, field: string, context: SourceContext): string[] {
    const type = context.typeOf(source.object, field);
    const conditions = [`${field} < ${dayLiteral(addDays(context.asOf, 1), type, context)}`];
    if (source.windowDays !== undefined) {
        conditions.push(`${field} >= ${dayLiteral(addDays(context.asOf, 1 - source.windowDays), type, context)}`);
    }
    return conditions;
}

/** The first moment of a day in the terms of a date or a date-time field. */
function dayLiteral(day: CalendarDate, type: string, { calendar }: SourceContext): string {
    return type === 'datetime' ? calendar.startOf(day) : day;
}

/** A filter of the model as a SOQL condition. */
export function filterCondition(object: string, { field, op, value }: SourceFilter, typeOf: FieldTypes): string {
    const type = typeOf(object, field);
    if (typeof value === 'object' && value !== null)
        return `${field} IN (${value.map((each) => literal(each, type)).join(', ')})`;
    return `${field} ${op} ${literal(value, type)}`;
}

function literal(value: string | number | boolean | null, type: string): string {
    if (value === null) return 'null';
    if (typeof value !== 'string') return String(value);
    if (type === 'date' || type === 'datetime') return value;
    return soqlText(value);
}
