import { addDays, ledgerText, type PlayRun } from '../../../force-app/main/domain/lwc/success/success.ts';
import type {
    CalendarDate,
    PlanChanges,
    Play,
    PlayPlan,
    PlayVerdict,
    SuccessModel
} from '../../../force-app/main/domain/lwc/success/success.ts';
import type { BulkRow } from '../../org/bulk.ts';
import type { DesiredRow } from '../diff.ts';
import { numberOrNull } from '../journeys/journey-state.ts';
import { slotOf } from './reopened.ts';

/** Rows of `Success_Play__c`. */

/** What a play is sent with when it starts. */
export const NEW_PLAY = [
    'Start_Key__c',
    'Running_Slot__c',
    'Customer__c',
    'Play_Key__c',
    'Play_Name__c',
    'Play_Goal__c',
    'Why__c',
    'Play_Status__c',
    'Started_On__c',
    'Start_Source__c',
    'Score_At_Start__c',
    'Steps_Total__c',
    'Steps_Done__c',
    'Next_Due_On__c',
    'Step_Ledger__c',
    'Play_Model_Version__c'
];
/** What of a play the job keeps up. */
export const PLAY_CHANGE = [
    'Id',
    'Step_Ledger__c',
    'Steps_Total__c',
    'Steps_Done__c',
    'Next_Due_On__c',
    'Play_Status__c',
    'Running_Slot__c',
    'Ended_On__c',
    'End_Reason__c',
    'Rests_Until__c',
    'Score_At_End__c'
];

const WHY_CHARACTERS = 255;

export interface StartedPlay {
    readonly customerId: string;
    readonly accountKey: string;
    readonly verdict: PlayVerdict;
    readonly plan: PlayPlan;
    /** Shown on the day; null: there is no score. */
    readonly score: number | null;
    readonly modelVersion: number;
}

/** The row that starts a play; its keys let one run, and one start a day. */
export function newPlayRow({ customerId, accountKey, verdict, plan, score, modelVersion }: StartedPlay): DesiredRow {
    const { play, why } = verdict;
    const slot = `${accountKey}:${play.key}`;
    return {
        Start_Key__c: `${slot}:${plan.startedOn}`,
        Running_Slot__c: slot,
        Customer__c: customerId,
        Play_Key__c: play.key,
        Play_Name__c: play.label,
        Play_Goal__c: play.goal,
        Why__c: why.length > WHY_CHARACTERS ? `${why.slice(0, WHY_CHARACTERS - 1).trimEnd()}…` : why,
        Play_Status__c: 'Running',
        Started_On__c: plan.startedOn,
        Start_Source__c: 'Job',
        Score_At_Start__c: score,
        Steps_Total__c: plan.ledger.steps.length,
        Steps_Done__c: 0,
        Next_Due_On__c: firstDay(plan),
        Step_Ledger__c: ledgerText(plan.ledger),
        Play_Model_Version__c: modelVersion
    };
}

export interface PlayChangeContext {
    readonly model: SuccessModel;
    readonly asOf: CalendarDate;
    /** The day since which its customer is none any more; null: that does not matter. */
    readonly churnedOn: CalendarDate | null;
}

/** As the model has it now; undefined: it has it no more. */
export function playOfRow(row: BulkRow, { plays }: SuccessModel): Play | undefined {
    return plays?.plays.find(({ key }) => key === row['Play_Key__c']);
}

/** What of a play's row is to be changed, else null. */
export function playChange(row: BulkRow, changes: PlanChanges, context: PlayChangeContext): DesiredRow | null {
    const counts = {
        Steps_Total__c: changes.stepsTotal,
        Steps_Done__c: changes.stepsDone,
        Next_Due_On__c: changes.nextDueOn
    };
    const kept = { Id: row['Id'], ...counts, Step_Ledger__c: ledgerText(changes.ledger) };
    if (row['Play_Status__c'] === 'Completed')
        return changes.status === 'running' ? { ...kept, ...revived(row) } : null;
    if (changes.status !== 'running') return { ...kept, ...ended(row, changes, context) };
    const isSame = Object.entries(counts).every(([field, value]) => sameValue(row[field], value));
    return isSame && !changes.isLedgerChanged ? null : kept;
}

/** A play that ran has ended, on the day of its last step. */
function ended(row: BulkRow, changes: PlanChanges, { model, asOf, churnedOn }: PlayChangeContext): DesiredRow {
    const endedOn = lastEnd(changes) ?? asOf;
    const isCancelled = changes.status === 'cancelled';
    return {
        Play_Status__c: isCancelled ? 'Cancelled' : 'Completed',
        Running_Slot__c: null,
        Ended_On__c: endedOn,
        Rests_Until__c: addDays(endedOn, playOfRow(row, model)?.coolDownDays ?? 0),
        Score_At_End__c: numberOrNull(row['Customer__r.Health_Score__c']),
        ...(isCancelled ? { End_Reason__c: `The customer churned on ${churnedOn}.` } : {})
    };
}

/** A play that was completed runs again. */
function revived(row: BulkRow): DesiredRow {
    return {
        Play_Status__c: 'Running',
        Running_Slot__c: slotOf(row['Start_Key__c'] ?? ''),
        Ended_On__c: null,
        End_Reason__c: null,
        Rests_Until__c: null,
        Score_At_End__c: null
    };
}

/**
 * Says on a completed play why it does not run again, though a task of it is open; null: it says so already.
 * @param why As a part of a sentence.
 */
export function staysEnded(row: BulkRow, why: string): DesiredRow | null {
    const reason = `A task of this play was reopened, but ${why}: it stays ended.`;
    return row['End_Reason__c'] === reason ? null : { Id: row['Id'], End_Reason__c: reason };
}

/** What the records say of plays that were started, for whether they may start again. */
export function playRuns(rows: readonly BulkRow[]): PlayRun[] {
    return rows.map((row) => ({
        playKey: row['Play_Key__c'] ?? '',
        startedOn: row['Started_On__c'] ?? '',
        endedOn: row['Play_Status__c'] === 'Running' ? null : row['Ended_On__c'] || row['Started_On__c'] || null,
        restsUntil: row['Rests_Until__c'] || null
    }));
}

function sameValue(stored: string | undefined, value: number | string | null): boolean {
    if (value === null) return (stored ?? '') === '';
    return typeof value === 'number' ? (stored ?? '') !== '' && Number(stored) === value : stored === value;
}

function firstDay({ ledger }: PlayPlan): CalendarDate | null {
    const days = ledger.steps.map(({ dueOn }) => dueOn).toSorted();
    return days[0] ?? null;
}

function lastEnd({ ledger }: PlanChanges): CalendarDate | null {
    const days = ledger.steps.flatMap(({ endedOn }) => (endedOn === null ? [] : [endedOn])).toSorted();
    return days.at(-1) ?? null;
}
