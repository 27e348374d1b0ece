import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Builds that are kept; more than one, so that going back and forth between branches costs nothing. */
const KEPT_BUILDS = 5;
/** Younger builds stay: another process may be serving them. */
const KEPT_MS = 24 * 3_600_000;

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

/** Takes away old builds, whose folders' names begin so. */
export function dropOldBuilds(cacheFolder: string, prefix: string): void {
    const builds = readdirSync(cacheFolder)
        .filter((name) => name.startsWith(prefix))
        .map((name) => path.join(cacheFolder, name))
        .map((folder) => ({ folder, built: statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
        .sort((left, right) => right.built - left.built);
    for (const { folder } of builds.slice(KEPT_BUILDS).filter(({ built }) => Date.now() - built > KEPT_MS)) {
        rmSync(folder, { recursive: true, force: true });
    }
}
