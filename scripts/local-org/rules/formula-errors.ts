/** What sformula finds wrong with a formula, in the words of Salesforce. */

/** What sformula's errors carry, each kind some of it. */
interface Fault extends Error {
    /** The character at which reading stopped; null at the end. */
    readonly found?: string | null;
    readonly type?: string;
    readonly expected?: readonly string[];
    readonly operator?: string;
    readonly argLen?: number;
    readonly argRange?: readonly [number, number];
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
    string: 'Text',
    boolean: 'Boolean',
    date: 'Date',
    datetime: 'DateTime',
    time: 'Time'
};

/** Amounts and percentages are numbers, too. */
function typeName(type: string | undefined): string {
    return TYPE_NAMES[type ?? ''] ?? 'Number';
}

/** What is wrong with a formula that cannot be read. */
export function syntaxProblem(source: string, error: unknown): string {
    const { found } = error as Fault;
    const isOpen = source.split('(').length > source.split(')').length;
    if (found === null && isOpen) return "Syntax error. Missing ')'";
    if (found === ')' && !isOpen) return "Syntax error. Extra ')'";
    return found === null || found === undefined ? 'Syntax error' : `Syntax error. Found '${found}'`;
}

/** What is wrong with the types in a formula. */
export function typeProblem(error: unknown): string {
    const fault = error as Fault;
    switch (fault.name) {
        case 'InvalidTypeError': {
            const expected = [...new Set(fault.expected?.map(typeName))].join(', ');
            return `Incorrect parameter type. Expected ${expected}, received ${typeName(fault.type)}`;
        }
        case 'InvalidOperatorError':
            return `Incorrect parameter type for operator '${fault.operator ?? ''}'. Received ${typeName(fault.type)}`;
        case 'InvalidArgLengthError': {
            const [least, most] = fault.argRange ?? [];
            const expected = least === most ? String(least) : `${String(least)} to ${String(most)}`;
            return `Incorrect number of parameters. Expected ${expected}, received ${String(fault.argLen)}`;
        }
        default:
            return fault.message;
    }
}

/** A formula that is right in itself, and gives another type than its field has. */
export function resultProblem(error: unknown): string {
    const { type, expected } = error as Fault;
    const [actual, wanted] = [typeName(type), typeName(expected?.[0])];
    return `Formula result is data type (${actual}), incompatible with expected data type (${wanted}).`;
}
