/** The shapes that the server hands to the page. Types only: server and browser share them. */

/** Of the device's hardware, whatever the width of its window: a desktop, a tablet, a phone. */
export type FormFactor = 'Large' | 'Medium' | 'Small';

export interface PageData {
    readonly apiVersion: string;
    readonly formFactor: FormFactor;
    readonly user: { readonly id: string; readonly name: string; readonly username: string; readonly isGuest: false };
    readonly i18n: Readonly<Record<string, string>>;
    readonly customPermissions: readonly string[];
    readonly userPermissions: readonly string[];
    readonly personas: readonly Persona[];
    readonly app: AppData;
    /** The object that the address names, so that the first drawing needs no further request. */
    readonly object: ObjectPage | null;
    /** Of a tab that shows a page of its own. */
    readonly tabPage: PageNode | null;
}

/** Somebody who may be signed in as. */
export interface Persona {
    readonly username: string;
    readonly name: string;
    /** What they do, in words: `Customer Success Manager`. */
    readonly role: string;
}

export interface AppData {
    readonly name: string;
    readonly label: string;
    readonly description: string;
    readonly tabs: readonly TabData[];
}

export interface TabData {
    readonly name: string;
    readonly label: string;
    /** `standard:account`. */
    readonly icon: string;
    readonly url: string;
    /** Null for a tab that shows a page of its own. */
    readonly objectApiName: string | null;
}

/** What the shell draws an object's list and record pages from. */
export interface ObjectPage {
    readonly name: string;
    readonly label: string;
    readonly pluralLabel: string;
    readonly icon: string;
    readonly nameField: string;
    readonly keyPrefix: string;
    /** Readable fields, by API name. */
    readonly fields: Readonly<Record<string, FieldData>>;
    readonly listViews: readonly ListViewData[];
    /** Paths of the record header, in order. */
    readonly highlights: readonly string[];
    readonly sections: readonly DetailSection[];
    readonly recordPage: PageNode;
    readonly relatedLists: readonly RelatedListData[];
}

export interface FieldData {
    readonly label: string;
    readonly type: string;
    readonly scale: number;
    readonly help: string | null;
    /** For references: where the name of the other record is, as `Owner.Name`, and which object it is. */
    readonly reference: { readonly namePath: string; readonly objects: readonly string[] } | null;
}

export interface DetailSection {
    readonly label: string;
    /** Paths of fields, column by column. */
    readonly columns: readonly (readonly string[])[];
}

export interface RelatedListData {
    readonly label: string;
    /** Of the records in the list. */
    readonly objectApiName: string;
    readonly icon: string;
    /** The field that points at the record. */
    readonly parentField: string;
    readonly columns: readonly ListColumn[];
}

export interface ListViewData {
    readonly name: string;
    readonly label: string;
    readonly columns: readonly ListColumn[];
    /** SOQL condition, empty for none. */
    readonly where: string;
}

export interface ListColumn {
    /** As queried: `Name`, `Owner.Name`. */
    readonly path: string;
    readonly label: string;
    readonly type: string;
    readonly scale: number;
    readonly sortable: boolean;
    /** Path of the id that the cell links to, null for plain values. */
    readonly linkPath: string | null;
    readonly linkObject: string | null;
}

/** A page's content as a tree. */
export type PageNode =
    | { readonly kind: 'template'; readonly name: string; readonly regions: readonly PageRegion[] }
    | { readonly kind: 'component'; readonly name: string; readonly attributes: Readonly<Record<string, string>> }
    | { readonly kind: 'fields'; readonly label: string; readonly columns: readonly (readonly string[])[] }
    | {
          readonly kind: 'tabset';
          readonly tabs: readonly { readonly label: string; readonly nodes: readonly PageNode[] }[];
      };

export interface PageRegion {
    readonly name: string;
    readonly nodes: readonly PageNode[];
}
