/** Runs saves one after another. */
export class SaveQueue {
    private last: Promise<unknown> = Promise.resolve();

    /** Runs when all saves before it have ended. */
    run<Outcome>(save: () => Promise<Outcome>): Promise<Outcome> {
        const next = this.last.then(save, save);
        this.last = next.catch(() => undefined);
        return next;
    }
}
