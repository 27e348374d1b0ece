import { api, wire } from 'lwc';
import LightningModal from 'lightning/modal';
import { graphql } from 'lightning/graphql';
import type { GraphqlResult } from 'lightning/graphql';
import { getPicklistValues } from 'lightning/uiObjectInfoApi';
import type { PicklistResult } from 'lightning/uiObjectInfoApi';
import { addDays, isCalendarDate } from 'c/success';
import type { Play } from 'c/success';
import { reduceErrors } from 'c/uiErrors';
import { showFaults } from 'c/uiForm';
import { fill } from 'c/uiFormat';
import { FormatOfToday, today } from 'c/uiToday';
import { labels } from 'c/playbookLabels';
import { ACCOUNTS_QUERY, USERS_QUERY, readPlaybookRecords, readUsers } from 'c/playbookRecords';
import type { PersonRecord, PlaybookRecords } from 'c/playbookRecords';
import {
    choicesOf,
    createPlaybookFormat,
    firstChoice,
    planStart,
    playbookContext,
    previewOf,
    reasonOf,
    refusalOf
} from 'c/playbookView';
import type { ChoiceView, PlaybookContext, PlaybookFormat, PreviewView } from 'c/playbookView';
import type { WriteOutcome } from 'c/uiWrites';
import { saveStart } from 'c/playbookWrites';
import type { OwnerChoice } from 'c/playbookPreview';
import { failuresOf } from './failures.ts';
import type { Failed, Failure } from './failures.ts';
import { READ_AT_ONCE, Reading } from './reading.ts';
import TASK_TYPE from '@salesforce/schema/Task.Type';
import USER_ID from '@salesforce/user/Id';

/** How the dialog ended. `see`: the viewer wants to see a play that somebody else started. */
export type StartResult =
    { readonly kind: 'started'; readonly message: string } | { readonly kind: 'see'; readonly playId: string };

/** Contexts, and what they were made from. */
interface Made {
    readonly records: readonly PlaybookRecords[];
    readonly types: readonly string[];
    /** Of a day. */
    readonly format: PlaybookFormat;
    readonly contexts: readonly PlaybookContext[];
}

/** A customer that the play cannot start on, and why. */
interface Exclusion {
    readonly key: string;
    readonly name: string;
    readonly why: string;
}

const MASTER_RECORD_TYPE = '012000000000000AAA';
const MAX_WHY = 255;
const MAX_DAYS_AHEAD = 365;

/**
 * Dialog that starts a play on one customer or several: which play, why, when, and what it would create. Nothing is created before the
 * viewer says so; a play and its tasks are created in one request per customer. Closes with a `StartResult`.
 */
export default class PlaybookStart extends LightningModal {
    /** Ids of accounts; several start the play on each, with a preview of each. Set before the dialog opens. */
    @api
    get accountIds(): readonly string[] {
        return this.reading.lots.flat();
    }

    set accountIds(ids: readonly string[]) {
        this.reading = new Reading(ids);
        this.asked = this.reading.asked;
    }

    /** Key of the play to begin with; null: the first that is due. */
    @api playKey: string | null = null;

    labels = labels;
    maxWhy = MAX_WHY;
    masterRecordType = MASTER_RECORD_TYPE;
    taskType = TASK_TYPE;
    allUsers = {};
    errors: GraphqlResult['errors'];
    failures: readonly Failure[] = [];
    isSaving = false;

    private hasAnswer = false;
    private reading = new Reading([]);
    private asked: readonly string[] = [];
    /** Told when what is asked for has been answered. */
    private arrived: (() => void) | null = null;
    private records: readonly PlaybookRecords[] = [];
    private users: readonly PersonRecord[] = [];
    private types: readonly string[] = [];
    private refresh: (() => Promise<void>) | undefined;
    private chosen: string | null = null;
    private isChosen = false;
    private enteredStart: string | null = null;
    private enteredWhy: string | null = null;
    private owners: Readonly<Record<string, string>> = {};
    private shown: string | null = null;
    private startedCount = 0;
    private attempts = { done: 0, all: 0 };
    private wantsStop = false;
    private leftCount = 0;
    private focusBack = false;
    private readonly memory: { made: Made | null } = { made: null };
    private readonly formats = new FormatOfToday(createPlaybookFormat);

    @wire(graphql, { query: ACCOUNTS_QUERY, variables: '$variables', operationName: 'SuccessPlays' })
    handleData({ data, errors, refresh }: GraphqlResult): void {
        this.refresh = refresh;
        this.errors = errors;
        if (errors && errors.length > 0) this.arrived?.();
        if (data === undefined || data === null || !this.reading.keep(readPlaybookRecords(data))) return;
        if (this.arrived) this.arrived();
        else if (this.hasAnswer || !this.askNext()) this.showRecords();
    }

    @wire(graphql, { query: USERS_QUERY, variables: '$allUsers', operationName: 'SuccessPlayOwners' })
    handleUsers({ data }: GraphqlResult): void {
        if (data) this.users = readUsers(data);
    }

    @wire(getPicklistValues, { recordTypeId: '$masterRecordType', fieldApiName: '$taskType' })
    handleTypes({ data }: PicklistResult): void {
        this.types = (data?.values ?? []).map(({ value }) => value);
    }

    override renderedCallback(): void {
        if (!this.focusBack) return;
        this.focusBack = false;
        const back = this.refs?.back as HTMLElement | undefined;
        // Only where the plays have gone: beside each other, the focus stays on the play that was chosen.
        if (back && back.offsetParent !== null) back.focus();
    }

    get variables(): Readonly<Record<string, unknown>> {
        return { accounts: this.asked };
    }

    /** Worked out once for the same records on the same day: templates ask many times. */
    get contexts(): readonly PlaybookContext[] {
        const { records, types, memory } = this;
        const format = this.formats.current;
        const made = memory.made;
        if (made?.records === records && made.types === types && made.format === format) return made.contexts;
        const options = { format, userId: USER_ID, now: new Date().toISOString(), statuses: [], types };
        memory.made = { records, types, format, contexts: records.map((one) => playbookContext(one, options)) };
        return memory.made.contexts;
    }

    get isLoading(): boolean {
        return !this.hasAnswer && !this.error;
    }

    get loadingText(): string {
        const { lots } = this.reading;
        const done = lots.indexOf(this.asked) * READ_AT_ONCE;
        return done <= 0 ? '' : fill(labels.reading, done, lots.flat().length);
    }

    get error() {
        if (!this.errors || this.errors.length === 0) return null;
        const details = reduceErrors(this.errors, labels.unknownError);
        return { heading: labels.errorTitle, text: labels.errorText, details };
    }

    get isReady(): boolean {
        return this.hasAnswer && !this.error;
    }

    get subtitle(): string {
        if (this.records.length > 1) return fill(labels.forCustomers, this.records.length);
        return this.records[0]?.account.name ?? '';
    }

    get columnsClass(): string {
        return `columns ${this.isChosen ? 'columns_chosen' : 'columns_choosing'}`;
    }

    get footClass(): string {
        return `foot ${this.isChosen ? 'foot_chosen' : 'foot_choosing'}`;
    }

    get choices(): readonly ChoiceView[] {
        return choicesOf(this.contexts, this.chosen);
    }

    get today(): string {
        return today();
    }

    get latest(): string {
        return addDays(this.today, MAX_DAYS_AHEAD);
    }

    get startsOn(): string {
        return this.enteredStart ?? this.today;
    }

    get why(): string {
        return this.enteredWhy ?? (this.chosen ? reasonOf(this.contexts, this.chosen) : '');
    }

    get isBulk(): boolean {
        return this.records.length > 1;
    }

    get preview(): PreviewView | null {
        const play = this.play;
        const context = this.startable().find(({ records }) => records.account.id === this.shownId);
        if (!play || !context) return null;
        const startsOn = isCalendarDate(this.startsOn) ? this.startsOn : this.today;
        return previewOf(context, play, { startsOn, why: this.why, owners: this.owners }, this.users);
    }

    /** The customer whose preview is shown. */
    get shownId(): string {
        const startable = this.startable();
        const wanted = startable.find(({ records }) => records.account.id === this.shown) ?? startable[0];
        return wanted?.records.account.id ?? '';
    }

    get customerOptions(): readonly { readonly label: string; readonly value: string }[] {
        return this.startable().map(({ records: { account } }) => ({
            label: account.name ?? labels.thisAccount,
            value: account.id
        }));
    }

    get excluded(): readonly Exclusion[] {
        const { chosen } = this;
        if (!this.isBulk || chosen === null) return [];
        return this.contexts.flatMap((context) => {
            const why = refusalOf(context, chosen);
            const { id, name } = context.records.account;
            if (why === null) return [];
            return [{ key: id, name: fill(labels.notFor, name ?? labels.thisAccount), why }];
        });
    }

    get statusText(): string {
        if (!this.isSaving) return this.startedCount > 0 ? this.startedText() : labels.nothingCreated;
        const { done, all } = this.attempts;
        return this.isBulk ? fill(labels.startingOf, done, all) : labels.starting;
    }

    /** After the viewer stopped: how many customers are left. */
    get stoppedText(): string {
        const { leftCount } = this;
        if (leftCount === 0) return '';
        return leftCount === 1 ? labels.stoppedOne : fill(labels.stoppedOther, leftCount);
    }

    get startLabel(): string {
        const count = this.startable().length;
        if (!this.isBulk || count === 0) return labels.startPlay;
        return count === 1 ? labels.startForOne : fill(labels.startForOther, count);
    }

    get cancelLabel(): string {
        if (this.isSaving && this.isBulk) return labels.stop;
        return this.startedCount > 0 ? labels.close : labels.cancel;
    }

    get cannotCancel(): boolean {
        return this.isSaving && (!this.isBulk || this.wantsStop);
    }

    get cannotStart(): boolean {
        return this.isSaving || !this.preview;
    }

    async handleRetry(): Promise<void> {
        await this.refresh?.();
    }

    handleChoose({ detail }: CustomEvent<string>): void {
        this.chosen = detail;
        this.isChosen = true;
        this.focusBack = true;
        this.enteredWhy = null;
        this.owners = {};
        this.failures = [];
    }

    handleNext(): void {
        this.isChosen = true;
        this.focusBack = true;
    }

    handleBack(): void {
        this.isChosen = false;
    }

    handleStart({ detail }: CustomEvent<{ readonly value: string | null }>): void {
        this.enteredStart = detail.value ?? '';
    }

    handleWhy({ detail }: CustomEvent<{ readonly value: string }>): void {
        this.enteredWhy = detail.value;
    }

    handleOwner({ detail }: CustomEvent<OwnerChoice>): void {
        this.owners = { ...this.owners, [detail.stepKey]: detail.ownerId };
    }

    handleCustomer({ detail }: CustomEvent<{ readonly value: string }>): void {
        this.shown = detail.value;
    }

    handleSee(event: Event): void {
        const { id } = (event.currentTarget as HTMLElement).dataset;
        const result: StartResult = { kind: 'see', playId: id ?? '' };
        this.close(result);
    }

    handleCancel(): void {
        if (this.isSaving) this.wantsStop = true;
        else this.close(this.startedCount > 0 ? this.result() : undefined);
    }

    async handleGo(): Promise<void> {
        const { play } = this;
        if (this.isSaving || !play || !this.check()) return;
        this.isSaving = true;
        this.disableClose = true;
        this.failures = [];
        this.wantsStop = false;
        this.leftCount = 0;
        try {
            const failed = await this.startAll(play);
            this.disableClose = false;
            if (failed.length === 0 && this.leftCount === 0) this.close(this.result());
            else await this.tell(play, failed);
        } finally {
            this.isSaving = false;
            this.disableClose = false;
        }
    }

    private get play(): Play | null {
        const plays = this.contexts[0]?.plays?.plays ?? [];
        return plays.find(({ key }) => key === this.chosen) ?? null;
    }

    /** The play asked for where it can start, else the first that is due. */
    private firstKey(): string | null {
        const { contexts } = this;
        const asked = choicesOf(contexts, null).find(({ key }) => key === this.playKey);
        return asked && !asked.disabled ? asked.key : firstChoice(contexts);
    }

    /** Customers on which the chosen play can start. */
    private startable(): readonly PlaybookContext[] {
        const { chosen } = this;
        return chosen === null ? [] : this.contexts.filter((context) => refusalOf(context, chosen) === null);
    }

    /** One request per customer, all or none: what fails for one leaves the others as they are. Ends early when the viewer says stop. */
    private async startAll(play: Play): Promise<readonly Failed[]> {
        const failed: Failed[] = [];
        const contexts = this.startable();
        for (const [index, context] of contexts.entries()) {
            if (this.wantsStop) {
                this.leftCount = contexts.length - index;
                break;
            }
            this.attempts = { done: index, all: contexts.length };
            // eslint-disable-next-line no-await-in-loop -- one after another: requests side by side would lock each other's rows
            const outcome = await this.startOn(context, play);
            if (outcome.kind === 'saved') this.startedCount += 1;
            else if (outcome.kind === 'duplicate') failed.push({ context, messages: null });
            else failed.push({ context, messages: outcome.kind === 'failed' ? outcome.messages : [labels.errorText] });
        }
        return failed;
    }

    private async startOn(context: PlaybookContext, play: Play): Promise<WriteOutcome> {
        // What was chosen for one customer's steps is not for another's.
        const owners = context.records.account.id === this.shownId ? this.owners : {};
        const planned = planStart(context, play, { startsOn: this.startsOn, why: this.why.trim(), owners });
        return planned ? saveStart(planned, labels.unknownError) : { kind: 'failed', messages: [labels.unknownError] };
    }

    /** Reads again what runs now, also by others who were faster, and says what did not work. */
    private async tell(play: Play, failed: readonly Failed[]): Promise<void> {
        await this.readAgain();
        this.failures = failuresOf(play, failed, this.contexts);
    }

    /** All customers, lot by lot. */
    private async readAgain(): Promise<void> {
        this.reading.restart();
        do {
            // eslint-disable-next-line no-await-in-loop -- the wire holds one lot at a time
            await this.ask(this.reading.asked);
            // eslint-disable-next-line no-await-in-loop -- what the wire kept from before is older than what was started
            await this.refresh?.();
        } while (this.reading.next());
        this.showRecords();
    }

    /** Settles when the wire has answered; at once where it is asked for nothing new. */
    private ask(accounts: readonly string[]): Promise<void> {
        if (this.asked === accounts || this.reading.lots.length === 1) return Promise.resolve();
        return new Promise((resolve) => {
            this.arrived = () => {
                this.arrived = null;
                resolve();
            };
            this.asked = accounts;
        });
    }

    /** Asks for the next customers; false: all have been read. */
    private askNext(): boolean {
        if (!this.reading.next()) return false;
        this.asked = this.reading.asked;
        return true;
    }

    private showRecords(): void {
        this.records = this.reading.all();
        if (this.hasAnswer) return;
        this.hasAnswer = true;
        this.chosen = this.firstKey();
        this.isChosen = this.chosen !== null && this.chosen === this.playKey;
    }

    private result(): StartResult {
        return { kind: 'started', message: this.startedText() };
    }

    private startedText(): string {
        const name = this.play?.label ?? '';
        if (this.isBulk) {
            const { startedCount } = this;
            return startedCount === 1
                ? fill(labels.startedForOne, name)
                : fill(labels.startedForOther, name, startedCount);
        }
        const count = this.preview?.steps.length ?? 0;
        return count === 1 ? fill(labels.savedStartedOne, name) : fill(labels.savedStartedOther, name, count);
    }

    /** Marks what is wrong at its field, and moves to the first. */
    private check(): boolean {
        const { startsOn, latest } = this;
        const isDay = isCalendarDate(startsOn) && startsOn >= this.today && startsOn <= latest;
        return showFaults(this.template!, {
            startsOn: isDay ? '' : labels.checkStart,
            why: this.why.trim() === '' ? labels.checkWhy : ''
        });
    }
}
