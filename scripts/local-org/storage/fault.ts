/** A row that cannot be saved: thrown inside saving, handed out as errors of the row's result. */
import type { SaveError } from '../contracts.ts';

export class RowFault extends Error {
    readonly errors: readonly SaveError[];

    constructor(errors: readonly SaveError[]) {
        super(errors[0]?.message ?? '');
        this.errors = errors;
    }
}

/** What some work gives, or the fault that it ended in. */
export function faultOr<T>(work: () => T): T | RowFault {
    try {
        return work();
    } catch (error) {
        if (error instanceof RowFault) return error;
        throw error;
    }
}

/** Throws what is a fault. */
export function unlessFault<T>(value: T | RowFault): T {
    if (value instanceof RowFault) throw value;
    return value;
}

/** A fault of one error. */
export function fault(statusCode: string, message: string, fields: readonly string[] = []): RowFault {
    return new RowFault([{ statusCode, message, fields }]);
}
