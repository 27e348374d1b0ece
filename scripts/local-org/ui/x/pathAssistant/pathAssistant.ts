import { LightningElement, api, wire } from 'lwc';
import { apiUrl, request } from '../../org/client.ts';
import { messageOf } from '../../org/messages.ts';
import type { ObjectPage } from '../../org/page-data.ts';
import { getFieldValue, type RecordData } from '../../org/record-values.ts';
import { getRecord, updateRecord } from '../../org/records.ts';
import { STAGE_SOQL, stepsOf, targetsOf, type Stage, type Step } from '../../org/stages.ts';
import { subscribe } from '../../org/store.ts';

interface WiredRecord {
    readonly data?: RecordData;
    readonly error?: unknown;
}

/** The stages of an opportunity as a path: where it is, and the way to move it on. */
export default class PathAssistant extends LightningElement {
    @api object: ObjectPage | null = null;
    @api recordId = '';
    stages: readonly Stage[] = [];
    selected: string | null = null;
    isSaving = false;
    errorMessage = '';
    record: WiredRecord = {};
    #stop: (() => void) | null = null;

    @wire(getRecord, { recordId: '$recordId', optionalFields: '$paths' })
    handleRecord(record: WiredRecord): void {
        this.record = record;
    }

    override connectedCallback(): void {
        const load = () => request('GET', `${apiUrl('/query')}?q=${encodeURIComponent(STAGE_SOQL)}`);
        this.#stop = subscribe(`query ${STAGE_SOQL}`, load, ({ data, error }) => {
            this.stages = error === undefined ? (data as { records: readonly Stage[] }).records : [];
            this.errorMessage = error === undefined ? '' : messageOf(error);
        });
    }

    override disconnectedCallback(): void {
        this.#stop?.();
    }

    get paths(): readonly string[] {
        return this.isShown ? ['Opportunity.StageName'] : [];
    }

    /** Salesforce draws paths of other objects where somebody set one up, which metadata of the local org cannot. */
    get isShown(): boolean {
        return this.object?.name === 'Opportunity';
    }

    get isReady(): boolean {
        return this.isShown && this.current !== '' && this.stages.length > 0;
    }

    get steps(): readonly Step[] {
        return stepsOf(this.stages, this.current, this.selected);
    }

    get targets(): readonly Stage[] {
        return targetsOf(this.stages, this.current, this.selected);
    }

    get choices(): readonly Stage[] | null {
        return this.targets.length > 1 ? this.targets : null;
    }

    get buttonLabel(): string {
        if (this.targets.length !== 1) return '';
        return this.selected === null || this.selected === this.current
            ? 'Mark Stage as Complete'
            : 'Mark as Current Stage';
    }

    handleSelect(event: Event): void {
        event.preventDefault();
        this.selected = (event.currentTarget as HTMLElement).dataset['value'] ?? null;
    }

    handleKeydown(event: KeyboardEvent): void {
        const move = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (move === undefined) return;
        event.preventDefault();
        const { steps } = this;
        const at = steps.findIndex(({ isSelected }) => isSelected);
        const next = (at + move + steps.length) % steps.length;
        this.selected = steps[next]?.value ?? null;
        this.template?.querySelectorAll<HTMLElement>('a')[next]?.focus();
    }

    async handleMark(): Promise<void> {
        await this.save(this.targets[0]?.ApiName ?? '');
    }

    async handleChoice(event: Event): Promise<void> {
        await this.save((event.currentTarget as HTMLElement).dataset['value'] ?? '');
    }

    private get current(): string {
        const value = getFieldValue(this.record.data, 'Opportunity.StageName');
        return typeof value === 'string' ? value : '';
    }

    private async save(stage: string): Promise<void> {
        this.isSaving = true;
        this.errorMessage = '';
        try {
            await updateRecord({ fields: { Id: this.recordId, StageName: stage } });
            this.selected = null;
        } catch (error) {
            this.errorMessage = messageOf(error);
        } finally {
            this.isSaving = false;
        }
    }
}
