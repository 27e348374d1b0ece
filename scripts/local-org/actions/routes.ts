/** `/actions`: the invocable actions of the org. It has one of Salesforce's: `emailSimple`. */
import { SalesforceError } from '../errors.ts';
import { basePath, json, withJson, withoutBody, type ApiCall, type ApiHandler, type Reply } from '../server/call.ts';
import type { JsonObject } from '../server/body.ts';
import type { Router } from '../server/router.ts';
import { INPUTS } from './email-inputs.ts';
import { sendEmail } from './email-simple.ts';

const BASE = '/services/data/:version/actions';
const EMAIL_SIMPLE = 'emailSimple';
const FAILED = 400;

/** What one element of `inputs` came to. */
interface ActionResult {
    readonly actionName: string;
    readonly errors: readonly { statusCode: string; message: string; fields: readonly string[] }[] | null;
    readonly invocationId: null;
    readonly isSuccess: boolean;
    readonly outcome: null;
    readonly outputValues: null;
    readonly sortOrder: -1;
    readonly version: 1;
}

export function addActionRoutes(api: Router<ApiHandler>): void {
    api.add(
        'GET',
        BASE,
        withoutBody((call) => json({ standard: `${basePath(call)}/actions/standard` }))
    );
    api.add(
        'GET',
        `${BASE}/standard`,
        withoutBody((call) => json({ actions: [listed(call)] }))
    );
    api.add(
        'GET',
        `${BASE}/standard/${EMAIL_SIMPLE}`,
        withoutBody((call) => json(described(call)))
    );
    api.add('POST', `${BASE}/standard/${EMAIL_SIMPLE}`, withJson(sendEmails));
}

function listed(call: ApiCall): Record<string, string> {
    const url = `${basePath(call)}/actions/standard/${EMAIL_SIMPLE}`;
    return { label: 'Send Email', name: EMAIL_SIMPLE, type: 'EMAILSIMPLE', url };
}

function described(call: ApiCall): Record<string, unknown> {
    const inputs = INPUTS.map(({ name, label, type, list }) => ({
        name,
        label,
        type,
        maxOccurs: list === true ? 150 : 1,
        required: false
    }));
    return { ...listed(call), description: null, standard: true, inputs, outputs: [] };
}

/** Each e-mail by itself: one that fails keeps no other back. */
function sendEmails(call: ApiCall, body: JsonObject): Reply {
    const { inputs } = body;
    if (!Array.isArray(inputs) || inputs.length === 0) {
        throw new SalesforceError('INVALID_API_INPUT', 'The body must have a list of inputs.');
    }
    const results = inputs.map((input: unknown) => resultOf(() => sendEmail(call.context.org, call.session, input)));
    return json(results, results.every(({ isSuccess }) => isSuccess) ? 200 : FAILED);
}

function resultOf(act: () => void): ActionResult {
    const result = { actionName: EMAIL_SIMPLE, invocationId: null, outcome: null, outputValues: null } as const;
    const position = { sortOrder: -1, version: 1 } as const;
    try {
        act();
        return { ...result, ...position, errors: null, isSuccess: true };
    } catch (error) {
        if (!(error instanceof SalesforceError)) throw error;
        const { errorCode: statusCode, message, fields } = error;
        return { ...result, ...position, errors: [{ statusCode, message, fields }], isSuccess: false };
    }
}
