import { setTimeout as sleep } from 'node:timers/promises';

const FIRST_WAIT_MS = 2;
const LONGEST_WAIT_MS = 5000;
const GROWTH = 2;

/** Asks until the answer is final: often at first, then every five seconds, so that neither time nor API calls are wasted. */
export async function waitFor<T>(ask: () => Promise<T>, isFinal: (answer: T) => boolean): Promise<T> {
    for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * GROWTH, LONGEST_WAIT_MS)) {
        const answer = await ask();
        if (isFinal(answer)) return answer;
        await sleep(wait);
    }
}
