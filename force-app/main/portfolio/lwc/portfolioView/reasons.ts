import { RISK_CALL_WORDS } from 'c/success';
import type { AttentionReason, RiskCall } from 'c/success';
import { fill } from 'c/uiFormat';
import { labels } from 'c/portfolioLabels';
import type { PortfolioFormat } from './format.ts';
import type { RankedCustomer } from './portfolio.ts';

const CALLS: Readonly<Record<RiskCall, string>> = {
    commit: labels.callCommit,
    likely: labels.callLikely,
    atRisk: labels.callAtRisk,
    lost: labels.callLost
};

/** What a call is called. */
export function callText(call: RiskCall): string {
    return CALLS[call] || RISK_CALL_WORDS[call];
}

/** Why a customer is where it is, in a sentence or two. */
export function reasonText(customer: RankedCustomer, format: PortfolioFormat): string {
    const [first, second] = wordsOf(customer, format);
    return second === undefined ? (first ?? labels.nothing) : fill(labels.twoReasons, first ?? '', second);
}

/** Each reason in words; a bare band says which metric costs it most, where that is stored. */
function wordsOf(customer: RankedCustomer, format: PortfolioFormat): readonly string[] {
    const { attention, row } = customer;
    const kinds = new Set(attention.reasons.map(({ kind }) => kind));
    const told = attention.reasons.filter(({ kind }) => !isToldBy(kind, kinds));
    return told.map((reason) => wordOf(reason, customer, format, row.mainReason ?? null));
}

/** The weightier reason says it already. */
function isToldBy(kind: AttentionReason['kind'], kinds: ReadonlySet<AttentionReason['kind']>): boolean {
    if (kind === 'unhealthy' || kind === 'deadlineNear') return kinds.has('unhealthyDeadline');
    return kind === 'weakDimension' && kinds.has('unhealthy') && !kinds.has('unhealthyDeadline');
}

function wordOf(
    reason: AttentionReason,
    { row }: RankedCustomer,
    format: PortfolioFormat,
    mainReason: string | null
): string {
    switch (reason.kind) {
        case 'deadlinePassed':
        case 'unhealthyDeadline':
        case 'deadlineNear':
        case 'renewalNear':
            return dayWord(reason, format);
        case 'callsDisagree':
            return fill(labels.whyDisagree, callText(reason.health), callText(reason.csm));
        case 'csmCall':
            return fill(labels.whyCall, callText(reason.call));
        case 'fell':
            return fill(labels.whyFell, format.number(reason.points));
        case 'overduePlays':
            return counted(labels.whyOverdueOne, labels.whyOverdueOther, reason.count, format);
        case 'noScore':
            return typeof row.coverage === 'number'
                ? fill(labels.whyNoScore, format.percent(row.coverage))
                : labels.whyNoScoreAtAll;
        case 'unhealthy':
            return mainReason ? fill(labels.whyBandReason, reason.band.label, mainReason) : reason.band.label;
        case 'weakDimension':
            return fill(labels.whyDimension, reason.label, format.number(Math.round(reason.score)));
        case 'behind':
            return counted(labels.whyBehindOne, labels.whyBehindOther, reason.weeks, format);
        case 'arrUnknown':
            return labels.whyNoArr;
        default:
            return labels.nothing;
    }
}

type DayReason = Extract<AttentionReason, { readonly days: number }>;

/** Of reasons that count days. */
function dayWord(reason: DayReason, format: PortfolioFormat): string {
    const { days } = reason;
    switch (reason.kind) {
        case 'deadlinePassed':
            return counted(labels.whyDeadlinePassedOne, labels.whyDeadlinePassedOther, days, format);
        case 'unhealthyDeadline': {
            const { label } = reason.band;
            if (days === 0) return fill(labels.whyBandToday, label);
            if (days === 1) return fill(labels.whyBandDeadlineOne, label);
            return fill(labels.whyBandDeadlineOther, label, format.number(days));
        }
        case 'deadlineNear':
            if (days === 0) return labels.whyDecideToday;
            return counted(labels.whyDecideOne, labels.whyDecideOther, days, format);
        default:
            if (days === 0) return labels.whyRenewsToday;
            return counted(labels.whyRenewsOne, labels.whyRenewsOther, days, format);
    }
}

function counted(one: string, other: string, count: number, format: PortfolioFormat): string {
    return count === 1 ? one : fill(other, format.number(count));
}
