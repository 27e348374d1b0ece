/** The Analytics API's paths: reports and dashboards. */
import type { ApiCall, ApiHandler, Reply } from '../server/call.ts';
import { basePath, json, param, withoutBody } from '../server/call.ts';
import type { Router } from '../server/router.ts';
import { reportOf, visibleReports } from './access.ts';
import { reportAnswer } from './answer.ts';
import { describeReport } from './describe.ts';
import { runReport } from './run.ts';

const BASE = '/services/data/:version/analytics';

export function addAnalyticsRoutes(api: Router<ApiHandler>): void {
    const reports = `${BASE}/reports`;
    api.add('GET', reports, withoutBody(listReports));
    api.add('GET', `${reports}/:id`, withoutBody(answerReport));
    api.add('GET', `${reports}/:id/describe`, withoutBody(answerDescribe));
}

function listReports(call: ApiCall): Reply {
    const base = `${basePath(call)}/analytics/reports`;
    const reports = visibleReports(call.session).map(({ id, name }) => ({
        id,
        name,
        url: `${base}/${id}`,
        describeUrl: `${base}/${id}/describe`,
        instancesUrl: `${base}/${id}/instances`
    }));
    return json(reports);
}

function answerReport(call: ApiCall): Reply {
    const { session, query } = call;
    const includeDetails = query.get('includeDetails') === 'true';
    const result = runReport(session, reportOf(session, param(call, 'id')), { includeDetails });
    return json(reportAnswer(session, result, basePath(call)));
}

function answerDescribe(call: ApiCall): Reply {
    return json(describeReport(call.session, reportOf(call.session, param(call, 'id'))));
}
