import { CALL_RISK_POINTS, HALF_TIME_DAYS, MAX_FALL_POINTS, UNDATED_DAYS, UNKNOWN_RISK_POINTS } from 'c/success';
import { fill } from 'c/uiFormat';
import { labels } from 'c/portfolioLabels';
import type { PortfolioFormat } from './format.ts';
import type { Portfolio, RankedCustomer } from './portfolio.ts';
import { callText, reasonText } from './reasons.ts';

/** How the list is ranked, with one customer's own numbers. */
export interface RankingView {
    readonly customerName: string;
    readonly intro: string;
    readonly rules: readonly { readonly key: string; readonly name: string; readonly text: string }[];
    /** The sum of the customer; null: there is none to show. */
    readonly sum: RankingSum | null;
}

export interface RankingSum {
    readonly heading: string;
    readonly why: string;
    readonly factors: readonly {
        readonly key: string;
        readonly name: string;
        readonly value: string;
        readonly note: string;
    }[];
    readonly total: string;
}

export function rankingView(
    portfolio: Portfolio,
    customer: RankedCustomer | null,
    format: PortfolioFormat
): RankingView {
    const number = (value: number): string => format.number(value);
    const isHidden = customer?.row.arr === undefined && customer !== null;
    return {
        customerName: customer?.row.name ?? '',
        intro: isHidden ? labels.rankingIntroHidden : labels.rankingIntro,
        rules: [
            {
                key: 'risk',
                name: labels.risk,
                text: fill(
                    labels.riskRule,
                    number(MAX_FALL_POINTS),
                    number(CALL_RISK_POINTS.atRisk ?? 0),
                    number(CALL_RISK_POINTS.lost ?? 0),
                    number(UNKNOWN_RISK_POINTS)
                )
            },
            { key: 'money', name: labels.arr, text: labels.moneyRule },
            {
                key: 'time',
                name: labels.timeLeft,
                text: fill(labels.timeRule, number(HALF_TIME_DAYS), number(UNDATED_DAYS))
            }
        ],
        sum: customer && sumOf(portfolio, customer, format)
    };
}

function sumOf(portfolio: Portfolio, customer: RankedCustomer, format: PortfolioFormat): RankingSum {
    const { attention, row } = customer;
    const isHidden = row.arr === undefined;
    const rank = portfolio.rankOf.get(row.id) ?? 0;
    const total = isHidden ? format.percent(attention.value * 100, 1) : format.money(attention.value);
    return {
        heading: fill(
            labels.rankingOf,
            row.name ?? labels.hiddenName,
            format.number(rank),
            format.number(portfolio.customers.length)
        ),
        why: reasonText(customer, format),
        factors: [
            {
                key: 'risk',
                name: labels.risk,
                value: format.percent(attention.risk * 100),
                note: riskNote(customer, format)
            },
            ...(isHidden
                ? []
                : [
                      {
                          key: 'money',
                          name: labels.arr,
                          value: format.money(attention.money),
                          note: row.arr === null ? labels.whyNoArr : ''
                      }
                  ]),
            {
                key: 'time',
                name: labels.timeLeft,
                value: format.percent(attention.time * 100),
                note: timeNote(customer, format)
            }
        ],
        total
    };
}

function riskNote({ attention, facts }: RankedCustomer, format: PortfolioFormat): string {
    const { riskFrom } = attention;
    if (riskFrom.kind === 'noScore') return labels.riskNoScore;
    if (riskFrom.kind === 'csmCall') return fill(labels.riskCall, callText(riskFrom.call));
    return fill(
        riskFrom.fallPoints > 0 ? labels.riskScoreFall : labels.riskScore,
        format.number(facts.score ?? 0, 0),
        format.number(riskFrom.missingPoints, 0),
        format.number(riskFrom.fallPoints, 0)
    );
}

function timeNote({ attention, facts }: RankedCustomer, format: PortfolioFormat): string {
    const { daysLeft } = attention;
    if (daysLeft === null) return labels.timeNone;
    if (daysLeft <= 0) return labels.timePast;
    return fill(facts.decideBy === null ? labels.timeRenewal : labels.timeDecision, format.number(daysLeft));
}
