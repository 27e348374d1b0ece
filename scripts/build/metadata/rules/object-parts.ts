/** Fields that list views, compact layouts, search layouts and validation rules name. */
import { problemAt } from '../problem.ts';
import type { Problem } from '../problem.ts';
import { ofKind, suggest } from '../project.ts';
import type { Project } from '../project.ts';
import type { MetadataFile } from '../files.ts';
import type { FieldInfo, ObjectInfo } from '../schema.ts';
import { child, childrenNamed, childText } from '../xml.ts';
import type { XmlNode } from '../xml.ts';

/** Names that list views use for standard fields of every object. */
const LIST_VIEW_NAMES: ReadonlySet<string> = new Set([
    'NAME',
    'CREATED_DATE',
    'CREATEDBY_USER',
    'CREATEDBY_USER.ALIAS',
    'LAST_UPDATE',
    'UPDATEDBY_USER',
    'UPDATEDBY_USER.ALIAS',
    'LAST_ACTIVITY',
    'OWNER.ALIAS',
    'CORE.USERS.ALIAS'
]);
const LONG_TYPES: ReadonlySet<string> = new Set(['LongTextArea', 'Html']);
const COMPACT_LAYOUT_FIELDS = 10;
const LIST_VIEW_COLUMNS = 15;
const SEARCH_ELEMENTS = [
    'customTabListAdditionalFields',
    'lookupDialogsAdditionalFields',
    'searchResultsAdditionalFields',
    'searchFilterFields'
];

/** Dangling fields, and fields of a type that the place does not take. */
export function checkObjectParts(project: Project): Problem[] {
    return project.files.flatMap((file) => {
        const object = project.objects.get(file.object ?? '');
        if (!object) return file.object === null || file.object === 'Activity' ? [] : [unknownObject(project, file)];
        if (file.kind === 'listView') return listView(file, object);
        if (file.kind === 'compactLayout') return compactLayout(file, object);
        if (file.kind === 'object') return searchLayouts(project, file, object);
        return file.kind === 'validationRule' ? errorField(file, object) : [];
    });
}

function unknownObject({ objects }: Project, file: MetadataFile): Problem {
    return problemAt(
        file,
        file.root,
        file.type,
        `there is no object ${file.object ?? ''}. Correct the folder's name.${suggest(file.object ?? '', objects.keys())}`
    );
}

function field(
    file: MetadataFile,
    node: XmlNode,
    element: string,
    object: ObjectInfo,
    name: string
): FieldInfo | Problem {
    const found = object.fields.get(name);
    if (found) return found;
    return problemAt(
        file,
        node,
        element,
        `${object.name} has no field ${name}. Correct the name.${suggest(name, object.fields.keys())}`
    );
}

function isProblem(value: FieldInfo | Problem): value is Problem {
    return 'message' in value;
}

function listView(file: MetadataFile, object: ObjectInfo): Problem[] {
    const columns = childrenNamed(file.root, 'columns');
    const filters = childrenNamed(file.root, 'filters').map((filter) => child(filter, 'field') ?? filter);
    const many = columns[LIST_VIEW_COLUMNS];
    return [
        ...[...columns, ...filters].flatMap((node) => {
            const element = node.name === 'field' ? 'ListView.filters.field' : 'ListView.columns';
            if (LIST_VIEW_NAMES.has(node.text) || (!object.custom && /^[A-Z_.0-9]+$/.test(node.text))) return [];
            const found = field(file, node, element, object, node.text);
            if (isProblem(found)) return [found];
            return LONG_TYPES.has(found.type)
                ? [problemAt(file, node, element, 'list views cannot show or filter long text. Remove it.')]
                : [];
        }),
        ...(many
            ? [
                  problemAt(
                      file,
                      many,
                      'ListView.columns',
                      `a list view shows at most ${LIST_VIEW_COLUMNS} columns. Remove some.`
                  )
              ]
            : []),
        ...ownerScope(file, object),
        ...filterValues(file, object)
    ];
}

function ownerScope(file: MetadataFile, object: ObjectInfo): Problem[] {
    if (object.fields.has('OwnerId') || childText(file.root, 'filterScope') !== 'Mine') return [];
    return [
        problemAt(
            file,
            child(file.root, 'filterScope') ?? file.root,
            'ListView.filterScope',
            'details have no owner. Use Everything, and a filter on a field.'
        )
    ];
}

function filterValues(file: MetadataFile, object: ObjectInfo): Problem[] {
    return childrenNamed(file.root, 'filters').flatMap((filter) => {
        const found = object.fields.get(childText(filter, 'field'));
        const value = child(filter, 'value');
        if (!found || !value || !['equals', 'notEqual'].includes(childText(filter, 'operation'))) return [];
        if (found.type === 'Checkbox' && !['0', '1'].includes(value.text)) {
            return [
                problemAt(
                    file,
                    value,
                    'ListView.filters.value',
                    'a checkbox is filtered by 1 or 0. Write one of these.'
                )
            ];
        }
        const unknown = value.text.split(',').filter((text) => found.values !== null && !found.values.includes(text));
        return unknown.map((text) =>
            problemAt(
                file,
                value,
                'ListView.filters.value',
                `${found.name} has no value "${text}". Correct it.${suggest(text, found.values ?? [])}`
            )
        );
    });
}

function compactLayout(file: MetadataFile, object: ObjectInfo): Problem[] {
    const fields = childrenNamed(file.root, 'fields');
    const many = fields[COMPACT_LAYOUT_FIELDS];
    return [
        ...fields.flatMap((node) => {
            const found = field(file, node, 'CompactLayout.fields', object, node.text);
            if (isProblem(found)) return [found];
            return LONG_TYPES.has(found.type)
                ? [problemAt(file, node, 'CompactLayout.fields', 'compact layouts cannot show long text. Remove it.')]
                : [];
        }),
        ...(many
            ? [
                  problemAt(
                      file,
                      many,
                      'CompactLayout.fields',
                      `a compact layout has at most ${COMPACT_LAYOUT_FIELDS} fields. Remove some.`
                  )
              ]
            : [])
    ];
}

function searchLayouts(project: Project, file: MetadataFile, object: ObjectInfo): Problem[] {
    const layouts = child(file.root, 'searchLayouts');
    const nodes = layouts ? SEARCH_ELEMENTS.flatMap((name) => childrenNamed(layouts, name)) : [];
    const assigned = child(file.root, 'compactLayoutAssignment');
    const known = ofKind(project, 'compactLayout')
        .filter((layout) => layout.object === file.object)
        .map(({ name }) => name);
    const dangling = assigned && assigned.text !== 'SYSTEM' && !known.includes(assigned.text);
    return [
        ...nodes
            .filter(({ text }) => !LIST_VIEW_NAMES.has(text))
            .map((node) => field(file, node, `CustomObject.searchLayouts.${node.name}`, object, node.text))
            .filter(isProblem),
        ...(dangling
            ? [
                  problemAt(
                      file,
                      assigned,
                      'CustomObject.compactLayoutAssignment',
                      `there is no compact layout ${assigned.text}. Correct the name.${suggest(assigned.text, known)}`
                  )
              ]
            : []),
        ...(object.custom && childText(file.root, 'description') === ''
            ? [problemAt(file, file.root, 'CustomObject.description', 'every object says what it is for. Add it.')]
            : []),
        ...apiSettings(file)
    ];
}

/** Salesforce wants these three alike. */
function apiSettings(file: MetadataFile): Problem[] {
    const names = ['enableBulkApi', 'enableSharing', 'enableStreamingApi'];
    const given = new Set(names.map((name) => childText(file.root, name)));
    return given.size > 1
        ? [
              problemAt(
                  file,
                  file.root,
                  'CustomObject.enableBulkApi',
                  `${names.join(', ')} must all be the same. Set them alike.`
              )
          ]
        : [];
}

function errorField(file: MetadataFile, object: ObjectInfo): Problem[] {
    const node = child(file.root, 'errorDisplayField');
    if (!node) return [];
    const found = field(file, node, 'ValidationRule.errorDisplayField', object, node.text);
    return isProblem(found) ? [found] : [];
}
