import { parseLedger, planTasks, scoreCustomer } from 'c/success';
import type {
    CustomerFacts,
    FactValue,
    HealthAnswer,
    OwnersByRole,
    PlanChanges,
    PlayPlan,
    PlaysModel,
    PlayTask,
    PreparedModel
} from 'c/success';
import type { CustomerRecord, PersonRecord, PlaybookRecords, RunningPlayRecord, TaskRecord } from 'c/playbookRecords';
import { activeModel } from 'c/uiActiveModel';
import type { PlaybookFormat } from './format.ts';
import { toPerson } from './people.ts';

export interface PlaybookOptions {
    readonly format: PlaybookFormat;
    /** Who looks. */
    readonly userId: string;
    /** Now, as an instant (ISO 8601): for "a minute ago". */
    readonly now: string;
    /** Values of `Task.Status` in the org's order; empty: not known. */
    readonly statuses: readonly TaskStatusValue[];
    /** Values of `Task.Type`; empty: not known, or not to be written by the viewer. */
    readonly types: readonly string[];
}

export interface TaskStatusValue {
    readonly value: string;
    readonly attributes?: { readonly closed?: boolean } | null;
}

/** What the parts of the view are made from. */
export interface PlaybookContext extends PlaybookOptions {
    readonly records: PlaybookRecords;
    readonly prepared: PreparedModel;
    /** No model of the org could be read. */
    readonly usesDefaultModel: boolean;
    /** Null: the model has no plays. */
    readonly plays: PlaysModel | null;
    /** Null: there is no customer, or its data are hidden. */
    readonly facts: CustomerFacts | null;
    readonly health: HealthAnswer | null;
    /** Today's score as it is shown; null: none. */
    readonly score: number | null;
    readonly owners: OwnersByRole;
    readonly running: readonly RunningPlay[];
}

/** A running play with its plan as of today. */
export interface RunningPlay {
    readonly record: RunningPlayRecord;
    readonly tasks: readonly TaskRecord[];
    /** Null: the ledger is hidden or cannot be read. */
    readonly plan: PlayPlan | null;
    /** What the planner makes of plan and tasks today; its ledger is what is shown. */
    readonly changes: PlanChanges | null;
}

/** Works out what all parts of the view need. Pure. */
export function playbookContext(records: PlaybookRecords, options: PlaybookOptions): PlaybookContext {
    const { prepared, isDefault } = activeModel(records.modelDocument);
    const facts = records.customer && records.metrics ? factsOf(records.customer, records.metrics) : null;
    const health = facts ? scoreCustomer(prepared, facts, options.format.today) : null;
    const owners = ownersOf(records, options.userId);
    const plays = prepared.model.plays ?? null;
    const base = {
        ...options,
        records,
        prepared,
        usesDefaultModel: isDefault,
        plays,
        facts,
        health,
        score: health?.kind === 'scored' ? health.score : null,
        owners
    };
    const running = (records.running ?? []).map((record) => runningPlay(base, record));
    return { ...base, running };
}

/** What is known of the customer, as the nightly job sees it. */
function factsOf(
    customer: CustomerRecord,
    metrics: readonly NonNullable<PlaybookRecords['metrics']>[number][]
): CustomerFacts {
    const values: Record<string, FactValue> = {};
    for (const { key, value, measuredOn } of metrics) {
        if (value !== null && value !== undefined) values[key] = { value, measuredOn: measuredOn ?? null };
    }
    const { overrideScore, overrideExpiresOn } = customer;
    return {
        customerSince: customer.customerSince ?? null,
        segment: customer.segment ?? null,
        edition: customer.edition ?? null,
        values,
        override:
            typeof overrideScore === 'number' && overrideExpiresOn
                ? {
                      score: overrideScore,
                      reason: customer.overrideReason ?? '',
                      expiresOn: overrideExpiresOn,
                      by: null,
                      setOn: customer.overrideSetOn ?? null
                  }
                : null
    };
}

function ownersOf({ customer, account }: PlaybookRecords, userId: string): OwnersByRole {
    const person = (record: PersonRecord | null | undefined) => (record ? toPerson(record) : null);
    return {
        roles: {
            csm: person(customer?.csm),
            cse: person(customer?.cse),
            supportManager: person(customer?.supportManager),
            advocate: person(customer?.advocate)
        },
        accountOwner: person(account.owner),
        planner: { id: userId, name: '', isActive: true }
    };
}

type PlanContext = Pick<PlaybookContext, 'records' | 'format' | 'plays' | 'owners'>;
type Planning = Parameters<typeof planTasks>[2];

function runningPlay(context: PlanContext, record: RunningPlayRecord): RunningPlay {
    const tasks = (context.records.tasks ?? []).filter(({ playId }) => playId === record.id);
    const ledger = record.ledger ? parseLedger(record.ledger) : null;
    if (ledger === null || !record.startedOn) return { record, tasks, plan: null, changes: null };
    const plan: PlayPlan = {
        playId: record.id,
        playKey: record.key,
        startedOn: record.startedOn,
        status: 'running',
        ledger
    };
    return { record, tasks, plan, changes: changesOf(context, plan, tasks) };
}

/** Asks the planner what is to be written so that plan and tasks agree today. Null: the model has no calendar to plan by. */
function changesOf(context: PlanContext, plan: PlayPlan, tasks: readonly TaskRecord[]): PlanChanges | null {
    const planning = planningOf(context);
    return planning && planTasks(plan, toTasks(context, tasks), planning);
}

/** What plans are made with. Null: the model has no plays. */
export function planningOf({ plays, owners, format }: PlanContext): Planning | null {
    if (plays === null) return null;
    const { calendar, roles } = plays;
    const sending = plays.sending !== undefined;
    // A task that the viewer cannot see was not deleted: that is for the nightly run to tell, which sees all.
    return { calendar, roles, owners, asOf: format.today, sending, isPartial: true };
}

/** Tasks as the domain reads them. */
export function toTasks({ format }: PlanContext, tasks: readonly TaskRecord[]): PlayTask[] {
    return tasks.map((task) => toTask(task, format));
}

function toTask(task: TaskRecord, format: PlaybookFormat): PlayTask {
    return {
        id: task.id,
        playId: task.playId,
        stepKey: task.stepKey,
        ownerId: task.ownerId ?? '',
        // A queue, or a person that the viewer may not see, is not taken for somebody who left.
        isOwnerActive: task.owner?.active ?? true,
        dueOn: task.dueOn ?? null,
        isClosed: task.closed,
        closedOn: task.completedAt ? format.dayOf(task.completedAt) : null
    };
}
