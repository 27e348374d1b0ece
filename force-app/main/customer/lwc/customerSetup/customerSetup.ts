import { LightningElement, api, wire } from 'lwc';
import { createRecord } from 'lightning/uiRecordApi';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import type { ObjectInfoResult } from 'lightning/uiObjectInfoApi';
import { reduceErrors } from 'c/uiErrors';
import { fill } from 'c/uiFormat';
import CUSTOMER from '@salesforce/schema/Success_Customer__c';
import ACCOUNT from '@salesforce/schema/Success_Customer__c.Account__c';
import ACCOUNT_KEY from '@salesforce/schema/Success_Customer__c.Account_Key__c';
import title from '@salesforce/label/c.Success_No_Health_Title';
import text from '@salesforce/label/c.Success_No_Health_Text';
import textAsk from '@salesforce/label/c.Success_No_Health_Text_Ask';
import setUp from '@salesforce/label/c.Success_Set_Up_Customer';
import setUpFailed from '@salesforce/label/c.Success_Set_Up_Failed';
import unknownError from '@salesforce/label/c.Success_Unknown_Error';

/**
 * Sets an account up as a success customer, where the viewer may; what else can be done goes into the slot.
 * @fires setup when the customer was created
 */
export default class CustomerSetup extends LightningElement {
    /** Id of the account, 18 characters. */
    @api accountId = '';
    @api accountName = '';

    labels = { title, setUp, setUpFailed };
    isSaving = false;
    messages: readonly string[] = [];
    objectApiName = CUSTOMER;

    @wire(getObjectInfo, { objectApiName: '$objectApiName' })
    objectInfo: ObjectInfoResult = {};

    get mayCreate(): boolean {
        return this.objectInfo.data?.createable === true;
    }

    get text(): string {
        return fill(this.mayCreate ? text : textAsk, this.accountName);
    }

    get failed(): boolean {
        return this.messages.length > 0;
    }

    get messageText(): string {
        return this.messages.join(' ');
    }

    async handleSetUp(): Promise<void> {
        if (this.isSaving) return;
        this.isSaving = true;
        this.messages = [];
        const fields = { [ACCOUNT.fieldApiName]: this.accountId, [ACCOUNT_KEY.fieldApiName]: this.accountId };
        try {
            await createRecord({ apiName: CUSTOMER.objectApiName, fields });
            this.dispatchEvent(new CustomEvent('setup'));
        } catch (error) {
            this.messages = reduceErrors(error, unknownError);
        } finally {
            this.isSaving = false;
        }
    }
}
