import type { FormFactor } from '../ui/org/page-data.ts';

const PHONE = /iPhone|iPod|Windows Phone|Android(?=.*\bMobile\b)/;
const TABLET = /iPad|Android|Tablet|Silk/;

/** The device that a browser says it runs on. An iPad that asks for desktop sites says that it is a desktop, as to Salesforce. */
export function formFactorOf(userAgent: string | undefined): FormFactor {
    if (userAgent === undefined) return 'Large';
    if (PHONE.test(userAgent)) return 'Small';
    return TABLET.test(userAgent) ? 'Medium' : 'Large';
}
