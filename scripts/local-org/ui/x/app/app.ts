import { LightningElement } from 'lwc';
import ToastContainer from 'lightning/toastContainer';
import { messageOf } from '../../org/messages.ts';
import { loadObject, loadTab, objectAtHand } from '../../org/object-pages.ts';
import { page } from '../../org/page.ts';
import type { ObjectPage, PageNode } from '../../org/page-data.ts';
import { registerRefreshContainer, unregisterRefreshContainer } from '../../org/refresh.ts';
import { currentReference, followLinks, navigate, navigateToUrl, onNavigation } from '../../org/router.ts';
import type { PageReference } from '../../org/routes.ts';

type Attributes = Readonly<Record<string, string | undefined>>;

/** What stands below the header. */
type View =
    | { readonly kind: 'loading' }
    | { readonly kind: 'list'; readonly key: string; readonly object: ObjectPage }
    | { readonly kind: 'record'; readonly key: string; readonly object: ObjectPage; readonly recordId: string }
    | {
          readonly kind: 'analytics';
          readonly key: string;
          readonly object: 'Report' | 'Dashboard';
          readonly reportId?: string;
          readonly dashboardId?: string;
      }
    | { readonly kind: 'tab'; readonly key: string; readonly node: PageNode }
    | { readonly kind: 'missing'; readonly title: string; readonly detail: string };

/** The whole window: header, tabs and the page at the address. */
export default class App extends LightningElement {
    readonly app = page.app;
    view: View = { kind: 'loading' };
    reference: PageReference = currentReference();
    #stopListening: (() => void) | null = null;
    #container = '';

    override connectedCallback(): void {
        const toasts = ToastContainer.instance();
        toasts.toastPosition = 'top-center';
        toasts.containerPosition = 'fixed';
        this.#stopListening = onNavigation((reference) => void this.show(reference));
        this.#container = registerRefreshContainer(this, () => undefined);
        followLinks(window);
        void this.show(this.reference);
    }

    override disconnectedCallback(): void {
        this.#stopListening?.();
        unregisterRefreshContainer(this.#container);
    }

    get isLoading(): boolean {
        return this.view.kind === 'loading';
    }

    get missing(): View | null {
        return this.view.kind === 'missing' ? this.view : null;
    }

    // A list of one: another record is another component, as on Salesforce, not the old one with a new id.
    get lists(): readonly View[] {
        return this.view.kind === 'list' ? [this.view] : [];
    }

    get records(): readonly View[] {
        return this.view.kind === 'record' ? [this.view] : [];
    }

    get analytics(): readonly View[] {
        return this.view.kind === 'analytics' ? [this.view] : [];
    }

    get tabs(): readonly View[] {
        return this.view.kind === 'tab' ? [this.view] : [];
    }

    get activeUrl(): string {
        const { view } = this;
        if (view.kind === 'list' || view.kind === 'record') {
            return `/lightning/o/${view.object.name}/list`;
        }
        return view.kind === 'analytics' ? `/lightning/o/${view.object}/home` : window.location.pathname;
    }

    get filterName(): string {
        return String(this.reference.state?.filterName ?? '');
    }

    get search(): string {
        return String(this.reference.state?.search ?? '');
    }

    /** The object whose list a search in the header opens. */
    get searchObject(): { readonly name: string; readonly label: string } | null {
        const { view } = this;
        const tab =
            this.app.tabs.find((candidate) => candidate.url === this.activeUrl && candidate.objectApiName !== null) ??
            this.app.tabs.find((candidate) => candidate.objectApiName !== null);
        if (view.kind === 'list') {
            return { name: view.object.name, label: view.object.pluralLabel };
        }
        return tab === undefined ? null : { name: tab.objectApiName ?? '', label: tab.label };
    }

    handleSearch(event: CustomEvent<{ readonly text: string }>): void {
        const { text } = event.detail;
        const isOnList = this.view.kind === 'list';
        const attributes = { objectApiName: this.searchObject?.name, actionName: 'list' };
        const state = {
            ...(isOnList && this.filterName !== '' ? { filterName: this.filterName } : {}),
            ...(text === '' ? {} : { search: text })
        };
        navigate({ type: 'standard__objectPage', attributes, state }, isOnList);
    }

    handleSkip(event: Event): void {
        event.preventDefault();
        this.template?.querySelector<HTMLElement>('main')?.focus();
    }

    handleTitle(event: CustomEvent<{ readonly title: string }>): void {
        document.title = `${event.detail.title} | ${this.app.label}`;
    }

    private async show(reference: PageReference): Promise<void> {
        this.reference = reference;
        const { objectApiName, recordId, apiName } = (reference.attributes ?? {}) as Attributes;
        const nameOrId = objectApiName ?? recordId;
        const analytics = analyticsView(objectApiName, recordId);
        const home = this.homeTab(reference);
        if (reference.type === 'standard__namedPage' && home === undefined) {
            navigateToUrl(this.app.tabs[0]?.url ?? '/', true);
            return;
        }
        try {
            if (home !== undefined) {
                await this.showTab(reference, home);
            } else if (reference.type === 'standard__navItemPage' && apiName !== undefined) {
                await this.showTab(reference, apiName);
            } else if (analytics !== null) {
                this.view = analytics;
            } else if (nameOrId === undefined) {
                this.view = missingPage('This page does not exist', 'Enter another address, or choose a tab.');
            } else {
                await this.showObject(reference, nameOrId, recordId);
            }
        } catch (error) {
            this.fail(reference, error);
        }
    }

    /** The tab of the app's own Home page, where the address is that of Home. */
    private homeTab({ type, attributes }: PageReference): string | undefined {
        if (type !== 'standard__namedPage' || attributes?.pageName !== 'home') return undefined;
        return this.app.tabs.find(({ url }) => url === '/lightning/page/home')?.name;
    }

    private async showObject(reference: PageReference, nameOrId: string, recordId: string | undefined): Promise<void> {
        const object = objectAtHand(nameOrId) ?? (await loadObject(nameOrId));
        if (reference !== this.reference) {
            return;
        }
        if (recordId === undefined) {
            this.view = { kind: 'list', key: object.name, object };
        } else if (!recordId.startsWith(object.keyPrefix)) {
            this.view = missingPage('This record does not exist', `No ${object.label} has the id ${recordId}.`);
        } else {
            this.view = { kind: 'record', key: recordId, object, recordId };
        }
    }

    private async showTab(reference: PageReference, name: string): Promise<void> {
        // The same page with another state: its components hear of it through the wire that says where the page is.
        if (this.view.kind === 'tab' && this.view.key === name) return;
        const node = page.tabPage !== null && this.view.kind === 'loading' ? page.tabPage : await loadTab(name);
        if (reference === this.reference) {
            this.view = { kind: 'tab', key: name, node };
            document.title = `${this.app.tabs.find((tab) => tab.name === name)?.label ?? name} | ${this.app.label}`;
        }
    }

    private fail(reference: PageReference, error: unknown): void {
        if (reference === this.reference) {
            this.view = missingPage('This page cannot be shown', messageOf(error));
        }
    }
}

const REPORT_PREFIX = '00O';
const DASHBOARD_PREFIX = '01Z';

/** Reports and dashboards are no records: their pages are their own. Null for everything else. */
function analyticsView(object: string | undefined, id = ''): View | null {
    if (object === 'Report' || id.startsWith(REPORT_PREFIX)) {
        return { kind: 'analytics', key: `Report${id}`, object: 'Report', ...(id === '' ? {} : { reportId: id }) };
    }
    if (object === 'Dashboard' || id.startsWith(DASHBOARD_PREFIX)) {
        return {
            kind: 'analytics',
            key: `Dashboard${id}`,
            object: 'Dashboard',
            ...(id === '' ? {} : { dashboardId: id })
        };
    }
    return null;
}

function missingPage(title: string, detail: string): View {
    return { kind: 'missing', title, detail };
}
