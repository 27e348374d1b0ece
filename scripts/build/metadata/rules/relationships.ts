/** Lookups, master-detail relationships and what Salesforce allows of them. */
import { problemAt } from '../problem.ts';
import type { Problem } from '../problem.ts';
import { ofKind, suggest } from '../project.ts';
import type { Project } from '../project.ts';
import { mastersOf } from '../schema.ts';
import type { FieldInfo, ObjectInfo } from '../schema.ts';
import { child, childText } from '../xml.ts';

const MASTERS_OF_AN_OBJECT = 2;
const LEVELS_BELOW_THE_TOP = 3;
const LOOKUPS_OF_AN_OBJECT = 40;

/** Targets, numbers and depth of relationships, names of child relationships, and sharing of details. */
export function checkRelationships(project: Project): Problem[] {
    return [
        ...targets(project),
        ...[...project.objects.values()].flatMap((object) => numbers(project, object)),
        ...childNames(project),
        ...sharing(project)
    ];
}

function customFields(object: ObjectInfo): FieldInfo[] {
    return [...object.fields.values()].filter(({ custom }) => custom);
}

function targets({ objects, files }: Project): Problem[] {
    return files
        .filter(({ kind }) => kind === 'field')
        .flatMap((file) => {
            const target = childText(file.root, 'referenceTo');
            if (target === '' || objects.has(target)) return [];
            return [
                problemAt(
                    file,
                    child(file.root, 'referenceTo') ?? file.root,
                    'CustomField.referenceTo',
                    `there is no object ${target}. Correct the name.${suggest(target, objects.keys())}`
                )
            ];
        });
}

function numbers({ objects }: Project, object: ObjectInfo): Problem[] {
    const masters = customFields(object).filter(({ type }) => type === 'MasterDetail');
    const lookups = customFields(object).filter(({ type }) => type === 'Lookup');
    const at = (field: FieldInfo | undefined, message: string): Problem[] =>
        field?.file ? [problemAt(field.file, field.file.root, 'CustomField.type', message)] : [];
    return [
        ...at(
            masters[MASTERS_OF_AN_OBJECT],
            `an object has at most ${MASTERS_OF_AN_OBJECT} master-detail relationships. Make this one a lookup.`
        ),
        ...at(lookups[LOOKUPS_OF_AN_OBJECT], `an object has at most ${LOOKUPS_OF_AN_OBJECT} lookups. Remove one.`),
        ...(depth(objects, object.name) > LEVELS_BELOW_THE_TOP
            ? at(
                  masters[0],
                  `details nest at most ${LEVELS_BELOW_THE_TOP} levels deep. Make a relationship above a lookup.`
              )
            : [])
    ];
}

function depth(objects: ReadonlyMap<string, ObjectInfo>, name: string, seen: readonly string[] = []): number {
    const object = objects.get(name);
    if (!object || seen.includes(name)) return 0;
    const masters = customFields(object).filter(({ type }) => type === 'MasterDetail');
    return Math.max(
        0,
        ...masters.flatMap(({ referenceTo }) =>
            referenceTo.map((master) => 1 + depth(objects, master, [...seen, name]))
        )
    );
}

function childNames(project: Project): Problem[] {
    const taken = new Map<string, string>();
    return ofKind(project, 'field').flatMap((file) => {
        const name = childText(file.root, 'relationshipName');
        const target = childText(file.root, 'referenceTo');
        if (name === '' || target === '') return [];
        const key = `${target}.${name.toLowerCase()}`;
        const other = taken.get(key);
        taken.set(key, `${file.object ?? ''}.${file.name}`);
        if (other === undefined) return [];
        return [
            problemAt(
                file,
                child(file.root, 'relationshipName') ?? file.root,
                'CustomField.relationshipName',
                `${other} uses this name on ${target}. Give it another.`
            )
        ];
    });
}

function sharing({ objects }: Project): Problem[] {
    return [...objects.values()].flatMap(({ name, file }) => {
        if (!file) return [];
        const detail = mastersOf(objects, name).length > 0;
        const model = childText(file.root, 'sharingModel');
        if (detail === (model === 'ControlledByParent')) return [];
        const message = detail
            ? 'a detail takes the sharing of its master. Use ControlledByParent.'
            : 'without a master there is no parent to control it. Use Private, Read or ReadWrite.';
        return [problemAt(file, child(file.root, 'sharingModel') ?? file.root, 'CustomObject.sharingModel', message)];
    });
}
