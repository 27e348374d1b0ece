import type {
    CalendarDate,
    CustomerFacts,
    HealthAnswer,
    SuccessModel
} from '../../force-app/main/domain/lwc/success/success.ts';
import type { BulkRow, FailedRow } from '../org/bulk.ts';
import { Spool } from '../org/spool.ts';
import { customerRow, INPUTS_LIMIT, metricRows, snapshotRow } from './desired.ts';
import { changedRow, type DesiredRow } from './diff.ts';
import { earlierScores, snapshotKey } from './history.ts';
import type { ObjectPlan, ScorePlan } from './score-plan.ts';
import type { CustomerRecords } from './score-read.ts';

/** Compares answers with what is stored and gathers on disk what has to be written, object by object. */
export class ChangeCollector {
    readonly #model: SuccessModel;
    readonly #plan: ScorePlan;
    readonly #asOf: CalendarDate;
    readonly #scoredAt: string;
    readonly #onFailed: (row: FailedRow) => void;
    readonly customers: Spool;
    readonly metrics: Spool;
    readonly snapshots: Spool;

    constructor(options: {
        readonly model: SuccessModel;
        readonly plan: ScorePlan;
        readonly asOf: CalendarDate;
        readonly scoredAt: Date;
        readonly folder: string;
        readonly onFailed: (row: FailedRow) => void;
    }) {
        const { plan, folder } = options;
        this.#model = options.model;
        this.#plan = plan;
        this.#asOf = options.asOf;
        this.#scoredAt = options.scoredAt.toISOString();
        this.#onFailed = options.onFailed;
        this.customers = new Spool(folder, 'customers', plan.customers.sent);
        this.metrics = new Spool(folder, 'metrics', plan.metrics.sent);
        this.snapshots = new Spool(folder, 'snapshots', plan.snapshots.sent);
    }

    async add(records: CustomerRecords, facts: CustomerFacts, answer: HealthAnswer): Promise<void> {
        await this.#addCustomer(records, answer);
        await this.#addMetrics(records, answer);
        await this.#addSnapshot(records, facts, answer);
    }

    async #addCustomer({ customer, earlierSnapshots }: CustomerRecords, answer: HealthAnswer): Promise<void> {
        const desired = customerRow(this.#model, answer, earlierScores(earlierSnapshots, this.#asOf));
        const row = changedRow(this.#plan.customers.compared, desired, customer);
        if (row !== null)
            await this.customers.add({
                ...row,
                Account_Key__c: customer['Account_Key__c'],
                Scored_At__c: this.#scoredAt
            });
    }

    async #addMetrics({ customer, metrics, folded }: CustomerRecords, answer: HealthAnswer): Promise<void> {
        for (const [key, desired] of metricRows(this.#model, answer, folded, metrics)) {
            const existing = metrics.find((row) => row['Metric_Key__c'] === key);
            const row = changedRow(this.#plan.metrics.compared, desired, existing);
            if (row !== null)
                await this.metrics.add({
                    ...row,
                    ...keyed(customer, existing, 'Unique_Key__c', `${customer['Account_Key__c'] ?? ''}:${key}`)
                });
        }
    }

    async #addSnapshot(
        { customer, snapshot }: CustomerRecords,
        facts: CustomerFacts,
        answer: HealthAnswer
    ): Promise<void> {
        const desired = this.#fitting(snapshotRow(this.#model, answer, facts), customer);
        const row = changedRow(this.#plan.snapshots.compared, desired, snapshot);
        if (row === null) return;
        const key = snapshotKey(customer['Account_Key__c'] ?? '', this.#asOf);
        await this.snapshots.add({
            ...row,
            ...keyed(customer, snapshot, 'Snapshot_Key__c', key),
            Taken_On__c: this.#asOf
        });
    }

    #fitting(desired: DesiredRow, customer: BulkRow): DesiredRow {
        const inputs = desired['Inputs__c'];
        if (typeof inputs !== 'string' || inputs.length <= INPUTS_LIMIT) return desired;
        const reason = `STRING_TOO_LONG:the inputs of the score are ${inputs.length} characters, of at most ${INPUTS_LIMIT}: the snapshot is kept without them`;
        this.#onFailed({
            object: this.#plan.snapshots.object,
            reason,
            row: { Account_Key__c: customer['Account_Key__c'] ?? '' }
        });
        return { ...desired, Inputs__c: null };
    }
}

/** Key of the row, and its parent when it is new: a row that is there is never moved. */
function keyed(customer: BulkRow, existing: BulkRow | undefined, field: string, key: string): DesiredRow {
    return existing === undefined ? { [field]: key, Customer__c: customer['Id'] } : { [field]: existing[field] };
}

/** What is to be written, in the order it must be: a customer before its details. */
export function plannedLoads(
    changes: ChangeCollector,
    plan: ScorePlan
): { readonly plan: ObjectPlan; readonly spool: Spool }[] {
    return [
        { plan: plan.customers, spool: changes.customers },
        { plan: plan.metrics, spool: changes.metrics },
        { plan: plan.snapshots, spool: changes.snapshots }
    ];
}
