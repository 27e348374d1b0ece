import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import { showFaults } from 'c/uiForm';
import cancel from '@salesforce/label/c.Success_Cancel';
import save from '@salesforce/label/c.Success_Save';

/** A field of the dialog. Values are texts: dates as `YYYY-MM-DD`, numbers as JavaScript writes them. */
export interface FormField {
    readonly name: string;
    readonly label: string;
    readonly type: 'date' | 'number' | 'text' | 'longText' | 'choice' | 'radio';
    readonly value: string;
    readonly required?: boolean;
    /** Of dates and numbers. */
    readonly min?: string;
    readonly max?: string;
    readonly maxLength?: number;
    readonly help?: string;
    readonly options?: readonly FormOption[];
}

export interface FormOption {
    readonly label: string;
    readonly value: string;
}

export type FormValues = Readonly<Record<string, string>>;
/** What is wrong with the values, by the field's name; empty texts and fields left out have no fault. */
export type FormCheck = (values: FormValues) => FormValues;
/** What follows for other fields from the one that was changed: their new values. */
export type FormDerive = (values: FormValues, changed: string) => FormValues;

interface FieldView extends FormField {
    readonly isInput: boolean;
    readonly isLongText: boolean;
    readonly isChoice: boolean;
    readonly isRadio: boolean;
    readonly step: string | null;
}

/** Dialog that asks for a few values. Closes with the values (trimmed) once they pass the check, with nothing when it is left. */
export default class UiFormDialog extends LightningModal {
    @api heading = '';
    /** A sentence above the fields. */
    @api intro = '';
    @api fields: readonly FormField[] = [];
    @api check?: FormCheck;
    @api derive?: FormDerive;
    /** Label of the button that ends the dialog; "Save" unless told. */
    @api action = '';

    labels = { cancel };
    private entered: FormValues = {};

    get actionLabel(): string {
        return this.action === '' ? save : this.action;
    }

    get fieldViews(): readonly FieldView[] {
        return this.fields.map((field) => ({
            ...field,
            value: this.entered[field.name] ?? field.value,
            isInput: field.type === 'date' || field.type === 'number' || field.type === 'text',
            isLongText: field.type === 'longText',
            isChoice: field.type === 'choice',
            isRadio: field.type === 'radio',
            step: field.type === 'number' ? 'any' : null
        }));
    }

    handleChange(event: CustomEvent<{ readonly value: string | null }>): void {
        const { name = '' } = (event.currentTarget as HTMLElement).dataset;
        this.entered = { ...this.entered, [name]: event.detail.value ?? '' };
        this.entered = { ...this.entered, ...this.derive?.(this.values, name) };
    }

    handleCancel(): void {
        this.close();
    }

    handleSave(): void {
        const { values } = this;
        const faults = this.check?.(values) ?? {};
        const all = Object.fromEntries(this.fields.map(({ name }) => [name, faults[name] ?? '']));
        if (showFaults(this.template!, all)) this.close(values);
    }

    private get values(): FormValues {
        return Object.fromEntries(this.fields.map(({ name, value }) => [name, (this.entered[name] ?? value).trim()]));
    }
}
