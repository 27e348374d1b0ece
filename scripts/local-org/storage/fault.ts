/** A row that cannot be saved: thrown inside saving, handed out as errors of the row's result. */
import type { SaveError } from '../contracts.ts';

export class RowFault extends Error {
    readonly errors: readonly SaveError[];

    constructor(errors: readonly SaveError[]) {
        super(errors[0]?.message ?? '');
        this.errors = errors;
    }
}

/** A fault of one error. */
export function fault(statusCode: string, message: string, fields: readonly string[] = []): RowFault {
    return new RowFault([{ statusCode, message, fields }]);
}
