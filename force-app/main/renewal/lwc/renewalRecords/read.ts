import { idOf, isTrue, nodesOf, numberOf, parentOf, queryOf, textOf } from 'c/uiNodes';
import type { Maybe, Node } from 'c/uiNodes';
import type {
    AccountRecord,
    CallRecord,
    CheckpointRecord,
    CustomerRecord,
    JourneyRecord,
    OpportunityRecord,
    PageOpportunity,
    RenewalRecords
} from './records.ts';

/** The subscription where none is said. */
const MAIN = 'main';

/** Reads the data of an answer to one of the queries. Total: what does not fit is taken as absent. */
export function readRenewalRecords(data: unknown): RenewalRecords {
    const query = queryOf(data);
    const account = nodesOf(query, 'Account')?.[0];
    const customers = nodesOf(query, 'Success_Customer__c');
    const customer = customers?.[0];
    return {
        page: readPage(query),
        account: account ? readAccount(account) : null,
        customer: customers === undefined ? undefined : customer ? readCustomer(customer) : null,
        // After an account merge two customers may share the account: only journeys of the one shown count.
        journeys: nodesOf(query, 'Success_Journey__c')
            ?.filter((node) => [undefined, idOf(customer)].includes(textOf(node, 'Customer__c') ?? undefined))
            .flatMap(readJourney),
        checkpoints: nodesOf(query, 'Success_Milestone__c')?.flatMap(readCheckpoint),
        calls: nodesOf(query, 'Success_Risk_Call__c')?.map(readCall).reverse(),
        opportunities: (nodesOf(account, 'Opportunities') ?? []).map(readOpportunity),
        modelDocument: textOf(nodesOf(query, 'models')?.[0], 'Document__c')
    };
}

function readPage(query: unknown): Maybe<PageOpportunity> {
    const [node, isAsked] = [
        nodesOf(query, 'page')?.[0],
        typeof query === 'object' && query !== null && 'page' in query
    ];
    if (!node) return isAsked ? null : undefined;
    return { id: idOf(node), accountId: textOf(node, 'AccountId'), renewalKey: textOf(node, 'Success_Renewal_Key__c') };
}

function readAccount(node: Node): AccountRecord {
    return { id: idOf(node), name: textOf(node, 'Name'), ownerId: textOf(node, 'OwnerId') };
}

function readCustomer(node: Node): CustomerRecord {
    const csm = parentOf(node, 'CSM__r');
    return {
        id: idOf(node),
        accountKey: textOf(node, 'Account_Key__c'),
        acv: numberOf(node, 'ACV__c'),
        healthScore: numberOf(node, 'Health_Score__c'),
        healthBand: textOf(node, 'Health_Band__c'),
        isOverridden: isTrue(node, 'Override_In_Force__c'),
        changeIn4Weeks: numberOf(node, 'Change_4_Weeks__c'),
        activeCsmId: csm && isTrue(csm, 'IsActive') ? idOf(csm) : null
    };
}

function readJourney(node: Node): JourneyRecord[] {
    const term = numberOf(node, 'Term__c');
    if (typeof term !== 'number') return [];
    const opportunity = parentOf(node, 'Renewal_Opportunity__r');
    return [
        {
            id: idOf(node),
            key: textOf(node, 'Journey_Key__c'),
            subscription: textOf(node, 'Subscription__c') ?? MAIN,
            term,
            startsOn: textOf(node, 'Starts_On__c'),
            endsOn: textOf(node, 'Ends_On__c'),
            noticeDays: numberOf(node, 'Notice_Days__c'),
            procurementDays: numberOf(node, 'Procurement_Days__c'),
            acv: numberOf(node, 'Journey_ACV__c'),
            spent: numberOf(node, 'Retention_Spent__c'),
            outcome: textOf(node, 'Outcome__c'),
            outcomeOn: textOf(node, 'Outcome_On__c'),
            outcomeReason: textOf(node, 'Outcome_Reason__c'),
            opportunityId: textOf(node, 'Renewal_Opportunity__c'),
            opportunity: opportunity ? readOpportunity(opportunity) : null,
            lastModifiedAt: textOf(node, 'LastModifiedDate'),
            lastModifiedBy: textOf(parentOf(node, 'LastModifiedBy'), 'Name')
        }
    ];
}

function readOpportunity(node: Node): OpportunityRecord {
    return {
        id: idOf(node),
        name: textOf(node, 'Name'),
        stage: textOf(node, 'StageName'),
        amount: numberOf(node, 'Amount'),
        renewalKey: textOf(node, 'Success_Renewal_Key__c'),
        createdAt: textOf(node, 'CreatedDate'),
        createdBy: textOf(parentOf(node, 'CreatedBy'), 'Name')
    };
}

function readCheckpoint(node: Node): CheckpointRecord[] {
    const key = textOf(node, 'Milestone_Key__c');
    if (!key) return [];
    return [
        {
            id: idOf(node),
            journeyId: textOf(node, 'Journey__c') ?? '',
            key,
            completedOn: textOf(node, 'Completed_On__c'),
            waivedOn: textOf(node, 'Waived_On__c'),
            waiverReason: textOf(node, 'Waiver_Reason__c'),
            lastModifiedAt: textOf(node, 'LastModifiedDate')
        }
    ];
}

function readCall(node: Node): CallRecord {
    return {
        id: idOf(node),
        journeyId: textOf(node, 'Journey__c') ?? '',
        call: textOf(node, 'Risk_Call__c'),
        on: textOf(node, 'Called_On__c'),
        reason: textOf(node, 'Call_Reason__c'),
        byId: textOf(node, 'Called_By__c'),
        byName: textOf(parentOf(node, 'Called_By__r'), 'Name'),
        healthCall: textOf(node, 'Health_Call_Then__c'),
        healthScore: numberOf(node, 'Health_Score_Then__c')
    };
}
