import type { BulkValue } from '../../org/bulk.ts';
import { soqlText } from '../../org/query.ts';
import { METRIC_COLUMNS } from '../columns.ts';
import { satisfies } from './conditions.ts';
import type { AccountSource, Import } from './context.ts';
import type { MappedFields } from './fields.ts';
import type { RowFold } from './fold-rows.ts';
import { idsByKey, loadByKey, type KeyedRow, type LoadContext, type LoadPlan, type LoadResult } from './load.ts';
import type { ImportMapping, MetricMapping, ValueMapping } from './mapping.ts';
import { orBad, valuesOf, type Folds } from './read-files.ts';

/** What was read becomes records: each kind compared with the org's and written. */

const NOTHING: LoadResult = { read: 0, written: 0, toWrite: 0 };
const KEY = 'Success_Key__c';

/** Loads accounts by their key in the system that they come from. */
export async function loadAccounts(
    run: Import,
    context: LoadContext,
    mapped: MappedFields,
    accounts: ReadonlyMap<string, AccountSource>,
    folds: Folds
): Promise<LoadResult> {
    const { fields } = run.mapping.accounts;
    const rows = [...accounts].map(([key, source]): KeyedRow => ({
        key,
        values: { ...source.fields, ...folded(fields, folds, key) },
        origin: origin(run, source)
    }));
    return loadByKey(context, { object: 'Account', keyField: KEY, ...mapped, mapping: fields }, rows);
}

/** Loads a customer for each account that has an id by now. */
export async function loadCustomers(
    run: Import,
    context: LoadContext,
    mapped: MappedFields,
    accounts: ReadonlyMap<string, AccountSource>,
    folds: Folds,
    accountId: (key: string) => string | undefined
): Promise<LoadResult> {
    const { customer } = run.mapping.accounts;
    const rows = [...accounts].flatMap(([key, source]): KeyedRow[] => {
        const id = accountId(key);
        if (id === undefined) return [];
        return [
            {
                key: id,
                values: { ...source.customer, ...folded(customer, folds, key), Account__c: id },
                origin: origin(run, source)
            }
        ];
    });
    const parent = { name: 'Account__c', kind: 'text' } as const;
    return loadByKey(
        context,
        {
            object: 'Success_Customer__c',
            keyField: 'Account_Key__c',
            columns: mapped.columns,
            onCreate: [...mapped.onCreate, parent],
            mapping: customer
        },
        rows.toSorted(byKey)
    );
}

/** Loads cases; what belongs to no imported account is told as a bad row. */
export async function loadCases(
    run: Import,
    context: LoadContext,
    mapped: MappedFields,
    accounts: ReadonlyMap<string, AccountSource>,
    accountId: (key: string) => string | undefined
): Promise<LoadResult> {
    const { cases } = run.mapping;
    if (cases === undefined) return NOTHING;
    const parent = { name: 'AccountId', kind: 'text' } as const;
    const rows = caseRows(run, cases, accounts, accountId);
    return loadByKey(
        context,
        {
            object: 'Case',
            keyField: KEY,
            columns: [...mapped.columns, parent],
            onCreate: mapped.onCreate,
            mapping: cases.fields
        },
        rows
    );
}

async function* caseRows(
    { mapping, files, dates }: Import,
    { from, where, fields }: NonNullable<ImportMapping['cases']>,
    accounts: ReadonlyMap<string, AccountSource>,
    accountId: (key: string) => string | undefined
): AsyncGenerator<KeyedRow> {
    const { key = '', file = from } = mapping.files[from] ?? {};
    for await (const row of files.accountRows(from)) {
        if (orBad(files, from, row, () => satisfies(where, row.values)) !== true) continue;
        const caseKey = row.values[key] ?? '';
        const id = accountId(row.account);
        if (caseKey === '') files.bad(from, row, `${key} is blank: a case needs a key`);
        else if (!accounts.has(row.account) || id === undefined)
            files.bad(from, row, `belongs to the account "${row.account}", which is not imported`);
        else {
            const values = orBad(files, from, row, () => valuesOf(fields, row.values, dates));
            if (values !== null)
                yield { key: caseKey, values: { ...values, AccountId: id }, origin: { where: file, line: row.line } };
        }
    }
}

/** Loads recorded metrics of accounts whose customers the org has by now. */
export async function loadMetrics(
    run: Import,
    context: LoadContext,
    accounts: ReadonlyMap<string, AccountSource>,
    folds: Folds,
    accountId: (key: string) => string | undefined
): Promise<LoadResult> {
    const { metrics = [] } = run.mapping;
    if (metrics.length === 0) return NOTHING;
    const customerIds = await idsByKey(run.conn, 'Success_Customer__c', 'Account_Key__c');
    const rows = [...accounts].flatMap(([key, source]): KeyedRow[] => {
        const id = accountId(key);
        const customer = id === undefined ? undefined : (customerIds.get(id) ?? (context.dryRun ? id : undefined));
        if (id === undefined || customer === undefined) return [];
        return metrics.flatMap((metric) => {
            const values = metricValues(metric, folds.get(metric.value)?.result(key) ?? null);
            if (values === null) return [];
            return [
                {
                    key: `${id}:${metric.key}`,
                    values: { ...values, Customer__c: customer },
                    origin: origin(run, source)
                }
            ];
        });
    });
    return loadByKey(context, metricPlan(metrics), rows.toSorted(byKey));
}

function metricPlan(metrics: readonly MetricMapping[]): LoadPlan {
    const columns = ['Metric_Key__c', 'Value__c', 'Text_Value__c', 'Date_Value__c', 'Measured_On__c', 'Source__c'];
    const column = (name: string): (typeof METRIC_COLUMNS)[number] =>
        METRIC_COLUMNS.find((each) => each.name === name) ?? { name, kind: 'text' };
    return {
        object: 'Success_Metric__c',
        keyField: 'Unique_Key__c',
        where: `Metric_Key__c IN (${metrics.map(({ key }) => soqlText(key)).join(', ')})`,
        columns: columns.map(column),
        // The score job names the metric as the model does.
        onCreate: [column('Label__c'), { name: 'Customer__c', kind: 'text' }]
    };
}

function metricValues(
    { key, label, value: { fold }, map }: MetricMapping,
    folded: ReturnType<RowFold['result']>
): Record<string, BulkValue> | null {
    if (folded === null) return null;
    const value = map?.[String(folded.value)] ?? folded.value;
    const field = fold === 'latestDate' ? 'Date_Value__c' : typeof value === 'number' ? 'Value__c' : 'Text_Value__c';
    return {
        Metric_Key__c: key,
        Label__c: label ?? null,
        Value__c: null,
        Text_Value__c: null,
        Date_Value__c: null,
        [field]: value,
        Measured_On__c: folded.measuredOn,
        Source__c: 'Import'
    };
}

function folded(
    fields: Readonly<Record<string, ValueMapping>>,
    folds: Folds,
    account: string
): Record<string, BulkValue> {
    const values: Record<string, BulkValue> = {};
    for (const [name, mapping] of Object.entries(fields)) {
        if ('fold' in mapping) values[name] = folds.get(mapping.fold)?.result(account)?.value ?? null;
    }
    return values;
}

function origin({ mapping }: Import, { line }: AccountSource): KeyedRow['origin'] {
    return { where: mapping.files[mapping.accounts.from]?.file ?? mapping.accounts.from, line };
}

/** Keys begin with the account's id, so that details of one parent stand together. */
function byKey(a: KeyedRow, b: KeyedRow): number {
    return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}
