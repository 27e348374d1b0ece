import type { CalendarDate } from './model.ts';
import type { RiskCall } from './renewalModel.ts';

/** What is stored of one customer among many: enough to rank it, count it and say why it is where it is. */
export interface PortfolioCustomer {
    /** Tells it from others; decides where all else is equal. */
    readonly id: string;
    /** The shown score, 0 to 100; null: insufficient data. */
    readonly score: number | null;
    /** Points since a week, and since four weeks, ago; null: there was no score then. */
    readonly changeIn1Week: number | null;
    readonly changeIn4Weeks: number | null;
    /** Score of each dimension by its key; null or left out: nothing of it was counted. */
    readonly dimensions: Readonly<Record<string, number | null>>;
    /** Recurring revenue of a year; null: not known; undefined: hidden from who looks. */
    readonly arr: number | null | undefined;
    /** Last day on which the customer can decide in time; null: not known, or decided. */
    readonly decideBy: CalendarDate | null;
    /** Day of the next renewal. */
    readonly renewsOn: CalendarDate | null;
    readonly healthCall: RiskCall | null;
    readonly csmCall: RiskCall | null;
    readonly callsDisagree: boolean;
    /** Running plays with a late step. */
    readonly overduePlays: number;
    /** Weeks behind on the journey. */
    readonly gapWeeks: number | null;
}
