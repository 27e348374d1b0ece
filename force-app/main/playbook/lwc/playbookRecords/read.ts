import { idOf, isTrue, nodesOf, numberOf, parentOf, queryOf, textOf } from 'c/uiNodes';
import type { Maybe, Node } from 'c/uiNodes';
import type {
    CustomerRecord,
    EndedPlayRecord,
    JourneyRecord,
    MetricRecord,
    MilestoneRecord,
    OpportunityRecord,
    PersonRecord,
    PlaybookRecords,
    RunningPlayRecord,
    SnapshotRecord,
    TaskRecord
} from './records.ts';
import { readSurvey } from './surveys.ts';

/**
 * Reads the data of an answer to `ACCOUNTS_QUERY` or `OPPORTUNITY_QUERY`: the accounts in their order. Total: what does not fit is taken as
 * absent. An account that the viewer may not see is left out.
 */
export function readPlaybookRecords(data: unknown): PlaybookRecords[] {
    const query = queryOf(data);
    const all = rowsOf(query);
    return (nodesOf(query, 'Account') ?? []).map((account) => {
        // After an account merge two customers may share the account: only rows of the first count.
        const customer = all.customers?.find((node) => textOf(node, 'Account__c') === idOf(account));
        return readOf(account, customer, all);
    });
}

/** Records of several accounts; undefined: hidden from the viewer. */
type Rows = ReturnType<typeof rowsOf>;

function rowsOf(query: unknown) {
    return {
        customers: nodesOf(query, 'Success_Customer__c'),
        metrics: nodesOf(query, 'Success_Metric__c'),
        recent: nodesOf(query, 'recent'),
        journeys: nodesOf(query, 'Success_Journey__c'),
        milestones: nodesOf(query, 'Success_Milestone__c'),
        running: nodesOf(query, 'running'),
        ended: nodesOf(query, 'ended'),
        tasks: nodesOf(query, 'Task'),
        models: nodesOf(query, 'models')
    };
}

/** Reads what belongs to one customer. */
export function readOf(account: Node, customer: Node | undefined, all: Rows): PlaybookRecords {
    const own = (rows: Node[] | undefined): Node[] | undefined =>
        rows?.filter((node) => customer !== undefined && textOf(node, 'Customer__c') === idOf(customer));
    const journeys = own(all.journeys);
    const running = own(all.running);
    const journeyIds = new Set(journeys?.map((node) => idOf(node)));
    const playIds = new Set(running?.map((node) => idOf(node)));
    return {
        account: {
            id: idOf(account),
            name: textOf(account, 'Name'),
            owner: person(parentOf(account, 'Owner')) ?? null
        },
        customer: all.customers === undefined ? undefined : customer ? readCustomer(customer) : null,
        metrics: own(all.metrics)?.flatMap(readMetric),
        recent: own(all.recent)?.flatMap(readSnapshot),
        journeys: journeys?.flatMap(readJourney),
        milestones: all.milestones
            ?.filter((node) => journeyIds.has(textOf(node, 'Journey__c') ?? ''))
            .flatMap(readMilestone),
        running: running?.flatMap(readRunning),
        ended: own(all.ended)?.flatMap(readEnded),
        tasks: all.tasks?.filter((node) => playIds.has(textOf(node, 'Success_Play__c') ?? '')).flatMap(readTask),
        modelDocument: all.models === undefined ? undefined : (textOf(all.models[0], 'Document__c') ?? null)
    };
}

function readCustomer(node: Node): CustomerRecord {
    return {
        id: idOf(node),
        accountKey: textOf(node, 'Account_Key__c'),
        segment: textOf(node, 'Segment__c'),
        edition: textOf(node, 'Edition__c'),
        customerSince: textOf(node, 'Customer_Since__c'),
        changeIn4Weeks: numberOf(node, 'Change_4_Weeks__c'),
        overrideScore: numberOf(node, 'Override_Score__c'),
        overrideReason: textOf(node, 'Override_Reason__c'),
        overrideExpiresOn: textOf(node, 'Override_Expires_On__c'),
        overrideSetOn: textOf(node, 'Override_Set_On__c'),
        csm: role(node, 'CSM'),
        cse: role(node, 'CSE'),
        supportManager: role(node, 'Support_Manager'),
        advocate: role(node, 'Advocate'),
        surveys: nodesOf(node, 'Success_Surveys__r')?.flatMap(readSurvey)
    };
}

/** Somebody whom the viewer may not see is hidden, not nobody: work must not be taken from them. */
function role(node: Node, name: string): Maybe<PersonRecord> {
    const found = person(parentOf(node, `${name}__r`));
    return found === null && textOf(node, `${name}__c`) ? undefined : found;
}

function person(node: Maybe<Node>): Maybe<PersonRecord> {
    if (node === undefined || node === null) return node;
    const name = textOf(node, 'Name');
    return idOf(node) === '' || !name ? null : { id: idOf(node), name, active: isTrue(node, 'IsActive') };
}

function readMetric(node: Node): MetricRecord[] {
    const key = textOf(node, 'Metric_Key__c');
    if (!key) return [];
    const values = [numberOf(node, 'Value__c'), textOf(node, 'Text_Value__c'), textOf(node, 'Date_Value__c')];
    const filled = values.find((value) => value !== null && value !== undefined);
    const hidden = values.includes(undefined);
    return [{ key, value: filled ?? (hidden ? undefined : null), measuredOn: textOf(node, 'Measured_On__c') }];
}

function readSnapshot(node: Node): SnapshotRecord[] {
    const takenOn = textOf(node, 'Taken_On__c');
    return takenOn ? [{ takenOn, inputs: textOf(node, 'Inputs__c') }] : [];
}

function readJourney(node: Node): JourneyRecord[] {
    const term = numberOf(node, 'Term__c');
    if (typeof term !== 'number') return [];
    return [
        {
            id: idOf(node),
            subscription: textOf(node, 'Subscription__c') ?? '',
            term,
            startsOn: textOf(node, 'Starts_On__c'),
            endsOn: textOf(node, 'Ends_On__c'),
            noticeDays: numberOf(node, 'Notice_Days__c'),
            procurementDays: numberOf(node, 'Procurement_Days__c'),
            outcome: textOf(node, 'Outcome__c'),
            outcomeOn: textOf(node, 'Outcome_On__c'),
            outcomeReason: textOf(node, 'Outcome_Reason__c'),
            opportunity: readOpportunity(parentOf(node, 'Renewal_Opportunity__r'))
        }
    ];
}

function readOpportunity(node: Maybe<Node>): OpportunityRecord | null {
    if (!node) return null;
    return {
        closed: isTrue(node, 'IsClosed'),
        createdAt: textOf(node, 'CreatedDate'),
        lastModifiedAt: textOf(node, 'LastModifiedDate')
    };
}

function readMilestone(node: Node): MilestoneRecord[] {
    const key = textOf(node, 'Milestone_Key__c');
    if (!key) return [];
    return [
        {
            journeyId: textOf(node, 'Journey__c') ?? '',
            key,
            kind: textOf(node, 'Milestone_Kind__c'),
            dueWeek: numberOf(node, 'Due_Week__c'),
            completedOn: textOf(node, 'Completed_On__c'),
            waivedOn: textOf(node, 'Waived_On__c'),
            waiverReason: textOf(node, 'Waiver_Reason__c'),
            attained: numberOf(node, 'Attained__c'),
            attainedOn: textOf(node, 'Attained_On__c'),
            goalReadings: textOf(node, 'Goal_Readings__c')
        }
    ];
}

function readPlay(node: Node) {
    return {
        id: idOf(node),
        key: textOf(node, 'Play_Key__c') ?? '',
        name: textOf(node, 'Play_Name__c'),
        why: textOf(node, 'Why__c'),
        startedOn: textOf(node, 'Started_On__c'),
        restsUntil: textOf(node, 'Rests_Until__c'),
        scoreAtStart: numberOf(node, 'Score_At_Start__c')
    };
}

function readRunning(node: Node): RunningPlayRecord[] {
    return [
        {
            ...readPlay(node),
            source: textOf(node, 'Start_Source__c'),
            startedById: textOf(node, 'Started_By__c'),
            startedBy: textOf(parentOf(node, 'Started_By__r'), 'Name'),
            ledger: textOf(node, 'Step_Ledger__c'),
            createdAt: textOf(node, 'CreatedDate'),
            lastModifiedAt: textOf(node, 'LastModifiedDate'),
            lastModifiedBy: textOf(parentOf(node, 'LastModifiedBy'), 'Name')
        }
    ];
}

function readEnded(node: Node): EndedPlayRecord[] {
    return [
        {
            ...readPlay(node),
            status: textOf(node, 'Play_Status__c'),
            endedOn: textOf(node, 'Ended_On__c'),
            endReason: textOf(node, 'End_Reason__c'),
            scoreAtEnd: numberOf(node, 'Score_At_End__c')
        }
    ];
}

function readTask(node: Node): TaskRecord[] {
    const stepKey = textOf(node, 'Success_Step_Key__c');
    if (!stepKey) return [];
    return [
        {
            id: idOf(node),
            playId: textOf(node, 'Success_Play__c') ?? '',
            stepKey,
            subject: textOf(node, 'Subject'),
            dueOn: textOf(node, 'ActivityDate'),
            status: textOf(node, 'Status'),
            closed: isTrue(node, 'IsClosed'),
            completedAt: textOf(node, 'CompletedDateTime'),
            ownerId: textOf(node, 'OwnerId'),
            owner: person(parentOf(node, 'Owner')) ?? null
        }
    ];
}
