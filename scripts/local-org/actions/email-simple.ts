/** The standard action `emailSimple`: checks an e-mail as Salesforce does, and keeps it as sent. */
import type { Session } from '../contracts.ts';
import { SalesforceError } from '../errors.ts';
import type { LocalOrg } from '../org.ts';
import { prepareQuery } from '../query/query.ts';
import { normalizeId } from '../storage/ids.ts';
import { readEmailInputs, type EmailInputs } from './email-inputs.ts';
import { merged, type MergeSources } from './merge-fields.ts';
import { keepEmail, recipientsToday } from './outbox.ts';

/** Enterprise Edition: addresses outside the org that may be written to in a day of Greenwich. */
export const SINGLE_EMAILS_A_DAY = 5_000;
/** The user permission "Send Email". */
const SEND_EMAIL = 'EmailSingle';
/** Objects whose records may receive an e-mail by their id. */
const RECIPIENT_OBJECTS: ReadonlySet<string> = new Set(['Contact', 'User']);

type Values = Readonly<Record<string, unknown>>;

/**
 * Sends one e-mail.
 * @throws SalesforceError with the code that the action's result carries.
 */
export function sendEmail(org: LocalOrg, session: Session, input: unknown): void {
    const inputs = readEmailInputs(input);
    if (!session.hasUserPermission(SEND_EMAIL)) {
        throw new SalesforceError('INSUFFICIENT_ACCESS_OR_READONLY', 'You need the user permission Send Email.');
    }
    const sender = senderOf(session, inputs);
    const recipient = inputs.recipientId === null ? null : recipientOf(session, inputs.recipientId);
    const content = contentOf(session, inputs, { recipient: recipient?.values ?? null, sender: sender.user });
    const to = recipient === null ? inputs.to : [recipient.address, ...inputs.to];
    requireRoom(org, to.length + inputs.cc.length + inputs.bcc.length);
    const relatedRecordId = inputs.relatedRecordId === null ? null : visibleId(session, inputs.relatedRecordId);
    org.transaction(() => {
        keepEmail(org, {
            sentAt: org.now().toISOString(),
            userId: session.userId,
            from: sender.address,
            to,
            cc: inputs.cc,
            bcc: inputs.bcc,
            ...content,
            emailTemplateId: inputs.emailTemplateId,
            recipientId: inputs.recipientId,
            relatedRecordId
        });
        if (inputs.logEmailOnSend) logEmail(org, session, content, inputs.recipientId, relatedRecordId);
    });
}

function senderOf(session: Session, { senderType, senderAddress }: EmailInputs): { address: string; user: Values } {
    const user = rowOf(session, 'User', session.userId, 'Id, Name, FirstName, LastName, Email, Title, Phone');
    if (user === null) throw new SalesforceError('INVALID_ID_FIELD', 'The sender is no user.');
    if (senderType !== 'OrgWideEmailAddress') return { address: textOf(user['Email']), user };
    const sql = 'SELECT "Address", "IsVerified", "IsAllowAllProfiles" FROM "OrgWideEmailAddress" WHERE "Address" = ?';
    const found = session.org.db.prepare(`${sql} COLLATE NOCASE AND "IsDeleted" = 0`).get(senderAddress ?? '');
    if (found === undefined || found['IsAllowAllProfiles'] !== 1) {
        const message = `${senderAddress ?? ''} is no organization-wide email address that you may use.`;
        throw new SalesforceError('INVALID_EMAIL_ADDRESS', message, { fields: ['senderAddress'] });
    }
    if (found['IsVerified'] !== 1) {
        const message = `The organization-wide email address ${senderAddress ?? ''} has not been verified.`;
        throw new SalesforceError('UNVERIFIED_SENDER_ADDRESS', message, { fields: ['senderAddress'] });
    }
    return { address: String(found['Address']), user };
}

function recipientOf(session: Session, id: string): { address: string; values: Values } {
    const object = session.org.objectOfId(id);
    if (object === undefined || !RECIPIENT_OBJECTS.has(object.name)) {
        throw new SalesforceError('INVALID_ID_FIELD', `recipientId must be a contact, lead or user: ${id}`);
    }
    const optOut = object.name === 'Contact' ? ', HasOptedOutOfEmail' : '';
    const values = rowOf(session, object.name, id, `Id, Name, FirstName, LastName, Email, Title, Phone${optOut}`);
    if (values === null) throw new SalesforceError('INVALID_CROSS_REFERENCE_KEY', `invalid cross reference id: ${id}`);
    if (values['HasOptedOutOfEmail'] === true) {
        throw new SalesforceError('EMAIL_OPTED_OUT', `The recipient has opted out of email: ${id}`);
    }
    const address = values['Email'];
    if (typeof address !== 'string') {
        throw new SalesforceError('INVALID_EMAIL_ADDRESS', `The recipient has no email address: ${id}`);
    }
    return { address, values };
}

function contentOf(session: Session, inputs: EmailInputs, sources: MergeSources): { subject: string; body: string } {
    const { emailTemplateId, subject, body } = inputs;
    if (emailTemplateId === null) return { subject: subject ?? '', body: body ?? '' };
    const template = rowOf(session, 'EmailTemplate', emailTemplateId, 'Id, Subject, Body, IsActive');
    if (template === null) {
        throw new SalesforceError('INVALID_ID_FIELD', `Invalid email template ID: ${emailTemplateId}`);
    }
    if (template['IsActive'] !== true) {
        throw new SalesforceError(
            'TEMPLATE_NOT_ACTIVE',
            `The email template is not available for use: ${emailTemplateId}`
        );
    }
    return {
        subject: merged(subject ?? textOf(template['Subject']), sources),
        body: merged(textOf(template['Body']), sources)
    };
}

function requireRoom(org: LocalOrg, recipients: number): void {
    if (recipientsToday(org) + recipients > SINGLE_EMAILS_A_DAY) {
        throw new SalesforceError(
            'SINGLE_EMAIL_LIMIT_EXCEEDED',
            'Email limit exceeded: the organization has reached its daily limit for single emails.'
        );
    }
}

function visibleId(session: Session, id: string): string {
    const object = session.org.objectOfId(id);
    const row = object === undefined ? null : rowOf(session, object.name, id, 'Id');
    if (row === null) throw new SalesforceError('INVALID_CROSS_REFERENCE_KEY', `invalid cross reference id: ${id}`);
    return String(row['Id']);
}

/** The completed task that shows an e-mail on the timelines of its recipient and of what it is about. */
function logEmail(
    org: LocalOrg,
    session: Session,
    { subject, body }: { readonly subject: string; readonly body: string },
    recipientId: string | null,
    relatedRecordId: string | null
): void {
    const [result] = org.dml.insert(
        session,
        'Task',
        [
            {
                Subject: `Email: ${subject}`.slice(0, 255),
                Description: body,
                Status: 'Completed',
                Priority: 'Normal',
                TaskSubtype: 'Email',
                ActivityDate: session.today(),
                OwnerId: session.userId,
                ...(recipientId !== null && { WhoId: recipientId }),
                ...(relatedRecordId !== null && { WhatId: relatedRecordId })
            }
        ],
        true
    );
    if (result?.success !== true) {
        const error = result?.errors[0];
        throw new SalesforceError(error?.statusCode ?? 'UNKNOWN_EXCEPTION', error?.message ?? 'It cannot be logged.');
    }
}

function textOf(value: unknown): string {
    return typeof value === 'string' ? value : '';
}

/** A record as the caller may see it; null for none. */
function rowOf(session: Session, objectName: string, id: string, fields: string): Values | null {
    const whole = normalizeId(id);
    if (whole === null || session.org.objectOfId(whole)?.name !== objectName) return null;
    const query = prepareQuery(session, `SELECT ${fields} FROM ${objectName} WHERE Id = '${whole}'`);
    return [...query.records()][0] ?? null;
}
