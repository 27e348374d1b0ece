import { LightningElement, api } from 'lwc';
import cancel from '@salesforce/label/c.Success_Cancel';
import save from '@salesforce/label/c.Success_Save';
import saving from '@salesforce/label/c.Success_Saving';

/**
 * Cancel and Save at the foot of a dialog; both rest while it saves, and screen readers hear that it does.
 * @fires cancel when the viewer wants to leave
 * @fires save when the viewer wants to save
 */
export default class UiSaveBar extends LightningElement {
    /** Whether it is being saved. */
    @api saving = false;

    labels = { cancel, save, saving };

    handleCancel(): void {
        this.dispatchEvent(new CustomEvent('cancel'));
    }

    handleSave(): void {
        this.dispatchEvent(new CustomEvent('save'));
    }
}
