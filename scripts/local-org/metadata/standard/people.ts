/** Users, their profiles, roles and permission sets, and the organization. */
import type { ObjectDefinition } from '../schema.ts';
import {
    checkbox,
    datetime,
    defineStandardObject,
    email,
    lookup,
    numberOf,
    phone,
    picklist,
    READ_ONLY,
    REQUIRED,
    restrictedPicklist,
    SETUP_OBJECT,
    text
} from './fields.ts';

const LOCALES = [
    'en_US|English (United States)',
    'en_GB|English (United Kingdom)',
    'de_DE|German (Germany)',
    'fr_FR|French (France)',
    'ja_JP|Japanese (Japan)'
];
const LANGUAGES = [
    'en_US|English',
    'de|German',
    'es|Spanish',
    'fr|French',
    'it|Italian',
    'ja|Japanese',
    'nl_NL|Dutch',
    'pt_BR|Portuguese (Brazil)'
];
const ENCODINGS = ['UTF-8|Unicode (UTF-8)', 'ISO-8859-1|General US & Western Europe (ISO-8859-1, ISO-LATIN-1)'];
const USER_TYPES = [
    'Standard',
    'PowerPartner',
    'CSPLitePortal',
    'CustomerSuccess',
    'PowerCustomerSuccess',
    'CsnOnly',
    'Guest'
];

const user = defineStandardObject({
    name: 'User',
    label: 'User',
    keyPrefix: '005',
    owned: false,
    sharing: 'Read',
    deletable: false,
    compactLayout: ['Name', 'Title', 'Email'],
    fields: [
        text('Username', 'Username', 80, { ...REQUIRED, unique: true, idLookup: true }),
        text('LastName', 'Last Name', 80, REQUIRED),
        text('FirstName', 'First Name', 40),
        text('Name', 'Full Name', 121, { ...READ_ONLY, nillable: false, nameField: true }),
        text('CompanyName', 'Company Name', 80),
        text('Department', 'Department', 80),
        text('Title', 'Title', 80),
        email('Email', 'Email', { ...REQUIRED, length: 128 }),
        phone('Phone', 'Phone'),
        phone('MobilePhone', 'Mobile'),
        text('Alias', 'Alias', 8, REQUIRED),
        text('CommunityNickname', 'Nickname', 40, { ...REQUIRED, unique: true }),
        checkbox('IsActive', 'Active', { defaultValue: 'true' }),
        restrictedPicklist('TimeZoneSidKey', 'Time Zone', Intl.supportedValuesOf('timeZone'), {
            ...REQUIRED,
            length: 40
        }),
        restrictedPicklist('LocaleSidKey', 'Locale', LOCALES, { ...REQUIRED, length: 40 }),
        restrictedPicklist('EmailEncodingKey', 'Email Encoding', ENCODINGS, { ...REQUIRED, length: 40 }),
        restrictedPicklist('LanguageLocaleKey', 'Language', LANGUAGES, { ...REQUIRED, length: 40 }),
        lookup(
            'ProfileId',
            'Profile ID',
            'Profile',
            { childRelationshipName: 'Users', onDelete: 'restrict' },
            REQUIRED
        ),
        lookup('UserRoleId', 'Role ID', 'UserRole', { childRelationshipName: 'Users' }),
        lookup('ManagerId', 'Manager ID', 'User', { childRelationshipName: 'ManagedUsers' }),
        restrictedPicklist('UserType', 'User Type', USER_TYPES, READ_ONLY),
        text('EmployeeNumber', 'Employee Number', 20),
        text('FederationIdentifier', 'SAML Federation ID', 512)
    ]
});

const profile = defineStandardObject({
    name: 'Profile',
    label: 'Profile',
    keyPrefix: '00e',
    owned: false,
    ...SETUP_OBJECT,
    fields: [
        text('Name', 'Name', 255, { ...READ_ONLY, nameField: true }),
        text('Description', 'Description', 255, READ_ONLY),
        restrictedPicklist('UserType', 'User Type', USER_TYPES, READ_ONLY)
    ]
});

const userRole = defineStandardObject({
    name: 'UserRole',
    label: 'Role',
    keyPrefix: '00E',
    owned: false,
    sharing: 'Read',
    fields: [
        text('Name', 'Name', 80, { ...REQUIRED, nameField: true }),
        lookup('ParentRoleId', 'Parent Role ID', 'UserRole', { relationshipName: 'ParentRole' }),
        text('DeveloperName', 'Developer Name', 80, { unique: true })
    ]
});

const permissionSet = defineStandardObject({
    name: 'PermissionSet',
    label: 'Permission Set',
    keyPrefix: '0PS',
    owned: false,
    ...SETUP_OBJECT,
    fields: [
        text('Name', 'Permission Set Name', 80, { ...READ_ONLY, nameField: true }),
        text('Label', 'Permission Set Label', 80, READ_ONLY),
        text('NamespacePrefix', 'Namespace Prefix', 15, READ_ONLY),
        checkbox('IsOwnedByProfile', 'Is Owned By Profile', READ_ONLY),
        checkbox('IsCustom', 'Is Custom', READ_ONLY),
        lookup('ProfileId', 'Profile ID', 'Profile', {}, READ_ONLY)
    ]
});

const permissionSetAssignment = defineStandardObject({
    name: 'PermissionSetAssignment',
    label: 'Permission Set Assignment',
    keyPrefix: '0Pa',
    owned: false,
    sharing: 'Read',
    updateable: false,
    nameField: 'Id',
    fields: [
        lookup(
            'PermissionSetId',
            'PermissionSet ID',
            'PermissionSet',
            { childRelationshipName: 'Assignments', onDelete: 'cascade' },
            { ...REQUIRED, updateable: false }
        ),
        lookup(
            'AssigneeId',
            'Assignee ID',
            'User',
            { childRelationshipName: 'PermissionSetAssignments', onDelete: 'cascade' },
            { ...REQUIRED, updateable: false }
        )
    ]
});

const organization = defineStandardObject({
    name: 'Organization',
    label: 'Organization',
    keyPrefix: '00D',
    owned: false,
    ...SETUP_OBJECT,
    fields: [
        text('Name', 'Name', 80, { ...READ_ONLY, nameField: true }),
        text('TimeZoneSidKey', 'Time Zone', 40, READ_ONLY),
        picklist('DefaultLocaleSidKey', 'Locale', LOCALES, READ_ONLY),
        picklist('LanguageLocaleKey', 'Language', LANGUAGES, READ_ONLY),
        text('OrganizationType', 'Edition', 40, READ_ONLY),
        text('InstanceName', 'Instance Name', 5, READ_ONLY),
        checkbox('IsSandbox', 'Is Sandbox', READ_ONLY),
        numberOf('int', 'FiscalYearStartMonth', 'Fiscal Year Starts In', [9, 0], READ_ONLY),
        text('NamespacePrefix', 'Namespace Prefix', 15, READ_ONLY),
        datetime('TrialExpirationDate', 'Trial Expiration Date', READ_ONLY)
    ]
});

const recordType = defineStandardObject({
    name: 'RecordType',
    label: 'Record Type',
    keyPrefix: '012',
    owned: false,
    ...SETUP_OBJECT,
    fields: [
        text('Name', 'Name', 80, { ...READ_ONLY, nameField: true }),
        text('DeveloperName', 'Record Type Name', 80, READ_ONLY),
        text('Description', 'Description', 255, READ_ONLY),
        text('SobjectType', 'SObject Type Name', 40, READ_ONLY),
        checkbox('IsActive', 'Active', READ_ONLY),
        text('NamespacePrefix', 'Namespace Prefix', 15, READ_ONLY)
    ]
});

/** The objects of people and permissions. */
export const PEOPLE_OBJECTS: readonly ObjectDefinition[] = [
    user,
    profile,
    userRole,
    permissionSet,
    permissionSetAssignment,
    organization,
    recordType
];
