/* Jest's stand-in for lightning/modal: an element whose `open` and `close` can be asserted on. */
import { LightningElement, api } from 'lwc';

/** Every call of any modal's `open`; what it resolves with is what the modal would have been closed with. */
export const openMock = jest.fn<Promise<unknown>, [Record<string, unknown>]>();
/** Every call of any modal's `close`. */
export const closeMock = jest.fn<void, [unknown]>();

export default class LightningModal extends LightningElement {
    @api size = 'medium';
    @api label = '';
    @api description = '';
    @api disableClose = false;

    static open(properties: Record<string, unknown>): Promise<unknown> {
        return openMock({ modal: this.name, ...properties });
    }

    @api close(result?: unknown): void {
        closeMock(result);
    }
}
