import { createRecord } from 'lightning/uiRecordApi';
import { updateChecked, write } from 'c/uiWrites';
import type { CheckedOutcome, FieldValues, WriteOutcome } from 'c/uiWrites';
import STAKEHOLDER from '@salesforce/schema/Success_Stakeholder__c';
import CONTACT from '@salesforce/schema/Success_Stakeholder__c.Contact__c';
import CUSTOMER from '@salesforce/schema/Success_Stakeholder__c.Customer__c';
import INFLUENCE from '@salesforce/schema/Success_Stakeholder__c.Influence__c';
import LEFT_ON from '@salesforce/schema/Success_Stakeholder__c.Left_On__c';
import NOTE from '@salesforce/schema/Success_Stakeholder__c.Stakeholder_Note__c';
import ROLE from '@salesforce/schema/Success_Stakeholder__c.Stakeholder_Role__c';
import type { StakeholderRecord } from './records.ts';

/** What people change of a stakeholder. */
export type StakeholderValues = Partial<Pick<StakeholderRecord, 'role' | 'influence' | 'leftOn' | 'note'>>;

export interface NewStakeholder {
    readonly contactId: string;
    readonly role: string;
    readonly influence: string | null;
    readonly note: string | null;
}

const FIELDS: Readonly<Record<keyof StakeholderValues, string>> = {
    role: ROLE.fieldApiName,
    influence: INFLUENCE.fieldApiName,
    leftOn: LEFT_ON.fieldApiName,
    note: NOTE.fieldApiName
};

/** Changes a stakeholder, unless somebody else did since `lastModifiedAt`. Never throws. */
export function saveStakeholder(
    id: string,
    lastModifiedAt: string | null,
    values: StakeholderValues,
    fallback: string
): Promise<CheckedOutcome> {
    const fields = Object.entries(values).map(([name, value]) => [
        FIELDS[name as keyof StakeholderValues],
        value ?? null
    ]);
    return updateChecked({ id, lastModifiedAt }, Object.fromEntries(fields) as FieldValues, fallback);
}

/** Names a stakeholder. Never throws. */
export function addStakeholder(customerId: string, added: NewStakeholder, fallback: string): Promise<WriteOutcome> {
    const fields = {
        [CUSTOMER.fieldApiName]: customerId,
        [CONTACT.fieldApiName]: added.contactId,
        [ROLE.fieldApiName]: added.role,
        [INFLUENCE.fieldApiName]: added.influence,
        [NOTE.fieldApiName]: added.note
    };
    return write(() => createRecord({ apiName: STAKEHOLDER.objectApiName, fields }), fallback);
}
