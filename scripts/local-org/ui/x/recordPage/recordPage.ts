import { LightningElement, api } from 'lwc';
import { components } from 'page/components';
import type { ObjectPage, PageNode } from '../../org/page-data.ts';
import { DETAILS, HIGHLIGHTS, drawnPart } from '../../org/page-tree.ts';

const FALLBACK: PageNode = {
    kind: 'template',
    name: '',
    regions: [
        { name: 'header', nodes: [{ kind: 'component', name: HIGHLIGHTS, attributes: {} }] },
        { name: 'main', nodes: [{ kind: 'component', name: DETAILS, attributes: {} }] }
    ]
};

/** One record, drawn from its page's metadata. */
export default class RecordPage extends LightningElement {
    @api object: ObjectPage | null = null;
    @api recordId = '';

    get node(): PageNode {
        const page = this.object?.recordPage ?? FALLBACK;
        return drawnPart(page, (name) => components[name] !== undefined) ?? FALLBACK;
    }
}
