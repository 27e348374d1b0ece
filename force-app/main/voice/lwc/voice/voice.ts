import { LightningElement, api, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { GraphqlDocument, GraphqlResult } from 'lightning/graphql';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { RefreshEvent, registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import type { ObjectInfoResult } from 'lightning/uiObjectInfoApi';
import { ask } from 'c/uiAsk';
import { reduceErrors } from 'c/uiErrors';
import type { FailureNote } from 'c/uiFailure';
import { calendarDay, createFormat, fill } from 'c/uiFormat';
import type { Format } from 'c/uiFormat';
import { Reload } from 'c/uiReload';
import { RowChanges } from 'c/uiRowChanges';
import type { RowCard, RowUndo } from 'c/uiRowChanges';
import type { FollowUpEntered, FollowUpForm } from 'c/voiceFollowUp';
import { labels } from 'c/voiceLabels';
import LOCALE from '@salesforce/i18n/locale';
import TIME_ZONE from '@salesforce/i18n/timeZone';
import SURVEY from '@salesforce/schema/Success_Survey__c';
import USER_ID from '@salesforce/user/Id';
import { enteredValues, formOf } from './edit.ts';
import { answerOf, recordForm } from './forms.ts';
import { ACCOUNT_QUERY, MAX_ANSWERS, OPPORTUNITY_QUERY } from './query.ts';
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
export default class Voice extends LightningElement implements RowCard<SurveyRecord, FollowUpValues> {
    /** Id of the account or the opportunity. */
    @api recordId?: string;
    /** `Account` or `Opportunity`. */
    @api objectApiName?: string;

    labels = labels;
    view: VoiceView = { kind: 'loading' };
    errors: GraphqlResult['errors'];
    format: Format | null = null;
    failure: FailureNote | null = null;
    undo: RowUndo<SurveyRecord, FollowUpValues> | null = null;
    showsAll = false;
    showsTable = false;
    surveyObject = SURVEY;

    private records: VoiceRecords | null = null;
    /** Id of the answer whose follow-up is edited. */
    private edited: string | null = null;
    private focusForm = false;
    private mayEdit = false;
    private mayCreate = false;
    private refresh: (() => Promise<void>) | undefined;
    private refreshHandler: string | null = null;
    private readonly reloading = new Reload();
    private readonly changes = new RowChanges<FollowUpValues, SurveyRecord>(this, {
        send: (id, at, values) => saveFollowUp(id, at, values, labels.unknownError),
        failed: () => labels.saveFailed,
        conflict: labels.conflict,
        somebody: labels.somebody,
        refused: labels.saveFailedText
    });

    @wire(graphql, { query: '$query', variables: '$variables', operationName: 'SuccessVoice' })
    handleData({ data, errors, refresh }: GraphqlResult): void {
        this.refresh = refresh;
        this.errors = errors;
        if (data !== undefined && data !== null) this.records = readVoice(data);
        this.draw();
    }

    @wire(getObjectInfo, { objectApiName: '$surveyObject' })
    handleObjectInfo({ data }: ObjectInfoResult): void {
        this.mayEdit = data?.updateable === true;
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
        if (!this.focusForm) return;
        this.focusForm = false;
        this.template!.querySelector<HTMLElement>('c-voice-follow-up')?.focus();
    }

    get query(): GraphqlDocument | undefined {
        if (this.recordId === undefined) return undefined;
        return this.objectApiName === 'Opportunity' ? OPPORTUNITY_QUERY : ACCOUNT_QUERY;
    }

    get variables(): Readonly<Record<string, unknown>> | undefined {
        return this.recordId === undefined ? undefined : { record: this.recordId };
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
        await this.reload();
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
        const { undo } = this;
        if (undo) await this.changes.save(undo.change, '');
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
        this.failure = null;
        // Unique by the moment; who records in the same millisecond has another number.
        const key = `manual-${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}`;
        const given = answerOf(entered);
        const owner = { id: customer.id, accountKey: customer.accountKey };
        const outcome = await recordAnswer(owner, key, given, labels.unknownError);
        if (outcome.kind === 'saved') {
            this.dispatchEvent(new ShowToastEvent({ title: labels.recordedToast, variant: 'success' }));
            await this.tellPage();
        } else
            this.changes.refuse(labels.recordFailed, 'messages' in outcome ? outcome.messages : [labels.unknownError]);
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

    /** Says what went wrong; null takes it away. */
    tell(failure: FailureNote | null): void {
        this.failure = failure;
    }

    /** Offers a way back; null takes it away. */
    offerUndo(undo: RowUndo<SurveyRecord, FollowUpValues> | null): void {
        this.undo = undo;
    }

    /** Reads again what was saved, and lets the other cards of the page do so. */
    async tellPage(): Promise<void> {
        const reloaded = this.reload();
        // The page asks this card, too, to read again: it joins the reading that has begun.
        this.dispatchEvent(new RefreshEvent());
        await reloaded;
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
        const { shown, errors } = this;
        if (errors && errors.length > 0) {
            const details = reduceErrors(errors, labels.unknownError);
            this.view = { kind: 'error', heading: labels.errorTitle, text: labels.errorText, details };
        } else if (shown !== null) {
            this.view = voiceView(shown, {
                format: this.formatOfToday(),
                editable: this.mayEdit,
                creatable: this.mayCreate,
                isOpportunity: this.objectApiName === 'Opportunity',
                most: MAX_ANSWERS
            });
        }
    }

    /** Reads again. */
    reload(): Promise<void> {
        return this.reloading.begin(() => this.readAgain());
    }

    private async readAgain(): Promise<void> {
        await this.refresh?.();
        this.draw();
    }

    /** A page may stay open over midnight: what is shown is reckoned for today. */
    private formatOfToday(): Format {
        const today = calendarDay(new Date(), TIME_ZONE);
        if (this.format?.today !== today) this.format = createFormat({ locale: LOCALE, timeZone: TIME_ZONE, today });
        return this.format;
    }
}
