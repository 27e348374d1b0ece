import type { SuccessModel } from './model.ts';

/** Fields of `Success_Customer__c` that hold the points of the model's dimensions, in the model's order. */
export function dimensionFieldsOf({ health }: SuccessModel): readonly string[] {
    return health.dimensions.flatMap(({ field }) => (field === undefined ? [] : [field]));
}
