import { LightningElement, api, wire } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { graphql } from 'lightning/graphql';
import type { GraphqlDocument, GraphqlResult } from 'lightning/graphql';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { RefreshEvent, registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { getPicklistValues } from 'lightning/uiObjectInfoApi';
import type { PicklistResult } from 'lightning/uiObjectInfoApi';
import { changedText } from 'c/uiAgo';
import { ask } from 'c/uiAsk';
import { reduceErrors } from 'c/uiErrors';
import type { FailureNote } from 'c/uiFailure';
import { calendarDay, fill } from 'c/uiFormat';
import { Reload } from 'c/uiReload';
import { labels } from 'c/playbookLabels';
import { ACCOUNTS_QUERY, OPPORTUNITY_QUERY, USERS_QUERY, readPlaybookRecords, readUsers } from 'c/playbookRecords';
import type { PersonRecord, PlaybookRecords } from 'c/playbookRecords';
import {
    cancelForm,
    createPlaybookFormat,
    isSameStep,
    planEdit,
    playbookContext,
    playbookView,
    stepForm,
    taskOf
} from 'c/playbookView';
import type { PlaybookCardView, PlaybookContext, PlannedEdit, PlayEdit, PlaysView, StepForm } from 'c/playbookView';
import { saveEdit } from 'c/playbookWrites';
import type { EditOutcome } from 'c/playbookWrites';
import PlaybookFinished from 'c/playbookFinished';
import type { PlayRequest, StepRequest } from 'c/playbookPlay';
import PlaybookStart from 'c/playbookStart';
import type { StartResult } from 'c/playbookStart';
import LOCALE from '@salesforce/i18n/locale';
import TIME_ZONE from '@salesforce/i18n/timeZone';
import TASK_STATUS from '@salesforce/schema/Task.Status';
import USER_ID from '@salesforce/user/Id';

/** The record type that every object has. */
const MASTER_RECORD_TYPE = '012000000000000AAA';

/** What was drawn last, and what from. */
interface Drawn {
    readonly records: PlaybookRecords;
    readonly today: string;
    readonly view: PlaybookCardView;
}

/** A customer's plays on the account's page, and on pages of its opportunities. */
export default class PlaybookTasks extends NavigationMixin(LightningElement) {
    /** Id of the account, or of an opportunity of it. */
    @api recordId?: string;
    /** Whose page it is: `Account` or `Opportunity`. */
    @api objectApiName?: string;

    labels = labels;
    errors: GraphqlResult['errors'];
    /** What went wrong with a save. */
    failure: FailureNote | null = null;
    isSaving = false;
    taskStatus = TASK_STATUS;
    masterRecordType = MASTER_RECORD_TYPE;

    private hasAnswer = false;
    private records: PlaybookRecords | null = null;
    /** As the records will be when what is being saved is saved. */
    private expected: PlaybookRecords | null = null;
    private refresh: (() => Promise<void>) | undefined;
    private refreshHandler: string | null = null;
    private readonly reloading = new Reload();
    private statuses: PicklistResult['data'];
    private readonly memory: { drawn: Drawn | null } = { drawn: null };
    private wantsUsers = false;
    private usersArrived: ((users: readonly PersonRecord[]) => void) | null = null;
    private users: readonly PersonRecord[] | null = null;

    @wire(graphql, { query: '$query', variables: '$variables', operationName: 'SuccessPlays' })
    handleData({ data, errors, refresh }: GraphqlResult): void {
        this.refresh = refresh;
        this.errors = errors;
        if (data === undefined || data === null) return;
        this.hasAnswer = true;
        this.records = readPlaybookRecords(data)[0] ?? null;
    }

    @wire(getPicklistValues, { recordTypeId: '$masterRecordType', fieldApiName: '$taskStatus' })
    handleStatuses({ data }: PicklistResult): void {
        this.statuses = data;
    }

    /** People are asked for only when a step is to be reassigned. */
    @wire(graphql, { query: USERS_QUERY, variables: '$usersVariables', operationName: 'SuccessPlayOwners' })
    handleUsers({ data, errors }: GraphqlResult): void {
        if (!data && !errors) return;
        this.users = data ? readUsers(data) : [];
        this.usersArrived?.(this.users);
    }

    override connectedCallback(): void {
        this.refreshHandler = registerRefreshHandler(this, () => this.reloading.join(() => this.readAgain()));
    }

    override disconnectedCallback(): void {
        if (this.refreshHandler !== null) unregisterRefreshHandler(this.refreshHandler);
    }

    get query(): GraphqlDocument {
        return this.isOpportunityPage ? OPPORTUNITY_QUERY : ACCOUNTS_QUERY;
    }

    get variables(): Readonly<Record<string, unknown>> | undefined {
        if (this.recordId === undefined) return undefined;
        return this.isOpportunityPage ? { record: this.recordId } : { accounts: [this.recordId] };
    }

    get usersVariables(): Readonly<Record<string, unknown>> | undefined {
        return this.wantsUsers ? {} : undefined;
    }

    get view(): PlaybookCardView {
        if (this.errors && this.errors.length > 0) {
            return {
                kind: 'error',
                heading: labels.errorTitle,
                text: labels.errorText,
                details: reduceErrors(this.errors, labels.unknownError)
            };
        }
        if (!this.hasAnswer) return { kind: 'loading' };
        const records = this.expected ?? this.records;
        if (records === null) {
            return { kind: 'error', heading: labels.errorTitle, text: labels.noAccountText, details: [] };
        }
        return this.viewOf(records);
    }

    get isLoading(): boolean {
        return this.view.kind === 'loading';
    }

    get error() {
        return this.view.kind === 'error' ? this.view : null;
    }

    get empty() {
        const { view } = this;
        return view.kind === 'noCustomer' || view.kind === 'notConfigured' ? view : null;
    }

    get ready(): PlaysView | null {
        return this.view.kind === 'ready' ? this.view : null;
    }

    get mayStart(): boolean {
        return this.ready?.mayStart === true;
    }

    get nextClass(): string {
        return this.ready?.next?.overdue ? 'next-when next-when_overdue' : 'next-when';
    }

    async handleRetry(): Promise<void> {
        await this.reloading.join(() => this.readAgain());
    }

    async handleStart(): Promise<void> {
        await this.start(null);
    }

    async handleStartDue(event: Event): Promise<void> {
        await this.start((event.currentTarget as HTMLElement).dataset.key ?? null);
    }

    async handleNext(): Promise<void> {
        const next = this.ready?.next;
        if (next) await this.change({ kind: 'complete', playId: next.playId, stepKey: next.stepKey });
    }

    async handleStep({ detail }: CustomEvent<StepRequest>): Promise<void> {
        const { playId, stepKey, action } = detail;
        if (action === 'openTask') this.openTask(playId, stepKey);
        else if (action === 'complete' || action === 'reopen') await this.change({ kind: action, playId, stepKey });
        else await this.ask(playId, stepKey, action);
    }

    async handlePlay({ detail }: CustomEvent<PlayRequest>): Promise<void> {
        if (detail.action === 'open') this.openRecord(detail.playId, 'Success_Play__c');
        else await this.askToCancel(detail.playId);
    }

    async handleFinished(): Promise<void> {
        if (!this.ready) return;
        const { finished } = this.ready;
        const id = await PlaybookFinished.open({ size: 'medium', label: labels.finishedTitle, plays: finished });
        if (typeof id === 'string') this.openRecord(id, 'Success_Play__c');
    }

    handleAllTasks(): void {
        this[NavigationMixin.Navigate]({
            type: 'standard__recordRelationshipPage',
            attributes: {
                recordId: this.records?.account.id,
                objectApiName: 'Account',
                relationshipApiName: 'OpenActivities',
                actionName: 'view'
            }
        });
    }

    handleDismiss(): void {
        this.failure = null;
    }

    private get isOpportunityPage(): boolean {
        return this.objectApiName === 'Opportunity';
    }

    /** Worked out once for the same records on the same day: templates ask many times. */
    private viewOf(records: PlaybookRecords): PlaybookCardView {
        const today = calendarDay(new Date(), TIME_ZONE);
        if (this.memory.drawn?.records !== records || this.memory.drawn.today !== today) {
            this.memory.drawn = { records, today, view: playbookView(this.contextOf(records)) };
        }
        return this.memory.drawn.view;
    }

    private contextOf(records: PlaybookRecords): PlaybookContext {
        const now = new Date();
        const today = calendarDay(now, TIME_ZONE);
        return playbookContext(records, {
            format: createPlaybookFormat({ locale: LOCALE, timeZone: TIME_ZONE, today }),
            userId: USER_ID,
            now: now.toISOString(),
            statuses: this.statuses?.values ?? [],
            types: []
        });
    }

    private async start(playKey: string | null): Promise<void> {
        const accountId = this.records?.account.id;
        if (accountId === undefined) return;
        const result = (await PlaybookStart.open({
            size: 'full',
            label: labels.startAPlay,
            accountIds: [accountId],
            playKey
        })) as StartResult | undefined;
        if (!result) return;
        if (result.kind === 'see') this.openRecord(result.playId, 'Success_Play__c');
        else await this.saved(result.message);
    }

    /** Asks for what a change of a step needs, then makes it. */
    private async ask(playId: string, stepKey: string, action: Exclude<StepForm['action'], 'cancel'>): Promise<void> {
        if (!this.records) return;
        const users = action === 'reassign' ? await this.loadUsers() : [];
        const form = stepForm(this.contextOf(this.records), { playId, stepKey, action }, users);
        await this.askWith(form);
    }

    private async askToCancel(playId: string): Promise<void> {
        if (!this.records) return;
        const form = cancelForm(this.contextOf(this.records), playId);
        await this.askWith(form);
    }

    private async askWith(form: StepForm | null): Promise<void> {
        if (!form) {
            this.failure = { strong: '', text: labels.playGone };
            return;
        }
        const { heading, intro, fields, check } = form;
        const action = form.action === 'cancel' ? labels.cancelPlay : '';
        const values = await ask({ heading, intro, fields, check, action });
        if (values) await this.change(form.edit(values));
    }

    private loadUsers(): Promise<readonly PersonRecord[]> {
        if (this.users) return Promise.resolve(this.users);
        this.wantsUsers = true;
        return new Promise((resolve) => {
            this.usersArrived = resolve;
        });
    }

    /**
     * Makes a change: shown at once, planned anew on the newest records, written in one request. A step that somebody else changed in
     * between is left as it is.
     */
    private async change(edit: PlayEdit): Promise<void> {
        if (this.isSaving || !this.records) return;
        this.isSaving = true;
        this.failure = null;
        try {
            await this.save(edit, this.contextOf(this.records));
        } finally {
            this.expected = null;
            this.isSaving = false;
        }
    }

    private async save(edit: PlayEdit, before: PlaybookContext): Promise<void> {
        const shown = planEdit(before, edit);
        this.expected = shown?.records ?? null;
        await this.reloading.begin(() => this.readAgain());
        const now = this.records && this.contextOf(this.records);
        const planned = now && isSameStep(before, now, edit) ? planEdit(now, edit) : null;
        if (!planned) {
            this.tellConflict(shown?.name ?? '', edit.playId);
            return;
        }
        const outcome = await saveEdit(planned, labels.unknownError);
        if (outcome.kind === 'saved') await this.saved(outcome.message);
        else this.failure = { strong: fill(labels.notChanged, planned.name), text: refusal(outcome, planned) };
    }

    private tellConflict(name: string, playId: string): void {
        const play = this.records?.running?.find(({ id }) => id === playId);
        const strong = name === '' ? '' : fill(labels.notChanged, name);
        if (!play || !this.records) {
            this.failure = { strong, text: labels.playGone };
            return;
        }
        const { format, now } = this.contextOf(this.records);
        const last = { by: play.lastModifiedBy ?? labels.somebody, at: play.lastModifiedAt };
        this.failure = { strong, text: changedText(labels.conflict, last, now, format) };
    }

    private openTask(playId: string, stepKey: string): void {
        const task = this.records && taskOf(this.contextOf(this.records), playId, stepKey);
        if (task) this.openRecord(task.id, 'Task');
    }

    private openRecord(recordId: string, objectApiName: string): void {
        this[NavigationMixin.Navigate]({
            type: 'standard__recordPage',
            attributes: { recordId, objectApiName, actionName: 'view' }
        });
    }

    private async saved(title: string): Promise<void> {
        this.dispatchEvent(new ShowToastEvent({ title, variant: 'success' }));
        const reloaded = this.reloading.begin(() => this.readAgain());
        this.dispatchEvent(new RefreshEvent());
        await reloaded;
    }

    private async readAgain(): Promise<void> {
        await this.refresh?.();
    }
}

/** Why nothing was written. */
function refusal(outcome: Exclude<EditOutcome, { readonly kind: 'saved' }>, { otherOwner }: PlannedEdit): string {
    if (outcome.kind === 'notAllowed') return fill(labels.notYours, otherOwner ?? labels.somebody);
    return outcome.kind === 'conflict' ? labels.errorText : outcome.messages.join(' ');
}
