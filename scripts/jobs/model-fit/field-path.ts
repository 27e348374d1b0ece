import { didYouMean } from '../near.ts';
import type { Describer, FieldDescription, ObjectDescription } from '../org-facts.ts';

/** Relationships that SOQL follows from an object upwards. */
const MOST_STEPS = 5;
/** What SOQL reads through a reference that may be to several objects: the fields of the object Name. */
const NAME_FIELDS = new Set(
    'Alias,Email,FirstName,Id,IsActive,LastName,Name,Phone,ProfileId,Title,Type,UserRoleId,Username'.split(',')
);

/** The field at the end of a path, or why there is none, with the remedy. */
export type FoundField =
    | { readonly kind: 'field'; readonly object: string; readonly field: FieldDescription }
    | { readonly kind: 'name' }
    | { readonly kind: 'none'; readonly message: string };

/**
 * Follows a path such as `Contact.AccountId` through the org's describes. Names are asked as the org writes them: by these the job finds
 * the columns of what it reads.
 */
export async function fieldAtPath(describer: Describer, from: ObjectDescription, path: string): Promise<FoundField> {
    const steps = path.split('.');
    const last = steps.pop() ?? '';
    if (steps.length > MOST_STEPS)
        return none(
            `${path} passes ${steps.length} relationships: SOQL follows ${MOST_STEPS} at most, name a nearer field`
        );
    let object = from;
    for (const step of steps) {
        const reference = object.fields.find(({ relationshipName }) => relationshipName === step);
        const [parent] = reference?.referenceTo ?? [];
        if (reference === undefined || parent === undefined) return none(noRelationship(object, step));
        if (reference.referenceTo.length > 1) return throughSeveral(step, last, steps.at(-1) === step);
        const next = await describer.find(parent);
        if (next === null)
            return none(
                `${step} leads to ${parent}, which this user cannot read: give read access in a permission set`
            );
        object = next;
    }
    const field = object.fields.find(({ name }) => name === last);
    return field === undefined ? none(noField(object, last)) : { kind: 'field', object: object.name, field };
}

function throughSeveral(step: string, last: string, isLastStep: boolean): FoundField {
    if (isLastStep && NAME_FIELDS.has(last)) return { kind: 'name' };
    return none(
        `${step} may refer to records of several objects, of which SOQL reads only the name: name a field of the object itself, such as AccountId`
    );
}

function noRelationship({ name: object, fields }: ObjectDescription, step: string): string {
    const known = fields.flatMap(({ relationshipName }) => relationshipName ?? []);
    return `${object} has no relationship ${step} that this user can follow${didYouMean(step, known)}: correct the name, or give this user access to the field in a permission set`;
}

function noField({ name: object, fields }: ObjectDescription, field: string): string {
    const known = fields.map(({ name }) => name);
    return `${object} has no field ${field} that this user can read${didYouMean(field, known)}: correct the API name, or give this user read access in a permission set`;
}

function none(message: string): FoundField {
    return { kind: 'none', message };
}
