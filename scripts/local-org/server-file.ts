/** `server.json` beside the data: where other processes find the server that keeps it, and as whom they may sign in. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunningLocalOrg } from './start.ts';

/**
 * Two servers on one database would each think that they alone keep it.
 * @throws Error when another one already serves this data. What was killed leaves its address behind, but no longer answers there.
 */
export async function refuseSecond(dataFolder: string): Promise<void> {
    const url = servedAt(dataFolder);
    if (url === null) return;
    const answers = await fetch(`${url}/services/data`).then(
        (response) => response.ok,
        () => false
    );
    if (answers) throw new Error(`A local org already runs on this data at ${url}: open that, or stop it first.`);
}

/** Lets others find the server. The file holds tokens: nobody else may read it. */
export function announceServer(dataFolder: string, { url, personas }: RunningLocalOrg): void {
    writeFileSync(serverFile(dataFolder), JSON.stringify({ url, personas }), { mode: 0o600 });
}

/** To be called before the server closes. */
export function withdrawServer(dataFolder: string): void {
    rmSync(serverFile(dataFolder), { force: true });
}

function servedAt(dataFolder: string): string | null {
    try {
        const { url } = JSON.parse(readFileSync(serverFile(dataFolder), 'utf8')) as { readonly url?: unknown };
        return typeof url === 'string' ? url : null;
    } catch {
        return null;
    }
}

function serverFile(dataFolder: string): string {
    return join(dataFolder, 'server.json');
}
