/** The UI API's paths, and GraphQL's. */
import { executeGraphql } from '../graphql/execute.ts';
import { SalesforceError } from '../errors.ts';
import { visibleObject } from '../rest/lookup.ts';
import { isJsonObject, readJsonObject } from '../server/body.ts';
import type { ApiCall, ApiHandler, Reply } from '../server/call.ts';
import { basePath, json, param } from '../server/call.ts';
import type { Router } from '../server/router.ts';
import { allPicklistValues, objectInfo, picklistValues } from './object-info.ts';
import { createUiRecord, deleteUiRecord, getUiRecord, getUiRecords, updateUiRecord } from './records.ts';

const UI_API = '/services/data/:version/ui-api';

export function addUiApiRoutes(api: Router<ApiHandler>): void {
    api.add('POST', '/services/data/:version/graphql', graphql);
    api.add('GET', `${UI_API}/object-info/:object`, (call) => {
        return json(objectInfo(call.session, visibleObject(call.session, param(call, 'object'))));
    });
    api.add('GET', `${UI_API}/object-info/:object/picklist-values/:recordType`, (call) => {
        const object = visibleObject(call.session, param(call, 'object'));
        return json(allPicklistValues(call.session, object, param(call, 'recordType'), picklistUrl(call, object.name)));
    });
    api.add('GET', `${UI_API}/object-info/:object/picklist-values/:recordType/:field`, (call) => {
        const object = visibleObject(call.session, param(call, 'object'));
        const url = `${picklistUrl(call, object.name)}/${param(call, 'field')}`;
        const [recordType, field] = [param(call, 'recordType'), param(call, 'field')];
        return json(picklistValues(call.session, object, recordType, field, url));
    });
    api.add('POST', `${UI_API}/records`, createUiRecord);
    api.add('GET', `${UI_API}/records/batch/:ids`, getUiRecords);
    api.add('GET', `${UI_API}/records/:id`, getUiRecord);
    api.add('PATCH', `${UI_API}/records/:id`, updateUiRecord);
    api.add('DELETE', `${UI_API}/records/:id`, deleteUiRecord);
}

function picklistUrl(call: ApiCall, objectName: string): string {
    return `${basePath(call)}/ui-api/object-info/${objectName}/picklist-values/${param(call, 'recordType')}`;
}

/** Errors of a query are part of its answer; only a body that is no query fails. */
async function graphql(call: ApiCall): Promise<Reply> {
    const { query, variables, operationName } = await readJsonObject(call.request);
    if (typeof query !== 'string') {
        throw new SalesforceError('JSON_PARSER_ERROR', 'Missing required field query.');
    }
    const answer = executeGraphql(call.context.org, call.session, {
        query,
        variables: isJsonObject(variables) ? variables : {},
        ...(typeof operationName === 'string' ? { operationName } : {})
    });
    return json(answer);
}
