import type { Connection } from 'jsforce';
import { sendForJson } from './request.ts';

interface QueryPage {
    readonly records: readonly Record<string, unknown>[];
    readonly nextRecordsUrl?: string;
}

/** Reads few records by a REST query. For many there is `bulkRead`. */
export async function query<T>(conn: Connection, soql: string): Promise<T[]> {
    const records: T[] = [];
    let path: string | null = `/query?q=${encodeURIComponent(soql)}`;
    while (path !== null) {
        const page: QueryPage = await sendForJson<QueryPage>(conn, { method: 'GET', path });
        records.push(...(page.records as T[]));
        path =
            page.nextRecordsUrl === undefined ? null : page.nextRecordsUrl.replace(/^\/*services\/data\/v[\d.]+/, '');
    }
    return records;
}

/** A text as a SOQL literal. */
export function soqlText(value: string): string {
    return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n').replaceAll('\r', '\\r')}'`;
}
