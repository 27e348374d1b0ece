/** Custom report types: joins and columns that a deployment refuses, or that reports would lose. */
import { problemAt } from '../problem.ts';
import type { Problem } from '../problem.ts';
import { suggest } from '../project.ts';
import type { Project } from '../project.ts';
import { columnNodes, fieldAt, readReportTypes } from '../report-types.ts';
import type { ReportTypeInfo } from '../report-types.ts';
import { child, childrenNamed, childText } from '../xml.ts';
import type { XmlNode } from '../xml.ts';

const MAX_OBJECTS = 4;
const MAX_COLUMNS = 1000;

export function checkReportTypes(project: Project): Problem[] {
    return [...readReportTypes(project).values()].flatMap((type) => [
        ...texts(type),
        ...base(project, type),
        ...joins(type),
        ...columns(project, type)
    ]);
}

function texts({ file }: ReportTypeInfo): Problem[] {
    return childText(file.root, 'description') === ''
        ? [problemAt(file, file.root, 'ReportType.description', 'every report type says what a row of it is. Add it.')]
        : [];
}

function base({ objects }: Project, { file, tables }: ReportTypeInfo): Problem[] {
    if (tables.length > 0) return [];
    const node = child(file.root, 'baseObject') ?? file.root;
    const hint = suggest(node.text, objects.keys());
    return [
        problemAt(file, node, 'ReportType.baseObject', `there is no object ${node.text}. Correct the name.${hint}`)
    ];
}

function joins({ file, tables, joins: all }: ReportTypeInfo): Problem[] {
    const at = (node: XmlNode, message: string): Problem => problemAt(file, node, 'ReportType.join', message);
    const firstOuter = all.findIndex(({ outer }) => outer);
    return all.flatMap(({ node, from, outer, table }, index) => [
        ...(table === null
            ? [
                  at(
                      child(node, 'relationship') ?? node,
                      `${from.name} has no children called ${childText(node, 'relationship')}. Use the relationship name of their lookup or master-detail, with __r.`
                  )
              ]
            : []),
        ...(firstOuter >= 0 && index > firstOuter && !outer
            ? [at(node, 'what follows an outer join must be an outer join too. Set outerJoin to true.')]
            : []),
        ...(index + 1 === MAX_OBJECTS && tables.length > MAX_OBJECTS
            ? [at(node, `a report type joins at most ${MAX_OBJECTS} objects. Remove this one.`)]
            : [])
    ]);
}

function columns(project: Project, type: ReportTypeInfo): Problem[] {
    const { file, tables } = type;
    const seen = new Set<string>();
    const owners = new Map<string, string>();
    const nodes = columnNodes(file);
    const many = nodes[MAX_COLUMNS];
    return [
        ...nodes.flatMap((node) => {
            const [path, name] = [childText(node, 'table'), childText(node, 'field')];
            const at = (message: string): Problem[] => [problemAt(file, node, 'ReportType.sections.columns', message)];
            const object = tables.find((table) => table.path === path)?.object;
            if (!object) {
                const known = tables.map((table) => table.path);
                return known.length === 0 ? [] : at(`there is no table ${path}. Use one of: ${known.join(', ')}.`);
            }
            const field = fieldAt(project.objects, object, name);
            if (!field) {
                const hint = suggest(name, object.fields.keys());
                return at(`${object.name} has no field ${name} for reports. Correct the name.${hint}`);
            }
            if (seen.has(`${path}$${name}`)) return at(`${name} is a column already. Remove one of the two.`);
            seen.add(`${path}$${name}`);
            const other = field.custom && !name.includes('.') ? owners.get(name) : undefined;
            owners.set(name, path);
            return other === undefined || other === path
                ? []
                : at(
                      `${other} has a column ${name} too, and a report type keeps only one of them. Leave this one out.`
                  );
        }),
        ...(many ? [problemAt(file, many, 'ReportType.sections.columns', `at most ${MAX_COLUMNS}. Remove some.`)] : []),
        ...emptySections(type)
    ];
}

function emptySections({ file }: ReportTypeInfo): Problem[] {
    return childrenNamed(file.root, 'sections')
        .filter((section) => childrenNamed(section, 'columns').length === 0)
        .map((section) => problemAt(file, section, 'ReportType.sections', 'the section has no columns. Remove it.'));
}
