import { changedText } from 'c/uiAgo';
import type { CardReading } from 'c/uiCardReading';
import { fill } from 'c/uiFormat';
import type { Format } from 'c/uiFormat';
import { KnownChanges } from 'c/uiWrites';
import { labels } from 'c/journeyLabels';
import type { JourneyRecord, JourneyRecords, MilestoneRecord, StageRecord } from 'c/journeyRecords';
import type { JourneyViewResult } from 'c/journeyView';
import { reverse, saveTerm, sendChange, withChanges } from 'c/journeyWrites';
import type { Change } from 'c/journeyWrites';
import { movedMilestones, newMilestone, newStage, planOf } from './edits.ts';
import { SaveQueue } from './saves.ts';
import type { Failure, Wanted } from './wanted.ts';

/** The card, as far as changes need it. */
export interface ChangedCard {
    readonly records: JourneyRecords | null;
    readonly result: JourneyViewResult | null;
    readonly format: Format | null;
    readonly reading: Pick<CardReading, 'again' | 'tellPage'>;
    /** What went wrong, as it is shown. */
    failure: Failure | null;
    /** The way back that is offered. */
    undo: (Wanted & { readonly text: string }) | null;
    /** Shows the records with the changes. */
    draw(): void;
}

/** What the viewer changes on the journey card: shown at once, saved in order, taken back when a save fails. */
export class JourneyChanges {
    /** Not saved yet: the card shows them all the same. */
    private pending: readonly Change[] = [];
    private readonly saves = new SaveQueue();
    private readonly known = new KnownChanges();
    private readonly card: ChangedCard;

    constructor(card: ChangedCard) {
        this.card = card;
    }

    /** The records with what is not saved yet. */
    get shown(): JourneyRecords | null {
        const { records } = this.card;
        return records === null ? null : withChanges(records, this.pending);
    }

    /** Shows a change at once and saves it; takes it back when the save fails. */
    async save(wanted: Wanted): Promise<void> {
        const { card } = this;
        const { change, words } = wanted;
        card.failure = null;
        const back = { change: reverse(change), words: { what: words.what, done: '' }, text: words.done };
        card.undo = words.done === '' ? null : back;
        this.pending = [...this.pending, change];
        card.draw();
        const outcome = await this.saves.run(() => this.send(change));
        this.known.note(change.record.id, outcome);
        if (outcome.kind === 'saved') await card.reading.tellPage();
        else card.undo = null;
        this.pending = this.pending.filter((one) => one !== change);
        card.draw();
        if (outcome.kind === 'conflict') await this.conflict(wanted);
        else if (outcome.kind !== 'saved') this.refused(outcome.messages, wanted);
    }

    /** Saves a change to a record as it is by now. */
    async saveAgain({ change, words }: Wanted): Promise<void> {
        await this.save({ change: { ...change, record: this.latest(change) } as Change, words });
    }

    /** Somebody else was faster: the newest data are shown, and the viewer may do it all the same. */
    async conflict(wanted: Wanted): Promise<void> {
        const { card } = this;
        await card.reading.again();
        const { lastModifiedBy, lastModifiedAt } = this.latest(wanted.change);
        const last = { by: lastModifiedBy ?? labels.somebody, at: lastModifiedAt };
        const text = changedText(labels.conflict, last, new Date().toISOString(), card.format);
        card.failure = { strong: fill(labels.saveFailed, wanted.words.what), text, again: wanted };
    }

    /** The row of a milestone; one to be made where there is none. */
    milestoneRecord(journey: JourneyRecord, key: string): MilestoneRecord {
        const rows = this.shown?.milestones ?? [];
        return rows.find((one) => one.journeyId === journey.id && one.key === key) ?? newMilestone(journey.id, key);
    }

    /** The row of a stage; one to be made where there is none. */
    stageRecord(journey: JourneyRecord, key: string): StageRecord {
        const rows = this.shown?.stages ?? [];
        return rows.find((one) => one.journeyId === journey.id && one.key === key) ?? newStage(journey.id, key);
    }

    private async send(change: Change): ReturnType<typeof sendChange> {
        const { result } = this.card;
        if (!result?.journey) return { kind: 'failed', messages: [labels.unknownError] };
        const { journey, model } = result;
        const at = this.known.knownChange(change.record.id, change.record.lastModifiedAt);
        const moved = change.list === 'journeys' ? this.moved(change) : [];
        if (moved.length > 0) return this.sendTerm(change, at, moved);
        const plan = planOf(model, journey);
        const missing = {
            journey,
            milestone: plan?.milestones.find(({ key }) => change.list === 'milestones' && key === change.record.key),
            stage: plan?.stages.find(({ key }) => change.list === 'stages' && key === change.record.key)
        };
        return sendChange(change, at, missing, labels.unknownError);
    }

    /** Milestones whose days move with a term's dates. */
    private moved(change: Change & { readonly list: 'journeys' }): readonly Change[] {
        const { records, result } = this.card;
        if (!result || (change.values.startsOn === undefined && change.values.endsOn === undefined)) return [];
        const own = (records?.milestones ?? []).filter(({ journeyId }) => journeyId === change.record.id);
        return movedMilestones(result.model, { ...change.record, ...change.values }, own);
    }

    /** A term goes with its milestones' days, in a request that cannot be checked by itself: so the term is read again just before. */
    private async sendTerm(change: Change, at: string | null, moved: readonly Change[]): ReturnType<typeof sendChange> {
        await this.card.reading.again();
        const latest = this.card.records?.journeys?.find(({ id }) => id === change.record.id);
        if (at !== null && latest?.lastModifiedAt && latest.lastModifiedAt > at) return { kind: 'conflict' };
        const outcome = await saveTerm(change, moved, labels.unknownError);
        return outcome.kind === 'saved' ? { kind: 'saved', lastModifiedAt: null } : outcome;
    }

    private refused(messages: readonly string[], wanted: Wanted): void {
        const text = fill(labels.saveFailedText, messages.join(' '));
        this.card.failure = { strong: fill(labels.saveFailed, wanted.words.what), text, again: wanted };
    }

    /** The record of a change as it is now. */
    private latest({ list, record }: Change): JourneyRecord | MilestoneRecord | StageRecord {
        const rows: readonly (JourneyRecord | MilestoneRecord | StageRecord)[] = this.card.records?.[list] ?? [];
        return rows.find(({ id }) => id === record.id) ?? record;
    }
}
