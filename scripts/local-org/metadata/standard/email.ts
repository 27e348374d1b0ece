/** E-mail templates and the addresses that an org may send from. */
import type { ObjectDefinition } from '../schema.ts';
import {
    READ_ONLY,
    SETUP_OBJECT,
    checkbox,
    defineStandardObject,
    email,
    longText,
    picklist,
    restrictedPicklist,
    text
} from './fields.ts';

const emailTemplate = defineStandardObject({
    name: 'EmailTemplate',
    label: 'Email Template',
    keyPrefix: '00X',
    owned: false,
    ...SETUP_OBJECT,
    fields: [
        text('Name', 'Email Template Name', 80, { ...READ_ONLY, nameField: true }),
        text('DeveloperName', 'Template Unique Name', 80, READ_ONLY),
        text('NamespacePrefix', 'Namespace Prefix', 15, READ_ONLY),
        restrictedPicklist('TemplateType', 'Template Type', ['text', 'html', 'custom', 'visualforce'], READ_ONLY),
        checkbox('IsActive', 'Available For Use', READ_ONLY),
        text('Description', 'Description', 4000, READ_ONLY),
        text('Subject', 'Subject', 230, READ_ONLY),
        longText('HtmlValue', 'HTML Value', 384_000, READ_ONLY),
        longText('Body', 'Email Body', 384_000, READ_ONLY),
        picklist('Encoding', 'Encoding', ['UTF-8'], READ_ONLY)
    ]
});

const orgWideEmailAddress = defineStandardObject({
    name: 'OrgWideEmailAddress',
    label: 'Organization-wide From Email Address',
    pluralLabel: 'Organization-wide From Email Addresses',
    keyPrefix: '0D2',
    owned: false,
    ...SETUP_OBJECT,
    nameField: 'DisplayName',
    fields: [
        text('DisplayName', 'Display Name', 255, { ...READ_ONLY, nameField: true }),
        email('Address', 'Email Address', READ_ONLY),
        checkbox('IsAllowAllProfiles', 'Allow All Profiles', READ_ONLY),
        checkbox('IsVerified', 'Is Verified', READ_ONLY),
        restrictedPicklist(
            'Purpose',
            'Purpose',
            ['UserSelection', 'DefaultNoreply', 'UserSelectionAndDefaultNoReply'],
            READ_ONLY
        )
    ]
});

/** The objects of e-mail. */
export const EMAIL_OBJECTS: readonly ObjectDefinition[] = [emailTemplate, orgWideEmailAddress];
