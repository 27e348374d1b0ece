/** How long texts may be. */
import { problemAt } from '../problem.ts';
import type { Problem } from '../problem.ts';
import type { MetadataFile } from '../files.ts';
import type { Project } from '../project.ts';
import { childrenNamed } from '../xml.ts';
import type { XmlNode } from '../xml.ts';

/** Most characters of an element, by kind of file and path of elements below the root. */
const LIMITS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
    app: { label: 40, description: 500 },
    compactLayout: { label: 80 },
    customPermission: { label: 80, description: 255 },
    dashboard: { title: 80, description: 255 },
    dashboardFolder: { name: 80 },
    field: {
        label: 40,
        description: 1000,
        inlineHelpText: 510,
        formula: 3900,
        relationshipLabel: 80,
        relationshipName: 40,
        'valueSet.valueSetDefinition.value.fullName': 255,
        'valueSet.valueSetDefinition.value.label': 255
    },
    flexipage: { masterLabel: 80, description: 255 },
    labels: { 'labels.value': 1000, 'labels.shortDescription': 80, 'labels.fullName': 80 },
    layout: { 'layoutSections.label': 80 },
    listView: { label: 40 },
    object: { label: 40, pluralLabel: 40, description: 1000, 'nameField.label': 40 },
    permissionset: { label: 80, description: 255 },
    report: { name: 40, description: 255, 'aggregates.masterLabel': 40, 'buckets.masterLabel': 40 },
    reportFolder: { name: 80 },
    reportType: { label: 50, description: 255 },
    tab: { label: 40, description: 255 },
    validationRule: { errorMessage: 255, errorConditionFormula: 3900, description: 255 }
};

/** Texts longer than Salesforce keeps. */
export function checkLengths({ files }: Project): Problem[] {
    return files.flatMap((file) =>
        Object.entries(LIMITS[file.kind] ?? {}).flatMap(([path, limit]) => tooLong(file, path, limit))
    );
}

function tooLong(file: MetadataFile, path: string, limit: number): Problem[] {
    return nodesAt(file.root, path.split('.'))
        .filter(({ text }) => text.length > limit)
        .map((node) =>
            problemAt(
                file,
                node,
                `${file.type}.${path}`,
                `${node.text.length} characters, Salesforce allows ${limit}. Shorten it.`
            )
        );
}

function nodesAt(node: XmlNode, [name, ...rest]: readonly string[]): XmlNode[] {
    return name === undefined ? [node] : childrenNamed(node, name).flatMap((item) => nodesAt(item, rest));
}
