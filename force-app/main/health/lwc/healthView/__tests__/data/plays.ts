/* The plays of Acme Robotics, as the health card's own query answers them. */
import { createPlaybookFormat, playbookContext, playLinks } from 'c/playbookView';
import type { PlayLink } from 'c/playbookView';
import { readPlaysBeside } from 'c/playbookRecords';
import { ANN, acmeData as acmePlays } from '../../../../../playbook/lwc/playbookView/__tests__/data/acme';
import { ACME_NOW, ACME_TODAY, acmeData, first } from './acme';
import type { Connection, Query, RecordNode } from './acme';

/** Two plays run, one rests, and what they need is readable. */
export function addPlays(query: Query): void {
    const plays = acmePlays().uiapi.query;
    const rows = [...(plays.running?.edges ?? []), ...(plays.ended?.edges ?? [])];
    query.plays = { edges: rows as Connection['edges'] };
    query.Task = plays.Task as Connection;
    query.Success_Milestone__c = { edges: [] };
    const roles = plays.Success_Customer__c?.edges[0]?.node as RecordNode;
    Object.assign(first(query, 'Success_Customer__c'), { ...roles, ...first(query, 'Success_Customer__c') });
}

/** What other cards offer of plays, for the answer to the health card's query. */
export function acmeLinks(change: (query: Query) => void): PlayLink[] {
    const format = createPlaybookFormat({ locale: 'en-US', timeZone: 'America/New_York', today: ACME_TODAY });
    const records = readPlaysBeside(acmeData(change));
    if (!records) throw new Error('the answer holds no account');
    return playLinks(playbookContext(records, { format, userId: ANN, now: ACME_NOW, statuses: [], types: [] }));
}
