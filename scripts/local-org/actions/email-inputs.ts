/** The inputs of the action that sends e-mails, as they come, and what is wrong with them by themselves. */
import { SalesforceError } from '../errors.ts';

export const SENDER_TYPES = ['CurrentUser', 'DefaultWorkflowUser', 'OrgWideEmailAddress'] as const;
export type SenderType = (typeof SENDER_TYPES)[number];

export interface EmailInputs {
    readonly to: readonly string[];
    readonly cc: readonly string[];
    readonly bcc: readonly string[];
    readonly subject: string | null;
    readonly body: string | null;
    readonly senderType: SenderType;
    readonly senderAddress: string | null;
    readonly emailTemplateId: string | null;
    readonly recipientId: string | null;
    readonly relatedRecordId: string | null;
    readonly logEmailOnSend: boolean;
}

export interface InputDescription {
    readonly name: string;
    readonly label: string;
    readonly type: 'STRING' | 'TEXTAREA' | 'BOOLEAN' | 'REFERENCE';
    readonly list?: true;
}

/** Names since version 65.0, and those before, which still do. */
export const INPUTS: readonly InputDescription[] = [
    { name: 'recipientAddresses', label: 'Recipient Addresses', type: 'STRING', list: true },
    { name: 'ccAddresses', label: 'CC Addresses', type: 'STRING', list: true },
    { name: 'bccAddresses', label: 'BCC Addresses', type: 'STRING', list: true },
    { name: 'emailAddresses', label: 'Recipient Address List', type: 'STRING' },
    { name: 'emailAddressesArray', label: 'Recipient Address Collection', type: 'STRING', list: true },
    { name: 'emailSubject', label: 'Subject', type: 'STRING' },
    { name: 'emailBody', label: 'Body', type: 'TEXTAREA' },
    { name: 'sendRichBody', label: 'Rich-Text-Formatted Body', type: 'BOOLEAN' },
    { name: 'useLineBreaks', label: 'Use Line Breaks', type: 'BOOLEAN' },
    { name: 'senderType', label: 'Sender Type', type: 'STRING' },
    { name: 'senderAddress', label: 'Sender Email Address', type: 'STRING' },
    { name: 'emailTemplateId', label: 'Email Template ID', type: 'REFERENCE' },
    { name: 'recipientId', label: 'Recipient ID', type: 'REFERENCE' },
    { name: 'relatedRecordId', label: 'Related Record ID', type: 'REFERENCE' },
    { name: 'logEmailOnSend', label: 'Log Email on Send', type: 'BOOLEAN' }
];

const NAMES: ReadonlySet<string> = new Set(INPUTS.map(({ name }) => name));
const MAX_RECIPIENTS = 150;
const ADDRESS = /^[^\s@,;<>]+@[^\s@,;<>.]+(?:\.[^\s@,;<>.]+)+$/;

/** Reads one element of `inputs`. Throws what Salesforce would answer for it. */
export function readEmailInputs(input: unknown): EmailInputs {
    if (typeof input !== 'object' || input === null || Array.isArray(input)) {
        throw new SalesforceError('INVALID_API_INPUT', 'Each element of inputs must be an object.');
    }
    const given = input as Readonly<Record<string, unknown>>;
    const unknown = Object.keys(given).find((name) => !NAMES.has(name));
    if (unknown !== undefined) {
        throw new SalesforceError('INVALID_API_INPUT', `The action has no input parameter named '${unknown}'.`);
    }
    const inputs: EmailInputs = {
        to: [...addresses(given, 'recipientAddresses'), ...addresses(given, 'emailAddresses')].concat(
            addresses(given, 'emailAddressesArray')
        ),
        cc: addresses(given, 'ccAddresses'),
        bcc: addresses(given, 'bccAddresses'),
        subject: textOf(given, 'emailSubject'),
        body: textOf(given, 'emailBody'),
        senderType: senderTypeOf(given),
        senderAddress: textOf(given, 'senderAddress'),
        emailTemplateId: textOf(given, 'emailTemplateId'),
        recipientId: textOf(given, 'recipientId'),
        relatedRecordId: textOf(given, 'relatedRecordId'),
        logEmailOnSend: given['logEmailOnSend'] === true || given['logEmailOnSend'] === 'true'
    };
    requireWhole(inputs);
    return inputs;
}

function requireWhole({ to, cc, bcc, recipientId, emailTemplateId, subject, body, ...sender }: EmailInputs): void {
    const count = to.length + cc.length + bcc.length + (recipientId === null ? 0 : 1);
    if (count === 0) throw missing('Specify at least one recipient.');
    if (count > MAX_RECIPIENTS) {
        throw new SalesforceError(
            'LIMIT_EXCEEDED',
            `The combined number of recipients must be ${MAX_RECIPIENTS} or fewer.`
        );
    }
    if (emailTemplateId === null && subject === null) throw missing('Missing required input parameter: emailSubject');
    if (emailTemplateId === null && body === null) throw missing('Missing required input parameter: emailBody');
    if (sender.senderType === 'OrgWideEmailAddress' && sender.senderAddress === null) {
        throw missing('Missing required input parameter: senderAddress');
    }
}

function missing(message: string): SalesforceError {
    return new SalesforceError('REQUIRED_FIELD_MISSING', message);
}

function textOf(given: Readonly<Record<string, unknown>>, name: string): string | null {
    const value = given[name];
    if (value === undefined || value === null || value === '') return null;
    if (typeof value !== 'string') {
        throw new SalesforceError('INVALID_TYPE_ON_FIELD_IN_RECORD', `${name} must be text.`, { fields: [name] });
    }
    return value.trim() === '' ? null : value;
}

/** A list, or text with commas between. */
function addresses(given: Readonly<Record<string, unknown>>, name: string): string[] {
    const value = given[name];
    const list: readonly unknown[] = Array.isArray(value) ? value : (textOf(given, name)?.split(',') ?? []);
    return list
        .map((each) => String(each).trim())
        .filter((each) => each !== '')
        .map((each) => {
            if (ADDRESS.test(each)) return each;
            throw new SalesforceError('INVALID_EMAIL_ADDRESS', `Invalid email address: ${each}`, { fields: [name] });
        });
}

function senderTypeOf(given: Readonly<Record<string, unknown>>): SenderType {
    const value = textOf(given, 'senderType') ?? 'CurrentUser';
    const found = SENDER_TYPES.find((type) => type === value);
    if (found === undefined) {
        throw new SalesforceError('INVALID_API_INPUT', `senderType must be one of ${SENDER_TYPES.join(', ')}.`);
    }
    return found;
}
