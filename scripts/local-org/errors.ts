/** An error as Salesforce's REST API words it. Every refusal of the local org is one of these. */
export class SalesforceError extends Error {
    readonly errorCode: string;
    readonly fields: readonly string[];
    readonly httpStatus: number;

    /**
     * @param errorCode Salesforce's own code, such as `INVALID_FIELD`.
     * @param message Salesforce's wording where it is known.
     * @param options `fields`: API names at fault. `httpStatus`: 400 unless told.
     */
    constructor(errorCode: string, message: string, options: { fields?: readonly string[]; httpStatus?: number } = {}) {
        super(message);
        this.name = 'SalesforceError';
        this.errorCode = errorCode;
        this.fields = options.fields ?? [];
        this.httpStatus = options.httpStatus ?? 400;
    }
}
