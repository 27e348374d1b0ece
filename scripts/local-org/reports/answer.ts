/** What running a report answers, in the shape of the Analytics API. */
import type { Session } from '../contracts.ts';
import type { Cell, Fact, Group, ReportResult } from './contracts.ts';
import { metadataOf } from './describe.ts';
import { summaryLabel } from './summaries.ts';

type Json = Record<string, unknown>;

/** `base`: `/services/data/v67.0`. */
export function reportAnswer(session: Session, result: ReportResult, base: string): Json {
    const { report, facts, hasDetails } = result;
    const url = `${base}/analytics/reports/${report.id}`;
    return {
        attributes: {
            type: 'Report',
            reportId: report.id,
            reportName: report.name,
            describeUrl: `${url}/describe`,
            instancesUrl: `${url}/instances`
        },
        allData: result.allData,
        hasDetailRows: hasDetails,
        hasExceededTabularRowLimit: false,
        ...metadataOf(session, result),
        groupingsDown: { groupings: result.down.map(groupJson) },
        groupingsAcross: { groupings: result.across.map(groupJson) },
        factMap: Object.fromEntries([...facts].map(([key, fact]) => [key, factJson(session, result, fact)]))
    };
}

function groupJson({ key, label, value, children }: Group): Json {
    return { key, label, value, groupings: children.map(groupJson) };
}

function factJson(session: Session, { summaries, hasDetails }: ReportResult, { summaries: values, rows }: Fact): Json {
    const aggregates = summaries.map((column, index) => {
        const value = values[index] ?? null;
        return { value, label: summaryLabel(session, column, value) };
    });
    return hasDetails
        ? { aggregates, rows: rows.map((cells) => ({ dataCells: cells.map(cellJson) })) }
        : { aggregates };
}

function cellJson({ value, label, recordId }: Cell): Json {
    return recordId === null ? { value, label } : { value, label, recordId };
}
