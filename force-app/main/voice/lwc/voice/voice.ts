import { LightningElement, api, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { GraphqlDocument, GraphqlResult } from 'lightning/graphql';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { RefreshEvent, registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import type { ObjectInfoResult } from 'lightning/uiObjectInfoApi';
import { agoText } from 'c/uiAgo';
import { ask } from 'c/uiAsk';
import { reduceErrors } from 'c/uiErrors';
import { calendarDay, createFormat, fill } from 'c/uiFormat';
import type { Format } from 'c/uiFormat';
import { Reload } from 'c/uiReload';
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

interface Change {
    readonly record: SurveyRecord;
    readonly values: FollowUpValues;
}

interface DrawnAnswer extends AnswerView {
    /** While the form is open in its place. */
    readonly form: FollowUpForm | null;
    readonly followUpClass: string;
}

/** Answers that are shown before one asks for all. */
const SHOWN = 4;

/** What a customer says, on pages of accounts and of their opportunities. */
export default class Voice extends LightningElement {
    /** Id of the account or the opportunity. */
    @api recordId?: string;
    /** `Account` or `Opportunity`. */
    @api objectApiName?: string;

    labels = labels;
    view: VoiceView = { kind: 'loading' };
    errors: GraphqlResult['errors'];
    failure: { readonly strong: string; readonly text: string } | null = null;
    undo: { readonly text: string; readonly change: Change } | null = null;
    showsAll = false;
    showsTable = false;
    surveyObject = SURVEY;

    private records: VoiceRecords | null = null;
    /** Not saved yet: the card shows it all the same. */
    private change: Change | null = null;
    /** Id of the answer whose follow-up is edited. */
    private edited: string | null = null;
    private focusForm = false;
    private format: Format | null = null;
    private mayEdit = false;
    private mayCreate = false;
    private refresh: (() => Promise<void>) | undefined;
    private refreshHandler: string | null = null;
    private readonly reloading = new Reload();
    /** When the viewer's own saves changed a record, until the card has read it again. */
    private readonly changedAt = new Map<string, string>();

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
        if (record) await this.save({ record, values: enteredValues(event.detail) }, labels.followUpToast);
    }

    async handleUndo(): Promise<void> {
        const { undo } = this;
        if (undo) await this.save(undo.change, '');
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
        } else this.refuse(labels.recordFailed, 'messages' in outcome ? outcome.messages : [labels.unknownError]);
    }

    private form(id: string): FollowUpForm | null {
        const record = this.shown?.surveys?.find((one) => one.id === id);
        const people = this.records?.customer?.people ?? [];
        return record && this.format ? formOf(record, people, { today: this.format.today, userId: USER_ID }) : null;
    }

    /** Shows a change at once and saves it; takes it back when the save fails. `done`: said with a way to undo it. */
    private async save(change: Change, done: string): Promise<void> {
        const { record, values } = change;
        this.failure = null;
        this.undo = done === '' ? null : { text: done, change: reverse(change) };
        this.change = change;
        this.draw();
        const at = laterOf(this.changedAt.get(record.id), record.lastModifiedAt);
        const outcome = await saveFollowUp(record.id, at, values, labels.unknownError);
        if (outcome.kind === 'saved') {
            if (outcome.lastModifiedAt !== null) this.changedAt.set(record.id, outcome.lastModifiedAt);
            await this.tellPage();
        }
        this.change = null;
        this.draw();
        if (outcome.kind === 'conflict') await this.conflict(record);
        else if (outcome.kind !== 'saved') this.refuse(labels.saveFailed, outcome.messages);
    }

    /** Somebody else was faster: the newest data are shown. */
    private async conflict(record: SurveyRecord): Promise<void> {
        this.undo = null;
        await this.reload();
        const latest = this.records?.surveys?.find(({ id }) => id === record.id) ?? record;
        const at = latest.lastModifiedAt;
        const ago = at && this.format ? agoText(at, new Date().toISOString(), this.format) : '';
        const text = fill(labels.conflict, latest.lastModifiedBy ?? labels.somebody, ago).replace(/\s+\./, '.');
        this.failure = { strong: labels.saveFailed, text };
    }

    private refuse(strong: string, messages: readonly string[]): void {
        this.undo = null;
        this.failure = { strong, text: fill(labels.saveFailedText, messages.join(' ')) };
    }

    /** Reads again what was saved, and lets the other cards of the page do so. */
    private async tellPage(): Promise<void> {
        const reloaded = this.reload();
        // The page asks this card, too, to read again: it joins the reading that has begun.
        this.dispatchEvent(new RefreshEvent());
        await reloaded;
    }

    /** The records with what is not saved yet. */
    private get shown(): VoiceRecords | null {
        const { records, change } = this;
        if (records === null || change === null) return records;
        const people = this.records?.customer?.people ?? [];
        const surveys = records.surveys?.map((one) => {
            if (one.id !== change.record.id) return one;
            const by = people.find(({ id }) => id === change.values.followedUpById)?.name;
            const isMine = change.values.followedUpById === USER_ID;
            return { ...one, ...change.values, followedUpBy: by ?? (isMine ? labels.you : one.followedUpBy) };
        });
        return { ...records, surveys };
    }

    private draw(): void {
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

    private reload(): Promise<void> {
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

/** The change that puts back what there was. */
function reverse({ record, values }: Change): Change {
    const before: FollowUpValues = {
        followUp: record.followUp,
        followedUpById: record.followedUpById ?? null,
        followedUpOn: record.followedUpOn,
        outcome: record.outcome ?? null
    };
    return { record: { ...record, ...values }, values: before };
}

function laterOf(own: string | undefined, read: string | null | undefined): string | null {
    if (own === undefined) return read ?? null;
    return read === null || read === undefined || own > read ? own : read;
}
