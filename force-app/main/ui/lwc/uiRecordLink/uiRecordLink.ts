import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import type { PageReference } from 'lightning/navigation';

/** A link to a record: it goes there in the page, and opens in a new tab as any link does. */
export default class UiRecordLink extends NavigationMixin(LightningElement) {
    @api label = '';
    /** API name of the record's object. */
    @api objectApiName = '';

    url = '';
    private target = '';

    @api
    get recordId(): string {
        return this.target;
    }

    set recordId(id: string) {
        this.target = id;
        this.url = '';
        if (this.isConnected) this.generate();
    }

    override connectedCallback(): void {
        this.generate();
    }

    handleClick(event: MouseEvent): void {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        this[NavigationMixin.Navigate](this.page);
    }

    private get page(): PageReference {
        const { target: recordId, objectApiName } = this;
        return { type: 'standard__recordPage', attributes: { recordId, objectApiName, actionName: 'view' } };
    }

    private generate(): void {
        const { target } = this;
        if (target === '') return;
        const show = (url: string): void => {
            if (target === this.target) this.url = url;
        };
        // Without an address it still goes there on a click.
        this[NavigationMixin.GenerateUrl](this.page).then(show, () => undefined);
    }
}
