import { addDays, isLowAnswer } from '../../force-app/main/domain/lwc/success/success.ts';
import type { CalendarDate } from '../../force-app/main/domain/lwc/success/success.ts';
import type { BulkValue } from '../org/bulk.ts';
import { query } from '../org/query.ts';
import { sendForJson } from '../org/request.ts';
import type { SampleAnswer } from './answers.ts';
import type { SampleOrg } from './generate.ts';
import { caseKey, insert, type LoadedCustomer } from './records.ts';

/** Customers answer surveys week by week, and their CSMs call those who answered low. */

/** Days after `from`, up to and including `day`. */
interface Period {
    readonly today: CalendarDate;
    readonly from: CalendarDate;
    readonly day: CalendarDate;
}

/** By e-mail address, and by key. */
export interface SurveyLinks {
    readonly contactIds: ReadonlyMap<string, string>;
    readonly caseIds: ReadonlyMap<string, string>;
}

/** Of one request to change several records. */
const MOST_RECORDS = 200;

/** The answers that came in, and the calls that were made. */
export async function hearCustomers(
    org: SampleOrg,
    loaded: readonly LoadedCustomer[],
    links: SurveyLinks,
    period: Period
): Promise<void> {
    const isNow = (daysAgo: number): boolean => {
        const day = addDays(period.today, -daysAgo);
        return day > period.from && day <= period.day;
    };
    const answered = loaded.flatMap((each) =>
        each.history.answers
            .filter(({ daysAgo }) => isNow(daysAgo))
            .map((answer) => answerRow(each, answer, links, addDays(period.today, -answer.daysAgo)))
    );
    await insert(org.jobs, 'Success_Survey__c', answered);
    const called = loaded.flatMap(({ customer, accountId, history }) =>
        history.answers.flatMap(({ key, followUp }) =>
            followUp && isNow(followUp.daysAgo) ? [{ csm: customer.csm, key: surveyKey(accountId, key), followUp }] : []
        )
    );
    await followUpAll(org, called, period.today);
}

function surveyKey(accountId: string, key: string): string {
    return `${accountId}:${key}`;
}

function answerRow(
    { customer, accountId, customerId }: LoadedCustomer,
    { key, kind, answer, touchpoint, comment, email, caseIndex }: SampleAnswer,
    { contactIds, caseIds }: SurveyLinks,
    day: CalendarDate
): Readonly<Record<string, BulkValue>> {
    return {
        Customer__c: customerId,
        Survey_Key__c: surveyKey(accountId, key),
        Survey_Kind__c: kind,
        Answer__c: answer,
        Answered_On__c: day,
        Touchpoint__c: touchpoint,
        Comment__c: comment ?? undefined,
        Respondent__c: email === null ? undefined : contactIds.get(email),
        Survey_Case__c: caseIndex === null ? undefined : caseIds.get(caseKey(customer, caseIndex)),
        Survey_Source__c: touchpoint === 'Support Resolution' ? 'Salesforce' : 'Import',
        Follow_Up__c: isLowAnswer(kind, answer) ? 'Open' : 'Not Needed'
    };
}

interface Call {
    readonly csm: string;
    readonly key: string;
    readonly followUp: NonNullable<SampleAnswer['followUp']>;
}

/** Each CSM writes down the calls of the week. */
async function followUpAll(org: SampleOrg, calls: readonly Call[], today: CalendarDate): Promise<void> {
    if (calls.length === 0) return;
    const open = await query<{ Id: string; Survey_Key__c: string }>(
        org.admin,
        `SELECT Id, Survey_Key__c FROM Success_Survey__c WHERE Follow_Up__c = 'Open'`
    );
    const ids = new Map(open.map(({ Id: id, Survey_Key__c: key }) => [key, id]));
    for (const [csm, own] of Map.groupBy(calls, (call) => call.csm)) {
        const records = own.map(({ key, followUp }) => ({
            attributes: { type: 'Success_Survey__c' },
            Id: ids.get(key),
            Follow_Up__c: followUp.outcome === null ? 'Called' : 'Closed',
            Followed_Up_By__c: org.userIds[csm],
            Followed_Up_On__c: addDays(today, -followUp.daysAgo),
            Follow_Up_Outcome__c: followUp.outcome
        }));
        for (let start = 0; start < records.length; start += MOST_RECORDS)
            await update(org, csm, records.slice(start, start + MOST_RECORDS));
    }
}

async function update(org: SampleOrg, csm: string, records: readonly object[]): Promise<void> {
    const results = await sendForJson<readonly { readonly success: boolean }[]>(org.as(csm), {
        method: 'PATCH',
        path: '/composite/sobjects',
        body: JSON.stringify({ allOrNone: true, records })
    });
    const refused = results.find(({ success }) => !success);
    if (refused) throw new Error(`The org refused a follow-up of the sample: ${JSON.stringify(refused)}`);
}
