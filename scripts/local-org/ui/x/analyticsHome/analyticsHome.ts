import { LightningElement, api } from 'lwc';
import { request } from '../../org/client.ts';
import { messageOf } from '../../org/messages.ts';
import type { AnalyticsItem } from '../../org/report-answer.ts';

type Kind = 'Report' | 'Dashboard';

interface Folder {
    readonly name: string;
    readonly items: readonly (AnalyticsItem & { readonly url: string })[];
}

/** The list of reports, or of dashboards, by folder. */
export default class AnalyticsHome extends LightningElement {
    items: readonly AnalyticsItem[] | null = null;
    errorMessage = '';
    search = '';
    #kind: Kind = 'Report';

    @api
    get kind(): Kind {
        return this.#kind;
    }
    set kind(kind: Kind) {
        this.#kind = kind;
        void this.read();
    }

    override connectedCallback(): void {
        this.dispatchEvent(
            new CustomEvent('title', { detail: { title: this.heading }, bubbles: true, composed: true })
        );
    }

    get heading(): string {
        return `${this.#kind}s`;
    }

    get icon(): string {
        return this.#kind === 'Report' ? 'standard:report' : 'standard:dashboard';
    }

    get kindLabel(): string {
        return this.#kind === 'Report' ? 'Format' : 'Viewed As';
    }

    get folders(): readonly Folder[] {
        const byFolder = new Map<string, (AnalyticsItem & { readonly url: string })[]>();
        for (const item of this.found) {
            const own = byFolder.get(item.folder) ?? [];
            byFolder.set(item.folder, own);
            own.push({ ...item, url: `/lightning/r/${this.#kind}/${item.id}/view` });
        }
        return [...byFolder].map(([name, items]) => ({ name, items }));
    }

    get found(): readonly AnalyticsItem[] {
        const text = this.search.toLowerCase();
        return (this.items ?? []).filter(({ name, description }) =>
            `${name} ${description}`.toLowerCase().includes(text)
        );
    }

    get summary(): string {
        if (this.items === null) return this.errorMessage === '' ? 'Loading...' : '';
        const count = this.found.length;
        return `${String(count)} ${count === 1 ? 'item' : 'items'}`;
    }

    get isEmpty(): boolean {
        return this.items !== null && this.found.length === 0;
    }

    handleSearch(event: CustomEvent<{ readonly value: string }>): void {
        this.search = event.detail.value;
    }

    private async read(): Promise<void> {
        try {
            this.items = (await request('GET', `/lightning/analytics/${this.#kind}`)) as readonly AnalyticsItem[];
        } catch (error) {
            this.errorMessage = messageOf(error);
        }
    }
}
