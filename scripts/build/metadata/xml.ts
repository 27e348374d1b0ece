/** Reads metadata XML with its order and line numbers, which the checks need and a plain object would lose. */
import { XMLParser, XMLValidator } from 'fast-xml-parser';

export interface XmlNode {
    readonly name: string;
    /** Line of the opening tag, from 1. */
    readonly line: number;
    /** Text directly inside, trimmed. */
    readonly text: string;
    readonly children: readonly XmlNode[];
    readonly attributes: Readonly<Record<string, string>>;
}

/** A file that is not well-formed XML. */
export class XmlError extends Error {
    override readonly name = 'XmlError';
    readonly line: number;

    constructor(message: string, line: number) {
        super(message);
        this.line = line;
    }
}

const ATTRIBUTES = ':@';
const ATTRIBUTE_PREFIX = '@_';
const TEXT = '#text';
const parser = new XMLParser({
    preserveOrder: true,
    captureMetaData: true,
    parseTagValue: false,
    parseAttributeValue: false,
    ignoreAttributes: false,
    ignoreDeclaration: true,
    trimValues: true
});
const POSITION = XMLParser.getMetaDataSymbol() as symbol;

type RawNode = Record<string | symbol, unknown>;

/**
 * Parses a metadata file.
 * @returns The root element.
 * @throws XmlError when the text is not XML or has no root element.
 */
export function parseXml(text: string): XmlNode {
    const valid = XMLValidator.validate(text);
    if (valid !== true) throw new XmlError(valid.err.msg, valid.err.line);
    const lineOf = lineFinder(text);
    const root = (parser.parse(text) as RawNode[]).map((raw) => toNode(raw, lineOf)).find((node) => node !== null);
    if (!root) throw new XmlError('there is no root element', 1);
    return root;
}

function toNode(raw: RawNode, lineOf: (index: number) => number): XmlNode | null {
    const name = Object.keys(raw).find((key) => key !== ATTRIBUTES);
    if (name === undefined || name === TEXT) return null;
    const content = raw[name] as RawNode[];
    const position = raw[POSITION] as { startIndex?: number } | undefined;
    return {
        name,
        line: lineOf(position?.startIndex ?? 0),
        text: content.map((item) => (typeof item[TEXT] === 'string' ? item[TEXT] : '')).join(''),
        children: content.map((item) => toNode(item, lineOf)).filter((node) => node !== null),
        attributes: attributesOf(raw[ATTRIBUTES])
    };
}

function attributesOf(raw: unknown): Record<string, string> {
    const entries = Object.entries((raw ?? {}) as Record<string, string>);
    return Object.fromEntries(entries.map(([name, value]) => [name.slice(ATTRIBUTE_PREFIX.length), value]));
}

function lineFinder(text: string): (index: number) => number {
    const starts = [0];
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return (index) => {
        let [low, high] = [0, starts.length - 1];
        while (low < high) {
            const middle = (low + high + 1) >> 1;
            if ((starts[middle] ?? 0) <= index) low = middle;
            else high = middle - 1;
        }
        return low + 1;
    };
}

/** The first child of this name. */
export function child(node: XmlNode, name: string): XmlNode | undefined {
    return node.children.find((item) => item.name === name);
}

/** All children of this name. */
export function childrenNamed(node: XmlNode, name: string): XmlNode[] {
    return node.children.filter((item) => item.name === name);
}

/** The text of the first child of this name; empty when there is none. */
export function childText(node: XmlNode, name: string): string {
    return child(node, name)?.text ?? '';
}

/** True when the child says `true`. */
export function childFlag(node: XmlNode, name: string): boolean {
    return childText(node, name) === 'true';
}
