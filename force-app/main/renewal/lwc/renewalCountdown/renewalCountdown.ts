import { LightningElement, api, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { GraphqlDocument, GraphqlResult } from 'lightning/graphql';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { RefreshEvent, registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import type { CalendarDate } from 'c/success';
import { agoText } from 'c/uiAgo';
import { reduceErrors } from 'c/uiErrors';
import { calendarDay, fill } from 'c/uiFormat';
import { Reload } from 'c/uiReload';
import type { WriteOutcome } from 'c/uiWrites';
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
    RenewalPatch,
    SwitcherView,
    UndatedView
} from 'c/renewalView';
import { openRenewal, saveCheckpoint, saveLastDay, saveSpent } from 'c/renewalWrites';
import RenewalCallChange from 'c/renewalCallChange';
import type { SavedCall } from 'c/renewalCallChange';
import RenewalCallHistory from 'c/renewalCallHistory';
import type { OpenRenewalDetail } from 'c/renewalOpportunity';
import type { SpentChange } from 'c/renewalBudget';
import LOCALE from '@salesforce/i18n/locale';
import TIME_ZONE from '@salesforce/i18n/timeZone';
import CURRENCY from '@salesforce/i18n/currency';
import userId from '@salesforce/user/Id';

/** What came of a save, shown on the card until it is dismissed. */
interface Outcome {
    readonly tone: 'error' | 'info';
    readonly strong: string;
    readonly text: string;
    /** To be offered again. */
    readonly retry: (() => Promise<void>) | null;
}

/** What was saved, with a way back. */
interface Undo {
    readonly text: string;
    readonly run: () => Promise<void>;
}

/** A change that shows at once and is taken back when it cannot be saved. */
interface Change {
    readonly patch: RenewalPatch | null;
    readonly send: () => Promise<WriteOutcome>;
    /** Said once it is saved. */
    readonly done: string;
    /** Offered once it is saved. */
    readonly undo?: () => Promise<void>;
    /** First words when it is not. */
    readonly failed: string;
    readonly retry: () => Promise<void>;
}

/** The countdown to a customer's renewal, on the pages of the account and of its Opportunities. */
export default class RenewalCountdown extends LightningElement {
    /** Id of the account or Opportunity. */
    @api recordId?: string;
    @api objectApiName?: string;

    labels = labels;
    view: RenewalCardView = { kind: 'loading' };
    format: RenewalFormat | null = null;
    outcome: Outcome | null = null;
    undo: Undo | null = null;
    isOpening = false;
    isSavingDay = false;

    private errors: GraphqlResult['errors'];
    private records: RenewalRecords | null = null;
    /** Saved by the viewer, and not yet in what Salesforce answered. */
    private patches: readonly RenewalPatch[] = [];
    private subscription: string | null = null;
    private refresh: (() => Promise<void>) | undefined;
    private readonly reading = new Reload();
    private refreshHandler: string | null = null;
    /** An outcome that was not yet brought into view. */
    private isOutcomeNew = false;

    @wire(graphql, { query: '$query', variables: '$variables', operationName: 'SuccessRenewalCard' })
    handleData({ data, errors, refresh }: GraphqlResult): void {
        this.refresh = refresh;
        this.errors = errors;
        if (data !== undefined && data !== null) this.records = readRenewalRecords(data);
        this.draw();
    }

    override connectedCallback(): void {
        this.refreshHandler = registerRefreshHandler(this, () => this.reading.join(() => this.ask()));
    }

    override disconnectedCallback(): void {
        if (this.refreshHandler !== null) unregisterRefreshHandler(this.refreshHandler);
    }

    override renderedCallback(): void {
        if (!this.isOutcomeNew) return;
        this.isOutcomeNew = false;
        (this.refs?.outcome as HTMLElement | undefined)?.scrollIntoView({ block: 'nearest' });
    }

    get query(): GraphqlDocument | undefined {
        if (this.objectApiName === undefined) return undefined;
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

    get message(): MessageView | null {
        return this.view.kind === 'message' ? this.view : null;
    }

    get undated(): UndatedView | null {
        return this.view.kind === 'undated' ? this.view : null;
    }

    get ready(): ReadyView | null {
        return this.view.kind === 'ready' ? this.view : null;
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

    get hasActions(): boolean {
        return this.outcome !== null;
    }

    get outcomeIcon(): string {
        return this.outcome?.tone === 'error' ? 'utility:error' : 'utility:info';
    }

    async handleTryAgain(): Promise<void> {
        await this.reload();
    }

    handleSwitch(event: Event): void {
        this.subscription = (event.target as HTMLSelectElement).value;
        this.outcome = null;
        this.draw();
    }

    async handleTick({ detail }: CustomEvent<CheckpointAct>): Promise<void> {
        await this.tick(detail);
    }

    async handleLogIt(event: Event): Promise<void> {
        const { key } = (event.currentTarget as HTMLElement).dataset;
        const act = this.ready?.outstanding.find((one) => one.key === key)?.act;
        if (!act || act.busy) return;
        // The note goes away with what it says: the focus must not fall to the page's start.
        (this.refs?.title as HTMLElement | undefined)?.focus();
        await this.tick(act);
    }

    async handleSpent({ detail }: CustomEvent<SpentChange>): Promise<void> {
        await this.spend(detail.spent);
    }

    async handleLastDay({ detail }: CustomEvent<string>): Promise<void> {
        const term = this.undated?.term;
        if (!term || this.isSavingDay) return;
        this.isSavingDay = true;
        await this.save({
            patch: null,
            send: () => saveLastDay(term, detail, labels.unknownError),
            done: fill(labels.lastDaySaved, this.format?.fullDay(detail) ?? detail),
            failed: labels.notSaved,
            retry: () => this.handleLastDay(new CustomEvent('lastday', { detail }))
        });
        this.isSavingDay = false;
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
        if (saved) await this.saved(fill(labels.callSaved, callLook(saved.call).label));
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
        (this.refs?.title as HTMLElement | undefined)?.focus();
    }

    private async tick({ key, done, checkpoint }: CheckpointAct): Promise<void> {
        const { ready, format } = this;
        if (!ready || !format) return;
        const { term } = ready;
        const doneOn: CalendarDate | null = done ? format.today : null;
        await this.save({
            patch: { kind: 'checkpoint', journeyId: term.journeyId, key, doneOn },
            send: () => saveCheckpoint(term, checkpoint, doneOn, labels.unknownError),
            done: fill(done ? labels.checkpointSaved : labels.checkpointUndone, checkpoint.label),
            failed: fill(labels.checkpointFailed, checkpoint.label),
            ...(done && { undo: () => this.tickAgain(key, false) }),
            retry: () => this.tickAgain(key, done)
        });
    }

    /** As the row is now: somebody may have changed it since. */
    private async tickAgain(key: string, done: boolean): Promise<void> {
        const act = this.ready?.checkpoints.rows.find((row) => row.key === key)?.act;
        if (act && act.done === done) await this.tick(act);
    }

    private async spend(spent: number | null): Promise<void> {
        const { ready, format } = this;
        if (!ready || !format) return;
        const { term } = ready;
        await this.save({
            patch: { kind: 'spent', journeyId: term.journeyId, spent },
            send: () => saveSpent(term, spent, labels.unknownError),
            done: spent === null ? labels.spentCleared : fill(labels.spentSaved, format.money(spent)),
            failed: labels.spentFailed,
            retry: () => this.spend(spent)
        });
    }

    private async open(stage: string | null): Promise<void> {
        const { ready } = this;
        const openable = ready?.opportunity?.open;
        if (!ready || !openable || this.isOpening) return;
        if (stage === null) {
            this.tell({ tone: 'error', strong: labels.openFailed, text: labels.openNoStage, retry: null });
            return;
        }
        this.isOpening = true;
        this.outcome = null;
        const outcome = await openRenewal(ready.term, { ...openable, stage }, labels.unknownError);
        if (outcome.kind === 'saved') await this.saved(fill(labels.opened, openable.plan.name));
        else await this.notOpened(outcome, () => this.open(stage));
        this.isOpening = false;
        if (outcome.kind === 'saved') (this.refs?.title as HTMLElement | undefined)?.focus();
    }

    /** Somebody else was faster: theirs is shown. Where it cannot be seen, or it is another fault, the card says so. */
    private async notOpened(outcome: WriteOutcome, retry: () => Promise<void>): Promise<void> {
        await this.reload();
        const link = this.ready?.opportunity?.link;
        if (link) {
            const text = fill(labels.openFasterText, link.name, this.openedBy(link.id));
            this.tell({ tone: 'info', strong: labels.openFasterStrong, text, retry: null });
        } else if (outcome.kind === 'duplicate') {
            this.tell({ tone: 'error', strong: labels.openFailed, text: labels.openHiddenText, retry: null });
        } else {
            const text = outcome.kind === 'failed' ? outcome.messages.join(' ') : labels.unknownError;
            this.tell({ tone: 'error', strong: labels.openFailed, text, retry });
        }
    }

    private openedBy(id: string): string {
        const { opportunities = [], journeys = [] } = this.records ?? {};
        const all = [...opportunities, ...(journeys ?? []).flatMap(({ opportunity }) => opportunity ?? [])];
        return all.find((one) => one.id === id)?.createdBy ?? labels.somebody;
    }

    /** Shows a change at once, saves it, and takes it back when that fails. */
    private async save({ patch, send, done, undo, failed, retry }: Change): Promise<void> {
        this.outcome = null;
        this.undo = null;
        if (patch) this.patches = [...this.patches, patch];
        this.draw();
        const outcome = await send();
        if (outcome.kind === 'saved') await this.reloadPage();
        else if (outcome.kind !== 'failed') await this.reload();
        this.patches = this.patches.filter((one) => one !== patch);
        this.draw();
        if (outcome.kind === 'saved') this.announce(done, undo);
        else {
            // What somebody else has made is not made again.
            const again = outcome.kind === 'duplicate' ? null : retry;
            this.tell({ tone: 'error', strong: failed, text: this.reason(outcome), retry: again });
        }
    }

    private reason(outcome: WriteOutcome): string {
        if (outcome.kind === 'failed') return outcome.messages.join(' ');
        if (outcome.kind === 'duplicate') return labels.changedMeanwhile;
        const term: EditableTerm | null | undefined = (this.ready ?? this.undated)?.term;
        const now = new Date().toISOString();
        const ago = term?.lastModifiedAt && this.format ? agoText(term.lastModifiedAt, now, this.format) : '';
        return fill(labels.conflict, term?.lastModifiedBy ?? labels.somebody, ago).replace(/\s+\./, '.');
    }

    private draw(): void {
        if (this.errors && this.errors.length > 0) {
            const details = reduceErrors(this.errors, labels.unknownError);
            this.view = { kind: 'error', heading: labels.errorTitle, text: labels.errorText, details };
            return;
        }
        if (!this.records) return;
        const today = calendarDay(new Date(), TIME_ZONE);
        this.format = createRenewalFormat({ locale: LOCALE, timeZone: TIME_ZONE, today, currency: CURRENCY });
        const saving = this.patches.flatMap((patch) => (patch.kind === 'checkpoint' ? [patch.key] : []));
        this.view = renewalView(this.patches.reduce(patched, this.records), {
            format: this.format,
            userId,
            subscription: this.subscription,
            saving: new Set(saving)
        });
    }

    private tell(outcome: Outcome): void {
        this.outcome = outcome;
        this.isOutcomeNew = true;
    }

    private async saved(message: string): Promise<void> {
        await this.reloadPage();
        this.announce(message);
    }

    private announce(title: string, undo?: () => Promise<void>): void {
        if (undo) this.undo = { text: title, run: undo };
        else this.dispatchEvent(new ShowToastEvent({ title, variant: 'success' }));
    }

    /** Reads again, and lets the page's other parts do so. */
    private reloadPage(): Promise<void> {
        const reading = this.reload();
        this.dispatchEvent(new RefreshEvent());
        return reading;
    }

    private reload(): Promise<void> {
        return this.reading.begin(() => this.ask());
    }

    private async ask(): Promise<void> {
        await this.refresh?.();
        // The day may be another one, though no data have changed.
        this.draw();
    }
}
