/** Writes of which some rows are refused, as a test asks. */
import type { Dml, SaveError, SaveResult } from '../contracts.ts';

type GivenRow = Readonly<Record<string, unknown>>;

export interface RowFault {
    /** API name; any object when left out. */
    readonly object?: string;
    /** Which rows, by their values as given (`{ Id }` of those to delete) and their number among those of the object, from 0. */
    readonly rows?: (row: GivenRow, index: number) => boolean;
    /** Every so-and-so-many-th row instead. */
    readonly oneIn?: number;
    /** Rows that meet the fault; as many as match when left out. */
    readonly times?: number;
    /** `UNABLE_TO_LOCK_ROW` when left out. */
    readonly error?: SaveError;
}

interface RowRule extends RowFault {
    hits: number;
}

const LOCKED: SaveError = {
    statusCode: 'UNABLE_TO_LOCK_ROW',
    message: 'unable to obtain exclusive access to this record or 1 records',
    fields: []
};
const ROLLED_BACK: SaveError = {
    statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK',
    message: 'Record rolled back because not all records were valid and the request was using AllOrNone header',
    fields: []
};

/** The same writes, without the rows that meet a fault. @param rules asked at every write */
export function faultyDml(dml: Dml, rules: () => readonly RowRule[]): Dml {
    const seen = new Map<string, number>();
    const faultOf = (objectName: string, row: GivenRow): SaveError | null => {
        const index = seen.get(objectName) ?? 0;
        seen.set(objectName, index + 1);
        const rule = rules().find((each) => meets(each, objectName, row, index));
        if (rule === undefined) return null;
        rule.hits += 1;
        return rule.error ?? LOCKED;
    };
    const save = (
        objectName: string,
        rows: readonly GivenRow[],
        allOrNone: boolean,
        write: (rows: readonly GivenRow[]) => SaveResult[]
    ): SaveResult[] => {
        const faults = rows.map((row) => faultOf(objectName, row));
        if (faults.every((fault) => fault === null)) return write(rows);
        const saved = allOrNone ? [] : write(rows.filter((_, at) => faults[at] === null));
        const results = saved.values();
        return rows.map((row, at) => {
            const fault = faults[at] ?? (allOrNone ? ROLLED_BACK : null);
            return fault === null ? (results.next().value ?? refused(row, ROLLED_BACK)) : refused(row, fault);
        });
    };
    return {
        insert: (session, name, rows, allOrNone) =>
            save(name, rows, allOrNone, (good) => dml.insert(session, name, good, allOrNone)),
        update: (session, name, rows, allOrNone) =>
            save(name, rows, allOrNone, (good) => dml.update(session, name, good, allOrNone)),
        upsert: (session, name, field, rows, allOrNone) =>
            save(name, rows, allOrNone, (good) => dml.upsert(session, name, field, good, allOrNone)),
        delete: (session, name, ids, allOrNone, hard) =>
            save(
                name,
                ids.map((Id) => ({ Id })),
                allOrNone,
                (good) =>
                    dml.delete(
                        session,
                        name,
                        good.map(({ Id }) => String(Id)),
                        allOrNone,
                        hard
                    )
            )
    };
}

function meets(rule: RowRule, objectName: string, row: GivenRow, index: number): boolean {
    if (rule.hits >= (rule.times ?? Infinity) || (rule.object ?? objectName) !== objectName) return false;
    if (rule.oneIn !== undefined) return index % rule.oneIn === 0;
    return rule.rows?.(row, index) ?? true;
}

function refused(row: GivenRow, error: SaveError): SaveResult {
    return { success: false, id: typeof row['Id'] === 'string' ? row['Id'] : null, errors: [error] };
}
