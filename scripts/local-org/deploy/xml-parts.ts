/** Metadata files as text in parts, so that what was deployed is kept and given back word for word. */
import { XMLValidator } from 'fast-xml-parser';

const NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';
const MARKUP =
    /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(\/?)([\w:.-]+)(?:"[^"]*"|'[^']*'|[^"'>])*?(\/?)>/g;

/** One element inside the root. */
export interface XmlPart {
    readonly name: string;
    /** What is between its tags. */
    readonly inner: string;
    /** The whole element. */
    readonly text: string;
    /** Where its content starts in the file, from 1. */
    readonly line: number;
    readonly column: number;
}

export interface XmlFault {
    readonly message: string;
    readonly line: number;
    readonly column: number;
}

/** What is wrong with the XML; null when it is well-formed. */
export function xmlFault(text: string): XmlFault | null {
    const valid = XMLValidator.validate(text);
    return valid === true ? null : { message: valid.err.msg, line: valid.err.line, column: valid.err.col };
}

/** What is wrong with a file that is to hold a component of this type; null when it is well-formed and its root says so. */
export function fileFault(text: string, type: string): XmlFault | null {
    const fault = xmlFault(text);
    if (fault !== null) return fault;
    const root = [...text.matchAll(MARKUP)].find(([, , name]) => name !== undefined);
    const name = root?.[2] ?? '';
    if (name === type) return null;
    const place = placeAt(text, (root?.index ?? 0) + (root?.[0].length ?? 0));
    return { message: `Element {${NAMESPACE}}${name} invalid at this location, expected ${type}`, ...place };
}

/** The elements inside the root of well-formed XML. */
export function partsOf(text: string): XmlPart[] {
    const parts: XmlPart[] = [];
    let depth = 0;
    let open = { start: 0, inner: 0 };
    for (const match of text.matchAll(MARKUP)) {
        const [whole, closing, name, empty] = match;
        if (name === undefined) continue;
        const isEmpty = empty === '/';
        if (closing !== '/') {
            depth++;
            if (depth === 2) open = { start: match.index, inner: match.index + whole.length };
        }
        if (closing !== '/' && !isEmpty) continue;
        if (depth === 2) {
            const end = match.index + whole.length;
            parts.push({
                name,
                inner: isEmpty ? '' : text.slice(open.inner, match.index),
                text: text.slice(open.start, end),
                ...placeAt(text, open.inner)
            });
        }
        depth--;
    }
    return parts;
}

function placeAt(text: string, offset: number): { line: number; column: number } {
    const before = text.slice(0, offset).split('\n');
    return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

/** A metadata file of these elements. */
export function composeXml(root: string, elements: readonly string[]): string {
    const body = elements.map((element) => `    ${element}\n`).join('');
    return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${NAMESPACE}">\n${body}</${root}>\n`;
}

/** A file whose root holds what a part holds: `<fields>...</fields>` as a `<CustomField>` of its own. */
export function partAsFile(root: string, part: XmlPart): string {
    return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${NAMESPACE}">${part.inner}</${root}>\n`;
}

/** The other way round: the content of a file's root as an element. */
export function fileAsElement(element: string, file: string): string {
    const start = /<[A-Za-z][^>]*>/.exec(file);
    const inner = start === null ? '' : file.slice(start.index + start[0].length, file.lastIndexOf('</'));
    return `<${element}>${inner}</${element}>`;
}

/** The text of an element directly inside a part; undefined when there is none. */
export function textIn(part: XmlPart, name: string): string | undefined {
    return partsOf(`<part>${part.inner}</part>`)
        .find((inner) => inner.name === name)
        ?.inner.trim();
}
