import { JOURNEY, MILESTONE, RUNNING, TASK, VALUE } from './fields.ts';

/**
 * What says which plays run and which are due, for the query of a card that reads account, customer, metrics, weeks and model itself: three
 * sibling queries. Plays that ended are read while they rest. A journey is read with its milestones: none has none. Tasks are found by the
 * account, not by their play, whose field a viewer may not know: a condition cannot be optional.
 * @param account Condition on the account's id.
 */
export function playsBeside(account: string): string {
    const ofCustomer = `Customer__r: { Account__c: ${account} }`;
    return `
        plays: Success_Play__c(
            where: {
                ${ofCustomer}
                or: [
                    { Play_Status__c: { eq: "Running" } }
                    { Rests_Until__c: { gte: { literal: TODAY } } }
                    { Rests_Until__c: { eq: null } }
                ]
            }
            orderBy: { Started_On__c: { order: ASC }, Name: { order: ASC } }
            first: 200
        ) @optional {
            edges { node { ${RUNNING} Ended_On__c ${VALUE} } }
        }
        Task(
            where: {
                WhatId: ${account}
                or: [{ IsClosed: { eq: false } }, { LastModifiedDate: { gte: { range: { last_n_days: 60 } } } }]
            }
            orderBy: { CreatedDate: { order: DESC } }
            first: 400
        ) @optional {
            edges { node { ${TASK} } }
        }
        Success_Milestone__c(
            where: { Journey__r: { ${ofCustomer}, Is_Current__c: { eq: true } } }
            first: 400
        ) @optional {
            edges { node { ${MILESTONE} Journey__r @optional { ${JOURNEY} } } }
        }
    `;
}
