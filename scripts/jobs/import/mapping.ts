/** How files become records: the mapping that an import follows. Its JSON Schema is `config/import-mapping.schema.json`; see `docs/import.md`. */

export interface ImportMapping {
    readonly formatVersion: 1;
    readonly name: string;
    /** How days are written in the files, such as `DD-MM-YYYY`; a time may follow as `HH:mm` or `HH:mm:ss`. */
    readonly dateFormat: string;
    /** Of times in the files; UTC when left out. */
    readonly timeZone?: string;
    /** By the name that the rest of the mapping uses. */
    readonly files: Readonly<Record<string, FileMapping>>;
    readonly accounts: AccountMapping;
    readonly cases?: CaseMapping;
    readonly surveys?: readonly SurveyMapping[];
    readonly metrics?: readonly MetricMapping[];
}

export interface FileMapping {
    /** Name in the data folder. */
    readonly file: string;
    /** Column that tells rows apart. Needed where another file finds its account through this one. */
    readonly key?: string;
    /** How a row's account is found. */
    readonly account?: AccountPath;
    /** Not imported, and why: told each time. */
    readonly ignored?: string;
}

export interface AccountPath {
    /** Holds the account's key, or with `through` the key of a row of that file. */
    readonly column: string;
    readonly through?: string;
}

/** One account a row, with its Success Customer. */
export interface AccountMapping {
    readonly from: string;
    readonly where?: readonly Condition[];
    /** By API name. */
    readonly fields: Readonly<Record<string, ValueMapping>>;
    /** Fields of `Success_Customer__c`. */
    readonly customer: Readonly<Record<string, ValueMapping>>;
}

/** One case a row. */
export interface CaseMapping {
    readonly from: string;
    readonly where?: readonly Condition[];
    readonly fields: Readonly<Record<string, ValueMapping>>;
}

/** One answer to a survey a row. */
export interface SurveyMapping {
    readonly from: string;
    readonly where?: readonly Condition[];
    /** By API name; kind, answer and day must be among them. */
    readonly fields: Readonly<Record<string, ValueMapping>>;
    /** Holds the e-mail address of the contact who answered. */
    readonly respondent?: { readonly column: string };
    /** Holds the key of the case that the answer is about. */
    readonly case?: { readonly column: string };
}

/** One recorded metric or signal an account. */
export interface MetricMapping {
    /** Key in the Success Model. */
    readonly key: string;
    readonly label?: string;
    readonly value: FoldMapping;
    /** Words for folded values, by their text: for metrics of categories. */
    readonly map?: Readonly<Record<string, string>>;
}

export type ValueMapping = ConstantMapping | ColumnMapping | FoldedMapping;

export interface ConstantMapping {
    readonly constant: string | number | boolean;
}

export interface ColumnMapping {
    readonly column: string;
    readonly type?: ValueType;
    /** Value in the file to value in Salesforce: `""` for blank, `"*"` for all others. */
    readonly map?: Readonly<Record<string, string | number | boolean | null>>;
    /** A row without it is a bad row. */
    readonly required?: boolean;
    /** Leave the field out where this user may not set it (`CreatedDate` and its kin), instead of refusing to import. */
    readonly optional?: boolean;
}

export interface FoldedMapping {
    readonly fold: FoldMapping;
}

export type ValueType = 'text' | 'number' | 'date' | 'datetime' | 'boolean';

export interface FoldMapping {
    readonly from: string;
    readonly where?: readonly Condition[];
    /** Only rows in force on the as-of day: begun, and not ended (a blank end has not come). */
    readonly activeBetween?: { readonly start: string; readonly end: string };
    /** Column that dates a row; rows after the as-of day never count. */
    readonly date?: string;
    /** With `date`: only rows of the last so many days up to and including the as-of day. */
    readonly windowDays?: number;
    /**
     * `change`: percent that the sum of the window is above (or, negative, below) that of the window before it; `ratio`: percent of the rows
     * that satisfy `of`; `distinct`: different values; `latestDate`: the last day.
     */
    readonly fold: 'count' | 'sum' | 'mean' | 'latest' | 'distinct' | 'ratio' | 'change' | 'latestDate';
    readonly column?: string;
    readonly of?: readonly Condition[];
    /** The value of an account without such rows; left out: none is written. */
    readonly whenNone?: number;
    /** Fewest rows that a value may be made from; for `change` in either window. */
    readonly atLeastRows?: number;
}

export interface Condition {
    readonly column: string;
    readonly op: '=' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'blank' | 'present';
    readonly value?: string | number | readonly (string | number)[];
}

export const FOLDS = ['count', 'sum', 'mean', 'latest', 'distinct', 'ratio', 'change', 'latestDate'] as const;
export const OPERATORS = ['=', '!=', '<', '<=', '>', '>=', 'in', 'blank', 'present'] as const;
export const VALUE_TYPES = ['text', 'number', 'date', 'datetime', 'boolean'] as const;
