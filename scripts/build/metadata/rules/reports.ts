/** Reports: their folder, type and columns must be there, and they keep to Salesforce's limits. */
import { problemAt } from '../problem.ts';
import type { Problem } from '../problem.ts';
import type { MetadataFile } from '../files.ts';
import { ofKind, suggest } from '../project.ts';
import type { Project } from '../project.ts';
import { readReportTypes } from '../report-types.ts';
import type { ReportTypeInfo } from '../report-types.ts';
import { columnsOf, folderOf, groupingNodes, groupingsOf, hasSummary } from '../reports.ts';
import { child, childrenNamed, childText } from '../xml.ts';
import type { XmlNode } from '../xml.ts';
import { checkReportFilters } from './report-filters.ts';
import { checkReportFormulas } from './report-formulas.ts';

const CUSTOM_TYPE = /__c$/;
/** Elements of a kind that a report may have. */
const LIMITS: readonly (readonly [element: string, most: number])[] = [
    ['aggregates', 5],
    ['buckets', 5],
    ['crossFilters', 3]
];
/** Groupings down and across, by format. */
const GROUPINGS: Readonly<Record<string, readonly [down: number, across: number]>> = {
    Tabular: [0, 0],
    Summary: [3, 0],
    Matrix: [2, 2]
};

export function checkReports(project: Project): Problem[] {
    const types = readReportTypes(project);
    return ofKind(project, 'report').flatMap((file) => [
        ...folder(project, file),
        ...texts(file),
        ...limits(file),
        ...shape(file),
        ...ofType(project, file, types)
    ]);
}

function folder(project: Project, file: MetadataFile): Problem[] {
    const name = folderOf(file.path);
    if (ofKind(project, 'reportFolder').some((other) => other.name === name)) return [];
    return [problemAt(file, file.root, 'Report', `there is no folder ${name}. Add ${name}.reportFolder-meta.xml.`)];
}

function texts(file: MetadataFile): Problem[] {
    return childText(file.root, 'description') === ''
        ? [problemAt(file, file.root, 'Report.description', 'every report says which question it answers. Add it.')]
        : [];
}

function limits(file: MetadataFile): Problem[] {
    return LIMITS.flatMap(([element, most]) => {
        const many = childrenNamed(file.root, element)[most];
        return many ? [problemAt(file, many, `Report.${element}`, `at most ${most} in a report. Remove some.`)] : [];
    });
}

function shape(file: MetadataFile): Problem[] {
    const { root } = file;
    const at = (node: XmlNode | undefined, element: string, message: string): Problem =>
        problemAt(file, node ?? root, `Report.${element}`, message);
    const format = childText(root, 'format');
    const counts = [childrenNamed(root, 'groupingsDown').length, childrenNamed(root, 'groupingsAcross').length];
    const allowed = GROUPINGS[format] ?? [0, 0];
    const fits = allowed.every((most, index) => {
        const count = counts[index] ?? 0;
        return most === 0 ? count === 0 : count >= 1 && count <= most;
    });
    const limit = child(root, 'rowLimit');
    const grouped = groupingsOf(file);
    const twice = childrenNamed(root, 'columns').find((node) => grouped.includes(childText(node, 'field')));
    return [
        ...(fits
            ? []
            : [
                  at(
                      undefined,
                      'format',
                      `a ${format.toLowerCase()} report has other groupings. Correct them, or the format.`
                  )
              ]),
        ...(limit && (format !== 'Tabular' || !child(root, 'sortColumn'))
            ? [at(limit, 'rowLimit', 'only tabular reports that are sorted have a row limit. Remove it.')]
            : []),
        ...(twice ? [at(twice, 'columns', 'the report is grouped by this column. Remove it from the columns.')] : []),
        ...(columnsOf(file).length === 0 ? [at(undefined, 'columns', 'a report needs columns. Add some.')] : [])
    ];
}

function ofType(project: Project, file: MetadataFile, types: ReadonlyMap<string, ReportTypeInfo>): Problem[] {
    const node = child(file.root, 'reportType') ?? file.root;
    // Types of Salesforce's own name their columns in ways that only an org knows.
    const type = CUSTOM_TYPE.test(node.text) ? types.get(node.text.replace(CUSTOM_TYPE, '')) : undefined;
    if (!type) {
        const hint = suggest(
            node.text,
            [...types.keys()].map((name) => `${name}__c`)
        );
        return [
            problemAt(file, node, 'Report.reportType', `there is no report type ${node.text}. Correct the name.${hint}`)
        ];
    }
    return [
        ...references(file, type),
        ...checkReportFilters(project, file, type),
        ...checkReportFormulas(file, type),
        ...chart(file)
    ];
}

/** Buckets stand for columns where something is grouped, shown or filtered. */
function references(file: MetadataFile, type: ReportTypeInfo): Problem[] {
    const { root } = file;
    const buckets = childrenNamed(root, 'buckets');
    const names = buckets.map((bucket) => childText(bucket, 'developerName'));
    const frame = child(root, 'timeFrameFilter');
    const fieldOf = (node: XmlNode): XmlNode => child(node, 'field') ?? node;
    const nodes: [element: string, node: XmlNode, known: readonly string[]][] = [
        ...childrenNamed(root, 'columns').map((node): [string, XmlNode, string[]] => ['columns', fieldOf(node), names]),
        ...groupingNodes(file).map((node): [string, XmlNode, string[]] => [node.name, fieldOf(node), names]),
        ...buckets.flatMap((node) => place('buckets', child(node, 'sourceColumnName'))),
        ...place('sortColumn', child(root, 'sortColumn')),
        ...place('timeFrameFilter', frame && child(frame, 'dateColumn'))
    ];
    return nodes
        .filter(([, { text }, known]) => !known.includes(text) && !type.columns.has(text))
        .map(([element, node]) =>
            problemAt(
                file,
                node,
                `Report.${element}`,
                `${type.name} has no column ${node.text}. Correct the name, or add it there.${suggest(node.text, type.columns.keys())}`
            )
        );
}

function place(element: string, node: XmlNode | undefined): [string, XmlNode, readonly string[]][] {
    return node ? [[element, node, []]] : [];
}

function chart(file: MetadataFile): Problem[] {
    const node = child(file.root, 'chart');
    if (!node) return [];
    const groupings = groupingsOf(file);
    return [
        ...[...childrenNamed(node, 'groupingColumn'), ...childrenNamed(node, 'secondaryGroupingColumn')]
            .filter(({ text }) => !groupings.includes(text))
            .map((grouping) =>
                problemAt(
                    file,
                    grouping,
                    'Report.chart',
                    `the report is not grouped by ${grouping.text}. Use one of its groupings.`
                )
            ),
        ...childrenNamed(node, 'chartSummaries')
            .filter((summary) => !hasSummary(file, summary))
            .map((summary) =>
                problemAt(
                    file,
                    summary,
                    'Report.chart',
                    `the report does not add up ${childText(summary, 'column')} like that. Add the aggregateTypes to its column.`
                )
            )
    ];
}
