import { parseArgs } from 'node:util';
import { describeError } from '../org/request.ts';
import { startLocalOrg } from '../local-org/start.ts';
import { generateSample } from './generate.ts';
import { SampleClock, sampleOrg } from './local-sample.ts';

/** `node scripts/sample/main.ts --data DIR`: fills a new local org with the sample, telling each week on stdout. */
const USAGE = 'Usage: node scripts/sample/main.ts --data DIR';
const EXIT_FAILED = 1;
const EXIT_USAGE = 2;
/** As shells have it: 128 and the signal's number. */
const STOPPED_BY_CTRL_C = 130;
const STOPPED_BY_SIGTERM = 143;

async function main(dataFolder: string): Promise<void> {
    const clock = new SampleClock();
    const running = await startLocalOrg({ port: 0, dataFolder, now: clock.now });
    try {
        await generateSample(sampleOrg(running, clock), (week, of) => process.stdout.write(`${week} of ${of}\n`));
    } finally {
        await running.close();
    }
}

// Whoever has started it says why; temporary folders go as the process ends.
process.once('SIGINT', () => process.exit(STOPPED_BY_CTRL_C));
process.once('SIGTERM', () => process.exit(STOPPED_BY_SIGTERM));

const { values } = parseArgs({ options: { data: { type: 'string' } } });
if (values.data === undefined) {
    process.stderr.write(`${USAGE}\n`);
    process.exitCode = EXIT_USAGE;
} else {
    await main(values.data).catch((error: unknown) => {
        process.stderr.write(`The sample could not be made: ${describeError(error)}\n`);
        process.exitCode = EXIT_FAILED;
    });
}
