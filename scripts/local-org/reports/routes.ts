/** The Analytics API's paths: reports and dashboards. */
import type { ApiCall, ApiHandler, Reply } from '../server/call.ts';
import { basePath, json, param, withJson, withoutBody } from '../server/call.ts';
import type { JsonObject } from '../server/body.ts';
import type { Router } from '../server/router.ts';
import { SalesforceError } from '../errors.ts';
import { dashboardOf, reportOf, visibleDashboards, visibleReports } from './access.ts';
import { reportAnswer } from './answer.ts';
import { changedReport } from './changed.ts';
import type { DashboardDefinition } from './contracts.ts';
import { dashboardAnswer } from './dashboard-answer.ts';
import { componentId, runDashboard, runningSession } from './dashboard-run.ts';
import { describeReport } from './describe.ts';
import { runReport } from './run.ts';

const BASE = '/services/data/:version/analytics';

export function addAnalyticsRoutes(api: Router<ApiHandler>): void {
    const reports = `${BASE}/reports`;
    api.add('GET', reports, withoutBody(listReports));
    api.add(
        'GET',
        `${reports}/:id`,
        withoutBody((call) => answerReport(call, null))
    );
    api.add('POST', `${reports}/:id`, withJson(answerReport));
    api.add('GET', `${reports}/:id/describe`, withoutBody(answerDescribe));
    const dashboards = `${BASE}/dashboards`;
    api.add('GET', dashboards, withoutBody(listDashboards));
    api.add('GET', `${dashboards}/:id`, withoutBody(answerDashboard));
    api.add('PUT', `${dashboards}/:id`, withoutBody(refreshDashboard));
    api.add('GET', `${dashboards}/:id/status`, withoutBody(answerStatus));
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

/** `body`: other filters than the report's own. */
function answerReport(call: ApiCall, body: JsonObject | null): Reply {
    const { session, query } = call;
    const includeDetails = query.get('includeDetails') === 'true';
    const saved = reportOf(session, param(call, 'id'));
    const result = runReport(session, body === null ? saved : changedReport(session, saved, body), { includeDetails });
    return json(reportAnswer(session, result, basePath(call)));
}

function answerDescribe(call: ApiCall): Reply {
    return json(describeReport(call.session, reportOf(call.session, param(call, 'id'))));
}

function listDashboards(call: ApiCall): Reply {
    const base = `${basePath(call)}/analytics/dashboards`;
    const dashboards = visibleDashboards(call.session).map(({ id, title }) => ({
        id,
        name: title,
        url: `${base}/${id}`,
        statusUrl: `${base}/${id}/status`
    }));
    return json(dashboards);
}

function answerDashboard(call: ApiCall): Reply {
    const { session: viewer, context } = call;
    const dashboard = dashboardOf(viewer, param(call, 'id'));
    const running = runningSession(viewer, dashboard, (username) => context.org.session(username));
    const chosen = chosenOptions(call, dashboard);
    const results = runDashboard(running, dashboard, chosen);
    return json(dashboardAnswer(dashboard, results, { viewer, running, chosen, base: basePath(call) }));
}

/** `filter1=0`: the first option of the first filter. Throws `BAD_REQUEST` for one that is not there. */
function chosenOptions({ query }: ApiCall, { filters }: DashboardDefinition): (number | null)[] {
    return filters.map(({ options }, index) => {
        const text = query.get(`filter${String(index + 1)}`);
        if (text === null || text === '') return null;
        const option = Number(text);
        if (Number.isInteger(option) && option >= 0 && option < options.length) return option;
        throw new SalesforceError('BAD_REQUEST', `The filter option ${text} is not valid.`);
    });
}

/** Dashboards of the local org are always fresh: there is nothing to be done. */
function refreshDashboard(call: ApiCall): Reply {
    const { id } = dashboardOf(call.session, param(call, 'id'));
    return json({ statusUrl: `${basePath(call)}/analytics/dashboards/${id}/status` }, 201);
}

function answerStatus(call: ApiCall): Reply {
    const dashboard = dashboardOf(call.session, param(call, 'id'));
    const refreshDate = call.context.org.now().toISOString();
    const componentStatus = dashboard.components.map((_, index) => ({
        componentId: componentId(dashboard, index),
        refreshDate,
        refreshStatus: 'IDLE'
    }));
    return json({ componentStatus });
}
