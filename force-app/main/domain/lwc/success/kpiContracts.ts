import { dayOrNull } from './dateFaults.ts';
import type { KpiCustomer, KpiTerm } from './kpiFacts.ts';

/**
 * What a customer pays, and since when: spans of its terms. There is no record of monthly revenue; it is a twelfth of the annual value of
 * the terms in force.
 */

/** A stretch of days on which a contract is in force. */
export interface ContractSpan {
    /** Day numbers: first, and the one after the last. */
    readonly from: number;
    readonly until: number;
    /** Annual value; null: not known. */
    readonly acv: number | null;
}

/** A renewal that fell due. */
export interface DueRenewal {
    /** Day number of the renewal date: the first day of the next term. */
    readonly on: number;
    readonly outcome: 'renewed' | 'lost' | null;
    /** Day number from which on the outcome is known; -Infinity: on any day. */
    readonly decidedOn: number;
    /** Annual value that was due; null: not known. */
    readonly due: number | null;
    /** Annual value that it was renewed for; null: not known. */
    readonly renewed: number | null;
}

/** A term with what it is worth. */
export interface ValuedTerm {
    readonly term: number;
    readonly from: number;
    readonly until: number;
    readonly acv: number | null;
    readonly spent: number | null;
    /** Last day that was agreed; null: open. */
    readonly end: number | null;
}

export interface Contracts {
    readonly spans: readonly ContractSpan[];
    readonly terms: readonly ValuedTerm[];
    readonly renewals: readonly DueRenewal[];
}

interface DatedTerm {
    readonly facts: KpiTerm;
    readonly start: number;
    readonly end: number | null;
}

/** Null: nobody knows since when it is a customer. */
export function contractsOf(customer: Pick<KpiCustomer, 'customerSince' | 'acv' | 'terms'>): Contracts | null {
    const terms: ValuedTerm[] = [];
    const renewals: DueRenewal[] = [];
    for (const chain of chainsOf(customer.terms)) readChain(chain, amountOf(customer.acv), terms, renewals);
    const spans = terms.filter(({ from, until }) => until > from).map(({ from, until, acv }) => ({ from, until, acv }));
    const since = dayOrNull(customer.customerSince);
    const first = earliest(terms);
    // Before the first term on record the customer was there already, at that term's value for want of a better one.
    const from = first === null ? Infinity : first.from;
    if (since !== null && since < from)
        spans.push({ from: since, until: from, acv: first === null ? amountOf(customer.acv) : first.acv });
    return spans.length === 0 ? null : { spans, terms, renewals };
}

/** Terms of each subscription, earliest first; those without a first day are none. */
function chainsOf(terms: readonly KpiTerm[]): DatedTerm[][] {
    const chains = new Map<string, DatedTerm[]>();
    for (const facts of terms) {
        const start = dayOrNull(facts.startsOn);
        if (start === null) continue;
        const dated = { facts, start, end: dayOrNull(facts.endsOn) };
        const chain = chains.get(facts.subscription);
        if (chain === undefined) chains.set(facts.subscription, [dated]);
        else chain.push(dated);
    }
    const all = [...chains.values()];
    for (const chain of all) chain.sort((a, b) => a.start - b.start || a.facts.term - b.facts.term);
    return all;
}

/** A term without a value of its own goes on at what the one before was renewed for, else at the value before. */
function readChain(
    chain: readonly DatedTerm[],
    customerAcv: number | null,
    terms: ValuedTerm[],
    renewals: DueRenewal[]
): void {
    let value = customerAcv;
    for (let i = 0; i < chain.length; i++) {
        const { facts, start, end } = chain[i]!;
        const next = chain[i + 1];
        const acv = amountOf(facts.acv) ?? value;
        const isLost = facts.outcome?.kind === 'lost';
        const renewed = isLost
            ? 0
            : (amountOf(facts.renewedFor) ?? (next === undefined ? null : amountOf(next.facts.acv)) ?? acv);
        const until = Math.min(next?.start ?? Infinity, isLost ? leftOn(facts, end) : Infinity);
        terms.push({ term: facts.term, from: start, until, acv, spent: amountOf(facts.spent), end });
        if (end !== null)
            renewals.push({
                on: end + 1,
                outcome: facts.outcome?.kind ?? null,
                decidedOn: dayOrNull(facts.outcome?.on ?? null) ?? -Infinity,
                due: acv,
                renewed
            });
        value = isLost ? acv : renewed;
    }
}

/** A customer who is lost leaves when the term ends, or, where it is told only later, on that day. */
function leftOn({ outcome }: KpiTerm, end: number | null): number {
    const on = dayOrNull(outcome?.on ?? null);
    if (end === null) return on ?? Infinity;
    return on === null ? end + 1 : Math.max(end + 1, on);
}

function earliest(terms: readonly ValuedTerm[]): ValuedTerm | null {
    let first: ValuedTerm | null = null;
    for (const term of terms) if (first === null || term.from < first.from) first = term;
    return first;
}

/** Amounts below nothing, and what is no number, are not known. */
function amountOf(amount: number | null): number | null {
    return typeof amount === 'number' && Number.isFinite(amount) && amount >= 0 ? amount : null;
}

/** Whether any contract is in force on a day. */
export function isThere({ spans }: Contracts, day: number): boolean {
    for (const { from, until } of spans) if (from <= day && day < until) return true;
    return false;
}

/** Annual value of what is in force on a day; NaN: the value of a part is not known. */
export function acvOn({ spans }: Contracts, day: number): number {
    let sum = 0;
    for (const { from, until, acv } of spans) if (from <= day && day < until) sum += acv ?? NaN;
    return sum;
}
