import type { CalendarDate } from './model.ts';

/** What the KPIs count of one customer. Amounts are a year's, in the org's currency; lists in any order. */
export interface KpiCustomer {
    /** Null: not set. */
    readonly segment: string | null;
    readonly edition: string | null;
    readonly csm: { readonly id: string; readonly name: string } | null;
    readonly customerSince: CalendarDate | null;
    /** Annual contract value of today, where a term has none of its own; null: not known. */
    readonly acv: number | null;
    readonly terms: readonly KpiTerm[];
    readonly onboardings: readonly KpiOnboarding[];
    readonly snapshots: readonly KpiSnapshot[];
    readonly surveys: readonly KpiSurvey[];
    readonly tickets: readonly KpiTicket[];
    readonly interactions: readonly KpiInteraction[];
    readonly deals: readonly KpiDeal[];
}

/** One term of one subscription. */
export interface KpiTerm {
    readonly subscription: string;
    /** From 1. */
    readonly term: number;
    readonly startsOn: CalendarDate | null;
    /** Last day; null: open. */
    readonly endsOn: CalendarDate | null;
    /** Null: not decided. A day of null holds on any day. */
    readonly outcome: { readonly kind: 'renewed' | 'lost'; readonly on: CalendarDate | null } | null;
    readonly acv: number | null;
    /** Annual value that the renewal was won for; null: not known. */
    readonly renewedFor: number | null;
    /** Spent so far to retain the customer; null: not recorded. */
    readonly spent: number | null;
}

/** The start of a first term. */
export interface KpiOnboarding {
    readonly startedOn: CalendarDate | null;
    /** Null: not complete. */
    readonly completedOn: CalendarDate | null;
    /** Complete, and nobody knows since when. */
    readonly isUndated: boolean;
    /** Null: not reached, or not asked for. */
    readonly firstValueOn: CalendarDate | null;
}

/** The score that was shown. */
export interface KpiSnapshot {
    readonly on: CalendarDate;
    /** Null: insufficient data. */
    readonly score: number | null;
    readonly isUnhealthy: boolean;
}

export interface KpiSurvey {
    readonly on: CalendarDate;
    readonly kind: 'csat' | 'nps';
    readonly touchpoint: string | null;
    /** CSAT 1 to 5, NPS 0 to 10. */
    readonly answer: number;
}

/** A case that was closed. */
export interface KpiTicket {
    readonly closedOn: CalendarDate;
    /** From opened to closed. */
    readonly hours: number;
}

export interface KpiInteraction {
    readonly on: CalendarDate;
    readonly kind: 'email' | 'webinar' | 'content';
}

/** An upsell or cross-sell that was won. */
export interface KpiDeal {
    readonly on: CalendarDate;
    /** Null: not known. */
    readonly amount: number | null;
}
