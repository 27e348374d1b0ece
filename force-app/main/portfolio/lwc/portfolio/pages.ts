import { MAX_ROWS, readCustomerPage } from 'c/portfolioRecords';
import type { CustomerPage, CustomerRow } from 'c/portfolioRecords';

/** The pages of customers that have been read, by where they begin. */
export class CustomerPages {
    /** False: the viewer may not read success customers at all. */
    hasAccess = true;
    private readonly byStart = new Map<string | null, CustomerPage>();

    /** Keeps an answer; null where it holds nothing new: another page's answer that came late. */
    keep(after: string | null, data: unknown, dimensionFields: readonly string[]): CustomerPage | null {
        const page = readCustomerPage(data, dimensionFields);
        this.hasAccess = page !== null;
        if (page === null || this.isOfAnother(after, page)) return null;
        this.byStart.set(after, page);
        return page;
    }

    /** Where the page after this one begins; null: there is none. */
    nextOf(after: string | null): string | null {
        return this.byStart.get(after)?.next ?? null;
    }

    /** All that are known, from the first page on. */
    rows(): readonly CustomerRow[] {
        return this.chain().flatMap(({ rows }) => rows);
    }

    /** Of all that the viewer may see, as far as paging reaches. */
    get total(): number {
        return this.byStart.get(null)?.total ?? 0;
    }

    get isComplete(): boolean {
        return this.chain().at(-1)?.next === null;
    }

    /** There may be more customers than Salesforce gives to a page. */
    get isCut(): boolean {
        return this.chain().reduce((count, { rows }) => count + rows.length, 0) >= MAX_ROWS;
    }

    private chain(): readonly CustomerPage[] {
        const pages: CustomerPage[] = [];
        const seen = new Set<string | null>();
        let at: string | null = null;
        for (;;) {
            const page = this.byStart.get(at);
            if (!page || seen.has(at)) return pages;
            pages.push(page);
            seen.add(at);
            if (page.next === null) return pages;
            at = page.next;
        }
    }

    private isOfAnother(after: string | null, { rows }: CustomerPage): boolean {
        const first = rows[0]?.id;
        if (first === undefined) return false;
        return [...this.byStart].some(([start, page]) => start !== after && page.rows[0]?.id === first);
    }
}
