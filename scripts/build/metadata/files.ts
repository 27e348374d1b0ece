/** Finds the metadata files of a source tree and reads them. */
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { problemAt } from './problem.ts';
import type { Problem } from './problem.ts';
import { parseXml, XmlError } from './xml.ts';
import type { XmlNode } from './xml.ts';

/** By the suffix before `-meta.xml`: the type of the Metadata API, and the folder that source format keeps it in. */
const KINDS: Readonly<Record<string, { readonly type: string; readonly folder: string }>> = {
    app: { type: 'CustomApplication', folder: 'applications' },
    compactLayout: { type: 'CompactLayout', folder: 'compactLayouts' },
    customPermission: { type: 'CustomPermission', folder: 'customPermissions' },
    dashboard: { type: 'Dashboard', folder: 'dashboards' },
    dashboardFolder: { type: 'DashboardFolder', folder: 'dashboards' },
    field: { type: 'CustomField', folder: 'fields' },
    fieldSet: { type: 'FieldSet', folder: 'fieldSets' },
    flexipage: { type: 'FlexiPage', folder: 'flexipages' },
    group: { type: 'Group', folder: 'groups' },
    globalValueSet: { type: 'GlobalValueSet', folder: 'globalValueSets' },
    js: { type: 'LightningComponentBundle', folder: 'lwc' },
    labels: { type: 'CustomLabels', folder: 'labels' },
    layout: { type: 'Layout', folder: 'layouts' },
    listView: { type: 'ListView', folder: 'listViews' },
    messageChannel: { type: 'LightningMessageChannel', folder: 'messageChannels' },
    object: { type: 'CustomObject', folder: 'objects' },
    permissionset: { type: 'PermissionSet', folder: 'permissionsets' },
    permissionsetgroup: { type: 'PermissionSetGroup', folder: 'permissionsetgroups' },
    quickAction: { type: 'QuickAction', folder: 'quickActions' },
    report: { type: 'Report', folder: 'reports' },
    reportFolder: { type: 'ReportFolder', folder: 'reports' },
    reportType: { type: 'ReportType', folder: 'reportTypes' },
    resource: { type: 'StaticResource', folder: 'staticresources' },
    tab: { type: 'CustomTab', folder: 'tabs' },
    validationRule: { type: 'ValidationRule', folder: 'validationRules' },
    webLink: { type: 'WebLink', folder: 'webLinks' }
};

/** Parts of an object: they lie one folder below it. */
const OBJECT_PARTS: ReadonlySet<string> = new Set([
    'field',
    'validationRule',
    'listView',
    'compactLayout',
    'fieldSet',
    'webLink'
]);

export interface MetadataFile {
    /** From the project's root, with `/`. */
    readonly path: string;
    /** Suffix before `-meta.xml`, such as `field`. */
    readonly kind: string;
    /** Type of the Metadata API, such as `CustomField`. */
    readonly type: string;
    /** Name that the file gives the component: `Status__c`. Percent escapes are resolved. */
    readonly name: string;
    /** API name of the object whose folder the file is in, for objects and their parts; else null. */
    readonly object: string | null;
    readonly root: XmlNode;
}

export interface FoundFiles {
    readonly files: readonly MetadataFile[];
    /** Files that could not be read as metadata. */
    readonly problems: readonly Problem[];
}

/** Reads every `*-meta.xml` below the folders, in the order of their paths. Tests are left out. */
export function findFiles(root: string, folders: readonly string[]): FoundFiles {
    const files: MetadataFile[] = [];
    const problems: Problem[] = [];
    const paths = folders.flatMap((folder) => globSync(`${folder}/**/*-meta.xml`, { cwd: root }));
    for (const path of paths.map((found) => found.replaceAll('\\', '/')).sort()) {
        if (path.includes('/__tests__/')) continue;
        const read = readFile(root, path);
        if ('element' in read) problems.push(read);
        else files.push(read);
    }
    return { files, problems };
}

function readFile(root: string, path: string): MetadataFile | Problem {
    const [name, kind] = splitName(basename(path));
    const known = KINDS[kind];
    if (!known) {
        const message = `there is no metadata type with this suffix here. Correct the name; for a type new to the project, add it to scripts/build/metadata/files.ts.`;
        return { file: path, line: 1, element: `.${kind}-meta.xml`, message };
    }
    try {
        const xml = parseXml(readFileSync(join(root, path), 'utf8'));
        const file = { path, kind, type: known.type, name, object: objectOf(path, kind), root: xml };
        return misplaced(file, known.folder) ?? file;
    } catch (error) {
        if (!(error instanceof XmlError)) throw error;
        return { file: path, line: error.line, element: 'XML', message: `${error.message} Make the file well-formed.` };
    }
}

function splitName(file: string): [name: string, kind: string] {
    const stem = file.replace(/-meta\.xml$/, '');
    const dot = stem.lastIndexOf('.');
    return [decodeURIComponent(stem.slice(0, Math.max(dot, 0))), stem.slice(dot + 1)];
}

function objectOf(path: string, kind: string): string | null {
    if (kind === 'object') return basename(dirname(path));
    return OBJECT_PARTS.has(kind) ? basename(dirname(dirname(path))) : null;
}

function misplaced(file: MetadataFile, folder: string): Problem | null {
    if (dirname(file.path).split('/').includes(folder)) return null;
    return problemAt(
        file,
        file.root,
        file.type,
        `the file is not inside a folder "${folder}", where the Salesforce CLI looks for it. Move it.`
    );
}
