/** Public groups and queues, and the teams of accounts. */
import type { ObjectDefinition } from '../schema.ts';
import {
    ALWAYS,
    checkbox,
    defineStandardObject,
    email,
    lookup,
    picklist,
    READ_ONLY,
    REQUIRED,
    restrictedPicklist,
    text
} from './fields.ts';

const FIXED = { ...REQUIRED, updateable: false };
/** Everybody reads them, and who manages users writes them. */
const SETUP_RECORDS = { owned: false, sharing: 'Read' } as const;

const group = defineStandardObject({
    name: 'Group',
    label: 'Group',
    keyPrefix: '00G',
    ...SETUP_RECORDS,
    fields: [
        text('Name', 'Name', 40, { ...REQUIRED, nameField: true }),
        text('DeveloperName', 'Developer Name', 80, ALWAYS),
        lookup('RelatedId', 'Related ID', ['UserRole'], { relationshipName: 'Related' }, READ_ONLY),
        // Those of roles and of the organization have other types, and come by themselves.
        restrictedPicklist('Type', 'Type', ['*Regular', 'Queue'], FIXED),
        email('Email', 'Email', ALWAYS),
        checkbox('DoesIncludeBosses', 'Include Bosses', { ...ALWAYS, defaultValue: 'true' })
    ]
});

const groupMember = defineStandardObject({
    name: 'GroupMember',
    label: 'Group Member',
    keyPrefix: '011',
    ...SETUP_RECORDS,
    updateable: false,
    nameField: 'Id',
    fields: [
        lookup('GroupId', 'Group ID', 'Group', { childRelationshipName: 'GroupMembers', onDelete: 'cascade' }, FIXED),
        lookup('UserOrGroupId', 'User/Group ID', ['User', 'Group'], { onDelete: 'cascade' }, FIXED)
    ]
});

const queueSobject = defineStandardObject({
    name: 'QueueSobject',
    label: 'Queue Sobject',
    keyPrefix: '03g',
    ...SETUP_RECORDS,
    updateable: false,
    nameField: 'Id',
    fields: [
        lookup(
            'QueueId',
            'Group ID',
            'Group',
            { relationshipName: 'Queue', childRelationshipName: 'QueueSobjects', onDelete: 'cascade' },
            FIXED
        ),
        text('SobjectType', 'Sobject Type', 40, FIXED)
    ]
});

const LEVELS = ['None', 'Read', 'Edit'];

const accountTeamMember = defineStandardObject({
    name: 'AccountTeamMember',
    label: 'Account Team Member',
    keyPrefix: '01M',
    owned: false,
    sharing: 'ControlledByParent',
    sharedThrough: ['AccountId'],
    nameField: 'Id',
    fields: [
        lookup(
            'AccountId',
            'Account ID',
            'Account',
            { childRelationshipName: 'AccountTeamMembers', onDelete: 'cascade' },
            FIXED
        ),
        lookup('UserId', 'User ID', 'User', { childRelationshipName: 'AccountTeamMembers' }, FIXED),
        picklist(
            'TeamMemberRole',
            'Team Member Role',
            [
                'Account Manager',
                'Channel Manager',
                'Executive Sponsor',
                'Lead Qualifier',
                'Pre-Sales Consultant',
                'Sales Manager',
                'Sales Rep'
            ],
            ALWAYS
        ),
        restrictedPicklist('AccountAccessLevel', 'Account Access', ['*Read', 'Edit'], ALWAYS),
        restrictedPicklist('OpportunityAccessLevel', 'Opportunity Access', LEVELS, ALWAYS),
        restrictedPicklist('CaseAccessLevel', 'Case Access', LEVELS, ALWAYS),
        restrictedPicklist('ContactAccessLevel', 'Contact Access', LEVELS, ALWAYS)
    ]
});

export const SHARING_OBJECTS: readonly ObjectDefinition[] = [group, groupMember, queueSobject, accountTeamMember];
