/** Permission sets: what they name is there, is allowed there, and nothing of the project is left without one. */
import { problemAt } from '../problem.ts';
import type { Problem } from '../problem.ts';
import type { MetadataFile } from '../files.ts';
import { fileNamed, ofKind, suggest } from '../project.ts';
import type { Project } from '../project.ts';
import { mastersOf } from '../schema.ts';
import type { FieldInfo } from '../schema.ts';
import { child, childFlag, childrenNamed, childText } from '../xml.ts';
import type { XmlNode } from '../xml.ts';

/** What a permission on an object needs beside it. */
const NEEDS: readonly (readonly [permission: string, needed: readonly string[]])[] = [
    ['allowCreate', ['allowRead']],
    ['allowEdit', ['allowRead']],
    ['allowDelete', ['allowRead', 'allowEdit']],
    ['viewAllRecords', ['allowRead']],
    ['modifyAllRecords', ['allowRead', 'allowEdit', 'allowDelete', 'viewAllRecords']]
];
/** Standard objects whose access hangs on another: permission to read it needs permission to read that. */
const STANDARD_MASTERS: Readonly<Record<string, readonly string[]>> = {
    Contact: ['Account'],
    Opportunity: ['Account']
};
/** Ruled by user permissions, not by permissions on the object. */
const NO_OBJECT_PERMISSIONS: ReadonlySet<string> = new Set(['Task', 'Event', 'User', 'CampaignMember']);

/** Dangling entries, entries that a deployment refuses, and fields and objects without an entry. */
export function checkPermissions(project: Project): Problem[] {
    const sets = ofKind(project, 'permissionset');
    return [
        ...sets.flatMap((file) => [
            ...objectEntries(project, file),
            ...fieldEntries(project, file),
            ...named(project, file, 'customPermissions', 'name', 'customPermission', 'custom permission'),
            ...named(project, file, 'applicationVisibilities', 'application', 'app', 'application'),
            ...named(project, file, 'tabSettings', 'tab', 'tab', 'tab')
        ]),
        ...uncovered(project, sets)
    ];
}

function objectEntries(project: Project, file: MetadataFile): Problem[] {
    const entries = childrenNamed(file.root, 'objectPermissions');
    const readable = new Set(
        entries.filter((entry) => childFlag(entry, 'allowRead')).map((entry) => childText(entry, 'object'))
    );
    return [
        ...twice(file, entries, 'object'),
        ...entries.flatMap((entry) => {
            const name = childText(entry, 'object');
            const at = (message: string): Problem[] => [
                problemAt(file, entry, 'PermissionSet.objectPermissions', message)
            ];
            if (!project.objects.has(name))
                return at(`there is no object ${name}. Correct the name.${suggest(name, project.objects.keys())}`);
            if (NO_OBJECT_PERMISSIONS.has(name)) return at(`${name} takes no object permissions. Remove the entry.`);
            const missing = NEEDS.flatMap(([permission, needed]) =>
                childFlag(entry, permission)
                    ? needed
                          .filter((other) => !childFlag(entry, other))
                          .map((other) => `${name}: ${permission} needs ${other}. Set it to true.`)
                    : []
            );
            const masters = childFlag(entry, 'allowRead')
                ? [...mastersOf(project.objects, name), ...(STANDARD_MASTERS[name] ?? [])]
                : [];
            const unread = masters
                .filter((master) => !readable.has(master))
                .map((master) => `reading ${name} needs reading ${master}. Add it to this permission set.`);
            return [...missing, ...unread].flatMap(at);
        })
    ];
}

function fieldEntries(project: Project, file: MetadataFile): Problem[] {
    const entries = childrenNamed(file.root, 'fieldPermissions');
    const objects = new Set(childrenNamed(file.root, 'objectPermissions').map((entry) => childText(entry, 'object')));
    return [
        ...twice(file, entries, 'field'),
        ...entries.flatMap((entry) => {
            const [objectName = '', name = ''] = childText(entry, 'field').split('.');
            const at = (message: string): Problem[] => [
                problemAt(file, entry, 'PermissionSet.fieldPermissions', message)
            ];
            const object = project.objects.get(objectName);
            if (!object)
                return at(
                    `there is no object ${objectName}. Correct the name.${suggest(objectName, project.objects.keys())}`
                );
            const field = object.fields.get(name);
            if (!field)
                return at(
                    `${objectName} has no field ${name}. Correct the name.${suggest(name, object.fields.keys())}`
                );
            if (!objects.has(objectName) && !NO_OBJECT_PERMISSIONS.has(objectName))
                return at(`without permission to read ${objectName} it gives nothing. Add the object, or remove it.`);
            return fieldFault(field, childFlag(entry, 'editable'), childFlag(entry, 'readable')).flatMap(at);
        })
    ];
}

function fieldFault(field: FieldInfo, editable: boolean, readable: boolean): string[] {
    if (field.type === 'MasterDetail')
        return [`${field.name} is master-detail, which takes no field permissions. Remove the entry.`];
    if (field.required) return [`${field.name} is required, which takes no field permissions. Remove the entry.`];
    if (!field.permissionable) return [`${field.name} takes no field permissions. Remove the entry.`];
    if (editable && (field.formula !== null || field.type === 'AutoNumber'))
        return [`${field.name} is computed and cannot be edited. Set editable to false.`];
    return editable && !readable ? [`${field.name}: editable needs readable. Set it to true.`] : [];
}

function twice(file: MetadataFile, entries: readonly XmlNode[], key: string): Problem[] {
    const names = entries.map((entry) => childText(entry, key));
    return entries
        .filter((_, index) => names.indexOf(names[index] ?? '') !== index)
        .map((entry) =>
            problemAt(
                file,
                entry,
                `PermissionSet.${entry.name}`,
                `${childText(entry, key)} has an entry already. Remove one.`
            )
        );
}

function named(
    project: Project,
    file: MetadataFile,
    list: string,
    element: string,
    kind: string,
    what: string
): Problem[] {
    return childrenNamed(file.root, list).flatMap((entry) => {
        const node = child(entry, element);
        if (!node || node.text.startsWith('standard') || fileNamed(project, kind, node.text)) return [];
        const names = ofKind(project, kind).map(({ name }) => name);
        return [
            problemAt(
                file,
                node,
                `PermissionSet.${list}.${element}`,
                `there is no ${what} ${node.text}. Correct the name.${suggest(node.text, names)}`
            )
        ];
    });
}

function uncovered(project: Project, sets: readonly MetadataFile[]): Problem[] {
    const granted = (list: string, key: string): Set<string> =>
        new Set(sets.flatMap((file) => childrenNamed(file.root, list).map((entry) => childText(entry, key))));
    const fields = granted('fieldPermissions', 'field');
    const objects = granted('objectPermissions', 'object');
    const permissions = granted('customPermissions', 'name');
    const remedy = 'no permission set has an entry for it, so nobody but administrators would see it. Add one.';
    return [
        ...[...project.objects.values()].flatMap(({ name, file }) =>
            file && !objects.has(name) ? [problemAt(file, file.root, 'CustomObject', remedy)] : []
        ),
        ...[...project.objects.values()].flatMap((object) =>
            [...object.fields.values()].flatMap(({ name, file, permissionable }) =>
                file && permissionable && !fields.has(`${object.name}.${name}`)
                    ? [problemAt(file, file.root, 'CustomField', remedy)]
                    : []
            )
        ),
        ...ofKind(project, 'customPermission').flatMap((file) =>
            permissions.has(file.name) ? [] : [problemAt(file, file.root, 'CustomPermission', remedy)]
        )
    ];
}
