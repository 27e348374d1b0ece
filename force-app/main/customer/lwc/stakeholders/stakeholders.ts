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
import STAKEHOLDER from '@salesforce/schema/Success_Stakeholder__c';
import { addForm, editForm, influenceOf, leftForm } from './forms.ts';
import { labels } from './labels.ts';
import { STAKEHOLDERS_QUERY } from './query.ts';
import { readStakeholders } from './records.ts';
import type { StakeholderRecord, StakeholderRecords } from './records.ts';
import { nameOf, stakeholdersView } from './view.ts';
import type { PersonView, ReadyView, StakeholdersView } from './view.ts';
import { addStakeholder, saveStakeholder } from './writes.ts';
import type { StakeholderValues } from './writes.ts';

interface DrawnPerson extends PersonView {
    readonly className: string;
}

/** Who matters at a customer, on pages of accounts and of their opportunities. */
export default class Stakeholders
    extends LightningElement
    implements AccountCard, RowCard<StakeholderRecord, StakeholderValues>
{
    /** Id of the account or the opportunity. */
    @api recordId?: string;
    /** `Account` or `Opportunity`. */
    @api objectApiName?: string;

    labels = labels;
    view: StakeholdersView = { kind: 'loading' };
    format: Format | null = null;
    failure: FailureNote | null = null;
    undo: RowUndo<StakeholderRecord, StakeholderValues> | null = null;
    showsLeft = false;
    stakeholderObject = STAKEHOLDER;

    readonly reading = new CardReading(this, () => this.draw());
    private records: StakeholderRecords | null = null;
    private mayEdit = false;
    private mayCreate = false;
    private readonly formats = new FormatOfToday(createFormat);
    private readonly changes = new RowChanges<StakeholderValues, StakeholderRecord>(this, {
        send: saveStakeholder,
        failed: (record) => fill(labels.saveFailed, nameOf(record)),
        words: labels
    });

    @wire(getRecord, { recordId: '$opportunityId', optionalFields: OPPORTUNITY_FIELDS })
    opportunity: RecordResult = {};

    @wire(graphql, { query: '$query', variables: '$variables', operationName: 'SuccessStakeholders' })
    handleData(result: GraphqlResult): void {
        if (this.reading.receive(result)) this.records = readStakeholders(result.data);
        this.draw();
    }

    @wire(getObjectInfo, { objectApiName: '$stakeholderObject' })
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
        return accountOf(this) === undefined ? undefined : STAKEHOLDERS_QUERY;
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

    get mayNameSponsor(): boolean {
        return this.mayAdd && this.ready?.warning != null;
    }

    get people(): readonly DrawnPerson[] {
        const { ready } = this;
        if (!ready) return [];
        const shown = this.showsLeft ? [...ready.people, ...ready.left] : ready.people;
        return shown.map((person) => ({
            ...person,
            className: person.leftText === '' ? 'person' : 'person person_left'
        }));
    }

    get leftLabel(): string {
        const count = this.ready?.left.length ?? 0;
        if (count === 0) return '';
        return this.showsLeft ? labels.hideLeft : fill(labels.showLeft, this.format?.number(count) ?? count);
    }

    get leftExpanded(): string {
        return String(this.showsLeft);
    }

    async handleRetry(): Promise<void> {
        await this.reading.again();
    }

    handleShowLeft(): void {
        this.showsLeft = !this.showsLeft;
    }

    async handleAdd(): Promise<void> {
        await this.add('Champion');
    }

    async handleNameSponsor(): Promise<void> {
        await this.add('Sponsor');
    }

    async handleMenu(event: CustomEvent<{ readonly value: string }>): Promise<void> {
        const { id } = (event.currentTarget as HTMLElement).dataset;
        const record = this.shown?.stakeholders?.find((one) => one.id === id);
        if (record) await this.act(record, event.detail.value);
    }

    async handleUndo(): Promise<void> {
        await this.changes.undo();
    }

    handleUndoClosed(): void {
        this.undo = null;
    }

    handleDismiss(): void {
        this.failure = null;
    }

    private async act(record: StakeholderRecord, action: string): Promise<void> {
        const { format } = this;
        if (!format) return;
        const left = fill(labels.leftToast, nameOf(record));
        if (action === 'left') await this.changes.save({ record, values: { leftOn: format.today } }, left);
        else if (action === 'back') {
            await this.changes.save({ record, values: { leftOn: null } }, fill(labels.backToast, nameOf(record)));
        } else if (action === 'leftOn') {
            const answer = await ask(leftForm(record, format));
            if (answer) await this.changes.save({ record, values: { leftOn: answer.on ?? null } }, left);
        } else if (action === 'edit') await this.edit(record);
    }

    private async edit(record: StakeholderRecord): Promise<void> {
        const answer = await ask(editForm(record, this.records?.stakeholders ?? []));
        if (!answer) return;
        const values = {
            role: answer.role ?? null,
            influence: influenceOf(answer.influence),
            note: answer.note ? answer.note : null
        };
        await this.changes.save({ record, values }, fill(labels.savedToast, nameOf(record)));
    }

    private async add(role: string): Promise<void> {
        const { records } = this;
        if (!records?.customerId) return;
        const answer = await ask(addForm(records, role));
        if (!answer) return;
        const added = {
            contactId: answer.contact ?? '',
            role: answer.role ?? role,
            influence: influenceOf(answer.influence),
            note: answer.note ? answer.note : null
        };
        const name = records.contacts.find(({ id }) => id === added.contactId)?.name ?? '';
        await this.changes.create(
            addStakeholder(records.customerId, added, labels.unknownError),
            fill(labels.savedToast, name),
            fill(labels.saveFailed, name)
        );
    }

    /** As they were read last; undefined: none yet, or hidden. */
    get rows(): readonly StakeholderRecord[] | undefined {
        return this.records?.stakeholders;
    }

    /** The records with what is not saved yet. */
    private get shown(): StakeholderRecords | null {
        const { records } = this;
        return records === null ? null : { ...records, stakeholders: this.changes.shown(records.stakeholders) };
    }

    /** Shows the records with what is not saved yet, as of today. */
    draw(): void {
        const { shown } = this;
        const error = this.reading.errorView(labels);
        if (error) this.view = error;
        else if (shown !== null) {
            this.format = this.formats.current;
            this.view = stakeholdersView(shown, {
                format: this.format,
                editable: this.mayEdit,
                creatable: this.mayCreate,
                isOpportunity: this.objectApiName === 'Opportunity'
            });
        }
    }
}
