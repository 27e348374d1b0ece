import type { Dimension, Problem } from '../../../force-app/main/domain/lwc/success/success.ts';
import { CUSTOMER_COLUMNS } from '../columns.ts';
import { SNAPSHOT_PREFIX } from '../desired.ts';
import { didYouMean } from '../near.ts';
import type { Describer, FieldDescription } from '../org-facts.ts';

const CUSTOMER = 'Success_Customer__c';
const SNAPSHOT = 'Success_Snapshot__c';
const ENDING = '_Score__c';
/** Scores that are not a dimension's: of the whole, and those that people set. */
const OTHER_SCORES = new Set([...CUSTOMER_COLUMNS.map(({ name }) => name), 'Override_Score__c', 'Health_Score__c']);
/** Points of 0 to 100 with one decimal. */
const DIGITS = 3;
const DECIMALS = 1;

/** Each dimension's field must hold its points, on the customer and on the snapshot: the job writes there each night. */
export async function checkDimensionFields(
    describer: Describer,
    dimensions: readonly Dimension[],
    problems: Problem[]
): Promise<void> {
    for (const [index, { field }] of dimensions.entries()) {
        if (field === undefined) continue;
        const path = `health.dimensions[${index}].field`;
        if (!field.endsWith(ENDING) || OTHER_SCORES.has(field)) {
            const message = `${field} does not hold the points of a dimension: the job would overwrite it. Name a field of its own that ends with ${ENDING}, such as Product_Score__c, or leave it out`;
            problems.push({ path, message });
            continue;
        }
        for (const [object, name] of [
            [CUSTOMER, field],
            [SNAPSHOT, `${SNAPSHOT_PREFIX}${field}`]
        ] as const) {
            const message = await misfit(describer, object, name);
            if (message !== null) problems.push({ path, message });
        }
    }
}

async function misfit(describer: Describer, object: string, name: string): Promise<string | null> {
    const description = await describer.find(object);
    if (description === null)
        return `there is no object ${object} that this user can read: deploy the metadata of this project, and assign the permission set Success Admin`;
    const { fields } = description;
    const field = fields.find((each) => each.name === name);
    const made = `a custom field of type Number(${DIGITS}, ${DECIMALS})`;
    if (field === undefined) {
        const names = fields.map((each) => each.name).filter((each) => each.endsWith(ENDING));
        return `${object} has no field ${name} that this user can see${didYouMean(name, names)}: make ${made}, let Success Admin read and Success Integration edit it, or leave the field out`;
    }
    return fits(field)
        ? null
        : `${object}.${name} is not ${made} that the job can write (${inWords(field)}): name another, or make one`;
}

function fits({ type, calculated, precision, scale }: FieldDescription): boolean {
    return type === 'double' && !calculated && scale >= DECIMALS && precision - scale >= DIGITS;
}

function inWords({ type, calculated, precision, scale }: FieldDescription): string {
    if (calculated) return 'it is a formula';
    return type === 'double' ? `it is Number(${precision - scale}, ${scale})` : `its type is ${type}`;
}
