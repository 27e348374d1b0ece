/** Elements, their order and their values, against the Metadata API's types. */
import type { MetadataType, TypeCatalog } from '../catalog.ts';
import type { MetadataFile } from '../files.ts';
import { problemAt } from '../problem.ts';
import type { Problem } from '../problem.ts';
import { suggest } from '../project.ts';
import type { Project } from '../project.ts';
import type { XmlNode } from '../xml.ts';

const NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';
/** Declared as text, though it holds the configuration of a component's targets as elements. */
const OPAQUE_ELEMENTS: ReadonlySet<string> = new Set(['LightningComponentBundle.targetConfigs']);
const MANY_VALUES = 12;

/** Unknown and missing elements, wrong values, elements given twice or out of order. */
export function checkStructure({ files, catalog }: Project): Problem[] {
    return files.flatMap((file) => {
        const { root, type } = file;
        if (root.name !== type) {
            return [
                problemAt(
                    file,
                    root,
                    root.name,
                    `a file with the suffix .${file.kind}-meta.xml holds a ${type}. Rename the root element or the file.`
                )
            ];
        }
        const namespace =
            root.attributes['xmlns'] === NAMESPACE
                ? []
                : [problemAt(file, root, type, `the namespace is missing. Add xmlns="${NAMESPACE}".`)];
        const declared = catalog.get(type);
        if (declared?.kind !== 'complex')
            return [problemAt(file, root, type, 'the Metadata API has no such type. Remove the file.')];
        return [...namespace, ...checkElement(file, root, declared, catalog)];
    });
}

type ComplexType = Extract<MetadataType, { kind: 'complex' }>;

function checkElement(file: MetadataFile, node: XmlNode, type: ComplexType, catalog: TypeCatalog): Problem[] {
    return [
        ...missingElements(file, node, type),
        ...repeatedElements(file, node, type),
        ...node.children.flatMap((item) => {
            const element = `${type.name}.${item.name}`;
            const member = type.members.get(item.name);
            if (OPAQUE_ELEMENTS.has(element)) return [];
            if (!member) {
                const hint = suggest(item.name, type.members.keys());
                return [
                    problemAt(
                        file,
                        item,
                        element,
                        `${type.name} has no such element in the Metadata API. Remove it.${hint}`
                    )
                ];
            }
            return checkValue(file, item, element, member.type, catalog);
        })
    ];
}

function missingElements(file: MetadataFile, node: XmlNode, type: ComplexType): Problem[] {
    const present = new Set(node.children.map(({ name }) => name));
    return [...type.members]
        .filter(([name, { required }]) => required && !present.has(name))
        .map(([name]) =>
            problemAt(file, node, `${type.name}.${name}`, 'the Metadata API requires this element. Add it.')
        );
}

function repeatedElements(file: MetadataFile, node: XmlNode, type: ComplexType): Problem[] {
    const seen = new Set<string>();
    let previous = '';
    return node.children.flatMap((item) => {
        const { name } = item;
        const again = seen.has(name);
        const apart = again && previous !== name;
        seen.add(name);
        previous = name;
        const element = `${type.name}.${name}`;
        if (again && type.members.get(name)?.many === false)
            return [problemAt(file, item, element, 'this element may be given once. Remove the other.')];
        return apart
            ? [
                  problemAt(
                      file,
                      item,
                      element,
                      'elements of one name must follow each other without others between. Move it to the others.'
                  )
              ]
            : [];
    });
}

function checkValue(
    file: MetadataFile,
    node: XmlNode,
    element: string,
    typeName: string,
    catalog: TypeCatalog
): Problem[] {
    const type = catalog.get(typeName);
    if (type?.kind === 'complex') {
        return node.text === ''
            ? checkElement(file, node, type, catalog)
            : [problemAt(file, node, element, 'this element holds other elements, not text. Correct it.')];
    }
    const inner = node.children[0];
    if (inner)
        return [
            problemAt(
                file,
                inner,
                `${element}.${inner.name}`,
                'the element around it holds a plain value. Remove this element.'
            )
        ];
    if (type?.kind === 'enum') return checkEnum(file, node, element, type.values);
    if (typeName === 'boolean' && !['true', 'false'].includes(node.text)) {
        return [problemAt(file, node, element, `"${node.text}" is not true or false. Write one of these.`)];
    }
    if (typeName === 'number' && !/^-?\d+(\.\d+)?$/.test(node.text)) {
        return [problemAt(file, node, element, `"${node.text}" is not a number. Write digits.`)];
    }
    return [];
}

function checkEnum(file: MetadataFile, node: XmlNode, element: string, values: readonly string[]): Problem[] {
    if (values.includes(node.text)) return [];
    const choice =
        values.length <= MANY_VALUES
            ? ` Use one of: ${values.join(', ')}.`
            : ` Use a value of the Metadata API.${suggest(node.text, values)}`;
    return [problemAt(file, node, element, `"${node.text}" is not a value of the Metadata API here.${choice}`)];
}
