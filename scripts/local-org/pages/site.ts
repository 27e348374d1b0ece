/** The pages of an org, read from its metadata once. */
import type { Org } from '../contracts.ts';
import type { XmlElement } from '../metadata/xml.ts';
import type { FormFactor, PageNode } from '../ui/org/page-data.ts';
import { readApplication, readTab, type Application, type CustomTab } from './metadata/application.ts';
import { readFlexiPage } from './metadata/flexipage.ts';

export interface Site {
    readonly app: Application;
    /** Custom tabs by name. */
    readonly tabs: ReadonlyMap<string, CustomTab>;
    /** Page layouts by object. */
    readonly layouts: ReadonlyMap<string, XmlElement>;
    /** The page that the app sets for an object's records on a device; undefined leaves the default. */
    recordPage(objectName: string, formFactor: FormFactor): PageNode | undefined;
    /** The app's own Home page; undefined where it sets none, and on phones, which have none. */
    homePage(formFactor: FormFactor): PageNode | undefined;
    /** What a custom tab shows that is no object's. */
    tabPage(tabName: string): PageNode | undefined;
}

/** Reads apps, tabs, pages and layouts of the org's schema as it stands. */
export function readSite(org: Org): Site {
    const { schema } = org;
    const tabs = new Map([...schema.tabs].map(([name, tab]) => [name, readTab(tab as XmlElement)]));
    const [first] = [...schema.applications].map(([name, app]) => readApplication(name, app as XmlElement));
    const app = first ?? defaultApplication(org);
    const page = (name: string | null | undefined): PageNode | undefined => {
        const document = name ? schema.flexiPages.get(name) : undefined;
        return document === undefined ? undefined : readFlexiPage(document as XmlElement).root;
    };
    return {
        app,
        tabs,
        layouts: layoutsByObject(schema.layouts),
        // Tablets show what desktops do.
        recordPage: (objectName, formFactor) =>
            page(app.recordPages[formFactor === 'Small' ? 'Small' : 'Large'].get(objectName)),
        homePage: (formFactor) => (formFactor === 'Small' ? undefined : page(app.homePage)),
        tabPage(tabName) {
            const tab = tabs.get(tabName);
            return tab?.component ? { kind: 'component', name: tab.component, attributes: {} } : page(tab?.flexiPage);
        }
    };
}

/** For metadata without an app: a tab for each object that somebody made a list view of. */
function defaultApplication(org: Org): Application {
    const objects = [...org.schema.objects.values()];
    const withLists = objects.filter((object) => object.name === 'Account' || object.listViews.length > 0);
    const tabs = withLists.map((object) => (object.custom ? object.name : `standard-${object.name}`));
    return {
        name: 'Local_Org',
        label: 'Local Org',
        description: '',
        tabs,
        recordPages: { Large: new Map(), Small: new Map() },
        homePage: null
    };
}

/** `Account-Account Layout` -> `Account`; of several layouts the first by name. */
function layoutsByObject(all: ReadonlyMap<string, unknown>): Map<string, XmlElement> {
    const layouts = new Map<string, XmlElement>();
    for (const [name, layout] of all) {
        const objectName = name.split('-')[0] ?? '';
        if (!layouts.has(objectName)) layouts.set(objectName, layout as XmlElement);
    }
    return layouts;
}
