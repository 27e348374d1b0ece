/** Faults of report metadata, in the words of a deployment. */
import { MetadataError } from '../metadata/problem.ts';

/** @param remedy What to do about it, for whoever starts the org. */
export function reportProblem(file: string, problem: string, remedy = 'Correct the file'): MetadataError {
    return new MetadataError(file, problem, remedy, { problem });
}
