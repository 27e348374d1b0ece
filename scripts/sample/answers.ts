import { isLowAnswer } from '../../force-app/main/domain/lwc/success/success.ts';
import type { SampleCustomer } from './customers.ts';
import type { RecordedValue, SampleCase } from './facts.ts';
import { Random } from './random.ts';
import { isSilent } from './stories.ts';
import { commentOf, OUTCOMES } from './survey-words.ts';

/** What customers answer when they are asked, over the year. Days are days ago. */

export type Touchpoint = 'Onboarding' | 'Support Resolution' | 'QBR' | 'Relationship';

export interface SampleAnswer {
    readonly key: string;
    readonly kind: 'CSAT' | 'NPS';
    readonly answer: number;
    readonly daysAgo: number;
    readonly touchpoint: Touchpoint;
    readonly comment: string | null;
    /** Of a contact of the customer. */
    readonly email: string | null;
    /** Of the customer's cases; null: it is about none. */
    readonly caseIndex: number | null;
    readonly followUp: SampleFollowUp | null;
}

/** A call about a low answer. */
export interface SampleFollowUp {
    readonly daysAgo: number;
    /** Null: it is not settled. */
    readonly outcome: string | null;
}

const VOICE = ['csat', 'nps'];
const ONBOARDING_DAYS = 100;
/** Of closed cases, and of low answers: how many are asked about, called about, settled. */
const ASKED_SHARE = 0.45;
const CALLED_SHARE = 0.85;
const SETTLED_SHARE = 0.65;
/** Nothing waits so long, but for customers whom nobody reaches. */
const OLD_DAYS = 90;

/** Whether the customer answers surveys of ours; of the others a tool of theirs tells shares alone. */
function answersUs({ edition }: SampleCustomer): boolean {
    return edition !== 'Basic';
}

/** What is recorded as a share or a figure, and not as answers. */
export function recordedWithoutAnswers(
    customer: SampleCustomer,
    recorded: readonly RecordedValue[]
): readonly RecordedValue[] {
    return answersUs(customer) ? recorded.filter(({ metric }) => !VOICE.includes(metric)) : recorded;
}

/** The answers behind what would have been recorded, and those about cases that were solved. */
export function answersOf(
    customer: SampleCustomer,
    recorded: readonly RecordedValue[],
    cases: readonly SampleCase[]
): readonly SampleAnswer[] {
    if (!answersUs(customer)) return [];
    const isFirst = customer.key === 'SAMPLE-001';
    const random = Random.of(`${customer.key}:surveys`);
    const answers = recorded.flatMap((value) => {
        if (value.metric === 'nps') return [nps(customer, value, random)];
        if (value.metric !== 'csat') return [];
        if (!isFirst) return round(customer, value, random);
        // Between its last round of answers and the one before nobody asked: that share is what the story needs.
        return value.daysAgo === ACME_ROUND_DAYS_AGO ? acmeRound(customer, random) : [];
    });
    const aboutCases = cases.flatMap((each, caseIndex) => aboutCase(customer, each, caseIndex, random));
    return [...answers, ...aboutCases.filter(({ daysAgo }) => !isFirst || daysAgo > ACME_QUIET_DAYS)];
}

function nps(customer: SampleCustomer, { daysAgo, value }: RecordedValue, random: Random): SampleAnswer {
    const touchpoint = random.chance(0.3) ? 'QBR' : 'Relationship';
    return said(customer, { kind: 'NPS', answer: Number(value), daysAgo, touchpoint }, random);
}

/** Some contacts answer within a few days; about as many are satisfied as the share says. */
function round(customer: SampleCustomer, { daysAgo, value }: RecordedValue, random: Random): SampleAnswer[] {
    const startedDaysAgo = customer.story.startedWeeksAgo * 7;
    return Array.from({ length: random.integer(1, 3) }, () => {
        const day = Math.min(startedDaysAgo - 1, daysAgo + random.integer(0, 3));
        const answer = random.chance(Number(value) / 100) ? random.pick([5, 4]) : random.pick([3, 3, 2, 2, 1]);
        const touchpoint = startedDaysAgo - day < ONBOARDING_DAYS ? 'Onboarding' : 'QBR';
        return said(customer, { kind: 'CSAT', answer, daysAgo: day, touchpoint }, random);
    });
}

function aboutCase(customer: SampleCustomer, each: SampleCase, caseIndex: number, random: Random): SampleAnswer[] {
    const { closedDaysAgo, openedDaysAgo, escalated, subject } = each;
    const isAsked = random.chance(ASKED_SHARE);
    if (closedDaysAgo === null || !isAsked || customer.story.noFeeds) return [];
    const daysAgo = Math.max(1, closedDaysAgo - random.integer(0, 2));
    if (isSilent(customer.story, daysAgo)) return [];
    const isSlow = escalated || openedDaysAgo - closedDaysAgo > 7;
    const answer = isSlow ? random.pick([1, 2, 3, 3, 4]) : random.pick([3, 4, 4, 5, 5]);
    const touchpoint = 'Support Resolution';
    return [said(customer, { kind: 'CSAT', answer, daysAgo, touchpoint, caseIndex, subject }, random)];
}

type Said = Pick<SampleAnswer, 'kind' | 'answer' | 'daysAgo' | 'touchpoint'> & {
    readonly caseIndex?: number;
    readonly subject?: string;
};

function said(customer: SampleCustomer, { subject, ...answer }: Said, random: Random): SampleAnswer {
    const contact = random.chance(0.9) ? random.pick(customer.contacts) : null;
    return {
        caseIndex: null,
        ...answer,
        key: `survey-${answer.kind}-${answer.daysAgo}-${random.integer(1000, 9999)}`,
        comment: random.chance(0.7) ? commentOf(answer, subject ?? '', random) : null,
        email: contact?.email ?? null,
        followUp: isLowAnswer(answer.kind, answer.answer) ? followUp(customer, answer.daysAgo, random) : null
    };
}

/** Most low answers are called about within a week, and most of these are settled; of the older ones all. */
function followUp({ story }: SampleCustomer, answeredDaysAgo: number, random: Random): SampleFollowUp | null {
    const luck = random.next();
    const daysAgo = answeredDaysAgo - random.integer(1, 6);
    const outcome = random.pick(OUTCOMES);
    const isOld = answeredDaysAgo > OLD_DAYS;
    if ((luck > CALLED_SHARE && !isOld) || daysAgo < 1 || isSilent(story, daysAgo)) return null;
    return { daysAgo, outcome: luck < SETTLED_SHARE || isOld ? outcome : null };
}

/** Acme's last round: nine of eleven were satisfied, one call is settled and one was never made. */
const ACME_ROUND_DAYS_AGO = 104;
const ACME_QUIET_DAYS = 200;
const ACME_ANSWERS = [5, 4, 5, 4, 4, 5, 4, 5, 4, 2, 1];

function acmeRound(customer: SampleCustomer, random: Random): SampleAnswer[] {
    return ACME_ANSWERS.map((answer, index) => {
        const daysAgo = ACME_ROUND_DAYS_AGO + (index % 5);
        const given = said(customer, { kind: 'CSAT', answer, daysAgo, touchpoint: 'QBR' }, random);
        const key = `survey-round-${index}`;
        if (answer === 2) {
            const outcome = 'Training for the two new colleagues is booked; they are content with that';
            return { ...given, key, comment: ACME_WORDS.settled, followUp: { daysAgo: daysAgo - 2, outcome } };
        }
        return answer === 1
            ? { ...given, key, comment: ACME_WORDS.open, followUp: null }
            : { ...given, key, followUp: null };
    });
}

const ACME_WORDS = {
    settled: 'New colleagues were left alone with it. We had to find out everything ourselves.',
    open: 'The attribution report has shown wrong numbers for weeks and nobody gets back to us.'
};
