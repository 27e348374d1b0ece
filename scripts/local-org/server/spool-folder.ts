/** The folder in which a server keeps query results and bulk data while they are asked for. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Named with the process that it belongs to, so that others can tell when nobody needs it any more. */
const NAME = /^spool-(\d+)-/;
const OWN = new Set<string>();
// A process that ends at once leaves nothing behind.
process.once('exit', () => OWN.forEach(removeSpoolFolder));

/**
 * A folder of this run alone. What servers that were killed have left in the same parent is of no use and is removed.
 * @param parent The data folder; the machine's temporary folder unless told, where nothing is removed.
 */
export function openSpoolFolder(parent: string | undefined): string {
    if (parent !== undefined) {
        mkdirSync(parent, { recursive: true });
        removeLeftovers(parent);
    }
    const folder = mkdtempSync(join(parent ?? tmpdir(), `spool-${process.pid}-`));
    OWN.add(folder);
    return folder;
}

export function removeSpoolFolder(folder: string): void {
    rmSync(folder, { recursive: true, force: true });
    OWN.delete(folder);
}

function removeLeftovers(parent: string): void {
    for (const name of readdirSync(parent)) {
        const pid = NAME.exec(name)?.[1];
        const folder = join(parent, name);
        if (pid !== undefined && !OWN.has(folder) && !isOthers(Number(pid)))
            rmSync(folder, { recursive: true, force: true });
    }
}

/** Whether another process with this number runs. In containers a start often gets the number of the one before it. */
function isOthers(pid: number): boolean {
    if (pid === process.pid) return false;
    try {
        process.kill(pid, 0);
        return true;
    } catch (error) {
        // It runs, but as another user.
        return error instanceof Error && 'code' in error && error.code === 'EPERM';
    }
}
