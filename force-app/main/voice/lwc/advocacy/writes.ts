import { createRecord } from 'lightning/uiRecordApi';
import { updateChecked, write } from 'c/uiWrites';
import type { CheckedOutcome, FieldValues, WriteOutcome } from 'c/uiWrites';
import ADVOCACY from '@salesforce/schema/Success_Advocacy__c';
import NOTE from '@salesforce/schema/Success_Advocacy__c.Advocacy_Note__c';
import STATUS from '@salesforce/schema/Success_Advocacy__c.Advocacy_Status__c';
import KIND from '@salesforce/schema/Success_Advocacy__c.Advocacy_Kind__c';
import CONTACT from '@salesforce/schema/Success_Advocacy__c.Advocate_Contact__c';
import ASKED_BY from '@salesforce/schema/Success_Advocacy__c.Asked_By__c';
import ASKED_ON from '@salesforce/schema/Success_Advocacy__c.Asked_On__c';
import CUSTOMER from '@salesforce/schema/Success_Advocacy__c.Customer__c';
import GIVEN_ON from '@salesforce/schema/Success_Advocacy__c.Given_On__c';
import USER_ID from '@salesforce/user/Id';
import type { AdvocacyRecord } from './records.ts';
import { NOMINATION } from './words.ts';

/** What people change of an ask. */
export type AdvocacyValues = Partial<Pick<AdvocacyRecord, 'status' | 'givenOn' | 'note'>>;

export interface NewAdvocacy {
    readonly kind: string;
    readonly contactId: string | null;
    readonly askedOn: string;
    readonly note: string | null;
}

const FIELDS: Readonly<Record<keyof AdvocacyValues, string>> = {
    status: STATUS.fieldApiName,
    givenOn: GIVEN_ON.fieldApiName,
    note: NOTE.fieldApiName
};

/** Changes an ask, unless somebody else did since `lastModifiedAt`. Never throws. */
export function saveAdvocacy(
    id: string,
    lastModifiedAt: string | null,
    values: AdvocacyValues,
    fallback: string
): Promise<CheckedOutcome> {
    const fields = Object.entries(values).map(([name, value]) => [FIELDS[name as keyof AdvocacyValues], value ?? null]);
    return updateChecked({ id, lastModifiedAt }, Object.fromEntries(fields) as FieldValues, fallback);
}

/** Records an ask or a nomination, in the name of whoever looks. Never throws. */
export function addAdvocacy(customerId: string, added: NewAdvocacy, fallback: string): Promise<WriteOutcome> {
    const fields = {
        [CUSTOMER.fieldApiName]: customerId,
        [KIND.fieldApiName]: added.kind,
        [CONTACT.fieldApiName]: added.contactId,
        [ASKED_ON.fieldApiName]: added.askedOn,
        [ASKED_BY.fieldApiName]: USER_ID,
        [STATUS.fieldApiName]: added.kind === NOMINATION ? null : 'Asked',
        [NOTE.fieldApiName]: added.note
    };
    return write(() => createRecord({ apiName: ADVOCACY.objectApiName, fields }), fallback);
}
