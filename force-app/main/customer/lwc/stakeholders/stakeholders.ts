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
import type { FailureNote } from 'c/uiFailure';
import { calendarDay, createFormat, fill } from 'c/uiFormat';
import type { Format } from 'c/uiFormat';
import { Reload } from 'c/uiReload';
import LOCALE from '@salesforce/i18n/locale';
import TIME_ZONE from '@salesforce/i18n/timeZone';
import STAKEHOLDER from '@salesforce/schema/Success_Stakeholder__c';
import { addForm, editForm, influenceOf, leftForm } from './forms.ts';
import { labels } from './labels.ts';
import { ACCOUNT_QUERY, OPPORTUNITY_QUERY } from './query.ts';
import { readStakeholders } from './records.ts';
import type { StakeholderRecord, StakeholderRecords } from './records.ts';
import { nameOf, stakeholdersView } from './view.ts';
import type { PersonView, ReadyView, StakeholdersView } from './view.ts';
import { addStakeholder, saveStakeholder } from './writes.ts';
import type { StakeholderValues } from './writes.ts';

interface Change {
    readonly record: StakeholderRecord;
    readonly values: StakeholderValues;
}

interface DrawnPerson extends PersonView {
    readonly hasMenu: boolean;
    readonly className: string;
}

/** Who matters at a customer, on pages of accounts and of their opportunities. */
export default class Stakeholders extends LightningElement {
    /** Id of the account or the opportunity. */
    @api recordId?: string;
    /** `Account` or `Opportunity`. */
    @api objectApiName?: string;

    labels = labels;
    view: StakeholdersView = { kind: 'loading' };
    errors: GraphqlResult['errors'];
    failure: FailureNote | null = null;
    undo: { readonly text: string; readonly change: Change } | null = null;
    showsLeft = false;
    stakeholderObject = STAKEHOLDER;

    private records: StakeholderRecords | null = null;
    /** Not saved yet: the card shows it all the same. */
    private change: Change | null = null;
    private format: Format | null = null;
    private mayEdit = false;
    private mayCreate = false;
    private refresh: (() => Promise<void>) | undefined;
    private refreshHandler: string | null = null;
    private readonly reloading = new Reload();
    /** When the viewer's own saves changed a record, until the card has read it again. */
    private readonly changedAt = new Map<string, string>();

    @wire(graphql, { query: '$query', variables: '$variables', operationName: 'SuccessStakeholders' })
    handleData({ data, errors, refresh }: GraphqlResult): void {
        this.refresh = refresh;
        this.errors = errors;
        if (data !== undefined && data !== null) this.records = readStakeholders(data);
        this.draw();
    }

    @wire(getObjectInfo, { objectApiName: '$stakeholderObject' })
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
            hasMenu: person.menu.length > 0,
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
        await this.reload();
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
        const { undo } = this;
        if (undo) await this.save(undo.change, '');
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
        if (action === 'left') await this.save({ record, values: { leftOn: format.today } }, left);
        else if (action === 'back') {
            await this.save({ record, values: { leftOn: null } }, fill(labels.backToast, nameOf(record)));
        } else if (action === 'leftOn') {
            const answer = await ask(leftForm(record, format));
            if (answer) await this.save({ record, values: { leftOn: answer.on ?? null } }, left);
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
        await this.save({ record, values }, fill(labels.savedToast, nameOf(record)));
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
        this.failure = null;
        const name = records.contacts.find(({ id }) => id === added.contactId)?.name ?? '';
        const outcome = await addStakeholder(records.customerId, added, labels.unknownError);
        if (outcome.kind === 'saved') {
            this.dispatchEvent(new ShowToastEvent({ title: fill(labels.savedToast, name), variant: 'success' }));
            await this.tellPage();
        } else this.refuse(name, 'messages' in outcome ? outcome.messages : [labels.unknownError]);
    }

    /** Shows a change at once and saves it; takes it back when the save fails. `done`: said with a way to undo it. */
    private async save(change: Change, done: string): Promise<void> {
        const { record, values } = change;
        this.failure = null;
        this.undo = done === '' ? null : { text: done, change: reverse(change) };
        this.change = change;
        this.draw();
        const at = laterOf(this.changedAt.get(record.id), record.lastModifiedAt);
        const outcome = await saveStakeholder(record.id, at, values, labels.unknownError);
        if (outcome.kind === 'saved') {
            if (outcome.lastModifiedAt !== null) this.changedAt.set(record.id, outcome.lastModifiedAt);
            await this.tellPage();
        }
        this.change = null;
        this.draw();
        if (outcome.kind === 'conflict') await this.conflict(record);
        else if (outcome.kind !== 'saved') this.refuse(nameOf(record), outcome.messages);
    }

    /** Somebody else was faster: the newest data are shown. */
    private async conflict(record: StakeholderRecord): Promise<void> {
        this.undo = null;
        await this.reload();
        const latest = this.records?.stakeholders?.find(({ id }) => id === record.id) ?? record;
        const at = latest.lastModifiedAt;
        const ago = at && this.format ? agoText(at, new Date().toISOString(), this.format) : '';
        const text = fill(labels.conflict, latest.lastModifiedBy ?? labels.somebody, ago).replace(/\s+\./, '.');
        this.failure = { strong: fill(labels.saveFailed, nameOf(record)), text };
    }

    private refuse(name: string, messages: readonly string[]): void {
        this.undo = null;
        const text = fill(labels.saveFailedText, messages.join(' '));
        this.failure = { strong: fill(labels.saveFailed, name), text };
    }

    /** Reads again what was saved, and lets the other cards of the page do so. */
    private async tellPage(): Promise<void> {
        const reloaded = this.reload();
        // The page asks this card, too, to read again: it joins the reading that has begun.
        this.dispatchEvent(new RefreshEvent());
        await reloaded;
    }

    /** The records with what is not saved yet. */
    private get shown(): StakeholderRecords | null {
        const { records, change } = this;
        if (records === null || change === null) return records;
        const stakeholders = records.stakeholders?.map((one) => {
            return one.id === change.record.id ? { ...one, ...change.values } : one;
        });
        return { ...records, stakeholders };
    }

    private draw(): void {
        const { shown, errors } = this;
        if (errors && errors.length > 0) {
            const details = reduceErrors(errors, labels.unknownError);
            this.view = { kind: 'error', heading: labels.errorTitle, text: labels.errorText, details };
        } else if (shown !== null) {
            const format = this.formatOfToday();
            this.view = stakeholdersView(shown, {
                format,
                editable: this.mayEdit,
                creatable: this.mayCreate,
                isOpportunity: this.objectApiName === 'Opportunity'
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
    const names = Object.keys(values) as (keyof StakeholderValues)[];
    const before: StakeholderValues = Object.fromEntries(names.map((name) => [name, record[name] ?? null]));
    return { record: { ...record, ...values }, values: before };
}

function laterOf(own: string | undefined, read: string | null | undefined): string | null {
    if (own === undefined) return read ?? null;
    return read === null || read === undefined || own > read ? own : read;
}
