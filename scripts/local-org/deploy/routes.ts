/** The Metadata API's paths: SOAP, and deployments over REST. */
import type { Session } from '../contracts.ts';
import { SalesforceError } from '../errors.ts';
import { childrenOf, childOf, flagOf, textOf, textsOf } from '../metadata/xml.ts';
import { isJsonObject, readBytes, readText, textOf as jsonText, type JsonObject } from '../server/body.ts';
import {
    json,
    param,
    type ApiCall,
    type ApiHandler,
    type OpenCall,
    type OpenHandler,
    type Reply
} from '../server/call.ts';
import type { Router } from '../server/router.ts';
import type { Services } from '../server/services.ts';
import type { Deployments, DeployOptions } from './deployments.ts';
import { describeMetadata, type Retrievals } from './retrievals.ts';
import { readSoapCall, soapFault, soapReply, type SoapCall } from './soap.ts';

export function addDeployRoutes(open: Router<OpenHandler>, api: Router<ApiHandler>, services: Services): void {
    const { deployments } = services;
    const base = '/services/data/:version/metadata/deployRequest';
    api.add('POST', base, (call) => deployOverRest(deployments, call));
    api.add('GET', `${base}/:id`, ({ session, params, query }) => {
        const details = query.get('includeDetails') === 'true';
        const id = params['id'] ?? '';
        return json({ id, deployResult: deployments.status(session, id, details) });
    });
    api.add('PATCH', `${base}/:id`, () => {
        throw cannotCancel();
    });
    // The session comes inside the envelope.
    open.add('POST', '/services/Soap/m/:version', (call) => answerSoap(services, call));
}

async function deployOverRest(deployments: Deployments, call: ApiCall): Promise<Reply> {
    const bytes = await readBytes(call.request);
    const form = await new Response(new Uint8Array(bytes), {
        headers: { 'Content-Type': call.headers['content-type'] ?? '' }
    })
        .formData()
        .catch(() => new FormData());
    const zip = form.get('file');
    const options = await readOptions(form.get('entity_content') ?? form.get('json'));
    if (!(zip instanceof File)) {
        throw new SalesforceError(
            'INVALID_MULTIPART_REQUEST',
            'The request needs a part "file" that holds the zipped package.'
        );
    }
    const { id } = deployments.start(call.session, Buffer.from(await zip.arrayBuffer()), restOptions(options));
    const { status } = deployments.status(call.session, id, false);
    return json({ id, deployOptions: options, deployResult: { id, done: false, status, success: false } }, 201);
}

async function readOptions(part: FormDataEntryValue | null): Promise<JsonObject> {
    const text = part instanceof File ? await part.text() : (part ?? '{}');
    try {
        const value: unknown = JSON.parse(text);
        const options = isJsonObject(value) ? value['deployOptions'] : undefined;
        return isJsonObject(options) ? options : {};
    } catch (error) {
        throw new SalesforceError('JSON_PARSER_ERROR', error instanceof Error ? error.message : String(error));
    }
}

function restOptions(options: JsonObject): DeployOptions {
    refuseTests(jsonText(options, 'testLevel'));
    return { checkOnly: options['checkOnly'] === true, ignoreWarnings: options['ignoreWarnings'] === true };
}

/** Without Apex there are no tests to name; the other levels run those that there are: none. */
function refuseTests(testLevel: string | undefined): void {
    if (testLevel === 'RunSpecifiedTests') {
        throw new SalesforceError('INVALID_OPERATION', 'The org has no Apex tests to run.');
    }
}

function cannotCancel(): SalesforceError {
    return new SalesforceError('INVALID_OPERATION', 'Deployments of the local org cannot be canceled.');
}

/** A fault is an answer of its own shape. */
async function answerSoap(services: Services, call: OpenCall): Promise<Reply> {
    try {
        const soap = readSoapCall(await readText(call.request));
        const session = services.tokens.session(soap.sessionId ?? call.token);
        if (session === null) {
            throw new SalesforceError(
                'INVALID_SESSION_ID',
                'Invalid Session ID found in SessionHeader: Illegal Session'
            );
        }
        services.usage.count();
        return soapReply(soap.operation, await runSoap(services, session, soap, param(call, 'version')));
    } catch (error) {
        if (error instanceof SalesforceError) return soapFault(error);
        throw error;
    }
}

async function runSoap(
    { deployments, retrievals }: Pick<Services, 'deployments' | 'retrievals'>,
    session: Session,
    { operation, body }: SoapCall,
    version: string
): Promise<unknown> {
    const id = textOf(body, 'asyncProcessId') ?? '';
    switch (operation) {
        case 'deploy':
            return queued(startDeployment(deployments, session, body));
        case 'checkDeployStatus':
            return deployments.status(session, id, flagOf(body, 'includeDetails'));
        case 'cancelDeploy':
            throw cannotCancel();
        case 'retrieve':
            return queued(await startRetrieval(retrievals, session, body, version));
        case 'checkRetrieveStatus': {
            const { zipFile, ...result } = retrievals.status(session, id);
            return textOf(body, 'includeZip') === 'false' ? result : { ...result, zipFile };
        }
        case 'describeMetadata':
            return describeMetadata();
        case 'listMetadata':
            return retrievals.list(
                session,
                childrenOf(body, 'queries').map((query) => ({
                    type: textOf(query, 'type') ?? '',
                    folder: textOf(query, 'folder') ?? ''
                }))
            );
        default:
            throw new SalesforceError(
                'INVALID_OPERATION',
                `The local org has no operation '${operation}' in its Metadata API.`
            );
    }
}

function queued({ id }: { id: string }): Record<string, unknown> {
    return { done: false, id, state: 'Queued' };
}

function startDeployment(deployments: Deployments, session: Session, body: SoapCall['body']): { id: string } {
    const options = childOf(body, 'DeployOptions') ?? {};
    refuseTests(textOf(options, 'testLevel'));
    return deployments.start(session, Buffer.from(textOf(body, 'ZipFile') ?? '', 'base64'), {
        checkOnly: flagOf(options, 'checkOnly'),
        ignoreWarnings: flagOf(options, 'ignoreWarnings')
    });
}

function startRetrieval(
    retrievals: Retrievals,
    session: Session,
    body: SoapCall['body'],
    version: string
): Promise<{ id: string }> {
    const request = childOf(body, 'retrieveRequest') ?? childOf(body, 'request') ?? {};
    const unpackaged = childOf(request, 'unpackaged') ?? {};
    return retrievals.start(session, {
        singlePackage: flagOf(request, 'singlePackage'),
        version: textOf(unpackaged, 'version') ?? version,
        types: childrenOf(unpackaged, 'types').map((types) => ({
            name: textOf(types, 'name') ?? '',
            members: textsOf(types, 'members')
        }))
    });
}
