/** Page layouts: their fields, and what Salesforce demands of them. */
import { problemAt } from '../problem.ts';
import type { Problem } from '../problem.ts';
import type { MetadataFile } from '../files.ts';
import { ofKind, suggest } from '../project.ts';
import type { Project } from '../project.ts';
import type { FieldInfo, ObjectInfo } from '../schema.ts';
import { child, childrenNamed, childText } from '../xml.ts';
import type { XmlNode } from '../xml.ts';

const COLUMNS: Readonly<Record<string, number>> = {
    TwoColumnsTopToBottom: 2,
    TwoColumnsLeftToRight: 2,
    OneColumn: 1,
    CustomLinks: 3
};
const RELATED_NAMES = /^[A-Z_.0-9]+$/;

/** Dangling fields and related lists, fields given twice, required fields left out, behaviour that the field does not allow. */
export function checkLayouts(project: Project): Problem[] {
    return ofKind(project, 'layout').flatMap((file) => {
        const name = file.name.split('-')[0] ?? '';
        const object = project.objects.get(name);
        if (!object || !file.name.includes('-')) {
            return [
                problemAt(
                    file,
                    file.root,
                    'Layout',
                    `the name must be an object, a hyphen and a title, and there is no object "${name}". Rename the file.${suggest(name, project.objects.keys())}`
                )
            ];
        }
        return [
            ...columns(file),
            ...items(file, object),
            ...requiredFields(file, object),
            ...relatedLists(project, file)
        ];
    });
}

const sectionsOf = (file: MetadataFile): XmlNode[] => childrenNamed(file.root, 'layoutSections');
const itemsOf = (file: MetadataFile): XmlNode[] =>
    sectionsOf(file).flatMap((section) =>
        childrenNamed(section, 'layoutColumns').flatMap((column) => childrenNamed(column, 'layoutItems'))
    );

function columns(file: MetadataFile): Problem[] {
    return sectionsOf(file).flatMap((section) => {
        const expected = COLUMNS[childText(section, 'style')];
        const found = childrenNamed(section, 'layoutColumns').length;
        if (expected === undefined || expected === found) return [];
        return [
            problemAt(
                file,
                section,
                'Layout.layoutSections',
                `the style has ${expected} columns, the section ${found}. Change one of them.`
            )
        ];
    });
}

function items(file: MetadataFile, object: ObjectInfo): Problem[] {
    const seen = new Set<string>();
    return itemsOf(file).flatMap((item) => {
        const node = child(item, 'field');
        if (!node) return [];
        const again = seen.has(node.text);
        seen.add(node.text);
        const field = object.fields.get(node.text);
        const at = (message: string): Problem[] => [problemAt(file, node, 'Layout.layoutItems.field', message)];
        if (!field)
            return at(
                `${object.name} has no field ${node.text}. Correct the name.${suggest(node.text, object.fields.keys())}`
            );
        if (again) return at(`${node.text} is on the layout already. Remove one.`);
        return behaviour(field, childText(item, 'behavior')).flatMap(at);
    });
}

function behaviour(field: FieldInfo, found: string): string[] {
    const readOnly = field.formula !== null || field.type === 'AutoNumber' || field.type === 'Summary';
    if (readOnly && found !== 'Readonly') return [`${field.name} cannot be edited. Use the behaviour Readonly.`];
    if (field.required && found !== 'Required')
        return [`${field.name} is always required. Use the behaviour Required.`];
    return [];
}

function requiredFields(file: MetadataFile, object: ObjectInfo): Problem[] {
    if (!object.custom) return [];
    const present = new Set(itemsOf(file).map((item) => childText(item, 'field')));
    return [...object.fields.values()]
        .filter(({ name, required }) => required && !present.has(name))
        .map(({ name }) =>
            problemAt(
                file,
                file.root,
                'Layout.layoutItems',
                `${name} is required and missing: nobody could create a record. Add it.`
            )
        );
}

function relatedLists({ objects }: Project, file: MetadataFile): Problem[] {
    return childrenNamed(file.root, 'relatedLists').flatMap((list) => {
        const node = child(list, 'relatedList') ?? list;
        if (!node.text.includes('.')) return [];
        const [name = '', lookup = ''] = node.text.split('.');
        const object = objects.get(name);
        if (!object?.fields.has(lookup)) {
            return [
                problemAt(
                    file,
                    node,
                    'Layout.relatedLists.relatedList',
                    `there is no field ${node.text}. Name the detail and its lookup, as in Contact.AccountId.`
                )
            ];
        }
        return [...childrenNamed(list, 'fields'), ...childrenNamed(list, 'sortField')]
            .filter(({ text }) => !RELATED_NAMES.test(text) && !object.fields.has(text))
            .map((field) =>
                problemAt(
                    file,
                    field,
                    'Layout.relatedLists.fields',
                    `${name} has no field ${field.text}. Correct the name.${suggest(field.text, object.fields.keys())}`
                )
            );
    });
}
