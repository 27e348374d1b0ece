/** What a page's document carries: who looks, what they may do, which app, which object. */
import type { Org, Session } from '../contracts.ts';
import type { AppData, FormFactor, PageData, PageNode, Persona, TabData } from '../ui/org/page-data.ts';
import { objectIcon } from './metadata/icons.ts';
import { objectPage } from './object-page.ts';
import { HOME_TAB } from './metadata/application.ts';
import type { Site } from './site.ts';

const API_VERSION = '67.0';
/** Salesforce's own address of Home pages. */
export const HOME_URL = '/lightning/page/home';

/** `objectNameOrId`: what the address names, null where it names no object. */
export function pageData(
    site: Site,
    session: Session,
    personas: readonly Persona[],
    address: { readonly objectNameOrId: string | null; readonly tabName: string | null },
    formFactor: FormFactor = 'Large'
): PageData {
    return {
        apiVersion: API_VERSION,
        formFactor,
        user: { id: session.userId, name: userName(session), username: session.username, isGuest: false },
        i18n: userSettings(session),
        customPermissions: [...session.org.schema.customPermissions].filter((name) =>
            session.hasCustomPermission(name)
        ),
        userPermissions: knownUserPermissions(session.org).filter((name) => session.hasUserPermission(name)),
        personas,
        app: appData(site, session, formFactor),
        object: address.objectNameOrId === null ? null : objectPage(site, session, address.objectNameOrId, formFactor),
        tabPage: address.tabName === null ? null : tabPage(site, session, address.tabName, formFactor)
    };
}

function userName(session: Session): string {
    const row = session.org.db.prepare('SELECT "Name" FROM "User" WHERE "Id" = ?').get(session.userId);
    return String(row?.Name ?? session.username);
}

function knownUserPermissions({ schema }: Org): string[] {
    const granted = [...schema.permissionSets.values(), ...schema.profiles.values()];
    return [...new Set(granted.flatMap((set) => [...set.userPermissions]))].sort();
}

const RIGHT_TO_LEFT = /^(ar|fa|he|iw|ur|yi)\b/;

/** The user's settings by the names of `@salesforce/i18n/*`. */
export function userSettings(
    session: Pick<Session, 'locale' | 'language' | 'timeZone' | 'currency'>
): Record<string, string> {
    const locale = session.locale.replaceAll('_', '-');
    const part = (type: Intl.NumberFormatPartTypes, options: Intl.NumberFormatOptions = {}): string =>
        new Intl.NumberFormat(locale, options).formatToParts(-1_234_567.8).find((piece) => piece.type === type)
            ?.value ?? '';
    return {
        locale,
        lang: session.language.replaceAll('_', '-'),
        dir: RIGHT_TO_LEFT.test(session.language) ? 'rtl' : 'ltr',
        timeZone: session.timeZone,
        currency: session.currency,
        'number.currencySymbol': part('currency', { style: 'currency', currency: session.currency }),
        'number.decimalSeparator': part('decimal'),
        'number.groupingSeparator': part('group')
    };
}

function appData(site: Site, session: Session, formFactor: FormFactor): AppData {
    const { name, label, description, tabs } = site.app;
    return {
        name,
        label,
        description,
        tabs: tabs.map((tab) => tabData(site, session, tab, formFactor)).filter((tab) => tab !== null)
    };
}

/** Salesforce writes one with a small letter, the other with a capital. */
const ANALYTICS_TABS: Readonly<Record<string, 'Report' | 'Dashboard'>> = {
    'standard-report': 'Report',
    'standard-dashboard': 'Dashboard'
};

/** Null for tabs that the viewer may not see and for those that the local org has no page for. */
function tabData(site: Site, session: Session, tab: string, formFactor: FormFactor): TabData | null {
    if (tab === HOME_TAB) {
        const isThere = site.homePage(formFactor) !== undefined;
        return isThere ? { name: tab, label: 'Home', icon: 'standard:home', url: HOME_URL, objectApiName: null } : null;
    }
    const custom = site.tabs.get(tab);
    const object = session.org.schema.objects.get(tab.replace(/^standard-/, '').toLowerCase());
    if (object !== undefined) {
        const icon = objectIcon(object.name, custom?.icon);
        const url = `/lightning/o/${object.name}/list`;
        const isVisible = session.canObject(object.name, 'read');
        return isVisible ? { name: tab, label: object.pluralLabel, icon, url, objectApiName: object.name } : null;
    }
    const analytics = ANALYTICS_TABS[tab.toLowerCase()];
    if (analytics !== undefined) {
        const url = `/lightning/o/${analytics}/home`;
        const icon = `standard:${analytics.toLowerCase()}`;
        const isVisible = session.hasUserPermission('RunReports');
        return isVisible ? { name: tab, label: `${analytics}s`, icon, url, objectApiName: null } : null;
    }
    if (custom === undefined || tabPage(site, session, tab, formFactor) === null) {
        return null;
    }
    return { name: tab, label: custom.label, icon: custom.icon, url: `/lightning/n/${tab}`, objectApiName: null };
}

/** What a tab shows that is no object's; null where the viewer's profile and permission sets do not show the tab. */
export function tabPage(site: Site, session: Session, tab: string, formFactor: FormFactor): PageNode | null {
    // Everybody has a Home page: no permission set grants it.
    if (tab === HOME_TAB) return site.homePage(formFactor) ?? null;
    return session.seesTab(tab) ? (site.tabPage(tab) ?? null) : null;
}

/** Where the app opens: its first tab that the viewer may see. */
export function homeUrl(site: Site, session: Session, formFactor: FormFactor): string | null {
    return appData(site, session, formFactor).tabs[0]?.url ?? null;
}
