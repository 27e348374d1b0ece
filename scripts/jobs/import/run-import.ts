import type { CalendarDate, SuccessModel } from '../../../force-app/main/domain/lwc/success/success.ts';
import type { OrgConnection } from '../../org/connection.ts';
import { loadModel, ModelError } from '../model-store.ts';
import { defaultTimeZone, Describer, todayIn } from '../org-facts.ts';
import { silent, type Progress } from '../progress.ts';
import { failedRowsOf, runRecorded, type RunMeasures } from '../recorded-run.ts';
import type { Import } from './context.ts';
import { dateReader } from './dates.ts';
import { mapRecords, type MappedRecords } from './fields.ts';
import { loadAccounts, loadCases, loadCustomers, loadMetrics } from './load-records.ts';
import { idsByKey, type LoadContext, type LoadResult } from './load.ts';
import { loadSurveys } from './load-surveys.ts';
import type { ImportMapping } from './mapping.ts';
import { uncountedMetrics } from './metric-keys.ts';
import { foldFiles, readAccounts } from './read-files.ts';
import { SourceFiles } from './source-files.ts';

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
    /** That the imported metrics are meant for; the one that holds in the org when left out. */
    readonly model?: SuccessModel;
    readonly signal?: AbortSignal;
}

/** What an import did. Objects hold the rows read, those to write and those written. */
export interface ImportSummary extends RunMeasures {
    readonly asOf: CalendarDate;
    readonly dryRun: boolean;
    readonly accounts: LoadResult;
    readonly customers: LoadResult;
    readonly cases: LoadResult;
    readonly surveys: LoadResult;
    readonly metrics: LoadResult;
    readonly written: number;
    /** What was imported but will not count. */
    readonly warnings: readonly string[];
}

/** By object, as far as the import has come. */
type Results = { -readonly [Key in 'accounts' | 'customers' | 'cases' | 'surveys' | 'metrics']: LoadResult };

const NOTHING: LoadResult = { read: 0, written: 0, toWrite: 0 };
const NO_RESULTS = { accounts: NOTHING, customers: NOTHING, cases: NOTHING, surveys: NOTHING, metrics: NOTHING };
const KEY = 'Success_Key__c';

/**
 * Imports files as a mapping says: accounts with their customers, cases, answers to surveys, recorded metrics. What the org has already is not written again.
 * @throws MappingError, FileError, AlreadyRunningError, OrgError.
 */
export async function runImport(conn: OrgConnection, options: ImportOptions): Promise<ImportSummary> {
    const began = performance.now();
    const startedAt = new Date();
    const callsBefore = conn.apiCalls;
    const run = await prepare(conn, options, startedAt);
    await run.files.checkColumns();
    const fields = await mapRecords(run);
    const warnings = await warn(run, options.model);
    const dryRun = options.dryRun === true;
    const results: Results = { ...NO_RESULTS };
    return runRecorded<ImportSummary>({
        ...run,
        job: IMPORT_JOB,
        dryRun,
        startedAt,
        began,
        callsBefore,
        now: () => new Date(),
        work: (folder) =>
            importAll(run, fields, results, {
                conn,
                folder,
                dryRun,
                failures: run.failures,
                progress: run.progress
            }),
        summarise: (measures) => ({
            asOf: run.asOf,
            dryRun,
            ...results,
            written: Object.values(results).reduce((sum, { written }) => sum + written, 0),
            ...measures,
            warnings
        }),
        fields: ({ customers, written }) => ({
            Customers__c: customers.read,
            Changed__c: customers.toWrite,
            Written__c: written
        }),
        onFailure: ({ written }) => {
            if (written > 0)
                run.progress.note(`${written} records were written before this: importing again goes on from there.`);
        }
    });
}

async function prepare(conn: OrgConnection, options: ImportOptions, startedAt: Date): Promise<Import> {
    const { mapping } = options;
    const failures = failedRowsOf(IMPORT_JOB, startedAt, options.failedRowsFolder);
    const timeZone = await defaultTimeZone(conn);
    return {
        conn,
        mapping,
        asOf: options.asOf ?? todayIn(timeZone, startedAt),
        dates: dateReader(mapping.dateFormat, mapping.timeZone ?? timeZone),
        files: new SourceFiles(mapping, options.dataFolder, {
            onBad: (where, row, reason) =>
                failures.add({ where, line: row.line, reason, row: 'cells' in row ? row.cells : row.values }),
            signal: options.signal
        }),
        describer: new Describer(conn),
        progress: options.progress ?? silent,
        failures,
        signal: options.signal
    };
}

/** Tells of metrics that will not count. */
async function warn({ conn, mapping, progress }: Import, ownModel: SuccessModel | undefined): Promise<string[]> {
    const { metrics = [] } = mapping;
    if (metrics.length === 0) return [];
    const warnings = await (async (): Promise<string[]> => {
        try {
            return uncountedMetrics(metrics, ownModel ?? (await loadModel(conn)));
        } catch (error) {
            if (!(error instanceof ModelError)) throw error;
            return [`The keys of the metrics could not be compared with the Success Model: ${error.message}`];
        }
    })();
    for (const warning of warnings) progress.note(`Warning: ${warning}`);
    return warnings;
}

/** @param results Told of each object as it is done. */
async function importAll(run: Import, fields: MappedRecords, results: Results, context: LoadContext): Promise<void> {
    const { conn, mapping, progress, files, signal } = run;
    for (const { file, ignored } of Object.values(mapping.files))
        if (ignored !== undefined) progress.note(`${file} is not imported: ${ignored}`);
    progress.phase('Reading files');
    const accountRows = await readAccounts(run);
    const folds = await foldFiles(run, accountRows);
    // What stops the import must stop it before anything is written.
    for (const from of new Set([mapping.cases, ...(mapping.surveys ?? [])].flatMap((each) => each?.from ?? [])))
        await files.checkReadable(from);
    signal?.throwIfAborted();
    results.accounts = await loadAccounts(run, context, fields.accounts, accountRows, folds);
    const ids = await idsByKey(conn, 'Account', KEY);
    // In a dry run new accounts have no id yet: their own key stands in, so that their details count as new.
    const accountId = (key: string): string | undefined => ids.get(key) ?? (context.dryRun ? key : undefined);
    signal?.throwIfAborted();
    results.customers = await loadCustomers(run, context, fields.customers, accountRows, folds, accountId);
    signal?.throwIfAborted();
    results.cases = await loadCases(run, context, fields.cases, accountRows, accountId);
    signal?.throwIfAborted();
    results.surveys = await loadSurveys(run, context, fields.surveys, accountRows, accountId);
    signal?.throwIfAborted();
    results.metrics = await loadMetrics(run, context, accountRows, folds, accountId);
}
