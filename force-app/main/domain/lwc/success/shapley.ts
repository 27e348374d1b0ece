/** Up to so many causes all orders are weighed; their number grows with 2 to this power. */
const EXACT_CAUSES = 8;

/**
 * Divides a change among causes that act together: each cause's share is what it adds when its turn comes, on average over all orders in
 * which they could come (Shapley's value). Beyond `EXACT_CAUSES` the average of the given order and its reverse stands for all orders.
 * `valueOf` is given, by cause, whether it has acted. The shares sum to `valueOf(all) - valueOf(none)` up to binary noise.
 */
export function divideChange(causes: number, valueOf: (acted: readonly boolean[]) => number): number[] {
    return causes <= EXACT_CAUSES ? overAllOrders(causes, valueOf) : overTwoOrders(causes, valueOf);
}

function overAllOrders(causes: number, valueOf: (acted: readonly boolean[]) => number): number[] {
    const all = Array.from({ length: causes }, (_, cause) => cause);
    const sets = 2 ** causes;
    const values = Array.from({ length: sets }, (_, set) => valueOf(all.map((cause) => contains(set, cause))));
    const chances = all.map((before) => 1 / (causes * choose(causes - 1, before)));
    return all.map((cause) => {
        let share = 0;
        for (let set = 0; set < sets; set++) {
            if (!contains(set, cause)) {
                const size = all.filter((other) => contains(set, other)).length;
                share += chances[size]! * (values[set + 2 ** cause]! - values[set]!);
            }
        }
        return share;
    });
}

function overTwoOrders(causes: number, valueOf: (acted: readonly boolean[]) => number): number[] {
    const all = Array.from({ length: causes }, (_, cause) => cause);
    const shares = new Array<number>(causes).fill(0);
    for (const order of [all, all.toReversed()]) {
        const acted = new Array<boolean>(causes).fill(false);
        let value = valueOf(acted);
        for (const cause of order) {
            acted[cause] = true;
            const next = valueOf(acted);
            shares[cause]! += (next - value) / 2;
            value = next;
        }
    }
    return shares;
}

function contains(set: number, cause: number): boolean {
    return Math.floor(set / 2 ** cause) % 2 === 1;
}

function choose(from: number, count: number): number {
    let ways = 1;
    for (let i = 1; i <= count; i++) {
        ways = (ways * (from - count + i)) / i;
    }
    return ways;
}
