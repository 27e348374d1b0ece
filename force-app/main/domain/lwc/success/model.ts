import type { AdvocacyModel } from './advocacy.ts';
import type { JourneyModel } from './journeyModel.ts';
import type { KpisModel } from './kpiModel.ts';
import type { PlaysModel } from './playsModel.ts';
import type { RenewalModel } from './renewalModel.ts';
import type { StakeholderRole } from './stakeholders.ts';

/**
 * The Success Model: everything that a company may configure about customer success, as one JSON document.
 * Its JSON Schema is `config/success-model.schema.json`; `validateModel` says what is wrong with a document and how to mend it.
 */

/** A day without a time, `YYYY-MM-DD`. Never a `Date`: a calendar day has no time zone. */
export type CalendarDate = string;

export interface SuccessModel {
    readonly formatVersion: 1;
    /** What people call this model. */
    readonly name: string;
    /** Rises with each change; stamped on every score, so that a changed formula can be told from a changed customer. */
    readonly version: number;
    /** Segments that customers may belong to, such as `Enterprise`; variants and metrics may be limited to some. */
    readonly segments: readonly string[];
    /** Editions that customers may have bought, such as `Professional`. */
    readonly editions: readonly string[];
    readonly health: HealthModel;
    /** Left out: customers have no journey. */
    readonly journey?: JourneyModel;
    /** Left out: renewals are not counted down to. */
    readonly renewal?: RenewalModel;
    /** Left out: there are no plays. */
    readonly plays?: PlaysModel;
    /** Left out: no figures are told. */
    readonly kpis?: KpisModel;
    /** Left out: advocates may be asked at any time. */
    readonly advocacy?: AdvocacyModel;
}

export interface HealthModel {
    /** Share of the weight (0 to 1) that must have fresh data before a score is given. */
    readonly coverageFloor: number;
    /** From worst to best; `upTo` is inclusive and rises; the last is 100. */
    readonly bands: readonly Band[];
    readonly dimensions: readonly Dimension[];
    readonly metrics: readonly Metric[];
    /** Facts that do not score but may cap: a sponsor who left. */
    readonly signals: readonly Signal[];
    readonly caps: readonly Cap[];
}

export interface Band {
    readonly key: string;
    readonly label: string;
    /** Highest score of the band, inclusive, 0 to 100. */
    readonly upTo: number;
    /** How the band is drawn, with icon, word and colour. */
    readonly tone: 'red' | 'yellow' | 'green';
    /** Customers in this band count as unhealthy in the KPIs. */
    readonly unhealthy?: boolean;
}

export interface Dimension {
    readonly key: string;
    readonly label: string;
    /** Weight in the score; the weights of all dimensions sum to 100; at most 40 each. */
    readonly weight: number;
    /** API name of the field on `Success_Customer__c` (and, with `Snapshot_` before it, on the snapshot) that reports read. */
    readonly field?: string;
}

/** `number`: as measured. `category`: a word. `daysSince`: a calendar date; the metric's value is the days from it to `asOf`. */
export type ValueKind = 'number' | 'category' | 'daysSince';

export interface Metric {
    readonly key: string;
    readonly label: string;
    /** Key of its dimension. */
    readonly dimension: string;
    /** Above 0; the weights of a dimension's metrics sum to the dimension's weight. */
    readonly weight: number;
    readonly valueKind: ValueKind;
    /** How the value reads: `percent` 78 is "78%"; `count` takes `noun`. */
    readonly unit: 'percent' | 'count' | 'days' | 'score' | 'category';
    /** What is counted, one and many: `["ticket", "tickets"]`. */
    readonly noun?: readonly [one: string, many: string];
    readonly better: 'higher' | 'lower';
    /** What good looks like, in words: "Good is 0 or 1". */
    readonly good: string;
    /** Used where no variant fits; without it the metric does not apply to customers whom no variant fits. */
    readonly scale?: Scale;
    /** The first that fits the customer wins. */
    readonly variants?: readonly ScaleVariant[];
    readonly appliesTo?: Applicability;
    readonly freshness: Freshness;
    /** What a value that was never recorded does: leave the score (the rest re-weighted) or count as 0 points. */
    readonly missing: 'exclude' | 'zero';
    /** The same for a value older than its freshness allows. */
    readonly stale: 'exclude' | 'zero';
    readonly source: MetricSource;
    readonly action: RecommendedAction;
}

/** Who a metric or a variant is for. All that is stated must hold; what is left out always holds. */
export interface Applicability {
    readonly segments?: readonly string[];
    readonly editions?: readonly string[];
    /** Whole months since the customer began: from (inclusive) and before (exclusive). */
    readonly tenureMonths?: { readonly from?: number; readonly before?: number };
}

export interface ScaleVariant {
    readonly when: Applicability;
    readonly scale: Scale;
}

export type Scale = LinearScale | BandScale | CategoryScale;

/** Straight lines between points, level outside them. Values rise strictly. */
export interface LinearScale {
    readonly kind: 'linear';
    readonly points: readonly { readonly value: number; readonly points: number }[];
}

/** Steps. Each band ends at `upTo` (inclusive) or `below` (exclusive); the last has neither and takes the rest. */
export interface BandScale {
    readonly kind: 'bands';
    readonly bands: readonly {
        readonly upTo?: number;
        readonly below?: number;
        readonly points: number;
        readonly label?: string;
    }[];
}

export interface CategoryScale {
    readonly kind: 'categories';
    readonly categories: readonly { readonly value: string; readonly label: string; readonly points: number }[];
}

/** How long a value counts. `live` values are read anew by each run and never grow stale. */
export type Freshness =
    | { readonly kind: 'live' }
    | {
          readonly kind: 'days';
          /** Days that a value counts: stale when older. */
          readonly days: number;
          /** Bad news may expire sooner: when the value brings fewer points than `belowPoints`. */
          readonly badNews?: { readonly belowPoints: number; readonly days: number };
      };

export type MetricSource = RecordedSource | SalesforceSource | LinkedSource;

/** Rows of `Success_Metric__c` that an import (`Import`) or a person (`Manual`) wrote. */
export interface RecordedSource {
    readonly kind: 'recorded';
    readonly by: 'import' | 'person';
}

/** Records of the org, folded into one value per account. */
export interface SalesforceSource {
    readonly kind: 'salesforce';
    /** Object to read, such as `Case`. */
    readonly object: string;
    /** Path from it to the account's id, such as `AccountId` or `Contact.AccountId`. */
    readonly account: string;
    /** All must hold. */
    readonly filter?: readonly SourceFilter[];
    /** Field that dates a record; records after `asOf` never count. */
    readonly date?: string;
    /** With `date`: only records of the last so many days up to and including `asOf`. */
    readonly windowDays?: number;
    /** Field with the date a record ended: only records still open at `asOf` count. */
    readonly closedDate?: string;
    readonly fold: 'count' | 'sum' | 'mean' | 'latest' | 'ratio' | 'daysSince';
    /** Field that `sum`, `mean` and `latest` fold. */
    readonly value?: string;
    /** With `ratio`: the share (0 to 100) of the records for which all of these hold. */
    readonly of?: readonly SourceFilter[];
    /** The value of an account with no such record; left out: missing (`count` and `sum`: 0). */
    readonly whenNone?: number;
}

/** What the project's own records say: read anew by each run. */
export type LinkedSource = MilestonesSource | GoalSource | StakeholderSource | SurveySource;

/** Milestones kept, in percent of those whose week has passed, on the journey that the customer is told by. */
export interface MilestonesSource {
    readonly kind: 'journey';
    readonly value: 'milestonesOnTime';
    /** For customers without a journey; left out: they have no value. */
    readonly otherwise?: RecordedSource;
}

/** The latest figure of a goal on that journey, in percent of the goal. */
export interface GoalSource {
    readonly kind: 'journey';
    readonly value: 'goal';
    /** Key of a milestone of the model that is a goal. */
    readonly milestone: string;
    /** As above. */
    readonly otherwise?: RecordedSource;
}

/** The day on which the last stakeholder of a role left; no value while there is one. */
export interface StakeholderSource {
    readonly kind: 'stakeholder';
    readonly role: StakeholderRole;
    readonly value: 'leftOn';
    /** For customers of whom nobody in that role was ever named; left out: they have no value. */
    readonly otherwise?: RecordedSource;
}

/** Answers to surveys. Values have the day of the last answer that counts; freshness must be in days. */
export type SurveySource = SatisfiedShareSource | LastNpsSource;

interface SurveyScope {
    /** Left out: of all touchpoints. */
    readonly touchpoints?: readonly string[];
    /** For customers who never answered; left out: they have no value. */
    readonly otherwise?: RecordedSource;
}

/** Percent of the CSAT answers of the last so many days that are 4 or 5; of no answer in them, as it was at the last one. */
export interface SatisfiedShareSource extends SurveyScope {
    readonly kind: 'survey';
    readonly value: 'satisfiedShare';
    readonly windowDays: number;
}

/** The last NPS answer, 0 to 10. */
export interface LastNpsSource extends SurveyScope {
    readonly kind: 'survey';
    readonly value: 'lastNps';
}

export interface SourceFilter {
    readonly field: string;
    readonly op: '=' | '!=' | '<' | '<=' | '>' | '>=' | 'in';
    readonly value: string | number | boolean | null | readonly (string | number)[];
}

export interface RecommendedAction {
    /** What to do, as an imperative: "Resolve the open escalation". */
    readonly label: string;
}

export interface Signal {
    readonly key: string;
    readonly label: string;
    readonly valueKind: ValueKind;
    readonly source: MetricSource;
    /** What to do while a cap that watches it holds; left out: pages ask to update the value. */
    readonly action?: RecommendedAction;
}

export interface Cap {
    readonly key: string;
    /** The highest score while the condition holds, 0 to 100. */
    readonly max: number;
    /** Why, as a sentence: "Executive sponsor left". */
    readonly reason: string;
    /** How it ends: "The cap ends when a sponsor is named." */
    readonly endsWhen: string;
    /** Key of a metric or signal, compared with a value. A fact that is missing never caps. */
    readonly when: {
        readonly fact: string;
        readonly op: '=' | '!=' | '<' | '<=' | '>' | '>=';
        readonly value: number | string;
    };
}
