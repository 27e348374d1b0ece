import type { FailureNote } from 'c/uiFailure';
import type { Change } from 'c/journeyWrites';

/** What is said of a save. */
export interface Words {
    /** What is changed. */
    readonly what: string;
    /** That it is, as a sentence; with a way to undo it. Empty: nothing is said. */
    readonly done: string;
}

/** A change that the viewer wants, and what is said of it. */
export interface Wanted {
    readonly change: Change;
    readonly words: Words;
}

/** What went wrong with a save, shown on the card. */
export interface Failure extends FailureNote {
    /** To be tried again; null: there is nothing to try. */
    readonly again: Wanted | null;
}

/** Asks for what a change needs; null: it is left, or there is no such change. */
export type Asking = () => Promise<Wanted | null> | Wanted | null;
