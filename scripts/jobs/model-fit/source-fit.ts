import type { Problem, SalesforceSource, ValueKind } from '../../../force-app/main/domain/lwc/success/success.ts';
import { didYouMean } from '../near.ts';
import type { Describer, FieldDescription, ObjectDescription } from '../org-facts.ts';
import { fieldAtPath } from './field-path.ts';
import { checkFilter } from './filter-fit.ts';
import { isDay, isNumber, isSelectable } from './types.ts';

/** What a field must be for its use; says what is wrong with it and the remedy, else null. */
export type Need = (field: FieldDescription, object: string) => string | null;

/**
 * Whether the org can answer the query of a source, as `sourceQuery` asks it, and whether its fields can be folded.
 * @param path Of the source in the model.
 */
export async function checkSourceFit(
    describer: Describer,
    source: SalesforceSource,
    kind: ValueKind,
    path: string,
    problems: Problem[]
): Promise<void> {
    const object = await describeSource(describer, source, path, problems);
    if (object === null) return;
    const check = async (name: string, fieldPath: string | undefined, need: Need): Promise<void> => {
        if (fieldPath === undefined) return;
        const found = await fieldAtPath(describer, object, fieldPath);
        const message =
            found.kind === 'field' ? need(found.field, found.object) : found.kind === 'none' ? found.message : null;
        if (message !== null) problems.push({ path: `${path}.${name}`, message });
    };
    await check('account', source.account, isAccount);
    await check('date', source.date, datesRecords);
    await check('closedDate', source.closedDate, datesRecords);
    await check('value', source.value, (field, owner) => holdsValue(field, owner, source, kind));
    for (const [name, filters] of [['filter', source.filter] as const, ['of', source.of] as const]) {
        for (const [index, filter] of (filters ?? []).entries()) {
            const at = `${name}[${index}]`;
            await check(`${at}.field`, filter.field, (field, owner) => isComparable(field, owner, name));
            const found = await fieldAtPath(describer, object, filter.field);
            if (found.kind !== 'field') continue;
            const message = checkFilter(filter, found.field, name === 'filter' ? 'org' : 'job');
            if (message !== null) problems.push({ path: `${path}.${at}`, message });
        }
    }
}

async function describeSource(
    describer: Describer,
    { object: name }: SalesforceSource,
    path: string,
    problems: Problem[]
): Promise<ObjectDescription | null> {
    const wrong = (message: string): null => {
        problems.push({ path: `${path}.object`, message });
        return null;
    };
    const object = await describer.find(name);
    if (object === null) {
        const near = didYouMean(name, await describer.names());
        return wrong(
            `there is no object ${name} that this user can read${near}: correct the API name, or give this user read access in a permission set`
        );
    }
    return object.queryable ? object : wrong(`${name} cannot be queried: name an object that can`);
}

/** Records are asked for by account, in its order. */
const isAccount: Need = (field, object) => {
    const refersToAccount = field.referenceTo.includes('Account') || (object === 'Account' && field.type === 'id');
    if (!refersToAccount)
        return `${object}.${field.name} is not a reference to an account: name one that is, such as AccountId or Contact.AccountId`;
    return field.filterable && field.sortable
        ? null
        : `${object}.${field.name} cannot be filtered and sorted by: name another reference to the account`;
};

/** A date or a moment that records can be filtered by. */
export const datesRecords: Need = (field, object) => {
    if (!isDay(field))
        return `${object}.${field.name} is no date (its type is ${field.type}): name a field of type Date or Date/Time, such as CreatedDate`;
    return field.filterable ? null : notFilterable(field, object);
};

function holdsValue(
    field: FieldDescription,
    object: string,
    { fold }: SalesforceSource,
    kind: ValueKind
): string | null {
    if (!isSelectable(field)) return notReadable(field, object);
    const needsNumber = fold === 'sum' || fold === 'mean' || (fold === 'latest' && kind === 'number');
    return needsNumber && !isNumber(field)
        ? `${object}.${field.name} is no number (its type is ${field.type}), which "${fold}" needs: name a field of type Number, Currency or Percent`
        : null;
}

/** `filter` is left to the org, `of` is compared by the job. */
export function isComparable(field: FieldDescription, object: string, use: 'filter' | 'of'): string | null {
    if (use === 'of') return isSelectable(field) ? null : notReadable(field, object);
    return field.filterable ? null : notFilterable(field, object);
}

function notFilterable({ name, type }: FieldDescription, object: string): string {
    return `${object}.${name} cannot be filtered by (its type is ${type}): name another field, or a formula field that says what you look for`;
}

function notReadable({ name, type }: FieldDescription, object: string): string {
    return `${object}.${name} cannot be read in bulk (its type is ${type}): name one of its parts, or another field`;
}
