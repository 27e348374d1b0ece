import { setTimeout as sleep } from 'node:timers/promises';

const SHORTEST_WAIT_MS = 5;
const LONGEST_WAIT_MS = 5000;
/** Of the time that has passed: what is lost by looking late stays below this share, however long the job takes. */
const WAIT_SHARE = 0.15;

/**
 * Asks until the answer is final: often at first, ever more seldom, so that neither time nor API calls are wasted.
 * @param signal Ends the waiting.
 * @throws The signal's reason.
 */
export async function waitFor<T>(
    ask: () => Promise<T>,
    isFinal: (answer: T) => boolean,
    signal?: AbortSignal
): Promise<T> {
    const began = performance.now();
    for (;;) {
        signal?.throwIfAborted();
        const answer = await ask();
        if (isFinal(answer)) return answer;
        const share = (performance.now() - began) * WAIT_SHARE;
        const wait = Math.min(Math.max(share, SHORTEST_WAIT_MS), LONGEST_WAIT_MS);
        // Why it ended early is thrown above.
        await sleep(wait, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
    }
}
