import type {
    CustomerRecord,
    HealthRecords,
    Maybe,
    MetricRecord,
    ModelRecord,
    ModelVersion,
    RunRecord,
    SnapshotInputs,
    SnapshotRecord
} from './records.ts';

type Node = Readonly<Record<string, unknown>>;

/** Fields with a dimension's score, as the model may name them. */
const DIMENSION_FIELDS = [
    'Product_Score__c',
    'Support_Score__c',
    'Outcomes_Score__c',
    'Voice_Score__c',
    'Engagement_Score__c'
] as const;

/** Name of the scoring job in its run records. */
const SCORE_JOB = 'score';

/** Reads the data of an answer to `HEALTH_QUERY`. Total: what does not fit is taken as absent. */
export function readHealthRecords(data: unknown): HealthRecords {
    const query = child(child(data, 'uiapi'), 'query');
    const customers = nodes(query, 'Success_Customer__c');
    const customer = customers?.[0];
    // After an account merge two customers may share the account: only rows of the one shown count.
    const own = (name: string): Node[] | undefined =>
        nodes(query, name)?.filter(
            (node) => text(node, 'Customer__c') === undefined || text(node, 'Customer__c') === id(customer)
        );
    return {
        account: readAccount(nodes(query, 'Account')?.[0]),
        customer: customers === undefined ? undefined : customer ? readCustomer(customer) : null,
        metrics: own('Success_Metric__c')?.flatMap(readMetric),
        recent: own('recent')?.flatMap(readInputs),
        year: own('year')?.flatMap(readSnapshot).reverse(),
        models: nodes(query, 'models')?.flatMap(readModel),
        versions: (nodes(query, 'versions') ?? []).flatMap(readVersion),
        run: readRun(nodes(query, 'Success_Run__c') ?? [])
    };
}

function readAccount(node: Node | undefined): HealthRecords['account'] {
    return node ? { id: id(node), name: text(node, 'Name') } : null;
}

function readCustomer(node: Node): CustomerRecord {
    const scores = DIMENSION_FIELDS.map((name) => [name, number(node, name)] as const);
    return {
        id: id(node),
        accountKey: text(node, 'Account_Key__c'),
        segment: text(node, 'Segment__c'),
        edition: text(node, 'Edition__c'),
        customerSince: text(node, 'Customer_Since__c'),
        healthScore: number(node, 'Health_Score__c'),
        healthBand: text(node, 'Health_Band__c'),
        coverage: number(node, 'Coverage__c'),
        metricsCounted: number(node, 'Metrics_Counted__c'),
        metricsApplicable: number(node, 'Metrics_Applicable__c'),
        dimensionScores: Object.fromEntries(
            scores.filter((entry): entry is [(typeof entry)[0], number | null] => entry[1] !== undefined)
        ),
        modelVersion: number(node, 'Model_Version__c'),
        scoredAt: text(node, 'Scored_At__c'),
        overrideScore: number(node, 'Override_Score__c'),
        overrideReason: text(node, 'Override_Reason__c'),
        overrideExpiresOn: text(node, 'Override_Expires_On__c'),
        overrideSetOn: text(node, 'Override_Set_On__c'),
        overrideBy: parentName(node, 'Override_By__r'),
        lastModifiedAt: text(node, 'LastModifiedDate'),
        lastModifiedBy: parentName(node, 'LastModifiedBy')
    };
}

function readMetric(node: Node): MetricRecord[] {
    const key = text(node, 'Metric_Key__c');
    if (!key) return [];
    const values = [number(node, 'Value__c'), text(node, 'Text_Value__c'), text(node, 'Date_Value__c')];
    const filled = values.find((value) => value !== null && value !== undefined);
    const hidden = values.includes(undefined);
    return [
        {
            id: id(node),
            key,
            value: filled ?? (hidden ? undefined : null),
            measuredOn: text(node, 'Measured_On__c'),
            source: text(node, 'Source__c')
        }
    ];
}

function readInputs(node: Node): SnapshotInputs[] {
    const takenOn = text(node, 'Taken_On__c');
    if (!takenOn) return [];
    return [
        { takenOn, modelVersion: number(node, 'Snapshot_Model_Version__c') ?? null, inputs: text(node, 'Inputs__c') }
    ];
}

function readSnapshot(node: Node): SnapshotRecord[] {
    const takenOn = text(node, 'Taken_On__c');
    if (!takenOn) return [];
    return [
        {
            takenOn,
            score: number(node, 'Snapshot_Score__c') ?? null,
            band: text(node, 'Snapshot_Band__c') ?? null,
            computedScore: number(node, 'Snapshot_Computed_Score__c') ?? null,
            modelVersion: number(node, 'Snapshot_Model_Version__c') ?? null,
            overridden: field(node, 'Snapshot_Override__c') === true,
            overriddenBy: text(node, 'Snapshot_Override_By__c') ?? null
        }
    ];
}

function readModel(node: Node): ModelRecord[] {
    const version = number(node, 'Version__c');
    if (typeof version !== 'number') return [];
    return [{ version, active: text(node, 'Status__c') === 'Active', document: text(node, 'Document__c') }];
}

function readVersion(node: Node): ModelVersion[] {
    const version = number(node, 'Version__c');
    if (typeof version !== 'number') return [];
    return [{ version, activatedAt: text(node, 'Activated_At__c') ?? null, note: text(node, 'Note__c') ?? null }];
}

function readRun(runs: readonly Node[]): RunRecord | null {
    const run = runs.find((node) => text(node, 'Job__c')?.toLowerCase() === SCORE_JOB);
    if (!run) return null;
    return {
        id: id(run),
        status: text(run, 'Status__c') ?? null,
        startedAt: text(run, 'Started_At__c') ?? null,
        finishedAt: text(run, 'Finished_At__c') ?? null
    };
}

function child(value: unknown, name: string): unknown {
    return typeof value === 'object' && value !== null ? (value as Node)[name] : undefined;
}

/** The records of one sibling query; undefined where the viewer may not read the object. */
function nodes(query: unknown, name: string): Node[] | undefined {
    const edges = child(child(query, name), 'edges');
    if (!Array.isArray(edges)) return undefined;
    return edges
        .map((edge: unknown) => child(edge, 'node'))
        .filter((node): node is Node => typeof node === 'object' && node !== null);
}

function id(node: Node | undefined): string {
    return typeof node?.Id === 'string' ? node.Id : '';
}

/** The value of a field; undefined where the field is absent from the answer. */
function field(node: Node | undefined, name: string): unknown {
    const holder = node?.[name];
    if (holder === undefined) return undefined;
    return holder === null ? null : (child(holder, 'value') ?? null);
}

function text(node: Node | undefined, name: string): Maybe<string> {
    const value = field(node, name);
    if (value === undefined || value === null || typeof value === 'string') return value;
    return typeof value === 'number' ? String(value) : null;
}

function number(node: Node | undefined, name: string): Maybe<number> {
    const value = field(node, name);
    if (value === null || value === undefined) return value;
    const parsed = typeof value === 'number' ? value : Number(value);
    return Number.isFinite(parsed) ? parsed : null;
}

function parentName(node: Node, relationship: string): Maybe<string> {
    const parent = node[relationship];
    if (parent === undefined || parent === null) return parent;
    return text(parent as Node, 'Name');
}
