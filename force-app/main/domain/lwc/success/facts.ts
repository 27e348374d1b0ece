import type { CalendarDate } from './model.ts';

/** What is known of one customer. Nothing here depends on the day it is looked at. */
export interface CustomerFacts {
    /** Day the customer began; tenure counts from it. Unknown: variants and metrics limited by tenure do not apply. */
    readonly customerSince: CalendarDate | null;
    readonly segment: string | null;
    readonly edition: string | null;
    /** By key of metric or signal. A key that is absent was never recorded. */
    readonly values: Readonly<Record<string, FactValue>>;
    readonly override: Override | null;
}

export interface FactValue {
    /** A number; for categories the word; for `daysSince` the date counted from. */
    readonly value: number | string;
    /** Day the value was true. Null for live values. */
    readonly measuredOn: CalendarDate | null;
}

/** A person's score in place of the computed one. */
export interface Override {
    /** Whole number, 0 to 100. */
    readonly score: number;
    readonly reason: string;
    /** Last day on which it holds. */
    readonly expiresOn: CalendarDate;
    /** Who set it, as a person reads it. */
    readonly by: string | null;
    /** First day on which it held; null: always. */
    readonly setOn: CalendarDate | null;
}
