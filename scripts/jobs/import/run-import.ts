import { join } from 'node:path';
import type { CalendarDate } from '../../../force-app/main/domain/lwc/success/success.ts';
import type { BulkValue } from '../../org/bulk.ts';
import type { OrgConnection } from '../../org/connection.ts';
import { soqlText } from '../../org/query.ts';
import { describeError } from '../../org/request.ts';
import { withTemporaryFolder } from '../../org/spool.ts';
import { METRIC_COLUMNS } from '../columns.ts';
import { FailedRows } from '../failed-rows.ts';
import { defaultTimeZone, Describer, todayIn } from '../org-facts.ts';
import { silent, type Progress } from '../progress.ts';
import { endRun, startRun } from '../run-record.ts';
import { peakMemoryMB } from '../run-score.ts';
import { satisfies } from './conditions.ts';
import { dateReader, type DateReader } from './dates.ts';
import { mapFields } from './fields.ts';
import { RowFold } from './fold-rows.ts';
import { idsByKey, loadByKey, type KeyedRow, type LoadContext, type LoadResult } from './load.ts';
import type { FoldMapping, ImportMapping, MetricMapping, ValueMapping } from './mapping.ts';
import { SourceFiles } from './source-files.ts';
import { BadRow, valueOf } from './values.ts';

/** Name of the job in the org. */
export const IMPORT_JOB = 'import';

export interface ImportOptions {
    readonly mapping: ImportMapping;
    /** Folder of the files. */
    readonly dataFolder: string;
    /** The day that folds look at; today in the org's default time zone when left out. */
    readonly asOf?: CalendarDate;
    readonly dryRun?: boolean;
    readonly progress?: Progress;
    readonly failedRowsFolder?: string;
    readonly signal?: AbortSignal;
}

/** What an import did. Objects hold the rows read, those to write and those written. */
export interface ImportSummary {
    readonly asOf: CalendarDate;
    readonly dryRun: boolean;
    readonly accounts: LoadResult;
    readonly customers: LoadResult;
    readonly cases: LoadResult;
    readonly metrics: LoadResult;
    readonly written: number;
    readonly failed: number;
    readonly apiCalls: number;
    readonly seconds: number;
    readonly peakMemoryMB: number;
    readonly failedRows: string | null;
}

type Results = Pick<ImportSummary, 'accounts' | 'customers' | 'cases' | 'metrics'>;

interface Import {
    readonly conn: OrgConnection;
    readonly mapping: ImportMapping;
    readonly asOf: CalendarDate;
    readonly options: ImportOptions;
    readonly dates: DateReader;
    readonly files: SourceFiles;
    readonly describer: Describer;
    readonly progress: Progress;
    readonly failures: FailedRows;
}

const NOTHING: LoadResult = { read: 0, written: 0, toWrite: 0 };
const NO_RESULTS: Results = { accounts: NOTHING, customers: NOTHING, cases: NOTHING, metrics: NOTHING };
const KEY = 'Success_Key__c';

/**
 * Imports files as a mapping says: accounts with their customers, cases, recorded metrics. What the org has already is not written again.
 * @throws MappingError, FileError, AlreadyRunningError, OrgError.
 */
export async function runImport(conn: OrgConnection, options: ImportOptions): Promise<ImportSummary> {
    const began = performance.now();
    const startedAt = new Date();
    const callsBefore = conn.apiCalls;
    const run = await prepare(conn, options, startedAt);
    await run.files.checkColumns();
    const runId = options.dryRun === true ? null : await startRun(conn, { job: IMPORT_JOB, asOf: run.asOf, startedAt });
    const conclude = (results: Results): ImportSummary =>
        summarise(run, results, conn.apiCalls - callsBefore + (runId === null ? 0 : 1), began);
    try {
        const results = await withTemporaryFolder((folder) => importAll(run, folder));
        await run.failures.close();
        const summary = conclude(results);
        if (runId !== null) await finish(conn, runId, summary, run.failures, null);
        return summary;
    } catch (error) {
        await run.failures.close();
        // What went wrong first is what is told, should the org refuse this too.
        if (runId !== null) await finish(conn, runId, conclude(NO_RESULTS), run.failures, error).catch(() => undefined);
        throw error;
    } finally {
        run.progress.end();
    }
}

async function prepare(conn: OrgConnection, options: ImportOptions, startedAt: Date): Promise<Import> {
    const { mapping } = options;
    const stamp = startedAt.toISOString().replaceAll(/[-:]|\.\d+/g, '');
    const failures = new FailedRows(join(options.failedRowsFolder ?? 'failed', `import-${stamp}.csv`));
    const timeZone = await defaultTimeZone(conn);
    return {
        conn,
        mapping,
        asOf: options.asOf ?? todayIn(timeZone, startedAt),
        options,
        dates: dateReader(mapping.dateFormat, mapping.timeZone ?? timeZone),
        files: new SourceFiles(mapping, options.dataFolder, (where, { line, values }, reason) =>
            failures.add({ where, line, reason, row: values })
        ),
        describer: new Describer(conn),
        progress: options.progress ?? silent,
        failures
    };
}

async function importAll(run: Import, folder: string): Promise<Results> {
    const { conn, mapping, options, progress, failures } = run;
    for (const { file, ignored } of Object.values(mapping.files))
        if (ignored !== undefined) progress.note(`${file} is not imported: ${ignored}`);
    const context: LoadContext = { conn, folder, dryRun: options.dryRun === true, failures, progress };
    progress.phase('Reading files');
    const accountRows = await readAccounts(run);
    const folds = await foldFiles(run, accountRows);
    options.signal?.throwIfAborted();
    const accounts = await loadAccounts(run, context, accountRows, folds);
    const ids = await idsByKey(conn, 'Account', KEY);
    // In a dry run new accounts have no id yet: their own key stands in, so that their details count as new.
    const accountId = (key: string): string | undefined => ids.get(key) ?? (context.dryRun ? key : undefined);
    options.signal?.throwIfAborted();
    const customers = await loadCustomers(run, context, accountRows, folds, accountId);
    options.signal?.throwIfAborted();
    const cases = await loadCases(run, context, accountRows, accountId);
    options.signal?.throwIfAborted();
    const metrics = await loadMetrics(run, context, accountRows, folds, accountId);
    return { accounts, customers, cases, metrics };
}

interface AccountSource {
    readonly line: number;
    readonly fields: Readonly<Record<string, BulkValue>>;
    readonly customer: Readonly<Record<string, BulkValue>>;
}

/** Accounts by key: what every other row refers to. */
async function readAccounts({ mapping, files, dates }: Import): Promise<Map<string, AccountSource>> {
    const { from, where, fields, customer } = mapping.accounts;
    const key = mapping.files[from]?.key ?? '';
    const accounts = new Map<string, AccountSource>();
    for await (const row of files.rows(from)) {
        if (!satisfies(where, row.values)) continue;
        const accountKey = row.values[key] ?? '';
        if (accountKey === '') files.bad(from, row, `${key} is blank: an account needs a key`);
        else if (accounts.has(accountKey))
            files.bad(
                from,
                row,
                `${key} "${accountKey}" is there already, on line ${accounts.get(accountKey)?.line ?? 0}`
            );
        else {
            const source = orBad(files, from, row, () => ({
                line: row.line,
                fields: valuesOf(fields, row.values, dates),
                customer: valuesOf(customer, row.values, dates)
            }));
            if (source !== null) accounts.set(accountKey, source);
        }
    }
    return accounts;
}

type Folds = ReadonlyMap<FoldMapping, RowFold>;

/** Reads each file once for all that is folded from it. */
async function foldFiles(
    { mapping, asOf, dates, files }: Import,
    accounts: ReadonlyMap<string, AccountSource>
): Promise<Folds> {
    const folds = new Map<FoldMapping, RowFold>();
    for (const each of foldsOf(mapping)) folds.set(each, new RowFold(each, asOf, dates));
    const byFile = Map.groupBy(folds.values(), ({ mapping: { from } }) => from);
    for (const [file, own] of byFile) {
        for await (const row of files.accountRows(file)) {
            if (!accounts.has(row.account)) {
                files.bad(file, row, `belongs to the account "${row.account}", which is not imported`);
                continue;
            }
            const reasons = new Set(
                own.map((fold) => fold.add(row.account, row.values)).filter((reason) => reason !== null)
            );
            for (const reason of reasons) files.bad(file, row, reason);
        }
    }
    return folds;
}

function foldsOf({ accounts, metrics = [] }: ImportMapping): FoldMapping[] {
    const ofFields = [...Object.values(accounts.fields), ...Object.values(accounts.customer)].flatMap((value) =>
        'fold' in value ? [value.fold] : []
    );
    return [...ofFields, ...metrics.map(({ value }) => value)];
}

async function loadAccounts(
    run: Import,
    context: LoadContext,
    accounts: ReadonlyMap<string, AccountSource>,
    folds: Folds
): Promise<LoadResult> {
    const { fields } = run.mapping.accounts;
    const { columns, onCreate } = await mapFields(run.describer, 'Account', fields, 'accounts.fields', run.progress);
    const rows = [...accounts].map(([key, source]): KeyedRow => ({
        key,
        values: { ...source.fields, ...folded(fields, folds, key) },
        origin: origin(run, source)
    }));
    return loadByKey(context, { object: 'Account', keyField: KEY, columns, onCreate }, rows);
}

async function loadCustomers(
    run: Import,
    context: LoadContext,
    accounts: ReadonlyMap<string, AccountSource>,
    folds: Folds,
    accountId: (key: string) => string | undefined
): Promise<LoadResult> {
    const { customer } = run.mapping.accounts;
    const { columns, onCreate } = await mapFields(
        run.describer,
        'Success_Customer__c',
        customer,
        'accounts.customer',
        run.progress
    );
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
        { object: 'Success_Customer__c', keyField: 'Account_Key__c', columns, onCreate: [...onCreate, parent] },
        rows.toSorted(byKey)
    );
}

async function loadCases(
    run: Import,
    context: LoadContext,
    accounts: ReadonlyMap<string, AccountSource>,
    accountId: (key: string) => string | undefined
): Promise<LoadResult> {
    const { cases } = run.mapping;
    if (cases === undefined) return NOTHING;
    const { columns, onCreate } = await mapFields(run.describer, 'Case', cases.fields, 'cases.fields', run.progress);
    const parent = { name: 'AccountId', kind: 'text' } as const;
    const rows = caseRows(run, cases, accounts, accountId);
    return loadByKey(context, { object: 'Case', keyField: KEY, columns: [...columns, parent], onCreate }, rows);
}

async function* caseRows(
    { mapping, files, dates }: Import,
    { from, where, fields }: NonNullable<ImportMapping['cases']>,
    accounts: ReadonlyMap<string, AccountSource>,
    accountId: (key: string) => string | undefined
): AsyncGenerator<KeyedRow> {
    const { key = '', file = from } = mapping.files[from] ?? {};
    for await (const row of files.accountRows(from)) {
        if (!satisfies(where, row.values)) continue;
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

async function loadMetrics(
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
            return values === null
                ? []
                : [
                      {
                          key: `${id}:${metric.key}`,
                          values: { ...values, Customer__c: customer },
                          origin: origin(run, source)
                      }
                  ];
        });
    });
    const column = (name: string): (typeof METRIC_COLUMNS)[number] =>
        METRIC_COLUMNS.find((each) => each.name === name) ?? { name, kind: 'text' };
    return loadByKey(
        context,
        {
            object: 'Success_Metric__c',
            keyField: 'Unique_Key__c',
            where: `Metric_Key__c IN (${metrics.map(({ key }) => soqlText(key)).join(', ')})`,
            columns: ['Metric_Key__c', 'Value__c', 'Text_Value__c', 'Date_Value__c', 'Measured_On__c', 'Source__c'].map(
                column
            ),
            // The score job names the metric as the model does.
            onCreate: [column('Label__c'), { name: 'Customer__c', kind: 'text' }]
        },
        rows.toSorted(byKey)
    );
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

function valuesOf(
    fields: Readonly<Record<string, ValueMapping>>,
    values: Readonly<Record<string, string>>,
    dates: DateReader
): Record<string, BulkValue> {
    return Object.fromEntries(Object.entries(fields).map(([name, mapping]) => [name, valueOf(mapping, values, dates)]));
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

function orBad<T>(
    files: SourceFiles,
    name: string,
    row: { readonly line: number; readonly values: Readonly<Record<string, string>> },
    make: () => T
): T | null {
    try {
        return make();
    } catch (error) {
        if (!(error instanceof BadRow)) throw error;
        files.bad(name, row, error.message);
        return null;
    }
}

function origin({ mapping }: Import, { line }: AccountSource): KeyedRow['origin'] {
    return { where: mapping.files[mapping.accounts.from]?.file ?? mapping.accounts.from, line };
}

/** Keys begin with the account's id, so that details of one parent stand together. */
function byKey(a: KeyedRow, b: KeyedRow): number {
    return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

function summarise(
    { asOf, options, failures }: Import,
    results: Results,
    apiCalls: number,
    began: number
): ImportSummary {
    return {
        asOf,
        dryRun: options.dryRun === true,
        ...results,
        written: Object.values(results).reduce((sum, { written }) => sum + written, 0),
        failed: failures.count,
        apiCalls,
        seconds: Math.round((performance.now() - began) / 100) / 10,
        peakMemoryMB: peakMemoryMB(),
        failedRows: failures.file
    };
}

async function finish(
    conn: OrgConnection,
    runId: string,
    summary: ImportSummary,
    failures: FailedRows,
    problem: unknown
): Promise<void> {
    await endRun(conn, runId, {
        status: problem !== null ? 'Failed' : summary.failed > 0 ? 'Completed With Errors' : 'Completed',
        finishedAt: new Date(),
        message: [...(problem === null ? [] : [describeError(problem)]), ...failures.reasons].join('\n'),
        fields: {
            Customers__c: summary.customers.read,
            Changed__c: summary.customers.toWrite,
            Written__c: summary.written,
            Failed__c: summary.failed,
            Api_Calls__c: summary.apiCalls,
            Seconds__c: summary.seconds,
            Peak_Memory_MB__c: summary.peakMemoryMB
        }
    });
}
