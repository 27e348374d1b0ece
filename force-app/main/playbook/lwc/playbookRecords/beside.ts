import { idOf, nodesOf, parentOf, queryOf, textOf } from 'c/uiNodes';
import type { Node } from 'c/uiNodes';
import { readOf } from './read.ts';
import type { PlaybookRecords } from './records.ts';

/**
 * Reads what `playsBeside` asked for, with the account, customer, metrics, weeks and models beside it. Null: there is no account. Of models
 * the active one counts, else the first.
 */
export function readPlaysBeside(data: unknown): PlaybookRecords | null {
    const query = queryOf(data);
    const account = nodesOf(query, 'Account')?.[0];
    if (!account) return null;
    const customers = nodesOf(query, 'Success_Customer__c');
    const plays = nodesOf(query, 'plays');
    const milestones = nodesOf(query, 'Success_Milestone__c');
    const models = nodesOf(query, 'models');
    return readOf(account, customers?.[0], {
        customers,
        metrics: nodesOf(query, 'Success_Metric__c'),
        recent: nodesOf(query, 'recent'),
        journeys: milestones && journeysOf(milestones),
        milestones,
        running: plays?.filter(isRunning),
        ended: plays?.filter((play) => !isRunning(play)),
        tasks: nodesOf(query, 'Task'),
        models: models?.toSorted((a, b) => Number(isActive(b)) - Number(isActive(a)))
    });
}

function isRunning(play: Node): boolean {
    return textOf(play, 'Play_Status__c') === 'Running';
}

function isActive(model: Node): boolean {
    return textOf(model, 'Status__c') === 'Active';
}

/** The journeys of milestones, each once. */
function journeysOf(milestones: readonly Node[]): Node[] {
    const byId = new Map<string, Node>();
    for (const milestone of milestones) {
        const journey = parentOf(milestone, 'Journey__r');
        if (journey) byId.set(idOf(journey), journey);
    }
    return [...byId.values()];
}
