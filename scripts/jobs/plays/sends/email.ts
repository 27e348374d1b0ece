import type { Connection } from 'jsforce';
import { OrgError, sendForJson } from '../../../org/request.ts';

export interface Email {
    readonly templateId: string;
    readonly contactId: string;
    /** What the template may tell of. */
    readonly accountId: string;
    /** An organization-wide address that is verified. */
    readonly senderAddress: string;
}

interface ActionResult {
    readonly isSuccess: boolean;
    readonly errors: readonly { readonly statusCode: string; readonly message: string }[] | null;
}

/**
 * Sends one e-mail by Salesforce's own action.
 * @returns Null when it was sent; else why it was refused.
 * @throws When nobody knows whether it was sent: the connection broke.
 */
export async function sendEmail(conn: Connection, email: Email): Promise<string | null> {
    const body = JSON.stringify({
        inputs: [
            {
                emailTemplateId: email.templateId,
                recipientId: email.contactId,
                relatedRecordId: email.accountId,
                senderType: 'OrgWideEmailAddress',
                senderAddress: email.senderAddress,
                // As a completed task it would count as a touch by a person; `Success_Send__c` is its record.
                logEmailOnSend: false
            }
        ]
    });
    try {
        const results = await sendForJson<readonly ActionResult[]>(conn, {
            method: 'POST',
            path: '/actions/standard/emailSimple',
            body
        });
        return reasonOf(results);
    } catch (error) {
        if (!(error instanceof OrgError)) throw error;
        return refusal(error);
    }
}

/** A refused e-mail comes with status 400, and its results as the text of the error. */
function refusal({ errorCode, message }: OrgError): string {
    try {
        return reasonOf(JSON.parse(message) as readonly ActionResult[]) ?? message;
    } catch {
        return `${errorCode}: ${message}`;
    }
}

function reasonOf(results: readonly ActionResult[]): string | null {
    const [result] = results;
    if (result?.isSuccess === true) return null;
    const error = result?.errors?.[0];
    return error === undefined ? 'UNKNOWN_EXCEPTION: no reason given' : `${error.statusCode}: ${error.message}`;
}
