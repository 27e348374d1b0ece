/**
 * What the server says about the page and the person who looks at it. It stands as JSON in the document, so that
 * permissions and the user's locale are known before the first component is made, as on Salesforce.
 */
import type { FormatSettings } from './format.ts';
import type { PageData } from './page-data.ts';

const ELEMENT_ID = 'page-data';
/** Windows narrower than this hold no more than a phone's. */
const NARROW_PX = 480;

function read(): PageData {
    const text = document.getElementById(ELEMENT_ID)?.textContent;
    if (text === undefined || text === null || text === '') {
        throw new Error('The document carries no page data');
    }
    return JSON.parse(text) as PageData;
}

const data = read();
const customPermissions = new Set(data.customPermissions);
const userPermissions = new Set(data.userPermissions);

export const page = {
    ...data,
    isNarrow: window.innerWidth < NARROW_PX,
    /** `true`, or `undefined` as the platform's module has it for a permission that is not granted. */
    hasCustomPermission(name: string): true | undefined {
        return customPermissions.has(name) ? true : undefined;
    },
    hasUserPermission(name: string): true | undefined {
        return userPermissions.has(name) ? true : undefined;
    }
};

/** The user's settings for numbers and dates. */
export const formatSettings: FormatSettings = {
    locale: data.i18n.locale ?? 'en-US',
    timeZone: data.i18n.timeZone ?? 'UTC',
    currency: data.i18n.currency ?? 'USD'
};
