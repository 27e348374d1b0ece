import { LightningElement, api, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { GraphqlDocument, GraphqlResult } from 'lightning/graphql';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { RefreshEvent, registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import type { ObjectInfoResult } from 'lightning/uiObjectInfoApi';
import { planJourney } from 'c/success';
import type { JourneyPlan, MilestonePosition } from 'c/success';
import { agoText } from 'c/uiAgo';
import { ask } from 'c/uiAsk';
import type { Form } from 'c/uiAsk';
import { reduceErrors } from 'c/uiErrors';
import { calendarDay, createFormat, fill } from 'c/uiFormat';
import type { Format } from 'c/uiFormat';
import { Reload } from 'c/uiReload';
import { labels } from 'c/journeyLabels';
import { ACCOUNT_QUERY, OPPORTUNITY_QUERY, readJourneyRecords } from 'c/journeyRecords';
import type { JourneyRecord, JourneyRecords, MilestoneRecord, StageRecord } from 'c/journeyRecords';
import type { StageEdit } from 'c/journeyStage';
import { journeyView } from 'c/journeyView';
import type { HeaderView, JourneyCardView, JourneyViewResult, PanelView, ReadyView } from 'c/journeyView';
import { reverse, saveTerm, sendChange, startJourney, withChanges } from 'c/journeyWrites';
import type { Change, StartOutcome } from 'c/journeyWrites';
import LOCALE from '@salesforce/i18n/locale';
import TIME_ZONE from '@salesforce/i18n/timeZone';
import JOURNEY from '@salesforce/schema/Success_Journey__c';
import MILESTONE from '@salesforce/schema/Success_Milestone__c';
import {
    dayForm,
    figureForm,
    nextTermForm,
    outcomeForm,
    replanForm,
    startForm,
    termForm,
    waiveForm
} from './dialogs.ts';
import {
    completed,
    journeyChange,
    milestoneChange,
    movedMilestones,
    newMilestone,
    newStage,
    planOf,
    replanned,
    stageChange,
    waived,
    withFigure
} from './edits.ts';
import { SaveQueue } from './saves.ts';

/** What is said of a save. */
interface Words {
    /** What is changed. */
    readonly what: string;
    /** That it is, as a sentence; with a way to undo it. */
    readonly done: string;
}

/** What went wrong with a save, shown on the card. */
interface Failure {
    readonly strong: string;
    readonly text: string;
    /** To be tried again; null: there is nothing to try. */
    readonly again: { readonly change: Change; readonly words: Words } | null;
}

interface Act {
    readonly key: string;
    readonly action: string;
}

/** A customer's journey, on pages of accounts and of their opportunities. */
export default class JourneyPath extends LightningElement {
    /** Id of the account or the opportunity. */
    @api recordId?: string;
    /** `Account` or `Opportunity`. */
    @api objectApiName?: string;

    labels = labels;
    result: JourneyViewResult | null = null;
    errors: GraphqlResult['errors'];
    failure: Failure | null = null;
    undo: { readonly text: string; readonly change: Change; readonly what: string } | null = null;
    showsAll = false;
    isStarting = false;
    milestoneObject = MILESTONE;
    journeyObject = JOURNEY;

    private records: JourneyRecords | null = null;
    /** Not saved yet: the card shows them all the same. */
    private changes: readonly Change[] = [];
    private format: Format | null = null;
    private journeyId: string | null = null;
    private stage: string | null = null;
    private mayEdit = false;
    private mayCreate = false;
    private refresh: (() => Promise<void>) | undefined;
    private refreshHandler: string | null = null;
    /** A failure that was not yet brought into view. */
    private newFailure = false;
    private readonly saves = new SaveQueue();
    private readonly reloading = new Reload();

    @wire(graphql, { query: '$query', variables: '$variables', operationName: 'SuccessJourneyCard' })
    handleData({ data, errors, refresh }: GraphqlResult): void {
        this.refresh = refresh;
        this.errors = errors;
        if (data === undefined || data === null) return;
        this.records = readJourneyRecords(data);
        this.draw();
    }

    @wire(getObjectInfo, { objectApiName: '$milestoneObject' })
    handleMilestoneInfo({ data }: ObjectInfoResult): void {
        this.mayEdit = data?.updateable === true;
        this.draw();
    }

    @wire(getObjectInfo, { objectApiName: '$journeyObject' })
    handleJourneyInfo({ data }: ObjectInfoResult): void {
        this.mayCreate = data?.createable === true;
        this.draw();
    }

    override connectedCallback(): void {
        this.refreshHandler = registerRefreshHandler(this, () => this.reloading.join(() => this.readAgain()));
    }

    override disconnectedCallback(): void {
        if (this.refreshHandler !== null) unregisterRefreshHandler(this.refreshHandler);
    }

    override renderedCallback(): void {
        if (!this.newFailure) return;
        this.newFailure = false;
        (this.refs?.failure as HTMLElement | undefined)?.scrollIntoView({ block: 'nearest' });
    }

    get query(): GraphqlDocument | undefined {
        if (this.recordId === undefined) return undefined;
        return this.objectApiName === 'Opportunity' ? OPPORTUNITY_QUERY : ACCOUNT_QUERY;
    }

    get variables(): Readonly<Record<string, unknown>> | undefined {
        return this.recordId === undefined ? undefined : { record: this.recordId };
    }

    get view(): JourneyCardView {
        if (this.errors && this.errors.length > 0) {
            const details = reduceErrors(this.errors, labels.unknownError);
            return { kind: 'error', heading: labels.errorTitle, text: labels.errorText, details };
        }
        return this.result?.view ?? { kind: 'loading' };
    }

    get isLoading(): boolean {
        return this.view.kind === 'loading';
    }

    get error() {
        return this.view.kind === 'error' ? this.view : null;
    }

    get panel(): PanelView | null {
        return this.view.kind === 'panel' ? this.view : null;
    }

    get ready(): ReadyView | null {
        return this.view.kind === 'ready' ? this.view : null;
    }

    get header(): HeaderView | null {
        return (this.ready ?? this.panel)?.header ?? null;
    }

    get hasChoices(): boolean {
        return (this.header?.choices.length ?? 0) > 0;
    }

    get hasMenu(): boolean {
        return (this.header?.menu.length ?? 0) > 0;
    }

    async handleRetry(): Promise<void> {
        await this.reload();
    }

    handleChooseJourney(event: CustomEvent<{ readonly value: string }>): void {
        this.journeyId = event.detail.value;
        this.stage = null;
        this.draw();
    }

    handleChooseStage({ detail }: CustomEvent<string>): void {
        this.stage = detail;
        this.draw();
    }

    handleAll(): void {
        this.showsAll = !this.showsAll;
    }

    async handleMenu(event: CustomEvent<{ readonly value: string }>): Promise<void> {
        await this.actOnJourney(event.detail.value);
    }

    async handleButton(event: Event): Promise<void> {
        await this.actOnJourney((event.currentTarget as HTMLElement).dataset.action ?? '');
    }

    async handleAct({ detail: { key, action } }: CustomEvent<Act>): Promise<void> {
        const position = this.result?.position?.milestones.find((one) => one.key === key);
        if (position) await this.actOnMilestone(position, action);
    }

    async handleStageSave({ detail }: CustomEvent<StageEdit>): Promise<void> {
        const { journey } = this.result ?? {};
        const field = this.ready?.stage.fields.find(({ name }) => name === detail.name);
        if (!journey || !field) return;
        const record = this.stageRecord(journey, detail.stage);
        const change = stageChange(record, { [detail.name]: detail.value === '' ? null : detail.value });
        const words = { what: field.label, done: fill(labels.savedField, field.label) };
        // Somebody else's words came in while the viewer was writing.
        if (field.value !== detail.before) await this.conflict(change, words);
        else await this.save(change, words);
    }

    async handleUndo(): Promise<void> {
        const { undo } = this;
        if (undo) await this.save(undo.change, { what: undo.what, done: '' });
    }

    handleUndoClosed(): void {
        this.undo = null;
    }

    async handleAgain(): Promise<void> {
        const again = this.failure?.again;
        if (again) await this.save({ ...again.change, record: this.latest(again.change) } as Change, again.words);
    }

    handleDismiss(): void {
        this.failure = null;
    }

    private async actOnJourney(action: string): Promise<void> {
        const { result, records, format } = this;
        if (!result || !records || !format) return;
        const { model, journey } = result;
        if (action === 'start' || action === 'startOther') await this.start(startForm(model, records, format));
        else if (journey) await this.actOnTerm(action, journey);
    }

    private async actOnTerm(action: string, journey: JourneyRecord): Promise<void> {
        const { result, records, format } = this;
        if (!result || !records || !format) return;
        if (action === 'nextTerm') await this.start(nextTermForm(result.model, records, journey));
        else if (action === 'editTerm') await this.editTerm(journey);
        else if (action === 'renewed') await this.decide(journey, 'Renewed');
        else if (action === 'lost') await this.decide(journey, 'Lost');
        else if (action === 'undecide') await this.undecide(journey, format);
    }

    private async undecide(journey: JourneyRecord, format: Format): Promise<void> {
        const change = journeyChange(journey, { outcome: null, outcomeOn: null, outcomeReason: null });
        const done = fill(labels.outcomeBack, format.number(journey.term));
        await this.save(change, { what: this.termText(journey), done });
    }

    private async actOnMilestone(position: MilestonePosition, action: string): Promise<void> {
        const { format, result } = this;
        const journey = result?.journey;
        if (!format || !journey) return;
        const { label } = position.milestone;
        const record = this.milestoneRecord(journey, position.key);
        const words = (done: string, ...values: readonly string[]): Words => ({
            what: label,
            done: fill(done, label, ...values)
        });
        if (action === 'complete') {
            await this.save(milestoneChange(record, completed(format.today)), words(labels.doneToast));
        } else if (action === 'reopen') {
            await this.save(milestoneChange(record, { completedOn: null }), words(labels.reopenedToast));
        } else if (action === 'unwaive') {
            const change = milestoneChange(record, { waivedOn: null, waiverReason: null });
            await this.save(change, words(labels.unwaivedToast));
        } else {
            await this.askOfMilestone(position, record, action, words);
        }
    }

    /** What needs a dialog first. */
    private async askOfMilestone(
        position: MilestonePosition,
        record: MilestoneRecord,
        action: string,
        words: (done: string, ...values: readonly string[]) => Words
    ): Promise<void> {
        const { format, result } = this;
        const journey = result?.journey;
        if (!format || !journey || !result.position) return;
        const { label } = position.milestone;
        const first = journey.startsOn ?? '';
        if (action === 'day') {
            const answer = await ask(dayForm(label, position.completedOn, first, format));
            if (answer) await this.save(milestoneChange(record, completed(answer.on ?? '')), words(labels.doneToast));
        } else if (action === 'waive') {
            const answer = await ask(waiveForm(label));
            const values = waived(format.today, answer?.reason ?? '');
            if (answer) await this.save(milestoneChange(record, values), words(labels.waivedToast));
        } else if (action === 'replan') {
            const lastWeek = result.position.term.weeks ?? result.model.journey?.termWeeks ?? 1;
            const answer = await ask(replanForm(position, lastWeek, format));
            const week = Number(answer?.week);
            const values = replanned(result.model, journey, week);
            if (answer)
                await this.save(milestoneChange(record, values), words(labels.replannedToast, format.number(week)));
        } else if (action === 'figure') {
            const answer = await ask(figureForm(label, record, first, format));
            if (!answer) return;
            const percent = Number(answer.percent);
            const values = withFigure(record, answer.on ?? '', percent);
            await this.save(milestoneChange(record, values), words(labels.figureSaved, format.percent(percent, 1)));
        }
    }

    private async decide(journey: JourneyRecord, outcome: 'Renewed' | 'Lost'): Promise<void> {
        const { format } = this;
        if (!format) return;
        const answer = await ask(outcomeForm(journey, outcome, format));
        if (!answer) return;
        const values = { outcome, outcomeOn: answer.on ?? null, outcomeReason: answer.reason ? answer.reason : null };
        const done = fill(labels.outcomeSaved, format.number(journey.term));
        await this.save(journeyChange(journey, values), { what: this.termText(journey), done });
    }

    private async editTerm(journey: JourneyRecord): Promise<void> {
        const { format } = this;
        if (!format) return;
        const answer = await ask(termForm(journey, format));
        if (!answer) return;
        const values = {
            startsOn: answer.startsOn ?? null,
            endsOn: answer.endsOn ? answer.endsOn : null,
            noticeDays: daysOf(answer.noticeDays),
            procurementDays: daysOf(answer.procurementDays)
        };
        const done = fill(labels.termSaved, format.number(journey.term));
        await this.save(journeyChange(journey, values), { what: this.termText(journey), done });
    }

    private async start(form: Form): Promise<void> {
        const { records, result } = this;
        const customer = records?.customer;
        if (!customer || !result || this.isStarting) return;
        const answer = await ask(form);
        if (!answer) return;
        const plan = planJourney(result.model, {
            accountKey: customer.accountKey ?? records.account?.id ?? '',
            subscription: answer.subscription ?? '',
            term: Number(answer.term),
            startsOn: answer.startsOn ?? '',
            endsOn: answer.endsOn ? answer.endsOn : null
        });
        if (plan.kind !== 'planned') return;
        this.isStarting = true;
        this.failure = null;
        try {
            await this.started(plan, await startJourney(plan, customer.id, labels.unknownError));
        } finally {
            this.isStarting = false;
        }
    }

    private async started(plan: JourneyPlan, { outcome, left }: StartOutcome): Promise<void> {
        if (outcome.kind === 'duplicate') {
            await this.reload();
            this.fail({ strong: labels.notStarted, text: labels.startedByOther, again: null });
        } else if (outcome.kind !== 'saved') {
            const text = outcome.kind === 'failed' ? outcome.messages.join(' ') : labels.unknownError;
            this.fail({ strong: labels.notStarted, text, again: null });
        } else {
            const title = fill(labels.started, this.format?.number(plan.journey.term) ?? '');
            const message = left === 0 ? {} : { message: fill(labels.startedPart, left) };
            this.dispatchEvent(new ShowToastEvent({ title, variant: 'success', ...message }));
            await this.tellPage();
            const own = this.records?.journeys?.find(({ key }) => key === plan.journey.key);
            this.journeyId = own?.id ?? null;
            this.stage = null;
            this.draw();
        }
    }

    /** Shows a change at once and saves it; takes it back when the save fails. */
    private async save(change: Change, words: Words): Promise<void> {
        this.failure = null;
        this.undo = words.done === '' ? null : { text: words.done, change: reverse(change), what: words.what };
        this.changes = [...this.changes, change];
        this.draw();
        const outcome = await this.saves.run(() => this.send(change));
        this.saves.note(change.record.id, outcome);
        if (outcome.kind === 'saved') await this.tellPage();
        else this.undo = null;
        this.changes = this.changes.filter((one) => one !== change);
        this.draw();
        if (outcome.kind === 'conflict') await this.conflict(change, words);
        else if (outcome.kind !== 'saved') this.refused(outcome.messages, change, words);
    }

    private async send(change: Change): ReturnType<typeof sendChange> {
        const { result } = this;
        if (!result?.journey) return { kind: 'failed', messages: [labels.unknownError] };
        const { journey, model } = result;
        const at = this.saves.knownChange(change.record.id, change.record.lastModifiedAt);
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
        const { model } = this.result ?? {};
        if (!model || (change.values.startsOn === undefined && change.values.endsOn === undefined)) return [];
        const own = (this.records?.milestones ?? []).filter(({ journeyId }) => journeyId === change.record.id);
        return movedMilestones(model, { ...change.record, ...change.values }, own);
    }

    /** A term goes with its milestones' days, in a request that cannot be checked by itself: so the term is read again just before. */
    private async sendTerm(change: Change, at: string | null, moved: readonly Change[]): ReturnType<typeof sendChange> {
        await this.reload();
        const latest = this.records?.journeys?.find(({ id }) => id === change.record.id);
        if (at !== null && latest?.lastModifiedAt && latest.lastModifiedAt > at) return { kind: 'conflict' };
        const outcome = await saveTerm(change, moved, labels.unknownError);
        return outcome.kind === 'saved' ? { kind: 'saved', lastModifiedAt: null } : outcome;
    }

    /** Somebody else was faster: the newest data are shown, and the viewer may do it all the same. */
    private async conflict(change: Change, words: Words): Promise<void> {
        await this.reload();
        const { lastModifiedBy, lastModifiedAt } = this.latest(change);
        const ago = lastModifiedAt && this.format ? agoText(lastModifiedAt, new Date().toISOString(), this.format) : '';
        const text = fill(labels.conflict, lastModifiedBy ?? labels.somebody, ago).replace(/\s+\./, '.');
        this.fail({ strong: fill(labels.saveFailed, words.what), text, again: { change, words } });
    }

    private refused(messages: readonly string[], change: Change, words: Words): void {
        const text = fill(labels.saveFailedText, messages.join(' '));
        this.fail({ strong: fill(labels.saveFailed, words.what), text, again: { change, words } });
    }

    private fail(failure: Failure): void {
        this.failure = failure;
        this.newFailure = true;
    }

    /** The record of a change as it is now. */
    private latest({ list, record }: Change): JourneyRecord | MilestoneRecord | StageRecord {
        const rows: readonly (JourneyRecord | MilestoneRecord | StageRecord)[] = this.records?.[list] ?? [];
        return rows.find(({ id }) => id === record.id) ?? record;
    }

    private milestoneRecord(journey: JourneyRecord, key: string): MilestoneRecord {
        const rows = this.shown?.milestones ?? [];
        return rows.find((one) => one.journeyId === journey.id && one.key === key) ?? newMilestone(journey.id, key);
    }

    private stageRecord(journey: JourneyRecord, key: string): StageRecord {
        const rows = this.shown?.stages ?? [];
        return rows.find((one) => one.journeyId === journey.id && one.key === key) ?? newStage(journey.id, key);
    }

    private termText({ term }: JourneyRecord): string {
        return `${labels.termNumber} ${this.format?.number(term) ?? ''}`;
    }

    /** The records with what is not saved yet. */
    private get shown(): JourneyRecords | null {
        return this.records === null ? null : withChanges(this.records, this.changes);
    }

    private draw(): void {
        const { shown } = this;
        if (shown === null) return;
        const format = this.formatOfToday();
        this.result = journeyView(shown, {
            format,
            choice: { journeyId: this.journeyId, stage: this.stage },
            editable: this.mayEdit,
            creatable: this.mayCreate
        });
    }

    /** A page may stay open over midnight: what is shown is reckoned for today. */
    private formatOfToday(): Format {
        const today = calendarDay(new Date(), TIME_ZONE);
        if (this.format?.today !== today) this.format = createFormat({ locale: LOCALE, timeZone: TIME_ZONE, today });
        return this.format;
    }

    /** Reads again what was saved, and lets the other cards of the page do so. */
    private async tellPage(): Promise<void> {
        const reloaded = this.reload();
        // The page asks this card, too, to read again: it joins the reading that has begun.
        this.dispatchEvent(new RefreshEvent());
        await reloaded;
    }

    private reload(): Promise<void> {
        return this.reloading.begin(() => this.readAgain());
    }

    private async readAgain(): Promise<void> {
        await this.refresh?.();
        this.draw();
    }
}

function daysOf(text: string | undefined): number | null {
    return text === undefined || text === '' ? null : Number(text);
}
