import { LightningElement, api, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { GraphqlDocument, GraphqlResult } from 'lightning/graphql';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import type { ObjectInfoResult } from 'lightning/uiObjectInfoApi';
import { getRecord } from 'lightning/uiRecordApi';
import type { RecordResult } from 'lightning/uiRecordApi';
import { ask } from 'c/uiAsk';
import type { Form } from 'c/uiAsk';
import { CardReading } from 'c/uiCardReading';
import type { FailureNote } from 'c/uiFailure';
import { createFormat, fill } from 'c/uiFormat';
import type { Format } from 'c/uiFormat';
import { accountOf, OPPORTUNITY_FIELDS, opportunityOf } from 'c/uiPageAccount';
import type { AccountCard } from 'c/uiPageAccount';
import { RowChanges } from 'c/uiRowChanges';
import type { RowCard, RowUndo } from 'c/uiRowChanges';
import { FormatOfToday } from 'c/uiToday';
import ADVOCACY from '@salesforce/schema/Success_Advocacy__c';
import { askForm, contactOf, givenForm, nominateForm, noteForm } from './forms.ts';
import { labels } from './labels.ts';
import { ADVOCACY_QUERY } from './query.ts';
import { readAdvocacy } from './records.ts';
import type { AdvocacyRecord, AdvocacyRecords } from './records.ts';
import { advocacyView } from './view.ts';
import type { AdvocacyView, AskView, ReadyView } from './view.ts';
import { kindWord, NOMINATION } from './words.ts';
import { addAdvocacy, saveAdvocacy } from './writes.ts';
import type { AdvocacyValues } from './writes.ts';

/** Asks that are shown before one wants all. */
const SHOWN = 4;

/** What a customer was asked for, on pages of accounts and of their opportunities. */
export default class Advocacy extends LightningElement implements AccountCard, RowCard<AdvocacyRecord, AdvocacyValues> {
    /** Id of the account or the opportunity. */
    @api recordId?: string;
    /** `Account` or `Opportunity`. */
    @api objectApiName?: string;

    labels = labels;
    view: AdvocacyView = { kind: 'loading' };
    format: Format | null = null;
    failure: FailureNote | null = null;
    undo: RowUndo<AdvocacyRecord, AdvocacyValues> | null = null;
    showsAll = false;
    advocacyObject = ADVOCACY;

    readonly reading = new CardReading(this, () => this.draw());
    private records: AdvocacyRecords | null = null;
    private mayEdit = false;
    private mayCreate = false;
    private readonly formats = new FormatOfToday(createFormat);
    private readonly changes = new RowChanges<AdvocacyValues, AdvocacyRecord>(this, {
        send: saveAdvocacy,
        failed: (record) => fill(labels.saveFailed, kindWord(record.kind)),
        words: labels
    });

    @wire(getRecord, { recordId: '$opportunityId', optionalFields: OPPORTUNITY_FIELDS })
    opportunity: RecordResult = {};

    @wire(graphql, { query: '$query', variables: '$variables', operationName: 'SuccessAdvocacy' })
    handleData(result: GraphqlResult): void {
        if (this.reading.receive(result)) this.records = readAdvocacy(result.data);
        this.draw();
    }

    @wire(getObjectInfo, { objectApiName: '$advocacyObject' })
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

    get opportunityId(): string | undefined {
        return opportunityOf(this);
    }

    get query(): GraphqlDocument | undefined {
        return accountOf(this) === undefined ? undefined : ADVOCACY_QUERY;
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

    get mayAdd(): boolean {
        return this.ready?.mayAdd === true;
    }

    get asks(): readonly AskView[] {
        const all = this.ready?.asks ?? [];
        return this.showsAll ? all : all.slice(0, SHOWN);
    }

    get moreLabel(): string {
        const count = this.ready?.asks.length ?? 0;
        if (count <= SHOWN) return '';
        return this.showsAll ? labels.showFewer : fill(labels.showAll, this.format?.number(count) ?? count);
    }

    get moreExpanded(): string {
        return String(this.showsAll);
    }

    async handleRetry(): Promise<void> {
        await this.reading.again();
    }

    handleMore(): void {
        this.showsAll = !this.showsAll;
    }

    handleDismiss(): void {
        this.failure = null;
    }

    async handleAsk(): Promise<void> {
        await this.add(askForm, null);
    }

    async handleNominate(): Promise<void> {
        await this.add(nominateForm, NOMINATION);
    }

    async handleMenu(event: CustomEvent<{ readonly value: string }>): Promise<void> {
        const { id } = (event.currentTarget as HTMLElement).dataset;
        const record = this.shown?.rows?.find((one) => one.id === id);
        if (record) await this.act(record, event.detail.value);
    }

    async handleUndo(): Promise<void> {
        await this.changes.undo();
    }

    handleUndoClosed(): void {
        this.undo = null;
    }

    private async act(record: AdvocacyRecord, action: string): Promise<void> {
        const { format } = this;
        if (!format) return;
        const done = fill(labels.savedToast, kindWord(record.kind));
        if (action === 'Given') {
            await this.changes.save({ record, values: { status: 'Given', givenOn: format.today } }, done);
        } else if (action === 'GivenOn') {
            const answer = await ask(givenForm(record, format));
            if (answer)
                await this.changes.save({ record, values: { status: 'Given', givenOn: answer.on ?? null } }, done);
        } else if (action === 'note') {
            const answer = await ask(noteForm(record));
            if (answer) await this.changes.save({ record, values: { note: answer.note ? answer.note : null } }, done);
        } else await this.changes.save({ record, values: { status: action, givenOn: null } }, done);
    }

    /** Asks and records. @param kind Null: the form asks for it. */
    private async add(formOf: (records: AdvocacyRecords, format: Format) => Form, kind: string | null): Promise<void> {
        const { records, format } = this;
        if (!records?.customerId || !format) return;
        const answer = await ask(formOf(records, format));
        if (!answer) return;
        const added = {
            kind: kind ?? answer.kind ?? '',
            contactId: contactOf(answer.contact),
            askedOn: answer.on ?? format.today,
            note: answer.note ? answer.note : null
        };
        const title = kindWord(added.kind);
        await this.changes.create(
            addAdvocacy(records.customerId, added, labels.unknownError),
            fill(labels.savedToast, title),
            fill(labels.saveFailed, title)
        );
    }

    /** As they were read last; undefined: none yet, or hidden. */
    get rows(): readonly AdvocacyRecord[] | undefined {
        return this.records?.rows;
    }

    /** The records with what is not saved yet. */
    private get shown(): AdvocacyRecords | null {
        const { records } = this;
        return records === null ? null : { ...records, rows: this.changes.shown(records.rows) };
    }

    /** Shows the records with what is not saved yet, as of today. */
    draw(): void {
        const { shown } = this;
        const error = this.reading.errorView(labels);
        if (error) this.view = error;
        else if (shown !== null) {
            this.format = this.formats.current;
            this.view = advocacyView(shown, {
                format: this.format,
                editable: this.mayEdit,
                creatable: this.mayCreate,
                isOpportunity: this.objectApiName === 'Opportunity'
            });
        }
    }
}
