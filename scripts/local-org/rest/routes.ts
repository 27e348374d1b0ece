/** The REST API's paths. */
import type { ApiCall, ApiHandler, OpenHandler, Reply } from '../server/call.ts';
import { basePath, json, param, withJson, withoutBody } from '../server/call.ts';
import type { Router } from '../server/router.ts';
import type { Services } from '../server/services.ts';
import { apiVersions } from '../server/versions.ts';
import { batch } from './batch.ts';
import {
    createCollection,
    deleteCollection,
    retrieveByBody,
    retrieveByQuery,
    updateCollection,
    upsertCollection
} from './collections.ts';
import { composite } from './composite.ts';
import { describeBasics, describeGlobal, describeObject } from './describe.ts';
import { visibleObject } from './lookup.ts';
import { nextPage, runQuery } from './query.ts';
import {
    createRecord,
    deleteRecord,
    deleteRecordByKey,
    getRecord,
    getRecordByKey,
    updateRecord,
    upsertRecord
} from './records.ts';
import { limits, resources } from './resources.ts';
import { createTree } from './tree.ts';

const BASE = '/services/data/:version';

export function addRestRoutes(open: Router<OpenHandler>, api: Router<ApiHandler>, services: Services): void {
    open.add('GET', '/services/data', () => json(apiVersions()));
    api.add('GET', BASE, (call) => json(resources(call)));
    api.add(
        'GET',
        `${BASE}/limits`,
        withoutBody(() => json(limits(services)))
    );
    for (const name of ['query', 'queryAll']) {
        api.add(
            'GET',
            `${BASE}/${name}`,
            withoutBody((call) => runQuery(call, services.cursors, name === 'queryAll'))
        );
    }
    api.add('GET', `${BASE}/query/:locator`, (call) => nextPage(call, services.cursors));
    api.add('GET', `${BASE}/queryAll/:locator`, (call) => nextPage(call, services.cursors));
    addRecordRoutes(api);
    addCompositeRoutes(api, services);
}

function addRecordRoutes(api: Router<ApiHandler>): void {
    const objects = `${BASE}/sobjects`;
    api.add(
        'GET',
        objects,
        withoutBody((call) => json(describeGlobal(call.session, basePath(call))))
    );
    api.add('GET', `${objects}/:object`, withoutBody(objectBasics));
    api.add('POST', `${objects}/:object`, withJson(createRecord));
    api.add('GET', `${objects}/:object/describe`, withoutBody(objectDescribe));
    api.add('GET', `${objects}/:object/:id`, withoutBody(getRecord));
    api.add('PATCH', `${objects}/:object/:id`, withJson(updateRecord));
    api.add('DELETE', `${objects}/:object/:id`, withoutBody(deleteRecord));
    api.add('GET', `${objects}/:object/:field/:value`, withoutBody(getRecordByKey));
    api.add('PATCH', `${objects}/:object/:field/:value`, withJson(upsertRecord));
    api.add('DELETE', `${objects}/:object/:field/:value`, withoutBody(deleteRecordByKey));
}

function objectBasics(call: ApiCall): Reply {
    const object = visibleObject(call.session, param(call, 'object'));
    return json({ objectDescribe: describeBasics(call.session, object, basePath(call)), recentItems: [] });
}

function objectDescribe(call: ApiCall): Reply {
    const object = visibleObject(call.session, param(call, 'object'));
    return json(describeObject(call.session, object, basePath(call)));
}

function addCompositeRoutes(api: Router<ApiHandler>, { usage }: Services): void {
    const collections = `${BASE}/composite/sobjects`;
    api.add('POST', collections, withJson(createCollection));
    api.add('PATCH', collections, withJson(updateCollection));
    api.add('DELETE', collections, withoutBody(deleteCollection));
    api.add('GET', `${collections}/:object`, withoutBody(retrieveByQuery));
    api.add('POST', `${collections}/:object`, withJson(retrieveByBody));
    api.add('PATCH', `${collections}/:object/:field`, withJson(upsertCollection));
    api.add('POST', `${BASE}/composite/tree/:object`, withJson(createTree));
    api.add(
        'POST',
        `${BASE}/composite`,
        withJson((call, body) => composite(call, body, api))
    );
    api.add(
        'POST',
        `${BASE}/composite/batch`,
        withJson((call, body) => batch(call, body, api, usage))
    );
}
