import { LightningElement, api } from 'lwc';
import { labels } from 'c/journeyLabels';
import type { StageFieldView, StageNotesView } from 'c/journeyView';

const MAX_LENGTH = 255;

/** What was entered, and what stood there when the viewer began. */
export interface StageEdit {
    readonly stage: string;
    readonly name: StageFieldView['name'];
    readonly before: string;
    readonly value: string;
}

interface DrawnField extends StageFieldView {
    readonly editing: boolean;
    readonly editingChoice: boolean;
    readonly mayEdit: boolean;
    readonly textClass: string;
    readonly isEffort: boolean;
}

interface Editing {
    readonly stage: string;
    readonly name: StageFieldView['name'];
    readonly before: string;
    readonly value: string;
}

/**
 * Effort, challenge and issue of a stage, each edited in place.
 * @fires save with a `StageEdit`
 */
export default class JourneyStage extends LightningElement {
    @api view!: StageNotesView;
    @api editable = false;

    labels = labels;
    maxLength = MAX_LENGTH;
    private editing: Editing | null = null;
    /** What is to have the focus after the next drawing. */
    private focusOn: string | null = null;

    override renderedCallback(): void {
        if (this.focusOn === null) return;
        const target = this.template?.querySelector<HTMLElement>(this.focusOn);
        this.focusOn = null;
        target?.focus();
    }

    get fields(): readonly DrawnField[] {
        const open = this.editing?.stage === this.view.key ? this.editing : null;
        return this.view.fields.map((field) => {
            const isOpen = open?.name === field.name;
            return {
                ...field,
                value: isOpen ? open.value : field.value,
                editing: isOpen && field.options === null,
                editingChoice: isOpen && field.options !== null,
                mayEdit: this.editable && !isOpen && !field.hidden,
                textClass: `value${field.empty ? ' weak' : ''}${field.options === null ? '' : ' value_short'}`,
                isEffort: field.name === 'effort'
            };
        });
    }

    get dots(): readonly {
        readonly key: string;
        readonly x: number;
        readonly y: number;
        readonly r: string;
        readonly className: string;
    }[] {
        return this.view.chart.dots.map(({ key, x, y, chosen }) => ({
            key,
            x,
            y,
            r: chosen ? '3' : '1.8',
            className: chosen ? 'dot dot_chosen' : 'dot'
        }));
    }

    handleEdit(event: Event): void {
        const field = this.fieldOf(event);
        if (!field) return;
        const { name, value } = field;
        this.editing = { stage: this.view.key, name, before: value, value };
        this.focusOn = `[data-input="${name}"]`;
    }

    handleChange(event: CustomEvent<{ readonly value: string | null }>): void {
        if (this.editing) this.editing = { ...this.editing, value: event.detail.value ?? '' };
    }

    handleKey(event: KeyboardEvent): void {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        this.end();
    }

    handleCancel(): void {
        this.end();
    }

    handleSave(): void {
        const { editing } = this;
        this.end();
        if (!editing || editing.value.trim() === editing.before) return;
        const detail: StageEdit = { ...editing, value: editing.value.trim() };
        this.dispatchEvent(new CustomEvent('save', { detail }));
    }

    private end(): void {
        if (this.editing) this.focusOn = `[data-edit="${this.editing.name}"]`;
        this.editing = null;
    }

    private fieldOf(event: Event): StageFieldView | undefined {
        const { edit } = (event.currentTarget as HTMLElement).dataset;
        return this.view.fields.find(({ name }) => name === edit);
    }
}
