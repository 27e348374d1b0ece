import { keyOfWord, readGoalReadings, RISK_CALL_WORDS } from '../../../force-app/main/domain/lwc/success/success.ts';
import type {
    CalendarDate,
    CsmCall,
    JourneyOfCustomer,
    MilestoneFact
} from '../../../force-app/main/domain/lwc/success/success.ts';
import type { BulkRow } from '../../org/bulk.ts';
import type { DayCalendar } from '../calendar.ts';

/** Journeys as the job reads them: what the records of one customer say. */

/** A journey with all that hangs on it. */
export interface JourneyState extends JourneyOfCustomer {
    readonly key: string;
    /** Null: this run creates it. */
    readonly id: string | null;
    readonly outcomeReason: string | null;
    readonly noticeDays: number | null;
    readonly procurementDays: number | null;
    readonly acv: number | null;
    readonly spent: number | null;
    readonly opportunity: RenewalOpportunity | null;
    /** The journey's record names that opportunity. */
    readonly isLinked: boolean;
    readonly milestones: readonly MilestoneRecord[];
    readonly stages: readonly StageRecord[];
    readonly calls: readonly CsmCall[];
}

/** The Opportunity that renews a term. */
export interface RenewalOpportunity {
    readonly stage: string;
    readonly isClosed: boolean;
    readonly isWon: boolean;
    readonly closeDate: CalendarDate | null;
    /** Day on which it was made. */
    readonly openedOn: CalendarDate | null;
    /** Day on which it was changed last. */
    readonly movedOn: CalendarDate | null;
}

/** A milestone or checkpoint as it is stored. */
export interface MilestoneRecord {
    readonly uniqueKey: string;
    readonly fact: MilestoneFact;
    readonly isCheckpoint: boolean;
    readonly row: BulkRow;
}

/** A stage as it is stored. */
export interface StageRecord {
    readonly uniqueKey: string;
    readonly key: string;
    readonly label: string;
    readonly dueWeek: number | null;
}

export interface JourneyRows {
    readonly journeys: readonly BulkRow[];
    readonly milestones: readonly BulkRow[];
    readonly stages: readonly BulkRow[];
    readonly calls: readonly BulkRow[];
    /** Of the account: those with a renewal key. */
    readonly opportunities: readonly BulkRow[];
}

/** The journeys of one customer. */
export function journeyStates(rows: JourneyRows, calendar: DayCalendar): JourneyState[] {
    const ofJourney = (details: readonly BulkRow[], id: string): BulkRow[] =>
        details.filter((row) => row['Journey__c'] === id);
    return rows.journeys.map((row) => {
        const id = row['Id'] ?? '';
        const key = row['Journey_Key__c'] ?? '';
        return {
            key,
            id,
            subscription: row['Subscription__c'] ?? '',
            term: Number(row['Term__c']),
            startsOn: row['Starts_On__c'] || null,
            endsOn: row['Ends_On__c'] || null,
            ending: endingOf(row),
            outcomeReason: row['Outcome_Reason__c'] || null,
            noticeDays: numberOrNull(row['Notice_Days__c']),
            procurementDays: numberOrNull(row['Procurement_Days__c']),
            acv: numberOrNull(row['Journey_ACV__c']),
            spent: numberOrNull(row['Retention_Spent__c']),
            opportunity: opportunityOf(row, key, rows.opportunities, calendar),
            isLinked: (row['Renewal_Opportunity__c'] ?? '') !== '',
            milestones: ofJourney(rows.milestones, id).map(milestoneRecord),
            stages: ofJourney(rows.stages, id).map(stageRecord),
            calls: callsOf(ofJourney(rows.calls, id))
        };
    });
}

/** A number as Bulk API writes it; blank is null. */
export function numberOrNull(text: string | undefined): number | null {
    return text === undefined || text === '' ? null : Number(text);
}

function endingOf(row: BulkRow): JourneyState['ending'] {
    const outcome = row['Outcome__c'];
    if (outcome !== 'Renewed' && outcome !== 'Lost') return null;
    return {
        outcome: outcome === 'Renewed' ? 'renewed' : 'lost',
        on: row['Outcome_On__c'] || null,
        reason: row['Outcome_Reason__c'] || null
    };
}

/** The one that the journey names, else the one that carries its key. */
function opportunityOf(
    journey: BulkRow,
    key: string,
    keyed: readonly BulkRow[],
    calendar: DayCalendar
): RenewalOpportunity | null {
    if ((journey['Renewal_Opportunity__c'] ?? '') !== '')
        return opportunityFrom((field) => journey[`Renewal_Opportunity__r.${field}`] ?? '', calendar);
    const own = keyed.find((row) => row['Success_Renewal_Key__c'] === key);
    return own === undefined ? null : opportunityFrom((field) => own[field] ?? '', calendar);
}

function opportunityFrom(field: (name: string) => string, calendar: DayCalendar): RenewalOpportunity {
    const dayOf = (instant: string): CalendarDate | null => (instant === '' ? null : calendar.dayOf(instant));
    return {
        stage: field('StageName'),
        isClosed: field('IsClosed') === 'true',
        isWon: field('IsWon') === 'true',
        closeDate: field('CloseDate') || null,
        openedOn: dayOf(field('CreatedDate')),
        movedOn: dayOf(field('LastModifiedDate'))
    };
}

function milestoneRecord(row: BulkRow): MilestoneRecord {
    const waivedOn = row['Waived_On__c'] || null;
    return {
        uniqueKey: row['Milestone_Unique_Key__c'] ?? '',
        isCheckpoint: row['Milestone_Kind__c'] === 'Checkpoint',
        row,
        fact: {
            key: row['Milestone_Key__c'] ?? '',
            dueWeek: numberOrNull(row['Due_Week__c']),
            completedOn: row['Completed_On__c'] || null,
            waiver: waivedOn === null ? null : { on: waivedOn, reason: row['Waiver_Reason__c'] || null },
            readings: readGoalReadings({
                text: row['Goal_Readings__c'] || null,
                percent: numberOrNull(row['Attained__c']),
                on: row['Attained_On__c'] || null
            })
        }
    };
}

function stageRecord(row: BulkRow): StageRecord {
    return {
        uniqueKey: row['Stage_Unique_Key__c'] ?? '',
        key: row['Stage_Key__c'] ?? '',
        label: row['Stage_Label__c'] ?? '',
        dueWeek: numberOrNull(row['Stage_Due_Week__c'])
    };
}

/** In the order in which they were made: of calls of one day the last counts. */
function callsOf(rows: readonly BulkRow[]): CsmCall[] {
    return rows
        .toSorted((a, b) => ((a['Name'] ?? '') < (b['Name'] ?? '') ? -1 : 1))
        .flatMap((row) => {
            const call = keyOfWord(RISK_CALL_WORDS, row['Risk_Call__c']);
            return call === null
                ? []
                : [{ call, on: row['Called_On__c'] ?? '', reason: row['Call_Reason__c'] || null }];
        });
}
