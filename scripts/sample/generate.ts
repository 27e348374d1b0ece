import { addDays, mondayOf } from '../../force-app/main/domain/lwc/success/success.ts';
import type { CalendarDate } from '../../force-app/main/domain/lwc/success/success.ts';
import { defaultModel } from '../../force-app/main/domain/lwc/success/success.ts';
import { dayCalendar } from '../jobs/calendar.ts';
import { pushModel } from '../jobs/model-store.ts';
import { defaultTimeZone, todayIn } from '../jobs/org-facts.ts';
import { runScore, type ScoreSummary } from '../jobs/run-score.ts';
import type { OrgConnection } from '../org/connection.ts';
import { askAdvocates } from './advocates.ts';
import { sampleCustomers, type SampleCustomer } from './customers.ts';
import { recordArr, recordSpend, sellMore } from './deals.ts';
import { historyOf, type CustomerHistory } from './facts.ts';
import { firstModel, MODEL_CHANGE_NOTE, MODEL_CHANGE_WEEKS_AGO } from './models.ts';
import { overrideOf, setOverride } from './overrides.ts';
import { cancelPlays, workOnTasks } from './plays.ts';
import {
    idsBy,
    loadRecords,
    recordValues,
    startCustomers,
    type LoadedAccount,
    type LoadedCustomer
} from './records.ts';
import { nameStakeholders, sponsorsLeave } from './stakeholders.ts';
import { hearCustomers } from './surveys.ts';
import { startTerms, TermsOfSample } from './terms.ts';

/** The org that is filled, its users, and its clock, which goes through the year week by week. */
export interface SampleOrg {
    /** As the user of the jobs, and as the administrator. */
    readonly jobs: OrgConnection;
    readonly admin: OrgConnection;
    /** Signs in as another persona. */
    as(persona: string): OrgConnection;
    readonly userIds: Readonly<Record<string, string>>;
    readonly clock: { readonly set: (instant: Date | null) => void; readonly now: () => Date };
}

const WEEKS = 52;
/** Weeks ago from which on each week has its run. */
const EVERY_WEEK_FROM = 28;
const DAYS_PER_WEEK = 7;
const LONG_AGO: CalendarDate = '1900-01-01';
/** When the nightly job begins: six in the morning. */
const JOB_HOUR_MS = 6 * 3_600_000;

/**
 * Fills an empty org with about sixty customers and a year of their history. Scores are not invented: the score job runs for each week on
 * what was known then.
 * @param onProgress Told of each week.
 * @returns What today's run did.
 */
export async function generateSample(
    org: SampleOrg,
    onProgress: (week: number, of: number) => void = () => undefined
): Promise<ScoreSummary> {
    const timeZone = await defaultTimeZone(org.jobs);
    const calendar = dayCalendar(timeZone);
    const today = todayIn(timeZone, org.clock.now());
    const histories = sampleCustomers().map((customer) => ({ customer, history: historyOf(customer) }));
    const accounts = await loadRecords(org, histories, today, calendar);
    await sellMore(org.admin, accounts, today, calendar);
    const contactIds = await idsBy(org.admin, 'Contact', 'Email');
    const links = { contactIds, caseIds: await idsBy(org.admin, 'Case', 'Success_Key__c') };
    const terms = new TermsOfSample(org);
    const loaded: LoadedCustomer[] = [];
    try {
        const days = runDays(today);
        let from: CalendarDate = addDays(today, -DAYS_PER_WEEK * (WEEKS + 2));
        for (const [index, { day, weeksAgo }] of days.entries()) {
            org.clock.set(new Date(Date.parse(calendar.startOf(day)) + JOB_HOUR_MS));
            const week = { today, from, day, weeksAgo, isFirst: index === 0 };
            const starting = await newCustomers(org, accounts, week);
            loaded.push(...starting);
            await nameStakeholders(org, starting, contactIds);
            await startTerms(org, starting, week);
            await liveWeek(org, loaded, week);
            await hearCustomers(org, loaded, links, week);
            await askAdvocates(org, loaded, contactIds, week);
            await terms.live(loaded, week);
            // The KPIs of the year are counted at its end, from all that it left.
            if (day !== today) await runScore(org.jobs, { asOf: day, now: org.clock.now, kpis: false });
            from = day;
            onProgress(index + 1, days.length);
        }
    } finally {
        org.clock.set(null);
    }
    await recordSpend(org.admin, accounts, today);
    return runScore(org.jobs, { asOf: today });
}

/** Mondays of the year, and today. Of weeks whose snapshots are thinned to one a month, every second one is enough: a run takes its time. */
function runDays(today: CalendarDate): { readonly day: CalendarDate; readonly weeksAgo: number }[] {
    const monday = mondayOf(today);
    const mondays = Array.from({ length: WEEKS + 1 }, (_, index) => addDays(monday, -DAYS_PER_WEEK * (WEEKS - index)));
    const days = monday === today ? mondays : [...mondays, today];
    return days
        .map((day, index) => ({ day, weeksAgo: days.length - 1 - index }))
        .filter(({ weeksAgo }) => weeksAgo <= EVERY_WEEK_FROM || weeksAgo % 2 === 0);
}

interface Week {
    readonly today: CalendarDate;
    /** Everything after `from`, up to and including `day`, becomes known. */
    readonly from: CalendarDate;
    readonly day: CalendarDate;
    readonly weeksAgo: number;
    readonly isFirst: boolean;
}

/** Those who begin in the week; in the first all who began before, too. */
function newCustomers(org: SampleOrg, accounts: readonly LoadedAccount[], week: Week): Promise<LoadedCustomer[]> {
    return startCustomers(org, accounts, week.isFirst ? { ...week, from: LONG_AGO } : week);
}

async function liveWeek(org: SampleOrg, loaded: readonly LoadedCustomer[], week: Week): Promise<void> {
    const now = org.clock.now();
    if (week.isFirst) await pushModel(org.admin, firstModel, 'The first model', now);
    if (week.weeksAgo === MODEL_CHANGE_WEEKS_AGO) await pushModel(org.admin, defaultModel, MODEL_CHANGE_NOTE, now);
    await recordValues(org.jobs, loaded, week);
    await recordArr(org.admin, loaded, week);
    await sponsorsLeave(org, loaded, week);
    await workOnTasks(org, loaded, week);
    await cancelPlays(org, week);
    for (const { customer, customerId } of loaded) {
        const override = overrideOf(customer, week.weeksAgo);
        if (override !== null) await setOverride(org, customer, customerId, override, week.day);
    }
}

export type { CustomerHistory, SampleCustomer };
