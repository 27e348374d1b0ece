/** A caller: one user of the org, with what that user may do at the moment of asking. */
import type { Org, Session } from '../contracts.ts';
import { dateInZone } from '../rules/calendar.ts';
import { accessOf, mayField, mayObject } from './permissions.ts';
import type { ObjectAccess } from './permissions.ts';

export class OrgSession implements Session {
    readonly org: Org;
    readonly userId: string;
    readonly #currency: string;

    /** @param currency ISO code of the org's one currency. */
    constructor(org: Org, userId: string, currency: string) {
        this.org = org;
        this.userId = userId;
        this.#currency = currency;
    }

    get username(): string {
        return this.#userText('Username');
    }

    get timeZone(): string {
        return this.#userText('TimeZoneSidKey');
    }

    get locale(): string {
        return this.#userText('LocaleSidKey');
    }

    get language(): string {
        return this.#userText('LanguageLocaleKey');
    }

    get currency(): string {
        return this.#currency;
    }

    canObject(objectName: string, what: ObjectAccess): boolean {
        const object = this.org.schema.objects.get(objectName.toLowerCase());
        return object !== undefined && mayObject(accessOf(this.org, this.userId), object, what);
    }

    canReadField(objectName: string, fieldName: string): boolean {
        return this.#canField(objectName, fieldName, 'read');
    }

    canEditField(objectName: string, fieldName: string): boolean {
        return this.#canField(objectName, fieldName, 'edit');
    }

    hasCustomPermission(name: string): boolean {
        return accessOf(this.org, this.userId).customPermissions.has(name);
    }

    hasUserPermission(name: string): boolean {
        return accessOf(this.org, this.userId).userPermissions.has(name);
    }

    seesTab(name: string): boolean {
        return accessOf(this.org, this.userId).tabs.has(name);
    }

    today(): string {
        return dateInZone(this.org.now(), this.timeZone);
    }

    #canField(objectName: string, fieldName: string, what: 'read' | 'edit'): boolean {
        const object = this.org.schema.objects.get(objectName.toLowerCase());
        const access = accessOf(this.org, this.userId);
        return object !== undefined && mayObject(access, object, 'read') && mayField(access, object, fieldName, what);
    }

    #userText(fieldName: string): string {
        const value = accessOf(this.org, this.userId).user[fieldName];
        return typeof value === 'string' ? value : '';
    }
}
