import { LightningElement, api, wire } from 'lwc';
import { getObjectInfo, getPicklistValues } from 'lightning/uiObjectInfoApi';
import type { ObjectInfoResult, PicklistResult } from 'lightning/uiObjectInfoApi';
import { labels } from 'c/renewalLabels';
import type { OpportunityView } from 'c/renewalView';
import OPPORTUNITY from '@salesforce/schema/Opportunity';
import STAGE from '@salesforce/schema/Opportunity.StageName';

/** First stage in which an Opportunity is open; null: the stages cannot be read. */
export interface OpenRenewalDetail {
    readonly stage: string | null;
}

/**
 * What a renewal is worth, and its Opportunity; where there is none, the button that opens it.
 * @fires open with an `OpenRenewalDetail`
 */
export default class RenewalOpportunity extends LightningElement {
    @api view!: OpportunityView;
    /** It is being opened. */
    @api busy = false;

    labels = labels;
    stageField = STAGE;

    /** What may be created is asked for only where there is something to create. */
    @wire(getObjectInfo, { objectApiName: '$objectToCreate' })
    objectInfo: ObjectInfoResult = {};

    @wire(getPicklistValues, { recordTypeId: '$recordTypeId', fieldApiName: '$stageField' })
    stages: PicklistResult = {};

    get objectToCreate(): unknown {
        return this.view.open ? OPPORTUNITY : undefined;
    }

    get recordTypeId(): string | undefined {
        return (this.view.open ? this.objectInfo.data?.defaultRecordTypeId : null) ?? undefined;
    }

    get mayOpen(): boolean {
        return this.view.open !== null && this.objectInfo.data?.createable === true;
    }

    get isWaiting(): boolean {
        return this.busy || (this.stages.data === undefined && this.stages.error === undefined);
    }

    get variant(): string {
        return this.view.isDue ? 'brand' : 'neutral';
    }

    get textClass(): string {
        return this.view.isDue ? 'value value_late' : 'value weak';
    }

    handleOpen(): void {
        if (this.isWaiting) return;
        const values = this.stages.data?.values ?? [];
        const stage = values.find(({ attributes }) => attributes?.closed !== true)?.value ?? null;
        this.dispatchEvent(new CustomEvent<OpenRenewalDetail>('open', { detail: { stage } }));
    }
}
