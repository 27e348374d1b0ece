import { LightningElement, api } from 'lwc';

/** A page that says why there is nothing. */
export default class Message extends LightningElement {
    @api heading = '';
    @api detail = '';
}
