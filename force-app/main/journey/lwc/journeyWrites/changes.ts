import type { JourneyRecord, JourneyRecords, MilestoneRecord, StageRecord } from 'c/journeyRecords';
import type { FieldValues } from 'c/uiWrites';
import ENDS_ON from '@salesforce/schema/Success_Journey__c.Ends_On__c';
import NOTICE_DAYS from '@salesforce/schema/Success_Journey__c.Notice_Days__c';
import OUTCOME from '@salesforce/schema/Success_Journey__c.Outcome__c';
import OUTCOME_ON from '@salesforce/schema/Success_Journey__c.Outcome_On__c';
import OUTCOME_REASON from '@salesforce/schema/Success_Journey__c.Outcome_Reason__c';
import PROCUREMENT_DAYS from '@salesforce/schema/Success_Journey__c.Procurement_Days__c';
import STARTS_ON from '@salesforce/schema/Success_Journey__c.Starts_On__c';
import ATTAINED from '@salesforce/schema/Success_Milestone__c.Attained__c';
import ATTAINED_ON from '@salesforce/schema/Success_Milestone__c.Attained_On__c';
import COMPLETED_ON from '@salesforce/schema/Success_Milestone__c.Completed_On__c';
import DUE_ON from '@salesforce/schema/Success_Milestone__c.Due_On__c';
import DUE_WEEK from '@salesforce/schema/Success_Milestone__c.Due_Week__c';
import READINGS from '@salesforce/schema/Success_Milestone__c.Goal_Readings__c';
import STUCK_ON from '@salesforce/schema/Success_Milestone__c.Stuck_On__c';
import WAIVED_ON from '@salesforce/schema/Success_Milestone__c.Waived_On__c';
import WAIVER_REASON from '@salesforce/schema/Success_Milestone__c.Waiver_Reason__c';
import CHALLENGE from '@salesforce/schema/Success_Stage__c.Customer_Challenge__c';
import EFFORT from '@salesforce/schema/Success_Stage__c.Level_Of_Effort__c';
import ISSUE from '@salesforce/schema/Success_Stage__c.Our_Issue__c';

/** What people change, under the names that the card knows it by. */
const JOURNEY_FIELDS = {
    startsOn: STARTS_ON.fieldApiName,
    endsOn: ENDS_ON.fieldApiName,
    noticeDays: NOTICE_DAYS.fieldApiName,
    procurementDays: PROCUREMENT_DAYS.fieldApiName,
    outcome: OUTCOME.fieldApiName,
    outcomeOn: OUTCOME_ON.fieldApiName,
    outcomeReason: OUTCOME_REASON.fieldApiName
} as const satisfies Partial<Record<keyof JourneyRecord, string>>;

const MILESTONE_FIELDS = {
    dueWeek: DUE_WEEK.fieldApiName,
    dueOn: DUE_ON.fieldApiName,
    stuckOn: STUCK_ON.fieldApiName,
    completedOn: COMPLETED_ON.fieldApiName,
    waivedOn: WAIVED_ON.fieldApiName,
    waiverReason: WAIVER_REASON.fieldApiName,
    attained: ATTAINED.fieldApiName,
    attainedOn: ATTAINED_ON.fieldApiName,
    readings: READINGS.fieldApiName
} as const satisfies Partial<Record<keyof MilestoneRecord, string>>;

const STAGE_FIELDS = {
    effort: EFFORT.fieldApiName,
    challenge: CHALLENGE.fieldApiName,
    issue: ISSUE.fieldApiName
} as const satisfies Partial<Record<keyof StageRecord, string>>;

const FIELDS = { journeys: JOURNEY_FIELDS, milestones: MILESTONE_FIELDS, stages: STAGE_FIELDS } as const;

export type JourneyValues = { readonly [Name in keyof typeof JOURNEY_FIELDS]?: JourneyRecord[Name] };
export type MilestoneValues = { readonly [Name in keyof typeof MILESTONE_FIELDS]?: MilestoneRecord[Name] };
export type StageValues = { readonly [Name in keyof typeof STAGE_FIELDS]?: StageRecord[Name] };

/** One record of the card with some values changed. */
export type Change =
    | { readonly list: 'journeys'; readonly record: JourneyRecord; readonly values: JourneyValues }
    | { readonly list: 'milestones'; readonly record: MilestoneRecord; readonly values: MilestoneValues }
    | { readonly list: 'stages'; readonly record: StageRecord; readonly values: StageValues };

/** The records as they will be once these changes are saved: what the card shows meanwhile. Pure. */
export function withChanges(records: JourneyRecords, changes: readonly Change[]): JourneyRecords {
    return changes.reduce<JourneyRecords>((all, { list, record, values }) => {
        const rows: readonly { readonly id: string }[] = all[list] ?? [];
        const isThere = rows.some(({ id }) => id === record.id);
        const changed = isThere
            ? rows.map((row) => (row.id === record.id ? { ...row, ...values } : row))
            : [...rows, { ...record, ...values }];
        return { ...all, [list]: changed };
    }, records);
}

/** The values by API name. */
export function fieldsOf({ list, values }: Pick<Change, 'list' | 'values'>): FieldValues {
    const names: Readonly<Record<string, string>> = FIELDS[list];
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [names[name] ?? name, value ?? null]));
}

/** The change that puts back what there was. */
export function reverse(change: Change): Change {
    const before = Object.fromEntries(
        Object.keys(change.values).map((name) => [name, change.record[name as keyof typeof change.record] ?? null])
    );
    return { ...change, record: { ...change.record, ...change.values }, values: before } as Change;
}
