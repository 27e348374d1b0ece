/** Reports: what they are grouped by and what they add up, which charts and dashboards name. */
import { basename, dirname } from 'node:path';
import type { MetadataFile } from './files.ts';
import { childrenNamed, childText } from './xml.ts';
import type { XmlNode } from './xml.ts';

export const ROW_COUNT = 'RowCount';

/** `Folder/Name`, of a report or a dashboard. */
export function nameInFolder({ path, name }: MetadataFile): string {
    return `${folderOf(path)}/${name}`;
}

export function folderOf(path: string): string {
    return basename(dirname(path));
}

/** Grouping elements, down before across. */
export function groupingNodes({ root }: MetadataFile): XmlNode[] {
    return [...childrenNamed(root, 'groupingsDown'), ...childrenNamed(root, 'groupingsAcross')];
}

export function groupingsOf(file: MetadataFile): string[] {
    return groupingNodes(file).map((node) => childText(node, 'field'));
}

export function columnsOf({ root }: MetadataFile): string[] {
    return childrenNamed(root, 'columns').map((node) => childText(node, 'field'));
}

/** Whether the report has a `<chartSummaries>` or `<chartSummary>`: number of rows, formula, or a column added up like that. */
export function hasSummary({ root }: MetadataFile, summary: XmlNode): boolean {
    const column = childText(summary, 'column');
    const aggregate = childText(summary, 'aggregate');
    if (column === ROW_COUNT) return aggregate === '';
    if (childrenNamed(root, 'aggregates').some((node) => childText(node, 'developerName') === column)) {
        return aggregate === '';
    }
    return childrenNamed(root, 'columns').some(
        (node) =>
            childText(node, 'field') === column &&
            childrenNamed(node, 'aggregateTypes').some(({ text }) => text === aggregate)
    );
}
