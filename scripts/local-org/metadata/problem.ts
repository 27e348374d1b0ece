/** What a deployment says of a fault, where Salesforce has words of its own for it. */
export interface DeployProblem {
    readonly problem: string;
    /** From 1, in the file. */
    readonly line?: number;
    readonly column?: number;
}

/** A fault of the metadata that stops the org from opening: which file, what, and what to do. */
export class MetadataError extends Error {
    readonly file: string;
    readonly deployProblem: DeployProblem;

    /**
     * @param file Path of the metadata file, or the name of the part of the org at fault.
     * @param problem What is wrong.
     * @param remedy What to do about it.
     * @param deployProblem Salesforce's words for it; the same words unless told.
     */
    constructor(file: string, problem: string, remedy: string, deployProblem?: DeployProblem) {
        super(`${file}: ${problem}. ${remedy}`);
        this.name = 'MetadataError';
        this.file = file;
        this.deployProblem = deployProblem ?? { problem: `${problem}. ${remedy}` };
    }
}
