/** Names of files and of what is in them. */
import { problemAt } from '../problem.ts';
import type { Problem } from '../problem.ts';
import type { MetadataFile } from '../files.ts';
import type { Project } from '../project.ts';
import { childText } from '../xml.ts';

const API_NAME = /^[A-Za-z](?:_?[A-Za-z0-9])*$/;
const API_NAME_CHARACTERS = 40;
/** Their names are not plain API names, or are checked elsewhere. */
const OTHER_NAMES: ReadonlySet<string> = new Set([
    'layout',
    'labels',
    'js',
    'report',
    'dashboard',
    'reportFolder',
    'dashboardFolder'
]);
const CUSTOM_SUFFIX = /__(c|e|mdt|b|x)$/;
const STANDARD_FIELD_NAME = /^[A-Z][A-Za-z]+$/;

/** File names against full names, the form and length of API names, and components that two files define. */
export function checkNames(project: Project): Problem[] {
    return [
        ...project.files.flatMap((file) => [...fullName(file), ...apiName(file)]),
        ...duplicates(project.files),
        ...bundles(project)
    ];
}

function fullName(file: MetadataFile): Problem[] {
    const given = childText(file.root, 'fullName');
    const expected = file.kind === 'object' ? file.object : file.name;
    if (given === '' || given === expected) return [];
    return [
        problemAt(
            file,
            file.root,
            `${file.type}.fullName`,
            `it says "${given}", the file "${expected}". Give both the same name.`
        )
    ];
}

function apiName(file: MetadataFile): Problem[] {
    if (OTHER_NAMES.has(file.kind)) return [];
    const name = file.name.replace(CUSTOM_SUFFIX, '');
    if (!API_NAME.test(name)) {
        const message = `"${file.name}" is not an API name: letters, digits and single underscores, a letter first and no underscore last. Rename it.`;
        return [problemAt(file, file.root, file.type, message)];
    }
    if (name.length > API_NAME_CHARACTERS) {
        return [
            problemAt(
                file,
                file.root,
                file.type,
                `the name has ${name.length} characters, Salesforce allows ${API_NAME_CHARACTERS}. Shorten it.`
            )
        ];
    }
    if (
        file.kind === 'field' &&
        !CUSTOM_SUFFIX.test(file.name) &&
        (!STANDARD_FIELD_NAME.test(file.name) || childText(file.root, 'type') !== '')
    ) {
        return [problemAt(file, file.root, 'CustomField.fullName', 'a custom field ends in __c. Rename it.')];
    }
    return [];
}

function duplicates(files: readonly MetadataFile[]): Problem[] {
    const first = new Map<string, MetadataFile>();
    return files.flatMap((file) => {
        const key = `${file.kind} ${file.object ?? ''} ${file.name.toLowerCase()}`;
        const other = first.get(key);
        if (!other) first.set(key, file);
        return other && file.kind !== 'labels'
            ? [
                  problemAt(
                      file,
                      file.root,
                      file.type,
                      `${other.path} defines the same component. Remove one of the two.`
                  )
              ]
            : [];
    });
}

function bundles({ components }: Project): Problem[] {
    return [...components.values()].flatMap(({ name, folder, meta, sources }) => {
        const element = 'LightningComponentBundle';
        if (!meta) return [{ file: folder, line: 1, element, message: `${name}.js-meta.xml is missing. Add it.` }];
        const entries = [`${name}.ts`, `${name}.js`, `${name}.css`].map((entry) => `${folder}/${entry}`);
        const faults = [
            meta.name !== name && `the folder is called "${name}". Give the file the same name.`,
            !sources.some(({ path }) => entries.includes(path)) &&
                `${name}.ts is missing. Add it (a bundle of styles only needs ${name}.css).`,
            !/^[a-z][A-Za-z0-9_]*$/.test(name) &&
                'a component name starts with a lower-case letter and holds letters, digits and underscores. Rename it.'
        ];
        return faults.flatMap((message) => (message === false ? [] : [problemAt(meta, meta.root, element, message)]));
    });
}
