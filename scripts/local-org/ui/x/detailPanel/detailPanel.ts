import { LightningElement, api } from 'lwc';
import type { DetailSection, ObjectPage } from '../../org/page-data.ts';

/** All fields of a record, in the sections of its page layout. */
export default class DetailPanel extends LightningElement {
    @api object: ObjectPage | null = null;
    @api recordId = '';

    get sections(): readonly DetailSection[] {
        return this.object?.sections ?? [];
    }
}
