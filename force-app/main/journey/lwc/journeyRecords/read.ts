import { idOf, nodesOf, numberOf, parentOf, queryOf, textOf } from 'c/uiNodes';
import type { Maybe, Node } from 'c/uiNodes';
import type { CustomerRecord, JourneyRecord, JourneyRecords, MilestoneRecord, StageRecord } from './records.ts';

/** Reads the data of an answer to one of the card's queries. Total: what does not fit is taken as absent. */
export function readJourneyRecords(data: unknown): JourneyRecords {
    const query = queryOf(data);
    const account = nodesOf(query, 'Account')?.[0];
    const opportunity = nodesOf(query, 'Opportunity')?.[0];
    const customers = nodesOf(query, 'Success_Customer__c');
    const customer = customers?.[0];
    // After an account merge two customers may share the account: only journeys of the one shown count.
    const journeys = nodesOf(query, 'Success_Journey__c')
        ?.filter((node) => textOf(node, 'Customer__c') === undefined || textOf(node, 'Customer__c') === idOf(customer))
        .flatMap(readJourney);
    return {
        account: account ? { id: idOf(account), name: textOf(account, 'Name') } : null,
        opportunity: opportunity
            ? { id: idOf(opportunity), renewalKey: textOf(opportunity, 'Success_Renewal_Key__c') }
            : null,
        customer: customers === undefined ? undefined : customer ? readCustomer(customer) : null,
        journeys,
        milestones: nodesOf(query, 'Success_Milestone__c')?.flatMap(readMilestone),
        stages: nodesOf(query, 'Success_Stage__c')?.flatMap(readStage),
        modelDocument: textOf(nodesOf(query, 'Success_Model__c')?.[0], 'Document__c')
    };
}

function readCustomer(node: Node): CustomerRecord {
    return {
        id: idOf(node),
        accountKey: textOf(node, 'Account_Key__c'),
        customerSince: textOf(node, 'Customer_Since__c')
    };
}

function readJourney(node: Node): JourneyRecord[] {
    const key = textOf(node, 'Journey_Key__c');
    if (!key) return [];
    return [
        {
            ...changed(node),
            key,
            subscription: textOf(node, 'Subscription__c') ?? '',
            term: numberOf(node, 'Term__c') ?? 1,
            startsOn: textOf(node, 'Starts_On__c'),
            endsOn: textOf(node, 'Ends_On__c'),
            noticeDays: numberOf(node, 'Notice_Days__c'),
            procurementDays: numberOf(node, 'Procurement_Days__c'),
            outcome: textOf(node, 'Outcome__c'),
            outcomeOn: textOf(node, 'Outcome_On__c'),
            outcomeReason: textOf(node, 'Outcome_Reason__c'),
            renewalOpportunityId: textOf(node, 'Renewal_Opportunity__c')
        }
    ];
}

function readMilestone(node: Node): MilestoneRecord[] {
    const key = textOf(node, 'Milestone_Key__c');
    if (!key) return [];
    return [
        {
            ...changed(node),
            journeyId: textOf(node, 'Journey__c') ?? '',
            key,
            kind: textOf(node, 'Milestone_Kind__c'),
            dueWeek: numberOf(node, 'Due_Week__c'),
            dueOn: textOf(node, 'Due_On__c'),
            stuckOn: textOf(node, 'Stuck_On__c'),
            completedOn: textOf(node, 'Completed_On__c'),
            waivedOn: textOf(node, 'Waived_On__c'),
            waiverReason: textOf(node, 'Waiver_Reason__c'),
            attained: numberOf(node, 'Attained__c'),
            attainedOn: textOf(node, 'Attained_On__c'),
            readings: textOf(node, 'Goal_Readings__c')
        }
    ];
}

function readStage(node: Node): StageRecord[] {
    const key = textOf(node, 'Stage_Key__c');
    if (!key) return [];
    return [
        {
            ...changed(node),
            journeyId: textOf(node, 'Journey__c') ?? '',
            key,
            effort: textOf(node, 'Level_Of_Effort__c'),
            challenge: textOf(node, 'Customer_Challenge__c'),
            issue: textOf(node, 'Our_Issue__c')
        }
    ];
}

function changed(node: Node): {
    readonly id: string;
    readonly lastModifiedAt: Maybe<string>;
    readonly lastModifiedBy: Maybe<string>;
} {
    return {
        id: idOf(node),
        lastModifiedAt: textOf(node, 'LastModifiedDate'),
        lastModifiedBy: textOf(parentOf(node, 'LastModifiedBy'), 'Name')
    };
}
