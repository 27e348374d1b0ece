/** What a custom field must state about itself, by its type, and within which bounds. */
import type { MetadataFile } from './files.ts';
import { MetadataError } from './problem.ts';
import { childOf, childrenOf, flagOf, textOf } from './xml.ts';
import type { XmlElement } from './xml.ts';

interface Bounds {
    readonly min: number;
    readonly max: number;
}

const MAX_PRECISION = 18;
const LONG_TEXT: Bounds = { min: 256, max: 131_072 };
/** Characters of a type's values. */
const LENGTHS: Readonly<Record<string, Bounds>> = {
    Text: { min: 1, max: 255 },
    LongTextArea: LONG_TEXT,
    Html: LONG_TEXT
};
const NUMBERS: ReadonlySet<string> = new Set(['Number', 'Currency', 'Percent']);
/** Fields that are shown as boxes of so many lines. */
const BOXES: ReadonlySet<string> = new Set(['LongTextArea', 'Html', 'MultiselectPicklist']);

/** Throws MetadataError for the first thing that is missing or out of bounds. Formulas have no values to bound. */
export function checkAttributes(file: MetadataFile, xml: XmlElement, typeName: string): void {
    const problem = textOf(xml, 'formula') === undefined ? attributeProblem(xml, typeName) : undefined;
    if (problem !== undefined) throw new MetadataError(file.path, problem, 'Correct the field', { problem });
}

function attributeProblem(xml: XmlElement, typeName: string): string | undefined {
    const missing = required(typeName).find((name) => textOf(xml, name) === undefined);
    if (missing !== undefined) return `Must specify '${missing}' for a CustomField of type ${typeName}`;
    const length = LENGTHS[typeName];
    if (length !== undefined && !isWithin(xml, 'length', length)) {
        return `The length of a ${typeName} field must be between ${String(length.min)} and ${String(length.max)}`;
    }
    if (NUMBERS.has(typeName)) return numberProblem(xml);
    if (typeName === 'Lookup' && flagOf(xml, 'required') && textOf(xml, 'deleteConstraint') === 'SetNull') {
        return 'field integrity exception: unknown (must specify either cascade delete or restrict delete for required lookup foreign key)';
    }
    return duplicateValue(xml);
}

function required(typeName: string): string[] {
    if (NUMBERS.has(typeName)) return ['precision', 'scale'];
    if (typeName === 'Checkbox') return ['defaultValue'];
    return [...(typeName in LENGTHS ? ['length'] : []), ...(BOXES.has(typeName) ? ['visibleLines'] : [])];
}

function isWithin(xml: XmlElement, name: string, { min, max }: Bounds): boolean {
    const value = Number(textOf(xml, name));
    return Number.isInteger(value) && value >= min && value <= max;
}

function numberProblem(xml: XmlElement): string | undefined {
    if (!isWithin(xml, 'precision', { min: 1, max: MAX_PRECISION })) return 'Precision must be between 1 and 18';
    const fits = isWithin(xml, 'scale', { min: 0, max: Number(textOf(xml, 'precision')) });
    return fits ? undefined : 'Scale must be between 0 and the precision';
}

function duplicateValue(xml: XmlElement): string | undefined {
    const values = childrenOf(childOf(childOf(xml, 'valueSet') ?? {}, 'valueSetDefinition') ?? {}, 'value');
    const names = values.map((value) => (textOf(value, 'fullName') ?? '').toLowerCase());
    const twice = names.find((name, index) => names.indexOf(name) < index);
    return twice === undefined ? undefined : `Duplicate picklist value: ${twice}`;
}
