import { LightningElement, api, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { GraphqlDocument, GraphqlResult } from 'lightning/graphql';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import type { ObjectInfoResult } from 'lightning/uiObjectInfoApi';
import { getRecord } from 'lightning/uiRecordApi';
import type { RecordResult } from 'lightning/uiRecordApi';
import { planJourney } from 'c/success';
import type { JourneyPlan } from 'c/success';
import { ask } from 'c/uiAsk';
import type { Form } from 'c/uiAsk';
import { CardReading } from 'c/uiCardReading';
import { createFormat, fill } from 'c/uiFormat';
import type { Format } from 'c/uiFormat';
import { accountOf, OPPORTUNITY_FIELDS, opportunityOf } from 'c/uiPageAccount';
import type { AccountCard } from 'c/uiPageAccount';
import { FormatOfToday } from 'c/uiToday';
import { labels } from 'c/journeyLabels';
import { ACCOUNT_QUERY, OPPORTUNITY_QUERY, readJourneyRecords } from 'c/journeyRecords';
import type { JourneyRecords } from 'c/journeyRecords';
import type { StageEdit } from 'c/journeyStage';
import { journeyView } from 'c/journeyView';
import type { HeaderView, JourneyCardView, JourneyViewResult, PanelView, ReadyView } from 'c/journeyView';
import { startJourney } from 'c/journeyWrites';
import type { StartOutcome } from 'c/journeyWrites';
import JOURNEY from '@salesforce/schema/Success_Journey__c';
import MILESTONE from '@salesforce/schema/Success_Milestone__c';
import { JourneyChanges } from './changes.ts';
import type { ChangedCard } from './changes.ts';
import { nextTermForm, startForm } from './dialogs.ts';
import { stageChange } from './edits.ts';
import { wantedOfMilestone } from './milestoneActs.ts';
import { wantedOfTerm } from './termActs.ts';
import type { Failure, Wanted } from './wanted.ts';

interface Act {
    readonly key: string;
    readonly action: string;
}

/** A customer's journey, on pages of accounts and of their opportunities. */
export default class JourneyPath extends LightningElement implements AccountCard, ChangedCard {
    /** Id of the account or the opportunity. */
    @api recordId?: string;
    /** `Account` or `Opportunity`. */
    @api objectApiName?: string;

    labels = labels;
    view: JourneyCardView = { kind: 'loading' };
    records: JourneyRecords | null = null;
    result: JourneyViewResult | null = null;
    format: Format | null = null;
    failure: Failure | null = null;
    undo: (Wanted & { readonly text: string }) | null = null;
    showsAll = false;
    isStarting = false;
    milestoneObject = MILESTONE;
    journeyObject = JOURNEY;

    readonly reading = new CardReading(this, () => this.draw());
    private journeyId: string | null = null;
    private stage: string | null = null;
    private mayEdit = false;
    private mayCreate = false;
    private readonly formats = new FormatOfToday(createFormat);
    private readonly changes = new JourneyChanges(this);

    @wire(getRecord, { recordId: '$opportunityId', optionalFields: OPPORTUNITY_FIELDS })
    opportunity: RecordResult = {};

    @wire(graphql, { query: '$query', variables: '$variables', operationName: 'SuccessJourneyCard' })
    handleData(result: GraphqlResult): void {
        if (this.reading.receive(result)) this.records = readJourneyRecords(result.data);
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
        this.reading.connect();
    }

    override disconnectedCallback(): void {
        this.reading.disconnect();
    }

    get opportunityId(): string | undefined {
        return opportunityOf(this);
    }

    get query(): GraphqlDocument | undefined {
        if (accountOf(this) === undefined) return undefined;
        return this.opportunityId === undefined ? ACCOUNT_QUERY : OPPORTUNITY_QUERY;
    }

    get variables(): Readonly<Record<string, unknown>> {
        const [record, opportunity] = [accountOf(this), this.opportunityId];
        return opportunity === undefined ? { record } : { record, opportunity };
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

    get againLabel(): string {
        return this.failure?.again ? labels.tryAgain : '';
    }

    async handleRetry(): Promise<void> {
        await this.reading.again();
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
        const { format, result } = this;
        const position = result?.position?.milestones.find((one) => one.key === key);
        if (!format || !result?.journey || !position) return;
        const { journey, model } = result;
        const record = this.changes.milestoneRecord(journey, key);
        const weeks = result.position?.term.weeks ?? null;
        const wanted = await wantedOfMilestone({ position, record, journey, model, format, weeks }, action);
        if (wanted) await this.changes.save(wanted);
    }

    async handleStageSave({ detail }: CustomEvent<StageEdit>): Promise<void> {
        const { journey } = this.result ?? {};
        const field = this.ready?.stage.fields.find(({ name }) => name === detail.name);
        if (!journey || !field) return;
        const record = this.changes.stageRecord(journey, detail.stage);
        const change = stageChange(record, { [detail.name]: detail.value === '' ? null : detail.value });
        const words = { what: field.label, done: fill(labels.savedField, field.label) };
        // Somebody else's words came in while the viewer was writing.
        if (field.value !== detail.before) await this.changes.conflict({ change, words });
        else await this.changes.save({ change, words });
    }

    async handleUndo(): Promise<void> {
        const { undo } = this;
        if (undo) await this.changes.save(undo);
    }

    handleUndoClosed(): void {
        this.undo = null;
    }

    async handleAgain(): Promise<void> {
        const again = this.failure?.again;
        if (again) await this.changes.saveAgain(again);
    }

    handleDismiss(): void {
        this.failure = null;
    }

    /** Shows the records with what is not saved yet, as of today. */
    draw(): void {
        const { shown } = this.changes;
        if (shown !== null) {
            this.format = this.formats.current;
            this.result = journeyView(shown, {
                format: this.format,
                choice: { journeyId: this.journeyId, stage: this.stage },
                editable: this.mayEdit,
                creatable: this.mayCreate
            });
        }
        this.view = this.reading.errorView(labels) ?? this.result?.view ?? { kind: 'loading' };
    }

    private async actOnJourney(action: string): Promise<void> {
        const { result, records, format } = this;
        if (!result || !records || !format) return;
        const { model, journey } = result;
        if (action === 'start' || action === 'startOther') await this.start(startForm(model, records, format));
        else if (action === 'nextTerm' && journey) await this.start(nextTermForm(model, records, journey));
        else if (journey) {
            const wanted = await wantedOfTerm(journey, action, format);
            if (wanted) await this.changes.save(wanted);
        }
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
            await this.reading.again();
            this.failure = { strong: labels.notStarted, text: labels.startedByOther, again: null };
        } else if (outcome.kind !== 'saved') {
            const text = outcome.kind === 'failed' ? outcome.messages.join(' ') : labels.unknownError;
            this.failure = { strong: labels.notStarted, text, again: null };
        } else {
            const title = fill(labels.started, this.format?.number(plan.journey.term) ?? '');
            await this.reading.saved(title, left === 0 ? undefined : fill(labels.startedPart, left));
            const own = this.records?.journeys?.find(({ key }) => key === plan.journey.key);
            this.journeyId = own?.id ?? null;
            this.stage = null;
            this.draw();
        }
    }
}
