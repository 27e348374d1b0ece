/** How a value is shown to a person: the UI API's `displayValue`. */
import type { Session } from '../contracts.ts';
import type { FieldDefinition } from '../metadata/schema.ts';

const DAY = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
const CLOCK = { hour: 'numeric', minute: '2-digit' } as const;

/**
 * Null where the value needs no rewriting: texts, ids, booleans, blanks.
 * @param value as REST has it
 */
export function displayValue(session: Session, field: FieldDefinition, value: unknown): string | null {
    if (value === null || value === undefined) return null;
    switch (field.type) {
        case 'int':
        case 'double':
            return formatNumber(session, value, field, {});
        case 'percent':
            return `${formatNumber(session, value, field, {})}%`;
        case 'currency':
            return formatNumber(session, value, field, { style: 'currency', currency: session.currency });
        case 'date':
            return formatTime(session, `${String(value)}T00:00:00Z`, { ...DAY, timeZone: 'UTC' });
        case 'datetime':
            return formatTime(session, String(value).replace(/\+0000$/, 'Z'), {
                ...DAY,
                ...CLOCK,
                timeZone: session.timeZone
            });
        case 'picklist':
            return picklistLabel(field, String(value));
        case 'multipicklist':
            return String(value).split(';').map((item) => picklistLabel(field, item)).join('; ');
        default:
            return null;
    }
}

function formatNumber(session: Session, value: unknown, field: FieldDefinition, options: Intl.NumberFormatOptions): string {
    const digits = { minimumFractionDigits: field.scale, maximumFractionDigits: field.scale };
    return new Intl.NumberFormat(languageTag(session), { ...options, ...digits }).format(Number(value));
}

/** Intl puts a narrow space before AM and PM, Salesforce an ordinary one. */
function formatTime(session: Session, time: string, options: Intl.DateTimeFormatOptions): string {
    return new Intl.DateTimeFormat(languageTag(session), options).format(new Date(time)).replaceAll('\u202f', ' ');
}

function picklistLabel(field: FieldDefinition, value: string): string {
    return field.picklist?.values.find((item) => item.value === value)?.label ?? value;
}

/** `en-US` of `en_US`. */
function languageTag(session: Session): string {
    return session.locale.replaceAll('_', '-');
}
