/** Which parts of a page are drawn. Pure. */
import type { PageNode, PageRegion } from './page-data.ts';

/** Components of Salesforce that the shell draws itself. */
export const HIGHLIGHTS = 'force:highlightsPanel';
export const DETAILS = 'force:detailPanel';
export const RELATED_LISTS = 'force:relatedListContainer';
export const ACTIVITIES = 'runtime_sales_activities:activityPanel';
export const PATH = 'runtime_sales_pathassistant:pathAssistant';
const OWN = new Set([HIGHLIGHTS, DETAILS, RELATED_LISTS, ACTIVITIES, PATH]);

/**
 * The page without what the local org does not draw, and without tabs and regions that are empty then.
 * @param isKnown whether the project has a component of this name
 */
export function drawnPart(node: PageNode, isKnown: (name: string) => boolean): PageNode | null {
    switch (node.kind) {
        case 'component':
            return OWN.has(node.name) || isKnown(node.name) ? node : null;
        case 'fields':
            return node;
        case 'tabset': {
            const tabs = node.tabs
                .map((tab) => ({ ...tab, nodes: drawnParts(tab.nodes, isKnown) }))
                .filter((tab) => tab.nodes.length > 0);
            return tabs.length === 0 ? null : { ...node, tabs };
        }
        case 'template': {
            const regions: PageRegion[] = node.regions
                .map((region) => ({ ...region, nodes: drawnParts(region.nodes, isKnown) }))
                .filter((region) => region.nodes.length > 0);
            return regions.length === 0 ? null : { ...node, regions };
        }
    }
}

function drawnParts(nodes: readonly PageNode[], isKnown: (name: string) => boolean): PageNode[] {
    return nodes.map((node) => drawnPart(node, isKnown)).filter((node) => node !== null);
}

/** Where a region stands in the page's template. */
export type Place = 'full' | 'wide' | 'narrow';

const FULL = /header|^top$|footer/i;
const NARROW = /sidebar|right|left(col)?$/i;

/** Its top stands beside a side column. */
const HOME_WITH_SIDEBAR = 'home:desktopTemplate';

/** Headers go across, side columns beside whatever is left. */
export function placeOf(regionName: string, template = ''): Place {
    if (template === HOME_WITH_SIDEBAR) return regionName === 'sidebar' ? 'narrow' : 'wide';
    if (FULL.test(regionName)) {
        return 'full';
    }
    return NARROW.test(regionName) && !/bottomLeft/i.test(regionName) ? 'narrow' : 'wide';
}
