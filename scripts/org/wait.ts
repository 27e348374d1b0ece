import { setTimeout as sleep } from 'node:timers/promises';

const SHORTEST_WAIT_MS = 5;
const LONGEST_WAIT_MS = 5000;
/** Of the time that has passed: what is lost by looking late stays below this share, however long the job takes. */
const WAIT_SHARE = 0.15;

/** Asks until the answer is final: often at first, ever more seldom, so that neither time nor API calls are wasted. */
export async function waitFor<T>(ask: () => Promise<T>, isFinal: (answer: T) => boolean): Promise<T> {
    const began = performance.now();
    for (;;) {
        const answer = await ask();
        if (isFinal(answer)) return answer;
        const share = (performance.now() - began) * WAIT_SHARE;
        await sleep(Math.min(Math.max(share, SHORTEST_WAIT_MS), LONGEST_WAIT_MS));
    }
}
