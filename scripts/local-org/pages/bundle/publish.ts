import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Writes files into a new folder as one: an interrupted build leaves no half of it, and of two processes that build
 * the same at once the first one's stays.
 */
export function publish(folder: string, files: ReadonlyMap<string, string>): void {
    const building = `${folder}.${process.pid}`;
    rmSync(building, { recursive: true, force: true });
    mkdirSync(building, { recursive: true });
    for (const [name, content] of files) {
        writeFileSync(path.join(building, name), content);
    }
    try {
        renameSync(building, folder);
    } catch (error) {
        rmSync(building, { recursive: true, force: true });
        if (!existsSync(folder)) {
            throw error;
        }
    }
}
