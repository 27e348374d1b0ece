import { LightningElement, api, wire } from 'lwc';
import { fieldsToRead, fieldView, type FieldView } from '../../org/field-view.ts';
import { messageOf } from '../../org/messages.ts';
import { formatSettings } from '../../org/page.ts';
import type { ObjectPage } from '../../org/page-data.ts';
import type { RecordData } from '../../org/record-values.ts';
import { getRecord } from '../../org/records.ts';

interface WiredRecord {
    readonly data?: RecordData;
    readonly error?: unknown;
}

/** Fields of a record in columns, under a heading. */
export default class FieldGrid extends LightningElement {
    @api object: ObjectPage | null = null;
    @api recordId = '';
    @api label = '';
    /** Paths of fields, column by column. */
    @api columns: readonly (readonly string[])[] = [];

    @wire(getRecord, { recordId: '$recordId', optionalFields: '$paths' })
    record: WiredRecord = {};

    get paths(): readonly string[] {
        return this.object === null ? [] : fieldsToRead(this.object);
    }

    get shownColumns(): readonly { readonly key: string; readonly fields: readonly FieldView[] }[] {
        return this.columns.map((paths, index) => ({
            key: String(index),
            fields: paths.map((path) => this.view(path)).filter((view) => view !== null)
        }));
    }

    get errorMessage(): string {
        return this.record.error === undefined ? '' : messageOf(this.record.error);
    }

    private view(path: string): FieldView | null {
        return this.object === null ? null : fieldView(this.object, this.record.data, path, formatSettings);
    }
}
