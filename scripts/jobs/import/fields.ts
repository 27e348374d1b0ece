import type { ColumnSpec } from '../diff.ts';
import type { Import } from './context.ts';
import type { Describer, FieldDescription } from '../org-facts.ts';
import type { Progress } from '../progress.ts';
import { columnSpec } from './load.ts';
import type { ValueMapping } from './mapping.ts';
import { MappingError } from './validate-mapping.ts';

/** Fields that the mapping fills, as this user may write them. */
export interface MappedFields {
    readonly columns: readonly ColumnSpec[];
    /** May be set when a record is created, never after. */
    readonly onCreate: readonly ColumnSpec[];
    /** Left out: this user may not set them, and the mapping says that they are optional. */
    readonly skipped: ReadonlySet<string>;
}

export interface MappedRecords {
    readonly accounts: MappedFields;
    readonly customers: MappedFields;
    readonly cases: MappedFields;
    /** In the mapping's order. */
    readonly surveys: readonly MappedFields[];
}

/**
 * The fields of all records that the mapping makes, before any is written.
 * @throws MappingError
 */
export async function mapRecords({
    describer,
    mapping: { accounts, cases, surveys = [] },
    progress
}: Import): Promise<MappedRecords> {
    return {
        accounts: await mapFields(describer, 'Account', accounts.fields, 'accounts.fields', progress),
        customers: await mapFields(describer, 'Success_Customer__c', accounts.customer, 'accounts.customer', progress),
        cases: await mapFields(describer, 'Case', cases?.fields ?? {}, 'cases.fields', progress),
        surveys: await Promise.all(
            surveys.map(({ fields }, index) =>
                mapFields(describer, SURVEY, fields, `surveys[${index}].fields`, progress)
            )
        )
    };
}

const SURVEY = 'Success_Survey__c';
const AUDIT_REMEDY =
    'Salesforce lets it be set only when a record is created, by a user with the permission "Set Audit Fields upon Record Creation" ' +
    '(Setup > User Interface > Enable it, then give it in a permission set)';

/**
 * Looks the mapped fields up in the org.
 * @throws MappingError naming each field that is not there or may not be written, with what to do.
 */
async function mapFields(
    describer: Describer,
    object: string,
    values: Readonly<Record<string, ValueMapping>>,
    path: string,
    progress: Progress
): Promise<MappedFields> {
    const { fields } = await describer.object(object);
    const columns: ColumnSpec[] = [];
    const onCreate: ColumnSpec[] = [];
    const skipped = new Set<string>();
    const problems: string[] = [];
    for (const [name, value] of Object.entries(values)) {
        const field = fields.find((each) => each.name.toLowerCase() === name.toLowerCase());
        const optional = 'optional' in value && value.optional === true;
        if (field?.createable === true) (field.updateable ? columns : onCreate).push({ ...columnSpec(field), name });
        else if (field !== undefined && optional) {
            skipped.add(name);
            progress.note(`${object}.${name} is left out: ${remedy(field)}.`);
        } else
            problems.push(
                `${path}.${name} ${field === undefined ? `is not a field of ${object} that this user can see: check the name and the permission set` : `cannot be written: ${remedy(field)}`}`
            );
    }
    if (problems.length > 0) throw new MappingError(['The mapping does not fit the org:', ...problems].join('\n  '));
    return { columns, onCreate, skipped };
}

function remedy({ name, type }: FieldDescription): string {
    const isAudit = type === 'datetime' && /^(Created|Closed|LastModified)Date$/i.test(name);
    return isAudit ? AUDIT_REMEDY : 'give this user edit access to it in a permission set';
}
