import { LightningElement, api, wire } from 'lwc';
import { fieldsToRead, fieldView, type FieldView } from '../../org/field-view.ts';
import { messageOf } from '../../org/messages.ts';
import { formatSettings } from '../../org/page.ts';
import type { ObjectPage } from '../../org/page-data.ts';
import { getFieldValue, type RecordData } from '../../org/record-values.ts';
import { getRecord } from '../../org/records.ts';

interface WiredRecord {
    readonly data?: RecordData;
    readonly error?: unknown;
}

/** A record's header: what it is, its name, and the fields of its compact layout. */
export default class HighlightsPanel extends LightningElement {
    @api object: ObjectPage | null = null;
    @api recordId = '';
    record: WiredRecord = {};

    @wire(getRecord, { recordId: '$recordId', optionalFields: '$paths' })
    handleRecord(record: WiredRecord): void {
        this.record = record;
        if (record.data !== undefined) {
            const detail = { title: `${this.name} | ${this.object?.label ?? ''}` };
            this.dispatchEvent(new CustomEvent('title', { detail, bubbles: true, composed: true }));
        }
    }

    get paths(): readonly string[] {
        return this.object === null ? [] : fieldsToRead(this.object);
    }

    get name(): string {
        const name = getFieldValue(this.record.data, `${this.object?.name ?? ''}.${this.object?.nameField ?? ''}`);
        return typeof name === 'string' ? name : '';
    }

    get fields(): readonly FieldView[] {
        const { object } = this;
        return (object?.highlights ?? [])
            .map((path) => (object === null ? null : fieldView(object, this.record.data, path, formatSettings)))
            .filter((view) => view !== null);
    }

    get errorMessage(): string {
        return this.record.error === undefined ? '' : messageOf(this.record.error);
    }
}
