import { LightningElement, api } from 'lwc';
import { components } from 'page/components';
import type { ObjectPage, PageNode } from '../../org/page-data.ts';
import { ACTIVITIES, DETAILS, HIGHLIGHTS, PATH, RELATED_LISTS, placeOf, type Place } from '../../org/page-tree.ts';

interface Placed {
    readonly name: string;
    readonly nodes: readonly { readonly key: string; readonly node: PageNode }[];
}

/** Salesforce tells components how wide their region is. */
const REGION_WIDTHS: Readonly<Record<Place, string>> = { full: 'LARGE', wide: 'MEDIUM', narrow: 'SMALL' };

/** A part of a page and what it holds. */
export default class PageNodeElement extends LightningElement {
    @api node: PageNode | null = null;
    /** Of record pages. */
    @api object: ObjectPage | null = null;
    @api recordId = '';
    @api place: Place = 'full';

    failure = '';

    override errorCallback(error: unknown): void {
        // One component's fault must not take the page with it, as on Salesforce.
        console.error(error);
        this.failure = error instanceof Error ? error.message : String(error);
    }

    get asTemplate(): PageNode | null {
        return this.node?.kind === 'template' ? this.node : null;
    }

    get full(): readonly Placed[] {
        return this.regions('full');
    }

    get wide(): readonly Placed[] {
        return this.regions('wide');
    }

    get narrow(): readonly Placed[] {
        return this.regions('narrow');
    }

    get columnsClass(): string {
        return this.narrow.length > 0 && this.wide.length > 0 ? 'columns' : 'columns single';
    }

    get tabset(): readonly (Placed & { readonly label: string })[] | null {
        return this.node?.kind === 'tabset'
            ? this.node.tabs.map((tab, index) => ({ ...placed(`tab-${index}`, tab.nodes), label: tab.label }))
            : null;
    }

    get fieldColumns(): readonly (readonly string[])[] | null {
        return this.node?.kind === 'fields' ? this.node.columns : null;
    }

    get fieldsLabel(): string {
        return this.node?.kind === 'fields' ? this.node.label : '';
    }

    get isHighlights(): boolean {
        return this.componentName === HIGHLIGHTS;
    }

    get isDetails(): boolean {
        return this.componentName === DETAILS;
    }

    get isRelatedLists(): boolean {
        return this.componentName === RELATED_LISTS;
    }

    get isActivities(): boolean {
        return this.componentName === ACTIVITIES;
    }

    get isPath(): boolean {
        return this.componentName === PATH;
    }

    get componentConstructor(): typeof LightningElement | null {
        return components[this.componentName] ?? null;
    }

    /** What the page gives the component: the record, and what the page builder set. */
    get properties(): Readonly<Record<string, unknown>> {
        const attributes = this.node?.kind === 'component' ? this.node.attributes : {};
        const set = Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, typed(value)]));
        const record = this.recordId === '' ? {} : { recordId: this.recordId, objectApiName: this.object?.name };
        return { ...set, ...record, flexipageRegionWidth: REGION_WIDTHS[this.place] };
    }

    private get componentName(): string {
        return this.node?.kind === 'component' ? this.node.name : '';
    }

    private regions(place: Place): readonly Placed[] {
        if (this.node?.kind !== 'template') return [];
        const { name, regions } = this.node;
        return regions
            .filter((region) => placeOf(region.name, name) === place)
            .map((region) => placed(region.name, region.nodes));
    }
}

function placed(name: string, nodes: readonly PageNode[]): Placed {
    return { name, nodes: nodes.map((node, index) => ({ key: `${name}-${index}`, node })) };
}

/** Metadata writes every value as text. */
function typed(value: string): string | boolean {
    return value === 'true' || value === 'false' ? value === 'true' : value;
}
