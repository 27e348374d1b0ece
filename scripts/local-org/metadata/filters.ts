/** Conditions that metadata writes as field, operation and value: of roll-up summaries, sharing rules and reports. */
import { textOf } from './xml.ts';
import type { XmlElement } from './xml.ts';

/** Without `within`, which is for geolocations: there are none. */
export const FILTER_OPERATIONS = [
    'equals',
    'notEqual',
    'lessThan',
    'greaterThan',
    'lessOrEqual',
    'greaterOrEqual',
    'contains',
    'notContain',
    'startsWith',
    'includes',
    'excludes'
] as const;

export interface FieldFilter {
    readonly field: string;
    readonly operation: (typeof FILTER_OPERATIONS)[number];
    /** Several values, between commas, are alternatives. */
    readonly value: string;
}

/** The condition of a `FilterItem`; undefined for one that compares two fields or by an unknown operation. */
export function readFilterItem(item: XmlElement): FieldFilter | undefined {
    const operation = FILTER_OPERATIONS.find((each) => each === textOf(item, 'operation'));
    if (operation === undefined || textOf(item, 'valueField') !== undefined) return undefined;
    return { field: textOf(item, 'field') ?? '', operation, value: textOf(item, 'value') ?? '' };
}
