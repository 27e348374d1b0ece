/**
 * What the local org knows of an org: objects, fields, permissions and pages, read from metadata in source format
 * (`metadata/read.ts`) and from the description of the standard objects (`metadata/standard/`).
 */

import type { Analytics } from '../reports/contracts.ts';
import type { FieldFilter } from './filters.ts';

export type FieldType =
    | 'id'
    | 'string'
    | 'textarea'
    | 'boolean'
    | 'int'
    | 'double'
    | 'currency'
    | 'percent'
    | 'date'
    | 'datetime'
    | 'picklist'
    | 'multipicklist'
    | 'reference'
    | 'email'
    | 'phone'
    | 'url';

export interface FieldDefinition {
    readonly name: string;
    readonly label: string;
    readonly type: FieldType;
    readonly custom: boolean;
    /** Characters, for text. Long text areas are `textarea` with more than 255. */
    readonly length: number;
    /** Digits in all and after the point, for numbers. */
    readonly precision: number;
    readonly scale: number;
    readonly nillable: boolean;
    /** May ever be set by a caller, before permissions are asked: false for formulas, system fields, auto-numbers. */
    readonly createable: boolean;
    readonly updateable: boolean;
    readonly filterable: boolean;
    readonly sortable: boolean;
    readonly groupable: boolean;
    readonly unique: boolean;
    readonly caseSensitive: boolean;
    readonly externalId: boolean;
    readonly idLookup: boolean;
    readonly nameField: boolean;
    readonly inlineHelpText: string | null;
    /** Display format such as `RUN-{000000}`. */
    readonly autoNumber: string | null;
    /** `blankAsZero`: how the formula treats blank numbers. `type` above is the formula's return type. */
    readonly formula: { readonly source: string; readonly blankAsZero: boolean } | null;
    /** A roll-up summary, worked out of the details whenever it is read. */
    readonly rollup: RollupDefinition | null;
    /** A formula, as in metadata: `"Draft"`, `TODAY()`, `false`. */
    readonly defaultValue: string | null;
    readonly picklist: { readonly restricted: boolean; readonly values: readonly PicklistValue[] } | null;
    readonly reference: ReferenceDefinition | null;
    /** Set by the server only with the user permission `CreateAuditFields`, and only on create: `CreatedDate` and its kin. */
    readonly auditField: boolean;
    /** Whether field permissions rule it: false for required, system and name fields and for master-detail, which always follow the object. */
    readonly permissionable: boolean;
}

export interface RollupDefinition {
    readonly operation: 'count' | 'sum' | 'min' | 'max';
    /** The object of the details, and their master-detail field. */
    readonly child: string;
    readonly foreignKey: string;
    /** Of the details; null when they are counted. */
    readonly summarized: string | null;
    /** All must hold. */
    readonly filters: readonly FieldFilter[];
}

export interface PicklistValue {
    readonly value: string;
    readonly label: string;
    readonly active: boolean;
    readonly isDefault: boolean;
}

export interface ReferenceDefinition {
    /** One object, or several for a polymorphic field (`WhatId`). */
    readonly to: readonly string[];
    /** Of one object here and of several in Salesforce, where queries see them through `Name` (`WhoId`). */
    readonly polymorphic?: boolean;
    /** `Account` for `AccountId`, `Account__r` for `Account__c`. */
    readonly relationshipName: string;
    /** On the parent: `Cases`, `Success_Customers__r`; null where children cannot be queried. */
    readonly childRelationshipName: string | null;
    readonly onDelete: 'setNull' | 'restrict' | 'cascade';
    readonly masterDetail: {
        readonly reparentable: boolean;
        readonly writeRequiresMasterRead: boolean;
        readonly order: number;
    } | null;
}

export interface ValidationRule {
    readonly name: string;
    readonly active: boolean;
    /** True means: refuse. */
    readonly formula: string;
    readonly message: string;
    readonly errorField: string | null;
}

/** What a record type chooses of a picklist. */
export interface RecordTypePicklist {
    readonly values: ReadonlySet<string>;
    readonly defaultValue: string | null;
}

export interface RecordTypeDefinition {
    readonly name: string;
    readonly label: string;
    readonly description: string | null;
    readonly active: boolean;
    /** By field name; fields that are not there have all their values. */
    readonly picklists: ReadonlyMap<string, RecordTypePicklist>;
}

export type SharingModel = 'Private' | 'Read' | 'ReadWrite' | 'ControlledByParent';

export interface ObjectDefinition {
    readonly name: string;
    readonly label: string;
    readonly pluralLabel: string;
    readonly keyPrefix: string;
    readonly custom: boolean;
    /** By lower-case API name, in the order of the metadata. */
    readonly fields: ReadonlyMap<string, FieldDefinition>;
    readonly nameField: string;
    readonly validationRules: readonly ValidationRule[];
    /** Without the master. */
    readonly recordTypes: readonly RecordTypeDefinition[];
    readonly sharing: SharingModel;
    /** Fields of the record header, from the compact layout. */
    readonly compactLayout: readonly string[];
    readonly listViews: readonly ListView[];
    /** False for objects that the API only reads (Profile, Organization). */
    readonly createable: boolean;
    readonly updateable: boolean;
    readonly deletable: boolean;
    readonly activitiesEnabled: boolean;
    /** Lookups whose visible parent makes a row visible, whoever owns it: Task.WhatId, Contact.AccountId under `ControlledByParent`. */
    readonly sharedThrough: readonly string[];
}

/** Users whom something is shared with, or whose records are shared. Roles and groups go by developer name, users by username. */
export interface Share {
    readonly kind: 'user' | 'group' | 'queue' | 'role' | 'roleAndSubordinates' | 'allInternalUsers';
    readonly name: string;
}

export type AccessLevel = 'Read' | 'Edit';

/** Shares records beyond what owners and roles give. */
export interface SharingRule {
    readonly name: string;
    readonly level: AccessLevel;
    readonly sharedTo: Share;
    /** Whose records; null for those that the filters find, whoever owns them. */
    readonly sharedFrom: Share | null;
    readonly filters: readonly FieldFilter[];
    /** `1 AND (2 OR 3)`; null when all filters must hold. */
    readonly filterLogic: string | null;
    /** Of accounts: what their cases, contacts and opportunities are shared for, by object. */
    readonly related: ReadonlyMap<string, AccessLevel>;
}

/** A public group, or a queue. */
export interface GroupDefinition {
    readonly name: string;
    readonly label: string;
    readonly includesBosses: boolean;
    /** For queues: what they may own, and who is in them; null when the metadata does not say who. */
    readonly queue: { readonly objects: readonly string[]; readonly members: readonly Share[] | null } | null;
}

export interface ListView {
    readonly name: string;
    readonly label: string;
    readonly columns: readonly string[];
    readonly filters: readonly { readonly field: string; readonly operation: string; readonly value: string }[];
    readonly scope: 'Everything' | 'Mine';
}

export interface ObjectPermissions {
    readonly read: boolean;
    readonly create: boolean;
    readonly edit: boolean;
    readonly delete: boolean;
    readonly viewAll: boolean;
    readonly modifyAll: boolean;
}

export interface PermissionSetDefinition {
    readonly name: string;
    readonly label: string;
    readonly objects: ReadonlyMap<string, ObjectPermissions>;
    /** By `Object.Field`. */
    readonly fields: ReadonlyMap<string, { readonly read: boolean; readonly edit: boolean }>;
    readonly customPermissions: ReadonlySet<string>;
    readonly userPermissions: ReadonlySet<string>;
    readonly tabs: ReadonlySet<string>;
    readonly applications: ReadonlySet<string>;
    /** By `Object.Name`; only profiles have defaults. */
    readonly recordTypes: ReadonlyMap<string, { readonly visible: boolean; readonly isDefault: boolean }>;
}

export interface OrgSchema {
    /** By lower-case API name. */
    readonly objects: ReadonlyMap<string, ObjectDefinition>;
    readonly permissionSets: ReadonlyMap<string, PermissionSetDefinition>;
    /** Profiles are read as permission sets; standard ones come with the org. */
    readonly profiles: ReadonlyMap<string, PermissionSetDefinition>;
    readonly customPermissions: ReadonlySet<string>;
    /** By the object's API name. */
    readonly sharingRules: ReadonlyMap<string, readonly SharingRule[]>;
    /** Public groups and queues, which share their names. */
    readonly groups: ReadonlyMap<string, GroupDefinition>;
    readonly labels: ReadonlyMap<string, string>;
    /** Parsed XML of pages, apps, tabs and layouts, by developer name: the pages draw them, the core does not read them. */
    readonly flexiPages: ReadonlyMap<string, unknown>;
    readonly applications: ReadonlyMap<string, unknown>;
    readonly tabs: ReadonlyMap<string, unknown>;
    readonly layouts: ReadonlyMap<string, unknown>;
    /** Report types, reports and dashboards. */
    readonly analytics: Analytics;
}

/** Which detail rows point at an object: `childRelationships` of a describe. */
export interface ChildRelationship {
    readonly childObject: string;
    readonly field: string;
    readonly relationshipName: string | null;
    readonly cascade: boolean;
}
