/** Roll-up summary fields: read from `<CustomField>`, then typed by the details that they summarize. */
import { defineField } from './field.ts';
import { readFilterItem } from './filters.ts';
import type { MetadataFile } from './files.ts';
import { MetadataError } from './problem.ts';
import type { FieldDefinition, FieldType, ObjectDefinition, RollupDefinition } from './schema.ts';
import { childrenOf, textOf } from './xml.ts';
import type { XmlElement } from './xml.ts';

const OPERATIONS = ['count', 'sum', 'min', 'max'] as const;
const SUMMED: readonly FieldType[] = ['double', 'currency', 'percent'];
const ORDERED: readonly FieldType[] = [...SUMMED, 'date', 'datetime'];

/** The roll-up of a field of type Summary. Throws MetadataError for what is missing or unknown. */
export function readRollup(file: MetadataFile, xml: XmlElement): RollupDefinition {
    const operation = OPERATIONS.find((each) => each === textOf(xml, 'summaryOperation'));
    const [child = '', foreignKey] = (textOf(xml, 'summaryForeignKey') ?? '').split('.');
    const summarized = textOf(xml, 'summarizedField')?.split('.')[1] ?? null;
    if (operation === undefined || foreignKey === undefined || (summarized === null) !== (operation === 'count')) {
        throw problem(
            file.path,
            'a roll-up summary needs summaryOperation, summaryForeignKey and, unless it counts, summarizedField'
        );
    }
    const filters = childrenOf(xml, 'summaryFilterItems').map((item) => {
        const filter = readFilterItem(item);
        if (filter === undefined) {
            throw problem(file.path, 'summaryFilterItems compare fields with values by a known operation');
        }
        return { ...filter, field: filter.field.split('.')[1] ?? '' };
    });
    return { operation, child, foreignKey, summarized, filters };
}

/** Gives each roll-up the type of what it summarizes. Throws MetadataError when that is not there or cannot be summarized. */
export function typeRollups(
    objects: ReadonlyMap<string, ObjectDefinition>,
    locate: (objectName: string, fieldName: string) => string
): Map<string, ObjectDefinition> {
    const typed = ([key, object]: [string, ObjectDefinition]): [string, ObjectDefinition] => {
        const fields = [...object.fields].map(([name, field]): [string, FieldDefinition] => [
            name,
            field.rollup === null
                ? field
                : typedRollup(objects, object, field, field.rollup, locate(object.name, field.name))
        ]);
        return [
            key,
            fields.every(([name, field]) => object.fields.get(name) === field)
                ? object
                : { ...object, fields: new Map(fields) }
        ];
    };
    return new Map([...objects].map(typed));
}

function typedRollup(
    objects: ReadonlyMap<string, ObjectDefinition>,
    object: ObjectDefinition,
    field: FieldDefinition,
    rollup: RollupDefinition,
    path: string
): FieldDefinition {
    const fields = objects.get(rollup.child.toLowerCase())?.fields;
    const reference = fields?.get(rollup.foreignKey.toLowerCase())?.reference;
    if (fields === undefined || !reference?.masterDetail || !reference.to.includes(object.name)) {
        throw problem(path, `${rollup.child}.${rollup.foreignKey} is no master-detail relationship to ${object.name}`);
    }
    const unknown = rollup.filters.find((filter) => !fields.has(filter.field.toLowerCase()));
    if (unknown !== undefined) throw problem(path, `${rollup.child} has no field "${unknown.field}" to filter by`);
    if (rollup.summarized === null) return field;
    const summarized = fields.get(rollup.summarized.toLowerCase());
    const types = rollup.operation === 'sum' ? SUMMED : ORDERED;
    if (summarized === undefined || !types.includes(summarized.type)) {
        throw problem(path, `${rollup.child}.${rollup.summarized} cannot be summarized by ${rollup.operation}`);
    }
    const { name, label, custom, inlineHelpText, createable, updateable } = field;
    const { type, scale } = summarized;
    return defineField({
        name,
        label,
        custom,
        inlineHelpText,
        createable,
        updateable,
        rollup,
        type,
        scale,
        precision: 18
    });
}

function problem(path: string, text: string): MetadataError {
    return new MetadataError(path, text, 'Correct the roll-up summary', { problem: text });
}
