/** What each type of field needs, and may not have. */
import { problemAt } from '../problem.ts';
import type { Problem } from '../problem.ts';
import type { MetadataFile } from '../files.ts';
import { ofKind } from '../project.ts';
import type { Project } from '../project.ts';
import { child, childFlag, childrenNamed, childText } from '../xml.ts';

/** Elements that a field of a type must have; a formula needs none of them. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
    Text: ['length'],
    LongTextArea: ['length', 'visibleLines'],
    Html: ['length', 'visibleLines'],
    Number: ['precision', 'scale'],
    Currency: ['precision', 'scale'],
    Percent: ['precision', 'scale'],
    Checkbox: ['defaultValue'],
    AutoNumber: ['displayFormat'],
    Picklist: ['valueSet'],
    MultiselectPicklist: ['valueSet', 'visibleLines'],
    Lookup: ['referenceTo', 'relationshipName'],
    MasterDetail: [
        'referenceTo',
        'relationshipName',
        'relationshipOrder',
        'writeRequiresMasterRead',
        'reparentableMasterDetail'
    ]
};
const NUMBER_TYPES: ReadonlySet<string> = new Set(['Number', 'Currency', 'Percent']);
/** A formula of these types needs them too. */
const NEEDED_BY_FORMULA: ReadonlySet<string> = new Set(['precision', 'scale']);
const TEXT_CHARACTERS = 255;
const LONG_TEXT_CHARACTERS = 131_072;
const DIGITS = 18;
const UNIQUE_TYPES: ReadonlySet<string> = new Set(['Text', 'Number', 'Email']);
const EXTERNAL_ID_TYPES: ReadonlySet<string> = new Set(['Text', 'Number', 'Email', 'AutoNumber']);
const FORMULA_TYPES: ReadonlySet<string> = new Set([
    'Checkbox',
    'Currency',
    'Date',
    'DateTime',
    'Number',
    'Percent',
    'Text',
    'Time'
]);
const NEVER_IN_FORMULA = ['required', 'unique', 'externalId', 'defaultValue'] as const;

/** Custom fields: what their type needs, sizes, uniqueness, and the texts that people read. */
export function checkFields(project: Project): Problem[] {
    return ofKind(project, 'field')
        .filter(({ name }) => name.endsWith('__c'))
        .flatMap((file) => [
            ...needed(file),
            ...sizes(file),
            ...formula(file),
            ...keys(file),
            ...lookup(file),
            ...texts(file),
            ...values(file)
        ]);
}

const typeOf = (file: MetadataFile): string => childText(file.root, 'type');
const isFormula = (file: MetadataFile): boolean => child(file.root, 'formula') !== undefined;
const report = (file: MetadataFile, name: string, message: string): Problem =>
    problemAt(file, child(file.root, name) ?? file.root, `CustomField.${name}`, message);

function needed(file: MetadataFile): Problem[] {
    const type = typeOf(file);
    if (type === '') return [report(file, 'type', 'a custom field needs a type. Add it.')];
    return (NEEDED[type] ?? [])
        .filter((name) => !isFormula(file) || NEEDED_BY_FORMULA.has(name))
        .filter((name) => child(file.root, name) === undefined)
        .map((name) => report(file, name, `a field of type ${type} needs it. Add it.`));
}

function sizes(file: MetadataFile): Problem[] {
    const type = typeOf(file);
    const number = (name: string): number => Number(childText(file.root, name));
    if (type === 'Text' && number('length') > TEXT_CHARACTERS) {
        return [
            report(
                file,
                'length',
                `a text field holds at most ${TEXT_CHARACTERS} characters. Use a smaller length or LongTextArea.`
            )
        ];
    }
    if (type === 'LongTextArea' && (number('length') <= TEXT_CHARACTERS || number('length') > LONG_TEXT_CHARACTERS)) {
        return [
            report(
                file,
                'length',
                `a long text area holds ${TEXT_CHARACTERS + 1} to ${LONG_TEXT_CHARACTERS} characters. Change the length.`
            )
        ];
    }
    if (!NUMBER_TYPES.has(type)) return [];
    if (number('precision') > DIGITS)
        return [report(file, 'precision', `a number has at most ${DIGITS} digits. Use fewer.`)];
    return number('scale') > number('precision')
        ? [report(file, 'scale', 'more digits after the point than in all. Raise the precision.')]
        : [];
}

function formula(file: MetadataFile): Problem[] {
    if (!isFormula(file)) return [];
    const type = typeOf(file);
    const wrongType = FORMULA_TYPES.has(type)
        ? []
        : [report(file, 'type', `a formula cannot give a ${type}. Use one of: ${[...FORMULA_TYPES].join(', ')}.`)];
    const wrong = NEVER_IN_FORMULA.filter((name) => !['', 'false'].includes(childText(file.root, name)));
    return [...wrongType, ...wrong.map((name) => report(file, name, 'a formula cannot have it. Remove it.'))];
}

function keys(file: MetadataFile): Problem[] {
    const type = typeOf(file);
    const unique = childFlag(file.root, 'unique');
    return [
        ...(unique && !UNIQUE_TYPES.has(type)
            ? [report(file, 'unique', `a field of type ${type} cannot be unique. Remove it.`)]
            : []),
        ...(childFlag(file.root, 'externalId') && !EXTERNAL_ID_TYPES.has(type)
            ? [report(file, 'externalId', `a field of type ${type} cannot be an external id. Remove it.`)]
            : []),
        ...(unique && type === 'Text' && child(file.root, 'caseSensitive') === undefined
            ? [report(file, 'caseSensitive', 'a unique text field says whether case matters. Add it.')]
            : [])
    ];
}

function lookup(file: MetadataFile): Problem[] {
    const type = typeOf(file);
    if (type === 'MasterDetail' && child(file.root, 'required')) {
        return [report(file, 'required', 'a master-detail field is always required and may not say so. Remove it.')];
    }
    if (type !== 'Lookup') return [];
    const constraint = childText(file.root, 'deleteConstraint');
    if (constraint === '')
        return [
            report(
                file,
                'deleteConstraint',
                'say what becomes of this record when the other is deleted. Add SetNull or Restrict.'
            )
        ];
    return constraint === 'SetNull' && childFlag(file.root, 'required')
        ? [report(file, 'deleteConstraint', 'a required lookup cannot be emptied. Use Restrict.')]
        : [];
}

function texts(file: MetadataFile): Problem[] {
    return ['label', 'description', 'inlineHelpText']
        .filter((name) => childText(file.root, name) === '')
        .map((name) => report(file, name, 'every field has one, for whoever reads or maintains it. Add it.'));
}

function values(file: MetadataFile): Problem[] {
    const set = child(file.root, 'valueSet');
    const definition = set && child(set, 'valueSetDefinition');
    if (!definition) return [];
    const names = childrenNamed(definition, 'value').map((value) => childText(value, 'fullName').toLowerCase());
    const twice = names.filter((name, index) => names.indexOf(name) !== index);
    const defaults = childrenNamed(definition, 'value').filter((value) => childFlag(value, 'default'));
    return [
        ...twice.map((name) => report(file, 'valueSet', `the value "${name}" is there twice. Remove one.`)),
        ...(defaults.length > 1 ? [report(file, 'valueSet', 'two values are the default. Keep one.')] : [])
    ];
}
