import { LightningElement, api, wire } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { graphql } from 'lightning/graphql';
import type { GraphqlDocument, GraphqlResult } from 'lightning/graphql';
import { getRecord } from 'lightning/uiRecordApi';
import type { RecordResult } from 'lightning/uiRecordApi';
import { bandOf, defaultModel, dimensionFieldsOf } from 'c/success';
import type { SuccessModel } from 'c/success';
import { CardReading } from 'c/uiCardReading';
import { fill } from 'c/uiFormat';
import { FormatOfToday, today } from 'c/uiToday';
import type { FailureNote } from 'c/uiFailure';
import { accountOf, OPPORTUNITY_FIELDS, opportunityOf } from 'c/uiPageAccount';
import type { AccountCard } from 'c/uiPageAccount';
import { labels } from 'c/healthLabels';
import { healthQuery, readHealthRecords } from 'c/healthRecords';
import type { HealthRecords } from 'c/healthRecords';
import { changedText } from 'c/uiAgo';
import { healthView, valueField } from 'c/healthView';
import type {
    ActionView,
    HealthCardView,
    HealthViewResult,
    InsufficientView,
    LedgerPeriod,
    NoRecordView,
    ReadyView
} from 'c/healthView';
import { endOverride } from 'c/healthWrites';
import HealthModelMetrics from 'c/healthModelMetrics';
import HealthOverride from 'c/healthOverride';
import type { OverrideEntries, OverrideResult } from 'c/healthOverride';
import HealthRecordValue from 'c/healthRecordValue';
import HealthWhy from 'c/healthWhy';
import PlaybookStart from 'c/playbookStart';
import type { StartResult } from 'c/playbookStart';
import { readPlaysBeside } from 'c/playbookRecords';
import type { PlaybookRecords } from 'c/playbookRecords';
import { createPlaybookFormat, playbookContext, playLinks } from 'c/playbookView';
import type { PlaybookFormat, PlayLink } from 'c/playbookView';
import MAY_OVERRIDE from '@salesforce/customPermission/Success_Override_Health';
import USER_ID from '@salesforce/user/Id';
import { computedText, usualEntries } from './overrideEntries.ts';

/** What went wrong with a save, shown on the card. */
interface Failure extends FailureNote {
    /** To be offered again. */
    readonly entries: OverrideEntries | null;
}

/** Of the model that was read last: the next card asks for them at once. */
let lastDimensionFields = dimensionFieldsOf(defaultModel);

/** A customer's health on the account's page, and on pages of its opportunities. */
export default class HealthCard extends NavigationMixin(LightningElement) implements AccountCard {
    /** Id of the account, or of an opportunity of it. */
    @api recordId?: string;
    /** Whose page it is: `Account` or `Opportunity`. */
    @api objectApiName?: string;

    labels = labels;
    result: HealthViewResult | null = null;
    view: HealthCardView = { kind: 'loading' };
    failure: Failure | null = null;
    isEnding = false;
    dimensionFields = lastDimensionFields;

    private records: HealthRecords | null = null;
    private playRecords: PlaybookRecords | null = null;
    private format: PlaybookFormat | null = null;
    private readonly formats = new FormatOfToday(createPlaybookFormat);
    private readonly reading = new CardReading(this, () => this.keepDay());

    @wire(getRecord, { recordId: '$opportunityId', optionalFields: OPPORTUNITY_FIELDS })
    opportunity: RecordResult = {};

    @wire(graphql, { query: '$query', variables: '$variables', operationName: 'SuccessHealthCard' })
    handleData(result: GraphqlResult): void {
        if (this.reading.receive(result)) {
            this.records = readHealthRecords(result.data, this.dimensionFields);
            this.playRecords = readPlaysBeside(result.data);
        }
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
        return accountOf(this) === undefined ? undefined : healthQuery(this.dimensionFields);
    }

    get variables(): Readonly<Record<string, unknown>> {
        return { record: accountOf(this) };
    }

    /** The account that the data are of; on an opportunity's page it comes with them. */
    get accountId(): string {
        return this.records?.account?.id ?? (this.isOpportunityPage ? '' : (this.recordId ?? ''));
    }

    get isLoading(): boolean {
        return this.view.kind === 'loading';
    }

    get error() {
        return this.view.kind === 'error' ? this.view : null;
    }

    get noRecord(): NoRecordView | null {
        return this.view.kind === 'noRecord' ? this.view : null;
    }

    get insufficient(): InsufficientView | null {
        return this.view.kind === 'insufficient' ? this.view : null;
    }

    get ready(): ReadyView | null {
        return this.view.kind === 'ready' ? this.view : null;
    }

    get scored(): ReadyView | InsufficientView | null {
        return this.ready ?? this.insufficient;
    }

    get mayOverride(): boolean {
        return MAY_OVERRIDE === true && this.scored?.why != null;
    }

    get overrideButton(): string {
        return this.scored?.override ? labels.changeOverride : labels.overrideScore;
    }

    get isExplainable(): boolean {
        return this.ready?.why != null;
    }

    get isLimited(): boolean {
        return this.ready?.override != null || this.ready?.cap != null;
    }

    get againLabel(): string {
        return this.failure?.entries ? labels.overrideAgain : '';
    }

    async handleRetry(): Promise<void> {
        await this.reading.again();
    }

    /** Asked about one dimension. */
    async handleWhy({ detail }: CustomEvent<string>): Promise<void> {
        await this.explain(detail);
    }

    async handleWholeSum(): Promise<void> {
        await this.explain(null);
    }

    handleLedger(event: CustomEvent<LedgerPeriod>): void {
        this.keepDay();
        const ledger = this.refs?.ledger as (HTMLElement & { show(period: LedgerPeriod): void }) | undefined;
        ledger?.show(event.detail);
    }

    async handleScored(): Promise<void> {
        if (!this.noRecord) return;
        await HealthModelMetrics.open({ size: 'medium', label: labels.whatGetsScored, view: this.noRecord.scored });
    }

    async handleSetUp(): Promise<void> {
        await this.reading.saved(labels.setUpDone);
    }

    handleRun(event: Event): void {
        const { id } = (event.currentTarget as HTMLElement).dataset;
        if (id !== undefined) this.openRecord(id, 'Success_Run__c');
    }

    async handleAct({ detail }: CustomEvent<ActionView>): Promise<void> {
        if (detail.kind === 'cases') this.openCases();
        else if (detail.kind === 'record') await this.recordValue(detail.metricKey);
    }

    async handleNoteAct(event: Event): Promise<void> {
        const { key } = (event.currentTarget as HTMLElement).dataset;
        const action = this.ready?.notCounted?.actions.find(({ metricKey }) => metricKey === key);
        if (action) await this.handleAct(new CustomEvent('act', { detail: action }));
    }

    async handleStart({ detail }: CustomEvent<string>): Promise<void> {
        const result = (await PlaybookStart.open({
            size: 'full',
            label: labels.startAPlay,
            accountIds: [this.accountId],
            playKey: detail
        })) as StartResult | undefined;
        if (!result) return;
        if (result.kind === 'see') this.openRecord(result.playId, 'Success_Play__c');
        else await this.savedAndGone(result.message);
    }

    async handleOverride(): Promise<void> {
        this.keepDay();
        await this.override(this.failure?.entries ?? usualEntries(this.records, this.scored, this.format));
    }

    async handleEndOverride(): Promise<void> {
        const customer = this.scored?.customer;
        if (!customer || this.isEnding) return;
        this.isEnding = true;
        this.failure = null;
        try {
            const outcome = await endOverride(customer, labels.unknownError);
            if (outcome.kind === 'saved') await this.reading.saved(labels.overrideEnded);
            else if (outcome.kind === 'conflict') await this.conflict(null, labels.overrideNotEnded);
            else this.failure = { strong: labels.overrideNotEnded, text: outcome.messages.join(' '), entries: null };
        } finally {
            this.isEnding = false;
        }
    }

    handleDismiss(): void {
        this.failure = null;
    }

    /** Opens the sum behind the score, at a dimension or at its start. */
    private async explain(section: string | null): Promise<void> {
        this.keepDay();
        const why = this.scored?.why;
        if (why) await HealthWhy.open({ size: 'full', label: why.title, view: why, section });
    }

    private async override(entries: OverrideEntries): Promise<void> {
        const { scored, format, result } = this;
        if (!scored || !format || !result) return;
        const answer = (await HealthOverride.open({
            size: 'small',
            label: labels.overrideScore,
            customer: scored.customer,
            computedText: computedText(scored),
            entries,
            today: format.today,
            bandOf: (score: number) => bandOf(result.model.model, score).label
        })) as OverrideResult | undefined;
        if (!answer) return;
        this.failure = null;
        if (answer.kind === 'conflict') await this.conflict(answer.entries, labels.saveFailed);
        else await this.reading.saved(fill(labels.overrideSaved, answer.score, format.day(answer.expiresOn)));
    }

    /** Somebody else was faster: the newest data are shown, and what the viewer entered is kept. */
    private async conflict(entries: OverrideEntries | null, strong: string): Promise<void> {
        await this.reading.again();
        const customer = this.scored?.customer;
        const last = { by: customer?.lastModifiedBy ?? labels.somebody, at: customer?.lastModifiedAt };
        const text = changedText(labels.saveConflict, last, new Date().toISOString(), this.format);
        this.failure = { strong, text, entries };
    }

    private async recordValue(key: string): Promise<void> {
        this.keepDay();
        const { scored, format, records, result } = this;
        const field = records && result ? valueField(result.model, records, key) : null;
        if (!scored || !format || !field) return;
        const { customer } = scored;
        const outcome = await HealthRecordValue.open({
            size: 'small',
            label: fill(labels.recordValue, field.label),
            customer,
            field,
            today: format.today
        });
        if (outcome !== 'saved') return;
        await this.savedAndGone(fill(labels.recorded, field.label));
    }

    private openRecord(recordId: string, objectApiName: string): void {
        this[NavigationMixin.Navigate]({
            type: 'standard__recordPage',
            attributes: { recordId, objectApiName, actionName: 'view' }
        });
    }

    private openCases(): void {
        this[NavigationMixin.Navigate]({
            type: 'standard__recordRelationshipPage',
            attributes: {
                recordId: this.accountId,
                objectApiName: 'Account',
                relationshipApiName: 'Cases',
                actionName: 'view'
            }
        });
    }

    /** What was asked for is done, and its link or button has gone: the focus must not fall to the page's start. */
    private async savedAndGone(message: string): Promise<void> {
        await this.reading.saved(message);
        (this.refs?.card as HTMLElement | undefined)?.focus();
    }

    private get isOpportunityPage(): boolean {
        return this.objectApiName === 'Opportunity';
    }

    /** A page may stay open over midnight, and data that did not change do not come again: what is shown is reckoned for today. */
    private keepDay(): void {
        if (this.format?.today !== today()) this.draw();
    }

    private draw(): void {
        const { records } = this;
        if (records) {
            this.format = this.formats.current;
            const now = new Date().toISOString();
            this.result = healthView(records, {
                accountId: this.accountId,
                isOpportunityPage: this.isOpportunityPage,
                format: this.format,
                now,
                plays: this.playLinks(this.format, now)
            });
            if (this.asksAnew(this.result.model.model)) return;
        }
        this.view = this.reading.errorView(labels) ?? this.result?.view ?? { kind: 'loading' };
    }

    /** The model may keep the scores of its dimensions in other fields than those that were asked for: these are asked for then. */
    private asksAnew(model: SuccessModel): boolean {
        const fields = dimensionFieldsOf(model);
        if (fields.join() === this.dimensionFields.join()) return false;
        this.dimensionFields = lastDimensionFields = fields;
        return true;
    }

    /** To the plays that run, and to those that are due and may be started. @param now An instant. */
    private playLinks(format: PlaybookFormat, now: string): readonly PlayLink[] {
        if (!this.playRecords) return [];
        return playLinks(playbookContext(this.playRecords, { format, userId: USER_ID, now, statuses: [], types: [] }));
    }
}
