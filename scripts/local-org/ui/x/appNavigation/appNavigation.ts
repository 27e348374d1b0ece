import { LightningElement, api } from 'lwc';
import type { AppData, TabData } from '../../org/page-data.ts';

interface NavigationTab extends TabData {
    readonly className: string;
    readonly current: 'page' | 'false';
    readonly isActive: boolean;
}

/** The app's name and its tabs; the launcher lists them, too, where there is no room for tabs. */
export default class AppNavigation extends LightningElement {
    @api app: AppData | null = null;
    /** Address of the tab that the page belongs to. */
    @api activeUrl = '';

    get tabs(): readonly NavigationTab[] {
        return (this.app?.tabs ?? []).map((tab) => {
            const isActive = tab.url === this.activeUrl;
            return {
                ...tab,
                isActive,
                className: isActive ? 'tab active' : 'tab',
                current: isActive ? 'page' : 'false'
            };
        });
    }

    override renderedCallback(): void {
        const active = this.template?.querySelector<HTMLElement>('.active');
        const strip = active?.parentElement;
        if (active && strip && active.offsetLeft + active.offsetWidth > strip.clientWidth) {
            strip.scrollLeft = active.offsetLeft - strip.clientWidth / 2;
        }
    }
}
