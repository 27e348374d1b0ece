/** A reporter for Node's test runner that writes one JSON object: how many tests passed and failed. */
import type { TestEvent } from 'node:test/reporters';

export default async function* countReporter(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
    let passed = 0;
    let failed = 0;
    for await (const event of events) {
        if (event.type !== 'test:pass' && event.type !== 'test:fail') continue;
        if (event.data.skip !== undefined || event.data.todo !== undefined) continue;
        // A suite fails with its tests: count it only where it fails by itself (a hook, a file that does not load).
        const isSuite = event.data.details.type === 'suite';
        if (event.type === 'test:fail') {
            if (!isSuite || !isSubtestFailure(event.data.details.error)) failed++;
        } else if (!isSuite) passed++;
    }
    yield JSON.stringify({ passed, failed });
}

function isSubtestFailure(error: unknown): boolean {
    return (
        typeof error === 'object' && error !== null && 'failureType' in error && error.failureType === 'subtestsFailed'
    );
}
