/** The REST API's paths. */
import type { ApiHandler, OpenHandler } from '../server/call.ts';
import { basePath, json, param } from '../server/call.ts';
import type { Router } from '../server/router.ts';
import type { Services } from '../server/services.ts';
import { apiVersions } from '../server/versions.ts';
import {
    createCollection,
    deleteCollection,
    retrieveCollection,
    updateCollection,
    upsertCollection
} from './collections.ts';
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
    api.add('GET', `${BASE}/limits`, () => json(limits(services)));
    api.add('GET', `${BASE}/query`, (call) => runQuery(call, services.cursors));
    api.add('GET', `${BASE}/queryAll`, (call) => runQuery(call, services.cursors));
    api.add('GET', `${BASE}/query/:locator`, (call) => nextPage(call, services.cursors));
    api.add('GET', `${BASE}/queryAll/:locator`, (call) => nextPage(call, services.cursors));
    addRecordRoutes(api);
    addCompositeRoutes(api);
}

function addRecordRoutes(api: Router<ApiHandler>): void {
    api.add('GET', `${BASE}/sobjects`, (call) => json(describeGlobal(call.session, basePath(call))));
    api.add('GET', `${BASE}/sobjects/:object`, (call) => {
        const object = visibleObject(call.session, param(call, 'object'));
        return json({ objectDescribe: describeBasics(call.session, object, basePath(call)), recentItems: [] });
    });
    api.add('POST', `${BASE}/sobjects/:object`, createRecord);
    api.add('GET', `${BASE}/sobjects/:object/describe`, (call) => {
        const object = visibleObject(call.session, param(call, 'object'));
        return json(describeObject(call.session, object, basePath(call)));
    });
    api.add('GET', `${BASE}/sobjects/:object/:id`, getRecord);
    api.add('PATCH', `${BASE}/sobjects/:object/:id`, updateRecord);
    api.add('DELETE', `${BASE}/sobjects/:object/:id`, deleteRecord);
    api.add('GET', `${BASE}/sobjects/:object/:field/:value`, getRecordByKey);
    api.add('PATCH', `${BASE}/sobjects/:object/:field/:value`, upsertRecord);
    api.add('DELETE', `${BASE}/sobjects/:object/:field/:value`, deleteRecordByKey);
}

function addCompositeRoutes(api: Router<ApiHandler>): void {
    api.add('POST', `${BASE}/composite/sobjects`, createCollection);
    api.add('PATCH', `${BASE}/composite/sobjects`, updateCollection);
    api.add('DELETE', `${BASE}/composite/sobjects`, deleteCollection);
    api.add('GET POST', `${BASE}/composite/sobjects/:object`, retrieveCollection);
    api.add('PATCH', `${BASE}/composite/sobjects/:object/:field`, upsertCollection);
    api.add('POST', `${BASE}/composite/tree/:object`, createTree);
}
