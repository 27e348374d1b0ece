import type { KpiPeriod } from './kpiAnswer.ts';
import { acvOn, isThere } from './kpiContracts.ts';
import type { Contracts, DueRenewal } from './kpiContracts.ts';
import { firstFrom, lastWithin } from './kpiCustomer.ts';
import type { CountedCustomer, Dated } from './kpiCustomer.ts';
import type { KpiKey, KpisModel } from './kpiModel.ts';
import { count, leaveOut, rank } from './kpiTally.ts';
import type { Contribution } from './kpiTally.ts';

/** What one customer brings to each KPI of one period. */

/** A period by day number. */
export interface PeriodDays {
    readonly period: KpiPeriod;
    readonly start: number;
    /** Last day. */
    readonly end: number;
    /** Last day that is looked at: the end, or the day of the look. */
    readonly to: number;
    /** The day of the look, which may be long after the period. */
    readonly asOf: number;
    /** What became known later does not count: a period is told as it is when it closes. */
    readonly known: number;
    /** Its months so far: the day before each, and the last day of each that is looked at. */
    readonly months: readonly { readonly before: number; readonly last: number }[];
}

const MONTHS_PER_YEAR = 12;
const DAYS_PER_YEAR = 365;
/** A snapshot is as old as this at most when it stands for a day: those of long ago are kept once a month. */
const SNAPSHOT_DAYS = 35;
const SATISFIED = 4;
const PROMOTER = 9;
const DETRACTOR = 6;
const ACCURACY: readonly (readonly [KpiKey, number])[] = [
    ['scoreAccuracy60', 60],
    ['scoreAccuracy90', 90]
];

/** Adds all that a customer brings. */
export function measure(customer: CountedCustomer, days: PeriodDays, model: KpisModel, out: Contribution): void {
    const { contracts } = customer;
    if (contracts === null) {
        if (hasFacts(customer)) unknownStart(out);
    } else {
        measureRenewals(customer, contracts, days, out);
        measureRevenue(contracts, days, out);
        measureRetention(contracts, days, out);
        measureSpend(customer, contracts, days, model, out);
        if (isThere(contracts, days.to)) measureReach(customer, days, out);
    }
    measureContent(customer, days, out);
    measureHealth(customer, days, out);
    measureOnboarding(customer, days, out);
    measureVoice(customer, days, model, out);
    measureTickets(customer, days, out);
}

function hasFacts({ snapshots, surveys, tickets, interactions, deals }: CountedCustomer): boolean {
    return [snapshots, surveys, tickets, interactions, deals].some((list) => list.length > 0);
}

function unknownStart(out: Contribution): void {
    for (const kpi of ['retentionRate', 'customerChurn', 'customerEngagement', 'upsellRate'] as const)
        leaveOut(out, kpi, 'noStart');
}

function measureRenewals(
    customer: CountedCustomer,
    { renewals }: Contracts,
    days: PeriodDays,
    out: Contribution
): void {
    for (const renewal of renewals) {
        if (renewal.on < days.start || renewal.on > days.end) continue;
        const { outcome } = renewal;
        if (outcome === null || renewal.decidedOn > days.known) {
            leaveOutRenewal('undecided', out);
            continue;
        }
        countRenewal(renewal, outcome, out);
        measureAccuracy(customer, renewal.on, outcome, out);
    }
}

function countRenewal({ due, renewed }: DueRenewal, outcome: 'renewed' | 'lost', out: Contribution): void {
    if (due === null || renewed === null) {
        for (const kpi of ['eligibleChurn', 'grossRetention', 'netRetention'] as const) leaveOut(out, kpi, 'noAmount');
        return;
    }
    count(out, 'eligibleChurn', outcome === 'lost' ? due : 0, due);
    count(out, 'grossRetention', Math.min(renewed, due), due);
    count(out, 'netRetention', renewed, due);
}

function leaveOutRenewal(reason: 'undecided', out: Contribution): void {
    for (const kpi of [
        'eligibleChurn',
        'grossRetention',
        'netRetention',
        'scoreAccuracy60',
        'scoreAccuracy90'
    ] as const)
        leaveOut(out, kpi, reason);
}

/** The score that was shown so many days before the renewal. */
function measureAccuracy(
    { snapshots }: CountedCustomer,
    renewsOn: number,
    outcome: 'renewed' | 'lost',
    out: Contribution
): void {
    for (const [kpi, before] of ACCURACY) {
        const day = renewsOn - before;
        const score = lastWithin(snapshots, day - SNAPSHOT_DAYS, day)?.item.score ?? null;
        if (score === null) leaveOut(out, kpi, 'noScoreThen');
        else rank(out, kpi, outcome, wholeScoreOf(score));
    }
}

function wholeScoreOf(score: number): number {
    return Math.min(100, Math.max(0, Math.round(score)));
}

/** Month by month, in quarters and years too: so it stays a rate a month. */
function measureRevenue(contracts: Contracts, { months }: PeriodDays, out: Contribution): void {
    for (const { before, last } of months) {
        if (!isThere(contracts, before)) continue;
        const start = acvOn(contracts, before);
        const end = acvOn(contracts, last);
        if (Number.isNaN(start + end)) {
            leaveOut(out, 'monthlyChurn', 'noAmount');
            leaveOut(out, 'customerLifetimeValue', 'noAmount');
            continue;
        }
        const lost = Math.max(0, start - end) / MONTHS_PER_YEAR;
        count(out, 'monthlyChurn', lost, start / MONTHS_PER_YEAR);
        count(out, 'customerLifetimeValue', lost, start / MONTHS_PER_YEAR);
    }
}

function measureRetention(contracts: Contracts, { start, to }: PeriodDays, out: Contribution): void {
    if (!isThere(contracts, start - 1)) return;
    const isKept = isThere(contracts, to);
    count(out, 'retentionRate', isKept ? 1 : 0, 1);
    count(out, 'customerChurn', isKept ? 0 : 1, 1);
}

/** Annual values count for the share of the year that the period has lasted so far. */
function measureSpend(
    { deals }: CountedCustomer,
    contracts: Contracts,
    days: PeriodDays,
    { spend }: KpisModel,
    out: Contribution
): void {
    if (spend.kind === 'recorded') measureRecordedSpend(contracts, days, out);
    else measureValueInForce(contracts, days, out);
    for (const { term, from, acv } of contracts.terms) {
        if (term !== 1 || from < days.start || from > days.to) continue;
        countNewValue(acv, out);
    }
    eachWithin(deals, days, (amount) => countNewValue(amount, out));
}

function countNewValue(amount: number | null, out: Contribution): void {
    if (amount === null || !Number.isFinite(amount) || amount < 0) leaveOut(out, 'spendOfNewAcv', 'noAmount');
    else count(out, 'spendOfNewAcv', 0, amount);
}

function measureRecordedSpend({ terms }: Contracts, { start, to, asOf }: PeriodDays, out: Contribution): void {
    for (const { from, until, end, acv, spent } of terms) {
        const overlap = overlapDays(from, Math.min(until, to + 1), start, to);
        if (overlap === 0) continue;
        if (spent === null || acv === null) {
            leaveOut(out, 'spendOfAcv', spent === null ? 'noSpend' : 'noAmount');
            continue;
        }
        // Spent so far: by the end of the term, or by now.
        const elapsed = Math.max(1, Math.min(until - 1, end ?? Infinity, asOf) - from + 1);
        const share = (spent * Math.min(overlap, elapsed)) / elapsed;
        count(out, 'spendOfAcv', share, (acv * overlap) / DAYS_PER_YEAR);
        count(out, 'spendOfNewAcv', share, 0, 0);
    }
}

function measureValueInForce({ spans }: Contracts, { start, to }: PeriodDays, out: Contribution): void {
    for (const { from, until, acv } of spans) {
        const overlap = overlapDays(from, until, start, to);
        if (overlap === 0) continue;
        if (acv === null) leaveOut(out, 'spendOfAcv', 'noAmount');
        else count(out, 'spendOfAcv', 0, (acv * overlap) / DAYS_PER_YEAR);
    }
}

/** Days of a span (`until` is the day after its last) that are from `start` to `to`. */
function overlapDays(from: number, until: number, start: number, to: number): number {
    return Math.max(0, Math.min(until - 1, to) - Math.max(from, start) + 1);
}

/** Of customers who are there at the end: who was reached, who bought more. */
function measureReach({ interactions, deals }: CountedCustomer, days: PeriodDays, out: Contribution): void {
    count(out, 'customerEngagement', countWithin(interactions, days) > 0 ? 1 : 0, 1);
    count(out, 'upsellRate', countWithin(deals, days) > 0 ? 1 : 0, 1);
    // That there are customers makes no consumption a 0, not a gap.
    count(out, 'contentConsumption', 0, 1, 0);
}

function measureContent({ interactions }: CountedCustomer, days: PeriodDays, out: Contribution): void {
    eachWithin(interactions, days, (kind) => {
        if (kind === 'content') count(out, 'contentConsumption', 1, 0);
    });
}

/** The last score of the period, of those who are there at its end: who left is no longer unhealthy. */
function measureHealth({ contracts, snapshots }: CountedCustomer, { start, to }: PeriodDays, out: Contribution): void {
    if (contracts !== null && !isThere(contracts, to)) return;
    const last = lastWithin(snapshots, start, to);
    if (last === null) {
        if (contracts !== null) leaveOutHealth('noSnapshot', out);
        return;
    }
    const { score, isUnhealthy } = last.item;
    if (score === null) {
        leaveOutHealth('insufficientData', out);
        return;
    }
    count(out, 'unhealthyCustomers', isUnhealthy ? 1 : 0, 1);
    count(out, 'averageHealth', score, 1);
}

function leaveOutHealth(reason: 'noSnapshot' | 'insufficientData', out: Contribution): void {
    leaveOut(out, 'unhealthyCustomers', reason);
    leaveOut(out, 'averageHealth', reason);
}

/** Those whose first months ended in the period: so each has had all its time. */
function measureOnboarding({ onboardings }: CountedCustomer, { start, to }: PeriodDays, out: Contribution): void {
    for (const { started, due, completed, isUndated, firstValue } of onboardings) {
        if (due >= start && due <= to) {
            if (isUndated) leaveOut(out, 'onboardingCompletion', 'undated');
            else count(out, 'onboardingCompletion', completed !== null && completed <= due ? 1 : 0, 1);
        }
        if (firstValue === null || firstValue < start || firstValue > to) continue;
        if (firstValue < started) leaveOut(out, 'timeToFirstValue', 'invalid');
        else count(out, 'timeToFirstValue', firstValue - started, 1);
    }
}

function measureVoice({ surveys }: CountedCustomer, days: PeriodDays, { sources }: KpisModel, out: Contribution): void {
    if (sources.surveys === undefined) return;
    const { csatTouchpoints } = sources.surveys;
    eachWithin(surveys, days, ({ kind, touchpoint, answer }) => {
        const [lowest, highest] = kind === 'csat' ? [1, 5] : [0, 10];
        if (!(answer >= lowest && answer <= highest)) leaveOut(out, kind, 'invalid');
        else if (kind === 'nps') count(out, 'nps', answer >= PROMOTER ? 1 : answer <= DETRACTOR ? -1 : 0, 1);
        else if (touchpoint === null || !csatTouchpoints.includes(touchpoint)) leaveOut(out, 'csat', 'otherTouchpoint');
        else count(out, 'csat', answer >= SATISFIED ? 1 : 0, 1);
    });
}

function measureTickets({ tickets }: CountedCustomer, days: PeriodDays, out: Contribution): void {
    eachWithin(tickets, days, (hours) => {
        if (Number.isFinite(hours) && hours >= 0) count(out, 'ticketResolution', hours, 1);
        else leaveOut(out, 'ticketResolution', 'invalid');
    });
}

function eachWithin<Item>(dated: readonly Dated<Item>[], { start, to }: PeriodDays, use: (item: Item) => void): void {
    for (let i = firstFrom(dated, start); i < dated.length && dated[i]!.day <= to; i++) use(dated[i]!.item);
}

function countWithin(dated: readonly { readonly day: number }[], { start, to }: PeriodDays): number {
    return firstFrom(dated, to + 1) - firstFrom(dated, start);
}
