import type { CalendarDate, SuccessModel } from '../../force-app/main/domain/lwc/success/success.ts';
import type { BulkRow, FailedRow } from '../org/bulk.ts';
import { Spool } from '../org/spool.ts';
import { DAYS_TO_RENEWAL } from './columns.ts';
import type { Assessment } from './customer-assessment.ts';
import { customerRow, INPUTS_LIMIT, metricRows, snapshotRow } from './desired.ts';
import { changedRow, type DesiredRow } from './diff.ts';
import { snapshotKey } from './history.ts';
import { snapshotSummary, summaryRow } from './journeys/journey-summary.ts';
import type { PlannedLoad } from './load.ts';
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

    async add(records: CustomerRecords, assessment: Assessment): Promise<void> {
        await this.#addCustomer(records, assessment);
        await this.#addMetrics(records, assessment);
        // History ends when the customer leaves, so that whoever adds up a week counts those who were customers in it.
        if (assessment.churnedOn === null) await this.#addSnapshot(records, assessment);
    }

    async #addCustomer(
        { customer }: CustomerRecords,
        { answer, earlier, located, renewal, churnedOn }: Assessment
    ): Promise<void> {
        const desired = { ...customerRow(this.#model, answer, earlier), ...summaryRow(located, renewal, churnedOn) };
        const row = changedRow(this.#plan.customers.compared, desired, customer);
        if (row !== null)
            await this.customers.add({
                ...row,
                Account_Key__c: customer['Account_Key__c'],
                Scored_At__c: this.#scoredAt
            });
    }

    async #addMetrics({ customer, metrics }: CustomerRecords, { answer, read }: Assessment): Promise<void> {
        for (const [key, desired] of metricRows(this.#model, answer, read, metrics)) {
            const existing = metrics.find((row) => row['Metric_Key__c'] === key);
            const row = changedRow(this.#plan.metrics.compared, desired, existing);
            if (row !== null)
                await this.metrics.add({
                    ...row,
                    ...keyed(customer, existing, 'Unique_Key__c', `${customer['Account_Key__c'] ?? ''}:${key}`)
                });
        }
    }

    async #addSnapshot({ customer, snapshot }: CustomerRecords, assessment: Assessment): Promise<void> {
        const { answer, facts, located, renewal } = assessment;
        const summary = snapshotSummary(located, renewal);
        const row = snapshotRow(this.#model, answer, facts, customer['ARR__c'] ?? '');
        const desired = this.#fitting({ ...row, ...summary }, customer);
        const changed = changedRow(this.#plan.snapshots.compared, desired, snapshot);
        if (changed === null) return;
        const key = snapshotKey(customer['Account_Key__c'] ?? '', this.#asOf);
        await this.snapshots.add({
            ...changed,
            ...keyed(customer, snapshot, 'Snapshot_Key__c', key),
            Taken_On__c: this.#asOf,
            [DAYS_TO_RENEWAL]: summary[DAYS_TO_RENEWAL]
        });
    }

    /** In the order in which they must be written: a customer before its details. */
    loads(): readonly PlannedLoad[] {
        const { customers, metrics, snapshots } = this.#plan;
        return [upsert(customers, this.customers), upsert(metrics, this.metrics), upsert(snapshots, this.snapshots)];
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

function upsert({ object, externalIdField }: ObjectPlan, spool: Spool): PlannedLoad {
    return { object, operation: 'upsert', externalIdField, spool };
}
