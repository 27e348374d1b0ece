/* Modules of the Salesforce platform that components import: as much of each as this project uses. Ambient: no top-level import. */

declare module '@salesforce/schema/*' {
    /** A field (`Object.Field`) or an object (`Object`). */
    const reference: { readonly fieldApiName: string; readonly objectApiName: string };
    export default reference;
}
declare module '@salesforce/label/*' {
    const text: string;
    export default text;
}
declare module '@salesforce/customPermission/*' {
    /** `true` when the viewer has it, else absent. */
    const granted: boolean | undefined;
    export default granted;
}
declare module '@salesforce/user/Id' {
    const userId: string;
    export default userId;
}
declare module '@salesforce/i18n/locale' {
    const locale: string;
    export default locale;
}
declare module '@salesforce/i18n/currency' {
    /** ISO 4217. */
    const currency: string;
    export default currency;
}
declare module '@salesforce/i18n/timeZone' {
    const timeZone: string;
    export default timeZone;
}

declare module 'lightning/graphql' {
    import type { WireAdapterConstructor } from 'lwc';
    /** A parsed document; what is inside is the platform's. */
    export interface GraphqlDocument {
        readonly __graphqlDocument?: never;
    }
    export interface GraphqlError {
        readonly message: string;
        readonly path?: readonly (string | number)[];
        readonly extensions?: { readonly ErrorType?: string; readonly errorCode?: string };
    }
    export interface GraphqlResult {
        readonly data?: unknown;
        readonly errors?: readonly GraphqlError[];
        /** Asks the server again; resolves when the new data has been delivered through the wire. */
        readonly refresh?: () => Promise<void>;
    }
    export interface GraphqlConfig {
        readonly query?: GraphqlDocument;
        readonly variables?: Readonly<Record<string, unknown>>;
        readonly operationName?: string;
    }
    export function gql(strings: TemplateStringsArray, ...values: unknown[]): GraphqlDocument;
    export const graphql: WireAdapterConstructor<GraphqlConfig & Record<string, unknown>, GraphqlResult>;
    export function executeMutation(config: {
        readonly query: GraphqlDocument;
        readonly variables: Readonly<Record<string, unknown>>;
        readonly operationName?: string;
    }): Promise<GraphqlResult>;
}

declare module 'lightning/uiRecordApi' {
    import type { WireAdapterConstructor } from 'lwc';
    interface FieldReference {
        readonly fieldApiName: string;
        readonly objectApiName: string;
    }
    export interface RecordResult {
        readonly data?: RecordRepresentation;
        readonly error?: unknown;
    }
    export const getRecord: WireAdapterConstructor<
        { readonly recordId?: string; readonly optionalFields: readonly FieldReference[] } & Record<string, unknown>,
        RecordResult
    >;
    export interface RecordRepresentation {
        readonly id: string;
        readonly apiName: string;
        readonly lastModifiedDate?: string;
        readonly fields: Readonly<Record<string, { readonly value: unknown; readonly displayValue: string | null }>>;
    }
    export function createRecord(input: {
        readonly apiName: string;
        readonly fields: Readonly<Record<string, unknown>>;
    }): Promise<RecordRepresentation>;
    export function updateRecord(
        input: { readonly fields: Readonly<Record<string, unknown>> },
        options?: { readonly ifUnmodifiedSince?: string }
    ): Promise<RecordRepresentation>;
    export function notifyRecordUpdateAvailable(records: readonly { readonly recordId: string }[]): Promise<void>;
}

declare module 'lightning/uiObjectInfoApi' {
    import type { WireAdapterConstructor } from 'lwc';
    export interface ObjectInfoResult {
        readonly data?: {
            readonly apiName: string;
            readonly createable: boolean;
            readonly updateable: boolean;
            readonly defaultRecordTypeId?: string | null;
        };
        readonly error?: unknown;
    }
    export interface PicklistResult {
        readonly data?: {
            readonly values: readonly {
                readonly value: string;
                readonly label: string;
                /** Of stages: whether an Opportunity there is closed. */
                readonly attributes?: { readonly closed?: boolean } | null;
            }[];
        };
        readonly error?: unknown;
    }
    export const getPicklistValues: WireAdapterConstructor<
        { recordTypeId?: string | null; fieldApiName?: unknown } & Record<string, unknown>,
        PicklistResult
    >;
    export const getObjectInfo: WireAdapterConstructor<
        { objectApiName?: unknown } & Record<string, unknown>,
        ObjectInfoResult
    >;
}

declare module 'lightning/navigation' {
    import type { LightningElement, WireAdapterConstructor } from 'lwc';
    export interface PageReference {
        readonly type: string;
        readonly attributes?: Readonly<Record<string, unknown>>;
        readonly state?: Readonly<Record<string, unknown>>;
    }
    export interface Navigable {
        [NavigationMixin.Navigate](page: PageReference, replace?: boolean): void;
        [NavigationMixin.GenerateUrl](page: PageReference): Promise<string>;
    }
    /** Wire: where the page is. */
    export const CurrentPageReference: WireAdapterConstructor<Record<string, unknown>, PageReference | null>;
    export function NavigationMixin(base: typeof LightningElement): new () => LightningElement & Navigable;
    export namespace NavigationMixin {
        const Navigate: unique symbol;
        const GenerateUrl: unique symbol;
    }
}

declare module 'lightning/modal' {
    import { LightningElement } from 'lwc';
    export default class LightningModal extends LightningElement {
        /** Opens it; resolves with what `close` was given, `undefined` when dismissed. */
        static open(properties: {
            readonly label: string;
            readonly size?: 'small' | 'medium' | 'large' | 'full';
            readonly description?: string;
            readonly [property: string]: unknown;
        }): Promise<unknown>;
        size: string;
        label: string;
        description: string;
        disableClose: boolean;
        close(result?: unknown): void;
    }
}

declare module 'lightning/platformShowToastEvent' {
    export class ShowToastEvent extends CustomEvent<unknown> {
        constructor(toast: {
            readonly title: string;
            readonly message?: string;
            readonly variant?: 'info' | 'success' | 'warning' | 'error';
            readonly mode?: 'dismissible' | 'pester' | 'sticky';
        });
    }
}

declare module 'lightning/refresh' {
    export class RefreshEvent extends CustomEvent<unknown> {
        constructor();
    }
    export function registerRefreshHandler(element: object, handler: () => Promise<unknown>): string;
    export function unregisterRefreshHandler(id: string): void;
}
