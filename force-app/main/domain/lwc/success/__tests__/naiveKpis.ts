import { addDays, addMonths, daysBetween } from '../success.ts';
import type { CalendarDate, KpiCustomer, KpiKey, KpiPeriod, KpiTerm } from '../success.ts';

/** The KPIs of one period counted the plain way: lists are looked through again for each figure, day by day where need be. */

export interface NaiveFigure {
    readonly numerator: number;
    readonly denominator: number;
    readonly counted: number;
}

interface Worth {
    readonly term: KpiTerm;
    readonly from: CalendarDate;
    /** The day after the last; null: it goes on. */
    readonly until: CalendarDate | null;
    readonly acv: number | null;
    readonly renewed: number | null;
}

const CLOSES_AFTER_DAYS = 7;

export function naiveKpi(
    kpi: KpiKey,
    customers: readonly KpiCustomer[],
    period: KpiPeriod,
    asOf: CalendarDate
): NaiveFigure {
    const to = period.endsOn < asOf ? period.endsOn : asOf;
    const parts = customers.flatMap((customer) => partsOf(kpi, customer, period, to, asOf));
    const sum = (pick: (part: Part) => number): number => parts.reduce((total, part) => total + pick(part), 0);
    return { numerator: sum(([a]) => a), denominator: sum(([, b]) => b), counted: sum(([, , c]) => c ?? 1) };
}

type Part = readonly [numerator: number, denominator: number, counted?: number];

function partsOf(
    kpi: KpiKey,
    customer: KpiCustomer,
    period: KpiPeriod,
    to: CalendarDate,
    asOf: CalendarDate
): readonly Part[] {
    const within = (day: CalendarDate): boolean => day >= period.startsOn && day <= to;
    const worths = worthsOf(customer);
    const there = (day: CalendarDate): boolean => isThere(worths, customer, day);
    const before = addDays(period.startsOn, -1);
    const flag = (is: boolean): number => (is ? 1 : 0);
    switch (kpi) {
        case 'retentionRate':
            return there(before) ? [[flag(there(to)), 1]] : [];
        case 'customerChurn':
            return there(before) ? [[flag(!there(to)), 1]] : [];
        case 'customerEngagement':
            return there(to) ? [[flag(customer.interactions.some(({ on }) => within(on))), 1]] : [];
        case 'upsellRate':
            return there(to) ? [[flag(customer.deals.some(({ on }) => within(on))), 1]] : [];
        case 'eligibleChurn':
            return decided(worths, period, asOf).map(({ acv, term }) => [
                flag(term.outcome?.kind === 'lost') * acv!,
                acv!
            ]);
        case 'grossRetention':
            return decided(worths, period, asOf).map(({ acv, renewed }) => [Math.min(acv!, renewed!), acv!]);
        case 'netRetention':
            return decided(worths, period, asOf).map(({ acv, renewed }) => [renewed!, acv!]);
        case 'monthlyChurn':
            return monthly(worths, customer, period, to);
        case 'unhealthyCustomers':
        case 'averageHealth': {
            const last = customer.snapshots
                .filter(({ on }) => within(on))
                .toSorted((a, b) => (a.on < b.on ? 1 : -1))[0];
            const isKnown = last !== undefined && last.score !== null && (isUnknown(worths, customer) || there(to));
            if (!isKnown) return [];
            return [[kpi === 'averageHealth' ? last.score : flag(last.isUnhealthy), 1]];
        }
        case 'onboardingCompletion':
            return customer.onboardings.flatMap(({ startedOn, completedOn, isUndated }) => {
                if (startedOn === null || isUndated) return [];
                const due = addDays(addMonths(startedOn, 1), -1);
                return within(due) ? [[flag(completedOn !== null && completedOn <= due), 1] as const] : [];
            });
        case 'timeToFirstValue':
            return customer.onboardings.flatMap(({ startedOn, firstValueOn }) => {
                if (startedOn === null || firstValueOn === null || firstValueOn < startedOn) return [];
                return within(firstValueOn) ? [[daysBetween(startedOn, firstValueOn), 1] as const] : [];
            });
        case 'csat':
            return customer.surveys
                .filter(
                    ({ kind, on, answer, touchpoint }) =>
                        kind === 'csat' &&
                        within(on) &&
                        answer >= 1 &&
                        answer <= 5 &&
                        ['Onboarding', 'QBR'].includes(touchpoint ?? '')
                )
                .map(({ answer }) => [flag(answer > 3), 1]);
        case 'nps':
            return customer.surveys
                .filter(({ kind, on, answer }) => kind === 'nps' && within(on) && answer >= 0 && answer <= 10)
                .map(({ answer }) => [flag(answer > 8) - flag(answer < 7), 1]);
        case 'ticketResolution':
            return customer.tickets
                .filter(({ closedOn, hours }) => within(closedOn) && hours >= 0)
                .map(({ hours }) => [hours, 1]);
        case 'spendOfAcv':
            return spend(worths, period, to, asOf);
        default:
            throw new RangeError(`${kpi} is not counted plainly`);
    }
}

/** What each term is worth, and until when it goes on. */
export function worthsOf({ terms, acv: today }: KpiCustomer): Worth[] {
    return [...new Set(terms.map(({ subscription }) => subscription))].flatMap((subscription) => {
        const chain = terms
            .filter((term) => term.subscription === subscription)
            .toSorted((a, b) => (a.startsOn! < b.startsOn! ? -1 : 1));
        let value = today;
        return chain.map((term, i): Worth => {
            const next = chain[i + 1];
            const acv = term.acv ?? value;
            const isLost = term.outcome?.kind === 'lost';
            const renewed = isLost ? 0 : (term.renewedFor ?? next?.acv ?? acv);
            value = isLost ? acv : renewed;
            const ends = isLost ? lostOn(term) : null;
            const until = [next?.startsOn ?? null, ends].filter((day) => day !== null).toSorted()[0] ?? null;
            return { term, from: term.startsOn!, until, acv, renewed };
        });
    });
}

function lostOn({ endsOn, outcome }: KpiTerm): CalendarDate {
    const after = endsOn === null ? outcome!.on! : addDays(endsOn, 1);
    return outcome!.on! > after ? outcome!.on! : after;
}

function isUnknown(worths: readonly Worth[], { customerSince }: KpiCustomer): boolean {
    return customerSince === null && worths.every(({ from, until }) => until !== null && until <= from);
}

function firstOf(worths: readonly Worth[]): Worth | undefined {
    return worths.toSorted((a, b) => (a.from < b.from ? -1 : 1))[0];
}

function covers({ from, until }: Worth, day: CalendarDate): boolean {
    return from <= day && (until === null || day < until);
}

export function isThere(worths: readonly Worth[], { customerSince }: KpiCustomer, day: CalendarDate): boolean {
    const first = firstOf(worths);
    const isEarly = customerSince !== null && customerSince <= day && (first === undefined || day < first.from);
    return isEarly || worths.some((worth) => covers(worth, day));
}

function acvOn(worths: readonly Worth[], customer: KpiCustomer, day: CalendarDate): number | null {
    const first = firstOf(worths);
    const covering = worths.filter((worth) => covers(worth, day)).map(({ acv }) => acv);
    if (covering.length === 0 && isThere(worths, customer, day))
        covering.push(first === undefined ? customer.acv : first.acv);
    return covering.includes(null) ? null : covering.reduce<number>((sum, acv) => sum + acv!, 0);
}

function monthly(worths: readonly Worth[], customer: KpiCustomer, period: KpiPeriod, to: CalendarDate): Part[] {
    const parts: Part[] = [];
    for (let first = period.startsOn; first <= to; first = addMonths(first, 1)) {
        const last = addDays(addMonths(first, 1), -1);
        if (!isThere(worths, customer, addDays(first, -1))) continue;
        const start = acvOn(worths, customer, addDays(first, -1));
        const end = acvOn(worths, customer, last < to ? last : to);
        if (start !== null && end !== null) parts.push([Math.max(0, start - end) / 12, start / 12]);
    }
    return parts;
}

function decided(worths: readonly Worth[], period: KpiPeriod, asOf: CalendarDate): Worth[] {
    const closes = addDays(period.endsOn, CLOSES_AFTER_DAYS);
    const known = closes < asOf ? closes : asOf;
    return worths.filter(({ term, acv, renewed }) => {
        if (term.endsOn === null || term.outcome === null || acv === null || renewed === null) return false;
        const renewsOn = addDays(term.endsOn, 1);
        return renewsOn >= period.startsOn && renewsOn <= period.endsOn && term.outcome.on! <= known;
    });
}

/** Day by day: what was spent so far, in equal parts on each day of the term so far. */
function spend(worths: readonly Worth[], period: KpiPeriod, to: CalendarDate, asOf: CalendarDate): Part[] {
    const parts: Part[] = [];
    for (const worth of worths) {
        const { term, acv } = worth;
        let days = 0;
        for (let day = period.startsOn; day <= to; day = addDays(day, 1)) if (covers(worth, day)) days += 1;
        if (days === 0 || term.spent === null || acv === null) continue;
        const last = [worth.until === null ? null : addDays(worth.until, -1), term.endsOn, asOf]
            .filter((day) => day !== null)
            .toSorted()[0]!;
        const elapsed = daysBetween(worth.from, last) + 1;
        parts.push([(term.spent * Math.min(days, elapsed)) / elapsed, (acv * days) / 365]);
    }
    return parts;
}
