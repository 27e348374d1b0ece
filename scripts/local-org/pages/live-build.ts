import { buildPages, sourceKey, type Build, type BuildOptions } from './build.ts';

/** Sources are looked at again at most this often: one page asks for several files at once. */
const LOOK_AGAIN_MS = 500;

/**
 * Builds the pages, and again whenever a source has changed by the time that a page is opened, so that a developer
 * only has to reload. The first build's fault is thrown here, later ones when the page is asked for.
 */
export async function liveBuild(options: BuildOptions): Promise<() => Promise<Build>> {
    let key = sourceKey(options);
    let lookedAt = Date.now();
    let build = buildPages(options);
    await build;
    return () => {
        if (Date.now() - lookedAt > LOOK_AGAIN_MS) {
            lookedAt = Date.now();
            const now = sourceKey(options);
            if (now !== key) {
                key = now;
                build = buildPages(options);
                // Whoever asks next gets the fault; an unwatched promise would end the process.
                build.catch(() => undefined);
            }
        }
        return build;
    };
}
