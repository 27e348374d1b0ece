/** Records of CSV as people's programs write it, out of text that comes in pieces. */

export interface CsvRecord {
    /** On which it begins; the first is 1. */
    readonly line: number;
    readonly cells: readonly string[];
    /** What is wrong with the line; `cells` is then the line as it stands. */
    readonly fault?: string;
}

/** A quote that takes the rest of the file for its value: nothing after it can be read. */
export class OpenQuoteError extends Error {
    override readonly name = 'OpenQuoteError';
    /** On which the quote opens. */
    readonly line: number;

    constructor(line: number) {
        super(
            `line ${line}: a quote opens here that is not closed: close it, or double quotes that are part of the text ("")`
        );
        this.line = line;
    }
}

const QUOTE = 34;
const COMMA = 44;
const LF = 10;
const CR = 13;
/** No field of Salesforce takes a tenth of it. */
const LONGEST_VALUE = 1_000_000;

interface Value {
    readonly text: string;
    /** After the value and its closing quote. */
    readonly end: number;
    readonly fault?: string;
}

/** Commas, line ends of any system, values in quotes with doubled quotes inside. A quote inside a value that has none around it is text. */
export class RecordParser {
    #rest = '';
    #line = 1;

    /**
     * The records that are whole now. Empty lines are none.
     * @param isLast No more text will come.
     * @throws OpenQuoteError
     */
    *parse(text: string, isLast: boolean): Generator<CsvRecord> {
        const whole = this.#rest + text;
        let at = 0;
        while (at < whole.length) {
            const found = this.#record(whole, at, isLast);
            if (found === null) break;
            at = found.next;
            const { cells } = found.record;
            if (cells.length > 1 || cells[0] !== '') yield found.record;
        }
        this.#rest = whole.slice(at);
    }

    /** Null: its end has not come yet. */
    #record(text: string, start: number, isLast: boolean): { record: CsvRecord; next: number } | null {
        const line = this.#line;
        const cells: string[] = [];
        let lines = 0;
        let at = start;
        for (;;) {
            const isQuoted = text.charCodeAt(at) === QUOTE;
            const value = isQuoted ? quoted(text, at, isLast, line + lines) : plain(text, at);
            if (value === null) return null;
            if (isQuoted) lines += newlines(value.text);
            cells.push(value.text);
            at = value.end;
            if (value.fault !== undefined) {
                const next = lineEnd(text, at, isLast);
                if (next === null) return null;
                this.#line += lines + 1;
                return { record: { line, cells: [text.slice(start, next.at)], fault: value.fault }, next: next.after };
            }
            if (text.charCodeAt(at) === COMMA) {
                at += 1;
                continue;
            }
            const next = lineEnd(text, at, isLast);
            if (next === null) return null;
            this.#line += lines + 1;
            return { record: { line, cells }, next: next.after };
        }
    }
}

/** @param line On which the value begins. */
function quoted(text: string, start: number, isLast: boolean, line: number): Value | null {
    let value = '';
    let from = start + 1;
    for (;;) {
        const close = text.indexOf('"', from);
        if (close < 0) {
            if (isLast || text.length - start > LONGEST_VALUE) throw new OpenQuoteError(line);
            return null;
        }
        if (close + 1 === text.length && !isLast) return null;
        value += text.slice(from, close);
        if (text.charCodeAt(close + 1) !== QUOTE) return closed(text, value, close + 1, line);
        value += '"';
        from = close + 2;
    }
}

function closed(text: string, value: string, end: number, line: number): Value {
    const next = text.charCodeAt(end);
    if (end === text.length || next === COMMA || next === LF || next === CR) return { text: value, end };
    // What begins another value further down shows that the quote above was never closed.
    if (newlines(value) > 0) throw new OpenQuoteError(line);
    const shown = value.length > 20 ? `${value.slice(0, 20)}…` : value;
    return {
        text: value,
        end,
        fault: `has text after the quotes around "${shown}": double quotes that are part of the text ("")`
    };
}

function plain(text: string, start: number): Value {
    let end = start;
    for (; end < text.length; end += 1) {
        const code = text.charCodeAt(end);
        if (code === COMMA || code === LF || code === CR) break;
    }
    return { text: text.slice(start, end), end };
}

/** Null: the end of the line has not come yet. */
function lineEnd(text: string, start: number, isLast: boolean): { at: number; after: number } | null {
    let at = start;
    while (at < text.length && text.charCodeAt(at) !== LF && text.charCodeAt(at) !== CR) at += 1;
    if (at === text.length) return isLast ? { at, after: at } : null;
    if (text.charCodeAt(at) === LF) return { at, after: at + 1 };
    if (at + 1 === text.length && !isLast) return null;
    return { at, after: text.charCodeAt(at + 1) === LF ? at + 2 : at + 1 };
}

function newlines(text: string): number {
    let count = 0;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
    return count;
}
