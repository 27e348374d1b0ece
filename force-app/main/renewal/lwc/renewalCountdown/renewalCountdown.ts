import { LightningElement, api, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { GraphqlDocument, GraphqlResult } from 'lightning/graphql';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { getRecord } from 'lightning/uiRecordApi';
import type { RecordResult } from 'lightning/uiRecordApi';
import { ask } from 'c/uiAsk';
import { CardReading } from 'c/uiCardReading';
import { fill } from 'c/uiFormat';
import { accountOf, OPPORTUNITY_FIELDS, opportunityOf } from 'c/uiPageAccount';
import type { AccountCard } from 'c/uiPageAccount';
import { FormatOfToday } from 'c/uiToday';
import { labels } from 'c/renewalLabels';
import { ACCOUNT_QUERY, OPPORTUNITY_QUERY, readRenewalRecords } from 'c/renewalRecords';
import type { RenewalRecords } from 'c/renewalRecords';
import { callLook, createRenewalFormat, patched, renewalView } from 'c/renewalView';
import type {
    CheckpointAct,
    EditableTerm,
    MessageView,
    PhaseView,
    ReadyView,
    RenewalCardView,
    RenewalFormat,
    SwitcherView,
    UndatedView
} from 'c/renewalView';
import RenewalCallChange from 'c/renewalCallChange';
import type { SavedCall } from 'c/renewalCallChange';
import RenewalCallHistory from 'c/renewalCallHistory';
import type { OpenRenewalDetail } from 'c/renewalOpportunity';
import type { SpentChange } from 'c/renewalBudget';
import CURRENCY from '@salesforce/i18n/currency';
import userId from '@salesforce/user/Id';
import { RenewalChanges } from './changes.ts';
import type { ChangedCard, Outcome } from './changes.ts';
import { checkpointDayForm } from './dayForm.ts';

/** What was saved, with a way back. */
interface Undo {
    readonly text: string;
    readonly run: () => Promise<void>;
}

/** The countdown to a customer's renewal, on the pages of the account and of its Opportunities. */
export default class RenewalCountdown extends LightningElement implements AccountCard, ChangedCard {
    /** Id of the account or Opportunity. */
    @api recordId?: string;
    @api objectApiName?: string;

    labels = labels;
    view: RenewalCardView = { kind: 'loading' };
    format: RenewalFormat | null = null;
    records: RenewalRecords | null = null;
    outcome: Outcome | null = null;
    undo: Undo | null = null;
    isOpening = false;
    isSavingDay = false;

    readonly reading = new CardReading(this, () => this.draw());
    private subscription: string | null = null;
    private readonly formats = new FormatOfToday((options) => createRenewalFormat({ ...options, currency: CURRENCY }));
    private readonly changes = new RenewalChanges(this);

    @wire(getRecord, { recordId: '$opportunityId', optionalFields: OPPORTUNITY_FIELDS })
    opportunity: RecordResult = {};

    @wire(graphql, { query: '$query', variables: '$variables', operationName: 'SuccessRenewalCard' })
    handleData(result: GraphqlResult): void {
        if (this.reading.receive(result)) this.records = readRenewalRecords(result.data);
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

    get message(): MessageView | null {
        return this.view.kind === 'message' ? this.view : null;
    }

    get undated(): UndatedView | null {
        return this.view.kind === 'undated' ? this.view : null;
    }

    get ready(): ReadyView | null {
        return this.view.kind === 'ready' ? this.view : null;
    }

    /** Of the term that is shown, dated or not. */
    get term(): EditableTerm | null {
        return (this.ready ?? this.undated)?.term ?? null;
    }

    get phase(): PhaseView | null {
        return this.ready?.phase ?? null;
    }

    get switcher(): SwitcherView | null {
        return (this.ready ?? this.undated)?.switcher ?? null;
    }

    get ofAccount() {
        return (this.ready ?? this.undated ?? this.message)?.ofAccount ?? null;
    }

    get againLabel(): string {
        return this.outcome?.retry ? labels.retry : '';
    }

    async handleTryAgain(): Promise<void> {
        await this.reading.again();
    }

    handleSwitch(event: Event): void {
        this.subscription = (event.target as HTMLSelectElement).value;
        this.outcome = null;
        this.draw();
    }

    async handleTick({ detail }: CustomEvent<CheckpointAct>): Promise<void> {
        await this.changes.tick(detail, detail.doneOn === null ? (this.format?.today ?? null) : null);
    }

    async handleDay({ detail }: CustomEvent<CheckpointAct>): Promise<void> {
        const { ready, format } = this;
        if (!ready || !format) return;
        const { checkpoint, doneOn } = detail;
        const answer = await ask(checkpointDayForm(checkpoint.label, doneOn, ready.term.startsOn, format));
        if (answer?.on !== undefined) await this.changes.tick(detail, answer.on);
    }

    async handleLogIt(event: Event): Promise<void> {
        const { key } = (event.currentTarget as HTMLElement).dataset;
        const act = this.ready?.outstanding.find((one) => one.key === key)?.act;
        if (!act || act.busy) return;
        // The note goes away with what it says: the focus must not fall to the page's start.
        (this.refs?.card as HTMLElement | undefined)?.focus();
        await this.changes.tick(act, this.format?.today ?? null);
    }

    async handleSpent({ detail }: CustomEvent<SpentChange>): Promise<void> {
        await this.changes.spend(detail.spent);
    }

    async handleLastDay({ detail }: CustomEvent<string>): Promise<void> {
        await this.giveLastDay(detail);
    }

    async handleOpen({ detail }: CustomEvent<OpenRenewalDetail>): Promise<void> {
        await this.open(detail.stage);
    }

    async handleChangeCall(): Promise<void> {
        const { ready, format } = this;
        if (!ready?.calls.change || !format) return;
        const saved = (await RenewalCallChange.open({
            size: 'small',
            label: ready.calls.change.button,
            term: ready.term,
            view: ready.calls.change,
            today: format.today
        })) as SavedCall | undefined;
        if (!saved) return;
        await this.reading.tellPage();
        this.announce(fill(labels.callSaved, callLook(saved.call).label));
    }

    async handleHistory(): Promise<void> {
        const calls = this.ready?.calls;
        if (calls) await RenewalCallHistory.open({ size: 'medium', label: calls.historyTitle, view: calls });
    }

    async handleRetry(): Promise<void> {
        const retry = this.outcome?.retry;
        this.outcome = null;
        await retry?.();
    }

    async handleUndo(): Promise<void> {
        const run = this.undo?.run;
        this.undo = null;
        await run?.();
    }

    handleUndoClose(): void {
        this.undo = null;
    }

    handleDismiss(): void {
        this.outcome = null;
        (this.refs?.card as HTMLElement | undefined)?.focus();
    }

    /** Shows the records with what is being saved, as of today. */
    draw(): void {
        const error = this.reading.errorView(labels);
        if (error) this.view = error;
        if (error || !this.records) return;
        this.format = this.formats.current;
        const { patches } = this.changes;
        const saving = patches.flatMap((patch) => (patch.kind === 'checkpoint' ? [patch.key] : []));
        this.view = renewalView(patches.reduce(patched, this.records), {
            format: this.format,
            userId,
            subscription: this.subscription,
            saving: new Set(saving)
        });
    }

    /** Shows what came of a save; null takes it away. */
    tell(outcome: Outcome | null): void {
        this.outcome = outcome;
        this.undo = null;
    }

    /** Says what was done, with a way back where there is one. */
    announce(title: string, undo?: () => Promise<void>): void {
        if (undo) this.undo = { text: title, run: undo };
        else this.dispatchEvent(new ShowToastEvent({ title, variant: 'success' }));
    }

    private async open(stage: string | null): Promise<void> {
        if (this.isOpening) return;
        this.isOpening = true;
        const isOpen = await this.changes.open(stage, () => this.open(stage));
        this.isOpening = false;
        if (isOpen) (this.refs?.card as HTMLElement | undefined)?.focus();
    }

    private async giveLastDay(day: string): Promise<void> {
        const term = this.undated?.term;
        if (!term || this.isSavingDay) return;
        this.isSavingDay = true;
        await this.changes.giveLastDay(term, day, () => this.giveLastDay(day));
        this.isSavingDay = false;
    }
}
