import { planTasks, startPlay } from 'c/success';
import type { Play, PlanChanges } from 'c/success';
import type { FieldValues } from 'c/uiWrites';
import { planningOf } from './context.ts';
import type { PlaybookContext } from './context.ts';
import { progressFields } from './edits.ts';
import { newTaskFields } from './taskFields.ts';

/** What a person chose for a play to start. */
export interface StartChoices {
    readonly startsOn: string;
    readonly why: string;
    /** By key of step, where it is not the role's. */
    readonly owners: Readonly<Record<string, string>>;
}

/** A play with its tasks, to be created in one request. */
export interface PlannedStart {
    readonly changes: PlanChanges;
    readonly runningSlot: string;
    readonly startKey: string;
    readonly playFields: FieldValues;
    readonly taskFields: readonly FieldValues[];
}

/** How the request's later operations refer to the play. */
export const PLAY_ALIAS = 'play';

const MAX_TEXT = 255;
const MAX_NAME = 120;

/** Plans the start of a play on a customer. Null: there is no customer, or the model has no plays. */
export function planStart(context: PlaybookContext, play: Play, choices: StartChoices): PlannedStart | null {
    const { records, plays, userId, score, prepared } = context;
    const { customer } = records;
    const planning = planningOf(context);
    if (!customer || !plays || !planning) return null;
    const plan = startPlay(play, choices.startsOn, plays.calendar, { owners: choices.owners });
    const changes = planTasks(plan, [], planning);
    const runningSlot = `${customer.accountKey ?? records.account.id}:${play.key}`;
    const startKey = `${runningSlot}:${choices.startsOn}`;
    return {
        changes,
        runningSlot,
        startKey,
        playFields: {
            Customer__c: customer.id,
            Play_Key__c: play.key,
            Play_Name__c: play.label.slice(0, MAX_NAME),
            Start_Key__c: startKey,
            Running_Slot__c: runningSlot,
            Why__c: choices.why.slice(0, MAX_TEXT),
            Play_Goal__c: play.goal.slice(0, MAX_TEXT),
            Play_Status__c: 'Running',
            Started_On__c: choices.startsOn,
            Started_By__c: userId,
            Start_Source__c: 'Person',
            Score_At_Start__c: score,
            Play_Model_Version__c: prepared.model.version,
            ...progressFields(changes)
        },
        taskFields: changes.create.map((task) => newTaskFields(context, task, `@{${PLAY_ALIAS}}`))
    };
}
