import { LightningElement, api, wire } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { graphql } from 'lightning/graphql';
import type { GraphqlDocument, GraphqlResult } from 'lightning/graphql';
import { getPicklistValues } from 'lightning/uiObjectInfoApi';
import type { PicklistResult } from 'lightning/uiObjectInfoApi';
import { getRecord } from 'lightning/uiRecordApi';
import type { RecordResult } from 'lightning/uiRecordApi';
import { changedText } from 'c/uiAgo';
import { ask } from 'c/uiAsk';
import { CardReading } from 'c/uiCardReading';
import type { FailureNote } from 'c/uiFailure';
import { fill } from 'c/uiFormat';
import { accountOf, OPPORTUNITY_FIELDS, opportunityOf } from 'c/uiPageAccount';
import type { AccountCard } from 'c/uiPageAccount';
import { FormatOfToday } from 'c/uiToday';
import { labels } from 'c/playbookLabels';
import { ACCOUNTS_QUERY, USERS_QUERY, readPlaybookRecords, readUsers } from 'c/playbookRecords';
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
import { noAccount } from 'c/uiNothing';
import TASK_STATUS from '@salesforce/schema/Task.Status';
import USER_ID from '@salesforce/user/Id';

/** The record type that every object has. */
const MASTER_RECORD_TYPE = '012000000000000AAA';

/** A customer's plays on the account's page, and on pages of its opportunities. */
export default class PlaybookTasks extends NavigationMixin(LightningElement) implements AccountCard {
    /** Id of the account, or of an opportunity of it. */
    @api recordId?: string;
    /** Whose page it is: `Account` or `Opportunity`. */
    @api objectApiName?: string;

    labels = labels;
    view: PlaybookCardView = { kind: 'loading' };
    /** What went wrong with a save. */
    failure: FailureNote | null = null;
    isSaving = false;
    taskStatus = TASK_STATUS;
    masterRecordType = MASTER_RECORD_TYPE;

    private hasAnswer = false;
    private records: PlaybookRecords | null = null;
    /** As the records will be when what is being saved is saved. */
    private expected: PlaybookRecords | null = null;
    private readonly formats = new FormatOfToday(createPlaybookFormat);
    private readonly reading = new CardReading(this, () => this.draw());
    private statuses: PicklistResult['data'];
    private wantsUsers = false;
    private usersArrived: ((users: readonly PersonRecord[]) => void) | null = null;
    private users: readonly PersonRecord[] | null = null;

    @wire(getRecord, { recordId: '$opportunityId', optionalFields: OPPORTUNITY_FIELDS })
    opportunity: RecordResult = {};

    @wire(graphql, { query: '$query', variables: '$variables', operationName: 'SuccessPlays' })
    handleData(result: GraphqlResult): void {
        if (this.reading.receive(result)) {
            this.hasAnswer = true;
            this.records = readPlaybookRecords(result.data)[0] ?? null;
        }
        this.draw();
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
        this.reading.connect();
    }

    override disconnectedCallback(): void {
        this.reading.disconnect();
    }

    get opportunityId(): string | undefined {
        return opportunityOf(this);
    }

    get query(): GraphqlDocument | undefined {
        return accountOf(this) === undefined ? undefined : ACCOUNTS_QUERY;
    }

    get variables(): Readonly<Record<string, unknown>> {
        return { accounts: [accountOf(this)] };
    }

    get usersVariables(): Readonly<Record<string, unknown>> | undefined {
        return this.wantsUsers ? {} : undefined;
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
        await this.reading.again();
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

    /** Shows the records, or what will become of them, as of today. */
    private draw(): void {
        this.view = this.reading.errorView(labels) ?? this.viewOf(this.expected ?? this.records);
    }

    private viewOf(records: PlaybookRecords | null): PlaybookCardView {
        if (records) return playbookView(this.contextOf(records));
        if (!this.hasAnswer) return { kind: 'loading' };
        return noAccount(this.opportunityId !== undefined);
    }

    private contextOf(records: PlaybookRecords): PlaybookContext {
        return playbookContext(records, {
            format: this.formats.current,
            userId: USER_ID,
            now: new Date().toISOString(),
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
        else await this.reading.saved(result.message);
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
            this.draw();
        }
    }

    private async save(edit: PlayEdit, before: PlaybookContext): Promise<void> {
        const shown = planEdit(before, edit);
        this.expected = shown?.records ?? null;
        this.draw();
        await this.reading.again();
        const now = this.records && this.contextOf(this.records);
        const planned = now && isSameStep(before, now, edit) ? planEdit(now, edit) : null;
        if (!planned) {
            this.tellConflict(shown?.name ?? '', edit.playId);
            return;
        }
        const outcome = await saveEdit(planned, labels.unknownError);
        if (outcome.kind === 'saved') await this.reading.saved(outcome.message);
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
}

/** Why nothing was written. */
function refusal(outcome: Exclude<EditOutcome, { readonly kind: 'saved' }>, { otherOwner }: PlannedEdit): string {
    if (outcome.kind === 'notAllowed') return fill(labels.notYours, otherOwner ?? labels.somebody);
    return outcome.kind === 'conflict' ? labels.errorText : outcome.messages.join(' ');
}
