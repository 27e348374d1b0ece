import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import { updateChecked, write } from 'c/uiWrites';
import type { CheckedOutcome, FieldValues, ReadRecord, WriteOutcome as AnyOutcome } from 'c/uiWrites';
import userId from '@salesforce/user/Id';
import OVERRIDE_SCORE from '@salesforce/schema/Success_Customer__c.Override_Score__c';
import OVERRIDE_BAND from '@salesforce/schema/Success_Customer__c.Override_Band__c';
import OVERRIDE_REASON from '@salesforce/schema/Success_Customer__c.Override_Reason__c';
import OVERRIDE_EXPIRES_ON from '@salesforce/schema/Success_Customer__c.Override_Expires_On__c';
import OVERRIDE_SET_ON from '@salesforce/schema/Success_Customer__c.Override_Set_On__c';
import OVERRIDE_BY from '@salesforce/schema/Success_Customer__c.Override_By__c';
import METRIC from '@salesforce/schema/Success_Metric__c';
import METRIC_CUSTOMER from '@salesforce/schema/Success_Metric__c.Customer__c';
import METRIC_UNIQUE_KEY from '@salesforce/schema/Success_Metric__c.Unique_Key__c';
import METRIC_KEY from '@salesforce/schema/Success_Metric__c.Metric_Key__c';
import METRIC_VALUE from '@salesforce/schema/Success_Metric__c.Value__c';
import METRIC_TEXT from '@salesforce/schema/Success_Metric__c.Text_Value__c';
import METRIC_DATE from '@salesforce/schema/Success_Metric__c.Date_Value__c';
import METRIC_MEASURED_ON from '@salesforce/schema/Success_Metric__c.Measured_On__c';
import METRIC_SOURCE from '@salesforce/schema/Success_Metric__c.Source__c';

/** How a write ended. `conflict`: somebody changed the record since it was read, and nothing was written. */
export type WriteOutcome =
    | { readonly kind: 'saved' }
    | { readonly kind: 'conflict' }
    | { readonly kind: 'failed'; readonly messages: readonly string[] };

export interface WrittenCustomer extends ReadRecord {
    readonly accountKey: string;
}

export interface NewOverride {
    /** Whole number, 0 to 100. */
    readonly score: number;
    /** Label of its band. */
    readonly band: string;
    /** At least 10 characters. */
    readonly reason: string;
    readonly expiresOn: string;
    /** The viewer's calendar day. */
    readonly today: string;
}

export interface RecordedValue {
    readonly key: string;
    /** The row that holds the value now; null makes one. */
    readonly rowId: string | null;
    readonly input: 'number' | 'choice' | 'date';
    /** Null clears the value. */
    readonly value: number | string | null;
    readonly measuredOn: string;
}

/** Puts the viewer's score in place of the computed one. */
export function saveOverride(
    customer: WrittenCustomer,
    override: NewOverride,
    fallback: string
): Promise<WriteOutcome> {
    return updateCustomer(customer, fallback, {
        [OVERRIDE_SCORE.fieldApiName]: override.score,
        [OVERRIDE_BAND.fieldApiName]: override.band,
        [OVERRIDE_REASON.fieldApiName]: override.reason,
        [OVERRIDE_EXPIRES_ON.fieldApiName]: override.expiresOn,
        [OVERRIDE_SET_ON.fieldApiName]: override.today,
        [OVERRIDE_BY.fieldApiName]: userId
    });
}

/** Takes the override away: the computed score is shown again. */
export function endOverride(customer: WrittenCustomer, fallback: string): Promise<WriteOutcome> {
    return updateCustomer(customer, fallback, {
        [OVERRIDE_SCORE.fieldApiName]: null,
        [OVERRIDE_BAND.fieldApiName]: null,
        [OVERRIDE_REASON.fieldApiName]: null,
        [OVERRIDE_EXPIRES_ON.fieldApiName]: null,
        [OVERRIDE_SET_ON.fieldApiName]: null,
        [OVERRIDE_BY.fieldApiName]: null
    });
}

/** Records the value of a metric that people write. */
export function saveMetricValue(
    customer: WrittenCustomer,
    recorded: RecordedValue,
    fallback: string
): Promise<WriteOutcome> {
    const fields = {
        [METRIC_VALUE.fieldApiName]: recorded.input === 'number' ? recorded.value : null,
        [METRIC_TEXT.fieldApiName]: recorded.input === 'choice' ? recorded.value : null,
        [METRIC_DATE.fieldApiName]: recorded.input === 'date' ? recorded.value : null,
        [METRIC_MEASURED_ON.fieldApiName]: recorded.measuredOn
    };
    if (recorded.rowId !== null)
        return told(write(() => updateRecord({ fields: { Id: recorded.rowId, ...fields } }), fallback));
    const identity = {
        [METRIC_CUSTOMER.fieldApiName]: customer.id,
        [METRIC_KEY.fieldApiName]: recorded.key,
        [METRIC_UNIQUE_KEY.fieldApiName]: `${customer.accountKey}:${recorded.key}`,
        [METRIC_SOURCE.fieldApiName]: 'Manual'
    };
    return told(
        write(() => createRecord({ apiName: METRIC.objectApiName, fields: { ...identity, ...fields } }), fallback)
    );
}

function updateCustomer(customer: WrittenCustomer, fallback: string, fields: FieldValues): Promise<WriteOutcome> {
    return told(updateChecked(customer, fields, fallback));
}

/** A duplicate is a refusal like others: its words say what there is already. */
async function told(ending: Promise<AnyOutcome | CheckedOutcome>): Promise<WriteOutcome> {
    const outcome = await ending;
    if (outcome.kind === 'failed' || outcome.kind === 'duplicate')
        return { kind: 'failed', messages: outcome.messages };
    return { kind: outcome.kind };
}
