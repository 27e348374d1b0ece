/** Local orgs of their own for benchmarks. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LocalServer } from '../org/connection.ts';

const ROOT = join(import.meta.dirname, '../..');

/** A running local org and the process that it runs in. */
export interface ServerProcess extends LocalServer {
    readonly pid: number;
}

/** A local org in a process of its own, as a Salesforce org would be. Its folder is made when it is not there. */
export async function withServer<T>(dataFolder: string, use: (server: ServerProcess) => Promise<T>): Promise<T> {
    const child = spawn(
        process.execPath,
        [join(ROOT, 'scripts/local-org/main.ts'), '--port', '0', '--data', dataFolder],
        { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] }
    );
    try {
        const server = await firstLine(child);
        await mkdir(dataFolder, { recursive: true });
        await writeFile(join(dataFolder, 'server.json'), JSON.stringify(server));
        return await use({ ...server, pid: child.pid ?? 0 });
    } finally {
        const ended = new Promise((resolve) => child.once('exit', resolve));
        child.kill();
        await ended;
    }
}

function firstLine(child: ChildProcess): Promise<LocalServer> {
    let text = '';
    return new Promise((resolve, reject) => {
        child.once('exit', () => reject(new Error('the local org did not start')));
        child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
            text += chunk;
            if (text.includes('\n')) resolve(JSON.parse(text.slice(0, text.indexOf('\n'))) as LocalServer);
        });
    });
}

/** Fills a data folder with the sample. Takes half a minute. */
export function makeSample(dataFolder: string): Promise<void> {
    const child = spawn(process.execPath, [join(ROOT, 'scripts/sample/main.ts'), '--data', dataFolder], {
        cwd: ROOT,
        stdio: ['ignore', 'ignore', 'inherit']
    });
    return new Promise((resolve, reject) => {
        child.once('error', reject);
        child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error('The sample could not be made.'))));
    });
}

/** The middle of some measurements. */
export function median(values: readonly number[]): number {
    const sorted = values.toSorted((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
