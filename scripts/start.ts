import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { UsageError } from './jobs/arguments.ts';
import { runCommand, unlessStopped } from './jobs/command.ts';
import { runScore } from './jobs/run-score.ts';
import { PORT_REMEDY, portOf } from './local-org/port.ts';
import { announceServer, refuseSecond, withdrawServer } from './local-org/server-file.ts';
import { DATA_FOLDER, startLocalOrg, type RunningLocalOrg } from './local-org/start.ts';
import { localConnection } from './org/connection.ts';

const USAGE = `Starts the local org with sample data and opens its pages for the browser.

  npm start -- [--port PORT] [--data DIR] [--fresh] [--empty] [--open]

  --port   where to listen on 127.0.0.1; 5100, or the next free one
  --data   where the data is kept (.local-org)
  --fresh  throw the data away and begin anew
  --empty  when beginning anew: without the sample, for data of your own
  --open   open the page in the browser`;

const FIRST_PORT = 5100;
const LAST_PORT = 5199;
const DATABASE = 'org.db';

interface Options {
    readonly port: number | null;
    readonly dataFolder: string;
    readonly fresh: boolean;
    readonly empty: boolean;
    readonly open: boolean;
}

await runCommand(USAGE, async (signal) => {
    const began = performance.now();
    const options = readOptions();
    await refuseSecond(options.dataFolder);
    if (options.fresh) await rm(options.dataFolder, { recursive: true, force: true });
    const isNew = !existsSync(join(options.dataFolder, DATABASE));
    if (isNew && !options.empty) await prepareFirstStart(options.dataFolder, signal);
    const running = await startLocalOrg({
        port: options.port ?? (await freePort()),
        dataFolder: options.dataFolder,
        pages: true,
        progress: say
    });
    announceServer(options.dataFolder, running);
    try {
        if (!isNew) await unlessStopped(signal, refresh(running));
        await unlessStopped(signal, running.preparePages());
        announce(running, performance.now() - began);
        if (options.open) openBrowser(running.url);
        await untilStopped(signal);
    } finally {
        withdrawServer(options.dataFolder);
        await running.close();
    }
    return 0;
});

function readOptions(): Options {
    const { values } = parseArgs({
        options: {
            port: { type: 'string' },
            data: { type: 'string', default: DATA_FOLDER },
            fresh: { type: 'boolean', default: false },
            empty: { type: 'boolean', default: false },
            open: { type: 'boolean', default: false }
        }
    });
    const port = values.port === undefined ? null : portOf(values.port);
    if (values.port !== undefined && port === null)
        throw new UsageError(`--port ${values.port} is not a port: ${PORT_REMEDY}.`);
    return { port, dataFolder: values.data, fresh: values.fresh, empty: values.empty, open: values.open };
}

/** Sample data and pages take half a minute each: made side by side, the data in a process of its own. */
async function prepareFirstStart(dataFolder: string, signal: AbortSignal): Promise<void> {
    // Moved to its place when complete, so that a start that was stopped halfway begins anew.
    const unfinished = join(dataFolder, 'unfinished');
    await rm(unfinished, { recursive: true, force: true });
    say('Making a year of sample data, week by week, and compiling the pages. This is done once.');
    const sample = makeSample(unfinished, signal);
    try {
        await unlessStopped(signal, Promise.all([sample, compilePages()]));
    } catch (error) {
        await sample.catch(() => undefined);
        await rm(unfinished, { recursive: true, force: true });
        throw error;
    }
    // The database last: where it is, a start takes the data for complete.
    const files = (await readdir(unfinished)).filter((file) => file !== DATABASE);
    for (const file of [...files, DATABASE]) await rename(join(unfinished, file), join(dataFolder, file));
    await rm(unfinished, { recursive: true, force: true });
}

function makeSample(dataFolder: string, signal: AbortSignal): Promise<void> {
    const began = performance.now();
    const child = spawn(process.execPath, [join(import.meta.dirname, 'sample', 'main.ts'), '--data', dataFolder], {
        stdio: ['ignore', 'pipe', 'inherit']
    });
    // Ctrl+C reaches it anyway, a signal to this process alone does not.
    const stop = (): void => void child.kill('SIGTERM');
    signal.addEventListener('abort', stop);
    let told = 0;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
        const week = /(\d+) of (\d+)\s*$/.exec(text);
        if (week === null || Number(week[1]) < told + 10) return;
        told = Number(week[1]);
        say(`Sample data: week ${told} of ${week[2] ?? ''}`);
    });
    return new Promise((resolve, reject) => {
        child.once('error', reject);
        child.once('exit', (code) => {
            signal.removeEventListener('abort', stop);
            if (code !== 0) return reject(new Error('The sample data could not be made: see above.'));
            say(`Sample data ready (${seconds(began)})`);
            resolve();
        });
    });
}

/** The compiled pages are kept on disk: any org will do to have them made. */
async function compilePages(): Promise<void> {
    const began = performance.now();
    const running = await startLocalOrg({ port: 0, empty: true, pages: true, progress: say });
    try {
        await running.preparePages();
        say(`Pages ready (${seconds(began)})`);
    } finally {
        await running.close();
    }
}

/** Scores change with the calendar. */
async function refresh(running: RunningLocalOrg): Promise<void> {
    const { customers, changed, asOf } = await runScore(localConnection(running));
    say(`${customers} customers scored as of ${asOf}, ${changed} changed`);
}

function announce({ url, personas }: RunningLocalOrg, milliseconds: number): void {
    const people = Object.entries(personas).map(([persona, { username }]) => `  ${persona.padEnd(12)} ${username}`);
    process.stdout.write(
        [
            '',
            `Happy Path is at ${url} (ready in ${(milliseconds / 1000).toFixed(1)} s)`,
            '',
            'You look as the first of these; the menu at the top right switches:',
            ...people,
            '',
            'Jobs in another terminal: npm run -s score    Stop: Ctrl+C',
            ''
        ].join('\n')
    );
}

/** The first port that nothing listens on. */
async function freePort(): Promise<number> {
    for (let port = FIRST_PORT; port <= LAST_PORT; port += 1) if (await isFree(port)) return port;
    return 0;
}

function isFree(port: number): Promise<boolean> {
    return new Promise((resolve) => {
        const probe = createServer();
        probe.once('error', () => resolve(false));
        probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
    });
}

function openBrowser(url: string): void {
    const [command, ...args] =
        process.platform === 'darwin'
            ? ['open']
            : process.platform === 'win32'
              ? ['cmd', '/c', 'start', '']
              : ['xdg-open'];
    const child = spawn(command ?? 'xdg-open', [...args, url], { stdio: 'ignore', detached: true });
    child.once('error', () => say(`No browser could be opened: open ${url} yourself.`));
    child.unref();
}

function untilStopped(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) =>
        signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve(), { once: true })
    );
}

function say(line: string): void {
    process.stderr.write(`${line}\n`);
}

function seconds(began: number): string {
    return `${((performance.now() - began) / 1000).toFixed(1)} s`;
}
