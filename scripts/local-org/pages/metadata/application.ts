/** A Lightning app: its tabs, and the record pages that it sets instead of the org's. */
import { childrenOf, textOf, textsOf, type XmlElement } from '../../metadata/xml.ts';

export interface Application {
    readonly name: string;
    readonly label: string;
    readonly description: string;
    /** `standard-Account`, `Success_Model__c`. */
    readonly tabs: readonly string[];
    /** Object -> FlexiPage of its record page, on desktops and tablets and on phones. */
    readonly recordPages: Readonly<Record<PageFormFactor, ReadonlyMap<string, string>>>;
    /** FlexiPage of its Home page, for desktops and tablets alone; null leaves the org's own. */
    readonly homePage: string | null;
}

/** The tab that Home pages are shown by. */
export const HOME_TAB = 'standard-home';

/** Form factors that pages are set for. */
export type PageFormFactor = 'Large' | 'Small';

/** Reads the parsed XML of a CustomApplication. */
export function readApplication(name: string, app: XmlElement): Application {
    const pages = [
        ...childrenOf(app, 'actionOverrides'),
        // Overrides by profile and record type come after the app's own, which they refine.
        ...childrenOf(app, 'profileActionOverrides')
    ].filter((override) => textOf(override, 'type')?.toLowerCase() === 'flexipage');
    const overrides = pages.filter((override) => textOf(override, 'actionName') === 'View');
    const home = pages.find(
        (override) => textOf(override, 'actionName') === 'Tab' && textOf(override, 'pageOrSobjectType') === HOME_TAB
    );
    return {
        name,
        label: textOf(app, 'label') ?? name,
        description: textOf(app, 'description') ?? '',
        tabs: textsOf(app, 'tabs'),
        recordPages: { Large: recordPages(overrides, 'Large'), Small: recordPages(overrides, 'Small') },
        homePage: (home && textOf(home, 'content')) ?? null
    };
}

/** The first override of an object counts; one that names no form factor is for desktops. */
function recordPages(overrides: readonly XmlElement[], formFactor: PageFormFactor): Map<string, string> {
    const pages = new Map<string, string>();
    for (const override of overrides) {
        const object = textOf(override, 'pageOrSobjectType') ?? '';
        if ((textOf(override, 'formFactor') ?? 'Large') === formFactor && !pages.has(object)) {
            pages.set(object, textOf(override, 'content') ?? '');
        }
    }
    return pages;
}

/** What a custom tab shows: an object's list, a page, or one component. */
export interface CustomTab {
    readonly label: string;
    /** `custom:custom57`. */
    readonly icon: string;
    readonly flexiPage: string | null;
    readonly component: string | null;
}

/** Reads the parsed XML of a CustomTab. */
export function readTab(tab: XmlElement): CustomTab {
    return {
        label: textOf(tab, 'label') ?? '',
        icon: motifIcon(textOf(tab, 'motif') ?? ''),
        flexiPage: textOf(tab, 'flexiPage') ?? null,
        component: textOf(tab, 'lwcComponent') ?? null
    };
}

const DEFAULT_ICON = 'standard:default';

/** `Custom57: Building Block` -> `custom:custom57`. */
export function motifIcon(motif: string): string {
    const number = /^Custom(\d+)\b/.exec(motif)?.[1];
    return number === undefined ? DEFAULT_ICON : `custom:custom${number}`;
}
