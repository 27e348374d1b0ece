import { idOf, nodesOf, parentOf, queryOf, textOf } from 'c/uiNodes';
import type { Maybe, Node } from 'c/uiNodes';

/** The records behind the card. `undefined` means hidden from this viewer; `null` means the record has no value there. */
export interface StakeholderRecords {
    /** Null where the account does not exist for this viewer. */
    readonly account: { readonly id: string; readonly name: Maybe<string> } | null;
    /** Id; undefined where the viewer may not read success customers at all. */
    readonly customerId: Maybe<string>;
    readonly stakeholders: readonly StakeholderRecord[] | undefined;
    /** Of the account, by name. */
    readonly contacts: readonly ContactRecord[];
}

export interface StakeholderRecord {
    readonly id: string;
    readonly contactId: Maybe<string>;
    /** Null where the viewer may not see the contact. */
    readonly contact: { readonly name: Maybe<string>; readonly title: Maybe<string> } | null;
    /** `Sponsor`, `Champion`, `Decision Maker` or `User`. */
    readonly role: Maybe<string>;
    /** `High`, `Medium` or `Low`. */
    readonly influence: Maybe<string>;
    readonly leftOn: Maybe<string>;
    readonly note: Maybe<string>;
    readonly lastModifiedAt: Maybe<string>;
    readonly lastModifiedBy: Maybe<string>;
}

export interface ContactRecord {
    readonly id: string;
    readonly name: string;
    readonly title: string;
}

/** Reads the data of an answer to one of the card's queries. Total: what does not fit is taken as absent. */
export function readStakeholders(data: unknown): StakeholderRecords {
    const query = queryOf(data);
    const account = nodesOf(query, 'Account')?.[0];
    const customers = nodesOf(query, 'Success_Customer__c');
    const customerId = customers === undefined ? undefined : customers[0] ? idOf(customers[0]) : null;
    return {
        account: account ? { id: idOf(account), name: textOf(account, 'Name') } : null,
        customerId,
        // After an account merge two customers may share the account: only those of the one shown count.
        stakeholders: nodesOf(query, 'Success_Stakeholder__c')
            ?.filter((node) => [undefined, customerId].includes(textOf(node, 'Customer__c') ?? undefined))
            .map(readStakeholder),
        contacts: (nodesOf(query, 'Contact') ?? []).map((node) => ({
            id: idOf(node),
            name: textOf(node, 'Name') ?? '',
            title: textOf(node, 'Title') ?? ''
        }))
    };
}

function readStakeholder(node: Node): StakeholderRecord {
    const contact = parentOf(node, 'Contact__r');
    return {
        id: idOf(node),
        contactId: textOf(node, 'Contact__c'),
        contact: contact ? { name: textOf(contact, 'Name'), title: textOf(contact, 'Title') } : null,
        role: textOf(node, 'Stakeholder_Role__c'),
        influence: textOf(node, 'Influence__c'),
        leftOn: textOf(node, 'Left_On__c'),
        note: textOf(node, 'Stakeholder_Note__c'),
        lastModifiedAt: textOf(node, 'LastModifiedDate'),
        lastModifiedBy: textOf(parentOf(node, 'LastModifiedBy'), 'Name')
    };
}
