import { join } from 'node:path';
import { readHeader, readRows, type BadLine, type FileRow } from './csv-file.ts';
import { MappingError } from './validate-mapping.ts';
import type { Condition, FoldMapping, ImportMapping, ValueMapping } from './mapping.ts';

/** A row with the account that it belongs to. */
export interface AccountRow extends FileRow {
    readonly account: string;
}

export type OnBadRow = (file: string, row: FileRow | BadLine, reason: string) => void;

/** The mapping's files, each row with its account. A bad row is told once, however often its file is read. */
export class SourceFiles {
    readonly #mapping: ImportMapping;
    readonly #folder: string;
    readonly #onBad: OnBadRow;
    readonly #signal: AbortSignal | undefined;
    /** Lines of bad rows, by file. */
    readonly #told = new Map<string, Set<number>>();
    /** Files read to their end. */
    readonly #whole = new Set<string>();
    /** By file that others go through: its key to the account's. */
    readonly #indexes = new Map<string, Promise<ReadonlyMap<string, string>>>();

    constructor(
        mapping: ImportMapping,
        folder: string,
        options: { readonly onBad: OnBadRow; readonly signal?: AbortSignal | undefined }
    ) {
        this.#mapping = mapping;
        this.#folder = folder;
        this.#onBad = options.onBad;
        this.#signal = options.signal;
    }

    /**
     * Checks that each file is there and has the columns that the mapping names.
     * @throws MappingError, FileError.
     */
    async checkColumns(): Promise<void> {
        const problems: string[] = [];
        for (const [name, columns] of columnsByFile(this.#mapping)) {
            const file = this.#mapping.files[name]?.file ?? name;
            const header = await readHeader(join(this.#folder, file));
            for (const [column, path] of columns) {
                if (!header.includes(column))
                    problems.push(
                        `${path} names the column "${column}", which ${file} lacks: it has ${header.join(', ')}`
                    );
            }
        }
        if (problems.length > 0)
            throw new MappingError(['The mapping does not fit the files:', ...problems].join('\n  '));
    }

    /** All rows of a file. */
    async *rows(name: string): AsyncGenerator<FileRow> {
        const file = this.#mapping.files[name]?.file ?? name;
        for await (const row of readRows(join(this.#folder, file), (line, reason) => this.bad(name, line, reason))) {
            this.#signal?.throwIfAborted();
            yield row;
        }
        this.#whole.add(name);
    }

    /**
     * Reads a file that has not been read to its end, so that what makes it unreadable is found before anything is written.
     * @throws FileError
     */
    async checkReadable(name: string): Promise<void> {
        if (this.#whole.has(name)) return;
        for await (const row of this.accountRows(name)) void row;
    }

    /** The rows of a file that have an account; the others are told of as bad. */
    async *accountRows(name: string): AsyncGenerator<AccountRow> {
        for await (const row of this.rows(name)) {
            const account = await this.#accountOf(name, row);
            if (account !== null) yield { ...row, account };
        }
    }

    /** Of a row that is bad in several ways, the first is told. */
    bad(name: string, row: FileRow | BadLine, reason: string): void {
        const file = this.#mapping.files[name]?.file ?? name;
        const told = this.#told.get(file) ?? new Set<number>();
        this.#told.set(file, told);
        if (told.has(row.line)) return;
        told.add(row.line);
        this.#onBad(file, row, reason);
    }

    async #accountOf(name: string, row: FileRow): Promise<string | null> {
        const { key, account: path } = this.#mapping.files[name] ?? {};
        const column = path?.column ?? key ?? '';
        const text = row.values[column] ?? '';
        if (text === '') return this.#lost(name, row, `${column} is blank: the row belongs to no account`);
        if (path?.through === undefined) return text;
        const found = (await this.#index(path.through)).get(text);
        return (
            found ??
            this.#lost(
                name,
                row,
                `${column} "${text}" is not in ${this.#mapping.files[path.through]?.file ?? path.through}`
            )
        );
    }

    #lost(name: string, row: FileRow, reason: string): null {
        this.bad(name, row, reason);
        return null;
    }

    #index(name: string): Promise<ReadonlyMap<string, string>> {
        let index = this.#indexes.get(name);
        if (index === undefined) {
            index = this.#buildIndex(name);
            this.#indexes.set(name, index);
        }
        return index;
    }

    async #buildIndex(name: string): Promise<ReadonlyMap<string, string>> {
        const key = this.#mapping.files[name]?.key ?? '';
        const index = new Map<string, string>();
        for await (const row of this.accountRows(name)) index.set(row.values[key] ?? '', row.account);
        return index;
    }
}

type NamedColumns = Map<string, string>;

/** By file: each column that the mapping names, with the place where it does. */
function columnsByFile(mapping: ImportMapping): Map<string, NamedColumns> {
    const files = new Map<string, NamedColumns>();
    const name = (file: string, column: string | undefined, path: string): void => {
        if (column === undefined) return;
        const columns = files.get(file) ?? new Map<string, string>();
        files.set(file, columns);
        if (!columns.has(column)) columns.set(column, path);
    };
    for (const [file, { key, account, ignored }] of Object.entries(mapping.files)) {
        if (ignored !== undefined) continue;
        name(file, key, `files.${file}.key`);
        name(file, account?.column, `files.${file}.account.column`);
    }
    const { accounts, cases, surveys = [], metrics = [] } = mapping;
    nameValues(accounts.from, { ...accounts.fields, ...accounts.customer }, 'accounts', name);
    nameConditions(accounts.from, accounts.where, 'accounts.where', name);
    if (cases !== undefined) {
        nameValues(cases.from, cases.fields, 'cases.fields', name);
        nameConditions(cases.from, cases.where, 'cases.where', name);
    }
    for (const [index, { from, fields, where, respondent, case: about }] of surveys.entries()) {
        nameValues(from, fields, `surveys[${index}].fields`, name);
        nameConditions(from, where, `surveys[${index}].where`, name);
        name(from, respondent?.column, `surveys[${index}].respondent.column`);
        name(from, about?.column, `surveys[${index}].case.column`);
    }
    for (const [index, metric] of metrics.entries()) nameFold(metric.value, `metrics[${index}].value`, name);
    return files;
}

type Name = (file: string, column: string | undefined, path: string) => void;

function nameValues(file: string, values: Readonly<Record<string, ValueMapping>>, path: string, name: Name): void {
    for (const [field, value] of Object.entries(values)) {
        if ('column' in value) name(file, value.column, `${path}.${field}.column`);
        if ('fold' in value) nameFold(value.fold, `${path}.${field}.fold`, name);
    }
}

function nameFold(fold: FoldMapping, path: string, name: Name): void {
    name(fold.from, fold.column, `${path}.column`);
    name(fold.from, fold.date, `${path}.date`);
    name(fold.from, fold.activeBetween?.start, `${path}.activeBetween.start`);
    name(fold.from, fold.activeBetween?.end, `${path}.activeBetween.end`);
    nameConditions(fold.from, fold.where, `${path}.where`, name);
    nameConditions(fold.from, fold.of, `${path}.of`, name);
}

function nameConditions(file: string, conditions: readonly Condition[] | undefined, path: string, name: Name): void {
    for (const [index, { column }] of (conditions ?? []).entries()) name(file, column, `${path}[${index}].column`);
}
