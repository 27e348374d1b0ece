import type { FollowUpState, SurveyAnswer, SurveyKind } from 'c/success';
import { idOf, nodesOf, numberOf, parentOf, queryOf, textOf } from 'c/uiNodes';
import type { Maybe, Node } from 'c/uiNodes';

/** The records behind the card. `undefined` means hidden from this viewer; `null` means the record has no value there. */
export interface VoiceRecords {
    /** Null where the account does not exist for this viewer. */
    readonly account: { readonly id: string; readonly name: Maybe<string> } | null;
    /** Undefined where the viewer may not read success customers at all. */
    readonly customer: Maybe<CustomerRecord>;
    /** Latest first. */
    readonly surveys: readonly SurveyRecord[] | undefined;
    /** Of the account, by name. */
    readonly contacts: readonly PersonRecord[];
}

export interface CustomerRecord {
    readonly id: string;
    readonly accountKey: Maybe<string>;
    /** Users who have a role, each once. */
    readonly people: readonly PersonRecord[];
}

export interface PersonRecord {
    readonly id: string;
    readonly name: string;
}

/** An answer, with what people keep of its follow-up. */
export interface SurveyRecord extends SurveyAnswer {
    readonly id: string;
    readonly comment: Maybe<string>;
    readonly respondentId: Maybe<string>;
    /** Name; null where the viewer may not see the contact, or nobody is named. */
    readonly respondent: Maybe<string>;
    readonly caseId: Maybe<string>;
    readonly caseNumber: Maybe<string>;
    readonly followedUpById: Maybe<string>;
    readonly followedUpBy: Maybe<string>;
    readonly outcome: Maybe<string>;
    readonly lastModifiedAt: Maybe<string>;
    readonly lastModifiedBy: Maybe<string>;
}

/** Reads the data of an answer to one of the card's queries. Total: what does not fit is taken as absent. */
export function readVoice(data: unknown): VoiceRecords {
    const query = queryOf(data);
    const account = nodesOf(query, 'Account')?.[0];
    const customers = nodesOf(query, 'Success_Customer__c');
    const [customer] = customers ?? [];
    return {
        account: account ? { id: idOf(account), name: textOf(account, 'Name') } : null,
        customer: customers === undefined ? undefined : customer ? readCustomer(customer) : null,
        // After an account merge two customers may share the account: only those of the one shown count.
        surveys: nodesOf(query, 'Success_Survey__c')
            ?.filter((node) => customer === undefined || textOf(node, 'Customer__c') === idOf(customer))
            .flatMap(readSurvey),
        contacts: (nodesOf(query, 'Contact') ?? []).map((node) => {
            const title = textOf(node, 'Title');
            const name = textOf(node, 'Name') ?? '';
            return { id: idOf(node), name: title ? `${name}, ${title}` : name };
        })
    };
}

function readCustomer(node: Node): CustomerRecord {
    const people = new Map<string, PersonRecord>();
    for (const role of ['CSM__r', 'CSE__r', 'Support_Manager__r', 'Advocate__r']) {
        const user = parentOf(node, role);
        const name = textOf(user, 'Name');
        if (user && name) people.set(idOf(user), { id: idOf(user), name });
    }
    return { id: idOf(node), accountKey: textOf(node, 'Account_Key__c'), people: [...people.values()] };
}

function readSurvey(node: Node): SurveyRecord[] {
    const kind = textOf(node, 'Survey_Kind__c');
    const answer = numberOf(node, 'Answer__c');
    const answeredOn = textOf(node, 'Answered_On__c');
    if (!kind || typeof answer !== 'number' || !answeredOn) return [];
    return [
        {
            id: idOf(node),
            kind: kind as SurveyKind,
            answer,
            answeredOn,
            touchpoint: textOf(node, 'Touchpoint__c') ?? null,
            followUp: (textOf(node, 'Follow_Up__c') ?? null) as FollowUpState | null,
            followedUpOn: textOf(node, 'Followed_Up_On__c') ?? null,
            comment: textOf(node, 'Comment__c'),
            respondentId: textOf(node, 'Respondent__c'),
            respondent: textOf(parentOf(node, 'Respondent__r'), 'Name') ?? null,
            caseId: textOf(node, 'Survey_Case__c'),
            caseNumber: textOf(parentOf(node, 'Survey_Case__r'), 'CaseNumber') ?? null,
            followedUpById: textOf(node, 'Followed_Up_By__c'),
            followedUpBy: textOf(parentOf(node, 'Followed_Up_By__r'), 'Name') ?? null,
            outcome: textOf(node, 'Follow_Up_Outcome__c'),
            lastModifiedAt: textOf(node, 'LastModifiedDate'),
            lastModifiedBy: textOf(parentOf(node, 'LastModifiedBy'), 'Name')
        }
    ];
}
