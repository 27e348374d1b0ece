import type { GraphqlResult } from 'lightning/graphql';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { RefreshEvent, registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { reduceErrors } from 'c/uiErrors';
import { Reload } from 'c/uiReload';

/** Shown where a card's data cannot be read. */
export interface ErrorView {
    readonly kind: 'error';
    readonly heading: string;
    readonly text: string;
    readonly details: readonly string[];
}

/** What is said where a card's data cannot be read. */
export interface ErrorWords {
    readonly errorTitle: string;
    readonly errorText: string;
    /** Where an error has no words. */
    readonly unknownError: string;
}

/**
 * The reading of a card that reads by one GraphQL wire: what came of it, and that it is done again after a save, and when the page asks.
 * The wire itself belongs into the card, and hands its results to `receive`.
 */
export class CardReading {
    private readonly card: Pick<EventTarget, 'dispatchEvent'>;
    private readonly draw: () => void;
    private readonly reload = new Reload();
    private result: GraphqlResult = {};
    private handler: string | null = null;

    /** @param draw Called after each reading: the day may be another one, though no data have changed. */
    constructor(card: Pick<EventTarget, 'dispatchEvent'>, draw: () => void) {
        this.card = card;
        this.draw = draw;
    }

    /** When the card comes to the page. */
    connect(): void {
        this.handler = registerRefreshHandler(this.card, () => this.reload.join(() => this.read()));
    }

    /** When the card leaves the page. */
    disconnect(): void {
        if (this.handler !== null) unregisterRefreshHandler(this.handler);
        this.handler = null;
    }

    /** Takes what the wire brought. True: with data. */
    receive(result: GraphqlResult): result is GraphqlResult & { readonly data: object } {
        this.result = result;
        return result.data !== undefined && result.data !== null;
    }

    /** Why the data could not be read; null: they could, or they have not come yet. */
    errorView({ errorTitle, errorText, unknownError }: ErrorWords): ErrorView | null {
        const { errors } = this.result;
        if (!errors || errors.length === 0) return null;
        return { kind: 'error', heading: errorTitle, text: errorText, details: reduceErrors(errors, unknownError) };
    }

    /** Reads again. */
    again(): Promise<void> {
        return this.reload.begin(() => this.read());
    }

    /** Reads again what was saved, and lets the other cards of the page do so. */
    async tellPage(): Promise<void> {
        const reloaded = this.again();
        // The page asks this card, too, to read again: it joins the reading that has begun.
        this.card.dispatchEvent(new RefreshEvent());
        await reloaded;
    }

    /** Says in a toast what was saved, and reads it again. */
    async saved(title: string, message?: string): Promise<void> {
        const rest = message === undefined ? {} : { message };
        this.card.dispatchEvent(new ShowToastEvent({ title, variant: 'success', ...rest }));
        await this.tellPage();
    }

    private async read(): Promise<void> {
        await this.result.refresh?.();
        this.draw();
    }
}
