/** Values as people read them: in the caller's locale and time zone, picklist values by their labels. */
import type { Session } from '../contracts.ts';
import type { FieldDefinition } from '../metadata/schema.ts';

type Value = string | number | boolean | null;

/** The text shown for a value, or null where the value is its own text. */
export function displayValue(session: Session, field: FieldDefinition, value: Value): string | null {
    if (value === null) return null;
    switch (field.type) {
        case 'picklist':
            return labelOf(field, String(value));
        case 'multipicklist':
            return String(value)
                .split(';')
                .map((each) => labelOf(field, each))
                .join(';');
        case 'int':
        case 'double':
            return numberFormat(session, 'decimal', field.scale).format(Number(value));
        case 'currency':
            return numberFormat(session, 'currency', field.scale).format(Number(value));
        case 'percent':
            return `${numberFormat(session, 'decimal', field.scale).format(Number(value))}%`;
        case 'date':
            return dateFormat(session, 'date').format(Date.parse(`${String(value)}T00:00:00Z`));
        case 'datetime':
            // Newer locale data put a narrow space before AM and PM, where Salesforce has an ordinary one.
            return dateFormat(session, 'datetime')
                .format(Date.parse(String(value)))
                .replaceAll('\u202f', ' ');
        default:
            return null;
    }
}

/** The label of a picklist value; a value that is not listed is its own label. */
export function labelOf(field: FieldDefinition, value: string): string {
    return field.picklist?.values.find((each) => each.value === value)?.label ?? value;
}

const numberFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();

function numberFormat(session: Session, style: 'decimal' | 'currency', scale: number): Intl.NumberFormat {
    return cached(numberFormats, `${session.locale} ${style} ${session.currency} ${String(scale)}`, () => {
        const digits = { minimumFractionDigits: scale, maximumFractionDigits: scale };
        const currency =
            style === 'currency' ? ({ currency: session.currency, currencyDisplay: 'narrowSymbol' } as const) : {};
        return new Intl.NumberFormat(languageTag(session), { style, ...currency, ...digits });
    });
}

function dateFormat(session: Session, kind: 'date' | 'datetime'): Intl.DateTimeFormat {
    const timeZone = kind === 'date' ? 'UTC' : session.timeZone;
    return cached(dateFormats, `${session.locale} ${kind} ${timeZone}`, () => {
        const day = { year: 'numeric', month: 'numeric', day: 'numeric', timeZone } as const;
        const time = kind === 'datetime' ? ({ hour: 'numeric', minute: '2-digit' } as const) : {};
        return new Intl.DateTimeFormat(languageTag(session), { ...day, ...time });
    });
}

function languageTag(session: Session): string {
    return session.locale.replaceAll('_', '-');
}

function cached<T>(cache: Map<string, T>, key: string, make: () => T): T {
    let value = cache.get(key);
    if (value === undefined) {
        value = make();
        cache.set(key, value);
    }
    return value;
}
