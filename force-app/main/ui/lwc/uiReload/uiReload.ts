/**
 * Reads a card's data again, once for all who ask: after a save the card reads its data again, and the page that it tells of the change
 * asks it to do so a second time.
 */
export class Reload {
    private current: Promise<void> | null = null;

    /** Joins the reading that is under way, else begins one. Settles when the data have come. */
    join(read: () => Promise<unknown>): Promise<void> {
        return this.current ?? this.begin(read);
    }

    /** Begins a reading whatever is under way: after a save, what is being read may be older than the save. */
    begin(read: () => Promise<unknown>): Promise<void> {
        const reading = read()
            .then(() => undefined)
            .finally(() => {
                if (this.current === reading) this.current = null;
            });
        this.current = reading;
        return reading;
    }
}
