const WARM_UP_ROUNDS = 50;
const ROUNDS = 250;
/** Short, so that most rounds are not interrupted by what else the machine does. */
const ROUND_MS = 15;
/** One round in so many reaches the rate that is told. */
const ROUNDS_PER_TOLD = 10;

/** How the rates were taken, as a sentence. */
export const HOW_RATES_ARE_TAKEN = `Rates that one in ${ROUNDS_PER_TOLD} of ${ROUNDS} rounds of ${ROUND_MS} ms reaches, on one core.`;

/**
 * How many inputs a second are done, on one core: the rate that one round in ten reaches, warmed up. On a quiet machine that is about the
 * mean, on a busy one what it would be without the others.
 */
export async function ratePerSecond<T>(inputs: readonly T[], run: (input: T) => unknown): Promise<number> {
    const rates: number[] = [];
    for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
        const rate = await runFor(ROUND_MS, round, inputs, run);
        if (round >= WARM_UP_ROUNDS) rates.push(rate);
    }
    rates.sort((a, b) => b - a);
    return Math.round(rates[Math.floor(rates.length / ROUNDS_PER_TOLD)] ?? 0);
}

/** Inputs per second. */
async function runFor<T>(
    milliseconds: number,
    round: number,
    inputs: readonly T[],
    run: (input: T) => unknown
): Promise<number> {
    const start = performance.now();
    let at = (round * 97) % inputs.length;
    let done = 0;
    let elapsed = 0;
    while (elapsed < milliseconds) {
        // In small lots, so that the clock costs nothing and slow ones stop in time.
        for (let i = 0; i < 20; i++) {
            const answer = run(inputs[at] as T);
            if (answer instanceof Promise) await answer;
            at = at + 1 < inputs.length ? at + 1 : 0;
        }
        done += 20;
        elapsed = performance.now() - start;
    }
    return (done / elapsed) * 1000;
}
