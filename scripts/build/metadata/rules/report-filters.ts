/** Filters of reports, and cross filters: their columns and values must be there, and be few enough. */
import { problemAt } from '../problem.ts';
import type { Problem } from '../problem.ts';
import type { MetadataFile } from '../files.ts';
import { suggest } from '../project.ts';
import type { Project } from '../project.ts';
import type { ReportTypeInfo } from '../report-types.ts';
import type { FieldInfo } from '../schema.ts';
import { child, childrenNamed, childText } from '../xml.ts';
import type { XmlNode } from '../xml.ts';

const MAX_FILTERS = 20;
const MAX_SUBFILTERS = 5;
const EXACT: ReadonlySet<string> = new Set(['equals', 'notEqual']);

export function checkReportFilters(project: Project, file: MetadataFile, type: ReportTypeInfo): Problem[] {
    const filter = child(file.root, 'filter');
    const items = filter ? childrenNamed(filter, 'criteriaItems') : [];
    const many = items[MAX_FILTERS];
    return [
        ...items.flatMap((item) => criterion(file, item, 'filter', type.name, type.columns)),
        ...(many ? [problemAt(file, many, 'Report.filter', `at most ${MAX_FILTERS} filters. Remove some.`)] : []),
        ...(filter ? logic(file, filter, items.length) : []),
        ...childrenNamed(file.root, 'crossFilters').flatMap((cross) => crossFilter(project, file, cross, type))
    ];
}

/** Each number of `1 AND (2 OR 3)` is that of a filter, and each filter has its number. */
function logic(file: MetadataFile, filter: XmlNode, count: number): Problem[] {
    const node = child(filter, 'booleanFilter');
    if (!node) return [];
    const named = new Set((node.text.match(/\d+/g) ?? []).map(Number));
    const expected = Array.from({ length: count }, (_, index) => index + 1);
    if (named.size === count && expected.every((number) => named.has(number))) return [];
    return [
        problemAt(file, node, 'Report.filter.booleanFilter', `it must name the filters 1 to ${count}. Correct it.`)
    ];
}

function criterion(
    file: MetadataFile,
    item: XmlNode,
    element: string,
    owner: string,
    columns: ReadonlyMap<string, FieldInfo>
): Problem[] {
    const node = child(item, 'column') ?? item;
    const field = columns.get(node.text);
    const at = (where: XmlNode, message: string): Problem => problemAt(file, where, `Report.${element}`, message);
    if (!field) {
        const hint = suggest(node.text, columns.keys());
        return [at(node, `${owner} has no column ${node.text}. Correct the name.${hint}`)];
    }
    const value = child(item, 'value');
    if (!value || value.text === '' || !EXACT.has(childText(item, 'operator'))) return [];
    if (field.type === 'Checkbox' && !['0', '1'].includes(value.text)) {
        return [at(value, 'a checkbox is filtered by 1 or 0. Write one of these.')];
    }
    const { values } = field;
    return value.text
        .split(',')
        .filter((text) => values !== null && !values.includes(text))
        .map((text) => at(value, `${field.name} has no value "${text}". Correct it.${suggest(text, values ?? [])}`));
}

function crossFilter({ objects }: Project, file: MetadataFile, cross: XmlNode, type: ReportTypeInfo): Problem[] {
    const at = (node: XmlNode, message: string): Problem => problemAt(file, node, 'Report.crossFilters', message);
    const primary = child(cross, 'primaryTableColumn') ?? cross;
    const related = child(cross, 'relatedTable') ?? cross;
    const joined = child(cross, 'relatedTableJoinColumn') ?? cross;
    const object = objects.get(related.text);
    const owner = type.tables.find(({ path }) => primary.text === `${path}$Id`)?.object;
    const items = childrenNamed(cross, 'criteriaItems');
    const many = items[MAX_SUBFILTERS];
    if (!owner || !type.columns.has(primary.text)) {
        return [
            at(
                primary,
                `${primary.text} is not the column Id of an object of ${type.name}. Correct it, or add it there.`
            )
        ];
    }
    if (!object)
        return [
            at(related, `there is no object ${related.text}. Correct the name.${suggest(related.text, objects.keys())}`)
        ];
    return [
        ...(object.fields.get(joined.text)?.referenceTo.includes(owner.name) === true
            ? []
            : [
                  at(
                      joined,
                      `${object.name}.${joined.text} does not point at ${owner.name}. Name the lookup that does.`
                  )
              ]),
        ...(many ? [at(many, `at most ${MAX_SUBFILTERS} filters in a cross filter. Remove some.`)] : []),
        ...items.flatMap((item) => criterion(file, item, 'crossFilters', object.name, object.fields))
    ];
}
