/** Reads metadata files as plain trees: every element is text, a tree, or a list of these. */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { MetadataFile } from './files.ts';
import { MetadataError } from './problem.ts';

export type XmlValue = string | XmlElement | readonly (string | XmlElement)[];
export interface XmlElement {
    readonly [name: string]: XmlValue | undefined;
}

const parser = new XMLParser({
    ignoreAttributes: true,
    ignoreDeclaration: true,
    parseTagValue: false,
    trimValues: true,
    processEntities: true,
    htmlEntities: true
});

/**
 * Parses a metadata file.
 * @returns The element inside the root, such as the content of `<CustomField>`.
 * @throws MetadataError when the file is not XML.
 */
export function readXml(file: MetadataFile): XmlElement {
    const content = file.read();
    const valid = XMLValidator.validate(content);
    if (valid !== true) {
        const { line, col, msg } = valid.err;
        throw new MetadataError(file.path, `not well-formed XML, line ${line}: ${msg}`, 'Correct the file', {
            problem: `Error parsing file: ${msg}`,
            line,
            column: col
        });
    }
    const document = parser.parse(content) as XmlElement;
    const root = Object.values(document)[0];
    return isElement(root) ? root : {};
}

function isElement(value: XmlValue | undefined): value is XmlElement {
    return typeof value === 'object' && !Array.isArray(value);
}

/** The text of an element; undefined when it is absent or empty. */
export function textOf(parent: XmlElement, name: string): string | undefined {
    const value = parent[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
}

/** True only when the element says `true`. */
export function flagOf(parent: XmlElement, name: string): boolean {
    return parent[name] === 'true';
}

/** The number in an element, or the fallback when it is absent. */
export function numberOf(parent: XmlElement, name: string, fallback: number): number {
    const text = textOf(parent, name);
    return text === undefined ? fallback : Number(text);
}

/** The one child element of this name. */
export function childOf(parent: XmlElement, name: string): XmlElement | undefined {
    const value = parent[name];
    return isElement(value) ? value : undefined;
}

/** All child elements of this name, none or one included. */
export function childrenOf(parent: XmlElement, name: string): XmlElement[] {
    const value = parent[name];
    const list = Array.isArray(value)
        ? (value as readonly (string | XmlElement)[])
        : [value as string | XmlElement | undefined];
    return list.filter((item): item is XmlElement => isElement(item));
}

/** The texts of all child elements of this name. */
export function textsOf(parent: XmlElement, name: string): string[] {
    const value = parent[name];
    const list = Array.isArray(value)
        ? (value as readonly (string | XmlElement)[])
        : [value as string | XmlElement | undefined];
    return list.filter((item): item is string => typeof item === 'string' && item !== '');
}
