/** A report with filters that a request sends along, for one run. */
import type { Session } from '../contracts.ts';
import { SalesforceError } from '../errors.ts';
import { FILTER_OPERATIONS } from '../metadata/filters.ts';
import { MetadataError } from '../metadata/problem.ts';
import type { JsonObject } from '../server/body.ts';
import { checkReport } from './check-report.ts';
import type { ReportDefinition, ReportFilter } from './contracts.ts';
import { apiName } from './describe.ts';
import { typeOf } from './plan.ts';

const CHANGEABLE: ReadonlySet<string> = new Set(['id', 'reportFilters', 'reportBooleanFilter']);

/** @throws `BAD_REQUEST` for whatever else a request would change, and for filters that no report may have. */
export function changedReport(session: Session, report: ReportDefinition, body: JsonObject): ReportDefinition {
    const metadata = (body['reportMetadata'] ?? {}) as JsonObject;
    const other = Object.keys(metadata).find((name) => !CHANGEABLE.has(name));
    if (other !== undefined)
        throw badRequest(`The local org runs reports with other filters, not with another ${other}.`);
    const filters = metadata['reportFilters'];
    const logic = metadata['reportBooleanFilter'];
    const changed: ReportDefinition = {
        ...report,
        filters: Array.isArray(filters) ? filters.map((each) => readFilter(session, report, each)) : report.filters,
        booleanFilter: typeof logic === 'string' ? logic : Array.isArray(filters) ? null : report.booleanFilter
    };
    try {
        const { analytics, objects } = session.org.schema;
        checkReport(changed, analytics, objects);
        return changed;
    } catch (error) {
        if (error instanceof MetadataError) throw badRequest(error.deployProblem.problem);
        throw error;
    }
}

function readFilter(session: Session, report: ReportDefinition, sent: unknown): ReportFilter {
    const { column, operator, value, filterType } = (sent ?? {}) as Readonly<Record<string, unknown>>;
    const known = FILTER_OPERATIONS.find((each) => each === operator);
    const text = value === null || value === undefined ? '' : value;
    if (known === undefined || typeof column !== 'string' || typeof text === 'object') {
        throw badRequest(`The filter ${JSON.stringify(sent)} is not valid.`);
    }
    return {
        column: tokenOf(session, report, column),
        operator: known,
        value: `${text as string}`,
        columnToColumn: filterType === 'fieldToField'
    };
}

/** A column as metadata names it. */
function tokenOf(session: Session, report: ReportDefinition, name: string): string {
    const tokens = [
        ...report.buckets.map((bucket) => bucket.name),
        ...typeOf(session, report).columns.map(({ table, field }) => `${table}$${field}`)
    ];
    const token = tokens.find((each) => apiName(each) === name);
    if (token === undefined) throw badRequest(`The column ${name} is not valid.`);
    return token;
}

function badRequest(message: string): SalesforceError {
    return new SalesforceError('BAD_REQUEST', message);
}
