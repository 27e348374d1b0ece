import type { CalendarDate, SourceFilter } from './model.ts';

/** The part of the Success Model that says which figures managers follow, from what they are counted, and against which targets. */

export interface KpisModel {
    /** Days after its end on which a period closes: its figures are final from then on. */
    readonly closesAfterDays: number;
    /** Months back for which figures are made at first. */
    readonly historyMonths: number;
    /** Gross margin in percent of revenue, for the customer lifetime value. */
    readonly grossMarginPercent: number;
    /** Months from the first day in which onboarding should be complete. */
    readonly onboardingMonths: number;
    readonly spend: SpendModel;
    readonly sources: KpiSources;
    /** In the order in which people read them. */
    readonly indicators: readonly KpiIndicator[];
}

/** What Customer Success spends. */
export type SpendModel =
    /** What is recorded on journeys as spent to retain the customer, spread evenly over the days of the term so far. */
    | { readonly kind: 'recorded' }
    /** A budget: so many percent of the annual contract value. */
    | { readonly kind: 'shareOfAcv'; readonly percent: number }
    /** Amounts of calendar years in the org's currency, spread evenly over the year, and over customers by contract value. */
    | { readonly kind: 'byYear'; readonly years: readonly { readonly year: number; readonly amount: number }[] };

/** Which standard records are read, and what of them counts. A source that is left out is not read. */
export interface KpiSources {
    readonly surveys?: {
        /** Touchpoints after which CSAT is asked. */
        readonly csatTouchpoints: readonly string[];
    };
    readonly cases?: {
        /** Date/Time fields of Case. */
        readonly opened: string;
        readonly closed: string;
        /** All must hold. */
        readonly filter?: readonly SourceFilter[];
    };
    readonly campaigns?: {
        /** Field of CampaignMember that says when: `CreatedDate`, or `FirstRespondedDate`. */
        readonly date: string;
        /** Statuses of members that are an interaction; left out: those that Salesforce counts as responded. */
        readonly statuses?: readonly string[];
        /** Types of campaigns. */
        readonly email: readonly string[];
        readonly webinar: readonly string[];
        readonly content: readonly string[];
    };
    readonly opportunities?: {
        /** Fields of Opportunity: its type, and the amount a year that it adds. */
        readonly type: string;
        readonly amount: string;
        /** Types that sell more of the same, and something else. */
        readonly upsell: readonly string[];
        readonly crossSell: readonly string[];
    };
}

export type KpiSource = keyof KpiSources;

export interface KpiIndicator {
    readonly key: KpiKey;
    readonly label: string;
    /** Left out: the figure is told without a target. */
    readonly target?: KpiTarget;
}

export type PeriodLength = 'month' | 'quarter' | 'year';

export type KpiTarget = ConstantTarget | LineTarget | ChangeTarget;

interface TargetPeriods {
    /** Lengths of the periods that the target is for; left out: all. */
    readonly periods?: readonly PeriodLength[];
}

export interface ConstantTarget extends TargetPeriods {
    readonly kind: 'constant';
    readonly value: number;
}

/** From one value straight to another; level afterwards. */
export interface LineTarget extends TargetPeriods {
    readonly kind: 'line';
    /** Left out: what was measured in the last period before `startsOn`; where that was as good as `to` already, level from the first day. */
    readonly from?: number;
    readonly to: number;
    readonly months: number;
    readonly startsOn: CalendarDate;
}

/** From the value of the last period before `startsOn` straight to so many percent more or less; level afterwards. */
export interface ChangeTarget extends TargetPeriods {
    readonly kind: 'change';
    /** -25 is a quarter less; 0 holds the value. */
    readonly percent: number;
    readonly months: number;
    readonly startsOn: CalendarDate;
}

export type KpiKey =
    | 'eligibleChurn'
    | 'monthlyChurn'
    | 'customerLifetimeValue'
    | 'retentionRate'
    | 'customerChurn'
    | 'grossRetention'
    | 'netRetention'
    | 'spendOfAcv'
    | 'spendOfNewAcv'
    | 'unhealthyCustomers'
    | 'averageHealth'
    | 'onboardingCompletion'
    | 'timeToFirstValue'
    | 'customerEngagement'
    | 'contentConsumption'
    | 'csat'
    | 'nps'
    | 'ticketResolution'
    | 'upsellRate'
    | 'scoreAccuracy60'
    | 'scoreAccuracy90';

export type KpiUnit = 'percent' | 'number' | 'currency' | 'days' | 'hours' | 'points';
