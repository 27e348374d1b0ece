import type { GraphqlDocument } from 'lightning/graphql';

/**
 * A query for fields that are known at run time only, as the Success Model names them: the same document for the same fields, so that a wire
 * does not ask again. The fields are `@optional`: one that the viewer may not read would otherwise fail the whole query.
 * @param queryWith Makes the document; `fields` is what stands in it for them.
 */
export function fieldsQuery(
    queryWith: (fields: string) => GraphqlDocument
): (names: readonly string[]) => GraphqlDocument {
    const made = new Map<string, GraphqlDocument>();
    return (names) => {
        const key = names.join();
        const query = made.get(key) ?? queryWith(names.map((name) => `${name} @optional { value }`).join('\n'));
        made.set(key, query);
        return query;
    };
}
