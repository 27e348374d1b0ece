import { LightningElement, api } from 'lwc';

export interface MenuItem {
    readonly value: string;
    readonly label: string;
}

/**
 * What can be done with a row, or a card.
 * @fires select with the item's `value`, as `lightning-button-menu` does
 */
export default class UiMenu extends LightningElement {
    /** What it is a menu of, as it is spoken. */
    @api label = '';
    @api items: readonly MenuItem[] = [];
    /** As of `lightning-button-menu`. */
    @api variant = 'bare';
    @api iconSize = 'x-small';
    @api disabled = false;

    handleSelect({ detail }: CustomEvent<Pick<MenuItem, 'value'>>): void {
        this.dispatchEvent(new CustomEvent('select', { detail: { value: detail.value } }));
    }
}
