/** What Salesforce demands of Lightning pages and of those who show them, beyond that they are there. */
import { childOf, childrenOf, textOf, type XmlElement } from '../metadata/xml.ts';

/** Where an application's override sets the Home page. With a capital it is taken for an object that is not there. */
export const HOME = 'standard-home';

/** The standard templates of home pages, and their regions. */
const HOME_TEMPLATES: Readonly<Record<string, readonly string[]>> = {
    'home:desktopTemplate': ['top', 'bottomLeft', 'bottomRight', 'sidebar'],
    'home:desktopTemplateHeaderThreeColumns': ['top', 'left', 'middle', 'right']
};

/** Of a home page: that its template is one for home pages, and has the regions. */
export function homePageProblem(page: XmlElement): string | undefined {
    if (textOf(page, 'type') !== 'HomePage') return undefined;
    const template = textOf(childOf(page, 'template') ?? {}, 'name') ?? '';
    const known = HOME_TEMPLATES[template];
    if (known === undefined) return `Template ${template} doesn't exist.`;
    const region = childrenOf(page, 'flexiPageRegions')
        .filter((each) => textOf(each, 'type') === 'Region')
        .map((each) => textOf(each, 'name') ?? '')
        .find((name) => !known.includes(name));
    return region === undefined ? undefined : `The '${region}' region (type Region) doesn't exist.`;
}

/** Of an override of the Home page: that it shows a home page, on desktops. `page`: the one it names; undefined where there is none. */
export function homeOverrideProblem(override: XmlElement, page: XmlElement | undefined): string | undefined {
    const action = textOf(override, 'actionName') ?? '';
    const name = textOf(override, 'content') ?? '';
    if (action !== 'Tab') return `${name} does not exist or is not a valid override for action ${action}.`;
    if (page === undefined || textOf(page, 'type') !== 'HomePage')
        return `${name} does not exist or is not a valid override for action Tab[url='/'].`;
    const formFactor = textOf(override, 'formFactor') ?? 'Large';
    return formFactor === 'Large'
        ? undefined
        : `In field: formFactor - ${formFactor} is not a valid form factor of action Tab`;
}
