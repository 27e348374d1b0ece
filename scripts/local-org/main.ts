/** `node scripts/local-org/main.ts --port P [--empty] [--data DIR] [--config FILE]`: serves until it is told to stop. */
import { parseArgs } from 'node:util';
import { PORT_REMEDY, portOf } from './port.ts';
import { announceServer, refuseSecond, withdrawServer } from './server-file.ts';
import { DATA_FOLDER, startLocalOrg, type StartOptions } from './start.ts';

const USAGE = `Usage: local-org --port PORT [--empty] [--data DIR] [--config FILE]

  --port PORT    where to listen on 127.0.0.1; 0 takes any free port
  --empty        users only, in memory: nothing is kept
  --data DIR     where the data is kept (${DATA_FOLDER}); jobs find the server there
  --config FILE  the org's configuration (config/local-org.json)
`;
const EXIT_FAILED = 1;
const EXIT_USAGE = 2;

type Options = StartOptions & { readonly help: boolean };

/** Throws an error that says what is wrong with the command line. */
function readOptions(): Options {
    const { values } = parseArgs({
        options: {
            port: { type: 'string' },
            empty: { type: 'boolean', default: false },
            data: { type: 'string', default: DATA_FOLDER },
            config: { type: 'string' },
            help: { type: 'boolean', default: false }
        }
    });
    const { port: text, help, empty } = values;
    if (text === undefined && !help) throw new Error(`--port is missing: ${PORT_REMEDY}.`);
    const port = portOf(text ?? '0');
    if (port === null) throw new Error(`--port ${text ?? ''} is not a port: ${PORT_REMEDY}.`);
    return {
        help,
        port,
        pages: true,
        progress: (line) => process.stderr.write(`${line}\n`),
        empty,
        dataFolder: values.data,
        ...(values.config === undefined ? {} : { configFile: values.config })
    };
}

async function main(): Promise<void> {
    let options: Options;
    try {
        options = readOptions();
    } catch (error) {
        process.stderr.write(`${messageOf(error)}\n\n${USAGE}`);
        process.exitCode = EXIT_USAGE;
        return;
    }
    if (options.help) process.stdout.write(USAGE);
    else await run(options);
}

async function run(options: StartOptions): Promise<void> {
    // Data in memory has no place where others could look.
    const announcedIn = options.empty === true ? null : (options.dataFolder ?? DATA_FOLDER);
    if (announcedIn !== null) await refuseSecond(announcedIn);
    const running = await startLocalOrg(options);
    if (announcedIn !== null) announceServer(announcedIn, running);
    process.stdout.write(`${JSON.stringify({ url: running.url, personas: running.personas })}\n`);
    let stopping = false;
    const stop = (): void => {
        if (stopping) return;
        stopping = true;
        if (announcedIn !== null) withdrawServer(announcedIn);
        running.close().catch(fail);
    };
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
}

function fail(error: unknown): void {
    process.stderr.write(`local org: ${messageOf(error)}\n`);
    process.exitCode = EXIT_FAILED;
}

function messageOf(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
}

await main().catch(fail);
