/** A fault of the metadata that stops the org from opening: which file, what, and what to do. */
export class MetadataError extends Error {
    readonly file: string;

    /**
     * @param file Path of the metadata file, or the name of the part of the org at fault.
     * @param problem What is wrong.
     * @param remedy What to do about it.
     */
    constructor(file: string, problem: string, remedy: string) {
        super(`${file}: ${problem}. ${remedy}`);
        this.name = 'MetadataError';
        this.file = file;
    }
}
