import { answersOf, recordedWithoutAnswers, type SampleAnswer } from './answers.ts';
import { CASE_SUBJECTS, CASE_SUBJECTS_ESCALATED, TOUCHES } from './names.ts';
import type { SampleCustomer } from './customers.ts';
import { clamp, type Random } from './random.ts';
import { isAfter, isSilent } from './stories.ts';

/** What happened to a customer over the year: the records that the metrics are made from. Days are days ago. */

export interface SampleCase {
    readonly subject: string;
    readonly openedDaysAgo: number;
    /** Null: still open. */
    readonly closedDaysAgo: number | null;
    readonly escalated: boolean;
}

export interface SampleTouch {
    readonly subject: string;
    readonly daysAgo: number;
}

export interface RecordedValue {
    readonly metric: string;
    readonly daysAgo: number;
    readonly value: number | string;
    readonly source: 'Import' | 'Manual';
}

export interface CustomerHistory {
    readonly cases: readonly SampleCase[];
    readonly touches: readonly SampleTouch[];
    readonly recorded: readonly RecordedValue[];
    readonly answers: readonly SampleAnswer[];
    /** How likely a contact answers a campaign so many days ago. */
    respondsWith(daysAgo: number): number;
}

const DAYS_PER_WEEK = 7;
const HISTORY_DAYS = 371;
const QUARTER_WEEKS = 13;

/** A customer's year. The first customer ends it as described for Acme Robotics. */
export function historyOf(customer: SampleCustomer): CustomerHistory {
    const { story, random } = customer;
    const span = Math.min(HISTORY_DAYS, story.startedWeeksAgo * DAYS_PER_WEEK);
    const isFirst = customer.key === 'SAMPLE-001';
    const recorded = [...usage(customer, span), ...voice(customer, span), ...byPeople(customer, span)];
    const supported = isFirst
        ? [...cases(customer, span).filter(({ openedDaysAgo }) => openedDaysAgo > 32), ...ACME_CASES]
        : cases(customer, span);
    const heard = isFirst ? [...recorded.filter(isBeforeAcmeEnding), ...ACME_RECORDED] : recorded;
    return {
        cases: supported,
        touches: isFirst
            ? [
                  ...touches(customer, span).filter(({ daysAgo }) => daysAgo > ACME_TOUCH_DAYS_AGO),
                  { subject: 'Success review call', daysAgo: ACME_TOUCH_DAYS_AGO }
              ]
            : touches(customer, span),
        recorded: recordedWithoutAnswers(customer, heard),
        answers: answersOf(customer, heard, supported),
        respondsWith: (daysAgo) =>
            isSilent(story, daysAgo) || random.chance(0.15) ? 0 : 0.06 + 0.34 * story.fitness(daysAgo / DAYS_PER_WEEK)
    };
}

function usage({ story, random }: SampleCustomer, span: number): RecordedValue[] {
    const values: RecordedValue[] = [];
    for (const daysAgo of every(DAYS_PER_WEEK, span, 1)) {
        if (story.noFeeds || isAfter(story.silentFrom, daysAgo)) continue;
        const week = daysAgo / DAYS_PER_WEEK;
        const fitness = story.fitness(week);
        const before = story.fitness(week + 4);
        values.push(
            { metric: 'licenceUtilisation', daysAgo, value: percent(22 + 74 * fitness, random, 2), source: 'Import' },
            { metric: 'activeUsers', daysAgo, value: percent(36 + 58 * fitness, random, 3), source: 'Import' },
            {
                metric: 'usageChange',
                daysAgo,
                value: Math.round(random.around((70 * (fitness - before)) / before, 4)),
                source: 'Import'
            }
        );
    }
    return values;
}

function voice({ story, random }: SampleCustomer, span: number): RecordedValue[] {
    const values: RecordedValue[] = [];
    const isHeard = (daysAgo: number): boolean => !story.noFeeds && !isSilent(story, daysAgo);
    for (const daysAgo of every(28, span, random.integer(2, 27))) {
        if (isHeard(daysAgo))
            values.push({
                metric: 'csat',
                daysAgo,
                value: percent(46 + 50 * story.fitness(daysAgo / DAYS_PER_WEEK), random, 5),
                source: 'Import'
            });
    }
    for (const daysAgo of every(QUARTER_WEEKS * DAYS_PER_WEEK, span, random.integer(5, 80))) {
        if (isHeard(daysAgo))
            values.push({
                metric: 'nps',
                daysAgo,
                value: clamp(Math.round(random.around(1.5 + 9 * story.fitness(daysAgo / DAYS_PER_WEEK), 1.4)), 0, 10),
                source: 'Import'
            });
    }
    return values;
}

function byPeople({ story, random }: SampleCustomer, span: number): RecordedValue[] {
    const values: RecordedValue[] = [];
    for (const daysAgo of every(random.integer(12, 20), span, random.integer(1, 11))) {
        const fitness = story.fitness(daysAgo / DAYS_PER_WEEK);
        if (!isSilent(story, daysAgo) && !story.noFeeds)
            values.push({
                metric: 'csmPulse',
                daysAgo,
                value: fitness > 0.7 ? 'Green' : fitness > 0.42 ? 'Yellow' : 'Red',
                source: 'Manual'
            });
    }
    return values;
}

function cases({ story, random }: SampleCustomer, span: number): SampleCase[] {
    const found: SampleCase[] = [];
    for (let daysAgo = span; daysAgo >= 1; daysAgo -= 1) {
        if (isAfter(story.silentFrom, daysAgo)) break;
        const fitness = story.fitness(daysAgo / DAYS_PER_WEEK);
        if (!random.chance(0.006 + 0.12 * (1 - fitness) ** 1.4)) continue;
        const escalated = random.chance(fitness < 0.5 ? 0.16 : 0.03);
        const closed =
            daysAgo - random.integer(1, 4) - Math.round((escalated ? 22 : 9) * (1 - fitness) * random.next());
        found.push({
            subject: random.pick(escalated ? CASE_SUBJECTS_ESCALATED : CASE_SUBJECTS),
            openedDaysAgo: daysAgo,
            closedDaysAgo: closed < 1 ? null : closed,
            escalated
        });
    }
    return found;
}

function touches({ story, random }: SampleCustomer, span: number): SampleTouch[] {
    const found: SampleTouch[] = [];
    for (let daysAgo = span - random.integer(0, 10); daysAgo >= 1;) {
        if (!isSilent(story, daysAgo)) found.push({ subject: random.pick(TOUCHES), daysAgo });
        daysAgo -= Math.max(5, Math.round(random.around(12 + 46 * (1 - story.fitness(daysAgo / DAYS_PER_WEEK)), 8)));
    }
    return found;
}

/** Days ago at a steady pace, from the oldest to `offset`. */
function every(days: number, span: number, offset: number): number[] {
    const found: number[] = [];
    for (let daysAgo = offset; daysAgo < span; daysAgo += days) found.unshift(daysAgo);
    return found;
}

function percent(middle: number, random: Random, spread: number): number {
    return clamp(Math.round(random.around(middle, spread)), 0, 100);
}

/** How Acme Robotics stands today: five tickets, an open escalation, usage falling, two metrics without fresh data. */
const ACME_TOUCH_DAYS_AGO = 24;
const ACME_CASES: readonly SampleCase[] = [
    { subject: 'Workflow stops at the second step', openedDaysAgo: 27, closedDaysAgo: 22, escalated: false },
    { subject: 'Email campaign is stuck in sending', openedDaysAgo: 20, closedDaysAgo: 15, escalated: false },
    {
        subject: 'Attribution report shows no data for last month',
        openedDaysAgo: 13,
        closedDaysAgo: 8,
        escalated: false
    },
    { subject: 'Lead data lost after migration', openedDaysAgo: 9, closedDaysAgo: null, escalated: true },
    { subject: 'User cannot sign in', openedDaysAgo: 4, closedDaysAgo: 3, escalated: false }
];
const ACME_RECORDED: readonly RecordedValue[] = [
    { metric: 'licenceUtilisation', daysAgo: 2, value: 78, source: 'Import' },
    { metric: 'activeUsers', daysAgo: 2, value: 68, source: 'Import' },
    { metric: 'usageChange', daysAgo: 2, value: -24, source: 'Import' },
    { metric: 'csat', daysAgo: 104, value: 82, source: 'Import' },
    { metric: 'nps', daysAgo: 61, value: 7, source: 'Import' },
    { metric: 'csmPulse', daysAgo: 9, value: 'Yellow', source: 'Manual' }
];

function isBeforeAcmeEnding({ metric, daysAgo }: RecordedValue): boolean {
    const ending = ACME_RECORDED.find((value) => value.metric === metric)?.daysAgo ?? 0;
    return daysAgo > ending;
}
