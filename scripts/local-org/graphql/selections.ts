/** The fields that a document asks of a type, fragments and directives resolved. */
import { GraphQLIncludeDirective, GraphQLSkipDirective, Kind, getDirectiveValues } from 'graphql';
import type { FieldNode, GraphQLResolveInfo, SelectionNode } from 'graphql';

/** Field nodes by response key, in the order of the document. Fields of one key ask for the same, of several places. */
export type Selections = ReadonlyMap<string, readonly FieldNode[]>;

/** What is selected inside `nodes` on a type with these names: its own and its interfaces'. */
export function selectionsOf(
    info: GraphQLResolveInfo,
    nodes: readonly FieldNode[],
    typeNames: readonly string[]
): Selections {
    const found = new Map<string, FieldNode[]>();
    for (const node of nodes) collect(info, node.selectionSet?.selections ?? [], typeNames, found);
    return found;
}

function collect(
    info: GraphQLResolveInfo,
    selections: readonly SelectionNode[],
    typeNames: readonly string[],
    found: Map<string, FieldNode[]>
): void {
    for (const selection of selections) {
        if (!isIncluded(info, selection)) continue;
        if (selection.kind === Kind.FIELD) {
            const key = selection.alias?.value ?? selection.name.value;
            found.set(key, [...(found.get(key) ?? []), selection]);
            continue;
        }
        const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? info.fragments[selection.name.value] : selection;
        const condition = fragment?.typeCondition?.name.value;
        if (fragment !== undefined && (condition === undefined || typeNames.includes(condition))) {
            collect(info, fragment.selectionSet.selections, typeNames, found);
        }
    }
}

function isIncluded(info: GraphQLResolveInfo, selection: SelectionNode): boolean {
    const skip = getDirectiveValues(GraphQLSkipDirective, selection, info.variableValues);
    const include = getDirectiveValues(GraphQLIncludeDirective, selection, info.variableValues);
    return skip?.['if'] !== true && include?.['if'] !== false;
}

/** The nodes that select a field by its name, whatever their aliases. */
export function nodesNamed(selections: Selections, name: string): FieldNode[] {
    return [...selections.values()].flat().filter((node) => node.name.value === name);
}
