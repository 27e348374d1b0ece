import { LightningElement, api } from 'lwc';
import { activitySoql, timeline, type ActivityRecord, type Activity } from '../../org/activities.ts';
import { apiUrl, request } from '../../org/client.ts';
import { messageOf } from '../../org/messages.ts';
import { formatSettings } from '../../org/page.ts';
import type { ObjectPage } from '../../org/page-data.ts';
import { subscribe } from '../../org/store.ts';

/** Past activities shown at first. */
const PAST_SHOWN = 6;

interface Section {
    readonly title: string;
    readonly activities: readonly Activity[];
    readonly emptyText: string;
    readonly isEmpty: boolean;
    /** How many more there are. */
    readonly more: string;
}

/** The tasks of a record: what is to be done, and what was. */
export default class ActivityPanel extends LightningElement {
    @api object: ObjectPage | null = null;
    @api recordId = '';
    records: readonly ActivityRecord[] | null = null;
    errorMessage = '';
    showsAll = false;
    #stop: (() => void) | null = null;

    override connectedCallback(): void {
        const soql = activitySoql(this.object?.name ?? '', this.recordId);
        const load = () => request('GET', `${apiUrl('/query')}?q=${encodeURIComponent(soql)}`);
        this.#stop = subscribe(`query ${soql}`, load, ({ data, error }) => {
            this.records = error === undefined ? (data as { records: readonly ActivityRecord[] }).records : [];
            this.errorMessage = error === undefined ? '' : messageOf(error);
        });
    }

    override disconnectedCallback(): void {
        this.#stop?.();
    }

    handleMore(): void {
        this.showsAll = true;
    }

    get sections(): readonly Section[] {
        if (this.records === null) {
            return [];
        }
        const { upcoming, past } = timeline(this.records, new Date(), formatSettings);
        return [
            section('Upcoming & Overdue', upcoming, 'No activities to show. Everything is done.', upcoming.length),
            section('Past', past, 'No past activity.', this.showsAll ? past.length : PAST_SHOWN)
        ];
    }
}

function section(title: string, all: readonly Activity[], emptyText: string, shown: number): Section {
    const more = all.length > shown ? `Show ${all.length - shown} More` : '';
    return { title, activities: all.slice(0, shown), emptyText, isEmpty: all.length === 0, more };
}
