import { duePlays, startPlay } from '../../../force-app/main/domain/lwc/success/success.ts';
import type { CalendarDate, PreparedModel } from '../../../force-app/main/domain/lwc/success/success.ts';
import { Spool } from '../../org/spool.ts';
import type { Assessment } from '../customer-assessment.ts';
import type { PlannedLoad } from '../load.ts';
import type { CustomerRecords } from '../score-read.ts';
import { moments, playFactsOf, type SeenCustomer } from './play-moments.ts';
import { NEW_PLAY, newPlayRow, playRuns, type StartedPlay } from './play-rows.ts';

export interface DueContext {
    readonly prepared: PreparedModel;
    readonly asOf: CalendarDate;
}

/** The plays that a customer is due for, each as it starts. */
export function playsToStart(records: CustomerRecords, assessment: Assessment, context: DueContext): StartedPlay[] {
    const { prepared, asOf } = context;
    const { model } = prepared;
    if (model.plays === undefined) return [];
    const { customer, details } = records;
    const { answer } = assessment;
    const seen = seenNow(assessment, asOf);
    const background = {
        prepared,
        journeys: assessment.renewals.after,
        acv: assessment.renewing.acv,
        surveys: assessment.surveys
    };
    const facts = playFactsOf(seen, asOf, moments(background, details.moments));
    const due = duePlays(model, facts, playRuns(details.plays), asOf).filter(({ state }) => state === 'due');
    const { calendar } = model.plays;
    return due.map((verdict) => ({
        customerId: customer['Id'] ?? '',
        accountKey: customer['Account_Key__c'] ?? '',
        verdict,
        plan: startPlay(verdict.play, asOf, calendar),
        score: answer.kind === 'scored' ? answer.score : null,
        modelVersion: model.version
    }));
}

function seenNow({ facts, answer, earlier, located, renewal, surveys }: Assessment, asOf: CalendarDate): SeenCustomer {
    const opportunity = located.journey?.opportunity ?? null;
    const moved = opportunity === null || opportunity.isClosed ? null : (opportunity.movedOn ?? asOf);
    return { facts, answer, fourWeeksAgo: earlier.fourWeeksAgo, located, renewal, opportunityMovedOn: moved, surveys };
}

/** Gathers the plays to start. */
export class PlayCollector {
    readonly #plays: Spool;

    constructor(folder: string) {
        this.#plays = new Spool(folder, 'plays', NEW_PLAY);
    }

    get started(): number {
        return this.#plays.rows;
    }

    async add(plays: readonly StartedPlay[]): Promise<void> {
        for (const play of plays) await this.#plays.add(newPlayRow(play));
    }

    loads(): readonly PlannedLoad[] {
        return [{ object: 'Success_Play__c', operation: 'create', spool: this.#plays }];
    }
}
