/** Everything that the rules look at. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCatalog } from './catalog.ts';
import type { TypeCatalog } from './catalog.ts';
import { readComponents } from './components.ts';
import type { ComponentBundle } from './components.ts';
import { findFiles } from './files.ts';
import type { MetadataFile } from './files.ts';
import type { Problem } from './problem.ts';
import { readObjects } from './schema.ts';
import type { ObjectInfo } from './schema.ts';
import { childrenNamed, childText } from './xml.ts';

export interface Project {
    /** `sourceApiVersion` of `sfdx-project.json`. */
    readonly apiVersion: string;
    readonly catalog: TypeCatalog;
    readonly files: readonly MetadataFile[];
    readonly objects: ReadonlyMap<string, ObjectInfo>;
    readonly components: ReadonlyMap<string, ComponentBundle>;
    /** API names of custom labels. */
    readonly labels: ReadonlySet<string>;
    /** What reading already found. */
    readonly problems: readonly Problem[];
}

/** Looks at a project and says what is wrong. */
export type Rule = (project: Project) => readonly Problem[];

interface ProjectJson {
    readonly packageDirectories: readonly { readonly path: string }[];
    readonly sourceApiVersion: string;
}

/** Reads the project that `sfdx-project.json` in this folder describes. */
export function readProject(root: string): Project {
    const json = JSON.parse(readFileSync(join(root, 'sfdx-project.json'), 'utf8')) as ProjectJson;
    const folders = json.packageDirectories.map(({ path }) => path);
    const { files, problems } = findFiles(root, folders);
    const labels = files
        .filter(({ kind }) => kind === 'labels')
        .flatMap((file) => childrenNamed(file.root, 'labels').map((label) => childText(label, 'fullName')));
    return {
        apiVersion: json.sourceApiVersion,
        catalog: readCatalog(),
        files,
        objects: readObjects(files),
        components: readComponents(root, folders, files),
        labels: new Set(labels),
        problems
    };
}

/** The files of one kind, such as `field`. */
export function ofKind(project: Project, kind: string): MetadataFile[] {
    return project.files.filter((file) => file.kind === kind);
}

/** The file of a component, such as the page `X`. */
export function fileNamed(project: Project, kind: string, name: string): MetadataFile | undefined {
    return project.files.find((file) => file.kind === kind && file.name === name);
}

/** The names most like a wrong one come first: for "Did you mean". Empty when none is close. */
export function suggest(wrong: string, names: Iterable<string>): string {
    const lower = wrong.toLowerCase();
    const near = [...names]
        .map((name) => ({ name, distance: editDistance(lower, name.toLowerCase()) }))
        .sort((a, b) => a.distance - b.distance)[0];
    return near && near.distance <= Math.max(2, wrong.length / 4) ? ` Did you mean ${near.name}?` : '';
}

function editDistance(a: string, b: string): number {
    let row = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let i = 1; i <= a.length; i++) {
        const next = [i];
        for (let j = 1; j <= b.length; j++) {
            const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
            next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
        }
        row = next;
    }
    return row[b.length] ?? 0;
}
