import type { FailedRow } from '../../org/bulk.ts';
import { Spool } from '../../org/spool.ts';
import type { Assessment } from '../customer-assessment.ts';
import type { PlannedLoad } from '../load.ts';
import {
    JOURNEY_ENDING,
    JOURNEY_LINK,
    MILESTONE_CHANGE,
    NEW_JOURNEY,
    NEW_MILESTONE,
    NEW_OPPORTUNITY,
    NEW_STAGE,
    STAGE_CHANGE
} from './journey-columns.ts';
import { endingRow, milestoneRow, newJourneyRow, newMilestoneRow, newStageRow, stageRow } from './journey-rows.ts';
import { linkRow, opportunityRow } from './renewals.ts';

/** Gathers on disk what journeys and renewals need, object by object. */
export class JourneyCollector {
    readonly #journeys: Spool;
    readonly #milestones: Spool;
    readonly #changedMilestones: Spool;
    readonly #stages: Spool;
    readonly #changedStages: Spool;
    readonly #endings: Spool;
    readonly #opportunities: Spool;
    readonly #links: Spool;
    /** Stage of new Opportunities. */
    readonly #stage: string;
    /** Keys of renewals whose Opportunity the org refused. */
    readonly #refused = new Set<string>();

    constructor(folder: string, stage: string) {
        const spool = (name: string, columns: readonly string[]): Spool => new Spool(folder, name, columns);
        this.#journeys = spool('journeys', NEW_JOURNEY);
        this.#milestones = spool('milestones', NEW_MILESTONE);
        this.#changedMilestones = spool('changed-milestones', MILESTONE_CHANGE);
        this.#stages = spool('stages', NEW_STAGE);
        this.#changedStages = spool('changed-stages', STAGE_CHANGE);
        this.#endings = spool('endings', JOURNEY_ENDING);
        this.#opportunities = spool('opportunities', NEW_OPPORTUNITY);
        this.#links = spool('links', JOURNEY_LINK);
        this.#stage = stage;
    }

    /** Journeys that start. */
    get started(): number {
        return this.#journeys.rows;
    }

    /** Renewal Opportunities to open. */
    get opened(): number {
        return this.#opportunities.rows;
    }

    async add(customerId: string, { journeys, renewals, renewing }: Assessment): Promise<void> {
        for (const plan of journeys.created) await this.#journeys.add(newJourneyRow(plan, customerId));
        for (const milestone of journeys.milestones) await this.#milestones.add(newMilestoneRow(milestone));
        for (const update of journeys.updatedMilestones) await this.#changedMilestones.add(milestoneRow(update));
        for (const stage of journeys.stages) await this.#stages.add(newStageRow(stage));
        for (const update of journeys.updatedStages) await this.#changedStages.add(stageRow(update));
        for (const ending of journeys.endings) await this.#endings.add(endingRow(ending));
        for (const plan of renewals.open) await this.#opportunities.add(opportunityRow(plan, renewing, this.#stage));
        for (const key of renewals.link) await this.#links.add(linkRow(key));
    }

    /**
     * In the order in which they must be written: what names a record after that record, and an outcome after the milestone that it
     * ticks, so that a run that is killed in between finds it open and does both again.
     */
    loads(): readonly PlannedLoad[] {
        const journey = { object: 'Success_Journey__c', externalIdField: 'Journey_Key__c' };
        return [
            { object: 'Success_Journey__c', operation: 'create', spool: this.#journeys },
            { object: 'Success_Milestone__c', operation: 'create', spool: this.#milestones },
            {
                object: 'Success_Milestone__c',
                operation: 'upsert',
                externalIdField: 'Milestone_Unique_Key__c',
                spool: this.#changedMilestones
            },
            { object: 'Success_Stage__c', operation: 'create', spool: this.#stages },
            {
                object: 'Success_Stage__c',
                operation: 'upsert',
                externalIdField: 'Stage_Unique_Key__c',
                spool: this.#changedStages
            },
            { ...journey, operation: 'upsert', spool: this.#endings },
            { object: 'Opportunity', operation: 'create', spool: this.#opportunities },
            { ...journey, operation: 'upsert', spool: this.#links }
        ];
    }

    /** Whether a refused row is worth telling: not a link to an Opportunity that was refused itself. */
    isNews({ object, row }: FailedRow): boolean {
        const key = row['Success_Renewal_Key__c'];
        if (object === 'Opportunity' && key !== undefined) this.#refused.add(key);
        return !this.#refused.has(row['Renewal_Opportunity__r.Success_Renewal_Key__c'] ?? '');
    }
}
