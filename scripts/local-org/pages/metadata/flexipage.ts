/** A FlexiPage's regions and facets as a tree of what is to be drawn. */
import { childOf, childrenOf, textOf, textsOf, type XmlElement } from '../../metadata/xml.ts';
import type { PageNode, PageRegion } from '../../ui/org/page-data.ts';

export interface FlexiPage {
    readonly label: string;
    /** `RecordPage`, `AppPage` or `HomePage`. */
    readonly type: string;
    /** Of record pages. */
    readonly objectApiName: string | null;
    readonly root: PageNode;
}

/** Names that the page builder gives to the tabs it knows. */
const STANDARD_TABS: Readonly<Record<string, string>> = {
    'Standard.Tab.detail': 'Details',
    'Standard.Tab.relatedLists': 'Related',
    'Standard.Tab.activity': 'Activity',
    'Standard.Tab.collaborate': 'Chatter',
    'Standard.Tab.relatedInformation': 'Related Information'
};

/** Facets may hold components whose facets hold components; deeper than this it is a circle. */
const MAX_DEPTH = 20;

type Facets = ReadonlyMap<string, XmlElement>;

/** Reads the parsed XML of a FlexiPage. Throws when its facets contain each other. */
export function readFlexiPage(page: XmlElement): FlexiPage {
    const all = childrenOf(page, 'flexiPageRegions');
    const facets: Facets = new Map(all.filter(isFacet).map((facet) => [text(facet, 'name'), facet]));
    const regions: PageRegion[] = all
        .filter((region) => !isFacet(region))
        .map((region) => ({ name: text(region, 'name'), nodes: nodesOf(region, facets, 0) }));
    return {
        label: text(page, 'masterLabel'),
        type: text(page, 'type'),
        objectApiName: text(page, 'sobjectType') || null,
        root: { kind: 'template', name: text(childOf(page, 'template'), 'name'), regions }
    };
}

function text(node: XmlElement | undefined, name: string): string {
    return (node && textOf(node, name)) ?? '';
}

function isFacet(region: XmlElement): boolean {
    return text(region, 'type') === 'Facet';
}

function nodesOf(region: XmlElement | undefined, facets: Facets, depth: number): PageNode[] {
    if (depth > MAX_DEPTH) {
        throw new Error('The facets of a page contain each other');
    }
    return childrenOf(region ?? {}, 'itemInstances')
        .map((item) => childOf(item, 'componentInstance'))
        .filter((component) => component !== undefined)
        .map((component) => nodeOf(component, facets, depth));
}

function nodeOf(component: XmlElement, facets: Facets, depth: number): PageNode {
    const name = text(component, 'componentName');
    const attributes = attributesOf(component);
    const facet = (attribute: string) => facets.get(attributes[attribute] ?? '');
    switch (name) {
        case 'flexipage:tabset':
            return { kind: 'tabset', tabs: tabsOf(facet('tabs'), facets, depth + 1) };
        case 'flexipage:fieldSection':
            return { kind: 'fields', label: attributes.label ?? '', columns: columnsOf(facet('columns'), facets) };
        default:
            return { kind: 'component', name: name.replace(/^c:/, ''), attributes };
    }
}

function attributesOf(component: XmlElement): Readonly<Record<string, string>> {
    const properties = childrenOf(component, 'componentInstanceProperties');
    return Object.fromEntries(properties.map((property) => [text(property, 'name'), text(property, 'value')]));
}

function tabsOf(facet: XmlElement | undefined, facets: Facets, depth: number): { label: string; nodes: PageNode[] }[] {
    return childrenOf(facet ?? {}, 'itemInstances').flatMap((item) => {
        const tab = childOf(item, 'componentInstance');
        if (tab === undefined) {
            return [];
        }
        const { title = '', body = '' } = attributesOf(tab);
        return [{ label: STANDARD_TABS[title] ?? title, nodes: nodesOf(facets.get(body), facets, depth) }];
    });
}

/** The fields of a section, column by column: `Record.Industry` -> `Industry`. */
function columnsOf(facet: XmlElement | undefined, facets: Facets): string[][] {
    return childrenOf(facet ?? {}, 'itemInstances').flatMap((item) => {
        const column = childOf(item, 'componentInstance');
        const fields = facets.get((column && attributesOf(column).body) ?? '');
        const items = childrenOf(fields ?? {}, 'itemInstances').flatMap((instance) =>
            childrenOf(instance, 'fieldInstance')
        );
        return [items.flatMap((field) => textsOf(field, 'fieldItem')).map((path) => path.replace(/^Record\./, ''))];
    });
}
