/** `node scripts/local-org/main.ts --port P [--empty] [--data DIR] [--config FILE]`: serves until it is told to stop. */
import { parseArgs } from 'node:util';
import { startLocalOrg, type StartOptions } from './start.ts';

const USAGE = `Usage: local-org --port PORT [--empty] [--data DIR] [--config FILE]

  --port PORT    where to listen on 127.0.0.1; 0 takes any free port
  --empty        users only, in memory: nothing is kept
  --data DIR     where the data is kept (.local-org)
  --config FILE  the org's configuration (config/local-org.json)
`;
const EXIT_FAILED = 1;
const EXIT_USAGE = 2;

function readOptions(): StartOptions | null {
    try {
        const { values } = parseArgs({
            options: {
                port: { type: 'string' },
                empty: { type: 'boolean', default: false },
                data: { type: 'string' },
                config: { type: 'string' },
                help: { type: 'boolean', default: false }
            }
        });
        const port = Number(values.port ?? NaN);
        if (values.help || !Number.isInteger(port) || port < 0 || port > 65_535) return null;
        return {
            port,
            pages: true,
            progress: (line) => process.stderr.write(`${line}\n`),
            empty: values.empty,
            ...(values.data === undefined ? {} : { dataFolder: values.data }),
            ...(values.config === undefined ? {} : { configFile: values.config })
        };
    } catch {
        return null;
    }
}

async function main(): Promise<void> {
    const options = readOptions();
    if (!options) {
        process.stderr.write(USAGE);
        process.exitCode = EXIT_USAGE;
        return;
    }
    const running = await startLocalOrg(options);
    process.stdout.write(`${JSON.stringify({ url: running.url, personas: running.personas })}\n`);
    let stopping = false;
    const stop = (): void => {
        if (stopping) return;
        stopping = true;
        running.close().catch(fail);
    };
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
}

function fail(error: unknown): void {
    process.stderr.write(`local org: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = EXIT_FAILED;
}

await main().catch(fail);
