import { LightningElement, api } from 'lwc';
import { apiUrl, request } from '../../org/client.ts';
import { messageOf } from '../../org/messages.ts';
import type { RelatedListData } from '../../org/page-data.ts';
import { listSoql } from '../../org/soql.ts';
import { subscribe } from '../../org/store.ts';

type Records = readonly Readonly<Record<string, unknown>>[];

/** Records shown of each list; one more is read, to know whether there are more. */
const SHOWN = 6;

/** Records of one kind that point at a record, newest first. */
export default class RelatedList extends LightningElement {
    @api list: RelatedListData | null = null;
    @api recordId = '';
    records: Records | null = null;
    errorMessage = '';
    #stop: (() => void) | null = null;

    override connectedCallback(): void {
        const { list } = this;
        if (list === null) {
            return;
        }
        const soql = listSoql({
            objectApiName: list.objectApiName,
            view: { columns: list.columns, where: `${list.parentField} = '${this.recordId}'` },
            sort: { path: 'CreatedDate', descending: true },
            search: '',
            limit: SHOWN + 1
        });
        const load = () => request('GET', `${apiUrl('/query')}?q=${encodeURIComponent(soql)}`);
        this.#stop = subscribe(`query ${soql}`, load, ({ data, error }) => {
            this.records = error === undefined ? (data as { records: Records }).records : [];
            this.errorMessage = error === undefined ? '' : messageOf(error);
        });
    }

    override disconnectedCallback(): void {
        this.#stop?.();
    }

    get heading(): string {
        const count = this.records?.length;
        if (this.list === null || count === undefined) {
            return this.list?.label ?? '';
        }
        return `${this.list.label} (${count > SHOWN ? `${SHOWN}+` : count})`;
    }

    get rows(): Records {
        return (this.records ?? []).slice(0, SHOWN);
    }

    get hasRows(): boolean {
        return this.rows.length > 0;
    }
}
