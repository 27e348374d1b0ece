/** What components import and use, and what they declare. */
import ts from 'typescript';
import type { ComponentBundle, ComponentSource } from '../components.ts';
import { problemAt } from '../problem.ts';
import type { Problem } from '../problem.ts';
import { fileNamed, suggest } from '../project.ts';
import type { Project } from '../project.ts';
import { child, childText } from '../xml.ts';

/** What the platform gives to components, besides the project's own. */
const PLATFORM_MODULE = /^(?:lwc$|lightning\/|@salesforce\/)/;
const STYLE_IMPORT = /@import\s+(['"])([^'"]+)\1/g;
const TAG = /<c-([a-z0-9-]+)/g;

/** Dangling imports of schema, labels, permissions and components, dangling tags, and API versions. */
export function checkComponents(project: Project): Problem[] {
    return [...project.components.values()].flatMap((bundle) => [
        ...apiVersion(project, bundle),
        ...bundle.sources.flatMap((source) => references(project, source))
    ]);
}

function references(project: Project, source: ComponentSource): Problem[] {
    if (source.path.endsWith('.html')) return tags(project, source);
    const found = source.path.endsWith('.css') ? styleImports(source.text) : scriptImports(source.text);
    return imports(project, source, found);
}

interface Import {
    readonly fileName: string;
    readonly pos: number;
}

function scriptImports(text: string): readonly Import[] {
    return ts.preProcessFile(text).importedFiles;
}

function styleImports(text: string): readonly Import[] {
    return [...text.matchAll(STYLE_IMPORT)].map((match) => ({ fileName: match[2] ?? '', pos: match.index }));
}

function apiVersion({ apiVersion: expected }: Project, { meta }: ComponentBundle): Problem[] {
    if (!meta || Number(childText(meta.root, 'apiVersion')) === Number(expected)) return [];
    return [
        problemAt(
            meta,
            child(meta.root, 'apiVersion') ?? meta.root,
            'LightningComponentBundle.apiVersion',
            `the project is on ${expected}. Use the same version everywhere.`
        )
    ];
}

function lineAt(text: string, index: number): number {
    return text.slice(0, index).split('\n').length;
}

function tags({ components }: Project, { path, text }: ComponentSource): Problem[] {
    return [...text.matchAll(TAG)].flatMap((match) => {
        const name = (match[1] ?? '').replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
        if (components.has(name)) return [];
        return [
            {
                file: path,
                line: lineAt(text, match.index),
                element: `<c-${match[1] ?? ''}>`,
                message: `there is no component ${name}. Correct the name.${suggest(name, components.keys())}`
            }
        ];
    });
}

function imports(project: Project, { path, text }: ComponentSource, found: readonly Import[]): Problem[] {
    return found.flatMap(({ fileName, pos }) => {
        if (fileName.startsWith('.')) return [];
        return importFault(project, fileName).map((message) => ({
            file: path,
            line: lineAt(text, pos),
            element: fileName,
            message
        }));
    });
}

/** What is wrong with an import of the platform or of another component: nothing, or one sentence with the remedy. */
export function importFault(project: Project, specifier: string): string[] {
    const [scope = '', kind = '', ...rest] = specifier.split('/');
    const name = rest.join('/');
    if (scope !== 'c' && !PLATFORM_MODULE.test(specifier)) {
        return [
            'components cannot import packages of npm on the platform. Write what is needed, or use a static resource.'
        ];
    }
    if (scope === 'c')
        return project.components.has(kind)
            ? []
            : [`there is no component ${kind}. Correct the name.${suggest(kind, project.components.keys())}`];
    if (kind === 'label') return labelFault(project, name);
    if (kind === 'schema') return schemaFault(project, name);
    if (kind === 'customPermission')
        return fileNamed(project, 'customPermission', name)
            ? []
            : [`there is no custom permission ${name}. Correct the name.`];
    if (kind === 'resourceUrl')
        return fileNamed(project, 'resource', name) ? [] : [`there is no static resource ${name}. Correct the name.`];
    if (kind === 'messageChannel')
        return fileNamed(project, 'messageChannel', name.replace(/__c$/, ''))
            ? []
            : [`there is no message channel ${name}. Correct the name.`];
    return kind === 'apex'
        ? [`the product has no Apex. Read and write through Lightning Data Service or GraphQL.`]
        : [];
}

function labelFault({ labels }: Project, name: string): string[] {
    const label = name.replace(/^c\./, '');
    return labels.has(label)
        ? []
        : [`there is no label ${label}. Add it to the custom labels or correct the name.${suggest(label, labels)}`];
}

function schemaFault({ objects }: Project, path: string): string[] {
    const steps = path.split('.');
    let object = objects.get(steps[0] ?? '');
    if (!object)
        return [`there is no object ${steps[0] ?? ''}. Correct the name.${suggest(steps[0] ?? '', objects.keys())}`];
    for (const step of steps.slice(1, -1)) {
        const over = [...object.fields.values()].find(({ relationshipName }) => relationshipName === step);
        const next = objects.get(over?.referenceTo[0] ?? '');
        if (!next) return [`${object.name} has no relationship ${step}. Correct the path.`];
        object = next;
    }
    const last = steps.length > 1 ? (steps.at(-1) ?? '') : null;
    return last === null || object.fields.has(last)
        ? []
        : [`${object.name} has no field ${last}. Correct the name.${suggest(last, object.fields.keys())}`];
}
