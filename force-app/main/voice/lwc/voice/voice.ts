import { LightningElement, api, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { GraphqlDocument, GraphqlResult } from 'lightning/graphql';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import type { ObjectInfoResult } from 'lightning/uiObjectInfoApi';
import { getRecord } from 'lightning/uiRecordApi';
import type { RecordResult } from 'lightning/uiRecordApi';
import { ask } from 'c/uiAsk';
import { CardReading } from 'c/uiCardReading';
import type { FailureNote } from 'c/uiFailure';
import { createFormat, fill } from 'c/uiFormat';
import type { Format } from 'c/uiFormat';
import { accountOf, OPPORTUNITY_FIELDS, opportunityOf } from 'c/uiPageAccount';
import type { AccountCard } from 'c/uiPageAccount';
import { RowChanges } from 'c/uiRowChanges';
import type { RowCard, RowUndo } from 'c/uiRowChanges';
import { FormatOfToday } from 'c/uiToday';
import type { FollowUpEntered, FollowUpForm } from 'c/voiceFollowUp';
import { labels } from 'c/voiceLabels';
import SURVEY from '@salesforce/schema/Success_Survey__c';
import USER_ID from '@salesforce/user/Id';
import { enteredValues, formOf } from './edit.ts';
import { answerOf, recordForm } from './forms.ts';
import { MAX_ANSWERS, VOICE_QUERY } from './query.ts';
import { readVoice } from './records.ts';
import type { SurveyRecord, VoiceRecords } from './records.ts';
import { voiceView } from './view.ts';
import type { AnswerView, ReadyView, VoiceView } from './view.ts';
import { recordAnswer, saveFollowUp } from './writes.ts';
import type { FollowUpValues } from './writes.ts';

interface DrawnAnswer extends AnswerView {
    /** While the form is open in its place. */
    readonly form: FollowUpForm | null;
    readonly followUpClass: string;
}

/** Answers that are shown before one asks for all. */
const SHOWN = 4;

/** What a customer says, on pages of accounts and of their opportunities. */
export default class Voice extends LightningElement implements AccountCard, RowCard<SurveyRecord, FollowUpValues> {
    /** Id of the account or the opportunity. */
    @api recordId?: string;
    /** `Account` or `Opportunity`. */
    @api objectApiName?: string;

    labels = labels;
    view: VoiceView = { kind: 'loading' };
    format: Format | null = null;
    failure: FailureNote | null = null;
    undo: RowUndo<SurveyRecord, FollowUpValues> | null = null;
    showsAll = false;
    showsTable = false;
    surveyObject = SURVEY;

    readonly reading = new CardReading(this, () => this.draw());
    private records: VoiceRecords | null = null;
    /** Id of the answer whose follow-up is edited. */
    private edited: string | null = null;
    private focusForm = false;
    private mayEdit = false;
    private mayCreate = false;
    private readonly formats = new FormatOfToday(createFormat);
    private readonly changes = new RowChanges<FollowUpValues, SurveyRecord>(this, {
        send: saveFollowUp,
        failed: () => labels.saveFailed,
        words: labels
    });

    @wire(getRecord, { recordId: '$opportunityId', optionalFields: OPPORTUNITY_FIELDS })
    opportunity: RecordResult = {};

    @wire(graphql, { query: '$query', variables: '$variables', operationName: 'SuccessVoice' })
    handleData(result: GraphqlResult): void {
        if (this.reading.receive(result)) this.records = readVoice(result.data);
        this.draw();
    }

    @wire(getObjectInfo, { objectApiName: '$surveyObject' })
    handleObjectInfo({ data }: ObjectInfoResult): void {
        this.mayEdit = data?.updateable === true;
        this.mayCreate = data?.createable === true;
        this.draw();
    }

    override connectedCallback(): void {
        this.reading.connect();
    }

    override disconnectedCallback(): void {
        this.reading.disconnect();
    }

    override renderedCallback(): void {
        if (!this.focusForm) return;
        this.focusForm = false;
        this.template!.querySelector<HTMLElement>('c-voice-follow-up')?.focus();
    }

    get opportunityId(): string | undefined {
        return opportunityOf(this);
    }

    get query(): GraphqlDocument | undefined {
        return accountOf(this) === undefined ? undefined : VOICE_QUERY;
    }

    get variables(): Readonly<Record<string, unknown>> {
        return { record: accountOf(this) };
    }

    get isLoading(): boolean {
        return this.view.kind === 'loading';
    }

    get error() {
        return this.view.kind === 'error' ? this.view : null;
    }

    get panel() {
        return this.view.kind === 'panel' ? this.view : null;
    }

    get ready(): ReadyView | null {
        return this.view.kind === 'ready' ? this.view : null;
    }

    get mayRecord(): boolean {
        return this.ready?.mayRecord === true;
    }

    get answers(): readonly DrawnAnswer[] {
        const all = this.ready?.answers ?? [];
        const shown = this.showsAll ? all : all.slice(0, SHOWN);
        return shown.map((answer) => ({
            ...answer,
            form: answer.id === this.edited ? this.form(answer.id) : null,
            followUpClass: answer.followUp.waits ? 'follow-up follow-up_waits' : 'follow-up'
        }));
    }

    get moreLabel(): string {
        const count = this.ready?.answers.length ?? 0;
        if (count <= SHOWN) return '';
        return this.showsAll ? labels.showFewer : fill(labels.showAll, this.format?.number(count) ?? count);
    }

    get moreExpanded(): string {
        return String(this.showsAll);
    }

    get switchLabel(): string {
        return this.showsTable ? labels.showCharts : labels.showTable;
    }

    async handleRetry(): Promise<void> {
        await this.reading.again();
    }

    handleMore(): void {
        this.showsAll = !this.showsAll;
    }

    handleSwitch(): void {
        this.showsTable = !this.showsTable;
    }

    handleDismiss(): void {
        this.failure = null;
    }

    handleEdit(event: Event): void {
        this.edited = (event.currentTarget as HTMLElement).dataset.id ?? null;
        this.focusForm = true;
    }

    handleCancel(): void {
        this.edited = null;
    }

    async handleSave(event: CustomEvent<FollowUpEntered>): Promise<void> {
        const record = this.shown?.surveys?.find(({ id }) => id === this.edited);
        this.edited = null;
        if (record) await this.changes.save({ record, values: enteredValues(event.detail) }, labels.followUpToast);
    }

    async handleUndo(): Promise<void> {
        await this.changes.undo();
    }

    handleUndoClosed(): void {
        this.undo = null;
    }

    async handleRecord(): Promise<void> {
        const { records, format } = this;
        const { customer } = records ?? {};
        if (!records || !format || !customer?.accountKey) return;
        const entered = await ask(recordForm(records, format));
        if (!entered) return;
        // Unique by the moment; who records in the same millisecond has another number.
        const key = `manual-${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}`;
        const owner = { id: customer.id, accountKey: customer.accountKey };
        const outcome = recordAnswer(owner, key, answerOf(entered), labels.unknownError);
        await this.changes.create(outcome, labels.recordedToast, labels.recordFailed);
    }

    private form(id: string): FollowUpForm | null {
        const record = this.shown?.surveys?.find((one) => one.id === id);
        const people = this.records?.customer?.people ?? [];
        return record && this.format ? formOf(record, people, { today: this.format.today, userId: USER_ID }) : null;
    }

    /** As they were read last; undefined: none yet, or hidden. */
    get rows(): readonly SurveyRecord[] | undefined {
        return this.records?.surveys;
    }

    /** The records with what is not saved yet. */
    private get shown(): VoiceRecords | null {
        const { records } = this;
        const { pending } = this.changes;
        if (records === null || pending === null) return records;
        const people = records.customer?.people ?? [];
        const { followedUpById } = pending.values;
        const by =
            people.find(({ id }) => id === followedUpById)?.name ?? (followedUpById === USER_ID ? labels.you : null);
        const surveys = this.changes.shown(records.surveys)?.map((one) => {
            return one.id === pending.record.id ? { ...one, followedUpBy: by ?? one.followedUpBy } : one;
        });
        return { ...records, surveys };
    }

    /** Shows the records with what is not saved yet, as of today. */
    draw(): void {
        const { shown } = this;
        const error = this.reading.errorView(labels);
        if (error) this.view = error;
        else if (shown !== null) {
            this.format = this.formats.current;
            this.view = voiceView(shown, {
                format: this.format,
                editable: this.mayEdit,
                creatable: this.mayCreate,
                isOpportunity: this.objectApiName === 'Opportunity',
                most: MAX_ANSWERS
            });
        }
    }
}
