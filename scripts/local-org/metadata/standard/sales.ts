/** Account, Contact, Opportunity, Campaign and what goes with them, as far as customer success uses them. */
import type { FieldDefinition, ObjectDefinition } from '../schema.ts';
import {
    ALWAYS,
    READ_ONLY,
    REQUIRED,
    SETUP_OBJECT,
    checkbox,
    date,
    defineStandardObject,
    email,
    longText,
    lookup,
    numberOf,
    phone,
    picklist,
    text,
    url
} from './fields.ts';

const INDUSTRIES = [
    'Agriculture',
    'Apparel',
    'Banking',
    'Biotechnology',
    'Chemicals',
    'Communications',
    'Construction',
    'Consulting',
    'Education',
    'Electronics',
    'Energy',
    'Engineering',
    'Entertainment',
    'Environmental',
    'Finance',
    'Food & Beverage',
    'Government',
    'Healthcare',
    'Hospitality',
    'Insurance',
    'Machinery',
    'Manufacturing',
    'Media',
    'Not For Profit',
    'Recreation',
    'Retail',
    'Shipping',
    'Technology',
    'Telecommunications',
    'Transportation',
    'Utilities',
    'Other'
];
const LEAD_SOURCES = ['Web', 'Phone Inquiry', 'Partner Referral', 'Purchased List', 'Other'];

function address(prefix: string, label: string): FieldDefinition[] {
    return [
        longText(`${prefix}Street`, `${label} Street`, 255),
        text(`${prefix}City`, `${label} City`, 40),
        text(`${prefix}State`, `${label} State/Province`, 80),
        text(`${prefix}PostalCode`, `${label} Zip/Postal Code`, 20),
        text(`${prefix}Country`, `${label} Country`, 80)
    ];
}

const account = defineStandardObject({
    name: 'Account',
    label: 'Account',
    keyPrefix: '001',
    owned: true,
    owners: ['User'],
    activitiesEnabled: true,
    compactLayout: ['Name', 'Phone', 'Website', 'OwnerId', 'Industry'],
    fields: [
        text('Name', 'Account Name', 255, { ...REQUIRED, nameField: true }),
        picklist('Type', 'Account Type', [
            'Prospect',
            'Customer - Direct',
            'Customer - Channel',
            'Channel Partner / Reseller',
            'Installation Partner',
            'Technology Partner',
            'Other'
        ]),
        lookup('ParentId', 'Parent Account ID', 'Account', { childRelationshipName: 'ChildAccounts' }),
        ...address('Billing', 'Billing'),
        ...address('Shipping', 'Shipping'),
        phone('Phone', 'Account Phone'),
        url('Website', 'Website'),
        picklist('Industry', 'Industry', INDUSTRIES),
        numberOf('currency', 'AnnualRevenue', 'Annual Revenue', [18, 0]),
        numberOf('int', 'NumberOfEmployees', 'Employees', [8, 0]),
        longText('Description', 'Account Description', 32000),
        picklist('Rating', 'Account Rating', ['Hot', 'Warm', 'Cold']),
        picklist('AccountSource', 'Account Source', LEAD_SOURCES),
        text('AccountNumber', 'Account Number', 40),
        text('Site', 'Account Site', 80)
    ]
});

const contact = defineStandardObject({
    name: 'Contact',
    label: 'Contact',
    keyPrefix: '003',
    owned: true,
    owners: ['User'],
    sharing: 'ControlledByParent',
    sharedThrough: ['AccountId'],
    compactLayout: ['Name', 'Title', 'AccountId', 'Phone', 'Email'],
    fields: [
        lookup('AccountId', 'Account ID', 'Account', { childRelationshipName: 'Contacts', onDelete: 'cascade' }),
        text('Name', 'Full Name', 121, { ...READ_ONLY, nillable: false, nameField: true }),
        text('LastName', 'Last Name', 80, REQUIRED),
        text('FirstName', 'First Name', 40, ALWAYS),
        picklist('Salutation', 'Salutation', ['Mr.', 'Ms.', 'Mrs.', 'Dr.', 'Prof.', 'Mx.'], ALWAYS),
        text('Title', 'Title', 128),
        text('Department', 'Department', 80),
        email('Email', 'Email', { idLookup: true }),
        phone('Phone', 'Business Phone'),
        phone('MobilePhone', 'Mobile Phone'),
        ...address('Mailing', 'Mailing'),
        lookup('ReportsToId', 'Reports To ID', 'Contact', { childRelationshipName: 'ContactReports' }),
        picklist('LeadSource', 'Lead Source', LEAD_SOURCES),
        date('Birthdate', 'Birthdate'),
        longText('Description', 'Contact Description', 32000),
        checkbox('HasOptedOutOfEmail', 'Email Opt Out'),
        checkbox('DoNotCall', 'Do Not Call')
    ]
});

const STAGES = [
    'Prospecting',
    'Qualification',
    'Needs Analysis',
    'Value Proposition',
    'Id. Decision Makers',
    'Perception Analysis',
    'Proposal/Price Quote',
    'Negotiation/Review',
    'Closed Won',
    'Closed Lost'
];

const opportunity = defineStandardObject({
    name: 'Opportunity',
    label: 'Opportunity',
    pluralLabel: 'Opportunities',
    keyPrefix: '006',
    owned: true,
    owners: ['User'],
    activitiesEnabled: true,
    compactLayout: ['Name', 'AccountId', 'CloseDate', 'Amount', 'OwnerId', 'StageName'],
    fields: [
        lookup('AccountId', 'Account ID', 'Account', { childRelationshipName: 'Opportunities', onDelete: 'cascade' }),
        text('Name', 'Name', 120, { ...REQUIRED, nameField: true }),
        longText('Description', 'Description', 32000),
        picklist('StageName', 'Stage', STAGES, REQUIRED),
        numberOf('currency', 'Amount', 'Amount', [18, 2]),
        numberOf('percent', 'Probability', 'Probability (%)', [3, 0]),
        numberOf('currency', 'ExpectedRevenue', 'Expected Amount', [18, 2], { ...READ_ONLY, permissionable: true }),
        date('CloseDate', 'Close Date', REQUIRED),
        picklist('Type', 'Opportunity Type', [
            'Existing Customer - Upgrade',
            'Existing Customer - Replacement',
            'Existing Customer - Downgrade',
            'New Customer'
        ]),
        text('NextStep', 'Next Step', 255),
        picklist('LeadSource', 'Lead Source', LEAD_SOURCES),
        checkbox('IsClosed', 'Closed', READ_ONLY),
        checkbox('IsWon', 'Won', READ_ONLY),
        picklist(
            'ForecastCategory',
            'Forecast Category',
            ['Omitted', 'Pipeline', 'BestCase|Best Case', 'MostLikely|Most Likely', 'Forecast|Commit', 'Closed'],
            {
                ...READ_ONLY,
                nillable: false
            }
        ),
        picklist(
            'ForecastCategoryName',
            'Forecast Category',
            ['Omitted', 'Pipeline', 'Best Case', 'Most Likely', 'Commit', 'Closed'],
            ALWAYS
        ),
        lookup('CampaignId', 'Campaign ID', 'Campaign', { childRelationshipName: 'Opportunities' }),
        lookup('ContactId', 'Contact ID', 'Contact', { childRelationshipName: null }, { updateable: false }),
        numberOf('int', 'FiscalQuarter', 'Fiscal Quarter', [9, 0], READ_ONLY),
        numberOf('int', 'FiscalYear', 'Fiscal Year', [9, 0], READ_ONLY)
    ]
});

const opportunityStage = defineStandardObject({
    name: 'OpportunityStage',
    label: 'Opportunity Stage',
    keyPrefix: '01J',
    owned: false,
    ...SETUP_OBJECT,
    nameField: 'MasterLabel',
    fields: [
        text('MasterLabel', 'Master Label', 255, { ...READ_ONLY, nameField: true }),
        text('ApiName', 'API Name', 255, READ_ONLY),
        checkbox('IsActive', 'Is Active', READ_ONLY),
        numberOf('int', 'SortOrder', 'Sort Order', [9, 0], READ_ONLY),
        checkbox('IsClosed', 'Closed', READ_ONLY),
        checkbox('IsWon', 'Won', READ_ONLY),
        picklist(
            'ForecastCategory',
            'Forecast Category',
            ['Omitted', 'Pipeline', 'BestCase', 'MostLikely', 'Forecast', 'Closed'],
            READ_ONLY
        ),
        text('ForecastCategoryName', 'Forecast Category Name', 255, READ_ONLY),
        numberOf('percent', 'DefaultProbability', 'Probability (%)', [3, 0], READ_ONLY)
    ]
});

const campaign = defineStandardObject({
    name: 'Campaign',
    label: 'Campaign',
    keyPrefix: '701',
    owned: true,
    owners: ['User'],
    auditable: false,
    activitiesEnabled: true,
    compactLayout: ['Name', 'Type', 'Status', 'StartDate', 'EndDate'],
    fields: [
        text('Name', 'Name', 80, { ...REQUIRED, nameField: true }),
        lookup('ParentId', 'Parent Campaign ID', 'Campaign', { childRelationshipName: 'ChildCampaigns' }),
        picklist('Type', 'Type', [
            'Conference',
            'Webinar',
            'Trade Show',
            'Public Relations',
            'Partners',
            'Referral Program',
            'Advertisement',
            'Banner Ads',
            'Direct Mail',
            'Email',
            'Telemarketing',
            'Other'
        ]),
        picklist('Status', 'Status', ['*Planned', 'In Progress', 'Completed', 'Aborted']),
        date('StartDate', 'Start Date'),
        date('EndDate', 'End Date'),
        numberOf('currency', 'BudgetedCost', 'Budgeted Cost in Campaign', [18, 0]),
        numberOf('currency', 'ActualCost', 'Actual Cost in Campaign', [18, 0]),
        numberOf('double', 'NumberSent', 'Num Sent in Campaign', [18, 0]),
        checkbox('IsActive', 'Active'),
        longText('Description', 'Description', 32000)
    ]
});

const campaignMember = defineStandardObject({
    name: 'CampaignMember',
    label: 'Campaign Member',
    keyPrefix: '00v',
    owned: false,
    auditable: true,
    sharing: 'ControlledByParent',
    sharedThrough: ['CampaignId'],
    nameField: 'Id',
    fields: [
        lookup(
            'CampaignId',
            'Campaign ID',
            'Campaign',
            { childRelationshipName: 'CampaignMembers', onDelete: 'cascade' },
            { ...REQUIRED, updateable: false }
        ),
        lookup(
            'ContactId',
            'Contact ID',
            'Contact',
            { childRelationshipName: 'CampaignMembers', onDelete: 'cascade' },
            { ...ALWAYS, updateable: false }
        ),
        picklist('Status', 'Status', ['*Sent', 'Responded'], ALWAYS),
        checkbox('HasResponded', 'Responded', READ_ONLY),
        date('FirstRespondedDate', 'First Responded Date', READ_ONLY)
    ]
});

/** The objects of sales and marketing. */
export const SALES_OBJECTS: readonly ObjectDefinition[] = [
    account,
    contact,
    opportunity,
    opportunityStage,
    campaign,
    campaignMember
];

/** Rows of OpportunityStage: what a stage means for `IsClosed`, `IsWon`, probability and forecast. */
export const OPPORTUNITY_STAGES: readonly {
    readonly label: string;
    readonly closed: boolean;
    readonly won: boolean;
    readonly probability: number;
    readonly forecast: string;
    readonly forecastName: string;
}[] = [
    { label: 'Prospecting', probability: 10 },
    { label: 'Qualification', probability: 10 },
    { label: 'Needs Analysis', probability: 20 },
    { label: 'Value Proposition', probability: 50 },
    { label: 'Id. Decision Makers', probability: 60 },
    { label: 'Perception Analysis', probability: 70 },
    { label: 'Proposal/Price Quote', probability: 75 },
    { label: 'Negotiation/Review', probability: 90 },
    { label: 'Closed Won', probability: 100, closed: true, won: true, forecast: 'Closed', forecastName: 'Closed' },
    { label: 'Closed Lost', probability: 0, closed: true, forecast: 'Omitted', forecastName: 'Omitted' }
].map((stage) => ({ closed: false, won: false, forecast: 'Pipeline', forecastName: 'Pipeline', ...stage }));
