import { dateNear, dateOfDay } from './calendar.ts';
import { dayOrNull, dayUntil, faultsOf } from './dateFaults.ts';
import type { CalendarDate, SuccessModel } from './model.ts';
import type {
    CheckpointPosition,
    CheckpointState,
    OpportunityPosition,
    RenewalAnswer,
    RenewalPhase,
    RetentionBudget
} from './renewalAnswer.ts';
import type { RenewalFacts } from './renewalFacts.ts';
import type { RenewalCheckpoint, RenewalModel } from './renewalModel.ts';
import { compareCalls } from './riskCalls.ts';
import { isRecord } from './shape.ts';

/** What a currency field with 14 digits before the point holds. */
const MAX_AMOUNT = 1e14;
/** Ten years; what is said to take longer was not meant. */
const MAX_DAYS = 3650;

/** The renewal in day numbers. `outcome` is null while it is open, `opened` while it has no opportunity. */
interface Moment {
    readonly renewal: number;
    readonly today: number;
    readonly outcome: { readonly kind: 'renewed' | 'lost'; readonly on: CalendarDate | null } | null;
    readonly opened: number | null;
}

/**
 * How long there is until a renewal and its decision deadline, what should have happened by now, what may be spent, and whether health and
 * CSM agree. Facts dated after the day are not known yet. Pure and total: it answers for any facts and any day, never throws, and its
 * numbers are finite and never -0.
 */
export function renewalClock(model: SuccessModel, facts: RenewalFacts, asOf: CalendarDate): RenewalAnswer {
    if (!model.renewal) {
        return { kind: 'notConfigured' };
    }
    const known: Partial<RenewalFacts> = isRecord(facts) ? facts : {};
    const [renewal, today] = [dayOrNull(known.renewsOn), dayOrNull(asOf)];
    if (renewal === null || today === null) {
        return { kind: 'undated', faults: [...faultsOf('renewsOn', known.renewsOn), ...faultsOf('asOf', asOf)] };
    }
    const noticeDays = wholeDays(known.noticeDays) ?? model.renewal.noticeDays;
    const procurementDays = wholeDays(known.procurementDays) ?? model.renewal.procurementDays;
    const deadline = renewal - noticeDays - procurementDays;
    const opened = dayUntil(known.opportunityOpenedOn, today);
    const moment = { renewal, today, outcome: outcomeOf(known.outcome, today), opened };
    const checkpoints = model.renewal.checkpoints.map((one) => checkpointPosition(one, known.checkpointsDone, moment));
    return {
        kind: 'dated',
        modelVersion: model.version,
        renewsOn: dateOfDay(renewal),
        daysToRenewal: renewal - today,
        deadline: dateNear(deadline),
        daysToDeadline: deadline - today,
        noticeDays,
        procurementDays,
        phase: phaseOf(model.renewal, moment),
        checkpoints,
        outstanding: checkpoints.filter(({ state }) => state === 'due' || state === 'late'),
        opportunity: opportunityOf(model.renewal, moment),
        calls: compareCalls(model, known, renewal, today, moment.outcome === null),
        budget: budgetOf(known, model.renewal.retentionBudgetShare)
    };
}

function phaseOf({ checkpoints }: RenewalModel, { renewal, today, outcome }: Moment): RenewalPhase {
    if (outcome) {
        return outcome;
    }
    const days = renewal - today;
    if (days < 0) {
        return { kind: 'overdue', days: -days };
    }
    const checkpoint = checkpoints.findLast(({ daysBefore }) => daysBefore >= days);
    return checkpoint ? { kind: 'checkpoint', checkpoint } : { kind: 'quiet' };
}

function checkpointPosition(
    checkpoint: RenewalCheckpoint,
    doneByKey: unknown,
    { renewal, today, outcome, opened }: Moment
): CheckpointPosition {
    const due = renewal - checkpoint.daysBefore;
    const recorded = isRecord(doneByKey) ? doneByKey[checkpoint.key] : null;
    const done = checkpoint.doneBy === 'opportunity' ? opened : dayUntil(recorded, today);
    const state = checkpointState(due, done, today, outcome !== null);
    return {
        key: checkpoint.key,
        checkpoint,
        dueOn: dateNear(due),
        state,
        doneOn: done === null ? null : dateOfDay(done),
        daysLate: state === 'dropped' ? 0 : (done ?? today) - due
    };
}

function checkpointState(due: number, done: number | null, today: number, isDecided: boolean): CheckpointState {
    if (done !== null) {
        return 'done';
    }
    if (isDecided) {
        return 'dropped';
    }
    if (today === due) {
        return 'due';
    }
    return today < due ? 'upcoming' : 'late';
}

function opportunityOf(
    { opportunityDays }: RenewalModel,
    { renewal, today, outcome, opened }: Moment
): OpportunityPosition {
    const due = renewal - opportunityDays;
    return {
        dueOn: dateNear(due),
        openedOn: opened === null ? null : dateOfDay(opened),
        isDue: today >= due && opened === null && outcome === null
    };
}

function outcomeOf(input: unknown, today: number): Moment['outcome'] {
    if (!isRecord(input) || (input.kind !== 'renewed' && input.kind !== 'lost')) {
        return null;
    }
    const day = dayOrNull(input.on);
    return day !== null && day > today ? null : { kind: input.kind, on: day === null ? null : dateOfDay(day) };
}

function budgetOf({ acv, spent }: Partial<RenewalFacts>, share: number): RetentionBudget {
    const value = amountOf(acv);
    if (value === null) {
        return { kind: 'unknown' };
    }
    const amount = toCents(value * share);
    const used = amountOf(spent);
    return {
        kind: 'known',
        amount,
        spent: used,
        left: used === null ? null : toCents(amount - used),
        usedShare: used === null || amount === 0 ? null : used / amount
    };
}

/** An amount of money, else null. */
function amountOf(input: unknown): number | null {
    return typeof input === 'number' && input >= 0 && input < MAX_AMOUNT ? toCents(input) : null;
}

/** Rounded to cents, never -0. */
function toCents(amount: number): number {
    return Math.round(amount * 100) / 100 + 0;
}

function wholeDays(input: unknown): number | null {
    return typeof input === 'number' && Number.isInteger(input) && input >= 0 && input <= MAX_DAYS ? input + 0 : null;
}
