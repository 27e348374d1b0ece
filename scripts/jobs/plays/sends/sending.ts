import type { CalendarDate, SendingRules } from '../../../../force-app/main/domain/lwc/success/success.ts';
import type { OrgConnection } from '../../../org/connection.ts';
import { query, soqlText } from '../../../org/query.ts';
import { isDropped, OrgError, sendForJson } from '../../../org/request.ts';
import type { Progress } from '../../progress.ts';
import { sendEmail } from './email.ts';
import { recipientsOf, type Recipient } from './recipients.ts';

/** Sends the e-mails of plays: each at most once, whatever happens, and no more in a day than the model allows. */

/** An e-mail whose day has come. */
export interface SendToDo {
    readonly key: string;
    readonly playId: string;
    readonly customerId: string;
    readonly accountId: string;
    readonly accountName: string;
    readonly stepKey: string;
    /** Developer name. */
    readonly template: string;
}

/** What was sent, or in a dry run would be. */
export interface SendLine {
    readonly account: string;
    readonly step: string;
    readonly template: string;
    /** Null: nobody, and why. */
    readonly to: string | null;
    readonly status: 'planned' | 'sent' | 'failed' | 'skipped';
    readonly message: string | null;
}

export interface SendingContext {
    readonly conn: OrgConnection;
    readonly rules: SendingRules;
    readonly asOf: CalendarDate;
    readonly dryRun: boolean;
    readonly progress: Progress;
    readonly signal?: AbortSignal;
}

/** How many e-mails may still be sent on the day. */
export async function roomToday(conn: OrgConnection, rules: SendingRules, asOf: CalendarDate): Promise<number> {
    const { totalSize } = await sendForJson<{ totalSize: number }>(conn, {
        method: 'GET',
        path: `/query?q=${encodeURIComponent(`SELECT COUNT() FROM Success_Send__c WHERE Send_On__c = ${asOf} AND Send_Status__c IN ('Planned', 'Sent')`)}`
    });
    return Math.max(0, rules.dailyCap - totalSize);
}

/** After so many refusals in a row the rest is left: something is wrong with all of them, such as the sender's address. */
const MOST_REFUSALS = 3;

/** Sends, one by one; what cannot be sent is kept with the reason, so that a person does it. */
export async function sendAll(context: SendingContext, todo: readonly SendToDo[]): Promise<SendLine[]> {
    const { conn, asOf, dryRun, progress, signal } = context;
    if (todo.length === 0) return [];
    progress.phase('Sending e-mails', todo.length);
    const recipients = await recipientsOf(conn, [...new Set(todo.map(({ customerId }) => customerId))], asOf);
    const templates = await templateIds(conn, [...new Set(todo.map(({ template }) => template))]);
    const lines: SendLine[] = [];
    let refusals = 0;
    for (const send of todo) {
        signal?.throwIfAborted();
        if (refusals === MOST_REFUSALS) {
            progress.note(`${MOST_REFUSALS} e-mails in a row were not sent: the others wait for the next night.`);
            break;
        }
        const recipient = recipients.get(send.customerId) ?? null;
        const templateId = templates.get(send.template) ?? null;
        const reason = recipient === null ? NO_RECIPIENT : templateId === null ? NO_TEMPLATE : null;
        const line = { account: send.accountName, step: send.stepKey, template: send.template };
        const outcome =
            dryRun || recipient === null || templateId === null
                ? await unsent(context, send, recipient, reason)
                : await sendOne(context, send, recipient, templateId);
        if (outcome === null) continue;
        refusals = outcome.status === 'failed' ? refusals + 1 : 0;
        lines.push({ ...line, to: recipient?.address ?? null, ...outcome });
        progress.update(lines.length);
    }
    return lines;
}

const NO_RECIPIENT = 'No stakeholder is there who has an e-mail address and takes e-mails.';
const NO_TEMPLATE = 'The org has no such e-mail template that is available for use.';

type Outcome = Pick<SendLine, 'status' | 'message'>;

async function unsent(
    context: SendingContext,
    send: SendToDo,
    recipient: Recipient | null,
    reason: string | null
): Promise<Outcome | null> {
    const outcome: Outcome = { status: reason === null ? 'planned' : 'skipped', message: reason };
    if (context.dryRun) return outcome;
    return (await record(context, send, recipient, 'Skipped', reason)) === null ? null : outcome;
}

/** Written down before it is sent: whoever finds it written does not send it. */
async function sendOne(
    context: SendingContext,
    send: SendToDo,
    recipient: Recipient,
    templateId: string
): Promise<Outcome | null> {
    const { conn, rules } = context;
    const id = await record(context, send, recipient, 'Planned', null);
    if (id === null) return null;
    const reason = await attempt(conn, {
        templateId,
        contactId: recipient.contactId,
        accountId: send.accountId,
        senderAddress: rules.senderAddress
    });
    if (reason === UNKNOWN) return { status: 'failed', message: UNKNOWN };
    await sendForJson<null>(conn, {
        method: 'PATCH',
        path: `/sobjects/Success_Send__c/${id}`,
        repeatable: true,
        body: JSON.stringify({ Send_Status__c: reason === null ? 'Sent' : 'Failed', Send_Message__c: cut(reason) })
    });
    return { status: reason === null ? 'sent' : 'failed', message: reason };
}

const UNKNOWN =
    'The connection broke: nobody knows whether it was sent. It stays planned, and a person looks after it.';

async function attempt(conn: OrgConnection, email: Parameters<typeof sendEmail>[1]): Promise<string | null> {
    try {
        return await sendEmail(conn, email);
    } catch {
        // It must not be tried again, and must keep no other back.
        return UNKNOWN;
    }
}

/** Null: it was written down before, so somebody has it in hand. */
async function record(
    { conn, asOf }: SendingContext,
    send: SendToDo,
    recipient: Recipient | null,
    status: 'Planned' | 'Skipped',
    message: string | null
): Promise<string | null> {
    try {
        const { id } = await sendForJson<{ id: string }>(conn, {
            method: 'POST',
            path: '/sobjects/Success_Send__c',
            body: JSON.stringify({
                Customer__c: send.customerId,
                Send_Key__c: send.key,
                Send_Play__c: send.playId,
                Send_Status__c: status,
                Send_Contact__c: recipient?.contactId ?? null,
                Send_To__c: recipient?.address ?? null,
                Send_On__c: asOf,
                Send_Template__c: send.template,
                Send_Message__c: cut(message)
            })
        });
        return id;
    } catch (error) {
        // Cut off, nobody knows whether it was written: it is not sent then. The next night finds it, or tries again.
        const isKnown = error instanceof OrgError && error.errorCode === 'DUPLICATE_VALUE';
        if (isKnown || isDropped(error)) return null;
        throw error;
    }
}

async function templateIds(conn: OrgConnection, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await query<{ Id: string; DeveloperName: string }>(
        conn,
        `SELECT Id, DeveloperName FROM EmailTemplate WHERE IsActive = true AND DeveloperName IN (${names.map(soqlText).join(', ')})`
    );
    return new Map(rows.map(({ Id, DeveloperName }) => [DeveloperName, Id]));
}

const MESSAGE_CHARACTERS = 255;

function cut(text: string | null): string | null {
    return text === null ? null : text.slice(0, MESSAGE_CHARACTERS);
}
