import { EFFORT_WORDS, MILESTONE_KIND_WORDS } from 'c/success';
import type { JourneyPlan, PlannedMilestone, PlannedStage } from 'c/success';
import type { FieldValues } from 'c/uiWrites';
import JOURNEY_CUSTOMER from '@salesforce/schema/Success_Journey__c.Customer__c';
import ENDS_ON from '@salesforce/schema/Success_Journey__c.Ends_On__c';
import JOURNEY_KEY from '@salesforce/schema/Success_Journey__c.Journey_Key__c';
import MODEL_VERSION from '@salesforce/schema/Success_Journey__c.Journey_Model_Version__c';
import NOTICE_DAYS from '@salesforce/schema/Success_Journey__c.Notice_Days__c';
import PROCUREMENT_DAYS from '@salesforce/schema/Success_Journey__c.Procurement_Days__c';
import STARTS_ON from '@salesforce/schema/Success_Journey__c.Starts_On__c';
import SUBSCRIPTION from '@salesforce/schema/Success_Journey__c.Subscription__c';
import TERM from '@salesforce/schema/Success_Journey__c.Term__c';
import DUE_ON from '@salesforce/schema/Success_Milestone__c.Due_On__c';
import MILESTONE_JOURNEY from '@salesforce/schema/Success_Milestone__c.Journey__c';
import MILESTONE_KEY from '@salesforce/schema/Success_Milestone__c.Milestone_Key__c';
import MILESTONE_KIND from '@salesforce/schema/Success_Milestone__c.Milestone_Kind__c';
import MILESTONE_LABEL from '@salesforce/schema/Success_Milestone__c.Milestone_Label__c';
import MILESTONE_STAGE from '@salesforce/schema/Success_Milestone__c.Milestone_Stage__c';
import MILESTONE_UNIQUE_KEY from '@salesforce/schema/Success_Milestone__c.Milestone_Unique_Key__c';
import STUCK_ON from '@salesforce/schema/Success_Milestone__c.Stuck_On__c';
import CHALLENGE from '@salesforce/schema/Success_Stage__c.Customer_Challenge__c';
import EFFORT from '@salesforce/schema/Success_Stage__c.Level_Of_Effort__c';
import ISSUE from '@salesforce/schema/Success_Stage__c.Our_Issue__c';
import STAGE_DUE_WEEK from '@salesforce/schema/Success_Stage__c.Stage_Due_Week__c';
import STAGE_JOURNEY from '@salesforce/schema/Success_Stage__c.Journey__c';
import STAGE_KEY from '@salesforce/schema/Success_Stage__c.Stage_Key__c';
import STAGE_LABEL from '@salesforce/schema/Success_Stage__c.Stage_Label__c';
import STAGE_UNIQUE_KEY from '@salesforce/schema/Success_Stage__c.Stage_Unique_Key__c';

/** A journey of a customer, by API name. */
export function journeyFields({ journey, modelVersion }: JourneyPlan, customerId: string): FieldValues {
    return {
        [JOURNEY_CUSTOMER.fieldApiName]: customerId,
        [JOURNEY_KEY.fieldApiName]: journey.key,
        [SUBSCRIPTION.fieldApiName]: journey.subscription,
        [TERM.fieldApiName]: journey.term,
        [STARTS_ON.fieldApiName]: journey.startsOn,
        [ENDS_ON.fieldApiName]: journey.endsOn,
        [NOTICE_DAYS.fieldApiName]: journey.noticeDays,
        [PROCUREMENT_DAYS.fieldApiName]: journey.procurementDays,
        [MODEL_VERSION.fieldApiName]: modelVersion
    };
}

/** A milestone, by API name. Its due week stays blank: it is the model's until another one is agreed with the customer. */
export function milestoneFields(milestone: PlannedMilestone, journeyId: string): FieldValues {
    return {
        [MILESTONE_JOURNEY.fieldApiName]: journeyId,
        [MILESTONE_UNIQUE_KEY.fieldApiName]: milestone.uniqueKey,
        [MILESTONE_KEY.fieldApiName]: milestone.key,
        [MILESTONE_LABEL.fieldApiName]: milestone.label,
        [MILESTONE_STAGE.fieldApiName]: milestone.stage,
        [MILESTONE_KIND.fieldApiName]: MILESTONE_KIND_WORDS[milestone.kind],
        [DUE_ON.fieldApiName]: milestone.dueOn,
        [STUCK_ON.fieldApiName]: milestone.stuckOn
    };
}

/** A stage, by API name. */
export function stageFields(stage: PlannedStage, journeyId: string): FieldValues {
    return {
        [STAGE_JOURNEY.fieldApiName]: journeyId,
        [STAGE_UNIQUE_KEY.fieldApiName]: stage.uniqueKey,
        [STAGE_KEY.fieldApiName]: stage.key,
        [STAGE_LABEL.fieldApiName]: stage.label,
        [STAGE_DUE_WEEK.fieldApiName]: stage.dueWeek,
        [EFFORT.fieldApiName]: EFFORT_WORDS[stage.levelOfEffort],
        [CHALLENGE.fieldApiName]: stage.customerChallenge,
        [ISSUE.fieldApiName]: stage.ourIssue
    };
}
