/** Dashboards: whoever looks sees their own data, in components whose reports have what they show. */
import { problemAt } from '../problem.ts';
import type { Problem } from '../problem.ts';
import type { MetadataFile } from '../files.ts';
import { ofKind, suggest } from '../project.ts';
import type { Project } from '../project.ts';
import { columnsOf, folderOf, groupingsOf, hasSummary, nameInFolder, ROW_COUNT } from '../reports.ts';
import { child, childrenNamed, childText } from '../xml.ts';
import type { XmlNode } from '../xml.ts';

const MAX_COMPONENTS = 20;
/** An Enterprise org may have so many that show each viewer their own data. */
const MAX_DYNAMIC = 5;
/** They show one figure: the whole report's. */
const SINGLE: ReadonlySet<string> = new Set(['Metric', 'Gauge']);
const WITHOUT_REPORT: ReadonlySet<string> = new Set(['RichText', 'Image']);
const AGGREGATES: Readonly<Record<string, string>> = {
    s: 'Sum',
    a: 'Average',
    m: 'Minimum',
    x: 'Maximum',
    u: 'Unique'
};

export function checkDashboards(project: Project): Problem[] {
    const dashboards = ofKind(project, 'dashboard');
    const reports = new Map(ofKind(project, 'report').map((file) => [nameInFolder(file), file]));
    const many = dashboards.filter(({ root }) => childText(root, 'dashboardType') === 'LoggedInUser')[MAX_DYNAMIC];
    return [
        ...dashboards.flatMap((file) => [
            ...head(project, file),
            ...grid(file),
            ...componentsOf(file).flatMap((component) => content(file, component, reports))
        ]),
        ...(many
            ? [
                  problemAt(
                      many,
                      many.root,
                      'Dashboard.dashboardType',
                      `an Enterprise org has at most ${MAX_DYNAMIC} dynamic dashboards. Remove one.`
                  )
              ]
            : [])
    ];
}

function head(project: Project, file: MetadataFile): Problem[] {
    const { root } = file;
    const at = (node: XmlNode, element: string, message: string): Problem =>
        problemAt(file, node, `Dashboard.${element}`, message);
    const folder = folderOf(file.path);
    const user = child(root, 'runningUser');
    return [
        ...(ofKind(project, 'dashboardFolder').some(({ name }) => name === folder)
            ? []
            : [
                  problemAt(
                      file,
                      root,
                      'Dashboard',
                      `there is no folder ${folder}. Add ${folder}.dashboardFolder-meta.xml.`
                  )
              ]),
        ...(user ? [at(user, 'runningUser', 'no user of one org is one of another. Remove it.')] : []),
        ...(childText(root, 'dashboardType') === 'LoggedInUser'
            ? []
            : [
                  at(
                      child(root, 'dashboardType') ?? root,
                      'dashboardType',
                      'it would show one user’s data to all. Use LoggedInUser.'
                  )
              ]),
        ...(childText(root, 'description') === ''
            ? [at(root, 'description', 'every dashboard says whom it is for. Add it.')]
            : [])
    ];
}

function cells(file: MetadataFile): XmlNode[] {
    const layout = child(file.root, 'dashboardGridLayout');
    return layout ? childrenNamed(layout, 'dashboardGridComponents') : [];
}

function componentsOf(file: MetadataFile): XmlNode[] {
    return cells(file)
        .map((cell) => child(cell, 'dashboardComponent'))
        .filter((component) => component !== undefined);
}

interface Area {
    readonly cell: XmlNode;
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
}

function areaOf(cell: XmlNode): Area {
    const number = (name: string): number => Number(childText(cell, name));
    const [left, top] = [number('columnIndex'), number('rowIndex')];
    return { cell, left, right: left + number('colSpan'), top, bottom: top + number('rowSpan') };
}

function grid(file: MetadataFile): Problem[] {
    const areas = cells(file).map(areaOf);
    const width = Number(childText(child(file.root, 'dashboardGridLayout') ?? file.root, 'numberOfColumns'));
    const many = areas[MAX_COMPONENTS];
    const at = (cell: XmlNode, message: string): Problem =>
        problemAt(file, cell, 'Dashboard.dashboardGridLayout', message);
    return [
        ...(many ? [at(many.cell, `a dashboard has at most ${MAX_COMPONENTS} components. Remove some.`)] : []),
        ...areas.flatMap((area, index) => [
            ...(area.right > width
                ? [at(area.cell, `it reaches beyond column ${width}. Move it, or make it narrower.`)]
                : []),
            ...(areas.slice(0, index).some((other) => overlap(area, other))
                ? [at(area.cell, 'another component lies there already. Move it.')]
                : [])
        ])
    ];
}

function overlap(a: Area, b: Area): boolean {
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function content(file: MetadataFile, component: XmlNode, reports: ReadonlyMap<string, MetadataFile>): Problem[] {
    const type = childText(component, 'componentType');
    if (WITHOUT_REPORT.has(type)) return [];
    const node = child(component, 'report') ?? component;
    const report = reports.get(node.text);
    if (!report) {
        const hint = suggest(node.text, reports.keys());
        return [problemAt(file, node, 'Dashboard.report', `there is no report ${node.text}. Correct the name.${hint}`)];
    }
    return type === 'FlexTable' ? table(file, component, report) : chart(file, component, report, type);
}

function table(file: MetadataFile, component: XmlNode, report: MetadataFile): Problem[] {
    const properties = child(component, 'flexComponentProperties');
    const columns = properties ? childrenNamed(properties, 'flexTableColumn') : [];
    const sorted = properties && child(properties, 'flexTableSortInfo');
    const sortedBy = sorted && child(sorted, 'sortColumn');
    const known = [...columnsOf(report), ...groupingsOf(report)].map(dotted);
    return [
        ...(sorted
            ? []
            : [problemAt(file, component, 'Dashboard.flexTableSortInfo', 'a table says how it is sorted. Add it.')]),
        ...(childText(report.root, 'format') === 'Tabular' && !child(report.root, 'rowLimit')
            ? [
                  problemAt(
                      file,
                      component,
                      'Dashboard.report',
                      `${nameInFolder(report)} needs a rowLimit to stand on a dashboard. Add it there.`
                  )
              ]
            : []),
        ...[...columns.map((column) => child(column, 'reportColumn') ?? column), ...(sortedBy ? [sortedBy] : [])]
            .filter(({ text }) => !known.includes(text) && !isTotal(report, text))
            .map((node) =>
                problemAt(
                    file,
                    node,
                    'Dashboard.flexTableColumn',
                    `${nameInFolder(report)} has no column ${node.text}. Correct the name.${suggest(node.text, known)}`
                )
            )
    ];
}

/** Tables write `Account.Name` of the column that reports and charts call `Account$Name`. */
function dotted(token: string): string {
    return token.replace('$', '.');
}

/** A column of totals: `s!Account.Amount`, `RowCount`, a formula. */
function isTotal({ root }: MetadataFile, key: string): boolean {
    const [letter = '', column = ''] = key.split('!');
    if (column === '') {
        return (
            key === ROW_COUNT ||
            childrenNamed(root, 'aggregates').some((node) => childText(node, 'developerName') === key)
        );
    }
    return childrenNamed(root, 'columns').some(
        (node) =>
            dotted(childText(node, 'field')) === column &&
            childrenNamed(node, 'aggregateTypes').some(({ text }) => text === AGGREGATES[letter])
    );
}

function chart(file: MetadataFile, component: XmlNode, report: MetadataFile, type: string): Problem[] {
    const name = nameInFolder(report);
    const groupings = childrenNamed(component, 'groupingColumn');
    const known = groupingsOf(report);
    const summaries = childrenNamed(component, 'chartSummary');
    const at = (node: XmlNode, element: string, message: string): Problem =>
        problemAt(file, node, `Dashboard.${element}`, message);
    return [
        ...(childText(report.root, 'format') === 'Tabular'
            ? [at(component, 'report', `${name} is tabular, and only tables show such. Group the report.`)]
            : []),
        ...groupings
            .filter(({ text }) => !known.includes(text))
            .map((node) =>
                at(node, 'groupingColumn', `${name} is not grouped by ${node.text}. Use one of its groupings.`)
            ),
        ...((groupings.length === 0) === SINGLE.has(type)
            ? []
            : [
                  at(
                      component,
                      'groupingColumn',
                      `a ${type} ${SINGLE.has(type) ? 'has no' : 'needs a'} grouping. Correct it.`
                  )
              ]),
        ...(summaries.length === 0 ? [at(component, 'chartSummary', 'it says not what it shows. Add it.')] : []),
        ...summaries
            .filter((summary) => !hasSummary(report, summary))
            .map((summary) =>
                at(
                    summary,
                    'chartSummary',
                    `${name} does not add up ${childText(summary, 'column')} like that. Correct one of the two.`
                )
            )
    ];
}
