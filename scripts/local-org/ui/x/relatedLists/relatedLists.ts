import { LightningElement, api } from 'lwc';
import type { ObjectPage, RelatedListData } from '../../org/page-data.ts';

/** The lists of records that point at a record. */
export default class RelatedLists extends LightningElement {
    @api object: ObjectPage | null = null;
    @api recordId = '';

    get lists(): readonly (RelatedListData & { readonly key: string; readonly list: RelatedListData })[] {
        return (this.object?.relatedLists ?? []).map((list) => ({
            ...list,
            key: `${list.objectApiName}.${list.parentField}`,
            list
        }));
    }
}
