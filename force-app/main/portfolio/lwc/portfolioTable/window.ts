/** Which rows of a long list are in the page. */

export interface Place {
    /** Rows in all. */
    readonly count: number;
    /** In pixels, like all that follows. */
    readonly rowHeight: number;
    readonly scrollTop: number;
    readonly viewHeight: number;
}

export interface RowWindow {
    readonly first: number;
    /** After the last. */
    readonly end: number;
}

/** Rows around those in view, so that slow scrolling and the keyboard find them there. */
const ROWS_AROUND = 8;
/** The window moves by so many rows at once: drawing anew costs more than a few rows too many. */
const STEP = 4;

/** The rows that can be seen, and some around them. */
export function windowOf({ count, rowHeight, scrollTop, viewHeight }: Place): RowWindow {
    const top = Math.floor(scrollTop / rowHeight / STEP) * STEP;
    const rowsInView = Math.ceil(viewHeight / rowHeight) + STEP;
    const last = Math.max(0, count - rowsInView);
    const seen = Math.min(Math.max(0, top), last);
    return { first: Math.max(0, seen - ROWS_AROUND), end: Math.min(count, seen + rowsInView + ROWS_AROUND) };
}
