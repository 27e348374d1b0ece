import { dayOrNull } from './dateFaults.ts';
import { requiredDay } from './calendar.ts';
import type { Band, CalendarDate, SuccessModel } from './model.ts';
import type { PortfolioCustomer } from './portfolioFacts.ts';
import type { RiskCall } from './renewalModel.ts';
import { bandOf } from './prepare.ts';

/** Which customers need attention first, and why: risk × ARR × time left. */

/** Points of risk that a fall in four weeks adds at most. */
export const MAX_FALL_POINTS = 20;
/** Points of risk of a customer of whom too little is known to give a score. */
export const UNKNOWN_RISK_POINTS = 60;
/** Points of risk that the CSM's own call stands for, at least. */
export const CALL_RISK_POINTS: Readonly<Partial<Record<RiskCall, number>>> = { atRisk: 70, lost: 90 };
/** Days that halve the weight of time: a decision due today weighs 1, one in so many days a half, in twice as many a third. */
export const HALF_TIME_DAYS = 90;
/** Days that count where no date is known. */
export const UNDATED_DAYS = 365;
/** A fall of so many points in four weeks is told where the model does not say from how many on. */
const FALL_TOLD = 5;
/** A decision within so many days is near. */
const NEAR_DAYS = 30;
/** A renewal within so many days is told where nothing else is. */
const RENEWAL_TOLD_DAYS = 90;

export interface Attention {
    /** The product of the three below; customers are ranked by it. */
    readonly value: number;
    /** 0 (none) to 1. */
    readonly risk: number;
    /** Why the risk is what it is. */
    readonly riskFrom: RiskSource;
    /** ARR; 0 where it is not known, 1 where it is hidden, so that nobody is ranked by what they may not see. */
    readonly money: number;
    /** 1 for a decision due today or before, falling towards 0. */
    readonly time: number;
    /** Days to the decision, else to the renewal, negative when past; null: no date is known. */
    readonly daysLeft: number | null;
    /** What stands out, the weightiest first; at least one. */
    readonly reasons: readonly [AttentionReason, ...AttentionReason[]];
}

export type RiskSource =
    | { readonly kind: 'score'; readonly missingPoints: number; readonly fallPoints: number }
    | { readonly kind: 'noScore' }
    | { readonly kind: 'csmCall'; readonly call: RiskCall };

export type AttentionReason =
    | { readonly kind: 'deadlinePassed'; readonly days: number }
    | { readonly kind: 'unhealthyDeadline'; readonly band: Band; readonly days: number }
    | { readonly kind: 'callsDisagree'; readonly health: RiskCall; readonly csm: RiskCall }
    | { readonly kind: 'csmCall'; readonly call: RiskCall }
    | { readonly kind: 'fell'; readonly points: number }
    | { readonly kind: 'overduePlays'; readonly count: number }
    | { readonly kind: 'noScore' }
    | { readonly kind: 'unhealthy'; readonly band: Band }
    | { readonly kind: 'weakDimension'; readonly label: string; readonly band: Band; readonly score: number }
    | { readonly kind: 'behind'; readonly weeks: number }
    | { readonly kind: 'deadlineNear'; readonly days: number }
    | { readonly kind: 'renewalNear'; readonly days: number }
    | { readonly kind: 'arrUnknown' }
    | { readonly kind: 'nothing' };

/**
 * How much attention a customer needs: risk × ARR × time left. Risk is what the score lacks to 100 and what it lost in four weeks (at most
 * 20 points of it), and never less than the CSM's call says; without a score it is 60%. Time is 1 ÷ (1 + days ÷ 90).
 * Throws `RangeError` when `asOf` is not a calendar day.
 */
export function rankAttention(model: SuccessModel, customer: PortfolioCustomer, asOf: CalendarDate): Attention {
    const today = requiredDay(asOf);
    const { points, from } = riskOf(customer);
    const daysLeft = daysUntil(customer.decideBy, today) ?? daysUntil(customer.renewsOn, today);
    const [risk, money, time] = [points / 100, moneyOf(customer.arr), timeOf(daysLeft)];
    return {
        value: risk * money * time,
        risk,
        riskFrom: from,
        money,
        time,
        daysLeft,
        reasons: reasonsOf(model, customer, today)
    };
}

/** Orders customers by their attention: most first; then by risk and time alone, then by id, so that the order is always the same. */
export function byAttention(
    a: { readonly id: string; readonly attention: Attention },
    b: { readonly id: string; readonly attention: Attention }
): number {
    return (
        b.attention.value - a.attention.value ||
        b.attention.risk * b.attention.time - a.attention.risk * a.attention.time ||
        (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
    );
}

function riskOf({ score, changeIn4Weeks, csmCall }: PortfolioCustomer): {
    readonly points: number;
    readonly from: RiskSource;
} {
    const byScore = scoreRisk(score, changeIn4Weeks);
    const byCall = (csmCall && CALL_RISK_POINTS[csmCall]) ?? 0;
    return csmCall && byCall > byScore.points ? { points: byCall, from: { kind: 'csmCall', call: csmCall } } : byScore;
}

function scoreRisk(score: number | null, change: number | null): ReturnType<typeof riskOf> {
    const shown = finite(score);
    if (shown === null) return { points: UNKNOWN_RISK_POINTS, from: { kind: 'noScore' } };
    const missingPoints = 100 - clamp(shown, 0, 100);
    const fallPoints = clamp(-(finite(change) ?? 0), 0, Math.min(MAX_FALL_POINTS, 100 - missingPoints));
    return { points: missingPoints + fallPoints, from: { kind: 'score', missingPoints, fallPoints } };
}

function moneyOf(arr: number | null | undefined): number {
    return arr === undefined ? 1 : clamp(finite(arr) ?? 0, 0, Number.MAX_SAFE_INTEGER);
}

function timeOf(daysLeft: number | null): number {
    return 1 / (1 + Math.max(0, daysLeft ?? UNDATED_DAYS) / HALF_TIME_DAYS);
}

function daysUntil(date: CalendarDate | null, today: number): number | null {
    const day = dayOrNull(date);
    return day === null ? null : day - today;
}

function reasonsOf(model: SuccessModel, customer: PortfolioCustomer, today: number): Attention['reasons'] {
    const { arr } = customer;
    const found = [
        ...deadlineReasons(model, customer, today),
        ...callReasons(customer),
        ...healthReasons(model, customer),
        ...laterReasons(customer, today),
        ...(arr === null ? [{ kind: 'arrUnknown' } as const] : [])
    ];
    const [first, ...others] = found;
    return first === undefined ? [{ kind: 'nothing' }] : [first, ...others];
}

/** Of what cannot wait: a deadline that is past, or near while the customer is not well. */
function deadlineReasons(
    model: SuccessModel,
    { decideBy, csmCall, score }: PortfolioCustomer,
    today: number
): readonly AttentionReason[] {
    const days = daysUntil(decideBy, today);
    if (days === null || days > NEAR_DAYS) return [];
    if (days < 0) return csmCall === 'commit' ? [] : [{ kind: 'deadlinePassed', days: -days }];
    const band = bandOfScore(model, score);
    return band?.unhealthy === true ? [{ kind: 'unhealthyDeadline', band, days }] : [];
}

function callReasons({ callsDisagree, healthCall, csmCall }: PortfolioCustomer): readonly AttentionReason[] {
    if (callsDisagree && healthCall && csmCall) return [{ kind: 'callsDisagree', health: healthCall, csm: csmCall }];
    return csmCall && CALL_RISK_POINTS[csmCall] !== undefined ? [{ kind: 'csmCall', call: csmCall }] : [];
}

function healthReasons(model: SuccessModel, customer: PortfolioCustomer): readonly AttentionReason[] {
    const { score, changeIn4Weeks, overduePlays } = customer;
    const fell = -(finite(changeIn4Weeks) ?? 0);
    const band = bandOfScore(model, score);
    return [
        ...(fell >= (model.renewal?.riskCalls.fallPoints ?? FALL_TOLD)
            ? [{ kind: 'fell', points: fell } as const]
            : []),
        ...(overduePlays > 0 ? [{ kind: 'overduePlays', count: overduePlays } as const] : []),
        ...(band === null ? [{ kind: 'noScore' } as const] : []),
        ...(band?.unhealthy === true ? [{ kind: 'unhealthy', band } as const] : []),
        ...weakestDimension(model, customer)
    ];
}

function weakestDimension(model: SuccessModel, { dimensions }: PortfolioCustomer): readonly AttentionReason[] {
    let weakest: { readonly label: string; readonly score: number } | null = null;
    for (const { key, label } of model.health.dimensions) {
        const score = finite(dimensions[key] ?? null);
        if (score !== null && (weakest === null || score < weakest.score)) weakest = { label, score };
    }
    const band = weakest && bandOfScore(model, weakest.score);
    return weakest && band?.unhealthy === true ? [{ kind: 'weakDimension', ...weakest, band }] : [];
}

function laterReasons({ gapWeeks, decideBy, renewsOn }: PortfolioCustomer, today: number): readonly AttentionReason[] {
    const toDecide = daysUntil(decideBy, today);
    const toRenew = daysUntil(renewsOn, today);
    const isNear = toDecide !== null && toDecide >= 0 && toDecide <= NEAR_DAYS;
    const renewsSoon = toRenew !== null && toRenew >= 0 && toRenew <= RENEWAL_TOLD_DAYS;
    return [
        ...((gapWeeks ?? 0) > 0 ? [{ kind: 'behind', weeks: gapWeeks ?? 0 } as const] : []),
        ...(isNear ? [{ kind: 'deadlineNear', days: toDecide } as const] : []),
        ...(renewsSoon && !isNear ? [{ kind: 'renewalNear', days: toRenew } as const] : [])
    ];
}

/** Null without a score. */
function bandOfScore(model: SuccessModel, score: number | null): Band | null {
    const shown = finite(score);
    return shown === null ? null : bandOf(model, clamp(shown, 0, 100));
}

function finite(value: number | null): number | null {
    return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function clamp(value: number, least: number, most: number): number {
    // Adding 0 makes -0 plain.
    return Math.min(Math.max(value, least), most) + 0;
}
