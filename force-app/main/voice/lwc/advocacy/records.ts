import type { SuccessModel } from 'c/success';
import { activeModel } from 'c/uiActiveModel';
import { idOf, nodesOf, parentOf, queryOf, textOf } from 'c/uiNodes';
import type { Maybe, Node } from 'c/uiNodes';

/** The records behind the card. `undefined` means hidden from this viewer; `null` means the record has no value there. */
export interface AdvocacyRecords {
    /** Null where the account does not exist for this viewer. */
    readonly account: { readonly id: string; readonly name: Maybe<string> } | null;
    /** Id; undefined where the viewer may not read success customers at all. */
    readonly customerId: Maybe<string>;
    /** Latest first. */
    readonly rows: readonly AdvocacyRecord[] | undefined;
    /** The last Advocate play that nobody cancelled: it nominates the customer. Null: none, or hidden. */
    readonly play: { readonly startedOn: string; readonly why: string } | null;
    readonly contacts: readonly { readonly id: string; readonly name: string }[];
    /** The active one; the default where none is readable. */
    readonly model: SuccessModel;
}

export interface AdvocacyRecord {
    readonly id: string;
    readonly kind: string;
    readonly contactId: Maybe<string>;
    /** Name; null where nobody is named, or not to be seen. */
    readonly contact: Maybe<string>;
    readonly askedOn: string;
    readonly askedBy: Maybe<string>;
    readonly status: Maybe<string>;
    readonly givenOn: Maybe<string>;
    readonly note: Maybe<string>;
    readonly lastModifiedAt: Maybe<string>;
    readonly lastModifiedBy: Maybe<string>;
}

/** Reads the data of an answer to one of the card's queries. Total: what does not fit is taken as absent. */
export function readAdvocacy(data: unknown): AdvocacyRecords {
    const query = queryOf(data);
    const account = nodesOf(query, 'Account')?.[0];
    const customers = nodesOf(query, 'Success_Customer__c');
    const customerId = customers === undefined ? undefined : customers[0] ? idOf(customers[0]) : null;
    // After an account merge two customers may share the account: only those of the one shown count.
    const isOwn = (node: Node): boolean => customerId === undefined || textOf(node, 'Customer__c') === customerId;
    const play = nodesOf(query, 'Success_Play__c')?.find(isOwn);
    const startedOn = textOf(play, 'Started_On__c');
    return {
        account: account ? { id: idOf(account), name: textOf(account, 'Name') } : null,
        customerId,
        rows: nodesOf(query, 'Success_Advocacy__c')?.filter(isOwn).flatMap(readRow),
        play: startedOn ? { startedOn, why: textOf(play, 'Why__c') ?? '' } : null,
        contacts: (nodesOf(query, 'Contact') ?? []).map((node) => {
            const [name, title] = [textOf(node, 'Name') ?? '', textOf(node, 'Title')];
            return { id: idOf(node), name: title ? `${name}, ${title}` : name };
        }),
        model: activeModel(textOf(nodesOf(query, 'Success_Model__c')?.[0], 'Document__c')).model
    };
}

function readRow(node: Node): AdvocacyRecord[] {
    const kind = textOf(node, 'Advocacy_Kind__c');
    const askedOn = textOf(node, 'Asked_On__c');
    if (!kind || !askedOn) return [];
    return [
        {
            id: idOf(node),
            kind,
            contactId: textOf(node, 'Advocate_Contact__c'),
            contact: textOf(parentOf(node, 'Advocate_Contact__r'), 'Name') ?? null,
            askedOn,
            askedBy: textOf(parentOf(node, 'Asked_By__r'), 'Name') ?? null,
            status: textOf(node, 'Advocacy_Status__c'),
            givenOn: textOf(node, 'Given_On__c'),
            note: textOf(node, 'Advocacy_Note__c'),
            lastModifiedAt: textOf(node, 'LastModifiedDate'),
            lastModifiedBy: textOf(parentOf(node, 'LastModifiedBy'), 'Name')
        }
    ];
}
