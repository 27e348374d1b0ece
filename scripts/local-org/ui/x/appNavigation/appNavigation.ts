import { LightningElement, api } from 'lwc';
import type { AppData, TabData } from '../../org/page-data.ts';
import { tabsInBar, type BarWidths } from '../../org/tab-bar.ts';

interface NavigationTab extends TabData {
    readonly className: string;
    readonly current: 'page' | 'false';
}

/** The app's name and its tabs; those without room are in a menu at the end of the bar. */
export default class AppNavigation extends LightningElement {
    @api app: AppData | null = null;
    /** Address of the tab that the page belongs to. */
    @api activeUrl = '';

    /** Null until everything was drawn once: only then it is known how wide the tabs are. */
    widths: BarWidths | null = null;
    room = 0;
    readonly #observer = new ResizeObserver(([entry]) => {
        this.room = entry?.contentRect.width ?? 0;
    });

    get tabs(): readonly NavigationTab[] {
        const { all, shown } = this;
        return shown.flatMap((place) => {
            const tab = all[place];
            if (tab === undefined) return [];
            const isActive = tab.url === this.activeUrl;
            return [{ ...tab, className: isActive ? 'tab active' : 'tab', current: isActive ? 'page' : 'false' }];
        });
    }

    get menu(): readonly TabData[] {
        const shown = new Set(this.shown);
        return this.all.filter((_, place) => !shown.has(place));
    }

    get hasMenu(): boolean {
        return this.widths === null || this.shown.length < this.all.length;
    }

    override renderedCallback(): void {
        const list = this.template?.querySelector<HTMLElement>('.list');
        if (!list || this.widths !== null || this.all.length === 0) return;
        const widths = [...list.children].map((item) => item.getBoundingClientRect().width);
        this.widths = { tabs: widths.slice(0, -1), more: widths.at(-1) ?? 0 };
        this.room = list.getBoundingClientRect().width;
        this.#observer.observe(list);
    }

    override disconnectedCallback(): void {
        this.#observer.disconnect();
    }

    private get all(): readonly TabData[] {
        return this.app?.tabs ?? [];
    }

    /** Places of the tabs in the bar. */
    private get shown(): readonly number[] {
        const { all, widths } = this;
        if (widths === null) return all.map((_, place) => place);
        return tabsInBar(
            widths,
            all.findIndex(({ url }) => url === this.activeUrl),
            this.room
        );
    }
}
