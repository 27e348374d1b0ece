/* The date, for tests. */

/** Lets the date stand still; timers go on, for promises and accessibility checks need them. `jest.useRealTimers` ends it. */
export function stopDate(now: string): void {
    jest.useFakeTimers({
        now: new Date(now),
        doNotFake: [
            'nextTick',
            'setImmediate',
            'clearImmediate',
            'setTimeout',
            'clearTimeout',
            'setInterval',
            'clearInterval',
            'queueMicrotask'
        ]
    });
}
