import type { BulkValue } from '../../org/bulk.ts';
import { satisfies } from './conditions.ts';
import type { AccountSource, Import } from './context.ts';
import type { DateReader } from './dates.ts';
import { RowFold } from './fold-rows.ts';
import type { FoldMapping, ImportMapping, ValueMapping } from './mapping.ts';
import type { SourceFiles } from './source-files.ts';
import { BadRow, valueOf } from './values.ts';

/** Accounts by key: what every other row refers to. */
export async function readAccounts({ mapping, files, dates }: Import): Promise<Map<string, AccountSource>> {
    const { from, where, fields, customer } = mapping.accounts;
    const key = mapping.files[from]?.key ?? '';
    const accounts = new Map<string, AccountSource>();
    for await (const row of files.rows(from)) {
        if (orBad(files, from, row, () => satisfies(where, row.values)) !== true) continue;
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

/** What is folded from files, by the fold. */
export type Folds = ReadonlyMap<FoldMapping, RowFold>;

/** Reads each file once for all that is folded from it. */
export async function foldFiles(
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
            if (reasons.size > 0) files.bad(file, row, [...reasons].join('; '));
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

/** A row's values of mapped fields.
 * @throws BadRow */
export function valuesOf(
    fields: Readonly<Record<string, ValueMapping>>,
    values: Readonly<Record<string, string>>,
    dates: DateReader
): Record<string, BulkValue> {
    return Object.fromEntries(Object.entries(fields).map(([name, mapping]) => [name, valueOf(mapping, values, dates)]));
}

/** What is made of a row; null when it is a bad one, which is told. */
export function orBad<T>(
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
