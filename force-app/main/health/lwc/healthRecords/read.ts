import { idOf, isTrue, nodesOf, numberOf, parentOf, queryOf, textOf } from 'c/uiNodes';
import type { Maybe, Node } from 'c/uiNodes';
import type {
    CustomerRecord,
    HealthRecords,
    MetricRecord,
    ModelRecord,
    RunRecord,
    SnapshotInputs,
    SnapshotRecord
} from './records.ts';

/** Name of the scoring job in its run records. */
const SCORE_JOB = 'score';

/** Reads the data of an answer to `healthQuery(dimensionFields)`. Total: what does not fit is taken as absent. */
export function readHealthRecords(data: unknown, dimensionFields: readonly string[]): HealthRecords {
    const query = queryOf(data);
    const customers = nodesOf(query, 'Success_Customer__c');
    const customer = customers?.[0];
    // After an account merge two customers may share the account: only rows of the one shown count.
    const own = (name: string): Node[] | undefined =>
        nodesOf(query, name)?.filter(
            (node) => textOf(node, 'Customer__c') === undefined || textOf(node, 'Customer__c') === idOf(customer)
        );
    return {
        account: readAccount(nodesOf(query, 'Account')?.[0]),
        customer: customers === undefined ? undefined : customer ? readCustomer(customer, dimensionFields) : null,
        metrics: own('Success_Metric__c')?.flatMap(readMetric),
        recent: own('recent')?.flatMap(readInputs),
        year: own('year')?.flatMap(readSnapshot).reverse(),
        models: nodesOf(query, 'models')?.flatMap(readModel),
        run: readRun(nodesOf(query, 'Success_Run__c') ?? [])
    };
}

function readAccount(node: Node | undefined): HealthRecords['account'] {
    return node ? { id: idOf(node), name: textOf(node, 'Name') } : null;
}

function readCustomer(node: Node, dimensionFields: readonly string[]): CustomerRecord {
    return {
        id: idOf(node),
        accountKey: textOf(node, 'Account_Key__c'),
        segment: textOf(node, 'Segment__c'),
        edition: textOf(node, 'Edition__c'),
        customerSince: textOf(node, 'Customer_Since__c'),
        churnedOn: textOf(node, 'Churned_On__c'),
        healthScore: numberOf(node, 'Health_Score__c'),
        healthBand: textOf(node, 'Health_Band__c'),
        coverage: numberOf(node, 'Coverage__c'),
        metricsCounted: numberOf(node, 'Metrics_Counted__c'),
        metricsApplicable: numberOf(node, 'Metrics_Applicable__c'),
        dimensionScores: Object.fromEntries(dimensionFields.map((name) => [name, numberOf(node, name)])),
        modelVersion: numberOf(node, 'Model_Version__c'),
        scoredAt: textOf(node, 'Scored_At__c'),
        overrideScore: numberOf(node, 'Override_Score__c'),
        overrideReason: textOf(node, 'Override_Reason__c'),
        overrideExpiresOn: textOf(node, 'Override_Expires_On__c'),
        overrideSetOn: textOf(node, 'Override_Set_On__c'),
        overrideBy: parentName(node, 'Override_By__r'),
        lastModifiedAt: textOf(node, 'LastModifiedDate'),
        lastModifiedBy: parentName(node, 'LastModifiedBy')
    };
}

function readMetric(node: Node): MetricRecord[] {
    const key = textOf(node, 'Metric_Key__c');
    if (!key) return [];
    const values = [numberOf(node, 'Value__c'), textOf(node, 'Text_Value__c'), textOf(node, 'Date_Value__c')];
    const filled = values.find((value) => value !== null && value !== undefined);
    const hidden = values.includes(undefined);
    return [
        {
            id: idOf(node),
            key,
            value: filled ?? (hidden ? undefined : null),
            measuredOn: textOf(node, 'Measured_On__c'),
            source: textOf(node, 'Source__c')
        }
    ];
}

function readInputs(node: Node): SnapshotInputs[] {
    const takenOn = textOf(node, 'Taken_On__c');
    if (!takenOn) return [];
    return [
        {
            takenOn,
            modelVersion: numberOf(node, 'Snapshot_Model_Version__c') ?? null,
            inputs: textOf(node, 'Inputs__c')
        }
    ];
}

function readSnapshot(node: Node): SnapshotRecord[] {
    const takenOn = textOf(node, 'Taken_On__c');
    if (!takenOn) return [];
    return [
        {
            takenOn,
            score: numberOf(node, 'Snapshot_Score__c') ?? null,
            band: textOf(node, 'Snapshot_Band__c') ?? null,
            computedScore: numberOf(node, 'Snapshot_Computed_Score__c') ?? null,
            modelVersion: numberOf(node, 'Snapshot_Model_Version__c') ?? null,
            overridden: isTrue(node, 'Snapshot_Override__c'),
            overriddenBy: textOf(node, 'Snapshot_Override_By__c') ?? null
        }
    ];
}

function readModel(node: Node): ModelRecord[] {
    const version = numberOf(node, 'Version__c');
    if (typeof version !== 'number') return [];
    return [
        {
            version,
            active: textOf(node, 'Status__c') === 'Active',
            activatedAt: textOf(node, 'Activated_At__c') ?? null,
            note: textOf(node, 'Note__c') ?? null,
            document: textOf(node, 'Document__c')
        }
    ];
}

function readRun(runs: readonly Node[]): RunRecord | null {
    const run = runs.find((node) => textOf(node, 'Job__c')?.toLowerCase() === SCORE_JOB);
    if (!run) return null;
    return {
        id: idOf(run),
        status: textOf(run, 'Status__c') ?? null,
        startedAt: textOf(run, 'Started_At__c') ?? null,
        finishedAt: textOf(run, 'Finished_At__c') ?? null
    };
}

function parentName(node: Node, relationship: string): Maybe<string> {
    const parent = parentOf(node, relationship);
    return parent ? textOf(parent, 'Name') : parent;
}
